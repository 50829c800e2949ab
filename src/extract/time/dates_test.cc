// Dates written in every language are read back; dates that cannot be are nowhere resolved.
#include <gtest/gtest.h>

#include <array>
#include <cctype>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <sstream>

#include "base/data_table.h"
#include "extract/time/calendar.h"
#include "extract/time/testing.h"
#include "extract/time/time_tagger.h"

namespace kilde::time {
namespace {

using std::chrono::days;

constexpr int kDates = 10000;

// How a language writes a day: D day, M month's name, N its number, Y year. Then what is no time:
// a week that no year has.
struct Writing {
  std::vector<std::string> forms;
  std::string week;
};

const std::map<std::string, Writing>& writings() {
  static const std::map<std::string, Writing> all = {
      {"da", {{"D. M Y", "den D. M Y", "D.N.Y", "d. D/N-Y"}, "uge 54"}},
      {"de", {{"D. M Y", "am D. M Y", "D.N.Y"}, "Woche 54"}},
      {"en", {{"M D, Y", "D M Y", "on M D, Y"}, "week 54"}},
      {"nb", {{"D. M Y", "den D. M Y", "D.N.Y"}, "uke 54"}},
      {"nn", {{"D. M Y", "den D. M Y", "D.N.Y"}, "veke 54"}},
      {"ru", {{"D M Y года", "D M Y", "D.N.Y"}, "54-я неделя"}},
      {"sv", {{"D M Y", "den D M Y", "D/N Y"}, "vecka 54"}},
      {"uk", {{"D M Y року", "D M Y", "D.N.Y"}, "54-й тиждень"}},
  };
  return all;
}

std::string written(const std::string& form, const std::string& d, const std::string& month,
                    const std::string& n, const std::string& y) {
  std::string text;
  for (char c : form)
    text += c == 'D' ? d : c == 'M' ? month : c == 'N' ? n : c == 'Y' ? y : std::string(1, c);
  return text;
}

class DatesOf : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    auto tagger = TimeTagger::load(KILDE_ROOT, GetParam());
    ASSERT_TRUE(tagger) << tagger.error().to_string();
    tagger_.emplace(std::move(*tagger));
    std::ifstream file(std::string(KILDE_ROOT) + "/data/" + GetParam() + "/time/words.tsv");
    for (std::string line; std::getline(file, line);) {
      std::istringstream fields(line);
      std::string name, words;
      int month = 0;
      if (fields >> name && name == "month" && fields >> month >> words)
        for (std::string_view word : base::split_list(words))
          months_[month].push_back(as_written(word));
    }
    ASSERT_EQ(months_.size(), 12u);
  }

  // English and German write months with a capital.
  static std::string as_written(std::string_view word) {
    std::string text(word);
    if (GetParam() == "en" || GetParam() == "de")
      text[0] = static_cast<char>(std::toupper(text[0]));
    return text;
  }

  Document read(const std::string& text) const {
    Document doc = plain_document(text, "2022-12-19", GetParam());
    tagger_->run(doc);
    return doc;
  }

  std::optional<TimeTagger> tagger_;
  std::map<int, std::vector<std::string>> months_;
};

INSTANTIATE_TEST_SUITE_P(EveryLanguage, DatesOf,
                         testing::Values("da", "de", "en", "nb", "nn", "ru", "sv", "uk"),
                         [](const auto& one) { return one.param; });

TEST_P(DatesOf, AreReadBack) {
  std::mt19937 random(11);
  const auto& forms = writings().at(GetParam()).forms;
  for (int i = 0; i < kDates; ++i) {
    const Date date = date_of(Date{1900, 1, 1}.first_day() + days(random() % 58000));
    const auto& names = months_.at(static_cast<int>(date.month));
    const std::string text = written(forms[random() % forms.size()], std::to_string(date.day),
                                     names[random() % names.size()], std::to_string(date.month),
                                     std::to_string(date.year));
    const Document doc = read("x " + text + " x.");
    ASSERT_EQ(doc.times.size(), 1u) << text << testing::PrintToString(describe_times(doc));
    ASSERT_EQ(doc.times[0].value, date.to_string()) << text;
  }
}

TEST_P(DatesOf, ThatCannotBeAreNotResolved) {
  const auto& [forms, week] = writings().at(GetParam());
  const std::string digits(400, '9');
  for (const std::string& form : forms)
    for (const auto& [d, n, y] : std::vector<std::array<std::string, 3>>{
             {"31", "2", "2022"}, {"30", "2", "2024"}, {"29", "2", "2023"}, {"31", "4", "2022"}}) {
      const std::string text = written(form, d, months_.at(std::stoi(n)).front(), n, y);
      for (const TimeExpression& time : read("x " + text + " x.").times)
        EXPECT_TRUE(time.from.empty() || time.value.size() < 10) << text << ": " << time.value;
    }
  const std::string may = months_.at(5).front();
  const std::vector<std::string> texts = {week,
                                          "2022-W54",
                                          "25:00",
                                          "kl. 25:00",
                                          "24:61",
                                          "2022-13-01",
                                          "0000-00-00",
                                          "0",
                                          "99999",
                                          digits,
                                          digits + "-" + digits + "-" + digits,
                                          digits + ":00",
                                          written(forms[0], "3", may, "5", "99999"),
                                          written(forms[0], "3", may, "5", "0"),
                                          written(forms[0], "3", may, "5", digits),
                                          written(forms[0], digits, may, "5", "2022"),
                                          written(forms[0], "0", may, "5", "2022")};
  for (const std::string& text : texts)
    for (const TimeExpression& time : read("x " + text + " x.").times) {
      EXPECT_LT(time.value.size(), 30u) << text;
      if (time.type == TimexType::kDuration) continue;
      for (const char* bad : {"W54", "T25", ":61", "-13-", "99999", "-00", "0000"})
        EXPECT_EQ(time.value.find(bad), std::string::npos) << text << ": " << time.value;
      EXPECT_EQ(time.from.empty(), time.to.empty()) << text;
    }
}

}  // namespace
}  // namespace kilde::time
