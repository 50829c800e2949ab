#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <type_traits>
#include <utility>

#include "base/odds_coder.h"
#include "base/varint.h"
#include "claim/claim.h"
#include "claim/record_words.h"
#include "claim/wording.h"

namespace kilde::claim {
namespace {

using base::LabelOdds;
using base::NumberOdds;
using base::Odds;

constexpr uint8_t kFormat = 5;            // of the bytes; another number is not read
constexpr double kMostWhole = 1e15;       // below it every whole number is exact
constexpr uint64_t kMostRows = 1u << 24;  // of any list: more were not written by encode
constexpr uint8_t kNew = 5;               // where a role is not known yet

// Weights that terms often have (terms.cc); others stand in the record.
constexpr std::array<float, 14> kWeights = {1,    0.25F, 0.7F,  0.4F,        0.8F,  0.25F * 0.4F,
                                            0.6F, 0.35F, 0.42F, 0.4F * 0.7F, 0.56F, 0.8F * 0.4F,
                                            0.5F, 0.245F};

// What a key was like where the record had it last.
struct Known {
  bool there = false;
  uint8_t kind = 0, role = kNew;
  bool single = false;
  uint64_t weight = 0;
};

// Says how a record is written and how it is read, which is the same: numbers are told to the
// side, and a reading one gives them back.
template <typename Side>
class Codec {
 public:
  static constexpr bool kReads = Side::kReads;
  template <typename T>
  using Value = std::conditional_t<kReads, T, const T>;

  Codec(Side& side, RecordWords& words, const Beside& beside)
      : side_(side), words_(words), beside_(beside), weights_(kWeights.begin(), kWeights.end()) {
    if constexpr (kReads) known_.resize(words.size());
  }

  bool ok() const { return ok_ && side_.ok(); }

  void report(Value<Report>& report) {
    beside(report.id, beside_.id), beside(report.lang, beside_.lang);
    beside(report.publisher, beside_.publisher), beside(report.url, beside_.url);
    beside(report.title, beside_.title), beside(report.published, beside_.published);
    text(report.publisher_key), text(report.scene);
    list(report.cites, [&](auto& key) { text(key); });
    list(report.spots, [&](auto& spot) {
      text(spot.key), real(spot.lat), real(spot.lon), flag(small_, spot.small);
    });
    list(report.claims, [&](auto& each) { claim(each); });
  }

 private:
  // The helpers: each tells a value to the side, or has it from there.
  uint64_t number(NumberOdds& odds, uint64_t value) { return odds.code(side_, value); }
  template <typename Number>
  void number_of(NumberOdds& odds, Number& value) {
    const uint64_t got = number(odds, static_cast<uint64_t>(value));
    if constexpr (kReads) value = static_cast<std::remove_const_t<Number>>(got);
  }
  // A number told by how far it is from another.
  template <typename Number>
  void near(NumberOdds& odds, Number& value, int64_t other) {
    const uint64_t got = number(odds, base::zigzag(int64_t{value} - other));
    if constexpr (kReads)
      value = static_cast<std::remove_const_t<Number>>(other + base::unzigzag(got));
  }
  bool is(Odds& odds, bool value) { return side_.bit(odds, value); }
  template <typename Flag>
  void flag(Odds& odds, Flag& value) {
    const bool got = is(odds, value);
    if constexpr (kReads) value = got;
  }
  template <size_t kBits, typename Label>
  void label(LabelOdds<kBits>& odds, Label& value, std::remove_const_t<Label> last) {
    const uint32_t got = odds.code(side_, static_cast<uint32_t>(value));
    if (got > static_cast<uint32_t>(last)) ok_ = false;
    if constexpr (kReads) value = static_cast<Label>(std::min(got, static_cast<uint32_t>(last)));
  }
  template <typename Bits>
  Bits bits(Bits value) {
    Bits got = 0;
    for (size_t left = 8 * sizeof value; left-- > 0;)
      got |= static_cast<Bits>(static_cast<Bits>(side_.even((value >> left & 1) != 0)) << left);
    return got;
  }
  void real(Value<float>& value) {
    const auto got = bits(std::bit_cast<uint32_t>(value));
    if constexpr (kReads) value = std::bit_cast<float>(got);
  }
  // Most numbers of news are whole.
  void count(Value<double>& value) {
    const bool whole = value >= 0 && value < kMostWhole && value == std::floor(value);
    if (is(whole_, whole)) {
      const uint64_t got = number(count_, whole ? static_cast<uint64_t>(value) : 0);
      if constexpr (kReads) value = static_cast<double>(got);
    } else {
      const uint64_t got = bits(std::bit_cast<uint64_t>(double{value}));
      if constexpr (kReads) value = std::bit_cast<double>(got);
    }
  }
  uint64_t id_of(std::string_view word) {
    if constexpr (kReads)
      return 0;
    else
      return words_.id(word);
  }
  void text(Value<std::string>& value) {
    if (is(empty_, value.empty())) return;
    const uint64_t id = number(text_, id_of(value));
    if constexpr (kReads) value = words_.word(id);
    if (kReads && id >= words_.size()) ok_ = false;
  }
  void beside(Value<std::string>& value, std::string_view told) {
    if (!is(beside_odds_, value == told)) return text(value);
    if constexpr (kReads) value = told;
  }
  template <typename List, typename Each>
  void list(List& values, const Each& each) {
    const uint64_t rows = number(rows_, values.size());
    if (rows > kMostRows) ok_ = false;
    for (uint64_t i = 0; i < rows && ok(); ++i) {
      if constexpr (kReads) values.emplace_back();
      each(values[i]);
    }
  }

  void claim(Value<Claim>& claim) {
    content(claim.content);
    attribution(claim.attribution);
    label(places_[static_cast<size_t>(last_.place)], claim.place, Place::kCorrection);
    const bool credited = claim.attribution >= 0;
    label(forms_[credited], claim.form, Form::kPhrase);
    label(acts_[credited], claim.act, Act::kOther);
    label(factualities_[static_cast<size_t>(last_.factuality)], claim.factuality,
          Factuality::kAsked);
    flag(flags_[0], claim.negated), flag(flags_[1], claim.denied), flag(flags_[2], claim.again);
    flag(flags_[3], claim.earlier), flag(flags_[4], claim.withdrawn);
    flag(flags_[5], claim.deadline);
    terms(claim.terms, static_cast<size_t>(claim.form));
    predicate(claim);
    list(claim.quantities, [&](auto& each) { quantity(each); });
    day(days_[0], claim.from), day(days_[1], claim.to);
    voice(claim.voice);
    wording(claim);
    last_ = {claim.place, claim.factuality};
  }

  void content(Value<ByteSpans>& spans) {
    ByteSpan before = place_;
    bool first = true;
    list(spans, [&](auto& span) {
      near(begins_[first], span.begin, first ? before.begin : before.end);
      near(ends_[first], span.end, first ? before.end : span.begin);
      before = span;
      if (first) place_ = span;
      first = false;
      if (kReads && span.end < span.begin) ok_ = false;
    });
    if (!first) place_.end = before.end;
  }

  void attribution(Value<int32_t>& row) {
    if (is(credited_, row >= 0)) near(attribution_, row, last_row_), last_row_ = row;
    if (row < 0 && row != -1) ok_ = false;
  }

  // Terms stand by their ids, which are near one another; read, they are sorted by key again.
  void terms(Value<std::vector<Term>>& terms, size_t form) {
    std::vector<std::pair<uint64_t, Term>> rows;
    if constexpr (!kReads) {
      for (const Term& term : terms) rows.emplace_back(words_.id(term.key), term);
      std::ranges::sort(rows, {}, &std::pair<uint64_t, Term>::first);
      known_.resize(words_.size());
    }
    const uint64_t count = number(terms_[form], rows.size());
    if (count > words_.size()) ok_ = false;
    uint8_t role = kNew;
    for (uint64_t i = 0; i < count && ok(); ++i) {
      if constexpr (kReads) rows.emplace_back();
      auto& [id, term] = rows[i];
      id = term_id(form, i == 0, id);
      if (ok()) this->term(known_[id], words_.word(id), form, role, term);
      role = static_cast<uint8_t>(term.role);
    }
    if constexpr (kReads) {
      if (!ok()) return;
      std::ranges::sort(rows, {}, [&](const auto& row) { return words_.rank(row.first); });
      for (auto& [id, term] : rows)
        terms.push_back(std::move(term)), terms.back().key = words_.word(id);
    }
  }

  uint64_t term_id(size_t form, bool first, uint64_t id) {
    if (first) {
      const int64_t step = static_cast<int64_t>(id - first_id_);
      first_id_ +=
          static_cast<uint64_t>(base::unzigzag(number(first_term_[form], base::zigzag(step))));
      id_ = first_id_;
      step_ = 0;
    } else {
      step_ = number(steps_[std::min<uint64_t>(step_, steps_.size() - 1)], id - id_ - 1);
      id_ += step_ + 1;
    }
    if (id_ >= words_.size()) ok_ = false;
    return id_;
  }

  void term(Known& known, std::string_view key, size_t form, uint8_t role_before, Term& term) {
    const bool like =
        known.there && known.kind == static_cast<uint8_t>(term.kind) && known.single == term.single;
    if (!known.there || !is(alike_, like)) {
      label(kinds_[known.there ? kKeyClasses : class_of(key)], term.kind, Term::Kind::kOther);
      flag(single_[term.kind == Term::Kind::kConcept], term.single);
    } else {
      term.kind = static_cast<Term::Kind>(known.kind), term.single = known.single;
    }
    label(roles_[form == static_cast<size_t>(Form::kPhrase)][known.role][role_before], term.role,
          Role::kModifier);
    weight(known, term);
    known = {true, static_cast<uint8_t>(term.kind), static_cast<uint8_t>(term.role), term.single,
             known.weight};
  }

  void weight(Known& known, Term& term) {
    const auto role = static_cast<size_t>(term.role);
    uint64_t row =
        static_cast<uint64_t>(std::ranges::find(weights_, term.weight) - weights_.begin());
    if (known.there && is(same_weight_[role][known.role], row == known.weight))
      row = known.weight;
    else
      row = number(weight_[known.there][static_cast<size_t>(term.kind)][role == kNew - 1], row);
    if (row > weights_.size()) return void(ok_ = false);
    if (row == weights_.size()) {
      weights_.push_back(term.weight);
      const auto told = bits(std::bit_cast<uint32_t>(term.weight));
      weights_.back() = std::bit_cast<float>(told);
    }
    term.weight = weights_[row];
    known.weight = row;
  }

  static constexpr size_t kKeyClasses = 5;
  static size_t class_of(std::string_view key) {
    if (key.starts_with('~')) return 1;
    if (key.starts_with("n:")) return 2;
    if (key.find(':') != key.npos) return 3;
    return key.starts_with('Q') ? 4 : 0;
  }

  // Mostly the weightiest of the terms that may be one (terms.cc).
  void predicate(Value<Claim>& claim) {
    const Term* best = nullptr;
    for (const Term& term : claim.terms)
      if (term.role == Role::kPredicate && term.kind <= Term::Kind::kWord &&
          (!best || term.weight > best->weight))
        best = &term;
    const std::string_view likely = best ? std::string_view(best->key) : "";
    if (!is(likely_, claim.predicate == likely)) return text(claim.predicate);
    if constexpr (kReads) claim.predicate = likely;
  }

  void quantity(Value<Quantity>& each) {
    count(each.low);
    if (!is(exact_, each.high == each.low))
      count(each.high);
    else if constexpr (kReads)
      each.high = each.low;
    text(each.of);
    label(bound_, each.bound, Bound::kAtMost);
  }

  void day(Odds& odds, Value<int32_t>& day) {
    if (!is(odds, day != kNoDay)) return;
    near(day_, day, last_day_);
    last_day_ = day;
  }

  void voice(Value<Voice>& voice) {
    auto row = static_cast<uint64_t>(std::ranges::find(voices_, voice) - voices_.begin());
    if (is(same_voice_, row == last_voice_))
      row = last_voice_;
    else
      row = number(voice_, row);
    if (row > voices_.size()) return void(ok_ = false);
    if (row == voices_.size()) {
      new_voice(voice);
      voices_.push_back(voice);
    } else if constexpr (kReads) {
      voice = voices_[row];
    }
    last_voice_ = row;
  }

  void new_voice(Value<Voice>& voice) {
    text(voice.name), text(voice.key), text(voice.body), text(voice.to);
    list(voice.body_names, [&](auto& key) { text(key); });
    list(voice.via, [&](auto& key) { text(key); });
    label(source_kind_, voice.kind, SourceKind::kCollective);
    label(source_grade_, voice.grade, SourceGrade::kNamed);
    flag(joint_, voice.joint);
    day(voice_days_[0], voice.from), day(voice_days_[1], voice.to_day);
  }

  void wording(Value<Claim>& claim) {
    const uint64_t told = wording_in(beside_.text, claim.content);
    if (!is(wording_, claim.wording == told)) {
      const uint64_t got = bits(claim.wording);
      if constexpr (kReads) claim.wording = got;
    } else if constexpr (kReads) {
      claim.wording = told;
    }
  }

  Side& side_;
  RecordWords& words_;
  const Beside& beside_;
  bool ok_ = true;

  // What was told last.
  struct Last {
    Place place = Place::kBody;
    Factuality factuality = Factuality::kAsserted;
  } last_;
  ByteSpan place_;
  int32_t last_row_ = 0, last_day_ = 0;
  uint64_t id_ = 0, first_id_ = 0, step_ = 0, last_voice_ = 0;
  std::vector<Known> known_;  // by word
  std::vector<float> weights_;
  std::vector<Voice> voices_;

  // The odds of each kind of number, where it matters after what.
  Odds whole_, empty_, beside_odds_, small_, credited_, alike_, likely_, exact_, same_voice_,
      joint_, wording_;
  std::array<Odds, 6> flags_;
  std::array<Odds, 2> days_, voice_days_, single_;
  std::array<std::array<Odds, kNew + 1>, kNew> same_weight_;
  NumberOdds count_, text_, rows_, attribution_, day_, voice_;
  std::array<NumberOdds, 2> begins_, ends_;
  std::array<NumberOdds, 3> terms_, first_term_;
  std::array<NumberOdds, 4> steps_;
  std::array<std::array<std::array<NumberOdds, 2>, 6>, 2> weight_;
  std::array<LabelOdds<2>, 3> places_;
  std::array<LabelOdds<2>, 2> forms_;
  std::array<LabelOdds<4>, 2> acts_;
  std::array<LabelOdds<3>, 5> factualities_;
  std::array<LabelOdds<3>, kKeyClasses + 1> kinds_;
  std::array<std::array<std::array<LabelOdds<3>, kNew + 1>, kNew + 1>, 2> roles_;
  LabelOdds<4> source_kind_;
  LabelOdds<2> source_grade_, bound_;
};

}  // namespace

Record encode(const Report& report, const Beside& beside) {
  RecordWords words = RecordWords::of(report);
  base::OddsWriter side;
  Codec<base::OddsWriter>(side, words, beside).report(report);
  return {words.joined(), static_cast<char>(kFormat) + side.finish()};
}

std::optional<Report> decode(std::string_view words, std::string_view numbers,
                             const Beside& beside) {
  if (numbers.empty() || static_cast<uint8_t>(numbers[0]) != kFormat) return {};
  RecordWords known = RecordWords::parse(words);
  base::OddsReader side(numbers.substr(1));
  Codec<base::OddsReader> codec(side, known, beside);
  Report report;
  codec.report(report);
  if (!codec.ok() || !side.whole()) return {};
  return report;
}

}  // namespace kilde::claim
