// Lineage: which report took which passages from which earlier one, and where the words began.
//
//   Lineage lineage;
//   for (const Report& report : reports) lineage.add(report);      // in any order of time
//   for (const Descent& d : lineage.resolve())                     // a row a report, as added
//     d.parent == 3; d.origins == {0}; d.copies[0].span, .from, .from_span, .origin, ...
//
// A store does the same with what it keeps, a report at a time, and never looks at the rest:
//
//   const ReportFacts facts = facts_of(report);                    // report.h, from the text alone
//   const auto rows = fingerprints(facts.text);                    // fingerprints.h
//   Linker linker(doc, facts);
//   for (const Candidate& c : finder.find(postings, rows))         // its PostingStore: postings.h,
//     if (auto link = linker.link(c.doc, facts_of(stored(c.doc)))) //   posting_bucket.h for the
//     blobs
//       keep(c.doc, encode_link(*link));                           // link.h
//   postings.insert(doc, rows), edges.insert(doc, edge_rows(facts.text));
//   for (auto& [changed, descent] : descents_after(store, {doc}))  // its Collection: collection.h,
//     keep(changed, descent);                                      //   component.h
//
// Shapes: `resolve` gives a Descent for each report. Units: bytes of the texts; similarity 0..1 =
//   share of words in common order.
// Needs: valid UTF-8. Keeps word numbers and sentence spans of each report (about 6 bytes a word),
//   no text. Threads: one at a time may add or resolve. Errors: cannot fail.
// Method: candidates by containment (postings.h), proof by alignment of sentences (alignment.h). A
//   report descends from the earlier one that accounts for most of its words, most exactly; what
//   that one lacks may come from others. Where dates do not tell the order, credits do ("reports
//   the Courier"), else the report of which a smaller share is common was first: a copy is mostly
//   copied. Standing paragraphs of a paper are no reuse (standing.h).
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "lineage/collection.h"
#include "lineage/postings.h"
#include "lineage/report.h"

namespace kilde::lineage {

class Lineage : public Collection {
 public:
  uint32_t add(const Report& report);
  std::vector<Descent> resolve();
  size_t size() const { return facts_.size(); }

  const ReportFacts& facts_of(uint32_t doc) override { return facts_[doc]; }
  uint64_t publisher_of(uint32_t doc) override { return publishers_[doc]; }
  std::span<const Link* const> links_of(uint32_t doc) override { return links_of_[doc]; }
  std::vector<uint32_t> holders_of_edge(uint32_t edge_row) override;

 private:
  MemoryPostings postings_, edges_;
  Finder finder_;
  std::deque<ReportFacts> facts_;  // what is given out stays where it is
  std::deque<Link> links_;
  std::vector<std::vector<const Link*>> links_of_;
  std::vector<uint64_t> publishers_;
  std::unordered_map<std::string, uint64_t> publisher_numbers_;
};

}  // namespace kilde::lineage
