#include "question/question_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace kilde::question {
namespace {

// A file whose one indicator is as given, from line 7 on.
std::string with_indicator(const std::string& indicator) {
  return "questions:\n  - question: Why?\n    hypotheses:\n      a: One\n      b: Two\n"
         "    indicators:\n" +
         indicator;
}

TEST(QuestionFile, HasAllThatItSays) {
  const auto questions = parse_questions(
      "questions:\n"
      "  - id: bridge\n"
      "    question: Is the bridge closed?\n"
      "    lang: en\n"
      "    hypotheses: {yes: It is closed, no: It is open}\n"
      "    indicators:\n"
      "      - sentence: The bridge is closed.\n"
      "        speaks: {no: \"--\", yes: ++}\n"
      "        weight: 2.5\n"
      "      - name: Denials\n"
      "        claims: {words: bro, source: Bo Holm, via: Ritzau, about: Q1, place: Rønne,\n"
      "                 outlet: Havneposten, lang: da, act: deny, polarity: denied,\n"
      "                 from: 2023-05, to: 2023-05-16}\n"
      "        speaks: {yes: \"-\"}\n",
      "f");
  ASSERT_TRUE(questions) << questions.error().to_string();
  const Question& question = questions->front();
  EXPECT_EQ(question.id, "bridge");
  EXPECT_EQ(question.lang, "en");
  EXPECT_EQ(question.hypotheses[1].id, "no");
  const Indicator& sentence = question.indicators[0];
  EXPECT_EQ(sentence.name, "The bridge is closed.");
  EXPECT_EQ(sentence.signs, (std::vector<int8_t>{2, -2}));
  EXPECT_EQ(sentence.weight, 2.5);
  EXPECT_EQ(sentence.place, "f:7:19");
  EXPECT_TRUE(sentence.pattern.empty());
  const Indicator& denials = question.indicators[1];
  EXPECT_EQ(denials.signs, (std::vector<int8_t>{-1, 0}));
  EXPECT_EQ(denials.pattern.act, Act::kDeny);
  EXPECT_EQ(denials.pattern.negated, true);
  EXPECT_EQ(denials.pattern.place, "Rønne");
  EXPECT_EQ(*denials.pattern.to - *denials.pattern.from, 16);  // both days count
}

TEST(QuestionFile, WithoutIdsNamesItsQuestionsByTheirOrder) {
  const auto questions =
      parse_questions(with_indicator("      - {sentence: X, speaks: {a: +}}"), "f");
  ASSERT_TRUE(questions) << questions.error().to_string();
  EXPECT_EQ(questions->front().id, "q1");
}

struct BadFile {
  std::string text;
  std::vector<std::string> mistakes;
};

TEST(QuestionFile, TellsEveryMistakeWithItsPlace) {
  const BadFile files[] = {
      {"", {"f:1:1: expected a map with \"questions\", found nothing"}},
      {"- a", {"f:1:1: expected a map with \"questions\", found a list"}},
      {"questions: []", {"f:1:12: expected a list of questions, found an empty one"}},
      {"question: 1",
       {"f:1:1: expected one of questions, found 'question'",
        "f:1:1: expected \"questions\", found no such key"}},
      {"questions:\n  - x", {"f:2:5: expected a question as a map, found 'x'"}},
      {"questions:\n  - question:\n",
       {"f:2:5: expected something after \"question:\", found nothing",
        "f:2:5: expected \"hypotheses\", found no such key",
        "f:2:5: expected \"indicators\", found no such key"}},
      {with_indicator("      - {sentense: X, speaks: {a: +}}"),
       {"f:7:10: expected one of name, sentence, claims, speaks, weight, found 'sentense'",
        "f:7:9: expected a \"sentence\" or \"claims\" to look for, found neither"}},
      {with_indicator("      - {sentence: X, speaks: {a: +, c: +}}"),
       {"f:7:38: expected a hypothesis of the question, found 'c'"}},
      {with_indicator("      - {sentence: X, speaks: {a: +++, b: 1}}"),
       {"f:7:35: expected \"++\", \"+\", \"0\", \"-\" or \"--\", found '+++'",
        "f:7:43: expected \"++\", \"+\", \"0\", \"-\" or \"--\", found '1'"}},
      {with_indicator("      - {sentence: X, speaks: {a: +, a: +}}"),
       {"f:7:38: expected each hypothesis once, found 'a' again"}},
      {with_indicator("      - {sentence: X, sentence: Y, speaks: {a: +}}"),
       {"f:7:23: expected each key once, found 'sentence' again"}},
      {with_indicator("      - {sentence: X}"), {"f:7:9: expected \"speaks\", found no such key"}},
      {with_indicator("      - {sentence: [X], speaks: {a: +}, weight: -1}"),
       {"f:7:20: expected a text, found a list",
        "f:7:49: expected a number over 0, at most 100, found '-1'"}},
      {with_indicator("      - {sentence: X, speaks: {a: +}, weight: 1e999}"),
       {"f:7:47: expected a number over 0, at most 100, found '1e999'"}},
      {with_indicator("      - {claims: {act: lie, polarity: yes, from: May}, speaks: {a: +}}"),
       {"f:7:24: expected an act", "f:7:39: expected affirmed or denied, found 'yes'",
        "f:7:50: expected YYYY, YYYY-MM or YYYY-MM-DD, found 'May'"}},
      {with_indicator("      - {claims: {from: 2023-05, to: 2023-04}, speaks: {a: +}}"),
       {"f:7:18: expected \"from\" before \"to\", found no day between them"}},
      {with_indicator("      - {claims: {}, speaks: {a: +}}"),
       {"f:7:18: expected at least one filter, found none"}},
      {with_indicator(
           "      - {sentence: X, speaks: {a: +}}\n      - {sentence: X, speaks: {b: +}}"),
       {"f:8:9: expected an indicator that looks for something else than those before"}},
      {"questions:\n  - {question: Q, hypotheses: {a: One}, indicators: x}",
       {"f:2:31: expected 2 to 12 hypotheses, found 1",
        "f:2:53: expected a list of indicators, found 'x'"}},
      {"questions:\n  - {question: Q, hypotheses: {a: One, b: , a: Two}, indicators: [1]}",
       {"f:2:40: expected what the hypothesis says, found nothing",
        "f:2:45: expected each hypothesis once, found 'a' again",
        "f:2:67: expected an indicator as a map, found '1'"}},
  };
  for (const BadFile& file : files) {
    const auto questions = parse_questions(file.text, "f");
    ASSERT_FALSE(questions) << file.text;
    EXPECT_EQ(questions.error().code, Code::kFormat);
    EXPECT_EQ(questions.error().where, "");
    const std::string message = "\n" + questions.error().message;
    for (const std::string& mistake : file.mistakes)
      EXPECT_NE(message.find("\n" + mistake), std::string::npos) << mistake << " in" << message;
    EXPECT_EQ(std::ranges::count(message, '\n'), static_cast<std::ptrdiff_t>(file.mistakes.size()))
        << message;
  }
}

TEST(QuestionFile, TellsAtMostSoManyMistakes) {
  std::string text = "questions:\n";
  for (size_t i = 0; i < 3 * kMostMistakes / 2; ++i) text += "  - x\n";
  const auto questions = parse_questions(text, "f");
  ASSERT_FALSE(questions);
  EXPECT_EQ(std::ranges::count(questions.error().message, '\n'),
            static_cast<std::ptrdiff_t>(kMostMistakes) - 1);
}

TEST(QuestionFile, KeysHangOnWhatIsLookedForAlone) {
  auto key = [](const std::string& indicator) {
    const auto questions = parse_questions(with_indicator(indicator), "f");
    return key_of(questions->front().indicators.front());
  };
  const std::string one = key("      - {sentence: X, speaks: {a: +}}");
  EXPECT_EQ(one, key("      - {name: N, weight: 3, speaks: {b: \"-\"}, sentence: X}"));
  EXPECT_NE(one, key("      - {sentence: Y, speaks: {a: +}}"));
  EXPECT_NE(one, key("      - {sentence: X, claims: {words: X}, speaks: {a: +}}"));
  EXPECT_NE(key("      - {claims: {source: X}, speaks: {a: +}}"),
            key("      - {claims: {via: X}, speaks: {a: +}}"));
  EXPECT_EQ(one.size(), 16U);
}

TEST(QuestionFile, TheExampleIsSound) {
  std::ifstream file(std::string(KILDE_ROOT) + "/examples/questions.yaml");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto questions = parse_questions(text, "questions.yaml");
  ASSERT_TRUE(questions) << questions.error().to_string();
  EXPECT_EQ(questions->size(), 2U);
}

}  // namespace
}  // namespace kilde::question
