#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include <kilde/ledger.h>

#include "ledger/test_ledger.h"
#include "query/answers.h"
#include "query/test_reports.h"

namespace kilde::query {
namespace {

using Words = std::vector<std::string>;

Ledger open(const std::filesystem::path& file) {
  auto ledger = Ledger::open(file, {.resources = KILDE_ROOT, .create = true});
  EXPECT_TRUE(ledger) << ledger.error().to_string();
  return std::move(*ledger);
}

class LedgerTest : public testing::Test {
 protected:
  ledger::TestFolder folder;
  Ledger ledger = open(folder.file("a.db"));

  void SetUp() override {
    auto added = ledger.add(ledger::reports(
        ReportMaker("a", "da", "Havneposten", "2023-05-16")
            .say("Bo Holm", Act::kDeny, "færgen til Kiel sejler i morgen", {"Ritzau"})
            .say("Ida Voss", Act::kSay, "havnen i Minsk er lukket")
            .thing("Minsk", "gn:625144", EntityKind::kPlace, "BY")
            .time("i morgen", "2023-05-17", "2023-05-18")
            .make(),
        ReportMaker("b", "en", "Harbour Times", "2023-05-20")
            .say("Bo Holm", Act::kSay, "the ferry sails in June", {"Havneposten", "Ritzau"})
            .time("in June", "2023-06-01", "2023-07-01")
            .make(),
        ReportMaker("c", "en", "Ritzau", "2023-05")
            .say("", Act::kSay, "the ferry is sold")
            .say("Ida Voss", Act::kSay, "a ferry to Kiel is enough")
            .make(),
        ReportMaker("d", "en", "", "").say("Ida Voss", Act::kPromise, "no date is known").make()));
    ASSERT_TRUE(added) << added.error().to_string();
  }
  Words claims(Filter filter) {
    auto answer = ledger.claims(filter);
    if (!answer) return {answer.error().to_string()};
    Words ids;
    for (const Claim& claim : answer->rows) ids.push_back(claim.id);
    return ids;
  }
  Words search(Filter filter) {
    auto answer = ledger.search(filter);
    if (!answer) return {answer.error().to_string()};
    Words ids;
    for (const FoundDocument& row : answer->rows) ids.push_back(row.document.id);
    return ids;
  }
  Words timeline(Filter filter) {
    Words days;
    auto answer = ledger.timeline(filter);
    for (const Happening& row : answer->rows)
      days.push_back(date_of(row.from).to_string() + " " + row.words + " " + row.claim.id);
    return days;
  }
  static Day day(const char* iso) { return parse_date(iso)->first_day(); }
};

TEST_F(LedgerTest, ClaimsComeFromTheNewestReportFirst) {
  EXPECT_EQ(claims({}), (Words{"#2:a1", "#1:a1", "#1:a2", "#3:a1", "#3:a2", "#4:a1"}));
  EXPECT_EQ(claims({.limit = 2, .offset = 1}), (Words{"#1:a1", "#1:a2"}));
  EXPECT_EQ(claims({.limit = 0}), Words{});
  EXPECT_EQ(claims({.offset = 99}), Words{});
}

TEST_F(LedgerTest, EveryFilterAlone) {
  EXPECT_EQ(claims({.source = "Holm"}), (Words{"#2:a1", "#1:a1"}));
  EXPECT_EQ(claims({.via = "Ritzau"}), (Words{"#2:a1", "#1:a1"}));  // not those it publishes
  EXPECT_EQ(claims({.via = "Havneposten"}), Words{"#2:a1"});
  EXPECT_EQ(claims({.about = "Минск"}), Words{"#1:a2"});
  EXPECT_EQ(claims({.place = "Belarus"}), Words{"#1:a2"});
  EXPECT_EQ(claims({.place = "Ukraine"}), Words{});
  EXPECT_EQ(claims({.outlet = "ritzau"}), (Words{"#3:a1", "#3:a2"}));
  EXPECT_EQ(claims({.lang = "da"}), (Words{"#1:a1", "#1:a2"}));
  EXPECT_EQ(claims({.act = Act::kPromise}), Words{"#4:a1"});
  EXPECT_EQ(claims({.words = "færger"}), Words{"#1:a1"});
  EXPECT_EQ(claims({.words = "\"ferry to Kiel\""}), Words{"#3:a2"});
  EXPECT_EQ(claims({.words = "\"Kiel ferry\""}), Words{});
}

TEST_F(LedgerTest, CoarseDatesMayBeAnyOfTheirDays) {
  EXPECT_EQ(claims({.from = day("2023-05-17"), .to = day("2023-05-18")}),
            (Words{"#3:a1", "#3:a2"}));
  EXPECT_EQ(claims({.from = day("2023-05-20")}), (Words{"#2:a1", "#3:a1", "#3:a2"}));
  EXPECT_EQ(claims({.to = day("2023-05-01")}), Words{});
}

TEST_F(LedgerTest, FiltersTogether) {
  EXPECT_EQ(claims({.source = "Bo Holm", .act = Act::kDeny}), Words{"#1:a1"});
  EXPECT_EQ(claims({.words = "ferry", .source = "Ida Voss", .outlet = "Ritzau"}), Words{"#3:a2"});
  EXPECT_EQ(claims({.source = "Ida Voss", .about = "Minsk", .lang = "en"}), Words{});
}

TEST_F(LedgerTest, OlderVersionsAndWithdrawnReportsOnlyWhenAskedFor) {
  ASSERT_TRUE(ledger.add(ledger::reports(ReportMaker("a", "da", "Havneposten", "2023-05-21")
                                             .say("Bo Holm", Act::kSay, "færgen sejler ikke")
                                             .make())));
  ASSERT_TRUE(ledger.withdraw(*ledger.find("b"), "an error"));
  EXPECT_EQ(claims({.source = "Bo Holm"}), Words{"#5:a1"});
  EXPECT_EQ(claims({.source = "Bo Holm", .all_versions = true}),
            (Words{"#5:a1", "#2:a1", "#1:a1"}));
  EXPECT_EQ(search({.words = "færgen"}), Words{"a"});
  EXPECT_EQ(search({.words = "færgen", .all_versions = true}), (Words{"a", "a"}));
  EXPECT_EQ(ledger.sources({.source = "Bo Holm"})->rows.at(0).claims, 1);
  auto versions = ledger.versions(1);
  ASSERT_EQ(versions->size(), 2u);
  EXPECT_EQ(versions->at(1).number, 5);
  EXPECT_TRUE(versions->at(1).current);
  EXPECT_EQ(ledger.versions(2)->at(0).reason, "an error");
  EXPECT_TRUE(ledger.check()->empty());
}

TEST_F(LedgerTest, SearchFindsWordsWhateverTheirEndings) {
  EXPECT_EQ(search({.words = "Færgerne"}), Words{"a"});
  EXPECT_EQ(search({.words = "ferries kiel"}), Words{"c"});
  EXPECT_EQ(search({.words = "\"ferry is sold\""}), Words{"c"});
  EXPECT_EQ(search({.words = "ferry", .outlet = "Harbour Times"}), Words{"b"});
  EXPECT_EQ(search({.words = "ferry", .lang = "da"}), Words{});
  auto found = ledger.search({.words = "lukket"});
  const FoundDocument& row = found->rows.at(0);
  EXPECT_EQ(row.snippet.substr(row.hits.at(0).begin, row.hits.at(0).length()), "lukket");
}

TEST_F(LedgerTest, ATimelineGoesByTheDaysSpokenOf) {
  EXPECT_EQ(timeline({}), (Words{"2023-05-17 i morgen #1:a1", "2023-06-01 in June #2:a1"}));
  EXPECT_EQ(timeline({.from = day("2023-06-15")}), Words{"2023-06-01 in June #2:a1"});
  EXPECT_EQ(timeline({.to = day("2023-06-01")}), Words{"2023-05-17 i morgen #1:a1"});
  EXPECT_EQ(timeline({.lang = "en"}), Words{"2023-06-01 in June #2:a1"});
  EXPECT_EQ(timeline({.source = "Ida Voss"}), Words{});
  EXPECT_EQ(timeline({.words = "færgen", .limit = 1}), Words{"2023-05-17 i morgen #1:a1"});
}

TEST_F(LedgerTest, SourcesAreCountedByOutletAndHand) {
  auto all = ledger.sources({});
  ASSERT_EQ(all->rows.size(), 3u);
  EXPECT_EQ(all->rows[0].name, "Ida Voss");
  EXPECT_EQ(all->rows[0].claims, 3);
  EXPECT_EQ(all->rows[2].name, "");  // credited to nobody
  const SourceAccount bo = ledger.sources({.source = "Holm"})->rows.at(0);
  EXPECT_EQ(bo.id, "name:person:bo holm");
  EXPECT_EQ(bo.named, 2);
  ASSERT_EQ(bo.hands.size(), 2u);
  EXPECT_EQ(bo.hands[0].name, "Ritzau");
  EXPECT_EQ(bo.hands[0].claims, 2);
  EXPECT_EQ(bo.outlets.size(), 2u);
  EXPECT_EQ(bo.acts.size(), 2u);
  EXPECT_EQ(bo.first.to_string(), "2023-05-16");
  EXPECT_EQ(bo.last.to_string(), "2023-05-20");
}

// What hangs on documents is kept here as well as by the program.
TEST_F(LedgerTest, KeepsLineageAndClaimsToCompare) {
  ledger::Database db = *ledger::Database::open(folder.file("a.db"), {.read_only = true});
  const int64_t documents = db.number("SELECT count(*) FROM texts");
  EXPECT_GT(documents, 0);
  EXPECT_EQ(db.number("SELECT count(*) FROM descents"), documents);
  EXPECT_EQ(db.number("SELECT count(*) FROM claim_records"), documents);
}

TEST_F(LedgerTest, TheGraphGoesAlongTheChains) {
  const SourceGraph graph = *ledger.source_graph();
  auto edge = [&](std::string_view from, std::string_view to) {
    for (const SourceGraph::Edge& each : graph.edges)
      if (graph.nodes[each.from].name == from && graph.nodes[each.to].name == to)
        return each.claims;
    return int64_t{0};
  };
  EXPECT_EQ(edge("Bo Holm", "Ritzau"), 1);
  EXPECT_EQ(edge("Ritzau", "Havneposten"), 1);
  EXPECT_EQ(edge("Bo Holm", "Havneposten"), 1);
  EXPECT_EQ(edge("Havneposten", "Ritzau"), 1);
  EXPECT_EQ(edge("Ritzau", "Harbour Times"), 1);
  EXPECT_EQ(edge("Ida Voss", "Ritzau"), 1);
  EXPECT_EQ(graph.edges.size(), 7u);
}

TEST_F(LedgerTest, NamesThatNobodyHasGiveANoteAndNothing) {
  for (const char* name : {"Bo Hulm", "'; DROP TABLE claims; --", "\"", "%"}) {
    auto answer = ledger.claims({.source = name});
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->rows.empty());
    EXPECT_EQ(answer->notes, Words{"no '" + std::string(name) + "' in the ledger"});
  }
  EXPECT_EQ(ledger.claims({.outlet = "Nobody's Post"})->notes.size(), 1u);
  EXPECT_EQ(claims({}).size(), 6u);
}

TEST_F(LedgerTest, AnswersOfNothing) {
  EXPECT_EQ(to_json(std::vector<Claim>{}), "[]\n");
  EXPECT_EQ(to_text(std::vector<Claim>{}, {}), "");
  EXPECT_TRUE(to_csv(std::vector<Claim>{}).starts_with("id,document,"));
}

TEST_F(LedgerTest, CellsOfCsvAreQuoted) {
  ASSERT_TRUE(ledger.add(ledger::reports(ReportMaker("e", "en", "A, \"B\"", "2024-01-01")
                                             .say("Eva Dahl", Act::kSay, "one, two\nthree")
                                             .make())));
  const std::string csv = to_csv(ledger.claims({.source = "Eva Dahl"})->rows);
  EXPECT_NE(csv.find(",\"A, \"\"B\"\"\",2024-01-01"), std::string::npos) << csv;
  EXPECT_NE(csv.find("\"one, two three\"\n"), std::string::npos) << csv;
}

// Few claims are looked up one by one, many are walked to: both ways give the same.
TEST_F(LedgerTest, ManyAndFewCandidatesAgreeWithATwinThatLooksAtAll) {
  std::mt19937 random(7);
  std::vector<Document> docs;
  const Words names = {"Bo Holm", "Ida Voss", "Eva Dahl", "Jon Berg"};
  for (int i = 0; i < 400; ++i) {
    const std::string date = "2022-0" + std::to_string(1 + random() % 9);
    ReportMaker maker("r" + std::to_string(i), random() % 2 ? "da" : "en", "Post", date);
    for (int k = 0; k < 20; ++k)
      maker.say(names[random() % 4], static_cast<Act>(random() % 3), "broen " + std::to_string(k));
    docs.push_back(maker.make());
  }
  ASSERT_TRUE(ledger.add(docs));
  const std::vector<Claim> all = ledger.claims({.limit = 10'000})->rows;
  ASSERT_EQ(all.size(), 8'006u);
  for (const Filter& filter :
       {Filter{.source = "Bo Holm", .lang = "da"}, Filter{.words = "broen", .act = Act::kDeny},
        Filter{.words = "broen", .source = "Voss", .act = Act::kWarn, .limit = 100},
        Filter{.lang = "en", .act = Act::kDeny, .offset = 700},
        Filter{.words = "broen", .offset = 4'000}}) {
    Words wanted;
    size_t passed = 0;
    for (const Claim& claim : all) {
      if (!filter.lang.empty() && claim.document.lang != filter.lang) continue;
      if (filter.act && claim.act != *filter.act) continue;
      if (!filter.words.empty() && claim.words.find(filter.words) == std::string::npos) continue;
      if (!filter.source.empty() && claim.speaker_name.find(filter.source) == std::string::npos)
        continue;
      if (passed++ >= filter.offset && wanted.size() < filter.limit) wanted.push_back(claim.id);
    }
    EXPECT_EQ(claims(filter), wanted);
    EXPECT_FALSE(wanted.empty());
  }
}

TEST_F(LedgerTest, IsNoLedger) {
  EXPECT_EQ(Ledger::open(folder.file("none.db"), {.resources = KILDE_ROOT}).error().code,
            Code::kNotFound);
  auto copied = ledger.backup(folder.file("b.db"));
  ASSERT_TRUE(copied);
  EXPECT_EQ(open(folder.file("b.db")).claims({})->rows.size(), 6u);
}

}  // namespace
}  // namespace kilde::query
