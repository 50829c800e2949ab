#include "proposition/claim_names.h"

#include <gtest/gtest.h>

#include <set>

namespace kilde::proposition {
namespace {

std::string name_of(const std::string& id, const std::string& published, uint64_t wording,
                    uint32_t begin) {
  claim::Report report;
  report.id = id;
  report.published = published;
  claim::Claim claim;
  claim.wording = wording;
  claim.content.push_back({begin, begin + 9});
  return claim_name(report, claim);
}

TEST(ClaimNames, TellClaimsApartAndLookLikeNames) {
  std::set<std::string> names;
  for (const char* id : {"a", "b", "w3"})
    for (const char* published : {"2024-02-12", "2024-02-13"})
      for (uint32_t begin = 0; begin < 500; ++begin)
        for (const uint64_t wording : {7U, 8U}) {
          names.insert(name_of(id, published, wording, begin));
          EXPECT_TRUE(is_claim_name(name_of(id, published, wording, begin)));
        }
  EXPECT_EQ(names.size(), 6000U);
}

TEST(ClaimNames, AreTheSameInEveryKilde) {
  EXPECT_EQ(name_of("wire", "2023-05-16T08:00", 42, 10), "p2sk9f88zzq");
}

TEST(ClaimNames, WordsAreNone) {
  for (const char* word : {"", "p4", "propositions", "p7k2m9q4xt", "P7k2m9q4xtr", "p7k2m9q4xtil"})
    EXPECT_FALSE(is_claim_name(word)) << word;
}

}  // namespace
}  // namespace kilde::proposition
