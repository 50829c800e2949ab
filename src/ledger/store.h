// Store: the documents of a ledger, kept in one SQLite file with everything that was found in them.
//
//   Result<Store> store = Store::open("kilde.db", {.create = true}, search);
//   Result<AddCounts> counts = store->add(docs, {.time = "2023-05-16T08:00:00Z", .version =
//   "0.9"}); counts->added == 2; counts->versions == 1; counts->unchanged == 7; Result<Document>
//   doc = store->load(*store->find("w3"));        // as it was read
//
// Shapes: one call of add() is one transaction. A report is known by its id or its address; the
//   same text again changes nothing, another text is its next version. A Document without an id has
//   its text's sha256 for one.
// Units: spans are bytes of the text, days are counted from 1 January 1970.
// Needs: SearchWords, which must outlive it. Owns the connection. A loaded Document has text, head,
//   attributions, times, entities and notes, no tokens.
// Threads: one at a time for a Store; any number of Stores, in any number of programs, may have the
//   same file open: writers wait for each other, readers wait for nobody.
// Errors: kNotFound, kFormat (damage, another kind of file), kVersion (a newer ledger), kIo (full
//   disk, read-only); nothing of a call that failed is stored.
// Method: write-ahead log, every commit synced; see docs/ledger.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "ledger/annex.h"
#include "ledger/database.h"
#include "ledger/writer.h"
#include "text/search_words.h"

namespace kilde::ledger {

struct AddCounts {
  size_t added = 0, versions = 0, unchanged = 0;
  size_t total() const { return added + versions + unchanged; }
};

// Who reads, and when.
struct Provenance {
  std::string time;     // ISO, UTC
  std::string version;  // of the program
  // What the models and tables of a language are, as one word; the same for the same reading.
  std::function<std::string(std::string_view lang)> fingerprint;
};

// A fault that check() found.
struct Finding {
  std::string where, what;
};

class Store {
 public:
  static Result<Store> open(const std::filesystem::path& file, Open how,
                            const text::SearchWords& search);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // Whether adding it would change nothing.
  bool knows(const Document& doc);
  // Where it is known and its report was withdrawn: when, and why. Adding does not take it back.
  std::optional<std::string> withdrawn(const Document& doc);
  Result<AddCounts> add(const std::vector<Document>& docs, const Provenance& by);

  // The document with a name ("w3", "w3@2" for its second version), a number ("#17"), an address,
  // or a sha256 of which eight digits at least are given. kNotFound, or kInvalidArgument where
  // several begin so.
  Result<int64_t> find(std::string_view name);
  Result<Document> load(int64_t document);

  // Marks all versions of its report; erase also takes the texts and what was found in them away.
  Result<void> withdraw(int64_t document, std::string_view time, std::string_view reason);
  Result<void> erase(int64_t document, std::string_view time, std::string_view reason);

  // The documents that another reading than `by`'s has read, in their order, after a number.
  Result<std::vector<int64_t>> outdated(const Provenance& by, int64_t after, size_t most);
  Result<void> replace(const std::vector<std::pair<int64_t, Document>>& docs, const Provenance& by);

  // Every fault of the file and of what it says; `progress` hears of the documents checked.
  Result<std::vector<Finding>> check(const std::function<void(int64_t)>& progress);
  // A whole copy, also while others write; replaces `file` when it is done (backup.h).
  Result<void> backup(const std::filesystem::path& file);

  // From now on it hears of every change.
  void attach(std::unique_ptr<Annex> annex) { annexes_.push_back(std::move(annex)); }

  Database& database() { return *db_; }
  const text::SearchWords& search() const { return search_; }

 private:
  Store(std::unique_ptr<Database> db, const text::SearchWords& search);

  int64_t first_of(const Document& doc);
  std::optional<int64_t> version_named(std::string_view name, std::optional<int64_t> version);
  bool has_text(int64_t first, const Document& doc);
  int64_t model_id(const Provenance& by, std::string_view lang);
  void supersede(int64_t first);
  Result<void> commit(Transaction& transaction);
  void put(const Document& doc, const Provenance& by, AddCounts& counts);
  Result<void> end_report(int64_t document, std::string_view time, std::string_view reason,
                          bool with_texts);

  std::unique_ptr<Database> db_;
  const text::SearchWords& search_;
  std::unique_ptr<Writer> writer_;
  std::vector<std::unique_ptr<Annex>> annexes_;
  Statement by_name_, by_url_, has_text_, count_versions_, current_, supersede_;
};

}  // namespace kilde::ledger
