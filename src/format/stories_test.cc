#include "format/stories.h"

#include <gtest/gtest.h>

#include "format/columns.h"

namespace kilde::format {
namespace {

const std::vector<StoryReport> kReports = {
    {"b", "Ferry aground", "Courier", "en", "2023-03-13"},
    {"x", "Bank hæver renten", "Dagens Ting", "da", "2023-03-12T08:00"},
    {"a", "Ferge på grunn", "Kystavisa", "nb", "2023-03-12T06:10"},
    {"c", "Färja på grund", "Courier", "sv", ""}};
const std::vector<uint32_t> kStory = {7, 1, 7, 7};

TEST(Stories, JsonNamesEachStoryAfterItsFirstReport) {
  EXPECT_EQ(stories_json(kReports, kStory),
            "{\"id\":\"b\",\"story\":\"a\"}\n{\"id\":\"x\",\"story\":\"x\"}\n"
            "{\"id\":\"a\",\"story\":\"a\"}\n{\"id\":\"c\",\"story\":\"a\"}\n");
}

TEST(Stories, TextShowsTheEarliestStoryFirst) {
  EXPECT_EQ(stories_text(kReports, kStory, {.width = 60}),
            "Ferge på grunn\n"
            "  2023-03-12 to 2023-03-13 · 3 reports · nb en sv\n"
            "  first    Kystavisa 2023-03-12T06:10\n"
            "  outlets  Kystavisa, Courier\n"
            "  ids      a b c\n"
            "\n"
            "Told by one report:\n"
            "2023-03-12 Bank hæver renten · Dagens Ting · x\n"
            "\n"
            "4 reports, 2 stories, 1 told by one report only\n");
}

TEST(Stories, LongListsGoOnInFurtherLines) {
  std::vector<StoryReport> reports;
  std::vector<uint32_t> story;
  for (int i = 0; i < 40; ++i) {
    reports.push_back(
        {"report-" + std::to_string(i), "T", "Outlet " + std::to_string(i), "en", "2023"});
    story.push_back(0);
  }
  const std::string text = stories_text(reports, story, {.width = 50});
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find('\n', begin);
    EXPECT_LE(display_width(std::string_view(text).substr(begin, end - begin)), 50u);
    begin = end + 1;
  }
  EXPECT_NE(text.find("Outlet 9\n"), std::string::npos);
  EXPECT_NE(text.find("report-9\n"), std::string::npos);
}

TEST(Stories, NoneAtAll) {
  EXPECT_EQ(stories_json({}, {}), "");
  EXPECT_EQ(stories_text({}, {}), "0 reports, 0 stories, 0 told by one report only\n");
}

}  // namespace
}  // namespace kilde::format
