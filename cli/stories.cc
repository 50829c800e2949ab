// kilde stories: which reports are about the same happening.
#include "format/stories.h"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "command.h"
#include "messages.h"
#include "note_limit.h"
#include "pipeline/output.h"
#include "pipeline/read_all.h"
#include "read_options.h"
#include "story/extractor.h"
#include "story/stories.h"
#include "terminal.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde stories reports.jsonl                     each story with its reports\n"
    "  kilde stories --format json archive/ > stories.jsonl\n"
    "Reports in all languages go together. \"date\" and \"publisher\" of JSON lines are shown, "
    "and\n"
    "dates part what looks alike.";

// Keeps what the output needs of each report, and its features.
class StoryListener : public pipeline::Listener {
 public:
  StoryListener(const story::Tuning& tuning, bool quiet)
      : stories_(tuning), notes_(quiet), show_progress_(stderr_is_terminal()) {}

  bool done(Document doc, std::string_view rendered) override {
    Result<story::StoryFeatures> features = story::decode(rendered);
    if (!features) return failed(features.error()), true;
    stories_.add_unsettled(std::move(*features));
    std::string published = doc.published.empty() ? doc.date.to_string() : doc.published;
    reports_.push_back({std::move(doc.id), std::move(doc.title), std::move(doc.publisher),
                        std::move(doc.lang), std::move(published)});
    if (show_progress_ && reports_.size() % 100 == 0)
      progress(std::to_string(reports_.size()) + " documents read");
    return true;
  }
  void failed(const Error& error) override { tell(error); }
  void noted(std::string_view where, std::string_view text) override { notes_.add(where, text); }

  const std::vector<format::StoryReport>& reports() const { return reports_; }
  std::vector<uint32_t> settle() {
    progress("");
    notes_.tell_rest();
    stories_.settle();
    std::vector<uint32_t> story;
    for (uint32_t row = 0; row < stories_.size(); ++row) story.push_back(stories_.story_of(row));
    return story;
  }

 private:
  story::Stories stories_;
  NoteLimit notes_;
  bool show_progress_;
  std::vector<format::StoryReport> reports_;
};

std::string rendered(const ReadChoices& choices, const std::vector<format::StoryReport>& reports,
                     const std::vector<uint32_t>& story) {
  if (choices.format == "json") return format::stories_json(reports, story);
  return format::stories_text(reports, story, choices.text_options());
}

int run_stories(const ReadChoices& choices, Context& context) {
  if (choices.inputs.files.empty() && stdin_is_terminal())
    return wrong_usage("expected FILE... or reports on standard input (see kilde stories --help)");
  Result<Reader> reader = Reader::open(choices.reader_options(context.interrupt));
  if (!reader) return fail(reader.error());
  Result<story::Tuning> tuning = story::Tuning::load(reader->resources());
  if (!tuning) return fail(tuning.error());
  Result<story::Extractor> extractor = story::Extractor::load(reader->resources(), *tuning);
  if (!extractor) return fail(extractor.error());
  Result<pipeline::Output> output = pipeline::Output::open(choices.output);
  if (!output) return fail(output.error());
  pipeline::InputOptions inputs = choices.inputs;
  if (inputs.files.empty()) inputs.files = {"-"};
  pipeline::InputStream stream(std::move(inputs), &context.interrupt);
  StoryListener listener(*tuning, choices.quiet);
  auto features = [&](const Document& doc) { return encode(extractor->features_of(doc)); };
  const pipeline::ReadCounts counts =
      read_all(*reader, stream, choices.jobs, features, listener, &context.interrupt);
  const std::vector<uint32_t> story = listener.settle();
  if (context.interrupt.raised()) return kStopped;
  Result<void> written = output->write(rendered(choices, listener.reports(), story));
  if (written) written = output->finish();
  if (!written) tell(written.error());
  return written && counts.failed == 0 ? kDone : kSomeFailed;
}

}  // namespace

void add_stories(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("stories", "Find which reports are about the same happening");
  auto choices = std::make_shared<ReadChoices>();
  choices->until = "link";  // features need no attributions
  define_input_options(*command, *choices);
  define_format(*command, *choices, {"text", "json"});
  define_output(*command, *choices);
  define_look(*command, *choices);
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_stories(*choices, context); });
}

}  // namespace kilde::cli
