// Finder: where the rules match, the longest from the left.
//
//   for (const Found& found : Finder(doc, atoms, rules).run()) use(found.rule, found.match);
//
// Needs: document, atoms and rules that outlive it. Shapes: matches in text order, whose extents do
// not overlap; those of rules without a type are left out. Threads: one object a thread.
// Errors: cannot fail.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "extract/time/matcher.h"
#include "extract/time/rules.h"

namespace kilde::time {

struct Found {
  uint32_t rule = 0;
  Match match;
};

class Finder {
 public:
  Finder(const Document& doc, const std::vector<Atom>& atoms, const RuleSet& rules);
  std::vector<Found> run();

 private:
  std::optional<Found> best_at(uint32_t at);
  bool allowed(const Match& match, uint32_t at) const;
  bool goes_on(const Match& match, uint32_t at) const;
  bool verb_at(uint32_t atom) const;
  bool noun_at(uint32_t atom) const;
  bool counts_something(uint32_t atom) const;
  bool decimal(uint32_t atom) const;
  bool of_late(const Match& match) const;
  bool dates(uint32_t atom) const;
  bool of_class(uint32_t token, uint32_t class_id) const;
  bool year_led(uint32_t atom) const;
  bool names_person(const Match& match) const;
  bool in_name_of_person(uint32_t token, const Fields& fields) const;
  bool goes_on_as_name(uint32_t atom) const;
  bool says(uint32_t token) const;

  const Document& doc_;
  const std::vector<Atom>& atoms_;
  const RuleSet& rules_;
  Matcher matcher_;
  int day_ = 0;           // of the month, of the expression found last
  uint32_t day_end_ = 0;  // where it ends
};

}  // namespace kilde::time
