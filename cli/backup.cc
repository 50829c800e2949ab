// kilde backup: a whole copy of a ledger, also while others write to it.
#include <memory>
#include <string>

#include "command.h"
#include "ledger_options.h"
#include "messages.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde backup --ledger archive.db /mnt/safe/archive.db\n"
    "The copy appears under its name only when it is whole. What another program has open is not\n"
    "replaced, nor the ledger by itself.";

struct BackupChoices {
  LedgerChoice ledger;
  std::string copy;
};

int run_backup(const BackupChoices& choices, Context& context) {
  Result<OpenLedger> ledger = open_ledger(choices.ledger, {.read_only = true}, context.interrupt);
  if (!ledger) return fail(ledger.error());
  Result<void> done = ledger->store->backup(choices.copy);
  return done ? kDone : fail(done.error());
}

}  // namespace

void add_backup(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("backup", "Copy a ledger, also while others write to it");
  auto choices = std::make_shared<BackupChoices>();
  define_ledger_option(*command, choices->ledger);
  command->add_option("FILE", choices->copy, "The copy; one that is there is replaced")->required();
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_backup(*choices, context); });
}

}  // namespace kilde::cli
