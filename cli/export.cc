// kilde export: a ledger in forms that other programs read.
#include "export/export.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ask_options.h"
#include "command.h"
#include "export/claim_review.h"
#include "ledger_options.h"
#include "messages.h"
#include "output_options.h"
#include "pipeline/output.h"
#include "proposition_view.h"
#include "terminal.h"

namespace kilde::cli {
namespace {

using exporting::Format;

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde export > reports.jsonl                     a report a line, as kilde read has it\n"
    "  kilde export --format csv --output claims.csv    a claim a row\n"
    "  kilde export --format jsonld --from 2023-05      W3C PROV and Web Annotation\n"
    "  kilde export --format graphml > sources.graphml  who is quoted by whom\n"
    "  kilde export --format claimreview > drafts.jsonl what is said more than once or disputed, "
    "as\n"
    "                                                   ClaimReview drafts\n"
    "GraphML counts the newest versions only; the other formats have every version, unless "
    "--current.";

const std::map<std::string, Format> kFormats = {{"jsonl", Format::kJsonLines},
                                                {"csv", Format::kCsv},
                                                {"jsonld", Format::kJsonLd},
                                                {"graphml", Format::kGraphMl}};

struct ExportChoices : OutputChoices {
  LedgerChoice ledger;
  std::string from, to;
  std::vector<std::string> langs;
  bool current = false;
};

Result<exporting::Selection> selection_of(const ExportChoices& choices) {
  exporting::Selection selection;
  selection.langs = choices.langs;
  selection.current_only = choices.current || choices.format == "graphml";
  for (const std::string& lang : choices.langs)
    if (auto known = check_language(lang); !known) return known.error();
  Result<AskedDays> days = asked_days(choices.from, choices.to, "");
  if (!days) return days.error();
  if (days->from) selection.from_day = days->from->time_since_epoch().count();
  if (days->to) selection.to_day = days->to->time_since_epoch().count();
  return selection;
}

// What is said more than once, disputed, foretold or corrected, where a chosen report says it.
int export_reviews(const ExportChoices& choices, Context& context) {
  Result<exporting::Selection> selection = selection_of(choices);
  if (!selection) return fail(selection.error());
  ViewChoices of_view;
  of_view.ledger = choices.ledger;
  of_view.output = choices.output;
  Result<PropositionView> view = view_of_all(of_view, context);
  if (context.interrupt.raised()) return kStopped;
  if (!view) return fail(view.error());
  Result<OpenLedger> ledger = open_ledger(choices.ledger, {.read_only = true}, context.interrupt);
  if (!ledger) return fail(ledger.error());
  auto chosen = exporting::selected(ledger->store->database(), *selection);
  if (!chosen) return fail(chosen.error());
  const std::set<int64_t> numbers(chosen->begin(), chosen->end());
  std::string out;
  for (const uint32_t row : format::telling_rows(view->told())) {
    const auto& claims = view->propositions[row].claims;
    if (std::ranges::any_of(claims, [&](const proposition::ClaimRow& claim) {
          return numbers.contains(view->set.numbers[claim.report]);
        }))
      out += exporting::claim_review(view->told(), row);
  }
  return write_view(of_view, out);
}

class ExportCommand {
 public:
  ExportCommand(const ExportChoices& choices, Context& context)
      : choices_(choices), context_(context) {}

  int run() {
    Result<exporting::Selection> selection = selection_of(choices_);
    if (!selection) return fail(selection.error());
    Result<OpenLedger> ledger =
        open_ledger(choices_.ledger, {.read_only = true}, context_.interrupt);
    if (!ledger) return fail(ledger.error());
    Result<pipeline::Output> output = pipeline::Output::open(choices_.output);
    if (!output) return fail(output.error());
    return write(ledger->store->database(), *selection, *output);
  }

 private:
  int write(ledger::Database& db, const exporting::Selection& selection, pipeline::Output& output) {
    auto writer = exporting::make_writer(kFormats.at(choices_.format), db);
    Result<void> written;
    exporting::ExportRun run;
    run.write = [&](std::string_view text) {
      if (context_.interrupt.raised()) return false;
      written = output.write(text);
      show_progress();
      return written && !output.closed();
    };
    run.failed = [](const Error& error) { tell(error); };
    auto counts = exporting::export_ledger(db, selection, *writer, run);
    progress("");
    if (context_.interrupt.raised()) return kStopped;
    if (!counts) return fail(counts.error());
    if (written) written = output.finish();
    if (!written) tell(written.error());
    return written && counts->failed == 0 ? kDone : kSomeFailed;
  }

  void show_progress() {
    if (++documents_ % 1000 == 0 && stderr_is_terminal() && choices_.output != "-")
      progress(std::to_string(documents_) + " documents written");
  }

  const ExportChoices& choices_;
  Context& context_;
  size_t documents_ = 0;
};

}  // namespace

void add_export(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("export", "Write a ledger for other programs");
  auto choices = std::make_shared<ExportChoices>();
  define_ledger_option(*command, choices->ledger);
  define_format(*command, *choices, {"jsonl", "csv", "jsonld", "graphml", "claimreview"});
  define_output(*command, *choices);
  command
      ->add_option("--from", choices->from,
                   "Only what was published on that day or later; also \"last week\"")
      ->check(not_empty())
      ->option_text("DATE");
  command->add_option("--to", choices->to, "Only what was published on that day or before")
      ->check(not_empty())
      ->option_text("DATE");
  command->add_option("--lang", choices->langs, "Only these languages, such as da,nb")
      ->delimiter(',')
      ->option_text("CODES");
  command->add_flag("--current", choices->current, "Only newest versions of what is not withdrawn");
  command->footer(kExamples);
  command->callback([choices, &context] {
    context.exit_code = choices->format == "claimreview" ? export_reviews(*choices, context)
                                                         : ExportCommand(*choices, context).run();
  });
}

}  // namespace kilde::cli
