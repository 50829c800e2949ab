#include "format/questions.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "format/columns.h"
#include "format/question_words.h"

namespace kilde::format {
namespace {

const std::string kHostile =
    "</title><script>alert(1)</script>\x1b[31m\" onload=\"x\n&amp;\u202E\xff";

// A question, its evidence and its changes, with hostile words wherever words are shown.
struct Case {
  std::vector<Document> docs;
  std::vector<claim::Report> reports;
  std::vector<proposition::Proposition> propositions;
  question::Question question;
  question::Assessment assessment;
  std::vector<question::Change> changes;

  explicit Case(const std::string& words, size_t hypotheses = 2) {
    docs.emplace_back(words + " and more");
    claim::Report& report = reports.emplace_back();
    report.id = report.publisher = report.published = report.lang = words;
    report.url = "javascript:" + words;
    claim::Claim& claim = report.claims.emplace_back();
    claim.content = {{0, static_cast<uint32_t>(words.size())}};
    claim.voice.name = words, claim.voice.key = claim.voice.body = "b:x";
    claim.attribution = 0;
    propositions.emplace_back().claims = {{0, 0}};
    question.id = question.text = words;
    for (size_t i = 0; i < hypotheses; ++i)
      question.hypotheses.push_back({words + std::to_string(i), words});
    question.indicators.resize(2);
    for (auto& indicator : question.indicators) {
      indicator.name = indicator.sentence = words;
      indicator.signs.assign(hypotheses, 1);
      indicator.signs.back() = -2;
    }
    question.indicators[1].sentence += "2";
    assessment = question::assess(question, {{{0, 0}}, {}},
                                  {reports, std::vector<lineage::Descent>(1), propositions});
    changes = {
        {.kind = question::Change::Kind::kNew, .fresh = {{0, 0}}, .after = 1},
        {.kind = question::Change::Kind::kGone, .indicator = 1, .before = 2, .gloss = words}};
  }
  Told told() const { return {docs, reports, propositions}; }
  Answers answers() const { return {{question, assessment, "2026-11-27T08:00:00Z", changes}}; }
};

TEST(Questions, PageHasNothingOfTheInputAsMarkup) {
  const Case hostile(kHostile);
  const std::string page = questions_html(hostile.told(), hostile.answers());
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("javascript:"), std::string::npos);
  EXPECT_EQ(page.find("onload=\"x"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(page.find("http"), page.find("http-equiv"));  // no address
}

TEST(Questions, PageClosesWhatItOpens) {
  const Case hostile(kHostile, 5);
  const std::string page = questions_html(hostile.told(), hostile.answers());
  std::vector<std::string> open;
  const std::regex tag("<(/?)([a-z0-9]+)[^>]*>");
  for (std::sregex_iterator at(page.begin(), page.end(), tag), end; at != end; ++at) {
    const std::string name = (*at)[2];
    if (name == "meta") continue;
    if ((*at)[1] == "") {
      open.push_back(name);
    } else {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), name);
      open.pop_back();
    }
  }
  EXPECT_TRUE(open.empty());
}

TEST(Questions, TextKeepsItsWidthAndHasNoControls) {
  for (const size_t hypotheses : {2U, 5U, 12U}) {
    const Case hostile(kHostile, hypotheses);
    for (const int width : {40, 80, 120}) {
      const TextOptions options{.width = width};
      for (const std::string& text : {questions_text(hostile.told(), hostile.answers(), options),
                                      alerts_text(hostile.told(), hostile.answers(), options)}) {
        EXPECT_EQ(text.find('\x1b'), std::string::npos);
        size_t begin = 0;
        for (size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
          EXPECT_LE(display_width(text.substr(begin, end - begin)), static_cast<size_t>(width));
          begin = end + 1;
        }
      }
    }
  }
}

TEST(Questions, MatrixIsARowAnIndicatorAndAColumnAHypothesis) {
  const Case plain("words");
  const std::string text = questions_text(plain.told(), plain.answers(), {.width = 80});
  EXPECT_NE(text.find("+ 1.0"), std::string::npos);
  EXPECT_NE(text.find("-- 2.0"), std::string::npos);
  EXPECT_NE(text.find("no claim found"), std::string::npos);
  EXPECT_NE(text.find("Since 2026-11-27T08:00:00Z: 1 new, 1 gone"), std::string::npos);
  EXPECT_NE(text.find("Least speaks against words0. The first hangs on indicator 1."),
            std::string::npos);
}

TEST(Questions, JsonIsALineAQuestionAndALineAnAlert) {
  const Case hostile(kHostile);
  const std::string lines = questions_json(hostile.told(), hostile.answers());
  EXPECT_EQ(std::ranges::count(lines, '\n'), 1);
  const auto json = nlohmann::json::parse(lines);
  EXPECT_EQ(json["indicators"][0]["evidence"][0]["institutions"], 1);
  EXPECT_EQ(json["hypotheses"][1]["against"]["undisputed"], 2.0);
  const std::string alerts = alerts_json(hostile.told(), hostile.answers());
  EXPECT_EQ(std::ranges::count(alerts, '\n'), 2);
  EXPECT_EQ(nlohmann::json::parse(alerts.substr(0, alerts.find('\n')))["change"], "new");
}

TEST(Questions, Words) {
  EXPECT_EQ(cell_words(2, {4, 5}), "++ 5.0 (4.0)");
  EXPECT_EQ(cell_words(-1, {-1, -1}), "- 1.0");
  EXPECT_EQ(cell_words(-1, {}), "-");
  EXPECT_EQ(cell_words(0, {}), "0");
}

}  // namespace
}  // namespace kilde::format
