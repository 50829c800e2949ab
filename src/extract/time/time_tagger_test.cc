#include "extract/time/time_tagger.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "extract/time/calendar.h"
#include "extract/time/testing.h"

namespace kilde::time {
namespace {

using std::chrono::days;

const TimeTagger& danish() {
  static const auto tagger = TimeTagger::load(KILDE_ROOT, "da");
  return *tagger;
}

std::string value_in(const std::string& text, std::string_view date) {
  Document doc = plain_document(text, date, "da");
  danish().run(doc);
  return doc.times.size() == 1 ? std::string(doc.times[0].value) : "not one time";
}

TEST(Calendar, KnowsIsoWeeksAndEaster) {
  EXPECT_EQ(week_of(Date{2022, 12, 19}.first_day()).value(), "2022-W51");
  EXPECT_EQ(week_of(Date{2021, 1, 3}.first_day()).value(), "2020-W53");
  EXPECT_EQ(week_of(Date{2018, 12, 31}.first_day()).value(), "2019-W01");
  EXPECT_EQ(date_of(easter(2022, false)).to_string(), "2022-04-17");
  EXPECT_EQ(date_of(easter(1992, false)).to_string(), "1992-04-19");
  EXPECT_EQ(date_of(easter(2022, true)).to_string(), "2022-04-24");
}

TEST(Calendar, EveryDayLiesInItsWeekMonthAndYear) {
  for (sys_days day = Date{1999, 1, 1}.first_day(); day < Date{2025, 1, 1}.first_day();
       day += days(1))
    for (Grain grain : {Grain::kCentury, Grain::kDecade, Grain::kYear, Grain::kHalf,
                        Grain::kQuarter, Grain::kMonth, Grain::kWeek, Grain::kDay}) {
      const auto at = shifted(day, grain, 0)->interval();
      ASSERT_TRUE(at && at->from <= day && day < at->to) << date_of(day).to_string();
    }
}

// Builds without optimization are some ten times slower.
#ifdef NDEBUG
constexpr int kDates = 10000;
#else
constexpr int kDates = 500;
#endif

TEST(TimeTagger, ReadsBackEveryDateThatItIsTold) {
  const char* months[] = {"januar", "februar", "marts",     "april",   "maj",      "juni",
                          "juli",   "august",  "september", "oktober", "november", "december"};
  std::mt19937 random(7);
  for (int i = 0; i < kDates; ++i) {
    const Date date = date_of(Date{1950, 1, 1}.first_day() + days(random() % 36000));
    const std::string d = std::to_string(date.day), m = months[date.month - 1];
    const std::string y = std::to_string(date.year), n = std::to_string(date.month);
    for (const std::string& text :
         {d + ". " + m + " " + y, "den " + d + ". " + m + " " + y, "d. " + d + "/" + n + "-" + y,
          d + "." + n + "." + y, date.to_string()})
      ASSERT_EQ(value_in("Det skete " + text + " i byen.", "2022"), date.to_string()) << text;
  }
}

TEST(TimeTagger, GuessesNothingWithoutADocumentDate) {
  EXPECT_EQ(value_in("Det skete i går.", ""), "XXXX-XX-XX");
  EXPECT_EQ(value_in("Det skete mandag.", ""), "XXXX-WXX-1");
  EXPECT_EQ(value_in("Det skete den 3. maj.", ""), "XXXX-05-03");
  EXPECT_EQ(value_in("Det skete i februar.", ""), "XXXX-02");
  EXPECT_EQ(value_in("Det skete sidste år.", ""), "XXXX");
  EXPECT_EQ(value_in("Det skete den 3. maj 1990.", ""), "1990-05-03");
}

TEST(TimeTagger, ResolvesWhatACoarseDateAllows) {
  EXPECT_EQ(value_in("Det skete sidste år.", "2022"), "2021");
  EXPECT_EQ(value_in("Det skete i forrige måned.", "2022-12"), "2022-11");
  EXPECT_EQ(value_in("Det skete i går.", "2022-12"), "XXXX-XX-XX");
}

TEST(TimeTagger, TakesAClockTimeForTheDayLastToldOnlyNearby) {
  const std::string told = "Mødet er den 24. december 2022. ", more = "Alle kom. ";
  auto last = [](const std::string& text) {
    Document doc = plain_document(text, "2022-12-19", "da");
    danish().run(doc);
    return doc.times.empty() ? "none" : std::string(doc.times.back().value);
  };
  EXPECT_EQ(last(told + more + "Døren åbner klokken 18.30."), "2022-12-24T18:30");
  EXPECT_EQ(last(told + more + more + more + more + "Døren åbner klokken 18.30."),
            "2022-12-19T18:30");
}

TEST(TimeTagger, LeavesImpossibleDatesOpenAndSaysSo) {
  Document doc = plain_document("Det skete den 31. februar 2022.", "2022-12-19", "da");
  danish().run(doc);
  ASSERT_EQ(doc.times.size(), 1u);
  EXPECT_EQ(doc.times[0].value, "XXXX-XX-XX");
  EXPECT_EQ(doc.times[0].from, "");
  EXPECT_EQ(doc.notes.size(), 1u);
}

std::vector<std::string> notes_of(std::string_view text, std::string_view date,
                                  std::string_view lang) {
  auto tagger = TimeTagger::load(KILDE_ROOT, lang);
  Document doc = plain_document(text, date, lang);
  tagger->run(doc);
  std::vector<std::string> texts;
  for (const Note& note : doc.notes) texts.emplace_back(note.text);
  return texts;
}

TEST(TimeTagger, NotesWhatMayBeAnotherDay) {
  using Notes = std::vector<std::string>;
  EXPECT_EQ(notes_of("It was on Monday, 21 December 2022.", "2022-12-20", "en"),
            Notes{"no such weekday: 'Monday, 21 December 2022'"});
  EXPECT_EQ(notes_of("It was on Wednesday, 21 December 2022.", "2022-12-20", "en"), Notes{});
  EXPECT_EQ(notes_of("It was on 12/11/10.", "2022-12-20", "en"),
            Notes{"day or month may stand first: '12/11/10'"});
  EXPECT_EQ(notes_of("It was on 11/11/10 and 12/25/10.", "2022-12-20", "en"), Notes{});
  EXPECT_EQ(notes_of("It was on Monday.", "2999-01-01", "en"),
            Notes{"times are counted from a day far ahead: 2999-01-01"});
  EXPECT_EQ(notes_of("It was on Monday.", "2099-01-01", "en"), Notes{});
  for (const char* text : {"It was at 13 p.m. in Rome.", "It was at 12:60.", "It was in week 54.",
                           "It was in the year 99999."})
    EXPECT_EQ(notes_of(text, "2022-12-20", "en").size(), 1u) << text;
}

TEST(TimeTagger, ForgivesOneSlipBesideADayOrYear) {
  EXPECT_EQ(value_in("Det skete den 3. januer.", "2022-06-20"), "2022-01-03");
  EXPECT_EQ(value_in("Det skete i septmber 2021.", "2022-12-20"), "2021-09");
  EXPECT_EQ(value_in("Det skete i septmber.", "2022-12-20"), "not one time");
  EXPECT_EQ(value_in("Det skete i Augusta 2019.", "2022-12-20"), "2019");  // a name
  EXPECT_EQ(value_in("Det var 3 parts.", "2022-12-20"), "not one time");
}

TEST(TimeTagger, GivesHalfOpenDays) {
  Document doc = plain_document("Det skete i forrige uge.", "2022-12-20", "da");
  danish().run(doc);
  ASSERT_EQ(doc.times.size(), 1u);
  EXPECT_EQ(doc.times[0].from, "2022-12-12");
  EXPECT_EQ(doc.times[0].to, "2022-12-19");
}

TEST(TimeTagger, TakesTheTenseFromTheTree) {
  // "Mødet kan åbne i januar.": the verb hangs on nothing, the month on the verb.
  Document doc = plain_document("Mødet kan åbne i januar .", "2022-12", "da");
  doc.upos = {Upos::kNoun, Upos::kAux, Upos::kVerb, Upos::kAdp, Upos::kNoun, Upos::kPunct};
  doc.feats = {"", "Tense=Pres", "VerbForm=Inf", "", "", ""};
  doc.lemma.resize(6);
  doc.head = {2, 2, kNoHead, 4, 2, 2};
  doc.relation = {Relation::kNsubj, Relation::kAux, Relation::kRoot,
                  Relation::kCase,  Relation::kObl, Relation::kPunct};
  doc.deprel = {"nsubj", "aux", "root", "case", "obl", "punct"};
  danish().run(doc);
  ASSERT_EQ(doc.times.size(), 1u);
  EXPECT_EQ(doc.times[0].value, "2023-01");
}

TEST(TimeTagger, TakesWhatWasPromisedForTheFuture) {
  // "He vowed to resign in October .": the month hangs on the infinitive, that on the vow; "failed"
  // promises nothing.
  auto english = TimeTagger::load(KILDE_ROOT, "en");
  ASSERT_TRUE(english);
  for (const auto& [verb, value] :
       {std::pair("vowed", "2025-10"), std::pair("failed", "2024-10")}) {
    Document doc =
        plain_document(std::string("He ") + verb + " to resign in October .", "2025-03-14", "en");
    doc.upos = {Upos::kPron, Upos::kVerb,  Upos::kPart, Upos::kVerb,
                Upos::kAdp,  Upos::kPropn, Upos::kPunct};
    doc.feats = {"", "Tense=Past|VerbForm=Fin", "", "VerbForm=Inf", "", "", ""};
    doc.lemma.resize(7);
    doc.head = {1, kNoHead, 3, 1, 5, 3, 1};
    doc.relation = {Relation::kNsubj, Relation::kRoot, Relation::kMark, Relation::kXcomp,
                    Relation::kCase,  Relation::kObl,  Relation::kPunct};
    doc.deprel = {"nsubj", "root", "mark", "xcomp", "case", "obl", "punct"};
    english->run(doc);
    ASSERT_EQ(doc.times.size(), 1u);
    EXPECT_EQ(doc.times[0].value, value) << verb;
  }
}

TEST(TimeTagger, TakesThePerfectForPastAndThePresentForTheFuture) {
  // "Mødet er/bliver holdt i januar .": the participle says nothing, its auxiliary the tense.
  for (const auto& [aux, value] : {std::pair("er", "2022-01"), std::pair("bliver", "2023-01")}) {
    Document doc =
        plain_document(std::string("Mødet ") + aux + " holdt i januar .", "2022-12", "da");
    doc.upos = {Upos::kNoun, Upos::kAux, Upos::kVerb, Upos::kAdp, Upos::kNoun, Upos::kPunct};
    doc.feats = {"", "Tense=Pres|VerbForm=Fin", "Tense=Past|VerbForm=Part", "", "", ""};
    doc.lemma.resize(6);
    doc.head = {2, 2, kNoHead, 4, 2, 2};
    doc.relation = {Relation::kNsubj, Relation::kAux, Relation::kRoot,
                    Relation::kCase,  Relation::kObl, Relation::kPunct};
    doc.deprel = {"nsubj", "aux", "root", "case", "obl", "punct"};
    danish().run(doc);
    ASSERT_EQ(doc.times.size(), 1u);
    EXPECT_EQ(doc.times[0].value, value) << aux;
  }
}

// A sentence of one verb, on which all hangs but what `count` says counts the token after it.
Document simple_tree(std::string_view text, std::string_view lang, std::vector<Upos> upos,
                     uint32_t verb, std::optional<uint32_t> count) {
  Document doc = plain_document(text, "2020-03-04", lang);
  const size_t size = upos.size();
  doc.upos = std::move(upos);
  doc.feats.resize(size), doc.lemma.resize(size), doc.deprel.resize(size);
  doc.head.assign(size, static_cast<int32_t>(verb));
  doc.relation.assign(size, Relation::kObl);
  doc.head[verb] = kNoHead, doc.relation[verb] = Relation::kRoot;
  if (count) doc.head[*count] = static_cast<int32_t>(*count) + 1;
  if (count) doc.relation[*count] = Relation::kNummod, doc.relation[*count + 1] = Relation::kObj;
  return doc;
}

TEST(TimeTagger, TakesACountNearTheReportsYearForNone) {
  auto english = TimeTagger::load(KILDE_ROOT, "en");
  Document lost =
      simple_tree("They lost 2005 horses .", "en",
                  {Upos::kPron, Upos::kVerb, Upos::kNum, Upos::kNoun, Upos::kPunct}, 1, 2);
  english->run(lost);
  EXPECT_TRUE(lost.times.empty());
  Document ended = simple_tree(
      "The disputed 2005 elections ended .", "en",
      {Upos::kDet, Upos::kAdj, Upos::kNum, Upos::kNoun, Upos::kVerb, Upos::kPunct}, 4, 2);
  english->run(ended);
  ASSERT_EQ(ended.times.size(), 1u);
  EXPECT_EQ(ended.times[0].value, "2005");
  Document danish_horses =
      simple_tree("De mistede 2005 heste .", "da",
                  {Upos::kPron, Upos::kVerb, Upos::kNum, Upos::kNoun, Upos::kPunct}, 1, 2);
  danish().run(danish_horses);
  EXPECT_TRUE(danish_horses.times.empty());
}

// "Analysts raised 2021 estimates", but "In 2014 Protesten" and what is done to many.
TEST(TimeTagger, TakesAYearBeforeANounForOneUnlessSoManyAreMeant) {
  const std::vector<Upos> upos = {Upos::kNoun, Upos::kVerb, Upos::kNum, Upos::kNoun, Upos::kPunct};
  auto times = [&](std::string_view text, std::string_view lang) {
    Document doc = simple_tree(text, lang, upos, 1, 2);
    TimeTagger::load(KILDE_ROOT, lang)->run(doc);
    return doc.times.size();
  };
  EXPECT_EQ(times("Analysts raised 2021 estimates .", "en"), 1u);
  EXPECT_EQ(times("Generals sent 2008 soldiers .", "en"), 0u);
  EXPECT_EQ(times("Firmen verkauften 2005 Boote .", "de"), 0u);
  EXPECT_EQ(times("Firmaet solgte 2005 huse .", "da"), 0u);
  EXPECT_EQ(times("Firmaet solgte 2005 hus .", "sv"), 0u);
  Document about = simple_tree(
      "They met some 2005 horses .", "en",
      {Upos::kPron, Upos::kVerb, Upos::kDet, Upos::kNum, Upos::kNoun, Upos::kPunct}, 1, 3);
  TimeTagger::load(KILDE_ROOT, "en")->run(about);
  EXPECT_TRUE(about.times.empty());
  Document led =
      simple_tree("У 2014 протестах брали .", "uk",
                  {Upos::kAdp, Upos::kNum, Upos::kNoun, Upos::kVerb, Upos::kPunct}, 3, 1);
  TimeTagger::load(KILDE_ROOT, "uk")->run(led);
  ASSERT_EQ(led.times.size(), 1u);
  EXPECT_EQ(led.times[0].value, "2014");
}

TEST(TimeTagger, TakesAWeekdayBehindANameForADay) {
  auto english = TimeTagger::load(KILDE_ROOT, "en");
  Document wire = simple_tree(
      "Police held Ann Bolt Friday .", "en",
      {Upos::kNoun, Upos::kVerb, Upos::kPropn, Upos::kPropn, Upos::kPropn, Upos::kPunct}, 1,
      std::nullopt);
  wire.names.push_back({{0, 1}, NameKind::kOrg});
  wire.names.push_back({{2, 5}, NameKind::kPer});
  english->run(wire);
  ASSERT_EQ(wire.times.size(), 1u);
  EXPECT_EQ(wire.times[0].value, "2020-02-28");
  Document named =
      simple_tree("Sunday Bolt came .", "en",
                  {Upos::kPropn, Upos::kPropn, Upos::kVerb, Upos::kPunct}, 2, std::nullopt);
  named.names.push_back({{0, 2}, NameKind::kPer});
  english->run(named);
  EXPECT_TRUE(named.times.empty());
}

TEST(TimeTagger, TakesAPersonsNameForNoMonth) {
  auto german = TimeTagger::load(KILDE_ROOT, "de");
  const std::vector<Upos> upos = {Upos::kPropn, Upos::kPropn, Upos::kVerb, Upos::kPunct};
  Document named = simple_tree("Karl Mai kam .", "de", upos, 2, std::nullopt);
  german->run(named);
  EXPECT_EQ(named.times.size(), 1u);  // nothing tells that it is a name
  named.names.push_back({{0, 2}, NameKind::kPer});
  german->run(named);
  EXPECT_TRUE(named.times.empty());
  Document says =
      simple_tree("Mai sagte ja .", "de", {Upos::kPropn, Upos::kVerb, Upos::kAdv, Upos::kPunct}, 1,
                  std::nullopt);
  german->run(says);
  EXPECT_EQ(says.times.size(), 1u);  // "(im) Mai sagte"
  says.relation[0] = Relation::kNsubj;
  german->run(says);
  EXPECT_TRUE(says.times.empty());
}

TEST(TimeTagger, KnowsOnlyWhatNeedsNoLanguageInAnUnknownOne) {
  auto tagger = TimeTagger::load(KILDE_ROOT, "xx");
  ASSERT_TRUE(tagger);
  Document doc = plain_document("mandag 2022-12-19 11:30 (1991)", "", "xx");
  tagger->run(doc);
  const std::vector<std::string> expected = {"[2022-12-19 11:30] TIME 2022-12-19T11:30",
                                             "[1991] DATE 1991"};
  EXPECT_EQ(describe_times(doc), expected);
}

TEST(TimeTagger, KeepsItsPromisesOnAnyText) {
  const std::string_view pieces[] = {"den ",   "3",      ". ",      "maj ",   "99999999999999 ",
                                     "i ",     "går ",   "om ",     "uge ",   "kl. ",
                                     "25:00 ", "-",      "år ",     "\u00e6", "\n\n",
                                     "31/",    "2022",   "mandag ", "'",      "erne ",
                                     "for ",   "siden ", "0 "};
  std::mt19937 random(3);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (int n = 0; n < 12; ++n) text += pieces[random() % std::size(pieces)];
    Document doc = plain_document(text, i % 2 ? "2022-12" : "0001-01-01", "da");
    danish().run(doc);
    uint32_t end = 0;
    for (const TimeExpression& time : doc.times) {
      ASSERT_TRUE(time.span.begin >= end && time.span.begin < time.span.end) << text;
      ASSERT_FALSE(time.value.empty()) << text;
      ASSERT_EQ(time.from.empty(), time.to.empty()) << text;
      ASSERT_TRUE(time.from.empty() || time.from < time.to) << text;
      end = time.span.end;
    }
    ASSERT_LE(end, text.size());
  }
}

}  // namespace
}  // namespace kilde::time
