#include "ledger_options.h"

#include <chrono>
#include <ctime>
#include <map>
#include <utility>

#include <kilde/version.h>

#include "base/resources.h"
#include "ledger/claim_annex.h"
#include "ledger/lineage_store.h"
#include "pipeline/fingerprint.h"

namespace kilde::cli {

void define_ledger_option(CLI::App& command, LedgerChoice& choice) {
  command.add_option("--ledger", choice.file, "The ledger's file (default: kilde.db)")
      ->envname("KILDE_LEDGER")
      ->option_text("FILE");
}

namespace {

// What is kept with the documents hears of what is done to them.
Result<void> attach_annexes(OpenLedger& open) {
  Result<claim::ClaimFinder> finder = claim::ClaimFinder::load(open.resources);
  if (!finder) return finder.error();
  open.finder = std::make_unique<claim::ClaimFinder>(std::move(*finder));
  ledger::Database& db = open.store->database();
  open.store->attach(std::make_unique<ledger::LineageStore>(db));
  open.store->attach(std::make_unique<ledger::ClaimAnnex>(db, *open.finder));
  return {};
}

}  // namespace

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
  } else if (Result<void> attached = attach_annexes(open); !attached) {
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
  return {time_now(), std::string(version()), fingerprint};
}

std::string time_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts = {};
  ::gmtime_r(&now, &parts);
  char text[sizeof "2023-05-16T08:00:00Z"];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

}  // namespace kilde::cli
