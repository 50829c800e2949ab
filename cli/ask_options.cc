#include "ask_options.h"

#include <ctime>
#include <map>

#include "base/resources.h"
#include "messages.h"
#include "pipeline/date_words.h"
#include "pipeline/language_table.h"

namespace kilde::cli {
namespace {

// The day of this place's clock, from which "yesterday" is counted.
Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  ::localtime_r(&now, &parts);
  return {static_cast<int16_t>(parts.tm_year + 1900), static_cast<uint8_t>(parts.tm_mon + 1),
          static_cast<uint8_t>(parts.tm_mday)};
}

}  // namespace

Result<pipeline::Days> days_of(const std::string& words, const std::string& lang,
                               const char* option) {
  Result<std::filesystem::path> root = base::find_resources();
  if (!root) return root.error();
  auto days = pipeline::read_days(*root, words, lang, today());
  // The language of the reports need not be that of the person who asks.
  if (!days && !lang.empty()) days = pipeline::read_days(*root, words, "", today());
  if (days || days.error().code != Code::kInvalidArgument) return days;
  Error error = days.error();
  error.where = option + (": " + error.where);
  return error;
}

CLI::Validator not_empty() {
  return CLI::Validator(
      [](const std::string& text) {
        return text.find_first_not_of(' ') == std::string::npos ? "expected words, found none" : "";
      },
      "", "not_empty");
}

Result<void> check_language(const std::string& lang) {
  if (lang.empty() || lang == pipeline::kOtherLanguage) return {};
  Result<std::filesystem::path> root = base::find_resources();
  if (!root) return root.error();
  auto table = pipeline::LanguageTable::load(*root);
  if (!table) return table.error();
  if (table->find(lang)) return {};
  return Error{Code::kInvalidArgument, "--lang",
               "expected one of " + table->codes() + ", " + std::string(pipeline::kOtherLanguage) +
                   ", found '" + lang + "'"};
}

Result<AskedDays> asked_days(const std::string& from, const std::string& to,
                             const std::string& lang) {
  AskedDays asked;
  if (!from.empty()) {
    auto days = days_of(from, lang, "--from");
    if (!days) return days.error();
    asked.from = days->from;
  }
  if (!to.empty()) {
    auto days = days_of(to, lang, "--to");
    if (!days) return days.error();
    asked.to = days->to;
  }
  if (asked.from && asked.to && *asked.from >= *asked.to)
    return Error{Code::kInvalidArgument, "--from",
                 "expected a day before the end of --to (" +
                     date_of(*asked.to - std::chrono::days{1}).to_string() + "), found " +
                     date_of(*asked.from).to_string()};
  return asked;
}

void tell_nothing(const OutputChoices& choices, size_t offset) {
  if (choices.format != "text") return;
  note("", offset > 0 ? "nothing found after the first " + std::to_string(offset)
                      : std::string("nothing found"));
}

void define_answer_options(CLI::App& command, AskChoices& choices) {
  define_ledger_option(command, choices.ledger);
  define_format(command, choices, {"text", "json", "csv"});
  command.add_option("--limit", choices.filter.limit, "Most rows of the answer (default: 20)")
      ->check(CLI::Range(size_t{0}, size_t{1'000'000}))
      ->option_text("N");
  command.add_option("--offset", choices.filter.offset, "Rows to leave out before the first")
      ->check(CLI::Range(size_t{0}, size_t{1'000'000'000}))
      ->option_text("N");
  define_look(command, choices);
}

void define_document_options(CLI::App& command, AskChoices& choices) {
  Filter& filter = choices.filter;
  command.add_option("--lang", filter.lang, "Only reports in a language, as da")
      ->check(not_empty())
      ->option_text("CODE");
  command.add_option("--outlet", filter.outlet, "Only reports that an outlet published")
      ->check(not_empty())
      ->option_text("NAME");
  command
      .add_option("--story", filter.story,
                  "Only reports on the happening that report ID is about (kilde stories)")
      ->check(not_empty())
      ->option_text("ID");
  command.add_option("--from", choices.from, "From that day, month or year; also \"last week\"")
      ->check(not_empty())
      ->option_text("DATE");
  command.add_option("--to", choices.to, "To its end")->check(not_empty())->option_text("DATE");
  command.add_flag("--all-versions", filter.all_versions,
                   "Older versions and withdrawn reports as well");
}

void define_claim_options(CLI::App& command, AskChoices& choices) {
  Filter& filter = choices.filter;
  command.add_option("--source", filter.source, "Only claims that are credited to NAME")
      ->check(not_empty())
      ->option_text("NAME");
  command.add_option("--via", filter.via, "Only claims that came through NAME")
      ->check(not_empty())
      ->option_text("NAME");
  command.add_option("--about", filter.about, "Only claims that speak of NAME")
      ->check(not_empty())
      ->option_text("NAME");
  command.add_option("--place", filter.place, "Only claims that speak of a place or what is in it")
      ->check(not_empty())
      ->option_text("NAME");
  command
      .add_option("--act", choices.act,
                  "Only such claims: say, deny, warn, promise, order, ask, predict, believe, "
                  "fear, accuse, announce, write, other")
      ->check(CLI::IsMember({"say", "deny", "warn", "promise", "order", "ask", "predict", "believe",
                             "fear", "accuse", "announce", "write", "other"}))
      ->option_text("ACT");
}

void define_claim_question(CLI::App& command, AskChoices& choices) {
  command.add_option("WORDS", choices.words, "Words of what is credited, all needed");
  define_claim_options(command, choices);
  define_document_options(command, choices);
  define_answer_options(command, choices);
}

Result<Ledger> open_to_ask(const LedgerChoice& choice, const Context& context) {
  return Ledger::open(choice.file, {.read_only = true, .interrupted = &context.interrupt.flag()});
}

Result<void> complete_filter(AskChoices& choices) {
  Filter& filter = choices.filter;
  for (const std::string& word : choices.words)
    filter.words += (filter.words.empty() ? "" : " ") + word;
  if (!choices.act.empty()) filter.act = parse_act(choices.act);
  if (auto known = check_language(filter.lang); !known) return known;
  auto days = asked_days(choices.from, choices.to, filter.lang);
  if (!days) return days.error();
  filter.from = days->from, filter.to = days->to;
  return {};
}

}  // namespace kilde::cli
