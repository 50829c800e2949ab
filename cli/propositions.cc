// kilde propositions: what many reports say, each thing once.
#include "format/propositions.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "claim/finder.h"
#include "command.h"
#include "ledger/claim_annex.h"
#include "ledger_options.h"
#include "lineage/lineage.h"
#include "messages.h"
#include "note_limit.h"
#include "pipeline/output.h"
#include "pipeline/read_all.h"
#include "terminal.h"

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
  LedgerChoice ledger;
  bool ledger_named = false;
  std::string format = "text", offsets = "codepoints", color = "auto", output = "-", entities;
  size_t jobs = pipeline::default_jobs();
  int width = 0;
  bool quiet = false;
  pipeline::InputOptions inputs;
};

// Keeps what is known of each report as it is read.
class Collector : public pipeline::Listener {
 public:
  explicit Collector(bool quiet) : notes_(quiet) {}
  bool done(Document doc, std::string_view rendered) override {
    std::optional<claim::Report> report = claim::decode(rendered);
    if (!report) return false;
    lineage_.add({doc.text(), doc.published, doc.publisher, doc.url});
    reports.push_back(std::move(*report));
    docs.push_back(std::move(doc));
    return true;
  }
  // What a ledger has, without reading it again.
  Result<void> load(ledger::Store& store) {
    std::vector<int64_t> numbers;
    ledger::Statement rows =
        store.database().prepare("SELECT id FROM documents WHERE withdrawn IS NULL ORDER BY id");
    for (rows.with(); rows.next();) numbers.push_back(rows.integer(0));
    reports = ledger::claim_records(store.database(), numbers);
    for (int64_t number : numbers) {
      Result<Document> doc = store.load(number);
      if (!doc) return doc.error();
      lineage_.add({doc->text(), doc->published, doc->publisher, doc->url});
      docs.push_back(std::move(*doc));
    }
    return {};
  }
  void failed(const Error& error) override { tell(error); }
  void noted(std::string_view where, std::string_view text) override { notes_.add(where, text); }

  std::vector<lineage::Descent> finish() {
    notes_.tell_rest();
    return lineage_.resolve();
  }

  std::vector<Document> docs;
  std::vector<claim::Report> reports;

 private:
  NoteLimit notes_;
  lineage::Lineage lineage_;
};

std::string rendered(const PropositionChoices& choices, Collector& found,
                     const proposition::Resolver& resolver) {
  const auto descents = found.finish();
  const auto propositions = resolver.resolve(found.reports, descents);
  if (choices.format == "json")
    return format::propositions_json(
        found.docs, found.reports, propositions,
        choices.offsets == "bytes" ? format::Offsets::kBytes : format::Offsets::kCodePoints);
  format::TextOptions options;
  options.width = choices.width ? choices.width : terminal_width();
  options.color = use_color(choices.color, choices.output == "-" && stdout_is_terminal());
  return format::propositions_text(found.docs, found.reports, propositions, options);
}

int write(const PropositionChoices& choices, Collector& found,
          const proposition::Resolver& resolver) {
  Result<pipeline::Output> output = pipeline::Output::open(choices.output);
  if (!output) return fail(output.error());
  Result<void> written = output->write(rendered(choices, found, resolver));
  if (written) written = output->finish();
  return written ? kDone : fail(written.error());
}

int run_on_ledger(const PropositionChoices& choices, Context& context) {
  Result<OpenLedger> ledger = open_ledger(choices.ledger, {.read_only = true}, context.interrupt);
  if (!ledger) return fail(ledger.error());
  Result<proposition::Resolver> resolver = proposition::Resolver::load(ledger->resources);
  if (!resolver) return fail(resolver.error());
  Collector found(choices.quiet);
  Result<void> loaded = found.load(*ledger->store);
  if (context.interrupt.raised()) return kStopped;
  return loaded ? write(choices, found, *resolver) : fail(loaded.error());
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
      [&](const Document& doc) { return claim::encode(finder->find(doc)); }, found,
      &context.interrupt);
  if (context.interrupt.raised()) return kStopped;
  const int written = write(choices, found, *resolver);
  return counts.failed == 0 ? written : kSomeFailed;
}

}  // namespace

void add_propositions(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand(
      "propositions", "Find what reports say, with its origins, disputes and outcomes");
  auto choices = std::make_shared<PropositionChoices>();
  command->add_option("FILE", choices->inputs.files,
                      "Files or folders; none: the ledger, or standard input");
  define_ledger_option(*command, choices->ledger);
  command
      ->add_option("--format", choices->format, "Format of the output: text, json (default: text)")
      ->check(CLI::IsMember({"text", "json"}))
      ->option_text("NAME");
  command->add_option("--output", choices->output, "Where to write (default: standard output)")
      ->option_text("FILE");
  command
      ->add_option("--offsets", choices->offsets,
                   "Unit of JSON's offsets: codepoints, bytes (default: codepoints)")
      ->check(CLI::IsMember({"codepoints", "bytes"}))
      ->option_text("UNIT");
  command
      ->add_option("--entities", choices->entities, "A list of your own entities, which goes first")
      ->option_text("FILE");
  command->add_option("--jobs", choices->jobs, "Threads (default: one for each core)")
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  command->add_option("--color", choices->color, "Colors: auto, always, never (default: auto)")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->option_text("WHEN");
  command
      ->add_option("--width", choices->width, "Width of text in columns (default: the terminal's)")
      ->check(CLI::Range(40, 1000))
      ->option_text("N");
  command->add_flag("--quiet", choices->quiet, "Tell failures only, no notes");
  command->footer(kExamples);
  command->callback([command, choices, &context] {
    choices->ledger_named = command->count("--ledger") > 0;
    context.exit_code = run_propositions(*choices, context);
  });
}

}  // namespace kilde::cli
