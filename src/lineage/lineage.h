// Lineage: which report took which passages from which earlier one, and where the words began.
//
//   Lineage lineage;
//   for (const Report& report : reports) lineage.add(report);      // in any order of time
//   for (const Descent& d : lineage.resolve())                     // a row a report, as added
//     d.parent == 3; d.origins == {0}; d.copies[0].span, .from, .from_span, .origin, ...
//
// Shapes: `resolve` gives a Descent for each report. Copies are in text order and do not overlap.
// Units: bytes of the texts; similarity 0..1 = share of words in common order.
// Needs: valid UTF-8. Keeps word numbers and sentence spans of each report (about 6 bytes a word),
//   no text. Threads: one at a time may add; resolve is const. Errors: cannot fail; a date that is
//   none counts as unknown.
// Method: candidates by containment (shingle_index.h), proof by alignment of sentences
//   (alignment.h). A report descends from the earlier one that accounts for most of its words, most
//   exactly; what that one lacks may come from others. Where dates do not tell the order, credits
//   do ("reports the Courier"), else the report of which a smaller share is common was first: a
//   copy is mostly copied. Standing paragraphs of a paper are no reuse: short rows that unrelated
//   reports share at their begin or end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lineage/alignment.h"
#include "lineage/moment.h"
#include "lineage/shingle_index.h"
#include "lineage/words.h"

namespace kilde::lineage {

inline constexpr uint32_t kNoReport = 0xFFFFFFFF;

struct Report {
  std::string_view text, date, publisher, url;
};

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
};

// Text that two reports share, before it is said who had it first.
struct Link {
  uint32_t a = 0, b = 0;                      // a was added after b
  std::vector<Match> matches;                 // of a's sentences with b's
  bool a_names_b = false, b_names_a = false;  // the publisher's name stands in the text
};

// What is kept of a report.
struct Kept {
  WordText text;
  Moment when;
  std::vector<uint32_t> publisher;  // its words
  std::string publisher_name, url;
  std::vector<uint32_t> links;  // rows of links()
};

class Lineage {
 public:
  uint32_t add(const Report& report);
  std::vector<Descent> resolve() const;

  const std::vector<Link>& links() const { return links_; }
  const std::vector<Kept>& reports() const { return reports_; }

 private:
  ShingleIndex index_;
  std::vector<Kept> reports_;
  std::vector<Link> links_;
};

}  // namespace kilde::lineage
