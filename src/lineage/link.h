// Link: the text that two reports share, before it is said who had it first.
//
//   if (std::optional<Link> link = linker.link(7, seven, 3, three)) {   // Linker
//   linker(seven.text)
//     const std::string blob = encode_link(*link);       // without the numbers of the two reports
//     std::optional<Link> again = decode_link(blob, 7, 3);   // == *link
//   }
//
// Shapes: matches as the Aligner gives them. A blob takes about 4 bytes a match.
// Units: sentence numbers, words. Threads: one Linker a thread; else pure functions.
// Errors: decode_link gives nothing for a blob that encode_link did not make.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lineage/alignment.h"
#include "lineage/report.h"

namespace kilde::lineage {

struct Link {
  uint32_t a = 0, b = 0;
  std::vector<Match> matches;                 // of a's sentences with b's
  bool a_names_b = false, b_names_a = false;  // the publisher's name stands in the text

  // Much in common: the two belong together, whatever else is standing text.
  bool strong() const;
  bool operator==(const Link&) const = default;
};

class Linker {
 public:
  Linker(uint32_t doc, const ReportFacts& facts) : doc_(doc), facts_(facts), aligner_(facts.text) {}
  // Nothing where too little is shared.
  std::optional<Link> link(uint32_t other, const ReportFacts& facts);

 private:
  uint32_t doc_;
  const ReportFacts& facts_;
  Aligner aligner_;
};

std::string encode_link(const Link& link);
std::optional<Link> decode_link(std::string_view blob, uint32_t a, uint32_t b);

}  // namespace kilde::lineage
