#include "revision/pieces.h"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace kilde::revision {
namespace {

using Texts = std::vector<std::string>;

Texts texts_of(std::string_view text, const ByteSpans& spans) {
  Texts all;
  for (ByteSpan span : spans) all.emplace_back(text.substr(span.begin, span.length()));
  return all;
}

Texts cut(std::string_view text) {
  return texts_of(text, sentences_of(text, {"dr.", "kl.", "Reps."}));
}

Texts words(std::string_view text) {
  return texts_of(text, words_of(text, {0, static_cast<uint32_t>(text.size())}));
}

TEST(Sentences, EndBehindAnAbbreviationThatHasACapitalAlone) {
  EXPECT_EQ(cut("It met Reps. Voss. It hired reps. Voss paid."),
            (Texts{"It met Reps. Voss.", "It hired reps.", "Voss paid."}));
  EXPECT_EQ(cut("Det sagde Dr. Holm."), (Texts{"Det sagde Dr. Holm."}));
}

TEST(Sentences, EndBehindTheirMarks) {
  EXPECT_EQ(cut("Han kom. Hun gik! Hvorfor? Ja…"),
            (Texts{"Han kom.", "Hun gik!", "Hvorfor?", "Ja…"}));
  EXPECT_EQ(cut("Han sagde: »Ja.« Hun gik."), (Texts{"Han sagde: »Ja.«", "Hun gik."}));
  EXPECT_EQ(cut("»Kom!« sagde han."), (Texts{"»Kom!« sagde han."}));
}

TEST(Sentences, DoNotEndBehindWhatIsShort) {
  EXPECT_EQ(cut("Dr. Holm og K. Vang kom kl. 12. Den 3. Maj."),
            (Texts{"Dr. Holm og K. Vang kom kl. 12. Den 3. Maj."}));
  EXPECT_EQ(cut("Prisen er 3.5 mio. Og 2025. Så."),
            (Texts{"Prisen er 3.5 mio.", "Og 2025.", "Så."}));
}

TEST(Sentences, EndWithTheirLine) {
  EXPECT_EQ(cut("  Title here \n\nText\r\nmore"), (Texts{"Title here", "Text", "more"}));
  EXPECT_EQ(cut(""), Texts{});
  EXPECT_EQ(cut(" \n "), Texts{});
}

TEST(Words, KeepWhatBelongsTogether) {
  EXPECT_EQ(words("it-chef 1.400,5 o'clock, ja."),
            (Texts{"it-chef", "1.400,5", "o'clock", ",", "ja", "."}));
  EXPECT_EQ(words("(»Київ«)"), (Texts{"(", "»", "Київ", "«", ")"}));
  EXPECT_EQ(words("a- -b"), (Texts{"a", "-", "-", "b"}));
}

TEST(Likeness, CountsWhatBothHave) {
  EXPECT_DOUBLE_EQ(likeness({1, 2, 3}, {1, 2, 3}), 1.0);
  EXPECT_DOUBLE_EQ(likeness({1, 1, 2}, {1, 2, 3}), 2.0 * 2 / 6);
  EXPECT_DOUBLE_EQ(likeness({1}, {2}), 0.0);
}

TEST(Pieces, CoverAllButBlanksOfAnyText) {
  std::mt19937 random(7);
  const std::string signs[] = {"a", "B", ".", " ", "\n", "»", "ж", "3", "-", "…", "\xE2\x80\xA8"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += signs[random() % std::size(signs)];
    std::string all, cut_up;
    for (const std::string& word : words(text)) all += word;
    for (const std::string& sentence : cut(text))
      for (const std::string& word : words(sentence)) cut_up += word;
    EXPECT_EQ(all, cut_up) << text;
  }
}

}  // namespace
}  // namespace kilde::revision
