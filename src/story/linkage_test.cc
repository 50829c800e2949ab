#include "story/linkage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace kilde::story {
namespace {

LinkOptions apart(double contrast, size_t tight) {
  LinkOptions options;
  options.contrast = contrast;
  options.tight = tight;
  return options;
}

using Rows = std::vector<uint32_t>;

TEST(Linkage, JoinsWhatIsAlikeOnAverage) {
  Likenesses alike(4);
  alike.set(0, 1, 2);
  alike.set(1, 2, 1.5f);  // 0 and 2 share nothing: (1.5 + 0) / 2 < 1
  alike.set(2, 3, 1.2f);
  EXPECT_EQ(link(std::move(alike), {}), (Rows{0, 0, 2, 2}));
}

TEST(Linkage, ContrastKeepsTwoTightPartsApart) {
  auto two_parts = [] {
    Likenesses alike(6);
    for (size_t a = 0; a < 6; ++a)
      for (size_t b = a + 1; b < 6; ++b) alike.set(a, b, (a < 3) == (b < 3) ? 4.f : 1.2f);
    return alike;
  };
  EXPECT_EQ(link(two_parts(), apart(0, 3)), (Rows{0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(link(two_parts(), apart(0.5, 3)), (Rows{0, 0, 0, 3, 3, 3}));
  EXPECT_EQ(link(two_parts(), apart(0.5, 4)), (Rows{0, 0, 0, 0, 0, 0}));
}

TEST(Linkage, PartsInSeveralLanguagesHaveAContrastOfTheirOwn) {
  auto linked = [](std::vector<uint32_t> languages) {
    Likenesses alike(4);
    for (size_t a = 0; a < 4; ++a)
      for (size_t b = a + 1; b < 4; ++b) alike.set(a, b, (a < 2) == (b < 2) ? 4.f : 1.2f);
    LinkOptions options = apart(0, 2);
    options.contrast_across = 0.5;
    options.languages = std::move(languages);
    return link(std::move(alike), options);
  };
  EXPECT_EQ(linked({}), (Rows{0, 0, 0, 0}));
  EXPECT_EQ(linked({1, 1, 2, 3}), (Rows{0, 0, 0, 0}));
  EXPECT_EQ(linked({1, 2, 1, 2}), (Rows{0, 0, 2, 2}));
}

TEST(Linkage, NoneAndOne) {
  EXPECT_TRUE(link(Likenesses(0), {}).empty());
  EXPECT_EQ(link(Likenesses(1), {}), (Rows{0}));
}

// The same by looking at all pairs of parts each time.
Rows plain_link(const Likenesses& alike, const LinkOptions& options) {
  std::vector<Rows> parts(alike.size());
  for (uint32_t i = 0; i < parts.size(); ++i) parts[i] = {i};
  auto sum = [&](const Rows& a, const Rows& b) {
    double total = 0;
    for (const uint32_t i : a)
      for (const uint32_t j : b) total += i == j ? 0 : alike.at(i, j);
    return total;
  };
  auto held = [&](const Rows& a) {
    return sum(a, a) / (static_cast<double>(a.size()) * (static_cast<double>(a.size()) - 1));
  };
  for (;;) {
    double best = 0;
    size_t into = 0, from = 0;
    for (size_t a = 0; a < parts.size(); ++a) {
      for (size_t b = a + 1; b < parts.size(); ++b) {
        const double mean =
            sum(parts[a], parts[b]) / static_cast<double>(parts[a].size() * parts[b].size());
        const bool tight = parts[a].size() >= options.tight && parts[b].size() >= options.tight;
        if (mean < 1 || mean <= best) continue;
        if (tight && mean < options.contrast * std::min(held(parts[a]), held(parts[b]))) continue;
        best = mean, into = a, from = b;
      }
    }
    if (best == 0) break;
    parts[into].insert(parts[into].end(), parts[from].begin(), parts[from].end());
    parts.erase(parts.begin() + static_cast<ptrdiff_t>(from));
  }
  Rows first(alike.size());
  for (const Rows& part : parts)
    for (const uint32_t row : part) first[row] = *std::ranges::min_element(part);
  return first;
}

TEST(Linkage, AgreesWithThePlainWay) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    const size_t size = 2 + random() % 14;
    Likenesses alike(size);
    // No two sums are equal but by chance of one in millions.
    for (size_t a = 0; a < size; ++a)
      for (size_t b = a + 1; b < size; ++b)
        alike.set(a, b, static_cast<float>(random() % 1000003) / 400000.f);
    const LinkOptions options = apart(round % 2 ? 0.8 : 0.0, 2);
    EXPECT_EQ(link(alike, options), plain_link(alike, options)) << round;
  }
}

}  // namespace
}  // namespace kilde::story
