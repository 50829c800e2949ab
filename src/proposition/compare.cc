#include "proposition/compare.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/data_table.h"

namespace kilde::proposition {
namespace {

using claim::Bound;
using claim::kNoDay;
using claim::Role;
using claim::Term;
using Number = Sketch::Number;
using Spot = Sketch::Spot;
using Weighed = Comparer::Weighed;

constexpr double kExactTolerance = 0.02, kAboutTolerance = 0.12;  // shares of the number
constexpr double kFarKilometres = 60;                             // two small places are not one
constexpr double kMostShared = 2.5;
constexpr float kTelling = 0.3F;  // plain weight of a term that says something

constexpr std::array<std::string_view, kFeatures> kNames = {
    "dice",         "covered",         "shared",         "plain_dice",
    "predicate",    "other_predicate", "odd_predicate",  "number",
    "other_number", "two_numbers",     "one_number",     "day",
    "other_day",    "one_day",         "spot",           "other_spot",
    "other_actor",  "actor",           "one_actor",      "polarity",
    "factuality",   "again",           "wording",        "voice",
    "language",     "one_report",      "headline",       "phrase",
    "length",       "both_negated",    "roles",          "other_roles",
    "nation",       "one_nation",      "other_nation",   "several_and_one",
    "one_left",     "both_left",       "core_left",      "one_land",
    "other_land",   "bare_phrase",     "rarest",         "terms",
    "opposed",      "other_cause",     "dice*dice",      "covered*covered",
    "dice*covered", "dice*shared",     "dice*predicate", "dice*language",
    "dice*number",  "covered*number",  "covered*shared", "predicate*shared",
    "one"};

template <typename Each>
void walk(const std::vector<Weighed>& a, const std::vector<Weighed>& b, const Each& each) {
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() || y != b.end()) {
    if (y == b.end() || (x != a.end() && x->key < y->key))
      each(&*x++, static_cast<const Weighed*>(nullptr));
    else if (x == a.end() || y->key < x->key)
      each(static_cast<const Weighed*>(nullptr), &*y++);
    else
      each(&*x++, &*y++);
  }
}

template <typename Quantity>
bool same_count(const Quantity& a, const Quantity& b) {
  const bool about = a.bound == Bound::kAbout || b.bound == Bound::kAbout;
  const double tolerance = about ? kAboutTolerance : kExactTolerance;
  const double low = std::max(a.low, b.low), high = std::min(a.high, b.high);
  return low <= high + tolerance * std::max(std::abs(low), std::abs(high));
}

bool same_unit(const Number& a, const Number& b) { return a.of == b.of || a.of == 0 || b.of == 0; }

// Several of what the other tells one of: "three sailors" and "a sailor".
bool several_and_one(const Sketch& several, const Sketch& one) {
  return std::ranges::any_of(several.numbers, [&](const Number& count) {
    if (count.low < 2 || count.of == 0) return false;
    const auto term = std::ranges::lower_bound(one.terms, count.of, {}, &Sketch::Term::key);
    return term != one.terms.end() && term->key == count.of && term->single &&
           term->role != Role::kModifier &&
           std::ranges::none_of(one.numbers,
                                [&](const Number& other) { return other.of == count.of; });
  });
}

void weigh_numbers(const Sketch& a, const Sketch& b, Features& features) {
  if (a.numbers.empty() && b.numbers.empty()) return;
  features[Feature::kSeveralAndOne] = several_and_one(a, b) || several_and_one(b, a);
  const bool same = std::ranges::any_of(a.numbers, [&](const Number& x) {
    return std::ranges::any_of(
        b.numbers, [&](const Number& y) { return same_count(x, y) && same_unit(x, y); });
  });
  const bool one_thing = std::ranges::any_of(a.numbers, [&](const Number& x) {
    return std::ranges::any_of(b.numbers,
                               [&](const Number& y) { return x.of != 0 && x.of == y.of; });
  });
  const bool both = !a.numbers.empty() && !b.numbers.empty();
  if (same)
    features[Feature::kNumber] = 1;
  else if (one_thing)
    features[Feature::kOtherNumber] = 1;
  else
    features[both ? Feature::kTwoNumbers : Feature::kOneNumber] = 1;
}

void weigh_days(const Sketch& a, const Sketch& b, Features& features) {
  const bool of_a = a.from != kNoDay && a.to != kNoDay, of_b = b.from != kNoDay && b.to != kNoDay;
  if (of_a && of_b) {
    const bool meet = a.from < b.to && b.from < a.to;
    features[meet ? Feature::kDay : Feature::kOtherDay] = 1;
  } else if (of_a != of_b) {
    features[Feature::kOneDay] = 1;
  }
}

double kilometres(const Spot& a, const Spot& b) {
  constexpr double kDegree = 111.2, kRadians = 0.017453292519943295;
  const double dy = a.lat - b.lat;
  const double dx = (a.lon - b.lon) * std::cos((a.lat + b.lat) / 2 * kRadians);
  return kDegree * std::sqrt(dx * dx + dy * dy);
}

void weigh_places(const Sketch& a, const Sketch& b, Features& features) {
  if (a.spots.empty() || b.spots.empty()) return;
  for (const Spot& x : a.spots)
    for (const Spot& y : b.spots)
      if (x.key == y.key || kilometres(x, y) < kFarKilometres) {
        features[Feature::kSpot] = 1;
        return;
      }
  features[Feature::kOtherSpot] = 1;
}

void weigh_the_rest(const Sketched& a, const Sketched& b, Features& features) {
  const Sketch &x = *a.claim, &y = *b.claim;
  features[Feature::kPolarity] = x.negated != y.negated;
  features[Feature::kFactuality] = is_plain(x) != is_plain(y);
  features[Feature::kAgain] = x.again != y.again;
  features[Feature::kWording] = x.wording == y.wording;
  features[Feature::kVoice] = x.voice != 0 && x.voice == y.voice;
  features[Feature::kLanguage] = a.report->lang != b.report->lang;
  features[Feature::kOneReport] = a.report == b.report;
  features[Feature::kHeadline] =
      (x.place == claim::Place::kHeadline) != (y.place == claim::Place::kHeadline);
  features[Feature::kPhrase] = (x.form == claim::Form::kPhrase) + (y.form == claim::Form::kPhrase);
  features[Feature::kLength] = std::abs(
      std::log(static_cast<double>(x.terms.size() + 1) / static_cast<double>(y.terms.size() + 1)));
  features[Feature::kBothNegated] = x.negated && y.negated;
}

void multiply(Features& f) {
  const double dice = f[Feature::kDice], covered = f[Feature::kCovered];
  const double shared = f[Feature::kShared], predicate = f[Feature::kPredicate];
  f[Feature::kDice2] = dice * dice;
  f[Feature::kCovered2] = covered * covered;
  f[Feature::kDiceCovered] = dice * covered;
  f[Feature::kDiceShared] = dice * shared;
  f[Feature::kDicePredicate] = dice * predicate;
  f[Feature::kDiceLanguage] = dice * f[Feature::kLanguage];
  f[Feature::kDiceNumber] = dice * f[Feature::kNumber];
  f[Feature::kCoveredNumber] = covered * f[Feature::kNumber];
  f[Feature::kCoveredShared] = covered * shared;
  f[Feature::kPredicateShared] = predicate * shared;
  f[Feature::kOne] = 1;
}

// Whether one side, the other or both name something of a kind.
struct Sides {
  bool a = false, b = false, common = false;
  void add(bool of_a, bool of_b, bool both) {
    a |= of_a, b |= of_b, common |= both && (of_a || of_b);
  }
};

bool is_actor(const Weighed& term) {
  return (term.kind == Term::Kind::kPerson || term.kind == Term::Kind::kBody) &&
         term.role != Role::kModifier;
}

}  // namespace

std::string_view to_string(Feature feature) { return kNames[static_cast<size_t>(feature)]; }

bool same_number(const claim::Quantity& a, const claim::Quantity& b) { return same_count(a, b); }

Result<Model> Model::load(const std::filesystem::path& root) {
  auto table =
      base::DataTable::load(root / "data" / "claim" / "likeness.tsv", {"feature", "weight"});
  if (!table) return table.error();
  Model model;
  for (const auto& row : table->rows()) {
    const auto name = std::ranges::find(kNames, row["feature"]);
    if (name == kNames.end()) return table->error_at(row, "a feature of compare.h", row["feature"]);
    const std::string_view text = row["weight"];
    double& weight = model.weights_[static_cast<size_t>(name - kNames.begin())];
    const auto read = std::from_chars(text.data(), text.data() + text.size(), weight);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size())
      return table->error_at(row, "a number", text);
  }
  return model;
}

double Model::score(const Features& features) const {
  double sum = 0;
  for (size_t i = 0; i < kFeatures; ++i) sum += weights_[i] * features.values()[i];
  return sum;
}

Comparer::Comparer(const Model& model, const Opposites& opposites, const std::vector<Said>& said,
                   const Commonness& commonness)
    : Comparer(model, opposites, commonness) {
  for (const Said& each : said) {
    const auto [report, fresh] = own_reports_.try_emplace(each.report);
    if (fresh) report->second.lang = each.report->lang;
    add({&report->second, &own_claims_.emplace_back(sketch_of(each))});
  }
}

void Comparer::add(const Sketched& sketched) {
  rows_.push_back(sketched);
  std::vector<Weighed>& terms = terms_.emplace_back();
  std::vector<Against>& against = against_.emplace_back();
  for (const Sketch::Term& term : sketched.claim->terms) {
    const bool concept_term = term.kind == Term::Kind::kConcept;
    terms.push_back({term.key, term.kind, term.role, term.weight,
                     static_cast<float>(term.weight * commonness_.rarity(term.key)),
                     term.land && concept_term && term.role != Role::kModifier, term.land});
    if (concept_term)
      for (const Opposites::Opposite& other : opposites_->of(term.key))
        against.push_back({other.mark, term.key, other.causes});
  }
}

void Comparer::weigh_terms(uint32_t a, uint32_t b, Features& features) const {
  double of_a = 0, of_b = 0, shared = 0, plain_a = 0, plain_b = 0, plain_shared = 0;
  double roles = 0, other_roles = 0;
  double rarest = 0, terms = 0;
  size_t actors_a = 0, actors_b = 0, common = 0;
  Sides nations, lands;
  double left_a = 0, left_b = 0, core_a = 0, core_b = 0;
  auto leave = [&](const Weighed& term, double& left, double& core) {
    const auto weight = static_cast<double>(term.weight);
    left = std::max(left, weight);
    if (term.role <= Role::kObject) core = std::max(core, weight);
  };
  walk(terms_[a], terms_[b], [&](const Weighed* x, const Weighed* y) {
    if (x) of_a += x->weight, plain_a += x->plain, actors_a += is_actor(*x);
    if (y) of_b += y->weight, plain_b += y->plain, actors_b += is_actor(*y);
    nations.add(x && x->nation, y && y->nation, x && y);
    lands.add(x && x->land, y && y->land, x && y);
    if (!y) leave(*x, left_a, core_a);
    if (!x) leave(*y, left_b, core_b);
    if (!x || !y) return;
    rarest = std::max(rarest, static_cast<double>(std::min(x->weight, y->weight)));
    terms += std::min(x->plain, y->plain) >= kWeighty;
    shared += std::min(x->weight, y->weight);
    plain_shared += std::min(x->plain, y->plain);
    common += is_actor(*x) || is_actor(*y);
    if (x->plain <= 0.4F) return;
    const bool parts = (x->role == Role::kSubject || x->role == Role::kObject) &&
                       (y->role == Role::kSubject || y->role == Role::kObject);
    if (parts) (x->role == y->role ? roles : other_roles) += 1;
  });
  if (of_a + of_b > 0) features[Feature::kDice] = 2 * shared / (of_a + of_b);
  if (std::min(of_a, of_b) > 0)
    features[Feature::kCovered] = std::min(1.0, shared / std::min(of_a, of_b));
  if (plain_a + plain_b > 0) features[Feature::kPlainDice] = 2 * plain_shared / (plain_a + plain_b);
  features[Feature::kShared] = std::min(shared, kMostShared);
  features[Feature::kRoles] = std::min(roles, 2.0);
  features[Feature::kOtherRoles] = std::min(other_roles, 1.0);
  features[Feature::kNation] = nations.common;
  features[Feature::kOneNation] = nations.a != nations.b && !nations.common;
  features[Feature::kOtherNation] = nations.a && nations.b && !nations.common;
  features[Feature::kOneLand] = lands.a != lands.b && !lands.common;
  features[Feature::kOtherLand] = lands.a && lands.b && !lands.common;
  features[Feature::kOneLeft] = std::max(left_a, left_b);
  features[Feature::kBothLeft] = std::min(left_a, left_b);
  features[Feature::kCoreLeft] = std::min(core_a, core_b);
  features[Feature::kRarest] = rarest;
  features[Feature::kTerms] = std::min(terms, 4.0);
  features[Feature::kActor] = common > 0;
  features[Feature::kOtherActor] = actors_a > 0 && actors_b > 0 && common == 0;
  features[Feature::kOneActor] = (actors_a > 0) != (actors_b > 0);
}

void Comparer::weigh_predicates(uint32_t a, uint32_t b, Features& features) const {
  auto has = [&](uint32_t row, uint64_t key) {
    return std::ranges::binary_search(terms_[row], key, {}, &Weighed::key);
  };
  auto meets = [&](uint32_t x, uint32_t y) {  // a term of x's predicate that y has
    return std::ranges::any_of(terms_[x], [&](const Weighed& term) {
      return term.role == Role::kPredicate && term.plain > kTelling && has(y, term.key);
    });
  };
  auto says = [&](uint32_t row, Term::Kind kind) {
    return std::ranges::any_of(terms_[row], [&](const Weighed& term) {
      return term.role == Role::kPredicate && term.plain > kTelling && term.kind == kind;
    });
  };
  const uint64_t of_a = rows_[a].claim->predicate, of_b = rows_[b].claim->predicate;
  features[Feature::kPredicate] = (of_a != 0 && has(b, of_a)) || (of_b != 0 && has(a, of_b));
  auto bare = [&](uint32_t phrase, uint32_t other) {  // names what the other tells of, no more
    return rows_[phrase].claim->form == claim::Form::kPhrase &&
           rows_[other].claim->form != claim::Form::kPhrase && !meets(other, phrase);
  };
  features[Feature::kBarePhrase] = bare(a, b) || bare(b, a);
  if (meets(a, b) || meets(b, a)) return;
  const bool known_a = says(a, Term::Kind::kConcept), known_b = says(b, Term::Kind::kConcept);
  features[Feature::kOtherPredicate] = known_a && known_b;
  features[Feature::kOddPredicate] = !(known_a && known_b) &&
                                     (known_a || says(a, Term::Kind::kWord)) &&
                                     (known_b || says(b, Term::Kind::kWord));
}

void Comparer::weigh_opposites(uint32_t a, uint32_t b, Features& features) const {
  auto has = [&](uint32_t row, uint64_t key) {
    return std::ranges::binary_search(terms_[row], key, {}, &Weighed::key);
  };
  for (const Against& pair : against_[a])
    if (has(b, pair.other) && !has(a, pair.other) && !has(b, pair.own))
      features[pair.causes ? Feature::kOtherCause : Feature::kOpposed] = 1;
}

Features Comparer::features(uint32_t a, uint32_t b) const {
  Features features;
  weigh_terms(a, b, features);
  weigh_predicates(a, b, features);
  weigh_numbers(*rows_[a].claim, *rows_[b].claim, features);
  weigh_days(*rows_[a].claim, *rows_[b].claim, features);
  weigh_places(*rows_[a].claim, *rows_[b].claim, features);
  weigh_the_rest(rows_[a], rows_[b], features);
  weigh_opposites(a, b, features);
  multiply(features);
  return features;
}

std::string why(const Features& features, const Claim& a, const Claim& b) {
  std::string text;
  for (const Term& term : a.terms)
    if (std::ranges::binary_search(b.terms, term.key, {}, &Term::key))
      text += (text.empty() ? "" : ", ") + term.key;
  if (text.empty()) text = "no term in common";
  constexpr std::array<std::pair<Feature, const char*>, 12> kTold = {
      {{Feature::kNumber, "the same number"},
       {Feature::kOtherNumber, "other numbers"},
       {Feature::kOneNumber, "one counts"},
       {Feature::kDay, "the same days"},
       {Feature::kOtherDay, "other days"},
       {Feature::kOtherSpot, "other places"},
       {Feature::kOtherActor, "others do it"},
       {Feature::kOpposed, "one excludes the other"},
       {Feature::kOtherCause, "another cause"},
       {Feature::kPolarity, "one is negated"},
       {Feature::kFactuality, "one is not said for certain"},
       {Feature::kVoice, "the same speaker"}}};
  for (const auto& [feature, words] : kTold)
    if (features[feature] > 0) text += std::string("; ") + words;
  return text;
}

}  // namespace kilde::proposition
