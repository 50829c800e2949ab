// Which propositions cannot both be true.
#include <algorithm>
#include <map>
#include <set>

#include "lineage/moment.h"
#include "proposition/relations.h"

namespace kilde::proposition {
namespace {

using claim::Claim;
using claim::Quantity;

// Log-odds that two claims say the same but for what differs; more for what one of them denies, as
// much is denied that is like it; less for two causes of one thing, which share little else.
constexpr double kDisputed = 0.0, kDenied = 0.5, kRival = -1.0;

// Things that are counted up: another number on another day is news, no dispute.
constexpr std::string_view kGrowing[] = {"die",    "injure",   "missing", "victim", "kill",
                                         "rescue", "evacuate", "arrest",  "infect"};

bool grows(const Claim& claim) {
  return std::ranges::any_of(claim.terms, [](const claim::Term& term) {
    return std::ranges::find(kGrowing, term.key) != std::end(kGrowing);
  });
}

// Whether more were counted later: three at noon, five in the evening.
bool grew(const Said& a, const Quantity& x, const Said& b, const Quantity& y) {
  if (!grows(*a.claim) || !grows(*b.claim)) return false;
  if (day_of(*a.report) != day_of(*b.report)) return true;
  const lineage::Moment of_a = lineage::moment_of(a.report->published);
  const lineage::Moment of_b = lineage::moment_of(b.report->published);
  return (of_a.before(of_b) && x.high < y.low) || (of_b.before(of_a) && y.high < x.low);
}

bool has_term(const Claim& claim, const std::string& key) {
  return std::ranges::any_of(claim.terms, [&](const claim::Term& term) { return term.key == key; });
}

// "Percent", "euro", "people": what everything is counted in.
bool measures(const claim::Concepts& concepts, const std::string& counted) {
  const auto row = concepts.row(counted);
  return counted == "percent" || counted == "person" || (row && concepts.unit(*row));
}

// Whether two claims share more than what is counted: not only that both speak of percent.
bool same_matter(const claim::Concepts& concepts, const Claim& a, const Claim& b,
                 const std::string& counted) {
  return std::ranges::any_of(a.terms, [&](const claim::Term& term) {
    if (term.key == counted || !has_term(b, term.key)) return false;
    const auto row = concepts.row(term.key);
    return !row || !(concepts.light(*row) || concepts.unit(*row));
  });
}

// Two counts of one thing.
bool other_count(const claim::Concepts& concepts, const Said& a, const Said& b) {
  for (const Quantity& x : a.claim->quantities)
    for (const Quantity& y : b.claim->quantities)
      if (!x.of.empty() && x.of == y.of && !same_number(x, y))
        return !grew(a, x, b, y) &&
               (!measures(concepts, x.of) || same_matter(concepts, *a.claim, *b.claim, x.of));
  return false;
}

bool names_nation(const Claim& claim) {
  return std::ranges::any_of(claim.terms, [](const claim::Term& term) {
    return term.kind == claim::Term::Kind::kConcept && term.key.starts_with("country:") &&
           term.role != claim::Role::kModifier;
  });
}

// What a place or a state has brought about is another thing, though both are there.
bool is_thing(const claim::Term& term) {
  return term.kind != claim::Term::Kind::kPlace && !term.key.starts_with("country:");
}

// "A drone as the cause", "caused by a technical fault": told as causes, or alike in two things.
bool told_as_causes(const Claim& a, const Claim& b) {
  auto shared = [&](const claim::Term& term) { return is_thing(term) && has_term(b, term.key); };
  const auto alike = std::ranges::count_if(a.terms, shared);
  return alike > 1 || (alike == 1 && (has_term(a, "cause") || has_term(b, "cause")));
}

// Two causes that exclude each other: a drone and a mine.
bool rival_causes(const claim::Concepts& concepts, const Claim& a, const Claim& b) {
  for (const claim::Term& x : a.terms) {
    if (has_term(b, x.key)) continue;
    for (const claim::Term& y : b.terms)
      if (concepts.rival_causes(x.key, y.key) && !has_term(a, y.key)) return told_as_causes(a, b);
  }
  return false;
}

// The score that two claims would have without what keeps them apart.
double score_but_for(const Comparer& comparer, Features features, const Near& near) {
  if (near.polarity) features[Feature::kPolarity] = 0;
  if (near.nation) features[Feature::kOtherNation] = features[Feature::kOtherLand] = 0;
  if (near.number) {
    features[Feature::kOtherNumber] = 0;
    features[Feature::kNumber] = 0.5;
  }
  if (near.opposite)
    features[Feature::kOtherPredicate] = features[Feature::kOtherActor] =
        features[Feature::kOpposed] = features[Feature::kOtherCause] = 0;
  features[Feature::kVoice] = 0;
  return comparer.score(features);
}

// Of days that differ, or told on another day: who was arrested may be free by now.
bool of_other_days(const Said& a, const Said& b, const Features& features) {
  if (features[Feature::kOtherDay] > 0) return true;
  return features[Feature::kDay] == 0 && day_of(*a.report) != day_of(*b.report);
}

// Whether what two claims tell excludes each other; looked for only where they are alike.
bool exclude(const Comparer& comparer, const claim::Concepts& concepts, const Said& a,
             const Said& b, const Features& features, Near& near) {
  near.opposite = true;
  near.score = score_but_for(comparer, features, near);
  if (near.score < kRival) return near.opposite = false;
  if (near.score < kDisputed) return near.opposite = rival_causes(concepts, *a.claim, *b.claim);
  const std::optional<Opposed> found = opposed(concepts, *a.claim, *b.claim);
  return near.opposite = found && !(concepts.in_turn(found->of_a, found->of_b) &&
                                    of_other_days(a, b, features));
}

// "No Ukrainian drone" says nothing against "a drone": what is denied is more than what is said.
bool denies_more(const Said& a, const Said& b, const Features& features) {
  if (features[Feature::kOneNation] == 0) return false;
  return names_nation(a.claim->negated ? *a.claim : *b.claim);
}

// Whether the words of one stand within those of the other, as a clause in its sentence; what
// somebody denies there stays in dispute: "Moscow denied Kyiv's claim that ...".
bool one_within(const Said& a, const Said& b) {
  if (a.report != b.report) return false;
  auto within = [](const Claim& part, const Claim& whole) {
    if (whole.denied || part.content.empty()) return false;
    return std::ranges::all_of(part.content, [&](ByteSpan words) {
      return std::ranges::any_of(whole.content,
                                 [&](ByteSpan span) { return span.contains(words); });
    });
  };
  return within(*a.claim, *b.claim) || within(*b.claim, *a.claim);
}

// Counts of what was elsewhere, or of what else was done: eight trucks drove, five burnt.
bool of_something_else(const Features& features) {
  return features[Feature::kOtherSpot] > 0 || features[Feature::kOtherPredicate] > 0;
}

}  // namespace

std::optional<Opposed> opposed(const claim::Concepts& concepts, const Claim& a, const Claim& b) {
  if (concepts.opposite(a.predicate, b.predicate)) return Opposed{a.predicate, b.predicate};
  for (const claim::Term& x : a.terms) {
    if (x.kind != claim::Term::Kind::kConcept || has_term(b, x.key)) continue;
    for (const claim::Term& y : b.terms)
      if (y.kind == claim::Term::Kind::kConcept && concepts.opposite(x.key, y.key) &&
          !has_term(a, y.key))
        return Opposed{x.key, y.key};
  }
  return std::nullopt;
}

std::optional<Near> clash(const Comparer& comparer, const claim::Concepts& concepts, const Said& a,
                          const Said& b, const Features& features) {
  const bool foretold = a.claim->factuality == Factuality::kPredicted &&
                        b.claim->factuality == Factuality::kPredicted;
  if (!foretold && (!is_plain(*a.claim) || !is_plain(*b.claim))) return std::nullopt;
  if (one_within(a, b)) return std::nullopt;
  Near near;
  near.polarity = features[Feature::kPolarity] > 0;
  if (foretold && !near.polarity) return std::nullopt;
  if (near.polarity && denies_more(a, b, features)) return std::nullopt;
  near.number = !near.polarity && features[Feature::kOtherNumber] > 0 &&
                !of_something_else(features) && other_count(concepts, a, b);
  if (!near.polarity && !near.number) {
    if (a.claim->negated || b.claim->negated) return std::nullopt;
    if (exclude(comparer, concepts, a, b, features, near)) return near;
    near.nation = features[Feature::kOtherNation] > 0;
    if (!near.nation) return std::nullopt;
  }
  near.score = score_but_for(comparer, features, near);
  return near.score >= (near.polarity ? kDenied : kDisputed) ? std::optional(near) : std::nullopt;
}

bool disputes(const Comparer& comparer, const claim::Concepts& concepts, const Said& a,
              const Said& b, const Features& features) {
  return clash(comparer, concepts, a, b, features).has_value();
}

// As clash, where what only the claims themselves tell is taken to speak for it.
bool may_dispute(const Comparer& comparer, const Opposites& opposites, const Sketch& a,
                 const Sketch& b, const Features& features) {
  const bool foretold =
      a.factuality == Factuality::kPredicted && b.factuality == Factuality::kPredicted;
  if (!foretold && (!is_plain(a) || !is_plain(b))) return false;
  auto score = [&](Near near) { return score_but_for(comparer, features, near); };
  if (features[Feature::kPolarity] > 0) return score({.polarity = true}) >= kDenied;
  if (foretold) return false;
  if (features[Feature::kOtherNumber] > 0 && !of_something_else(features) &&
      score({.number = true}) >= kDisputed)
    return true;
  if (a.negated || b.negated) return false;
  if (score({.opposite = true}) >= kRival && opposites.among(a, b)) return true;
  return features[Feature::kOtherNation] > 0 && score({.nation = true}) >= kDisputed;
}

bool enough_to_dispute(size_t pairs, size_t reports_of_one, size_t reports_of_other) {
  return std::min(reports_of_one, reports_of_other) <= (pairs >= 2 ? kShareOfDisputes * pairs : 1);
}

std::vector<Near> near_propositions(const Relating& relating) {
  struct Clashes {
    Near best;
    size_t count = 0;
  };
  std::vector<std::set<const claim::Report*>> reports(relating.home.size());
  for (size_t row = 0; row < relating.said.size(); ++row)
    reports[relating.home[row]].insert(relating.said[row].report);
  std::map<std::pair<uint32_t, uint32_t>, Clashes> clashes;
  for (const auto& [x, y] : relating.pairs) {
    const uint32_t a = relating.home[x], b = relating.home[y];
    if (a == b) continue;
    std::optional<Near> near = clash(relating.comparer, relating.concepts, relating.said[x],
                                     relating.said[y], relating.comparer.features(x, y));
    if (!near) continue;
    near->a = std::min(a, b), near->b = std::max(a, b);
    Clashes& known = clashes[std::pair(near->a, near->b)];
    if (known.count++ == 0 || near->score > known.best.score) known.best = *near;
  }
  std::vector<Near> found;
  for (const auto& [pair, known] : clashes)
    if (enough_to_dispute(known.count, reports[pair.first].size(), reports[pair.second].size()))
      found.push_back(known.best);
  return found;
}

void find_disputes(const Relating&, const std::vector<Near>& near,
                   std::vector<Proposition>& propositions) {
  for (const Near& pair : near) {
    propositions[pair.a].disputes.push_back(pair.b);
    propositions[pair.b].disputes.push_back(pair.a);
  }
  for (Proposition& proposition : propositions) std::ranges::sort(proposition.disputes);
}

}  // namespace kilde::proposition
