#include "text/language.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace kilde::text {
namespace {

const LanguageIdentifier& identifier() {
  static const LanguageIdentifier loaded = std::move(*LanguageIdentifier::load(KILDE_ROOT));
  return loaded;
}

// Our own sentences, the same news in every language.
constexpr std::pair<std::string_view, std::string_view> kSentences[] = {
    {"da", "Borgmesteren siger, at havnen bliver lukket, fordi kajen ikke længere kan bruges."},
    {"nb", "Ordføreren sier at havnen blir stengt fordi kaien ikke lenger kan brukes."},
    {"nn", "Ordføraren seier at hamna blir stengd fordi kaia ikkje lenger kan brukast."},
    {"sv", "Borgmästaren säger att hamnen stängs eftersom kajen inte längre kan användas."},
    {"en", "The mayor says that the harbour will be closed because the quay is no longer safe."},
    {"de",
     "Der Bürgermeister sagt, dass der Hafen geschlossen wird, weil der Kai nicht sicher ist."},
    {"ru", "Мэр сообщил, что порт закроют, потому что причал больше нельзя использовать."},
    {"uk", "Мер повідомив, що порт закриють, бо причал більше не можна використовувати."},
    {"be", "Мэр паведаміў, што порт зачыняць, бо прычал больш нельга выкарыстоўваць."},
};

TEST(Language, TellsTheLanguagesApart) {
  for (auto [code, sentence] : kSentences) EXPECT_EQ(identifier().identify(sentence).code, code);
}

TEST(Language, OtherLanguagesAreOther) {
  for (std::string_view text :
       {"Les pompiers ont mis six heures pour éteindre le feu du marché.",
        "Los bomberos dijeron que el fuego no ha causado heridos en la ciudad.",
        "Strażacy gasili pożar targowiska przez sześć godzin.",
        "消防员花了六个小时才扑灭市场大火。", "استغرق رجال الإطفاء ست ساعات لإخماد الحريق.",
        "Η φωτιά έσβησε μετά από έξι ώρες.", "12:30 +45 11 22", "", "🙂 ... !"})
    EXPECT_EQ(identifier().identify(text).code, "other") << text;
}

TEST(Language, CaseAndDigitsPlayNoPart) {
  auto plain = identifier().identify("havnen bliver lukket siger borgmesteren");
  auto loud = identifier().identify("12 HAVNEN BLIVER LUKKET, 7 SIGER BORGMESTEREN!");
  EXPECT_EQ(plain.code, loud.code);
  EXPECT_DOUBLE_EQ(plain.confidence, loud.confidence);
}

TEST(Language, ReadsTheBeginTheMiddleAndTheEndOfALongText) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text.append(kSentences[0].second).append("\n");
  LanguageGuess guess = identifier().identify(text);
  EXPECT_EQ(guess.code, "da");
  EXPECT_GT(guess.confidence, 0.9);
}

TEST(Language, AnyBytesGiveAProbability) {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (size_t n = random() % 200; n > 0; --n) text.push_back(static_cast<char>(random()));
    LanguageGuess guess = identifier().identify(text);
    ASSERT_GT(guess.confidence, 0);
    ASSERT_LE(guess.confidence, 1);
  }
}

TEST(Language, SaysWhichModelIsMissing) {
  auto loaded = LanguageIdentifier::load("/nowhere");
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().to_string().find("language.kmod"), std::string::npos);
}

// The plain twin: the n-grams of a word as strings, counted.
TEST(LanguageFeatures, CountsNGramsAndWords) {
  LanguageFeatures features;
  features.collect("På is");
  // "_på_": 3 bigrams, 2 trigrams, 1 four-gram, 1 word; "_is_" the same.
  EXPECT_EQ(features.ids().size(), 14u);
  EXPECT_EQ(features.letters(), 4u);
  std::vector<uint32_t> both(features.ids().begin(), features.ids().end()), apart;
  for (std::string_view word : {"på", "is"}) {
    features.collect(word);
    apart.insert(apart.end(), features.ids().begin(), features.ids().end());
  }
  EXPECT_EQ(both, apart);
}

}  // namespace
}  // namespace kilde::text
