// Standing text: paragraphs that a paper prints under many reports ("Sign up for our newsletter"),
// and credits ("Reuters reported."): short sentences with a publisher's name.
//
//   const auto standing = standing_matches(reports, links);
//   standing[link][match]         // true: no reuse
//
// Shapes: a row a link, a flag a match. Threads: a pure function. Errors: cannot fail.
// Method: reports that share much belong together. A sentence that reports of several such groups
//   share, and little else, mostly as their first or last and in more than one group under the same
//   publisher, is standing text. Sentences are told by the least hash of their rows of words, which
//   holds where a name in them differs.
#pragma once

#include <vector>

#include "lineage/lineage.h"

namespace kilde::lineage {

std::vector<std::vector<bool>> standing_matches(const std::vector<Kept>& reports,
                                                const std::vector<Link>& links);

}  // namespace kilde::lineage
