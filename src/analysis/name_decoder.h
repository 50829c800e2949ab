// Names from scores of BIO tags: the best allowed sequence of tags, as spans.
//
//   // tags O, B-PER, I-PER, B-ORG, I-ORG, B-LOC, I-LOC, B-MISC, I-MISC (kNameTags, in this order)
//   decode_names(scores, n, stride, first_token, doc.names);
//
// Shapes: scores [n][stride] floats of which the first kNameTags count; appends one NameMention a
//   name, with tokens from first_token on. Threads: pure. Errors: cannot fail.
// Method: Viterbi with the one constraint that I-X follows B-X or I-X.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <kilde/document.h>

namespace kilde::analysis {

inline constexpr size_t kNameTags = 9;

void decode_names(const float* scores, size_t n, size_t stride, uint32_t first_token,
                  std::vector<NameMention>& names);

}  // namespace kilde::analysis
