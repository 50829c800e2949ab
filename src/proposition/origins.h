// origins_of: on how many beginnings a proposition rests, at four levels (docs/origins.md).
//
//   Voices voices(reports);                          // which person belongs to which institution
//   Origins o = origins_of(rows, reports, descents, voices);
//   o.occasion == 2; o.speaker == 1; o.institution == 1; o.side == 1
//
// Shapes: `rows` are a proposition's claims by first appearance; `descents` a row a report, or
//   empty. Threads: const and pure functions. Errors: cannot fail; circular citing leads nowhere
//   and adds nothing.
// Method: each claim is led back: what a report copied, what it has from an outlet that said it in
//   a report at hand, and what a paper tells in its own voice after somebody said it, add nothing.
//   What remains are beginnings; they are one where the speaker, the institution or the occasion
//   is, or where a person judged that the occasion is (`rulings`).
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proposition/propositions.h"

namespace kilde::proposition {

// What all reports together tell of the speakers.
class Voices {
 public:
  // Among these reports alone.
  explicit Voices(const std::vector<claim::Report>& reports);
  // Among more: the keys of outlets at hand, and the institutions of persons (most_told).
  Voices(std::set<std::string> publishers, std::map<std::string, std::string> bodies)
      : bodies_(std::move(bodies)), publishers_(std::move(publishers)) {}
  // The institution behind a voice; its own key where none is told.
  std::string body_of(const claim::Voice& voice) const;
  // The outlet at hand that the speaker of a report spoke to, where any of its claims tells it.
  std::string listener(const claim::Report& report, const claim::Voice& voice) const;

 private:
  std::map<std::string, std::string> bodies_;  // of persons
  std::set<std::string> publishers_;
};

// A person and an institution that a claim puts behind it.
bool tells_body(const claim::Voice& voice);
// Any of a state's bodies: "the authorities".
bool is_vague(std::string_view body);
// The institution that is told most often, the first by name of several; a vague one last.
std::string most_told(const std::map<std::string, size_t>& bodies);

// The spellings of one name in two languages may give keys that differ in a letter.
bool same_key(std::string_view a, std::string_view b);

// Each claim led back, and what the beginnings add up to.
Trace trace_of(const std::vector<ClaimRow>& rows, const std::vector<claim::Report>& reports,
               const std::vector<lineage::Descent>& descents, const Voices& voices,
               const Rulings& rulings = {});
Origins origins_of(const std::vector<ClaimRow>& rows, const std::vector<claim::Report>& reports,
                   const std::vector<lineage::Descent>& descents, const Voices& voices,
                   const Rulings& rulings = {});

}  // namespace kilde::proposition
