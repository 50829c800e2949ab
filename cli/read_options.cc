#include "read_options.h"

#include <map>

#include "format/brat.h"
#include "format/conllu.h"
#include "format/json.h"
#include "format/text.h"
#include "format/timeml.h"
#include "messages.h"
#include "terminal.h"

namespace kilde::cli {
namespace {

using pipeline::InputFormat;

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde read article.txt                        claims, for people\n"
    "  kilde read --explain article.txt              the same, and why each was found\n"
    "  kilde read --date 2022-12-20 --format html article.txt > article.html\n"
    "  kilde read --format json --output out.jsonl corpus/ more.jsonl\n"
    "  curl -s https://example.org/a.txt | kilde read --lang da -\n"
    "Exit code: 0 done, 1 some input failed (the rest is done), 2 wrong usage, 130 interrupted.";

std::string check_date(const std::string& text) {
  Result<Date> date = parse_date(text);
  return date ? "" : date.error().message;
}

std::string check_named(const std::string& file) {
  return file.empty() ? "expected a file, found no name" : "";
}

}  // namespace

bool tell_broken(const Reader& reader) {
  const std::vector<Error> faults = reader.broken();
  for (const Error& fault : faults) tell(fault);
  return !faults.empty();
}

void define_input_options(CLI::App& command, ReadChoices& choices) {
  static const std::map<std::string, InputFormat> kFormats = {{"auto", InputFormat::kAuto},
                                                              {"text", InputFormat::kText},
                                                              {"jsonl", InputFormat::kJsonl},
                                                              {"conllu", InputFormat::kConllu}};
  command.add_option("FILE", choices.inputs.files,
                     "Texts, JSON lines, CoNLL-U, folders of them, or - for standard input");
  command
      .add_option_function<std::string>(
          "--input-format",
          [&choices](const std::string& name) { choices.inputs.format = kFormats.at(name); },
          "Format of the input: auto, text, jsonl, conllu (default: auto)")
      ->check(CLI::IsMember({"auto", "text", "jsonl", "conllu"}))
      ->option_text("NAME");
  command.add_option("--date", choices.date, "Date of publication where the input brings none")
      ->check(CLI::Validator(check_date, "", "date"))
      ->option_text("YYYY[-MM[-DD]]");
  command.add_option("--lang", choices.lang, "Language of all texts, as da (default: identified)")
      ->option_text("CODE");
  command.add_option("--publisher", choices.publisher, "Publisher where the input names none")
      ->option_text("NAME");
  command
      .add_option("--entities", choices.entities, "A list of your own entities, which goes first")
      ->check(CLI::Validator(check_named, "", "named"))
      ->option_text("FILE");
  command
      .add_option("--max-size", choices.inputs.max_size,
                  "Largest report to read, in bytes (default: 16777216)")
      ->transform(CLI::AsSizeValue(false))
      ->check(CLI::Range(uint64_t{1}, pipeline::kLargestMaxSize))
      ->option_text("BYTES");
  command.add_option("--jobs", choices.jobs, "Threads (default: one for each core)")
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
  command.add_flag("--quiet", choices.quiet, "Tell failures only, no notes");
}

namespace {

void define_output_options(CLI::App& command, ReadChoices& choices) {
  define_format(command, choices, {"text", "json", "conllu", "brat", "timeml", "html"});
  define_output(command, choices);
  define_offsets(command, choices);
  define_look(command, choices);
}

}  // namespace

void define_read_options(CLI::App& command, ReadChoices& choices) {
  define_input_options(command, choices);
  command
      .add_option("--until", choices.until,
                  "Last part to run: tokens, analysis, time, entity, link, attribution, demonym "
                  "(default: all)")
      ->check(
          CLI::IsMember({"tokens", "analysis", "time", "entity", "link", "attribution", "demonym"}))
      ->option_text("PART");
  define_output_options(command, choices);
  command.add_flag("--explain", choices.explain,
                   "Say of each claim in text output which rule found it, and why");
  command.footer(kExamples);
}

ReaderOptions ReadChoices::reader_options(const pipeline::Interrupt& interrupt) const {
  ReaderOptions options;
  options.lang = lang;
  options.publisher = publisher;
  options.until = until;
  options.entities = entities;
  if (!date.empty()) options.date = *parse_date(date);
  options.interrupted = &interrupt.flag();
  return options;
}

pipeline::Render ReadChoices::render() const {
  if (format == "json")
    return [unit = unit()](const Document& doc) { return format::to_json(doc, unit); };
  if (format == "conllu") return format::to_conllu;
  if (format == "brat") return format::to_brat;
  if (format == "timeml") return format::to_timeml;
  if (format == "html") return [](const Document&) { return std::string(); };  // one page for all
  format::TextOptions options = text_options();
  options.explain = explain;
  return [options](const Document& doc) { return format::to_text(doc, options); };
}

}  // namespace kilde::cli
