#include "query/pattern_finder.h"

#include <gtest/gtest.h>

#include <chrono>

#include "ledger/test_ledger.h"
#include "query/test_reports.h"

namespace kilde::query {
namespace {

using proposition::ClaimRow;
using question::Pattern;
using Rows = std::vector<ClaimRow>;

// A ledger of three reports, and what is known of each as a table of claims would have it.
class PatternFinderTest : public ::testing::Test {
 protected:
  PatternFinderTest() : store_(ledger::test_store(folder_.file("a.db"))) {
    docs_ = ledger::reports(
        ReportMaker("w1", "da", "Havneposten", "2023-05-16")
            .say("Bo Holm", Act::kSay, "færgen sejler i morgen", {"Ritzau"})
            .say("Ida Voss", Act::kDeny, "færgen er solgt")
            .make(),
        ReportMaker("w2", "en", "Harbour Times", "2023-05-20")
            .say("Bo Holm", Act::kSay, "the ferry is sold in Minsk")
            .thing("Minsk", "gn:625144", EntityKind::kPlace, "BY")
            .make(),
        ReportMaker("w3", "da", "Bo Holm", "2023-06").say("Ida Voss", Act::kSay, "ja").make());
    EXPECT_TRUE(store_.add(docs_, ledger::test_reading()));
    for (const Document& doc : docs_) {
      claim::Report& report = reports_.emplace_back();
      for (size_t row = 0; row < doc.attributions.size(); ++row) {
        claim::Claim& claim = report.claims.emplace_back();
        claim.content = doc.attributions[row].content;
        claim.attribution = static_cast<int32_t>(row);
        claim.act = doc.attributions[row].act;
        claim.negated = claim.act == Act::kDeny;
      }
    }
    claim::Claim own;  // what the paper called Bo Holm says itself
    own.content = {{0, 4}};
    reports_[2].claims.push_back(own);
  }

  template <typename Fill>
  Rows find(const Fill& fill) {
    Pattern pattern;
    fill(pattern);
    PatternFinder finder({store_.database(), ledger::test_search(), names_}, docs_, reports_);
    const auto rows = finder.find(pattern);
    EXPECT_TRUE(rows);
    notes_ = finder.notes();
    EXPECT_EQ(finder.added(0), "2023-05-16T08:00:00Z");
    return rows ? *rows : Rows{};
  }

  static int32_t day(std::string_view date) {
    return static_cast<int32_t>(parse_date(date)->first_day().time_since_epoch().count());
  }

  ledger::TestFolder folder_;
  ledger::Store store_;
  Names names_ = *Names::load(KILDE_ROOT);
  std::vector<Document> docs_;
  std::vector<claim::Report> reports_;
  std::set<std::string> notes_;
};

TEST_F(PatternFinderTest, AnEmptyPatternLetsAllThrough) {
  EXPECT_EQ(find([](Pattern&) {}).size(), 5U);
}

TEST_F(PatternFinderTest, WordsStandInTheClause) {
  EXPECT_EQ(find([](Pattern& p) { p.words = "færger"; }), (Rows{{0, 0}, {0, 1}}));
  EXPECT_EQ(find([](Pattern& p) { p.words = "færgen \"i morgen\""; }), (Rows{{0, 0}}));
  EXPECT_EQ(find([](Pattern& p) { p.words = "færgen Holm"; }), Rows{});
}

TEST_F(PatternFinderTest, TheSourceIsWhoIsCreditedOrThePaper) {
  EXPECT_EQ(find([](Pattern& p) { p.source = "Бо Хольм"; }).size(), 3U);
  EXPECT_EQ(find([](Pattern& p) { p.source = "Bo Holm"; }), (Rows{{0, 0}, {1, 0}, {2, 1}}));
  EXPECT_EQ(find([](Pattern& p) {
              p.source = "Ida Voss";
              p.act = Act::kDeny;
            }),
            (Rows{{0, 1}}));
  EXPECT_EQ(find([](Pattern& p) { p.source = "Nobody Atall"; }), Rows{});
  EXPECT_EQ(notes_, (std::set<std::string>{"no 'Nobody Atall' in the ledger"}));
}

TEST_F(PatternFinderTest, HandsPlacesAndOutlets) {
  EXPECT_EQ(find([](Pattern& p) { p.via = "Ritzau"; }), (Rows{{0, 0}}));
  EXPECT_EQ(find([](Pattern& p) { p.via = "Havneposten"; }), Rows{});  // who publishes is no hand
  EXPECT_EQ(find([](Pattern& p) { p.about = "Minsk"; }), (Rows{{1, 0}}));
  EXPECT_EQ(find([](Pattern& p) { p.place = "Belarus"; }), (Rows{{1, 0}}));
  EXPECT_EQ(find([](Pattern& p) { p.outlet = "Harbour Times"; }), (Rows{{1, 0}}));
}

TEST_F(PatternFinderTest, PolarityLanguageAndDays) {
  EXPECT_EQ(find([](Pattern& p) { p.negated = true; }), (Rows{{0, 1}}));
  EXPECT_EQ(find([](Pattern& p) { p.lang = "en"; }), (Rows{{1, 0}}));
  EXPECT_EQ(find([](Pattern& p) { p.to = day("2023-05-17"); }), (Rows{{0, 0}, {0, 1}}));
  EXPECT_EQ(find([](Pattern& p) { p.from = day("2023-06-20"); }),
            (Rows{{2, 0}, {2, 1}}));  // known to the month
}

TEST_F(PatternFinderTest, WordsWithoutAWordAreAnError) {
  PatternFinder finder({store_.database(), ledger::test_search(), names_}, docs_, reports_);
  Pattern pattern;
  pattern.words = "?!";
  const auto rows = finder.find(pattern);
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().code, Code::kInvalidArgument);
}

}  // namespace
}  // namespace kilde::query
