// kilde propositions: what many reports say, each thing once.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "claim/finder.h"
#include "claim/record_bytes.h"
#include "command.h"
#include "lineage/lineage.h"
#include "messages.h"
#include "note_limit.h"
#include "pipeline/read_all.h"
#include "read_options.h"
#include "terminal.h"
#include "why_view.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde propositions --ledger archive.db             of what a ledger has\n"
    "  kilde propositions reports.jsonl                   what is said more than once, disputed, "
    "foretold\n"
    "  kilde propositions --format json archive/ > propositions.jsonl\n"
    "A line of JSON lines should have \"id\", \"publisher\", \"url\" and \"date\" (with a time of "
    "day, best)\n"
    "beside its \"text\": who was first, and what is a new version, is told by them.";

struct PropositionChoices {
  ViewChoices view;
  bool ledger_named = false;
  std::string entities;
  size_t jobs = pipeline::default_jobs();
  bool quiet = false;
  pipeline::InputOptions inputs;
};

// Keeps what is known of each report as it is read.
class Collector : public pipeline::Listener {
 public:
  explicit Collector(bool quiet) : notes_(quiet) {}
  bool done(Document doc, std::string_view rendered) override {
    std::optional<claim::Report> report = claim::from_bytes(rendered);
    if (!report) return false;
    lineage_.add({doc.text(), doc.published, doc.publisher, doc.url});
    set_.reports.push_back(std::move(*report));
    set_.docs.push_back(std::move(doc));
    return true;
  }
  void failed(const Error& error) override { tell(error); }
  void noted(std::string_view where, std::string_view text) override { notes_.add(where, text); }

  ledger::ClaimSet finish() {
    notes_.tell_rest();
    set_.descents = lineage_.resolve();
    return std::move(set_);
  }

 private:
  NoteLimit notes_;
  ledger::ClaimSet set_;
  lineage::Lineage lineage_;
};

struct Counts {
  int64_t all = 0, telling = 0;
};

int write(const PropositionChoices& choices, const PropositionView& view, Counts counts) {
  if (choices.view.format == "json")
    return write_view(choices.view, list_of(choices.view, view, view.rows));
  return write_view(choices.view, list_of(choices.view, view, view.rows) +
                                      std::to_string(counts.all) + " propositions, " +
                                      std::to_string(counts.telling) +
                                      " said more than once, disputed, foretold or corrected\n");
}

// All for programs, for people those that tell something.
std::vector<uint32_t> rows_of_few(const PropositionChoices& choices, const PropositionView& view) {
  const format::Told told = view.told();
  return choices.view.format == "json" ? format::all_rows(told) : format::telling_rows(told);
}

Counts counts_of_few(const PropositionView& view) {
  return {std::ssize(view.propositions), std::ssize(format::telling_rows(view.told()))};
}

int run_on_ledger(const PropositionChoices& choices, Context& context) {
  Counts counts;
  const Asked asked = {[&](const PropositionView& view) {
                         counts = counts_of_few(view);
                         return rows_of_few(choices, view);
                       },
                       [&](registry::Lists& lists) {
                         counts = {lists.count_all(), lists.count_telling()};
                         return choices.view.format == "json" ? lists.all({}) : lists.telling({});
                       }};
  Result<PropositionView> view = view_of_ledger(choices.view, asked, context);
  if (context.interrupt.raised()) return kStopped;
  return view ? write(choices, *view, counts) : fail(view.error());
}

int run_propositions(const PropositionChoices& choices, Context& context) {
  const bool on_ledger = choices.ledger_named || stdin_is_terminal();
  if (choices.inputs.files.empty() && on_ledger) return run_on_ledger(choices, context);
  ReaderOptions options;
  options.entities = choices.entities;
  options.interrupted = &context.interrupt.flag();
  Result<Reader> reader = Reader::open(std::move(options));
  if (!reader) return fail(reader.error());
  Result<claim::ClaimFinder> finder = claim::ClaimFinder::load(reader->resources());
  if (!finder) return fail(finder.error());
  Result<proposition::Resolver> resolver = proposition::Resolver::load(reader->resources());
  if (!resolver) return fail(resolver.error());
  pipeline::InputOptions inputs = choices.inputs;
  if (inputs.files.empty()) inputs.files = {"-"};
  pipeline::InputStream stream(std::move(inputs), &context.interrupt);
  Collector found(choices.quiet);
  const pipeline::ReadCounts counts = read_all(
      *reader, stream, choices.jobs,
      [&](const Document& doc) { return claim::to_bytes(finder->find(doc)); }, found,
      &context.interrupt);
  if (context.interrupt.raised()) return kStopped;
  PropositionView view{found.finish(), std::move(*resolver), {}, {}, {}};
  view.propositions = view.resolver->resolve(view.set.reports, view.set.descents);
  view.rows = rows_of_few(choices, view);
  const int written = write(choices, view, counts_of_few(view));
  return counts.failed == 0 && !tell_broken(*reader) ? written : kSomeFailed;
}

}  // namespace

void add_propositions(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand(
      "propositions", "Find what reports say, with its origins, disputes and outcomes");
  auto choices = std::make_shared<PropositionChoices>();
  command->add_option("FILE", choices->inputs.files,
                      "Files or folders; none: the ledger, or standard input");
  define_view_options(*command, choices->view);
  define_why_option(*command, choices->view);
  command
      ->add_option("--entities", choices->entities, "A list of your own entities, which goes first")
      ->option_text("FILE");
  command->add_option("--jobs", choices->jobs, "Threads (default: one for each core)")
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  command->add_flag("--quiet", choices->quiet, "Tell failures only, no notes");
  command->footer(kExamples);
  command->callback([command, choices, &context] {
    choices->ledger_named = command->count("--ledger") > 0;
    context.exit_code = run_propositions(*choices, context);
  });
}

}  // namespace kilde::cli
