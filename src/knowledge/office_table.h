// OfficeTable: who held which office when.
//
//   auto table = OfficeTable::from(file, countries);
//   table->holders("president", "UA", *parse_date("2022-12"));   // rows, the likeliest first
//
// Shapes: section "offices", four numbers a term: row, role and country, from, to; by row.
//   "office_order" has the terms by role and country.
// Units: dates as year, month and day in 16, 8 and 8 bits, 0 where unknown; the end is the day on
//   which the office was left. Owns nothing: views the file. Threads: read-only.
// Errors: kFormat for parts that do not fit; a look-up cannot fail.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <kilde/date.h>
#include <kilde/result.h>

#include "model/weights.h"

namespace kilde::knowledge {

struct Office {
  std::string_view role;  // a concept of data/entities/roles.tsv: "president", "defence-minister"
  std::string_view country;  // ISO code, "EU", "UN", or empty
  Date from, to;             // may be unknown
};

class OfficeTable {
 public:
  static Result<OfficeTable> from(const model::WeightFile& file,
                                  const std::vector<std::string_view>& countries);
  std::vector<Office> of(uint32_t row) const;
  // Who held the office at the date (of which the precision counts), the likeliest first: who came
  // last is likelier than who came before, a known term than an unknown. Without a date: now.
  std::vector<uint32_t> holders(std::string_view role, std::string_view country, Date at) const;
  const std::vector<std::string_view>& roles() const { return roles_; }

 private:
  struct Term {
    uint32_t row, post, from, to;  // post: role << 16 | country
  };
  static_assert(sizeof(Term) == 16);
  Office office(const Term& term) const;

  std::span<const Term> terms_;
  std::span<const uint32_t> order_;
  std::vector<std::string_view> roles_, countries_;
};

}  // namespace kilde::knowledge
