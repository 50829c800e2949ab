// kilde diff: what changed between two versions of a report.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "command.h"
#include "format/revision.h"
#include "ledger_options.h"
#include "messages.h"
#include "output_options.h"
#include "pipeline/output.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde diff w3                 the newest version against the one before\n"
    "  kilde diff w3@1 w3@3          the third against the first\n"
    "  kilde diff --format html https://example.org/a > a.html\n"
    "Sentences and words; claims and times added, dropped or altered, with what of them is "
    "different;\n"
    "what the report itself calls a correction. Any two reports can be compared.";

struct DiffChoices : OutputChoices {
  LedgerChoice ledger;
  std::vector<std::string> documents;
};

// A document of the ledger and which version it is.
struct Side {
  Document doc;
  int64_t version = 1;
};

class DiffCommand {
 public:
  DiffCommand(const DiffChoices& choices, Context& context)
      : choices_(choices), context_(context) {}

  int run() {
    Result<OpenLedger> ledger =
        open_ledger(choices_.ledger, {.read_only = true}, context_.interrupt);
    if (!ledger) return fail(ledger.error());
    Result<revision::Languages> languages = revision::Languages::load(ledger->resources);
    if (!languages) return fail(languages.error());
    Result<std::pair<int64_t, int64_t>> ids = choose(*ledger->store);
    if (!ids) return failed(ids.error());
    Result<Side> before = load(*ledger->store, ids->first);
    if (!before) return failed(before.error());
    Result<Side> after = load(*ledger->store, ids->second);
    if (!after) return failed(after.error());
    return write(*before, *after, *languages);
  }

 private:
  // What is not there, or has one version only, is no wrong usage.
  int failed(const Error& error) const {
    if (context_.interrupt.raised()) return kStopped;
    tell(error);
    return kSomeFailed;
  }

  Result<std::pair<int64_t, int64_t>> choose(ledger::Store& store) {
    Result<int64_t> last = store.find(choices_.documents.back());
    if (!last) return last.error();
    if (choices_.documents.size() == 2) {
      Result<int64_t> first = store.find(choices_.documents.front());
      if (!first) return first.error();
      return std::pair(*first, *last);
    }
    ledger::Database& db = store.database();
    const std::optional<int64_t> before =
        db.prepare(
              "SELECT b.id FROM documents a JOIN documents b ON b.first=a.first "
              "AND b.version=a.version-1 WHERE a.id=?")
            .with(*last)
            .first();
    if (auto read = db.take_status(); !read) return read.error();
    if (before) return std::pair(*before, *last);
    return Error{Code::kNotFound, choices_.documents.back(),
                 "expected a version with one before it, found the first"};
  }

  Result<Side> load(ledger::Store& store, int64_t id) {
    Result<Document> doc = store.load(id);
    if (!doc) return doc.error();
    const int64_t version = store.database()
                                .prepare("SELECT version FROM documents WHERE id=?")
                                .with(id)
                                .first()
                                .value_or(1);
    if (auto read = store.database().take_status(); !read) return read.error();
    return Side{std::move(*doc), version};
  }

  int write(const Side& before, const Side& after, const revision::Languages& languages) {
    Result<pipeline::Output> output = pipeline::Output::open(choices_.output);
    if (!output) return fail(output.error());
    const revision::Revision revision = revision::compare(before.doc, after.doc, languages);
    Result<void> written =
        output->write(rendered({before.doc, before.version}, {after.doc, after.version}, revision));
    if (written) written = output->finish();
    if (!written) tell(written.error());
    return written ? kDone : kSomeFailed;
  }

  std::string rendered(const format::Version& before, const format::Version& after,
                       const revision::Revision& revision) const {
    if (choices_.format == "html") return format::revision_html(before, after, revision);
    if (choices_.format == "json")
      return format::revision_json(before, after, revision, choices_.unit());
    return format::revision_text(before, after, revision, choices_.text_options());
  }

  const DiffChoices& choices_;
  Context& context_;
};

}  // namespace

void add_diff(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("diff", "Show what changed between versions of a report");
  auto choices = std::make_shared<DiffChoices>();
  define_ledger_option(*command, choices->ledger);
  command
      ->add_option("DOC", choices->documents,
                   "A report, whose newest version is compared with the one before; or two")
      ->required()
      ->expected(1, 2);
  define_format(*command, *choices, {"text", "json", "html"});
  define_output(*command, *choices);
  define_offsets(*command, *choices);
  define_look(*command, *choices);
  command->footer(kExamples);
  command->callback(
      [choices, &context] { context.exit_code = DiffCommand(*choices, context).run(); });
}

}  // namespace kilde::cli
