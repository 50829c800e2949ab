// What the commands that ask a ledger share: which ledger, which claims, and how the answer looks.
//
//   auto choices = std::make_shared<AskChoices>();
//   define_filter_options(*command, *choices);          // --source, --from, ..., --limit
//   define_answer_options(*command, *choices);          // --format, --color, --width
//   return answer(*choices, context, &Ledger::claims);
//
// Threads: the main thread. Errors: told on stderr, and in the exit code.
#pragma once

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <kilde/ledger.h>

#include "command.h"
#include "ledger_options.h"
#include "messages.h"
#include "output_options.h"
#include "pipeline/date_words.h"
#include "query/answers.h"

namespace kilde::cli {

struct AskChoices : OutputChoices {
  LedgerChoice ledger;
  Filter filter;
  std::vector<std::string> words;
  std::string from, to, act;
};

// --ledger, --limit, --offset, --format, --color, --width.
void define_answer_options(CLI::App& command, AskChoices& choices);
// What must not be empty: `--source ""` names nobody.
CLI::Validator not_empty();

// --lang, --outlet, --story, --from, --to, --all-versions: which documents.
void define_document_options(CLI::App& command, AskChoices& choices);
// --source, --via, --about, --place, --act: which claims.
void define_claim_options(CLI::App& command, AskChoices& choices);

// What an option's words mean on the calendar; days in words are counted from today.
Result<pipeline::Days> days_of(const std::string& words, const std::string& lang,
                               const char* option);

// kInvalidArgument for a code of no language of reports, as it stands in a ledger.
Result<void> check_language(const std::string& lang);
// The days of --from and --to, each where it was typed.
struct AskedDays {
  std::optional<std::chrono::sys_days> from, to;  // half-open
};
Result<AskedDays> asked_days(const std::string& from, const std::string& to,
                             const std::string& lang);
// On stderr, in place of rows; for people only.
void tell_nothing(const OutputChoices& choices, size_t offset);

Result<Ledger> open_to_ask(const LedgerChoice& choice, const Context& context);
// Fills the filter from what was typed: words, days and act.
Result<void> complete_filter(AskChoices& choices);

// Its rows as the choices say, and the exit code.
template <typename Row>
int print_answer(const AskChoices& choices, const Context& context,
                 const Result<Answer<Row>>& found) {
  if (!found) return context.interrupt.raised() ? int{kStopped} : fail(found.error());
  for (const std::string& text : found->notes) note("", text);
  if (found->rows.empty() && choices.filter.limit > 0) tell_nothing(choices, choices.filter.offset);
  if (choices.format == "json") return print(query::to_json(found->rows));
  if (choices.format == "csv") return print(query::to_csv(found->rows));
  return print(query::to_text(found->rows, choices.text_options()));
}

// Asks and prints.
template <typename Row>
int answer(AskChoices& choices, Context& context,
           Result<Answer<Row>> (Ledger::*ask)(const Filter& filter)) {
  if (auto ready = complete_filter(choices); !ready) return fail(ready.error());
  Result<Ledger> ledger = open_to_ask(choices.ledger, context);
  if (!ledger) return fail(ledger.error());
  return print_answer(choices, context, ((*ledger).*ask)(choices.filter));
}

// The words, filters and look of a question for claims.
void define_claim_question(CLI::App& command, AskChoices& choices);

}  // namespace kilde::cli
