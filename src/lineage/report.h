// A report as lineage sees it, and what was found out about it.
//
//   const ReportFacts facts = facts_of({text, "2022-12-19T08:30", "Havneposten", url});
//
// Shapes: Copies of a Descent are in text order and do not overlap; its origins ascend. Units:
// bytes of
//   the texts; similarity 0..1 = share of words in common order.
// Needs valid UTF-8. ReportFacts own what they hold (about 6 bytes a word) and are made from the
// report
//   alone, whenever they are needed: nothing of them need be stored. Threads: pure functions.
// Errors: cannot fail; a date that is none counts as unknown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lineage/moment.h"
#include "lineage/words.h"

namespace kilde::lineage {

inline constexpr uint32_t kNoReport = 0xFFFFFFFF;

struct Report {
  std::string_view text, date, publisher, url;
};

struct ReportFacts {
  WordText text;
  Moment when;
  std::vector<uint32_t> publisher;  // its words
  std::string publisher_name, url;
  uint64_t key = 0;  // of text, date, publisher and url: tells equal moments apart
};

ReportFacts facts_of(const Report& report);

struct Copy {
  ByteSpan span;  // of the report
  uint32_t from = kNoReport;
  ByteSpan from_span;
  uint32_t origin = kNoReport;
  ByteSpan origin_span;
  double similarity = 0;
};

struct Descent {
  uint32_t parent = kNoReport;
  uint32_t update_of = kNoReport;  // the version before at the same address
  std::vector<uint32_t> origins;   // itself where nothing is copied
  std::vector<Copy> copies;
  bool withdrawn = false;  // its report no longer counts; a ledger tells
};

}  // namespace kilde::lineage
