#include "extract/time/tense.h"

#include <gtest/gtest.h>

#include "extract/time/testing.h"
#include "extract/time/time_tagger.h"

namespace kilde::time {
namespace {

struct Word {
  const char* text;
  Upos upos;
  const char* feats;
  int32_t head;
  Relation relation;
  const char* lemma = "";
};

// The value of the first time of a sentence whose tree is given.
std::string value_of(std::string_view lang, std::string_view date, const std::vector<Word>& words) {
  std::string text;
  for (const Word& word : words) text += (text.empty() ? "" : " ") + std::string(word.text);
  Document doc = plain_document(text, date, lang);
  for (const Word& word : words) {
    doc.upos.push_back(word.upos);
    doc.feats.push_back(word.feats);
    doc.lemma.push_back(word.lemma);
    doc.head.push_back(word.head);
    doc.relation.push_back(word.relation);
    doc.deprel.push_back("");
  }
  auto tagger = TimeTagger::load(KILDE_ROOT, lang);
  if (!tagger || doc.size() != words.size()) return "no such tree";
  tagger->run(doc);
  return doc.times.empty() ? "no time" : std::string(doc.times[0].value);
}

TEST(Tense, TakesWhatIsBeingDoneForThePresentAndWhatHasBeenForThePast) {
  for (const auto& [form, value] : {std::pair("Tense=Pres|VerbForm=Part", "2025-10"),
                                    std::pair("Tense=Past|VerbForm=Part", "2024-10")})
    EXPECT_EQ(value_of("en", "2025-07-14",
                       {{"They", Upos::kPron, "", 2, Relation::kNsubj},
                        {"are", Upos::kAux, "Tense=Pres|VerbForm=Fin", 2, Relation::kAux},
                        {"moving", Upos::kVerb, form, kNoHead, Relation::kRoot},
                        {"in", Upos::kAdp, "", 4, Relation::kCase},
                        {"October", Upos::kPropn, "", 2, Relation::kObl}}),
              value);
}

TEST(Tense, TakesWhatIsToBeDoneForTheFuture) {
  for (const auto& [form, value] :
       {std::pair("VerbForm=Inf", "2025-10"), std::pair("Tense=Past|VerbForm=Part", "2024-10")})
    EXPECT_EQ(value_of("en", "2025-03-14",
                       {{"It", Upos::kPron, "", 3, Relation::kNsubj},
                        {"is", Upos::kAux, "Tense=Pres|VerbForm=Fin", 3, Relation::kAux},
                        {"be", Upos::kAux, form, 3, Relation::kAux},
                        {"held", Upos::kVerb, "Tense=Past|VerbForm=Part", kNoHead, Relation::kRoot},
                        {"in", Upos::kAdp, "", 5, Relation::kCase},
                        {"October", Upos::kPropn, "", 3, Relation::kObl}}),
              value);
}

TEST(Tense, TakesHearsayOfWhatWasDoneForThePast) {
  for (const auto& [form, value] :
       {std::pair("Tense=Past|VerbForm=Part", "2024-10"), std::pair("VerbForm=Inf", "2025-10")})
    EXPECT_EQ(value_of("de", "2025-03-14",
                       {{"Er", Upos::kPron, "", 4, Relation::kNsubj},
                        {"soll", Upos::kAux, "Tense=Pres|VerbForm=Fin", 4, Relation::kAux},
                        {"im", Upos::kAdp, "", 3, Relation::kCase},
                        {"Oktober", Upos::kNoun, "", 4, Relation::kObl},
                        {"gekommen", Upos::kVerb, form, kNoHead, Relation::kRoot},
                        {"sein", Upos::kAux, "VerbForm=Inf", 4, Relation::kAux}}),
              value);
}

TEST(Tense, TakesWhatIsSetToComeForTheFuture) {
  for (const auto& [verb, value] : {std::pair("set", "2025-10"), std::pair("seen", "2024-10")})
    EXPECT_EQ(value_of("en", "2025-03-14",
                       {{"Talks", Upos::kNoun, "", kNoHead, Relation::kRoot},
                        {verb, Upos::kVerb, "Tense=Past|VerbForm=Part", 0, Relation::kAcl},
                        {"to", Upos::kPart, "", 3, Relation::kMark},
                        {"resume", Upos::kVerb, "VerbForm=Inf", 1, Relation::kXcomp},
                        {"in", Upos::kAdp, "", 5, Relation::kCase},
                        {"October", Upos::kPropn, "", 3, Relation::kObl}}),
              value);
}

TEST(Tense, TakesWhatIsAwaitedForTheFuture) {
  for (const auto& [verb, value] :
       {std::pair("erwartet", "2025-03-16"), std::pair("gesehen", "2025-03-09")})
    EXPECT_EQ(value_of("de", "2025-03-10",
                       {{"Es", Upos::kPron, "", 2, Relation::kExpl},
                        {"wird", Upos::kAux, "Tense=Pres|VerbForm=Fin", 2, Relation::kAux},
                        {verb, Upos::kVerb, "VerbForm=Part", kNoHead, Relation::kRoot},
                        {",", Upos::kPunct, "", 8, Relation::kPunct},
                        {"dass", Upos::kSconj, "", 8, Relation::kMark},
                        {"er", Upos::kPron, "", 8, Relation::kNsubj},
                        {"am", Upos::kAdp, "", 7, Relation::kCase},
                        {"Sonntag", Upos::kPropn, "", 8, Relation::kObl},
                        {"zieht", Upos::kVerb, "Tense=Pres|VerbForm=Fin", 2, Relation::kCcomp}}),
              value);
}

TEST(Tense, TakesWhatWasDoneBesideTheDayForThePastWhereverTheDayHangs) {
  for (const auto& [verb, feats, value] :
       {std::tuple("issued", "Tense=Past|VerbForm=Part", "2025-03-13"),
        std::tuple("pending", "Tense=Pres|VerbForm=Part", "2025-03-20"),
        std::tuple("scheduled", "Tense=Past|VerbForm=Part", "2025-03-20")})
    EXPECT_EQ(value_of("en", "2025-03-14",
                       {{"It", Upos::kPron, "", 2, Relation::kNsubj},
                        {"will", Upos::kAux, "VerbForm=Fin", 2, Relation::kAux},
                        {"suspend", Upos::kVerb, "VerbForm=Inf", kNoHead, Relation::kRoot},
                        {"the", Upos::kDet, "", 4, Relation::kDet},
                        {"order", Upos::kNoun, "", 2, Relation::kObj},
                        {verb, Upos::kVerb, feats, 2, Relation::kXcomp},
                        {"Thursday", Upos::kPropn, "", 2, Relation::kObl}}),
              value);
}

TEST(Tense, TakesAStateThatLastsUntilADayForWhatIsToCome) {
  for (const auto& [before, value] :
       {std::pair("until", "2025-03-21"), std::pair("on", "2025-03-14")})
    EXPECT_EQ(value_of("en", "2025-03-20",
                       {{"It", Upos::kPron, "", 2, Relation::kNsubj},
                        {"will", Upos::kAux, "VerbForm=Fin", 2, Relation::kAux},
                        {"hold", Upos::kVerb, "VerbForm=Inf", kNoHead, Relation::kRoot},
                        {"markets", Upos::kNoun, "", 2, Relation::kObj},
                        {"closed", Upos::kVerb, "Tense=Past|VerbForm=Part", 3, Relation::kAcl},
                        {before, Upos::kAdp, "", 6, Relation::kCase},
                        {"Friday", Upos::kPropn, "", 4, Relation::kObl}}),
              value);
}

TEST(Tense, TakesAPlanForTheNounAndNotTheVerb) {
  for (const auto& [the, upos, value] : {std::tuple("the", Upos::kDet, "2025-03-13"),
                                         std::tuple("which", Upos::kPron, "2025-03-20")})
    EXPECT_EQ(
        value_of("en", "2025-03-14",
                 {{"It", Upos::kPron, "", 1, Relation::kNsubj},
                  {"announced", Upos::kVerb, "Tense=Past|VerbForm=Fin", kNoHead, Relation::kRoot},
                  {the, upos, "", 3, Relation::kDet},
                  {"plan", Upos::kNoun, "", 1, Relation::kObj},
                  {"Thursday", Upos::kPropn, "", 3, Relation::kAppos}}),
        value);
}

TEST(Tense, TakesAnInfinitiveWithWirdForTheFutureThoughTaggedAParticiple) {
  for (const auto& [verb, value] :
       {std::pair("abhalten", "2025-03-16"), std::pair("abgehalten", "2025-03-09")})
    EXPECT_EQ(
        value_of("de", "2025-03-10",
                 {{"Er", Upos::kPron, "", 4, Relation::kNsubj},
                  {"wird", Upos::kAux, "Tense=Pres|VerbForm=Fin", 4, Relation::kAux},
                  {"am", Upos::kAdp, "", 3, Relation::kCase},
                  {"Sonntag", Upos::kPropn, "", 4, Relation::kObl},
                  {verb, Upos::kVerb, "VerbForm=Part", kNoHead, Relation::kRoot, "abhalten"}}),
        value);
}

TEST(Tense, TakesWhatCouldNotBeForThePast) {
  for (const auto& [word, feats, value] :
       {std::tuple("not", "Polarity=Neg", "2025-03-13"), std::tuple("well", "", "2025-03-20")})
    EXPECT_EQ(
        value_of("en", "2025-03-14",
                 {{"He", Upos::kPron, "", 4, Relation::kNsubj},
                  {"could", Upos::kAux, "VerbForm=Fin", 4, Relation::kAux},
                  {word, Upos::kPart, feats, 4, Relation::kAdvmod},
                  {"be", Upos::kAux, "VerbForm=Inf", 4, Relation::kAux},
                  {"reached", Upos::kVerb, "Tense=Past|VerbForm=Part", kNoHead, Relation::kRoot},
                  {"Thursday", Upos::kPropn, "", 4, Relation::kObl}}),
        value);
}

TEST(Tense, TellsADayOfPlansByTheVerbBesideIt) {
  for (const auto& [verb, value] :
       {std::pair("announced", "2025-03-20"), std::pair("praised", "2025-03-13")})
    EXPECT_EQ(value_of("en", "2025-03-14",
                       {{"It", Upos::kPron, "", 2, Relation::kNsubj},
                        {"was", Upos::kAux, "Tense=Past|VerbForm=Fin", 2, Relation::kAux},
                        {verb, Upos::kVerb, "Tense=Past|VerbForm=Part", kNoHead, Relation::kRoot},
                        {"for", Upos::kAdp, "", 4, Relation::kCase},
                        {"Thursday", Upos::kPropn, "", 2, Relation::kObl}}),
              value);
}

TEST(Finder, TakesANumberNearTheYearOfTheReportForAYear) {
  for (const auto& [number, value] : {std::pair("1992", "1992"), std::pair("1990", "1990"),
                                      std::pair("2000", "no time"), std::pair("1952", "no time")})
    EXPECT_EQ(
        value_of("en", "1995-03-10",
                 {{"The", Upos::kDet, "", 2, Relation::kDet},
                  {number, Upos::kNum, "", 2, Relation::kNummod},
                  {"protests", Upos::kNoun, "Number=Plur", 3, Relation::kNsubj},
                  {"failed", Upos::kVerb, "Tense=Past|VerbForm=Fin", kNoHead, Relation::kRoot}}),
        value);
}

TEST(Tense, KnowsAnEssayByTheDaysItDoesNotCount) {
  std::vector<Word> essay;
  for (int i = 0; i < 100; ++i) {
    const int32_t verb = i * 3 + 1;
    essay.push_back({"Heute", Upos::kAdv, "", verb, Relation::kAdvmod});
    essay.push_back({"fehlt", Upos::kVerb, "Tense=Pres|VerbForm=Fin", kNoHead, Relation::kRoot});
    essay.push_back({"Geld", Upos::kNoun, "", verb, Relation::kNsubj});
  }
  EXPECT_EQ(value_of("de", "2025-03-14", essay), "PRESENT_REF");
  const std::vector<Word> brief(essay.begin(), essay.begin() + 3);
  EXPECT_EQ(value_of("de", "2025-03-14", brief), "2025-03-14");
  std::vector<Word> report = essay;
  report.push_back({"seit", Upos::kAdp, "", 301, Relation::kCase});
  report.push_back({"Montag", Upos::kNoun, "", 298, Relation::kObl});
  EXPECT_EQ(value_of("de", "2025-03-14", report), "2025-03-14");
}

}  // namespace
}  // namespace kilde::time
