// kilde stories: which reports are about the same happening.
#include "format/stories.h"

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <kilde/ledger.h>

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
    "  kilde stories --ledger archive.db --limit 10    its ten largest\n"
    "  kilde stories --ledger archive.db               those of a ledger (kilde claims --story "
    "ID)\n"
    "Without FILE on a terminal the stories of the ledger are told: kilde.db, or KILDE_LEDGER.\n"
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

struct StoryChoices : ReadChoices {
  std::string ledger;  // empty: none was named
  size_t limit = 0;    // 0: all stories

  bool of_ledger() const {
    return inputs.files.empty() && (!ledger.empty() || stdin_is_terminal());
  }
  std::string ledger_file() const {
    const char* set = std::getenv("KILDE_LEDGER");
    return !ledger.empty() ? ledger : set && *set ? set : "kilde.db";
  }
};

std::string rendered(const StoryChoices& choices, const std::vector<format::StoryReport>& reports,
                     const std::vector<uint32_t>& story) {
  if (choices.format == "json") return format::stories_json(reports, story, choices.limit);
  return format::stories_text(reports, story, choices.text_options(), choices.limit);
}

int write_stories(const StoryChoices& choices, const std::vector<format::StoryReport>& reports,
                  const std::vector<uint32_t>& story) {
  Result<pipeline::Output> output = pipeline::Output::open(choices.output);
  if (!output) return fail(output.error());
  Result<void> written = output->write(rendered(choices, reports, story));
  if (written) written = output->finish();
  return written ? kDone : fail(written.error());
}

int run_on_ledger(const StoryChoices& choices, Context& context) {
  Result<Ledger> ledger = Ledger::open(
      choices.ledger_file(), {.read_only = true, .interrupted = &context.interrupt.flag()});
  if (!ledger) return fail(ledger.error());
  Result<Answer<InStory>> found = ledger->stories();
  if (context.interrupt.raised()) return kStopped;
  if (!found) return fail(found.error());
  for (const std::string& text : found->notes)
    if (!choices.quiet) note(choices.ledger_file(), text);
  std::vector<format::StoryReport> reports;
  std::vector<uint32_t> story;
  for (InStory& row : found->rows) {
    StoredDocument& doc = row.document;
    reports.push_back({std::move(doc.id), std::move(doc.title), std::move(doc.publisher),
                       std::move(doc.lang),
                       doc.published.empty() ? doc.date.to_string() : doc.published});
    story.push_back(static_cast<uint32_t>(row.story));
  }
  return write_stories(choices, reports, story);
}

int run_stories(const StoryChoices& choices, Context& context) {
  if (!choices.ledger.empty() && !choices.inputs.files.empty())
    return wrong_usage("--ledger: expected no FILE beside it, found " + choices.inputs.files[0]);
  if (choices.of_ledger()) return run_on_ledger(choices, context);
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
  const bool broken = tell_broken(*reader);
  return written && counts.failed == 0 && !broken ? kDone : kSomeFailed;
}

}  // namespace

void add_stories(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("stories", "Find which reports are about the same happening");
  auto choices = std::make_shared<StoryChoices>();
  choices->until = "link";  // features need no attributions
  define_input_options(*command, *choices);
  command->add_option("--ledger", choices->ledger, "The stories of a ledger instead of FILE")
      ->option_text("FILE");
  command
      ->add_option("--limit", choices->limit,
                   "Only so many stories, those that most reports tell (default: all)")
      ->check(CLI::Range(size_t{1}, size_t{1'000'000}))
      ->option_text("N");
  define_format(*command, *choices, {"text", "json"});
  define_output(*command, *choices);
  define_look(*command, *choices);
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_stories(*choices, context); });
}

}  // namespace kilde::cli
