#include "analysis/analyser.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace kilde::analysis {
namespace {

namespace fs = std::filesystem;

// A document whose tokens are separated by blanks and whose sentences end with a full stop.
Document split(std::string text) {
  Document doc(std::move(text));
  std::string_view all = doc.text();
  uint32_t first = 0;
  for (size_t at = 0; at < all.size();) {
    size_t end = std::min(all.find(' ', at), all.size());
    doc.tokens.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
    doc.space_after.push_back(end < all.size());
    auto count = static_cast<uint32_t>(doc.tokens.size());
    if (doc.word(count - 1) == "." || end == all.size()) {
      doc.sentences.push_back({first, count});
      first = count;
    }
    at = end + 1;
  }
  return doc;
}

const Analyser& danish() {
  static const auto analyser = Analyser::load(KILDE_ROOT, "da");
  EXPECT_TRUE(analyser) << analyser.error().to_string();
  return *analyser;
}

uint32_t index_of(const Document& doc, std::string_view word) {
  for (uint32_t i = 0; i < doc.size(); ++i)
    if (doc.word(i) == word) return i;
  return 0;
}

TEST(Analyser, ReadsADanishSentence) {
  Document doc = split("Statsminister Mette Holm siger , at regeringen åbnede broen i Odense .");
  danish().run(doc);
  ASSERT_TRUE(doc.analysed());
  uint32_t says = index_of(doc, "siger"), opened = index_of(doc, "åbnede");
  EXPECT_EQ(doc.upos[says], Upos::kVerb);
  EXPECT_EQ(doc.head[says], kNoHead);
  // The treebank has content clauses as either.
  EXPECT_TRUE(doc.relation[opened] == Relation::kCcomp || doc.relation[opened] == Relation::kObj);
  EXPECT_EQ(doc.head[opened], static_cast<int32_t>(says));
  EXPECT_EQ(doc.lemma[opened], "åbne");
  EXPECT_EQ(doc.lemma[index_of(doc, "broen")], "bro");
  EXPECT_TRUE(doc.has_feature(opened, "Tense=Past"));
  ASSERT_EQ(doc.names.size(), 2u);
  EXPECT_EQ(doc.names[0].kind, NameKind::kPer);
  EXPECT_EQ(doc.names[1].kind, NameKind::kLoc);
}

TEST(Analyser, BatchesDoNotChangeTheReading) {
  std::string sentence = "Broen i Odense blev åbnet i går , siger Mette Holm .";
  std::string longer = "Det er rigtigt .";
  Document alone = split(sentence);
  danish().run(alone);
  std::string many;
  for (int i = 0; i < 200; ++i) many += (i ? " " : "") + (i % 3 ? longer : sentence);
  Document doc = split(many);
  danish().run(doc);
  for (TokenSpan sent : doc.sentences) {
    if (sent.length() != alone.size()) continue;
    for (uint32_t i = 0; i < sent.length(); ++i) {
      ASSERT_EQ(doc.upos[sent.begin + i], alone.upos[i]);
      ASSERT_EQ(doc.lemma[sent.begin + i], alone.lemma[i]);
      int32_t head =
          alone.head[i] == kNoHead ? kNoHead : alone.head[i] + static_cast<int32_t>(sent.begin);
      ASSERT_EQ(doc.head[sent.begin + i], head);
    }
  }
}

TEST(Analyser, EverySentenceIsATreeWithOneRoot) {
  Document doc = split("😀 . ؟ ؟ ABC 1 2 3 . . " + std::string(5000, 'x') + " . å");
  danish().run(doc);
  for (TokenSpan sent : doc.sentences) {
    int roots = 0;
    for (uint32_t i = sent.begin; i < sent.end; ++i) {
      roots += doc.head[i] == kNoHead;
      EXPECT_EQ(doc.head[i] == kNoHead, doc.relation[i] == Relation::kRoot);
      EXPECT_TRUE(doc.head[i] == kNoHead || sent.contains(static_cast<uint32_t>(doc.head[i])));
    }
    EXPECT_EQ(roots, 1);
  }
  Document empty("");
  danish().run(empty);
  EXPECT_TRUE(empty.analysed());
}

// A sentence of our own in each language, its root, and its names in order.
struct Case {
  const char* lang;
  const char* text;
  const char* root;
  const char* names;  // "PER LOC"
};

std::string kinds_of(const Document& doc) {
  std::string kinds;
  for (const NameMention& name : doc.names)
    kinds += (kinds.empty() ? "" : " ") + std::string(to_string(name.kind));
  return kinds;
}

class Languages : public testing::TestWithParam<Case> {};

TEST_P(Languages, AreReadByTheirGroup) {
  auto analyser = Analyser::load(KILDE_ROOT, GetParam().lang);
  ASSERT_TRUE(analyser) << analyser.error().to_string();
  Document doc = split(GetParam().text);
  analyser->run(doc);
  ASSERT_TRUE(doc.analysed());
  ASSERT_EQ(doc.sentences.size(), 1u);
  for (uint32_t i = 0; i < doc.size(); ++i) {
    if (doc.head[i] == kNoHead) {
      EXPECT_EQ(doc.word(i), GetParam().root);
    }
  }
  EXPECT_EQ(kinds_of(doc), GetParam().names);
}

INSTANTIATE_TEST_SUITE_P(
    Each, Languages,
    testing::Values(
        Case{"da", "Borgmester Lone Bruun åbnede broen i Odense mandag .", "åbnede", "PER LOC"},
        Case{"nb", "Ordfører Kari Lunde åpnet broen i Bergen på mandag .", "åpnet", "PER LOC"},
        Case{"nn", "Ordførar Kari Lunde opna brua i Bergen på måndag .", "opna", "PER LOC"},
        Case{"sv", "Statsminister Karin Lund besökte staden Uppsala i går .", "besökte", "PER LOC"},
        Case{"en", "Mayor Mary Holt opened the bridge in London on Monday .", "opened", "PER LOC"},
        Case{"de", "Die Ministerin Karin Brandt besuchte gestern die Stadt Dresden .", "besuchte",
             "PER LOC"},
        Case{"ru", "Министр Иван Петров посетил вчера Москву .", "посетил", "PER LOC"},
        Case{"uk", "Міністр Іван Петренко відвідав учора Київ .", "відвідав", "PER LOC"},
        Case{"be", "Прэзідэнт прыехаў у Мінск .", "прыехаў", "LOC"}),
    [](const auto& each) { return std::string(each.param.lang); });

TEST(Analyser, PartsAHeadingFromItsText) {
  Document doc = split("Kun fire skibe nåede frem Hun ventede hele natten i havnen .");
  ASSERT_EQ(doc.sentences.size(), 1u);
  danish().run(doc);
  ASSERT_EQ(doc.sentences.size(), 2u);
  EXPECT_EQ(doc.word(doc.sentences[1].begin), "Hun");
  Document given = split("Kun fire skibe nåede frem Hun ventede hele natten i havnen .");
  given.sentences_given = true;
  danish().run(given);
  EXPECT_EQ(given.sentences.size(), 1u);
}

class DamagedModel : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(root_ / "models/small");
    fs::create_directories(root_ / "data");
    std::ofstream(root_ / "data/languages.tsv") << "code\tname\tmodel\nda\tDanish\tsmall\n"
                                                   "xx\tNone\t\nyy\tOther\tsmall\n";
    std::ostringstream bytes;
    bytes
        << std::ifstream(KILDE_ROOT "/models/scandinavian/analysis.kmod", std::ios::binary).rdbuf();
    whole_ = bytes.str();
  }
  void TearDown() override { fs::remove_all(root_); }
  Result<Analyser> load(std::string_view bytes) {
    std::ofstream(root_ / "models/small/analysis.kmod", std::ios::binary) << bytes;
    return Analyser::load(root_, "da");
  }
  fs::path root_ = fs::temp_directory_path() / ("kilde_analyser_" + std::to_string(::getpid()));
  std::string whole_;
};

TEST_F(DamagedModel, IsRefused) {
  EXPECT_TRUE(load(whole_));
  EXPECT_FALSE(load(whole_.substr(0, whole_.size() / 2)));
  EXPECT_FALSE(load(whole_ + "x"));
  EXPECT_EQ(Analyser::load(root_, "xx").error().code, Code::kNotFound);
  ASSERT_TRUE(load(whole_));
  EXPECT_EQ(Analyser::load(root_, "yy").error().code, Code::kNotFound);
}

TEST_F(DamagedModel, MadeForMeasuringOnlyIsRefused) {
  // The smallest model file: one text section of that name.
  std::string directory = "analysis\nmeasure_only text 64 2";
  directory.resize(32, ' ');
  uint64_t hash = 14695981039346656037ull;
  for (char c : directory) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  std::string file = "KILDEMOD";
  auto put = [&](auto n) { file.append(reinterpret_cast<const char*>(&n), sizeof n); };
  put(uint32_t{1}), put(uint32_t{32}), put(uint64_t{66}), put(hash);
  auto analyser = load(file + directory + "nc");
  ASSERT_FALSE(analyser);
  EXPECT_EQ(analyser.error().code, Code::kUnsupported);
  EXPECT_NE(analyser.error().message.find("measuring only"), std::string::npos);
}

TEST_F(DamagedModel, WrongRowsAreReadAsUnknownWords) {
  std::string damaged = whole_;
  // Flip bytes all over the data (not the directory): the reading may change but must not crash.
  for (size_t at = 8192; at < damaged.size(); at += 977)
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
  if (auto analyser = load(damaged)) {
    Document doc = split("Statsminister Mette Holm siger , at broen er åben .");
    analyser->run(doc);
    EXPECT_TRUE(doc.analysed());
  }
}

}  // namespace
}  // namespace kilde::analysis
