// A ledger's answers about claims, put beside its propositions.
//
//   Result<Attributed> attributed = Attributed::load(ledger_choice, context);
//   attributed->places_of(claim)           // with rows of attributed->view().propositions
//
// Owns: the view. Threads: the main thread. Errors: those of view_of_all.
#pragma once

#include <string_view>
#include <vector>

#include <kilde/ledger.h>

#include "proposition/attributions.h"
#include "proposition_view.h"

namespace kilde::cli {

class Attributed {
 public:
  static Result<Attributed> load(const LedgerChoice& ledger, Context& context);

  // Where the claims of an answer's row stand: none of an old version without claims to compare.
  std::span<const proposition::AttributionIndex::Place> places_of(const Claim& claim) const;
  const PropositionView& view() const { return view_; }

 private:
  explicit Attributed(PropositionView view)
      : view_(std::move(view)), index_(view_.set.reports, view_.propositions) {}
  PropositionView view_;
  proposition::AttributionIndex index_;
};

}  // namespace kilde::cli
