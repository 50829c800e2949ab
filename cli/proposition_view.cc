#include "proposition_view.h"

#include <algorithm>
#include <utility>

#include "judgement_notes.h"
#include "ledger/judgement_store.h"
#include "messages.h"
#include "pipeline/output.h"
#include "proposition/claim_names.h"
#include "proposition/rulings.h"
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

using Judgements = std::vector<judgement::Judgement>;

// Only what came of predictions: told of some propositions as of all.
bool outcomes_alone(const Judgements& judgements) {
  return std::ranges::all_of(judgements, [](const judgement::Judgement& each) {
    return each.kind == judgement::Kind::kOutcome || each.kind == judgement::Kind::kTrust;
  });
}

Result<judgement::Rulings> placed(const Judgements& judgements, const ledger::ClaimSet& set,
                                  const OpenLedger& ledger) {
  if (judgements.empty()) return judgement::Rulings();
  Result<claim::Keys> keys = claim::Keys::load(ledger.resources);
  if (!keys) return keys.error();
  return judgement::place(judgements, set.docs, set.reports, *keys);
}

Result<PropositionView> of_few(const ViewChoices& choices, const Asked& asked, OpenLedger& ledger,
                               proposition::Resolver resolver, Judgements judgements) {
  Result<ledger::ClaimSet> set = ledger::load_claims(ledger.store->database());
  if (!set) return set.error();
  tell_missing(choices, static_cast<int64_t>(set->missing));
  Result<judgement::Rulings> rulings = placed(judgements, *set, ledger);
  if (!rulings) return rulings.error();
  PropositionView view{std::move(*set), std::move(resolver), {}, {}, {}};
  view.judgements = std::move(judgements);
  view.rulings = std::move(*rulings);
  judgement::overrule(view.rulings, view.set.reports);
  view.voices.emplace(view.set.reports);
  view.propositions = view.resolver->resolve(view.set.reports, view.set.descents, view.rulings);
  tell_lost(view);
  tell_conflicts(view);
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
                                proposition::Resolver resolver, Judgements judgements,
                                Context& context) {
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
  Result<judgement::Rulings> rulings = placed(judgements, view.set, ledger);
  if (!rulings) return rulings.error();
  view.judgements = std::move(judgements);
  view.rulings = std::move(*rulings);
  proposition::apply_rulings(view.rulings, view.propositions);
  tell_conflicts(view);
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
  auto judgements = ledger::load_judgements(ledger->store->database());
  if (!judgements) return judgements.error();
  Judgements standing = judgement::standing(std::move(*judgements));
  if (registry::Registry::keeps(ledger->store->database()) && outcomes_alone(standing))
    return of_many(choices, asked, *ledger, std::move(*resolver), std::move(standing), context);
  return of_few(choices, asked, *ledger, std::move(*resolver), std::move(standing));
}

std::optional<uint32_t> row_named(std::string_view name, const PropositionView& view) {
  if (!proposition::is_claim_name(name)) return std::nullopt;
  for (uint32_t row = 0; row < view.propositions.size(); ++row)
    for (const proposition::ClaimRow& at : view.propositions[row].claims) {
      const claim::Report& report = view.set.reports[at.report];
      if (proposition::claim_name(report, report.claims[at.claim]) == name) return row;
    }
  return std::nullopt;
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
