#include "claim/first_form.h"

#include <array>
#include <bit>
#include <vector>

#include "base/varint.h"

namespace kilde::claim {
namespace {

constexpr uint8_t kFormat = 4;  // of the bytes; another number is not read

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {
    if (number() != kFormat) failed = true;
    list(words_, [&](std::string_view& word) {
      const uint64_t length = number();
      if (length > bytes_.size() - at_) {
        failed = true;
        return;
      }
      word = bytes_.substr(at_, length);
      at_ += length;
    });
  }
  uint64_t number() {
    uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const uint8_t byte = next();
      value |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    return failed = true, 0;
  }
  int64_t signed_number() { return base::unzigzag(number()); }
  float real() { return std::bit_cast<float>(bytes<uint32_t>()); }
  double count() {
    const uint64_t value = number();
    if (value % 2 == 0) return static_cast<double>(value / 2);
    if (value != 1) failed = true;
    return std::bit_cast<double>(bytes<uint64_t>());
  }
  std::string text() {
    const uint64_t row = number();
    if (row >= words_.size()) return failed = true, "";
    return std::string(words_[row]);
  }
  template <typename T, typename Each>
  void list(std::vector<T>& values, const Each& each) {
    const uint64_t rows = number();
    if (rows > bytes_.size() - at_) failed = true;  // every row takes a byte at least
    for (uint64_t i = 0; i < rows && !failed; ++i) each(values.emplace_back());
  }
  // A label of a set whose last one is `last`.
  template <typename Label>
  Label label(Label last) {
    const uint64_t value = number();
    if (value > static_cast<uint64_t>(last)) return failed = true, last;
    return static_cast<Label>(value);
  }
  bool at_end() const { return at_ == bytes_.size(); }
  bool failed = false;

 private:
  uint8_t next() {
    if (at_ >= bytes_.size()) return failed = true, 0;
    return static_cast<uint8_t>(bytes_[at_++]);
  }
  template <typename Bits>
  Bits bytes() {
    Bits bits = 0;
    for (size_t i = 0; i < sizeof bits; ++i) bits |= static_cast<Bits>(next()) << (8 * i);
    return bits;
  }
  std::string_view bytes_;
  size_t at_ = 0;
  std::vector<std::string_view> words_;
};

constexpr size_t kFlags = 6;

template <typename C>
auto flags_of(C& c) {
  return std::array<decltype(&c.negated), kFlags>{&c.negated, &c.denied,    &c.again,
                                                  &c.earlier, &c.withdrawn, &c.deadline};
}

void read_voice(Reader& from, Voice& voice) {
  auto text = [&](std::string& value) { value = from.text(); };
  text(voice.name), text(voice.key), text(voice.body), text(voice.to);
  from.list(voice.body_names, text);
  from.list(voice.via, text);
  voice.kind = from.label(SourceKind::kCollective);
  voice.grade = from.label(SourceGrade::kNamed);
  voice.joint = from.number() != 0;
  voice.from = static_cast<int32_t>(from.signed_number());
  voice.to_day = static_cast<int32_t>(from.signed_number());
}

void read_claim(Reader& from, const std::vector<Voice>& voices, Claim& claim) {
  from.list(claim.content, [&](ByteSpan& span) {
    span.begin = static_cast<uint32_t>(from.number());
    span.end = span.begin + static_cast<uint32_t>(from.number());
  });
  claim.attribution = static_cast<int32_t>(from.signed_number());
  claim.place = from.label(Place::kCorrection);
  claim.form = from.label(Form::kPhrase);
  claim.act = from.label(Act::kOther);
  claim.factuality = from.label(Factuality::kAsked);
  const uint64_t flags = from.number();
  for (size_t i = 0; i < kFlags; ++i) *flags_of(claim)[i] = (flags >> i & 1) != 0;
  claim.predicate = from.text();
  from.list(claim.terms, [&](Term& term) {
    term.key = from.text();
    term.kind = from.label(Term::Kind::kOther);
    const uint64_t part = from.number();
    if (part >> 1 > static_cast<uint64_t>(Role::kModifier)) from.failed = true;
    term.role = static_cast<Role>(part >> 1 & 7);
    term.single = (part & 1) != 0;
    term.weight = from.real();
  });
  from.list(claim.quantities, [&](Quantity& quantity) {
    quantity.low = from.count(), quantity.high = from.count(), quantity.of = from.text();
    quantity.bound = from.label(Bound::kAtMost);
  });
  claim.from = static_cast<int32_t>(from.signed_number());
  claim.to = static_cast<int32_t>(from.signed_number());
  const uint64_t voice = from.number();
  if (voice < voices.size())
    claim.voice = voices[voice];
  else
    from.failed = true;
  claim.wording = from.number();
}

}  // namespace

std::optional<Report> decode_first_form(std::string_view bytes) {
  Reader from(bytes);
  if (from.failed) return {};
  Report report;
  for (std::string* text : {&report.id, &report.lang, &report.publisher, &report.url, &report.title,
                            &report.publisher_key, &report.published, &report.scene})
    *text = from.text();
  from.list(report.cites, [&](std::string& key) { key = from.text(); });
  from.list(report.spots, [&](Spot& spot) {
    spot.key = from.text();
    spot.lat = from.real(), spot.lon = from.real();
    spot.small = from.number() != 0;
  });
  std::vector<Voice> voices;
  from.list(voices, [&](Voice& voice) { read_voice(from, voice); });
  from.list(report.claims, [&](Claim& claim) { read_claim(from, voices, claim); });
  if (from.failed || !from.at_end()) return {};
  return report;
}

}  // namespace kilde::claim
