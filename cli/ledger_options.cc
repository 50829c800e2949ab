#include "ledger_options.h"

#include <map>
#include <utility>

#include <kilde/version.h>

#include "base/resources.h"
#include "ledger/annexes.h"
#include "ledger/days.h"
#include "pipeline/fingerprint.h"

namespace kilde::cli {

void define_ledger_option(CLI::App& command, LedgerChoice& choice) {
  command.add_option("--ledger", choice.file, "The ledger's file (default: kilde.db)")
      ->envname("KILDE_LEDGER")
      ->option_text("FILE");
}

Result<text::SearchWords> load_search_words() {
  Result<std::filesystem::path> resources = base::find_resources();
  if (!resources) return resources.error();
  return text::SearchWords::load(*resources);
}

Result<OpenLedger> open_ledger(const LedgerChoice& choice, ledger::Open how,
                               const pipeline::Interrupt& interrupt) {
  Result<std::filesystem::path> resources = base::find_resources();
  if (!resources) return resources.error();
  Result<text::SearchWords> search = text::SearchWords::load(*resources);
  if (!search) return search.error();
  OpenLedger open;
  open.resources = *resources;
  open.search = std::make_unique<text::SearchWords>(std::move(*search));
  Result<ledger::Store> store = ledger::Store::open(choice.file, how, *open.search);
  if (!store) return store.error();
  open.store = std::make_unique<ledger::Store>(std::move(*store));
  if (how.read_only) {
    open.store->database().interrupt_on(&interrupt.flag());
  } else if (Result<void> attached = ledger::attach_annexes(*open.store, open.resources);
             !attached) {
    return attached.error();
  }
  return open;
}

ledger::Provenance provenance(const std::filesystem::path& resources) {
  auto known = std::make_shared<std::map<std::string, std::string, std::less<>>>();
  auto fingerprint = [resources, known](std::string_view lang) {
    auto [row, fresh] = known->try_emplace(std::string(lang));
    if (fresh) row->second = pipeline::reading_fingerprint(resources, lang);
    return row->second;
  };
  return {ledger::utc_now(), std::string(version()), fingerprint};
}

}  // namespace kilde::cli
