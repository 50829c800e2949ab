#include "lineage/report.h"

#include "base/hash.h"

namespace kilde::lineage {

ReportFacts facts_of(const Report& report) {
  ReportFacts facts{
      words_of(report.text),         moment_of(report.date),  words_of(report.publisher).words,
      std::string(report.publisher), std::string(report.url), 0};
  uint64_t key = base::fnv1a(report.date);
  for (const uint32_t word : facts.text.words) key = (key ^ word) * 0x9E3779B97F4A7C15ull;
  facts.key = base::fnv1a(report.url, base::fnv1a(report.publisher, key));
  return facts;
}

}  // namespace kilde::lineage
