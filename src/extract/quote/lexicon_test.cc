#include "extract/quote/lexicon.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::quote {
namespace {

namespace fs = std::filesystem;

TEST(Lexicon, ReadsTheDanishTables) {
  auto lexicon = Lexicon::load(KILDE_ROOT, "da");
  ASSERT_TRUE(lexicon) << lexicon.error().to_string();
  ASSERT_FALSE(lexicon->cues("sagde").empty());
  EXPECT_EQ(lexicon->cues("sagde").front()->lemma, "sige");
  EXPECT_TRUE(lexicon->cues("sagde").front()->has(Frame::kClause));
  EXPECT_EQ(lexicon->citing("ifølge").back().kind, CitingKind::kAccording);
  EXPECT_TRUE(lexicon->is(WordClass::kThat, "at"));
  EXPECT_TRUE(lexicon->is_nonsource("lov"));
  EXPECT_TRUE(lexicon->cues("banan").empty());
}

TEST(Lexicon, MissingLanguageIsAnError) { EXPECT_FALSE(Lexicon::load(KILDE_ROOT, "xx")); }

// A copy of data/da/quote in which one line is replaced.
Result<Lexicon> load_with(std::string_view file, std::string_view line) {
  const fs::path root =
      fs::path(testing::TempDir()) /
      ("kilde_lexicon_" + std::to_string(::getpid()) + "_" +
       std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
  const fs::path folder = root / "data/da/quote";
  fs::remove_all(root);
  fs::create_directories(folder.parent_path());
  fs::copy(fs::path(KILDE_ROOT) / "data/da/quote", folder);
  fs::copy(fs::path(KILDE_ROOT) / "data/given_names.tsv", root / "data");
  std::ofstream(folder / file, std::ios::app) << line << "\n";
  return Lexicon::load(root, "da");
}

TEST(Lexicon, NamesFileLineExpectedAndFound) {
  auto act = load_with("cues.tsv", "vrøvle\tVERB\tsya\tclause");
  ASSERT_FALSE(act);
  EXPECT_NE(act.error().to_string().find("cues.tsv:"), std::string::npos);
  EXPECT_NE(act.error().to_string().find("an act"), std::string::npos);
  EXPECT_NE(act.error().to_string().find("sya"), std::string::npos);
  EXPECT_FALSE(load_with("cues.tsv", "vrøvle\tVREB\tsay\tclause"));
  EXPECT_FALSE(load_with("cues.tsv", "vrøvle\tVERB\tsay\tclauses"));
  EXPECT_FALSE(load_with("citing.tsv", "gennem\tsomehow"));
  EXPECT_FALSE(load_with("hearsay.tsv", "vistnok\tmood\tsay"));
  EXPECT_FALSE(load_with("quotes.tsv", "*\t*\tstars"));
  EXPECT_FALSE(load_with("words.tsv", "thing\tting"));
  EXPECT_TRUE(load_with("cues.tsv", "vrøvle\tVERB\tsay\tclause"));
}

// Every example holds the word that it is an example of: in a form of the row, or where it lists
// none, by the first letters of the lemma.
TEST(Lexicon, ExamplesHoldTheirWords) {
  for (const auto& folder : fs::directory_iterator(fs::path(KILDE_ROOT) / "data")) {
    const fs::path file = folder.path() / "quote/cues.tsv";
    if (!fs::exists(file)) continue;
    auto table = base::DataTable::load(file, {"lemma", "forms", "example"});
    ASSERT_TRUE(table);
    for (const auto& row : table->rows()) {
      if (row["example"].empty()) continue;
      const std::string example = base::to_lower(row["example"]);
      std::string stem = base::to_lower(row["lemma"]);
      if (row["forms"].empty()) stem = stem.substr(0, stem.size() > 8 ? stem.size() * 2 / 3 : 3);
      bool found = example.find(stem) != std::string::npos;
      for (std::string_view form : base::split_list(row["forms"])) {
        found |= example.find(base::to_lower(form)) != std::string::npos;
      }
      EXPECT_TRUE(found) << file.string() << ":" << row.line() << " " << row["example"];
    }
  }
}

TEST(Lexicon, EveryLanguageLoads) {
  for (const auto& folder : fs::directory_iterator(fs::path(KILDE_ROOT) / "data")) {
    if (!fs::exists(folder.path() / "quote/cues.tsv")) continue;
    auto lexicon = Lexicon::load(KILDE_ROOT, folder.path().filename().string());
    EXPECT_TRUE(lexicon) << lexicon.error().to_string();
  }
}

// A "…" says where the name stands when it is not at the end.
TEST(Lexicon, CitingPhrasesMayStandAroundOrBehindTheName) {
  auto around = load_with("citing.tsv", "nach … angaben\taccording");
  ASSERT_TRUE(around);
  const CitingPhrase& phrase = around->citing("nach").front();
  EXPECT_EQ(phrase.words, std::vector<std::string>{"nach"});
  EXPECT_EQ(phrase.tail, std::vector<std::string>{"angaben"});
  auto behind = load_with("citing.tsv", "… zufolge\taccording");
  ASSERT_TRUE(behind);
  EXPECT_TRUE(behind->citing("zufolge").front().words.empty());
  EXPECT_FALSE(load_with("citing.tsv", "…\taccording"));
  EXPECT_FALSE(load_with("citing.tsv", "a … b … c\taccording"));
}

}  // namespace
}  // namespace kilde::quote
