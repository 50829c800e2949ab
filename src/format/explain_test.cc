#include "format/explain.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace kilde::format {
namespace {

TEST(Explain, SaysRuleCueSourceAndConfidence) {
  Document doc("Ada Holm oplyste, at broen er lukket.");
  Attribution claim;
  claim.cue = {{9, 16}};
  claim.rule = "clause";
  claim.cue_lemma = "oplyse";
  claim.source_by = SourceBy::kSubject;
  claim.confidence = 0.934;
  EXPECT_EQ(explain(doc, claim),
            "clause: a clause depends on the cue; cue: oplyste (oplyse); source by: subject; "
            "93 % sure");
  claim.rule = "no such rule";
  EXPECT_TRUE(explain(doc, claim).starts_with("no such rule; cue"));
}

// Every name that a strategy gives to its rule is explained.
TEST(Explain, KnowsEveryRule) {
  const std::filesystem::path folder = std::filesystem::path(KILDE_ROOT) / "src/extract/quote";
  std::set<std::string> rules;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const std::string name = file.path().filename().string();
    if (!name.ends_with(".cc") || name.ends_with("_test.cc")) continue;
    std::stringstream text;
    text << std::ifstream(file.path()).rdbuf();
    std::string source = text.str();
    for (size_t at = source.find(".rule = "); at != std::string::npos;
         at = source.find(".rule = ", at + 1)) {
      const std::string statement = source.substr(at, source.find(';', at) - at);
      for (size_t quote = statement.find('"'); quote != std::string::npos;
           quote = statement.find('"', quote + 1)) {
        const size_t end = statement.find('"', quote + 1);
        rules.insert(statement.substr(quote + 1, end - quote - 1));
        quote = end;
      }
    }
  }
  EXPECT_GE(rules.size(), 20u);
  for (const std::string& rule : rules) EXPECT_FALSE(meaning_of_rule(rule).empty()) << rule;
}

}  // namespace
}  // namespace kilde::format
