// kilde lineage: which reports were made from which.
#include "format/lineage.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "command.h"
#include "lineage/lineage.h"
#include "messages.h"
#include "note_limit.h"
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
    "A line of JSON lines may have \"id\", \"publisher\", \"url\" and \"date\" (with a time of "
    "day, best)\n"
    "beside its \"text\"; without dates kilde tells by credits and by what is missing who was "
    "first.";

struct LineageChoices {
  std::string format = "text", offsets = "codepoints", color = "auto", output = "-";
  int width = 0;
  bool quiet = false;
  pipeline::InputOptions inputs;
};

class LineageRun {
 public:
  LineageRun(const LineageChoices& choices, Context& context)
      : choices_(choices), context_(context), notes_(choices.quiet) {}

  int run() {
    if (choices_.inputs.files.empty() && stdin_is_terminal())
      return wrong_usage(
          "expected FILE... or reports on standard input (see kilde lineage --help)");
    Result<pipeline::Output> output = pipeline::Output::open(choices_.output);
    if (!output) return fail(output.error());
    read_all();
    if (context_.interrupt.raised()) return kStopped;
    Result<void> written = output->write(rendered());
    if (written) written = output->finish();
    if (!written) tell(written.error());
    return written && !failed_ ? kDone : kSomeFailed;
  }

 private:
  void read_all() {
    pipeline::InputOptions inputs = choices_.inputs;
    if (inputs.files.empty()) inputs.files = {"-"};
    pipeline::InputStream stream(std::move(inputs), &context_.interrupt);
    for (const std::string& note : stream.notes()) notes_.add("", note);
    while (std::optional<pipeline::Item> item = stream.next()) {
      if (context_.interrupt.raised()) return;
      if (const auto* error = std::get_if<Error>(&item->content)) {
        tell(*error);
        failed_ = true;
        continue;
      }
      add(std::move(*item));
    }
    progress("");
    notes_.tell_rest();
  }

  void add(pipeline::Item item) {
    auto* input = std::get_if<Input>(&item.content);
    Document doc = input ? pipeline::compose(std::move(*input), {})
                         : std::move(std::get<Document>(item.content));
    if (!input) pipeline::complete(doc, {});
    for (const std::string& note : item.notes) notes_.add(item.where, note);
    for (const Note& note : doc.notes) notes_.add(item.where, note.text);
    lineage_.add({doc.text(), doc.published, doc.publisher, doc.url});
    docs_.push_back(std::move(doc));
    if (stderr_is_terminal() && docs_.size() % 1000 == 0)
      progress(std::to_string(docs_.size()) + " documents read");
  }

  std::string rendered() {
    const auto descents = lineage_.resolve();
    if (choices_.format == "json") {
      return format::lineage_json(
          docs_, descents,
          choices_.offsets == "bytes" ? format::Offsets::kBytes : format::Offsets::kCodePoints);
    }
    format::TextOptions options;
    options.width = choices_.width ? choices_.width : terminal_width();
    options.color = use_color(choices_.color, choices_.output == "-" && stdout_is_terminal());
    return format::lineage_text(docs_, descents, options);
  }

  const LineageChoices& choices_;
  Context& context_;
  NoteLimit notes_;
  bool failed_ = false;
  lineage::Lineage lineage_;
  std::vector<Document> docs_;
};

}  // namespace

void add_lineage(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand(
      "lineage", "Find which reports were made from which, and where text began");
  auto choices = std::make_shared<LineageChoices>();
  command->add_option("FILE", choices->inputs.files, "Files or folders; - or none: standard input");
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
  command->add_option("--color", choices->color, "Colors: auto, always, never (default: auto)")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->option_text("WHEN");
  command
      ->add_option("--width", choices->width, "Width of text in columns (default: the terminal's)")
      ->check(CLI::Range(40, 1000))
      ->option_text("N");
  command->add_flag("--quiet", choices->quiet, "Tell failures only, no notes");
  command->footer(kExamples);
  command->callback(
      [choices, &context] { context.exit_code = LineageRun(*choices, context).run(); });
}

}  // namespace kilde::cli
