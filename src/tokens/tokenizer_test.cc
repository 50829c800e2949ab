#include "tokens/tokenizer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <random>
#include <regex>

#include "base/utf8.h"
#include "tokens/char_class.h"
#include "tokens/splitter.h"

namespace kilde::tokens {
namespace {

namespace fs = std::filesystem;

const Tokenizer& danish() {
  static const Tokenizer tokenizer = std::move(*Tokenizer::load(KILDE_ROOT, "da"));
  return tokenizer;
}

Document tokenised(std::string text, const Tokenizer& tokenizer = danish()) {
  Document doc(std::move(text));
  tokenizer.run(doc);
  return doc;
}

// One line a sentence, blanks between tokens.
std::string shown(const Document& doc) {
  std::string out;
  for (TokenSpan sent : doc.sentences)
    for (uint32_t i = sent.begin; i < sent.end; ++i)
      out.append(doc.word(i)).append(i + 1 < sent.end ? " " : "\n");
  return out;
}

struct Case {
  std::string input, expected;
  int line = 0;
};

std::vector<Case> read_cases(const fs::path& file) {
  std::vector<Case> cases;
  std::ifstream in(file);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with("= "))
      cases.push_back({std::regex_replace(line.substr(2), std::regex("⏎"), "\n"), "", number});
    else
      cases.back().expected += line + "\n";
  }
  return cases;
}

TEST(Tokenizer, GoldenCases) {
  auto cases = read_cases(KILDE_ROOT "/src/tokens/cases/da.txt");
  ASSERT_GT(cases.size(), 15u);
  for (const Case& one : cases)
    EXPECT_EQ(shown(tokenised(one.input)), one.expected) << "cases/da.txt:" << one.line;
}

TEST(Tokenizer, GoldenCasesOfOtherLanguages) {
  for (const char* lang : {"nb", "nn", "sv", "en", "de", "ru", "uk", "be"}) {
    auto tokenizer = Tokenizer::load(KILDE_ROOT, lang);
    ASSERT_TRUE(tokenizer) << tokenizer.error().to_string();
    std::string name = std::string("/src/tokens/cases/") + lang + ".txt";
    auto cases = read_cases(KILDE_ROOT + name);
    ASSERT_FALSE(cases.empty()) << name;
    for (const Case& one : cases)
      EXPECT_EQ(shown(tokenised(one.input, *tokenizer)), one.expected) << name << ":" << one.line;
  }
}

TEST(Tokenizer, WordsOfOneTokenHaveTheirOwnForms) {
  auto german = Tokenizer::load(KILDE_ROOT, "de");
  ASSERT_TRUE(german);
  Document doc = tokenised("Im Hafen und am Kai.", *german);
  ASSERT_EQ(doc.multiword.size(), 2u);
  EXPECT_EQ(doc.multiword[0], (TokenSpan{0, 2}));
  EXPECT_EQ(doc.form(0), "In");
  EXPECT_EQ(doc.form(1), "dem");
  EXPECT_EQ(doc.word(1), "m");
  EXPECT_EQ(doc.form(2), "Hafen");
  EXPECT_EQ(doc.form(doc.multiword[1].begin), "an");
  auto english = Tokenizer::load(KILDE_ROOT, "en");
  ASSERT_TRUE(english);
  Document contraction = tokenised("She can't.", *english);
  ASSERT_EQ(contraction.multiword.size(), 1u);
  EXPECT_EQ(contraction.form(1), "ca");
  EXPECT_EQ(contraction.form(2), "n't");
  EXPECT_TRUE(contraction.word_forms.empty());
}

TEST(TokenData, RefusesLengthsThatDoNotMakeUpTheForm) {
  fs::path folder = fs::temp_directory_path() / ("kilde_tokens_" + std::to_string(::getpid()));
  fs::create_directories(folder);
  for (const char* row : {"im\tin dem\t1 2", "im\tin dem\t2", "im\tin\t2", "im\tin dem\t0 2"}) {
    std::ofstream(folder / "multiword.tsv") << "form\twords\tlengths\n" << row << "\n";
    EXPECT_EQ(TokenData::load(folder).error().code, Code::kFormat) << row;
  }
  std::ofstream(folder / "multiword.tsv") << "form\twords\tlengths\n";
  std::ofstream(folder / "joints.tsv") << "mark\tafter\tkept\n--\tletter\te\n";
  EXPECT_EQ(TokenData::load(folder).error().code, Code::kFormat);
  std::ofstream(folder / "joints.tsv") << "mark\tafter\tkept\n-\tword\te\n";
  EXPECT_NE(TokenData::load(folder).error().message.find("'word'"), std::string::npos);
  fs::remove_all(folder);
}

// What holds for any text; gives a description of what does not.
std::string broken_rule(const Document& doc) {
  std::string_view text = doc.text();
  uint32_t last = doc.body_begin;
  for (size_t i = 0; i <= doc.size(); ++i) {
    uint32_t begin = i < doc.size() ? doc.tokens[i].begin : static_cast<uint32_t>(text.size());
    if (begin < last) return "tokens overlap";
    bool space = begin > last;
    for (size_t at = last; at < begin;)
      if (!base::is_space(base::next_code_point(text, at))) return "a character without a token";
    if (i > 0 && i < doc.size() && doc.space_after[i - 1] != space) return "space_after is wrong";
    if (i == doc.size()) break;
    if (doc.tokens[i].empty()) return "an empty token";
    for (size_t at = begin; at < doc.tokens[i].end;)
      if (base::is_space(base::next_code_point(text, at))) return "white space in a token";
    if (base::count_code_points(doc.word(i)) > kLongestToken) return "a token over the limit";
    last = doc.tokens[i].end;
  }
  uint32_t next = 0;
  for (TokenSpan sent : doc.sentences) {
    if (sent.begin != next || sent.empty()) return "sentences do not part the tokens";
    if (sent.length() > kLongestSentence) return "a sentence over the limit";
    next = sent.end;
  }
  return next == doc.size() ? "" : "tokens without a sentence";
}

std::string random_text(std::mt19937& random, size_t pieces) {
  constexpr std::string_view kPieces[] = {
      "a",      "Å",    "hund", "kr.",   "f.eks.", ".",      "..",       "...", "\"",
      "'",      "»",    "«",    "-",     "--",     "1",      "24.",      "3,5", "\n",
      " ",      " ",    " ",    " ",     "\n\n",   "\r\n",   "\t",       "(",   ")",
      "@",      "www.", "://",  "слово", "。",     "字",     "👍🏽", "🇩🇰",  "\u0301",
      "\u200D", "/",    "&",    "…",     "’s",     "\u00A0", "\u2028",   "#x",  "K.",
      "VI.",    ":",    "!",    "?",     "%",      ",",      "\uFEFF",   "\x01"};
  std::string text;
  while (pieces-- > 0) text += kPieces[random() % std::size(kPieces)];
  return text;
}

TEST(Tokenizer, KeepsItsRulesOnAnyText) {
  std::mt19937 random(5);
  Tokenizer bare{TokenData(), SentenceModel()};
  for (int round = 0; round < 3000; ++round) {
    std::string text = random_text(random, random() % 60);
    ASSERT_EQ(broken_rule(tokenised(text)), "") << text;
    ASSERT_EQ(broken_rule(tokenised(text, bare)), "") << text;
  }
}

TEST(Tokenizer, KeepsItsRulesOnBrokenUtf8) {
  std::mt19937 random(6);
  for (int round = 0; round < 1000; ++round) {
    std::string text;
    for (size_t n = random() % 60; n > 0; --n) text.push_back(static_cast<char>(random()));
    ASSERT_EQ(broken_rule(tokenised(text)), "");
  }
}

// What stands in one paragraph has no bearing on the next.
TEST(Tokenizer, ParagraphsAreReadAlone) {
  std::mt19937 random(8);
  for (int round = 0; round < 1000; ++round) {
    std::string first = "x" + random_text(random, 20) + "x", second = "y" + random_text(random, 20);
    EXPECT_EQ(shown(tokenised(first + "\n\n" + second)),
              shown(tokenised(first)) + shown(tokenised(second)))
        << first << "|" << second;
  }
}

TEST(Tokenizer, CutsWhatNeverEnds) {
  Document letters = tokenised(std::string(100000, 'a'));
  EXPECT_EQ(letters.size(), 100000 / kLongestToken + 1);
  std::string words, commas;
  for (int i = 0; i < 2000; ++i) words += "ord ";
  Document sentence = tokenised(words);
  EXPECT_EQ(sentence.sentences.size(), 4u);
  for (int i = 0; i < 300; ++i) commas += "ord og ord, ";
  Document listed = tokenised(commas);
  EXPECT_EQ(listed.word(listed.sentences[0].end - 1), ",");
}

constexpr const char* kLanguages[] = {"da", "nb", "nn", "sv", "en", "de", "ru", "uk", "be"};

std::string repeated(std::string_view piece, size_t times) {
  std::string text;
  while (times-- > 0) text += piece;
  return text;
}

TEST(Tokenizer, KeepsItsRulesOnOddTextsInEveryLanguage) {
  const std::string texts[] = {
      repeated("word, ", 25000),                           // one line of 50,000 tokens
      repeated("don't im zum 2-0 и/или ", 10000),          // without any mark
      repeated("THE HARBOUR IS CLOSED AND ", 4000),        // capitals
      repeated("👍🏽🇩🇰❤️ ", 5000),           // pictures
      repeated("قال الوزير إن الميناء مغلق. ", 3000),      // from right to left
      repeated("Home\tNews\t| 1,5 |\t2-0\nMenu\n", 5000),  // menus and tables
      repeated("-", 50000),                                // one chunk
      repeated("a-", 20000),
      repeated("1-2/", 20000),
      repeated("n't", 20000),
  };
  for (const char* lang : kLanguages) {
    auto tokenizer = Tokenizer::load(KILDE_ROOT, lang);
    ASSERT_TRUE(tokenizer) << tokenizer.error().to_string();
    for (const std::string& text : texts)
      EXPECT_EQ(broken_rule(tokenised(text, *tokenizer)), "") << lang << ": " << text.substr(0, 20);
  }
}

TEST(Tokenizer, KeepsItsRulesOnAnyTextInEveryLanguage) {
  for (const char* lang : kLanguages) {
    std::mt19937 random(9);
    auto tokenizer = Tokenizer::load(KILDE_ROOT, lang);
    ASSERT_TRUE(tokenizer) << tokenizer.error().to_string();
    for (int round = 0; round < 300; ++round) {
      std::string text = random_text(random, random() % 60);
      ASSERT_EQ(broken_rule(tokenised(text, *tokenizer)), "") << lang << ": " << text;
    }
  }
}

TEST(Tokenizer, NoSentenceCutsAMultiwordToken) {
  auto german = Tokenizer::load(KILDE_ROOT, "de");
  ASSERT_TRUE(german);
  Document doc = tokenised("wer " + repeated("zum ", 2000), *german);
  EXPECT_GT(doc.sentences.size(), 4u);
  for (TokenSpan words : doc.multiword)
    EXPECT_EQ(doc.sentence_of(words.begin), doc.sentence_of(words.end - 1));
}

TEST(Tokenizer, PassesOverTheHead) {
  Document doc("date 2022-12\nMinisteren kom.");
  doc.body_begin = 13;
  danish().run(doc);
  EXPECT_EQ(shown(doc), "Ministeren kom .\n");
  EXPECT_EQ(broken_rule(doc), "");
}

TEST(Tokenizer, RunsAgainToTheSame) {
  Document doc = tokenised("Han kom. Hun gik.");
  std::string once = shown(doc);
  danish().run(doc);
  EXPECT_EQ(shown(doc), once);
}

TEST(Tokenizer, AnUnknownLanguageHasGeneralRules) {
  auto tokenizer = Tokenizer::load(KILDE_ROOT, "xx");
  ASSERT_TRUE(tokenizer);
  EXPECT_EQ(shown(tokenised("Ena dva. Tri X. Novak? Da.", *tokenizer)),
            "Ena dva .\nTri X. Novak ?\nDa .\n");
}

TEST(Tokenizer, EmptyText) {
  for (std::string text : {"", " ", "\n\n \t"}) {
    Document doc = tokenised(text);
    EXPECT_EQ(doc.size(), 0u);
    EXPECT_TRUE(doc.sentences.empty());
  }
}

fs::path written(const std::string& name, const std::string& content) {
  fs::path folder = fs::path(testing::TempDir()) /
                    ("kilde_tokens_test_" +
                     std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
  fs::create_directories(folder);
  std::ofstream(folder / name) << content;
  return folder;
}

TEST(TokenData, SaysWhatIsWrongAndWhere) {
  auto folder = written("abbreviations.tsv", "form\tkind\nca.\tplain\nkr\tunit\n");
  auto data = TokenData::load(folder);
  ASSERT_FALSE(data);
  EXPECT_NE(data.error().to_string().find("abbreviations.tsv:3"), std::string::npos);
  written("abbreviations.tsv", "form\tkind\nca.\tsome\n");
  EXPECT_NE(TokenData::load(folder).error().message.find("'some'"), std::string::npos);
  fs::remove_all(folder);
}

TEST(TokenData, CliticsComeAsData) {
  auto folder = written("clitics.tsv", "form\nn't\n's\n");
  auto data = TokenData::load(folder);
  ASSERT_TRUE(data);
  Tokenizer tokenizer(std::move(*data), SentenceModel());
  EXPECT_EQ(shown(tokenised("She doesn't know Ann's name.", tokenizer)),
            "She does n't know Ann 's name .\n");
  fs::remove_all(folder);
}

TEST(TokenData, KnowsAbbreviationsByTheirShape) {
  TokenData data;
  EXPECT_EQ(data.abbreviation("o.s.v"), TokenKind::kAbbreviation);
  EXPECT_EQ(data.abbreviation("Å"), TokenKind::kInitial);
  EXPECT_EQ(data.abbreviation("avis.example"), std::nullopt);
  EXPECT_EQ(data.abbreviation("hund"), std::nullopt);
  EXPECT_EQ(data.abbreviation(""), std::nullopt);
}

// The plain twin of the table of classes.
TEST(CharClass, AgreesWithBaseOnEveryCodePoint) {
  for (char32_t c = 0; c < 0x20000; ++c) {
    auto number = static_cast<uint32_t>(c);
    CharClass cls = class_of(c);
    if (base::is_space(c)) {
      ASSERT_EQ(cls, CharClass::kSpace) << number;
    } else if (base::is_digit(c)) {
      ASSERT_EQ(cls, CharClass::kDigit) << number;
    } else if (base::is_upper(c)) {  // Roman and circled capitals are no letters here
      ASSERT_TRUE(cls == CharClass::kUpper || cls == CharClass::kDigit || cls == CharClass::kSymbol)
          << number;
    }
  }
}

}  // namespace
}  // namespace kilde::tokens
