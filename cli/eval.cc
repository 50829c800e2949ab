// kilde eval: how well kilde reads, measured against gold.
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <kilde/reader.h>

#include "command.h"
#include "eval/evaluate.h"
#include "messages.h"
#include "pipeline/read_all.h"

namespace kilde::cli {
namespace {

struct Choices {
  std::string gold;
  std::string lang;
  bool json = false;
  size_t jobs = pipeline::default_jobs();
};

Input input_of(const eval::GoldText& gold) {
  Input input;
  input.bytes = gold.text;
  input.id = gold.id;
  input.lang = gold.lang;
  input.publisher = gold.publisher;
  if (Result<Date> date = parse_date(gold.date)) input.date = *date;
  return input;
}

eval::ReadTexts reading_with(const Reader& reader, size_t jobs) {
  return [&reader, jobs](const std::vector<eval::GoldText>& texts) {
    std::vector<Input> inputs;
    for (const eval::GoldText& text : texts) inputs.push_back(input_of(text));
    return Result(pipeline::read_each(reader, std::move(inputs), jobs));
  };
}

// Treebanks are named after their language, as in da_ddt-ud-dev.conllu.
std::string language_of_name(const std::string& gold) {
  std::string name = std::filesystem::path(gold).filename().string();
  return name.substr(0, name.find_first_of("_-."));
}

using Evaluate = Result<std::string> (*)(const Choices&, const eval::ReadTexts&, eval::Shape);

int run_eval(const Choices& choices, Evaluate evaluate) {
  ReaderOptions options;
  options.lang = choices.lang;
  Result<Reader> reader = Reader::open(options);
  if (!reader) return fail(reader.error());
  eval::Shape shape = choices.json ? eval::Shape::kJson : eval::Shape::kTable;
  Result<std::string> line = evaluate(choices, reading_with(*reader, choices.jobs), shape);
  return line ? print(*line + "\n") : fail(line.error());
}

Result<std::string> score_ud(const Choices& choices, const eval::ReadTexts& read,
                             eval::Shape shape) {
  std::string lang = choices.lang.empty() ? language_of_name(choices.gold) : choices.lang;
  return eval::evaluate_ud(choices.gold, lang, read, shape);
}

Result<std::string> score_attribution(const Choices& choices, const eval::ReadTexts& read,
                                      eval::Shape shape) {
  return eval::evaluate_attribution(choices.gold, read, shape);
}

Result<std::string> score_time(const Choices& choices, const eval::ReadTexts& read,
                               eval::Shape shape) {
  return eval::evaluate_time(choices.gold, read, shape);
}

Result<std::string> score_entities(const Choices& choices, const eval::ReadTexts& read,
                                   eval::Shape shape) {
  return eval::evaluate_entities(choices.gold, read, shape);
}

Result<std::string> score_places(const Choices& choices, const eval::ReadTexts& read,
                                 eval::Shape shape) {
  return eval::evaluate_places(choices.gold, read, shape);
}

Result<std::string> score_links(const Choices& choices, const eval::ReadTexts& read,
                                eval::Shape shape) {
  return eval::evaluate_links(choices.gold, read, shape);
}

void add_task(CLI::App& parent, Context& context, const std::string& name, const std::string& about,
              Evaluate evaluate, const char* example) {
  CLI::App* command = parent.add_subcommand(name, about);
  auto choices = std::make_shared<Choices>();
  command->add_option("GOLD", choices->gold, "JSON lines, or CoNLL-U for ud; may end in .gz")
      ->required();
  command->add_option("--lang", choices->lang, "Language of the whole file, as da")
      ->option_text("CODE");
  command->add_flag("--json", choices->json, "Print one JSON object instead of a line");
  command->add_option("--jobs", choices->jobs, "Threads (default: one for each core)")
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  command->footer("Example:\n  kilde eval " + name + " " + example);
  command->callback(
      [choices, &context, evaluate] { context.exit_code = run_eval(*choices, evaluate); });
}

}  // namespace

void add_eval(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("eval", "Measure kilde against gold annotations");
  command->require_subcommand(1);
  add_task(*command, context, "ud", "Words, tags, lemmas, trees and names", score_ud,
           "--lang da dev.conllu");
  add_task(*command, context, "attribution", "Who said what", score_attribution,
           "--lang da gold-dev-da.jsonl");
  add_task(*command, context, "time", "Time expressions", score_time, "gold-dev-da.jsonl");
  add_task(*command, context, "entities", "Who and what is spoken of, across documents",
           score_entities, "tests/entities/development.jsonl");
  add_task(*command, context, "places", "Where places lie", score_places,
           "tests/entities/places.jsonl");
  add_task(*command, context, "links", "Names linked to the base of entities", score_links,
           "tests/entities/development.jsonl");
  command->footer(
      "Examples:\n  kilde eval ud --lang da dev.conllu\n  kilde eval time gold-dev-da.jsonl");
}

}  // namespace kilde::cli
