// kilde lineage: which reports were made from which.
#include "format/lineage.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "command.h"
#include "format/lineage_html.h"
#include "ledger/lineage_store.h"
#include "ledger_options.h"
#include "lineage/lineage.h"
#include "messages.h"
#include "note_limit.h"
#include "output_options.h"
#include "pipeline/compose.h"
#include "pipeline/input_stream.h"
#include "pipeline/output.h"
#include "terminal.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde lineage reports.jsonl                  trees of who copied whom\n"
    "  kilde lineage --format json archive/ > lineage.jsonl\n"
    "  kilde lineage --format html a.txt b.txt > pair.html    side by side, for a browser\n"
    "  kilde lineage --ledger kilde.db w17          what a ledger knows of w17 and its relatives\n"
    "  kilde lineage w17                            the same of kilde.db, where there is no file "
    "w17\n"
    "A line of JSON lines may have \"id\", \"publisher\", \"url\" and \"date\" (with a time of "
    "day, best)\n"
    "beside its \"text\"; without dates kilde tells by credits and by what is missing who was "
    "first.";

struct LineageChoices : OutputChoices {
  bool quiet = false;
  pipeline::InputOptions inputs;
  LedgerChoice ledger;
};

constexpr size_t kMostRelatives = 10'000;  // documents that are told of beside one

// Reports, who copied whom among them, and of which to tell (none: of all).
struct Found {
  std::vector<Document> docs;
  std::vector<lineage::Descent> descents;
  std::vector<uint32_t> rows;
};

// Finds it among the reports of files.
class FileReports {
 public:
  FileReports(const LineageChoices& choices, Context& context)
      : choices_(choices), context_(context), notes_(choices.quiet) {}

  Found read() {
    pipeline::InputOptions inputs = choices_.inputs;
    if (inputs.files.empty()) inputs.files = {"-"};
    pipeline::InputStream stream(std::move(inputs), &context_.interrupt);
    for (const std::string& note : stream.notes()) notes_.add("", note);
    while (std::optional<pipeline::Item> item = stream.next()) {
      if (context_.interrupt.raised()) return {};
      if (const auto* error = std::get_if<Error>(&item->content)) {
        tell(*error);
        failed_ = true;
        continue;
      }
      add(std::move(*item));
    }
    progress("");
    notes_.tell_rest();
    auto descents = lineage_.resolve();
    return {std::move(docs_), std::move(descents), {}};
  }
  bool failed() const { return failed_; }

 private:
  void add(pipeline::Item item) {
    auto* input = std::get_if<Input>(&item.content);
    constexpr auto kDigest = pipeline::Digest::kForAnId;  // nothing here tells of it
    Document doc = input ? pipeline::compose(std::move(*input), {}, kDigest)
                         : std::move(std::get<Document>(item.content));
    if (!input) pipeline::complete(doc, {}, kDigest);
    for (const std::string& note : item.notes) notes_.add(item.where, note);
    for (const Note& note : doc.notes) notes_.add(item.where, note.text);
    lineage_.add({doc.text(), doc.published, doc.publisher, doc.url});
    docs_.push_back(std::move(doc));
    if (stderr_is_terminal() && docs_.size() % 1000 == 0)
      progress(std::to_string(docs_.size()) + " documents read");
  }

  const LineageChoices& choices_;
  Context& context_;
  NoteLimit notes_;
  bool failed_ = false;
  lineage::Lineage lineage_;
  std::vector<Document> docs_;
};

// What a ledger knows of documents, with those connected with them by copies; of all where none is
// asked for.
Result<Found> from_ledger(const LineageChoices& choices, Context& context) {
  Result<OpenLedger> ledger = open_ledger(choices.ledger, {.read_only = true}, context.interrupt);
  if (!ledger) return ledger.error();
  ledger::Store& store = *ledger->store;
  std::vector<int64_t> asked;
  for (const auto& name : choices.inputs.files) {
    Result<int64_t> document = store.find(std::string(name));
    if (!document) return document.error();
    asked.push_back(*document);
  }
  Result<ledger::LineageReports> reports =
      ledger::load_lineage(store.database(), asked, kMostRelatives);
  if (!reports) return reports.error();
  return Found{std::move(reports->docs), std::move(reports->descents), std::move(reports->rows)};
}

std::string rendered(const Found& found, const LineageChoices& choices) {
  if (choices.format == "json")
    return format::lineage_json(found.docs, found.descents, found.rows, choices.unit());
  if (choices.format == "html") return format::lineage_html(found.docs, found.descents, found.rows);
  return format::lineage_text(found.docs, found.descents, choices.text_options());
}

// Words that are no files, where there is a ledger that may know them.
bool names_documents(const LineageChoices& choices) {
  std::error_code ignored;
  if (choices.inputs.files.empty() || !std::filesystem::exists(choices.ledger.file, ignored))
    return false;
  return std::ranges::none_of(choices.inputs.files, [&](const std::string& name) {
    return name == "-" || std::filesystem::exists(name, ignored);
  });
}

int run_lineage(const LineageChoices& choices, bool with_ledger, Context& context) {
  if (!with_ledger && choices.inputs.files.empty() && stdin_is_terminal())
    return wrong_usage(
        "expected FILE..., reports on standard input or --ledger (see kilde lineage --help)");
  Result<pipeline::Output> output = pipeline::Output::open(choices.output);
  if (!output) return fail(output.error());
  FileReports files(choices, context);
  Result<Found> found = with_ledger ? from_ledger(choices, context) : files.read();
  if (context.interrupt.raised()) return kStopped;
  if (!found) return fail(found.error());
  Result<void> written = output->write(rendered(*found, choices));
  if (written) written = output->finish();
  if (!written) tell(written.error());
  return written && !files.failed() ? kDone : kSomeFailed;
}

}  // namespace

void add_lineage(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand(
      "lineage", "Find which reports were made from which, and where text began");
  auto choices = std::make_shared<LineageChoices>();
  command->add_option(
      "FILE", choices->inputs.files,
      "Files or folders; - or none: standard input; with --ledger, or where there are no such "
      "files: documents of the ledger (none: all)");
  define_ledger_option(*command, choices->ledger);
  define_format(*command, *choices, {"text", "json", "html"});
  define_output(*command, *choices);
  define_offsets(*command, *choices);
  define_look(*command, *choices);
  command->add_flag("--quiet", choices->quiet, "Tell failures only, no notes");
  command->footer(kExamples);
  command->callback([choices, command, &context] {
    const bool with_ledger =
        command->get_option("--ledger")->count() > 0 || names_documents(*choices);
    context.exit_code = run_lineage(*choices, with_ledger, context);
  });
}

}  // namespace kilde::cli
