// kilde check: whether a ledger is whole.
#include <memory>
#include <string>
#include <vector>

#include "command.h"
#include "ledger_options.h"
#include "messages.h"
#include "terminal.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde check --ledger archive.db && kilde backup --ledger archive.db copy.db\n"
    "A line for each fault, with the first that has it and the count of others; exit code 1 when\n"
    "there are some.";

int run_check(const LedgerChoice& choice, Context& context) {
  Result<OpenLedger> ledger = open_ledger(choice, {.read_only = true}, context.interrupt);
  if (!ledger) return fail(ledger.error());
  const bool shown = stderr_is_terminal();
  auto hear = [&](int64_t documents) {
    if (shown && documents % 1000 == 0) progress(std::to_string(documents) + " documents checked");
  };
  Result<std::vector<ledger::Finding>> findings = ledger->store->check(hear);
  progress("");
  if (!findings) return context.interrupt.raised() ? kStopped : fail(findings.error());
  std::string lines;
  for (const ledger::Finding& finding : *findings)
    lines += finding.where + ": " + finding.what + "\n";
  if (findings->empty()) {
    const int64_t documents = ledger->store->database().number("SELECT count(*) FROM documents");
    lines = "whole: " + std::to_string(documents) + " documents\n";
  }
  const int printed = print(lines);
  return findings->empty() ? printed : kSomeFailed;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("check", "Check that a ledger is whole");
  auto choice = std::make_shared<LedgerChoice>();
  define_ledger_option(*command, *choice);
  command->footer(kExamples);
  command->callback([choice, &context] { context.exit_code = run_check(*choice, context); });
}

}  // namespace kilde::cli
