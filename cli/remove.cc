// kilde remove: marks reports of a ledger as withdrawn, or takes their texts away.
#include <memory>
#include <string>
#include <vector>

#include "command.h"
#include "ledger/days.h"
#include "ledger_options.h"
#include "messages.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde remove w3 --reason \"retracted by the paper\"\n"
    "  kilde remove --erase https://example.org/a.html\n"
    "A withdrawn report stays in the ledger, marked, and no longer counts. --erase also takes its\n"
    "text and all that was found in it away, for good; only its id, address and dates are left.";

struct RemoveChoices {
  LedgerChoice ledger;
  std::vector<std::string> documents;
  std::string reason;
  bool erase = false;
};

int run_remove(const RemoveChoices& choices, Context& context) {
  Result<OpenLedger> ledger = open_ledger(choices.ledger, {}, context.interrupt);
  if (!ledger) return fail(ledger.error());
  ledger::Store& store = *ledger->store;
  int code = kDone;
  for (const std::string& name : choices.documents) {
    Result<int64_t> id = store.find(name);
    Result<void> done =
        id ? (choices.erase ? store.erase(*id, ledger::utc_now(), choices.reason)
                            : store.withdraw(*id, ledger::utc_now(), choices.reason))
           : Result<void>(id.error());
    if (done) continue;
    tell(done.error());
    code = kSomeFailed;
  }
  return code;
}

}  // namespace

void add_remove(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("remove", "Mark reports of a ledger as withdrawn");
  auto choices = std::make_shared<RemoveChoices>();
  define_ledger_option(*command, choices->ledger);
  command->add_option("DOC", choices->documents, "Ids, addresses, #numbers or sha256 of documents")
      ->required();
  command->add_option("--reason", choices->reason, "Why, for those who find them marked")
      ->option_text("TEXT");
  command->add_flag("--erase", choices->erase, "Take their texts away as well, for good");
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_remove(*choices, context); });
}

}  // namespace kilde::cli
