#include "analysis/name_decoder.h"

#include <array>

namespace kilde::analysis {
namespace {

constexpr float kLow = -1e30f;

// Tag 0 is O; odd tags begin a name of kind (tag - 1) / 2, the even ones after them go on with it.
bool begins(size_t tag) { return tag % 2 == 1; }
bool allowed(size_t from, size_t to) {
  return to == 0 || begins(to) || from == to || from + 1 == to;
}

std::vector<uint8_t> best_tags(const float* scores, size_t n, size_t stride) {
  std::vector<std::array<uint8_t, kNameTags>> from(n);
  std::array<float, kNameTags> best = {};
  for (size_t t = 0; t < kNameTags; ++t) best[t] = allowed(0, t) ? scores[t] : kLow;
  for (size_t i = 1; i < n; ++i) {
    std::array<float, kNameTags> next = {};
    for (size_t t = 0; t < kNameTags; ++t) {
      size_t top = t;
      for (size_t f = 0; f < kNameTags; ++f)
        if (allowed(f, t) && (!allowed(top, t) || best[f] > best[top])) top = f;
      from[i][t] = static_cast<uint8_t>(top);
      next[t] = best[top] + scores[i * stride + t];
    }
    best = next;
  }
  std::vector<uint8_t> tags(n);
  size_t tag = 0;
  for (size_t t = 1; t < kNameTags; ++t)
    if (best[t] > best[tag]) tag = t;
  for (size_t i = n; i-- > 0;) {
    tags[i] = static_cast<uint8_t>(tag);
    tag = from[i][tag];
  }
  return tags;
}

}  // namespace

void decode_names(const float* scores, size_t n, size_t stride, uint32_t first_token,
                  std::vector<NameMention>& names) {
  if (n == 0) return;
  std::vector<uint8_t> tags = best_tags(scores, n, stride);
  for (uint32_t i = 0; i < n; ++i) {
    if (tags[i] == 0) continue;
    if (begins(tags[i]))
      names.push_back(
          {{first_token + i, first_token + i + 1}, static_cast<NameKind>((tags[i] - 1) / 2)});
    else
      names.back().tokens.end = first_token + i + 1;
  }
}

}  // namespace kilde::analysis
