// Evidence: what speaks for a source as the parent of a report, beside the words that it accounts
// for.
//
//   const Evidence evidence(reports);
//   const uint32_t lead = evidence.lead(7, sources);         // the name that a credit begins with
//   account + evidence.favour(7, sources[0], lead, first);   // the parent has the most
//
// Shapes: rows of `reports`, which must outlive it. Units: words; 3 counts as three more words in
//   common. Threads: read-only after construction. Errors: cannot fail.
// Method: a copy takes what it takes in order and leaves out little; it comes soon, and a credit
//   mostly names the parent or the first report, the nearer one first ("Y reported, citing X").
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lineage/report.h"

namespace kilde::lineage {

// One sentence of a report, as it stands in an earlier one.
struct Taken {
  uint32_t sentence = 0, other = 0, common = 0;
  double likeness = 0;
};

struct Source {
  uint32_t doc = 0;
  bool named = false;        // by the report
  std::vector<Taken> taken;  // by sentence
};

class Evidence {
 public:
  explicit Evidence(std::span<const ReportFacts* const> reports);

  // A sentence that says who reported it, and hardly more.
  bool credit(uint32_t doc, uint32_t sentence) const;
  // A credit, or what a paper says of itself.
  bool beside_the_story(uint32_t doc, uint32_t sentence) const;

  bool same_address(uint32_t a, uint32_t b) const;
  // The word of the report at which the first name of its sources stands.
  uint32_t lead(uint32_t doc, std::span<const Source> sources) const;
  // `first`: the source is made from no other.
  double favour(uint32_t doc, const Source& source, uint32_t lead, bool first) const;

 private:
  uint32_t named_at(uint32_t doc, uint32_t source) const;
  double by_name(uint32_t doc, const Source& source, uint32_t lead, bool first) const;
  double by_what_is_left(const Source& source) const;
  double by_time(uint32_t doc, uint32_t source) const;

  std::span<const ReportFacts* const> reports_;
  std::vector<const std::vector<uint32_t>*> names_;  // of publishers, each once
};

}  // namespace kilde::lineage
