#include "story/extractor.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kilde::story {
namespace {

class ExtractorTest : public testing::Test {
 protected:
  ExtractorTest()
      : tuning_(std::move(*Tuning::load(KILDE_ROOT))),
        extractor_(std::move(*Extractor::load(KILDE_ROOT, tuning_))) {}

  // A document of one sentence, cut at blanks; every word is a noun and its own lemma.
  static Document document(const std::string& text) {
    Document doc(text);
    for (uint32_t begin = 0; begin < text.size();) {
      const auto end = static_cast<uint32_t>(std::min(text.find(' ', begin), text.size()));
      doc.tokens.push_back({begin, end});
      begin = end + 1;
    }
    const auto size = static_cast<uint32_t>(doc.tokens.size());
    doc.sentences.push_back({0, size});
    doc.upos.assign(size, Upos::kNoun);
    for (uint32_t i = 0; i < size; ++i) doc.lemma.push_back(doc.intern(doc.word(i)));
    return doc;
  }
  static void add_entity(Document& doc, std::string_view id, std::string_view name,
                         EntityKind kind) {
    Entity entity;
    entity.id = doc.intern(id);
    entity.name = doc.intern(name);
    entity.kind = kind;
    entity.mentions = {{0, 1}, {2, 3}};
    doc.entities.push_back(entity);
  }
  bool has(const StoryFeatures& features, MarkKind kind, uint32_t hash) const {
    return std::ranges::any_of(
        features.marks, [&](const Mark& mark) { return mark.kind == kind && mark.hash == hash; });
  }

  Tuning tuning_;
  Extractor extractor_;
};

TEST_F(ExtractorTest, WordsStandInTheirOrder) {
  const StoryFeatures features = extractor_.features_of(document("ferge brann Ferge"));
  ASSERT_EQ(features.words.size(), 2u);
  const auto row = [&](const char* word) {
    return static_cast<uint8_t>(std::ranges::find(features.words, hash_of('w', word), &Word::hash) -
                                features.words.begin());
  };
  EXPECT_EQ(features.order,
            (std::vector<uint8_t>{row("ferge"), row("brann"), row("ferge"), kBreak}));
}

TEST_F(ExtractorTest, OnlyTheBeginOfALongReportIsKept) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += (i ? " ord" : "ord") + std::to_string(i) + "x";
  const StoryFeatures features = extractor_.features_of(document(text));
  EXPECT_EQ(features.words.size(), kMostWords);
  const Result<StoryFeatures> back = decode(encode(features));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, features);
}

TEST_F(ExtractorTest, WordsOfTwoScriptsSoundAlike) {
  const StoryFeatures latin = extractor_.features_of(document("parlament"));
  const StoryFeatures cyrillic = extractor_.features_of(document("парламент"));
  EXPECT_NE(latin.words[0].hash, cyrillic.words[0].hash);
  EXPECT_NE(latin.words[0].sound, 0u);
  EXPECT_EQ(latin.words[0].sound, cyrillic.words[0].sound);
}

TEST_F(ExtractorTest, NumbersWhateverTheirMarks) {
  for (const char* text : {"3000 liter", "3.000 liter", "3,000 liter", "3 000 liter"}) {
    const StoryFeatures features = extractor_.features_of(document(text));
    EXPECT_TRUE(has(features, MarkKind::kNumber, hash_of('#', "3000"))) << text;
  }
  EXPECT_TRUE(
      has(extractor_.features_of(document("4,5 procent")), MarkKind::kNumber, hash_of('#', "4.5")));
}

TEST_F(ExtractorTest, EntitiesByIdAndLocalNamesBySound) {
  Document doc = document("tekst");
  add_entity(doc, "gn:625144", "Minsk", EntityKind::kPlace);
  add_entity(doc, "Q184", "Belarus", EntityKind::kOrganisation);
  add_entity(doc, "e1", "Odd Brekkmo", EntityKind::kPerson);
  add_entity(doc, "e2", "fiskerne", EntityKind::kGroup);
  const StoryFeatures features = extractor_.features_of(doc);
  EXPECT_TRUE(has(features, MarkKind::kPlace, hash_of('p', "gn:625144")));
  EXPECT_TRUE(has(features, MarkKind::kName, hash_of('n', "Q184")));
  EXPECT_EQ(features.marks.size(), 4u);  // these, "Odd" and "Brekkmo"

  Document russian = document("текст");
  add_entity(russian, "e1", "Одд Брекмо", EntityKind::kPerson);
  for (const Mark& mark : extractor_.features_of(russian).marks)
    EXPECT_TRUE(has(features, mark.kind, mark.hash));
}

TEST_F(ExtractorTest, DaysAsExactAsTheyAre) {
  Document doc = document("tekst");
  auto add_time = [&](const char* from, const char* to) {
    TimeExpression time;
    time.from = from;
    time.to = to;
    doc.times.push_back(time);
  };
  add_time("2023-03-12", "2023-03-13");
  add_time("2023-04-01", "2023-05-01");
  add_time("2022-01-01", "2023-01-01");
  add_time("", "");
  doc.date = *parse_date("2023-03-13");
  const StoryFeatures features = extractor_.features_of(doc);
  for (const char* day : {"2023-03-12", "2023-04", "2022"})
    EXPECT_TRUE(has(features, MarkKind::kDay, hash_of('d', day))) << day;
  EXPECT_EQ(features.marks.size(), 3u);
  EXPECT_EQ(features.day, 19429);
  doc.date = *parse_date("2023-03");
  EXPECT_EQ(extractor_.features_of(doc).day, kNoDay);
}

TEST_F(ExtractorTest, NothingIsNothing) {
  const StoryFeatures features = extractor_.features_of(Document(""));
  EXPECT_TRUE(features.words.empty());
  EXPECT_TRUE(features.marks.empty());
  EXPECT_TRUE(decode(encode(features)));
}

}  // namespace
}  // namespace kilde::story
