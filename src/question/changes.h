// Look and changes_since: what a question's evidence was at the last look, and what is different
// now.
//
//   Look look = look_at(question, assessment, telling, gloss);    // kept until next time
//   for (const Change& change : changes_since(*last, question, assessment, telling)) ...
//   change.kind == Change::Kind::kStronger;  change.before == 1;  change.fresh.size() == 2
//   encode(look) -> JSON;  decode(json) -> the same look
//
// Shapes: changes in the order of indicators, then of evidence; what is gone comes last. A piece of
//   evidence has one change of its claims and one of its standing at most. Units: institutions.
// Owns: strings alone; a Look does not hang on rows, which other reports shift.
// Threads: pure functions. Errors: decode gives kFormat for what encode did not make.
// Method: a claim is known again by its report's id, its words and its speaker, so that a sentence
// that
//   a new version keeps is no new claim. An indicator that the last look did not have has no
//   changes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "question/evidence.h"
#include "question/questions.h"

namespace kilde::question {

// A piece of evidence as it was seen.
struct Seen {
  std::vector<std::string> claims;  // sorted
  std::string gloss;                // in words, for when it is gone
  uint32_t institutions = 0;
  Standing standing = Standing::kStands;
  bool operator==(const Seen&) const = default;
};

struct Look {
  std::string time;                                     // ISO, UTC
  std::map<std::string, std::vector<Seen>> indicators;  // by their keys
  bool operator==(const Look&) const = default;
};

struct Change {
  enum class Kind : uint8_t {
    kNew,
    kStronger,  // more institutions
    kWeaker,
    kRepeated,  // more claims, not more institutions
    kDisputed,  // nobody disputed it
    kCleared,   // nobody disputes it any more
    kCorrected,
    kRetracted,
    kGone  // no report says it any more
  };
  Kind kind = Kind::kNew;
  uint32_t indicator = 0;
  uint32_t evidence = 0;             // row of Found::evidence; of what is gone: 0
  std::vector<ClaimRow> fresh = {};  // claims that the last look did not have
  uint32_t before = 0, after = 0;    // institutions
  std::string gloss = {};            // of what is gone
};

// The words of several claims that say the same, on one line.
using Gloss = std::function<std::string(const std::vector<ClaimRow>&)>;

Look look_at(const Question& question, const Assessment& assessment, const Telling& telling,
             const Gloss& gloss);
std::vector<Change> changes_since(const Look& last, const Question& question,
                                  const Assessment& assessment, const Telling& telling);

std::string encode(const Look& look);
Result<Look> decode(std::string_view json);
std::string_view to_string(Change::Kind kind);

}  // namespace kilde::question
