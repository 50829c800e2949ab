#include "extract/quote/signs.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "extract/quote/finder.h"
#include "extract/quote/test_document.h"

namespace kilde::quote {
namespace {

// "Holk siger , at båden sank ."
constexpr std::string_view kReport =
    "1\tHolk\tHolk\tPROPN\t_\t_\t2\tnsubj\t_\tNER=B-PER\n"
    "2\tsiger\tsige\tVERB\t_\tMood=Ind|Tense=Pres|VerbForm=Fin\t0\troot\t_\tNER=O\n"
    "3\t,\t,\tPUNCT\t_\t_\t6\tpunct\t_\tNER=O\n"
    "4\tat\tat\tSCONJ\t_\t_\t6\tmark\t_\tNER=O\n"
    "5\tbåden\tbåd\tNOUN\t_\t_\t6\tnsubj\t_\tNER=O\n"
    "6\tsank\tsynke\tVERB\t_\tMood=Ind|Tense=Past|VerbForm=Fin\t2\tccomp\t_\tNER=O\n"
    "7\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tNER=O\n\n";

bool has(const Signs& signs, std::string_view sign) {
  return std::ranges::find(signs, sign) != signs.end();
}

TEST(Signs, TellRuleCueSourceAndContent) {
  auto finder = AttributionFinder::load(KILDE_ROOT, "da");
  ASSERT_TRUE(finder) << finder.error().to_string();
  Document doc = document_of(kReport);
  Signs told;
  finder->run(doc, [&](const Attribution&, const Signs& signs) { told = signs; });
  for (const std::string_view sign :
       {"base all", "rule clause", "cue sige", "source subject", "source subject/clause",
        "depends root/clause", "cue-form finite/clause", "head PROPN", "first NOUN",
        "finite yes/clause", "words few", "tense present"}) {
    EXPECT_TRUE(has(told, sign)) << sign;
  }
  EXPECT_FALSE(has(told, "held yes"));
  EXPECT_FALSE(has(told, "voice passive"));
  EXPECT_TRUE(std::ranges::is_sorted(told));
}

}  // namespace
}  // namespace kilde::quote
