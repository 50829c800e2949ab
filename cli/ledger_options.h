// What the commands that work with a ledger share: which one, and how it is opened.
//
//   LedgerChoice choice;
//   define_ledger_option(*command, choice);          // --ledger FILE
//   Result<OpenLedger> ledger = open_ledger(choice, {.create = true}, context.interrupt);
//   ledger->store.add(docs, provenance(ledger->resources));
//
// Owns: the store and the tables that it searches by. Threads: the main thread. Errors: those of
// Store::open, and kNotFound where kilde's resources are not there.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "ledger/store.h"
#include "pipeline/interrupt.h"

namespace kilde::cli {

struct LedgerChoice {
  std::string file = "kilde.db";
};

struct OpenLedger {
  std::filesystem::path resources;
  std::unique_ptr<const text::SearchWords> search;
  std::unique_ptr<ledger::Store> store;
};

void define_ledger_option(CLI::App& command, LedgerChoice& choice);
Result<text::SearchWords> load_search_words();
Result<OpenLedger> open_ledger(const LedgerChoice& choice, ledger::Open how,
                               const pipeline::Interrupt& interrupt);

// This program with these models, now.
ledger::Provenance provenance(const std::filesystem::path& resources);

}  // namespace kilde::cli
