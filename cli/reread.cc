// kilde reread: reads the documents of a ledger again that another model has read.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "command.h"
#include "ledger_options.h"
#include "messages.h"
#include "pipeline/ordered_run.h"
#include "read_options.h"
#include "work_progress.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde reread                  after a new version of kilde, of its models or tables\n"
    "  kilde reread --all            whatever has read them\n"
    "Documents that this very reading has read stay as they are. It may be stopped at any time\n"
    "and started again. Texts, versions and dates are kept.";

constexpr size_t kBatch = 128;  // documents in one transaction

struct RereadChoices {
  LedgerChoice ledger;
  std::string entities;
  size_t jobs = pipeline::default_jobs();
  bool all = false, quiet = false;
};

// What came in, to be read anew.
Input input_of(const Document& doc) {
  return {.bytes = std::string(doc.text()),
          .id = doc.id,
          .title = doc.title,
          .publisher = doc.publisher,
          .author = doc.author,
          .url = doc.url,
          .fetched = doc.fetched,
          .lang = doc.lang,
          .date = doc.date,
          .published = doc.published};
}

class Reread {
 public:
  Reread(const RereadChoices& choices, ledger::Store& store, const Reader& reader,
         ledger::Provenance by, Context& context)
      : choices_(choices), store_(store), reader_(reader), by_(std::move(by)), context_(context) {
    if (choices_.all) by_.fingerprint = {};  // nothing was read by that
  }

  Result<size_t> run(const ledger::Provenance& reading) {
    size_t count = 0;
    last_ = static_cast<double>(store_.database().number("SELECT max(id) FROM documents"));
    for (int64_t after = 0; !context_.interrupt.raised();) {
      Result<std::vector<int64_t>> due = store_.outdated(by_, after, kBatch);
      if (!due) return due.error();
      if (due->empty()) break;
      after = due->back();
      Result<void> done = read(*due, reading);
      if (!done) return done.error();
      count += due->size();
    }
    progress_.end();
    return count;
  }

 private:
  using Row = std::pair<int64_t, Document>;

  Result<void> read(const std::vector<int64_t>& due, const ledger::Provenance& reading) {
    std::vector<Row> rows;
    size_t next = 0;
    Result<void> loaded;
    pipeline::run_ordered<Row, Row>(
        choices_.jobs, [&]() -> std::optional<Row> { return load(due, next, loaded); },
        [&](Row row) { return Row(row.first, reader_.read(input_of(row.second))); },
        [&](Row row) {
          // Those between are up to date.
          progress_.add(row.second.text(), static_cast<double>(row.first) / last_);
          rows.push_back(std::move(row));
          return true;
        });
    if (!loaded) return loaded;
    if (context_.interrupt.raised()) return {};
    return store_.replace(rows, reading);
  }

  std::optional<Row> load(const std::vector<int64_t>& due, size_t& next, Result<void>& loaded) {
    if (next == due.size() || context_.interrupt.raised()) return std::nullopt;
    const int64_t id = due[next++];
    Result<Document> doc = store_.load(id);
    if (doc) return Row(id, std::move(*doc));
    loaded = doc.error();
    return std::nullopt;
  }

  const RereadChoices& choices_;
  ledger::Store& store_;
  const Reader& reader_;
  ledger::Provenance by_;
  Context& context_;
  WorkProgress progress_;
  double last_ = 1;  // the last document's number
};

int run_reread(const RereadChoices& choices, Context& context) {
  Result<OpenLedger> ledger = open_ledger(choices.ledger, {}, context.interrupt);
  if (!ledger) return fail(ledger.error());
  ReaderOptions options;
  options.resources = ledger->resources;
  options.entities = choices.entities;
  options.interrupted = &context.interrupt.flag();
  Result<Reader> reader = Reader::open(std::move(options));
  if (!reader) return fail(reader.error());
  const ledger::Provenance reading = provenance(ledger->resources);
  Reread reread(choices, *ledger->store, *reader, reading, context);
  Result<size_t> count = reread.run(reading);
  if (!count) return fail(count.error());
  if (!choices.quiet) print(std::to_string(*count) + " read again\n");
  if (context.interrupt.raised()) return kStopped;
  return tell_broken(*reader) ? kSomeFailed : kDone;
}

}  // namespace

void add_reread(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("reread", "Read the documents of a ledger again with newer models");
  auto choices = std::make_shared<RereadChoices>();
  define_ledger_option(*command, choices->ledger);
  command->add_option("--entities", choices->entities, "A list of your own entities")
      ->option_text("FILE");
  command->add_option("--jobs", choices->jobs, "Threads (default: one for each core)")
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  command->add_flag("--all", choices->all, "Also what this very reading has read");
  command->add_flag("--quiet", choices->quiet, "Say nothing but failures");
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_reread(*choices, context); });
}

}  // namespace kilde::cli
