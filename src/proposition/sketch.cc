#include "proposition/sketch.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/varint.h"
#include "proposition/commonness.h"

namespace kilde::proposition {
namespace {

using base::put_varint;
using claim::kNoDay;

constexpr size_t kKeyTerms = 12;     // of a claim, the weightiest
constexpr double kMostWhole = 1e15;  // below it every whole number is exact

uint64_t mark_or_none(std::string_view key) { return key.empty() ? 0 : mark_of(key); }

// Rows of what comes often in a report, each once.
template <typename Value>
class Rows {
 public:
  uint64_t row(Value value) {
    const auto [at, fresh] = rows_.try_emplace(value, values_.size());
    if (fresh) values_.push_back(value);
    return at->second;
  }
  const std::vector<Value>& values() const { return values_; }

 private:
  std::unordered_map<Value, size_t> rows_;
  std::vector<Value> values_;
};

void put_whole(std::string& out, uint64_t number, size_t bytes) {
  for (size_t i = 0; i < bytes; ++i) out.push_back(static_cast<char>(number >> 8 * i));
}

void put_text(std::string& out, std::string_view text) {
  put_varint(out, text.size());
  out += text;
}

class Writer {
 public:
  std::string write(const SketchedReport& report) {
    for (const Sketch& claim : report.claims) put(claim);
    std::string out;
    for (const std::string* text : {&report.id, &report.published, &report.lang})
      put_text(out, *text);
    put_varint(out, marks_.values().size());
    for (const uint64_t mark : marks_.values()) put_whole(out, mark, 8);
    put_varint(out, weights_.values().size());
    for (const uint32_t weight : weights_.values()) put_whole(out, weight, 4);
    put_varint(out, report.claims.size());
    return out + claims_;
  }

 private:
  void put(const Sketch& claim) {
    put_varint(claims_, static_cast<uint64_t>(claim.place) |
                            static_cast<uint64_t>(claim.form) << 2 |
                            static_cast<uint64_t>(claim.factuality) << 4 |
                            uint64_t{claim.negated} << 7 | uint64_t{claim.again} << 8);
    put_whole(claims_, claim.wording, 8);
    for (const uint64_t mark : {claim.predicate, claim.voice, claim.listener}) put_mark(mark);
    for (const int32_t day : {claim.from, claim.to}) put_day(day);
    put_varint(claims_, base::zigzag(int64_t{claim.begin} - begin_));
    put_varint(claims_, base::zigzag(int64_t{claim.end} - claim.begin));
    begin_ = claim.begin;
    put_varint(claims_, base::zigzag(claim.attribution));
    put_varint(claims_, claim.terms.size());
    for (const Sketch::Term& term : claim.terms) put(term);
    put_varint(claims_, claim.numbers.size());
    for (const Sketch::Number& number : claim.numbers) put(number);
    put_varint(claims_, claim.spots.size());
    for (const Sketch::Spot& spot : claim.spots) {
      put_mark(spot.key);
      put_whole(claims_, std::bit_cast<uint32_t>(spot.lat), 4);
      put_whole(claims_, std::bit_cast<uint32_t>(spot.lon), 4);
    }
  }
  void put_mark(uint64_t mark) { put_varint(claims_, mark == 0 ? 0 : marks_.row(mark) + 1); }
  void put_day(int32_t day) { put_varint(claims_, day == kNoDay ? 0 : base::zigzag(day) + 1); }
  void put(const Sketch::Term& term) {
    put_varint(claims_, marks_.row(term.key));
    put_varint(claims_, static_cast<uint64_t>(term.kind) | static_cast<uint64_t>(term.role) << 3 |
                            uint64_t{term.single} << 6);
    put_varint(claims_, weights_.row(std::bit_cast<uint32_t>(term.weight)) << 2 |
                            uint64_t{term.weighty} << 1 | uint64_t{term.land});
  }
  void put(const Sketch::Number& number) {
    const bool one = number.low == number.high;
    const bool whole = number.low >= 0 && number.low < kMostWhole &&
                       number.low == std::floor(number.low) && !std::signbit(number.low);
    put_varint(claims_,
               static_cast<uint64_t>(number.bound) | uint64_t{one} << 2 | uint64_t{whole} << 3);
    if (whole)
      put_varint(claims_, static_cast<uint64_t>(number.low));
    else
      put_whole(claims_, std::bit_cast<uint64_t>(number.low), 8);
    if (!one) put_whole(claims_, std::bit_cast<uint64_t>(number.high), 8);
    put_mark(number.of);
  }

  Rows<uint64_t> marks_;
  Rows<uint32_t> weights_;
  std::string claims_;
  int64_t begin_ = 0;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<SketchedReport> read() {
    SketchedReport report;
    for (std::string* text : {&report.id, &report.published, &report.lang}) *text = this->text();
    marks_.resize(rows(8));
    for (uint64_t& mark : marks_) mark = whole(8);
    weights_.resize(rows(4));
    for (float& weight : weights_) weight = std::bit_cast<float>(static_cast<uint32_t>(whole(4)));
    report.claims.resize(rows(20));
    for (Sketch& claim : report.claims) read(claim);
    if (!ok_ || at_ != bytes_.size()) return std::nullopt;
    return report;
  }

 private:
  uint64_t number() {
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && at_ < bytes_.size(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      number |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    ok_ = false;
    return 0;
  }
  uint64_t whole(size_t bytes) {
    if (bytes_.size() - at_ < bytes) return ok_ = false, 0;
    uint64_t number = 0;
    for (size_t i = 0; i < bytes; ++i)
      number |= static_cast<uint64_t>(static_cast<unsigned char>(bytes_[at_++])) << 8 * i;
    return number;
  }
  // A count of rows of so many bytes at least.
  size_t rows(size_t bytes) {
    const uint64_t count = number();
    if (count > (bytes_.size() - at_) / bytes) return ok_ = false, 0;
    return count;
  }
  std::string_view text() {
    const size_t size = rows(1);
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  uint64_t mark_at(uint64_t row) {
    if (row < marks_.size()) return marks_[row];
    return ok_ = false, 0;
  }
  uint64_t mark() {
    const uint64_t row = number();
    return row == 0 ? 0 : mark_at(row - 1);
  }
  int32_t day() {
    const uint64_t told = number();
    return told == 0 ? kNoDay : static_cast<int32_t>(base::unzigzag(told - 1));
  }
  template <typename Label>
  Label label(uint64_t bits, Label last) {
    if (bits > static_cast<uint64_t>(last)) return ok_ = false, Label{};
    return static_cast<Label>(bits);
  }

  void read(Sketch& claim) {
    const uint64_t flags = number();
    claim.place = label(flags & 3, claim::Place::kCorrection);
    claim.form = label(flags >> 2 & 3, claim::Form::kPhrase);
    claim.factuality = label(flags >> 4 & 7, Factuality::kAsked);
    claim.negated = (flags >> 7 & 1) != 0, claim.again = (flags >> 8 & 1) != 0;
    claim.wording = whole(8);
    for (uint64_t* mark : {&claim.predicate, &claim.voice, &claim.listener}) *mark = this->mark();
    for (int32_t* day : {&claim.from, &claim.to}) *day = this->day();
    begin_ += base::unzigzag(number());
    claim.begin = static_cast<uint32_t>(begin_);
    claim.end = static_cast<uint32_t>(begin_ + base::unzigzag(number()));
    claim.attribution = static_cast<int32_t>(base::unzigzag(number()));
    claim.terms.resize(rows(3));
    for (Sketch::Term& term : claim.terms) read(term);
    claim.numbers.resize(rows(3));
    for (Sketch::Number& number : claim.numbers) read(number);
    claim.spots.resize(rows(9));
    for (Sketch::Spot& spot : claim.spots) {
      spot.key = mark();
      spot.lat = std::bit_cast<float>(static_cast<uint32_t>(whole(4)));
      spot.lon = std::bit_cast<float>(static_cast<uint32_t>(whole(4)));
    }
  }
  void read(Sketch::Term& term) {
    term.key = mark_at(number());
    const uint64_t flags = number(), weight = number();
    term.kind = label(flags & 7, claim::Term::Kind::kOther);
    term.role = label(flags >> 3 & 7, claim::Role::kModifier);
    term.single = (flags >> 6 & 1) != 0;
    term.weighty = (weight >> 1 & 1) != 0, term.land = (weight & 1) != 0;
    if (weight >> 2 >= weights_.size()) return void(ok_ = false);
    term.weight = weights_[weight >> 2];
  }
  void read(Sketch::Number& number) {
    const uint64_t flags = this->number();
    number.bound = label(flags & 3, claim::Bound::kAtMost);
    number.low = (flags >> 3 & 1) != 0 ? static_cast<double>(this->number())
                                       : std::bit_cast<double>(whole(8));
    number.high = (flags >> 2 & 1) != 0 ? number.low : std::bit_cast<double>(whole(8));
    number.of = mark();
  }

  std::string_view bytes_;
  size_t at_ = 0;
  bool ok_ = true;
  std::vector<uint64_t> marks_;
  std::vector<float> weights_;
  int64_t begin_ = 0;
};

// The small places that a claim names.
std::vector<Sketch::Spot> spots_of(const Said& said) {
  std::vector<Sketch::Spot> spots;
  for (const claim::Term& term : said.claim->terms) {
    if (term.kind != claim::Term::Kind::kPlace) continue;
    const auto spot = std::ranges::lower_bound(said.report->spots, term.key, {}, &claim::Spot::key);
    if (spot != said.report->spots.end() && spot->key == term.key && spot->small)
      spots.push_back({mark_of(spot->key), spot->lat, spot->lon});
  }
  return spots;
}

}  // namespace

std::vector<const claim::Term*> weighty_terms(const Claim& claim) {
  std::vector<const claim::Term*> terms;
  for (const claim::Term& term : claim.terms)
    if (term.weight >= kWeighty) terms.push_back(&term);
  std::ranges::stable_sort(terms, [](auto* a, auto* b) { return a->weight > b->weight; });
  if (terms.size() > kKeyTerms) terms.resize(kKeyTerms);
  std::ranges::sort(terms, {}, [](auto* term) { return std::string_view(term->key); });
  return terms;
}

Sketch sketch_of(const Said& said) {
  const Claim& claim = *said.claim;
  Sketch sketch;
  const std::vector<const claim::Term*> weighty = weighty_terms(claim);
  for (const claim::Term& term : claim.terms)
    sketch.terms.push_back({mark_of(term.key), term.kind, term.role, term.single,
                            std::ranges::find(weighty, &term) != weighty.end(),
                            term.key.starts_with("country:"), term.weight});
  std::ranges::sort(sketch.terms, {}, &Sketch::Term::key);
  for (const claim::Quantity& each : claim.quantities)
    sketch.numbers.push_back({each.low, each.high, mark_or_none(each.of), each.bound});
  sketch.spots = spots_of(said);
  sketch.predicate = mark_or_none(claim.predicate), sketch.voice = mark_or_none(claim.voice.key);
  sketch.listener = mark_or_none(claim.voice.to);
  sketch.wording = claim.wording, sketch.from = claim.from, sketch.to = claim.to;
  if (!claim.content.empty())
    sketch.begin = claim.content.front().begin, sketch.end = claim.content.back().end;
  sketch.attribution = claim.attribution, sketch.place = claim.place, sketch.form = claim.form;
  sketch.factuality = claim.factuality;
  sketch.negated = claim.negated, sketch.again = claim.again;
  return sketch;
}

SketchedReport sketch_of(const Report& report) {
  SketchedReport all{report.id, report.published, report.lang, {}};
  for (const Claim& claim : report.claims) all.claims.push_back(sketch_of(Said{&report, &claim}));
  return all;
}

Opposites::Opposites(const claim::Concepts& concepts) {
  for (size_t row = 0; row < concepts.size(); ++row) {
    const std::string& name = concepts.name(static_cast<claim::Concepts::Row>(row));
    for (const std::string& other : concepts.opposites(name))
      of_[mark_of(name)].push_back({mark_of(other), concepts.rival_causes(name, other)});
  }
}

const std::vector<Opposites::Opposite>& Opposites::of(uint64_t mark) const {
  static const std::vector<Opposite> kNone;
  const auto found = of_.find(mark);
  return found == of_.end() ? kNone : found->second;
}

bool Opposites::among(const Sketch& a, const Sketch& b) const {
  auto has_opposite = [&](uint64_t key) {
    return std::ranges::any_of(of(key), [&](const Opposite& other) {
      return other.mark == b.predicate ||
             std::ranges::binary_search(b.terms, other.mark, {}, &Sketch::Term::key);
    });
  };
  return has_opposite(a.predicate) ||
         std::ranges::any_of(a.terms, [&](const auto& term) { return has_opposite(term.key); });
}

std::string encode(const SketchedReport& report) { return Writer().write(report); }

std::optional<SketchedReport> decode_sketches(std::string_view bytes) {
  return Reader(bytes).read();
}

Rank rank_of(const Said& said) {
  return {said.report->published, said.report->id, said.claim->content.front().begin,
          said.claim->content.back().end, said.claim->attribution};
}

Rank rank_of(const Sketched& sketched) {
  return {sketched.report->published, sketched.report->id, sketched.claim->begin,
          sketched.claim->end, sketched.claim->attribution};
}

}  // namespace kilde::proposition
