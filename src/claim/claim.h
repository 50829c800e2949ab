// Claim: one place of a report that says something that can be true or false, told so that it can
// be compared with what other reports say, in other languages, without the text.
//
//   "Mindst fem droner fløj over Rønne Lufthavn mandag aften. Det sagde politiinspektør Lone
//   Brandt" claim.predicate == "fly"; claim.terms: drone (subject), airport, fly, Rønne (a place);
//   claim.quantities[0]: 5 "drone", at least; claim.from, .to: Monday; claim.voice.name == "Lone
//   Brandt", .body == "police"
//   Record record = encode(report, beside);             // bytes for the ledger
//   decode(record.words, record.numbers, beside) == report
//
// Shapes: terms are sorted by key, each key once. Units: content in bytes of the text; from and to
//   are half-open days since 1970 (kNoDay: not told). Owns everything: no view of the Document.
// Threads: plain values. Errors: decode gives nullopt for bytes that encode did not make.
// Method of a record: numbers as they are foreseen by those before them (base/odds_coder.h), terms
//   by where their words stand; the hash of the wording is made from the text again.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

namespace kilde::claim {

inline constexpr int32_t kNoDay = std::numeric_limits<int32_t>::min();

enum class Role : uint8_t { kPredicate, kSubject, kObject, kOblique, kModifier };

// What a claim speaks of: a concept ("close"), a word without one ("~vingespen", by its sound), a
// name ("Q3710", "n:brant").
struct Term {
  enum class Kind : uint8_t { kConcept, kWord, kPerson, kBody, kPlace, kOther };
  std::string key;
  Kind kind = Kind::kConcept;
  Role role = Role::kModifier;
  float weight = 1;
  bool single = false;  // one of it: "a sailor", "моряк"
  bool operator==(const Term&) const = default;
};

enum class Bound : uint8_t { kExact, kAbout, kAtLeast, kAtMost };

struct Quantity {
  double low = 0, high = 0;  // the same, but for a range
  std::string of;            // the concept or word that is counted: "drone", "hour", or empty
  Bound bound = Bound::kExact;
  bool operator==(const Quantity&) const = default;
};

// Where a claim stands in its report.
enum class Place : uint8_t { kHeadline, kBody, kCorrection };

// What kind of words say it.
enum class Form : uint8_t { kContent, kClause, kPhrase };

// Who says it, at first hand.
struct Voice {
  std::string name, key;                // empty: the paper itself
  std::string body;                     // the institution: "police", or an entity's key
  std::vector<std::string> body_names;  // keys of names that tell it from others of its kind
  SourceKind kind = SourceKind::kNone;
  SourceGrade grade = SourceGrade::kNone;
  std::vector<std::string> via;  // keys of outlets and agencies, nearest to the voice first
  std::string to;                // key of who was told: "til Ritzau"
  bool joint = false;            // at a press conference
  int32_t from = kNoDay, to_day = kNoDay;  // when it was said, if told
  bool operator==(const Voice&) const = default;
};

struct Claim {
  ByteSpans content;
  int32_t attribution = -1;  // row of Document::attributions; -1: the paper's own voice
  Place place = Place::kBody;
  Form form = Form::kClause;
  Act act = Act::kSay;
  Factuality factuality = Factuality::kAsserted;
  bool negated = false;    // with denials counted in
  bool denied = false;     // by somebody: the words themselves say that it is so
  bool again = false;      // "once more": another time than the first
  bool earlier = false;    // "an earlier version said that ..."
  bool withdrawn = false;  // the paper takes it back
  std::string predicate;
  std::vector<Term> terms;
  std::vector<Quantity> quantities;
  int32_t from = kNoDay, to = kNoDay;
  bool deadline = false;  // `to` is the last day by which; `from` unknown
  Voice voice;
  uint64_t wording = 0;  // equal for equal words, whatever the marks
  bool operator==(const Claim&) const = default;
};

// Said to be so or not to be so, not only possible, wished or foretold.
inline bool is_plain(const Claim& claim) {
  return claim.factuality == Factuality::kAsserted || claim.factuality == Factuality::kDenied;
}

// A place that a term names.
struct Spot {
  std::string key;
  float lat = 0, lon = 0;
  bool small = false;  // a site or a town, not a region or a country
  bool operator==(const Spot&) const = default;
};

// What is kept of one report.
struct Report {
  std::string id, lang, publisher, url, title;
  std::string publisher_key;
  std::string published;           // as given
  std::vector<std::string> cites;  // keys of outlets and agencies that it names as its own source
  std::vector<Spot> spots;         // of its terms that are places
  std::string scene;               // key of the small place that it speaks of most
  std::vector<Claim> claims;       // in text order
  bool operator==(const Report&) const = default;
};

// What is kept of a report beside its record, and need not stand there again.
struct Beside {
  std::string_view id, lang, publisher, url, title, published, text;
};

// A report as bytes: its strings, which can be packed further, and all else, which cannot.
struct Record {
  std::string words, numbers;
};

Record encode(const Report& report, const Beside& beside);
std::optional<Report> decode(std::string_view words, std::string_view numbers,
                             const Beside& beside);

}  // namespace kilde::claim
