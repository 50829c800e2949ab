// What the commands about propositions share: what a ledger's reports say, joined, and how it is
// printed.
//
//   Result<PropositionView> view = view_of(choices, context);
//   print_view(choices, format::propositions_text(view->told(), rows, choices.text_options()));
//
// Owns: everything that is told of. Threads: the main thread. Errors: those of the ledger, and
// kNotFound or kFormat where kilde's tables are not there or wrong.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command.h"
#include "format/propositions.h"
#include "ledger/claim_set.h"
#include "ledger_options.h"
#include "output_options.h"

namespace kilde::cli {

struct ViewChoices : OutputChoices {
  LedgerChoice ledger;
};

struct PropositionView {
  ledger::ClaimSet set;
  std::optional<proposition::Resolver> resolver;
  std::vector<proposition::Proposition> propositions;

  format::Told told() const { return {set.docs, set.reports, propositions}; }
};

// --ledger, --format (text, json and `more`), --output, --offsets, --color, --width.
void define_view_options(CLI::App& command, ViewChoices& choices,
                         const std::vector<std::string>& more = {});
Result<PropositionView> view_of_ledger(const ViewChoices& choices, Context& context);
// Writes it where the choices say, and gives the exit code.
int write_view(const ViewChoices& choices, const std::string& bytes);

}  // namespace kilde::cli
