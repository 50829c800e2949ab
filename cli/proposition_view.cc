#include "proposition_view.h"

#include <utility>

#include "messages.h"
#include "pipeline/output.h"

namespace kilde::cli {

void define_view_options(CLI::App& command, ViewChoices& choices,
                         const std::vector<std::string>& more) {
  std::vector<std::string> formats = {"text", "json"};
  formats.insert(formats.end(), more.begin(), more.end());
  define_ledger_option(command, choices.ledger);
  define_format(command, choices, formats);
  define_output(command, choices);
  define_offsets(command, choices);
  define_look(command, choices);
}

Result<PropositionView> view_of_ledger(const ViewChoices& choices, Context& context) {
  Result<OpenLedger> ledger = open_ledger(choices.ledger, {.read_only = true}, context.interrupt);
  if (!ledger) return ledger.error();
  Result<proposition::Resolver> resolver = proposition::Resolver::load(ledger->resources);
  if (!resolver) return resolver.error();
  Result<ledger::ClaimSet> set = ledger::load_claims(ledger->store->database());
  if (!set) return set.error();
  if (set->missing > 0)
    note(choices.ledger.file, std::to_string(set->missing) +
                                  " documents have no claims to compare (kilde reread --all)");
  PropositionView view{std::move(*set), std::move(*resolver), {}};
  view.propositions = view.resolver->resolve(view.set.reports, view.set.descents);
  return view;
}

int write_view(const ViewChoices& choices, const std::string& bytes) {
  Result<pipeline::Output> output = pipeline::Output::open(choices.output);
  if (!output) return fail(output.error());
  Result<void> written = output->write(bytes);
  if (written) written = output->finish();
  return written ? kDone : fail(written.error());
}

}  // namespace kilde::cli
