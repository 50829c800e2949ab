#include "proposition_view.h"

#include <utility>

#include "messages.h"
#include "pipeline/output.h"
#include "registry/registry.h"

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

void define_why_option(CLI::App& command, ViewChoices& choices) {
  command.add_flag(
      "--why", choices.why,
      "Tell the reasons: what joined each claim, what is counted as one, what disputes, "
      "decides or corrects it");
}

namespace {

void tell_missing(const ViewChoices& choices, int64_t missing) {
  if (missing > 0)
    note(choices.ledger.file,
         std::to_string(missing) + " documents have no claims to compare (kilde reread --all)");
}

Result<PropositionView> of_few(const ViewChoices& choices, const Asked& asked, OpenLedger& ledger,
                               proposition::Resolver resolver) {
  Result<ledger::ClaimSet> set = ledger::load_claims(ledger.store->database());
  if (!set) return set.error();
  tell_missing(choices, static_cast<int64_t>(set->missing));
  PropositionView view{std::move(*set), std::move(resolver), {}, {}, {}};
  view.voices.emplace(view.set.reports);
  view.propositions = view.resolver->resolve(view.set.reports, view.set.descents);
  view.rows = asked.of_few(view);
  return view;
}

// Writes to the ledger what was added since the last question; false where it cannot be written.
bool bring_up_to_date(const ViewChoices& choices, const OpenLedger& ledger,
                      const proposition::Resolver& resolver, Context& context) {
  Result<ledger::Store> store = ledger::Store::open(choices.ledger.file, {}, *ledger.search);
  if (!store) return false;
  registry::Registry registry(store->database(), *ledger.search, resolver);
  return registry.bring_up_to_date([&] { return context.interrupt.raised(); }).has_value();
}

Result<PropositionView> of_many(const ViewChoices& choices, const Asked& asked, OpenLedger& ledger,
                                proposition::Resolver resolver, Context& context) {
  ledger::Database& db = ledger.store->database();
  if (registry::Registry(db, *ledger.search, resolver).stale() &&
      !bring_up_to_date(choices, ledger, resolver, context))
    note(choices.ledger.file,
         "the ledger cannot be written now: what was added since its propositions were last asked "
         "for is not counted");
  registry::Lists lists(db, *ledger.search);
  tell_missing(choices, lists.count_missing());
  // Reasons are found among all claims, as these were when they were joined.
  Result<registry::Page> page = lists.load(choices.why ? lists.all({}) : asked.of_many(lists));
  if (!page) return page.error();
  PropositionView view{std::move(page->set), std::move(resolver), std::move(page->propositions),
                       std::move(page->rows), std::move(page->voices)};
  if (choices.why) view.rows = asked.of_few(view);
  return view;
}

}  // namespace

Result<PropositionView> view_of_ledger(const ViewChoices& choices, const Asked& asked,
                                       Context& context) {
  Result<OpenLedger> ledger = open_ledger(choices.ledger, {.read_only = true}, context.interrupt);
  if (!ledger) return ledger.error();
  Result<proposition::Resolver> resolver = proposition::Resolver::load(ledger->resources);
  if (!resolver) return resolver.error();
  if (registry::Registry::keeps(ledger->store->database()))
    return of_many(choices, asked, *ledger, std::move(*resolver), context);
  return of_few(choices, asked, *ledger, std::move(*resolver));
}

Result<PropositionView> view_of_all(const ViewChoices& choices, Context& context) {
  const Asked all = {[](const PropositionView& view) { return format::all_rows(view.told()); },
                     [](registry::Lists& lists) { return lists.all({}); }};
  return view_of_ledger(choices, all, context);
}

int write_view(const ViewChoices& choices, const std::string& bytes) {
  Result<pipeline::Output> output = pipeline::Output::open(choices.output);
  if (!output) return fail(output.error());
  Result<void> written = output->write(bytes);
  if (written) written = output->finish();
  return written ? kDone : fail(written.error());
}

}  // namespace kilde::cli
