// Judgements, for programs and for people.
//
//   judgement_json(j)        // a line: {"id", "kind", "claims": [{"doc", "span", "wording",
//                            //   "words"}...], ..., "by", "time", "reason"}
//   parse_judgement(line)    // the same again
//   judgements_text(all, {})
//
//     j3f2a91c07b4d  merge  2024-02-12T22:40:05.120Z  by bo  the same bridge
//                    w1 broen blev lukket
//                    w4 the bridge was closed
//
// Shapes: as docs/schema/judgement.schema.json has them. Units: spans in code points.
// Threads: pure functions. Errors: parse_judgement gives kFormat without a place for whatever is no
//   judgement: a field that is not there, of another kind or unknown, and an id that is not that of
//   what it says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "format/text.h"
#include "judgement/judgement.h"

namespace kilde::format {

std::string judgement_json(const judgement::Judgement& judgement);
Result<judgement::Judgement> parse_judgement(std::string_view line);

// `all` may hold some that others take back, which are marked.
std::string judgements_text(const std::vector<judgement::Judgement>& all,
                            const TextOptions& options = {});

}  // namespace kilde::format
