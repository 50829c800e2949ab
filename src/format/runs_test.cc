#include "format/runs.h"

#include <gtest/gtest.h>

#include "format/test_documents.h"

namespace kilde::format {
namespace {

// The plain twin: looks at every span for every byte.
TextRun run_at(const Document& doc, uint32_t byte) {
  TextRun run;
  auto holds = [&](const ByteSpans& spans) {
    size_t count = 0;
    for (ByteSpan span : spans) count += span.contains(byte);
    return count;
  };
  for (uint32_t i = 0; i < doc.attributions.size(); ++i) {
    const Attribution& claim = doc.attributions[i];
    uint32_t layers = 0;
    if (holds(claim.source)) layers |= kSource;
    if (holds(claim.cue)) layers |= kCue;
    if (holds(claim.content)) layers |= kContent;
    if (holds(claim.via)) layers |= kVia;
    if (holds(claim.to)) layers |= kAddressee;
    run.depth += static_cast<uint32_t>(holds(claim.content));
    if (layers) run.claims.push_back(i);
    run.layers |= layers;
  }
  for (const TimeExpression& time : doc.times)
    if (time.span.contains(byte)) run.layers |= kTime;
  for (uint32_t i = 0; i < doc.entities.size(); ++i)
    if (holds(doc.entities[i].mentions)) {
      run.layers |= kName;
      run.entities.push_back(i);
    }
  return run;
}

TEST(Runs, AgreeWithThePlainTwin) {
  for (uint32_t seed = 1; seed < 200; ++seed) {
    Document doc = random_document(seed);
    auto middle = static_cast<uint32_t>(doc.text().size() / 2);
    uint32_t at = 0;
    for (const TextRun& run : flat_runs(doc, {middle})) {
      ASSERT_EQ(run.span.begin, at);
      ASSERT_LT(run.span.begin, run.span.end);
      ASSERT_FALSE(run.span.begin < middle && middle < run.span.end);
      for (; at < run.span.end; ++at) {
        TextRun expected = run_at(doc, at);
        ASSERT_EQ(run.layers, expected.layers) << seed;
        ASSERT_EQ(run.claims, expected.claims) << seed;
        ASSERT_EQ(run.depth, expected.depth) << seed;
        ASSERT_EQ(run.entities, expected.entities) << seed;
      }
    }
    ASSERT_EQ(at, doc.text().size());
  }
}

TEST(Runs, CutCrossingSpans) {
  Document doc("abcdef");
  doc.attributions.emplace_back().source = {{0, 4}};
  doc.times.push_back({{2, 6}, TimexType::kDate, "", "", "", "", ""});
  auto runs = flat_runs(doc);
  ASSERT_EQ(runs.size(), 3u);
  EXPECT_EQ(runs[1].span, (ByteSpan{2, 4}));
  EXPECT_EQ(runs[1].layers, kSource | kTime);
}

TEST(Runs, IgnoreEmptySpansAndCutLongOnes) {
  Document doc("ab");
  doc.times.push_back({{1, 1}, TimexType::kDate, "", "", "", "", ""});
  doc.times.push_back({{0, 99}, TimexType::kDate, "", "", "", "", ""});
  ASSERT_EQ(flat_runs(doc).size(), 1u);
  EXPECT_TRUE(flat_runs(Document("")).empty());
}

}  // namespace
}  // namespace kilde::format
