#include "ledger/findings.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace kilde::ledger {
namespace {

std::vector<FoundEntity> entities() {
  return {{{}, 1, {}, EntityKind::kGroup, {}, {{7, 10}}},
          {3, 2, "Bo Holm", EntityKind::kPerson, {}, {{12, 19}, {40, 44}}},
          {70'000, {}, {}, EntityKind::kPerson, 20, {{5, 9}, {300, 306}}},
          {{}, 17, {}, EntityKind::kOther, {}, {}}};
}

std::vector<FoundTime> times() {
  return {{{3, 9}, TimexType::kDate, "2023-05-16", "", 19493, 19494, 4},
          {{20, 26}, TimexType::kDate, "2023-05", "START", 19478, 19509, {}, kDocumentDate},
          {{30, 31}, TimexType::kDuration, "P3D", "", {}, {}, 5, kNoTime, 0, 1},
          {{28, 33}, TimexType::kSet, "", "", {}, 19509, {}}};
}

TEST(Findings, ComeBackAsTheyWere) {
  EXPECT_EQ(unpack_entities(pack_entities(entities())), entities());
  EXPECT_EQ(unpack_times(pack_times(times())), times());
  EXPECT_EQ(unpack_entities(""), std::vector<FoundEntity>());
  EXPECT_EQ(unpack_times(""), std::vector<FoundTime>());
}

TEST(Findings, ADescriptionTakesFewBytesAndADayNoWords) {
  EXPECT_LE(pack_entities({entities()[0]}).size(), 4U);
  EXPECT_LE(pack_times({times()[0]}).size(), 8U);
}

TEST(Findings, CutBytesAreRefused) {
  const std::string found = pack_entities({entities()[1]}), when = pack_times({times()[1]});
  for (size_t length = 1; length < found.size(); ++length)
    EXPECT_FALSE(unpack_entities(found.substr(0, length))) << length;
  for (size_t length = 1; length < when.size(); ++length)
    EXPECT_FALSE(unpack_times(when.substr(0, length))) << length;
}

TEST(Findings, ChangedBytesNeverGiveBadSpans) {
  std::mt19937 random(11);
  for (int round = 0; round < 20'000; ++round) {
    std::string found = pack_entities(entities()), when = pack_times(times());
    for (int changes = 0; changes < 3; ++changes) {
      found[random() % found.size()] = static_cast<char>(random());
      when[random() % when.size()] = static_cast<char>(random());
    }
    if (const auto rows = unpack_entities(found)) {
      for (const FoundEntity& each : *rows) {
        EXPECT_LE(each.kind, EntityKind::kOther);
        for (const ByteSpan span : each.mentions) EXPECT_LE(span.begin, span.end);
      }
    }
    if (const auto rows = unpack_times(when)) {
      for (const FoundTime& each : *rows) EXPECT_LE(each.span.begin, each.span.end);
    }
  }
}

}  // namespace
}  // namespace kilde::ledger
