#include "lineage/fingerprints.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace kilde::lineage {
namespace {

constexpr std::string_view kText =
    "Broen over Sønderå blev lukket tirsdag morgen efter et fund af revner. "
    "Ingeniør Asta Vang ventede, at arbejdet ville tage tre uger. Мост закрыли утром во вторник.";

// Stores hold these numbers: a change needs a new form of the store.
TEST(Fingerprints, AreTheSameForEver) {
  EXPECT_EQ(words_of("Broen Sønderå мост").words,
            (std::vector<uint32_t>{815515098u, 183110958u, 1547195097u}));
  EXPECT_EQ(fingerprints(words_of(kText)),
            (std::vector<uint32_t>{313010241u, 377340663u, 950954376u, 1501667259u, 3075918966u,
                                   3213652881u, 3572510922u}));
  EXPECT_EQ(edge_rows(words_of(kText)),
            (std::vector<uint32_t>{485396819u, 531807701u, 1545298031u}));
}

TEST(Fingerprints, AreOnesOfThreeWordsAndAThirdOfThem) {
  std::string text;
  for (int i = 0; i < 30000; ++i) text += "ord" + std::to_string(i) + " ";
  const auto rows = fingerprints(words_of(text));
  EXPECT_NEAR(static_cast<double>(rows.size()), 10000, 300);
  EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end()));
  EXPECT_TRUE(fingerprints(words_of("to ord")).empty());
}

TEST(Fingerprints, OfACopyAreAmongThoseOfTheWhole) {
  const auto whole = fingerprints(words_of(kText));
  const auto part =
      fingerprints(words_of("Nyt: arbejdet ville tage tre uger. Мост закрыли утром!"));
  const auto own = fingerprints(words_of("Nyt: arbejdet ville"));
  size_t common = 0;
  for (const uint32_t row : part) common += std::binary_search(whole.begin(), whole.end(), row);
  EXPECT_GE(common + own.size() + 2, part.size());  // two rows run over the ends of what was copied
}

TEST(EdgeRow, StandsForTheFirstAndTheLastSentences) {
  std::string text;
  for (int s = 0; s < 8; ++s) {
    for (int i = 0; i < 6; ++i) text += "ord" + std::to_string(10 * s + i) + " ";
    text += ".\n";
  }
  const WordText words = words_of(text);
  ASSERT_EQ(words.sentences.size(), 8u);
  for (uint32_t s = 0; s < 8; ++s) EXPECT_EQ(edge_row(words, s) != 0, s == 0 || s >= 5) << s;
  EXPECT_EQ(edge_rows(words).size(), 4u);
  EXPECT_TRUE(edge_rows(words_of("")).empty());
  EXPECT_TRUE(edge_rows(words_of("to ord")).empty());
  EXPECT_EQ(edge_rows(words_of("tre ord her")).size(), 1u);
}

}  // namespace
}  // namespace kilde::lineage
