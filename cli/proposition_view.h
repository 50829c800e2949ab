// What the commands about propositions share: those of a ledger that are asked for, and how they
// are printed.
//
//   Result<PropositionView> view = view_of_ledger(choices, {.of_few = ..., .of_many = ...},
//   context); write_view(choices, format::propositions_text(view->told(), view->rows,
//   choices.text_options()));
//
// A ledger of few reports is resolved whole at each question; of many, their propositions are kept
//   in it, and brought up to date first (registry/registry.h). Where persons judged more of claims
//   than what came of predictions, many are resolved whole too, by the same rules.
// Judgements that do not hold are told (judgement_notes.h).
// Owns: everything that is told of. Threads: the main thread. Errors: those of the ledger, and
// kNotFound or kFormat where kilde's tables are not there or wrong.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command.h"
#include "format/propositions.h"
#include "judgement/rulings.h"
#include "ledger/claim_set.h"
#include "ledger_options.h"
#include "output_options.h"
#include "proposition/origins.h"
#include "registry/lists.h"

namespace kilde::cli {

struct ViewChoices : OutputChoices {
  LedgerChoice ledger;
  bool why = false;
};

struct PropositionView {
  ledger::ClaimSet set;
  std::optional<proposition::Resolver> resolver;
  std::vector<proposition::Proposition> propositions;
  std::vector<uint32_t> rows;  // of those asked for
  std::optional<proposition::Voices> voices;
  std::vector<judgement::Judgement> judgements = {};  // that stand, by time
  judgement::Rulings rulings = {};                    // where they stand

  format::Told told() const { return {set.docs, set.reports, propositions}; }
  proposition::Trace trace(uint32_t row) const {
    return resolver->trace(propositions[row], set.reports, set.descents, *voices, rulings);
  }
};

// Which propositions: among all of them; from what a ledger keeps.
struct Asked {
  std::function<std::vector<uint32_t>(const PropositionView&)> of_few;
  std::function<std::vector<int64_t>(registry::Lists&)> of_many;
};

// --ledger, --format (text, json and `more`), --output, --offsets, --color, --width.
void define_view_options(CLI::App& command, ViewChoices& choices,
                         const std::vector<std::string>& more = {});
void define_why_option(CLI::App& command, ViewChoices& choices);
Result<PropositionView> view_of_ledger(const ViewChoices& choices, const Asked& asked,
                                       Context& context);
// The proposition with a claim of that name (proposition/claim_names.h).
std::optional<uint32_t> row_named(std::string_view name, const PropositionView& view);
// All of a ledger, in the order of their first appearance.
Result<PropositionView> view_of_all(const ViewChoices& choices, Context& context);
// Writes it where the choices say, and gives the exit code.
int write_view(const ViewChoices& choices, const std::string& bytes);

}  // namespace kilde::cli
