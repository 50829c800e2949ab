// kilde add: reads reports into a ledger.
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "command.h"
#include "ledger/compaction.h"
#include "ledger/days.h"
#include "ledger_options.h"
#include "messages.h"
#include "note_limit.h"
#include "pipeline/read_all.h"
#include "read_options.h"
#include "terminal.h"
#include "work_progress.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde add article.txt                          into kilde.db, which is made\n"
    "  kilde add --ledger archive.db reports.jsonl    a line a report\n"
    "  kilde add --publisher Havneposten texts/       a folder of texts\n"
    "Adding the same twice changes nothing; another text with a known id or url is a new version.\n"
    "What has been committed stays, whatever happens; the same command goes on where it ended.\n"
    "Exit code: 0 done, 1 some input failed (the rest is done), 2 wrong usage, 130 interrupted.";

constexpr size_t kMostWaiting = 100'000;  // documents in one transaction
constexpr uint64_t kMostWaitingBytes = 8 << 20;
constexpr auto kLongestWait = std::chrono::seconds(2);

// Stores what has been read, many documents at a time.
class AddListener : public pipeline::Listener {
 public:
  AddListener(bool quiet, size_t batch, const pipeline::InputStream& stream, ledger::Store& store,
              ledger::Store& asked, ledger::Provenance by)
      : batch_(batch),
        stream_(stream),
        store_(store),
        asked_(asked),
        by_(std::move(by)),
        notes_(quiet) {}

  bool wanted(const Document& doc) override {
    if (!asked_.knows(doc)) return true;
    if (auto told = asked_.withdrawn(doc))
      withdrawn_.emplace_back(doc.id, "stays withdrawn (" + *told + ")");
    return false;
  }
  bool done(Document doc, std::string_view) override {
    bytes_ += doc.text().size();
    progress_.add(doc.text(), stream_.share());
    waiting_.push_back(std::move(doc));
    const bool due = std::chrono::steady_clock::now() - stored_ > kLongestWait;
    return (waiting_.size() < batch_ && bytes_ < kMostWaitingBytes && !due) || store();
  }
  void failed(const Error& error) override { tell(error); }
  void noted(std::string_view where, std::string_view text) override { notes_.add(where, text); }

  // False when the ledger could not take something.
  bool finish() {
    const bool stored = waiting_.empty() || store();
    progress_.end();
    for (const auto& [id, text] : withdrawn_) notes_.add(id, text);
    notes_.tell_rest();
    return stored && !store_failed_;
  }
  const ledger::AddCounts& counts() const { return counts_; }

 private:
  bool store() {
    by_.time = ledger::utc_now();
    Result<ledger::AddCounts> counts = store_.add(waiting_, by_);
    waiting_.clear();
    bytes_ = 0;
    stored_ = std::chrono::steady_clock::now();
    if (!counts) {
      tell(counts.error());
      store_failed_ = true;
      return false;
    }
    counts_.added += counts->added;
    counts_.versions += counts->versions;
    counts_.unchanged += counts->unchanged;
    return true;
  }

  const size_t batch_;
  const pipeline::InputStream& stream_;
  ledger::Store& store_;
  ledger::Store& asked_;  // another connection: it is asked while the first one writes
  ledger::Provenance by_;
  NoteLimit notes_;
  WorkProgress progress_;
  std::vector<Document> waiting_;
  std::vector<std::pair<std::string, std::string>> withdrawn_;  // filled by wanted() alone
  uint64_t bytes_ = 0;
  bool store_failed_ = false;
  ledger::AddCounts counts_;
  std::chrono::steady_clock::time_point stored_ = std::chrono::steady_clock::now();
};

struct AddChoices {
  ReadChoices read;
  size_t batch = 256;
  LedgerChoice ledger;
};

std::string counted(size_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what);
}

std::string summary(const ledger::AddCounts& counts, const pipeline::ReadCounts& read) {
  std::string line = counted(counts.added, "added") + ", " +
                     counted(counts.versions, "new versions") + ", " +
                     counted(counts.unchanged + read.unwanted, "unchanged");
  if (read.failed > 0) line += ", " + counted(read.failed, "failed");
  return line + "\n";
}

int run_add(const AddChoices& choices, Context& context) {
  if (choices.read.inputs.files.empty() && stdin_is_terminal())
    return wrong_usage("expected FILE... or text on standard input (see kilde add --help)");
  Result<OpenLedger> ledger = open_ledger(choices.ledger, {.create = true}, context.interrupt);
  if (!ledger) return fail(ledger.error());
  Result<OpenLedger> asked = open_ledger(choices.ledger, {.read_only = true}, context.interrupt);
  if (!asked) return fail(asked.error());
  ReaderOptions options = choices.read.reader_options(context.interrupt);
  options.resources = ledger->resources;
  Result<Reader> reader = Reader::open(std::move(options));
  if (!reader) return fail(reader.error());
  pipeline::InputOptions inputs = choices.read.inputs;
  if (inputs.files.empty()) inputs.files = {"-"};
  pipeline::InputStream stream(std::move(inputs), &context.interrupt);
  AddListener listener(choices.read.quiet, choices.batch, stream, *ledger->store, *asked->store,
                       provenance(ledger->resources));
  auto nothing = [](const Document&) { return std::string(); };
  pipeline::ReadCounts read =
      read_all(*reader, stream, choices.read.jobs, nothing, listener, &context.interrupt);
  const bool stored = listener.finish();
  if (stored) ledger::compact_if_grown(ledger->store->database());
  if (!choices.read.quiet) print(summary(listener.counts(), read));
  if (context.interrupt.raised()) return kStopped;
  const bool broken = tell_broken(*reader);
  return stored && read.failed == 0 && !broken ? kDone : kSomeFailed;
}

}  // namespace

void add_add(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("add", "Read reports into a ledger");
  auto choices = std::make_shared<AddChoices>();
  define_ledger_option(*command, choices->ledger);
  define_input_options(*command, choices->read);
  command
      ->add_option("--batch", choices->batch,
                   "Most documents in one transaction (default: 256, or what 2 seconds bring)")
      ->check(CLI::Range(size_t{1}, kMostWaiting))
      ->option_text("N");
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_add(*choices, context); });
}

}  // namespace kilde::cli
