// Every rule's example in the data files is a test, and so are the reports of malformed lines.
#include "extract/time/rules.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <optional>
#include <stdexcept>

#include "extract/time/atoms.h"
#include "extract/time/matcher.h"
#include "extract/time/testing.h"
#include "extract/time/time_tagger.h"

namespace kilde::time {
namespace {

namespace fs = std::filesystem;

// The languages that have time rules.
std::vector<std::string> languages() {
  std::vector<std::string> codes;
  for (const auto& folder : fs::directory_iterator(fs::path(KILDE_ROOT) / "data"))
    if (fs::is_directory(folder.path() / "time")) codes.push_back(folder.path().filename());
  return codes;
}

class EveryLanguage : public testing::TestWithParam<std::string> {
 protected:
  EveryLanguage() {
    auto tagger = TimeTagger::load(KILDE_ROOT, GetParam());
    if (!tagger) throw std::runtime_error(tagger.error().to_string());
    tagger_.emplace(std::move(*tagger));
  }

  Document read(const std::string& text, std::string_view date) const {
    Document doc = plain_document(text, date, GetParam());
    tagger_->run(doc);
    return doc;
  }
  void expect_example(const Rule& rule) const;
  bool matches(const Rule& rule, const Document& doc) const;

  std::optional<TimeTagger> tagger_;
};

INSTANTIATE_TEST_SUITE_P(RuleSet, EveryLanguage, testing::ValuesIn(languages()),
                         [](const auto& one) { return one.param; });

// Whether the rule's pattern is anywhere in the text, whatever other rules find there.
bool EveryLanguage::matches(const Rule& rule, const Document& doc) const {
  const RuleSet& rules = tagger_->rules();
  const std::vector<Atom> atoms = split_atoms(doc, rules.lexicon());
  Matcher matcher(doc.text(), atoms, rules.lexicon(), rules.decimal_mark());
  for (uint32_t at = 0; at < atoms.size(); ++at)
    if (matcher.run(rule.program, at)) return true;
  return false;
}

void EveryLanguage::expect_example(const Rule& rule) const {
  const Marked marked = read_marked(rule.example);
  const Document doc = read(marked.text, rule.dct);
  const auto values = base::split_list(rule.expect);
  ASSERT_EQ(marked.spans.size(), values.size()) << rule.where << ": as many values as [..]";
  // A language may know better than the rules that need none.
  bool by_this_rule = marked.spans.empty() || rule.where.starts_with("builtin");
  for (size_t i = 0; i < marked.spans.size(); ++i) {
    std::string found = "nothing";
    for (const TimeExpression& time : doc.times) {
      if (time.span != marked.spans[i]) continue;
      found = std::string(time.value) + (time.mod.empty() ? "" : " " + std::string(time.mod));
      by_this_rule |= time.rule == rule.name;
    }
    EXPECT_EQ(found, values[i]) << rule.where << ": " << rule.example << " found "
                                << testing::PrintToString(describe_times(doc));
  }
  EXPECT_TRUE(by_this_rule) << rule.where << ": another rule finds the example of " << rule.name;
  if (!rule.type) {
    EXPECT_TRUE(doc.times.empty()) << rule.where << ": " << rule.example;
    EXPECT_TRUE(matches(rule, doc)) << rule.where << ": not in " << rule.example;
  }
}

TEST_P(EveryLanguage, FindsTheExampleOfEveryRule) {
  EXPECT_GT(tagger_->rules().rules().size(), 60u);
  for (const Rule& rule : tagger_->rules().rules()) expect_example(rule);
}

TEST_P(EveryLanguage, FindsNoRuleInTheTextAgainstIt) {
  for (const Rule& rule : tagger_->rules().rules()) {
    const Document doc = read(rule.against, rule.dct);
    for (const TimeExpression& time : doc.times) EXPECT_NE(time.rule, rule.name) << rule.where;
    EXPECT_FALSE(!rule.type && matches(rule, doc)) << rule.where << ": in " << rule.against;
  }
}

TEST_P(EveryLanguage, HasAnExampleForAndAgainstEveryRule) {
  for (const Rule& rule : tagger_->rules().rules()) {
    EXPECT_FALSE(rule.example.empty()) << rule.where << ": no example";
    EXPECT_FALSE(rule.against.empty()) << rule.where << ": nothing against it";
  }
}

class BrokenData : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("kilde_time_" + std::to_string(::getpid()));
    fs::create_directories(root_ / "data/xx/time/rules");
    write("settings.tsv", "setting\tvalue\n");
    write("words.tsv", "class\tvalue\twords\nmonth\t5\tmay\n");
    write("macros.tsv", "name\tpattern\n");
    write("rules/a.tsv", std::string(kHead));
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(std::string_view file, std::string_view text) {
    std::ofstream(root_ / "data/xx/time" / file) << text;
  }
  std::string message() {
    auto rules = RuleSet::load(root_, "xx");
    return rules ? "loaded" : rules.error().to_string();
  }
  void expect_in_message(std::string_view a, std::string_view b) {
    EXPECT_NE(message().find(a), std::string::npos) << message();
    EXPECT_NE(message().find(b), std::string::npos) << message();
  }

  static constexpr std::string_view kHead = "name\ttype\tpattern\texample\tdct\texpect\tagainst\n";
  fs::path root_;
};

TEST_F(BrokenData, LoadsWhenNothingIsBroken) { EXPECT_EQ(message(), "loaded"); }

TEST_F(BrokenData, NamesAnUnknownSetting) {
  write("settings.tsv", "setting\tvalue\ndecimel\t,\n");
  expect_in_message("settings.tsv:2", "found 'decimel'");
}

TEST_F(BrokenData, NamesAWordWithABlank) {
  write("words.tsv", "class\tvalue\twords\nmonth\t5\tmay|the fifth\n");
  expect_in_message("words.tsv:2", "found 'the fifth'");
}

TEST_F(BrokenData, NamesAnUnknownType) {
  write("rules/a.tsv", std::string(kHead) + "x\tDAY\tmay\t[may]\n");
  expect_in_message("a.tsv:2", "expected DATE, TIME, DURATION, SET or NONE, found 'DAY'");
}

TEST_F(BrokenData, NamesAnUnknownClassFieldOrMacro) {
  write("rules/a.tsv", std::string(kHead) + "x\tDATE\t<moon>\t[may]\n");
  expect_in_message("a.tsv:2", "the name of a field");
  write("rules/a.tsv", std::string(kHead) + "x\tDATE\t<month=moon>\t[may]\n");
  expect_in_message("a.tsv:2", "a class of words.tsv");
  write("rules/a.tsv", std::string(kHead) + "x\tDATE\t@moon\t[may]\n");
  expect_in_message("a.tsv:2", "a name from macros.tsv");
}

TEST_F(BrokenData, NamesAnUnfinishedPattern) {
  for (std::string_view pattern :
       {"(may", "may)", "<month", "{unit=D", "{unit}", "!", "may ?", "!(a b)"}) {
    write("rules/a.tsv", std::string(kHead) + "x\tDATE\t" + std::string(pattern) + "\t[may]\n");
    expect_in_message("a.tsv:2", "expected");
  }
}

TEST_F(BrokenData, NamesAnEmptyPatternAndAMissingExample) {
  write("rules/a.tsv", std::string(kHead) + "x\tDATE\tmay?\t[may]\n");
  expect_in_message("a.tsv:2", "a pattern that cannot be empty");
  write("rules/a.tsv", std::string(kHead) + "x\tDATE\tmay\n");
  expect_in_message("a.tsv:2", "an example");
}

TEST_F(BrokenData, RefusesMacrosThatNameThemselves) {
  write("macros.tsv", "name\tpattern\na\tmay @a\n");
  expect_in_message("macros.tsv:2", "macros that do not name themselves");
}

}  // namespace
}  // namespace kilde::time
