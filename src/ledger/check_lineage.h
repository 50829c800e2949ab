// LineageCheck: whether what a ledger says about copies holds together.
//
//   LineageCheck lineage(db);
//   for (each document) lineage.saw(id, text);
//   for (const Finding& fault : lineage.run()) print(fault.where, fault.what);
//
// Looks at: a descent and an origin for each document that has a text, and none for any other;
// spans
//   of copies within their texts, copies numbered from 0; parents that something was taken from,
//   versions before that are of the same report; a link behind each copy; links and postings that
//   can be read and speak of documents and sentences that are there.
// Shapes: a number a document that was seen. Needs the tables of lineage_tables.h.
// Threads: as the Database. Errors: those of the Database, told by its status().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ledger/database.h"
#include "ledger/store.h"

namespace kilde::ledger {

class LineageCheck {
 public:
  explicit LineageCheck(Database& db) : db_(db) {}

  void saw(int64_t document, std::string_view text);
  // A ledger of which nothing was looked at for copies is whole.
  std::vector<Finding> run();

 private:
  struct Seen {
    uint64_t bytes = 0, sentences = 0;
  };

  void take_unread();
  void find(int64_t document, std::string what);
  const Seen* seen(int64_t document) const;
  void descents();
  void origins();
  void copies();
  void copy(const Statement& row);
  void parents();
  void links();
  void postings(const std::string& table);

  Database& db_;
  std::unordered_map<int64_t, Seen> seen_;
  std::vector<Finding> findings_;
};

}  // namespace kilde::ledger
