// Judgement: what a person decides about a ledger's claims, apart from what kilde found in them.
//
//   Judgement j;
//   j.kind = Kind::kMerge, j.claims = {a, b}, j.by = "bo", j.time = "2024-02-12T22:40:05.120Z";
//   j.id = id_of(j);                       // "j3f2a91c07b4d": the same for the same decision
//   standing({j, retraction_of_j})         // none: what was taken back does not count
//
// Shapes: which fields a kind has stands beside them; the others are empty.
// Units: spans of anchors in code points of the text. Owns everything: no view of a Document.
// Threads: plain values. Errors: parse_kind gives nullopt for another word.
// Method: an id is the head of a SHA-256 over all that is decided and by whom, but not over the
//   words quoted for people: the same file imported twice changes nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kilde::judgement {

enum class Kind : uint8_t {
  kMerge,     // claims are one proposition
  kSplit,     // claims are not what `others` are
  kSpeaker,   // claims' voice is `name` of `body`; neither: the paper's own
  kOccasion,  // claims began on one occasion
  kOutcome,   // claims foretold what came `value`: true, false, unclear, open
  kTrust,     // `name` is trusted as `value`, a letter or nothing: only shown
  kRetract,   // the judgement `value` no longer stands
};
inline constexpr size_t kKinds = static_cast<size_t>(Kind::kRetract) + 1;

// By what a claim is found again, whatever number it has: its report, its words, and its place.
struct Anchor {
  std::string doc;              // the report's id; any of its versions
  uint64_t wording = 0;         // Claim::wording
  uint32_t begin = 0, end = 0;  // where it stood
  std::string words;            // what stood there; empty where the text was erased
  bool operator==(const Anchor&) const = default;
};

struct Judgement {
  std::string id;
  Kind kind = Kind::kMerge;
  std::vector<Anchor> claims, others;
  std::string name, body, value;
  std::string by, time, reason;  // time: ISO, UTC
  bool operator==(const Judgement&) const = default;
};

std::string_view to_string(Kind kind);
std::optional<Kind> parse_kind(std::string_view word);

std::string id_of(const Judgement& judgement);

// Those that nobody took back, by time, then by id. A retraction may itself be taken back.
std::vector<Judgement> standing(std::vector<Judgement> all);

}  // namespace kilde::judgement
