#include "claim/wording.h"

#include <gtest/gtest.h>

#include <string>

namespace kilde::claim {
namespace {

uint64_t all_of(const std::string& text) {
  return wording_in(text, {{0, static_cast<uint32_t>(text.size())}});
}

TEST(Wording, CountsWordsAloneWhateverTheMarks) {
  EXPECT_EQ(all_of("Broen på øen lukker."), all_of("»broen på Øen«, lukker"));
  EXPECT_EQ(all_of("Мост ЗАКРЫТ"), all_of("мост закрыт!"));
  EXPECT_NE(all_of("Broen lukker"), all_of("Bro en lukker"));
  EXPECT_NE(all_of("1.5 ton"), all_of("15 ton"));
  EXPECT_NE(all_of("5%"), all_of("5"));
  EXPECT_EQ(all_of("5%"), all_of("5 %"));
}

TEST(Wording, JoinsTheSpans) {
  const std::string text = "Broen, der er ny, lukker";
  EXPECT_EQ(wording_in(text, {{0, 5}, {18, 24}}), all_of("broen lukker"));
  EXPECT_EQ(wording_in(text, {{20, 99}}), 0U);
}

}  // namespace
}  // namespace kilde::claim
