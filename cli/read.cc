// kilde read: reads reports and prints what they say.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "command.h"
#include "format/html.h"
#include "format/map_window.h"
#include "format/world_map.h"
#include "messages.h"
#include "note_limit.h"
#include "pipeline/output.h"
#include "pipeline/read_all.h"
#include "read_options.h"
#include "terminal.h"

namespace kilde::cli {
namespace {

// Hears of each report: writes it, tells what went wrong with it, and shows how far the work is.
class ReadListener : public pipeline::Listener {
 public:
  ReadListener(const ReadChoices& choices, std::filesystem::path resources,
               pipeline::Output& output)
      : choices_(choices),
        resources_(std::move(resources)),
        output_(output),
        notes_(choices.quiet),
        show_progress_(stderr_is_terminal() && !(choices.to_stdout() && stdout_is_terminal())) {}

  bool done(Document doc, std::string_view rendered) override {
    ++documents_;
    tick();
    if (choices_.format == "html") return kept_.push_back(std::move(doc)), true;
    return write(rendered);
  }
  void failed(const Error& error) override { tell(error); }
  void noted(std::string_view where, std::string_view text) override { notes_.add(where, text); }

  // What can be written only when everything has been read. False when something went wrong.
  bool finish() {
    progress("");
    notes_.tell_rest();
    if (choices_.format == "html") write_page();
    Result<void> closed = output_.finish();
    if (!closed) fail_writing(closed.error());
    return !write_failed_;
  }

 private:
  void write_page() {
    std::optional<format::WorldMap> world = outlines();
    write(format::to_html(kept_, {.title = "", .world = world ? &*world : nullptr}));
  }
  // Of the world, read only where a page has places to show; without the file it has no map.
  std::optional<format::WorldMap> outlines() {
    std::filesystem::path file = resources_ / "data" / "map" / "world.tsv";
    auto has_places = [](const Document& doc) { return !format::places_of(doc).shown.empty(); };
    if (std::ranges::none_of(kept_, has_places) || !std::filesystem::exists(file)) return {};
    Result<format::WorldMap> world = format::WorldMap::load(file);
    if (world) return std::move(*world);
    tell(world.error());
    return {};
  }
  bool write(std::string_view bytes) {
    Result<void> written = output_.write(bytes);
    if (!written) fail_writing(written.error());
    return written.has_value() && !output_.closed();
  }
  void fail_writing(const Error& error) {
    tell(error);
    write_failed_ = true;
  }
  void tick() {
    if (!show_progress_) return;
    auto now = std::chrono::steady_clock::now();
    if (now - shown_ < std::chrono::milliseconds(500)) return;
    shown_ = now;
    progress(std::to_string(documents_) + " documents read");
  }

  const ReadChoices& choices_;
  std::filesystem::path resources_;
  pipeline::Output& output_;
  NoteLimit notes_;
  bool show_progress_;
  bool write_failed_ = false;
  size_t documents_ = 0;
  std::vector<Document> kept_;  // the HTML page holds all of them
  std::chrono::steady_clock::time_point shown_ = std::chrono::steady_clock::now();
};

int run_read(const ReadChoices& choices, Context& context) {
  if (choices.inputs.files.empty() && stdin_is_terminal()) {
    return wrong_usage("expected FILE... or text on standard input (see kilde read --help)");
  }
  Result<Reader> reader = Reader::open(choices.reader_options(context.interrupt));
  if (!reader) return fail(reader.error());
  Result<pipeline::Output> output = pipeline::Output::open(choices.output);
  if (!output) return fail(output.error());
  pipeline::InputOptions inputs = choices.inputs;
  if (inputs.files.empty()) inputs.files = {"-"};
  pipeline::InputStream stream(std::move(inputs), &context.interrupt);
  ReadListener listener(choices, reader->resources(), *output);
  pipeline::ReadCounts counts =
      read_all(*reader, stream, choices.jobs, choices.render(), listener, &context.interrupt);
  bool written = listener.finish();
  if (context.interrupt.raised()) return kStopped;
  const bool broken = tell_broken(*reader);
  return written && counts.failed == 0 && !broken ? kDone : kSomeFailed;
}

}  // namespace

void add_read(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("read", "Read reports and print what they say");
  auto choices = std::make_shared<ReadChoices>();
  define_read_options(*command, *choices);
  command->callback([choices, &context] { context.exit_code = run_read(*choices, context); });
}

}  // namespace kilde::cli
