// assess: the claims that indicators touch -> the evidence for each, and what it weighs.
//
//   Telling telling{reports, descents, propositions};
//   Assessment a = assess(question, touched, telling);
//   a.found[0].evidence[0].proposition == 4;  .institutions == 3;  .standing == Standing::kDisputed
//   a.weighed.totals[1].against
//
// Shapes: `touched` and `found` have a row an indicator; touched claims are sorted, each once. What
//   stands comes first, then what most institutions say, then by propositions. Units: institutions
//   as in docs/origins.md.
// Needs: what Telling refers to. Threads: pure functions. Errors: cannot fail.
// Method: the touched claims of one proposition are one piece of evidence. Origins are counted over
// all
//   pieces of an indicator together, so that an institution that says two of them counts once. What
//   a report corrects or retracts is its own claims until then, and what others took from them:
//   they are taken out, and where nothing is left the piece is corrected or retracted.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "claim/claim.h"
#include "lineage/lineage.h"
#include "proposition/propositions.h"
#include "question/questions.h"
#include "question/weighing.h"

namespace kilde::question {

using proposition::ClaimRow;

struct Telling {
  const std::vector<claim::Report>& reports;
  const std::vector<lineage::Descent>& descents;
  const std::vector<proposition::Proposition>& propositions;
};

enum class Standing : uint8_t { kStands, kDisputed, kCorrected, kRetracted };
inline constexpr size_t kStandings = 4;

struct Evidence {
  uint32_t proposition = 0;
  std::vector<ClaimRow> claims = {};  // by first appearance
  std::vector<bool> begins = {};      // a row a claim: nobody before said it
  uint32_t institutions = 0;          // behind what is left; behind all where nothing is
  uint32_t taken_back = 0;            // more institutions before what was corrected or retracted
  Standing standing = Standing::kStands;
};

struct Found {
  std::vector<Evidence> evidence;
  std::array<uint32_t, kStandings> pieces{};  // by standing
  Strength strength;
};

struct Assessment {
  std::vector<Found> found;
  Weighed weighed;
};

Assessment assess(const Question& question, const std::vector<std::vector<ClaimRow>>& touched,
                  const Telling& telling);

std::string_view to_string(Standing standing);

}  // namespace kilde::question
