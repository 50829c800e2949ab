// Writer: a Document as rows of the ledger's tables.
//
//   Writer writer(db, search);
//   Transaction transaction(db);
//   int64_t id = writer.insert(doc, {.first = 0, .version = 1, .added = "2023-05-16T08:00:00Z"});
//   if (auto done = transaction.commit(); !done) ...
//
// Needs: a transaction that is open; the schema. Owns its prepared statements and what it remembers
//   of names and entities; forget() after a transaction that was undone. Threads: as the Database.
// Errors: those of the Database, told by its status().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <kilde/document.h>

#include "ledger/database.h"
#include "text/search_words.h"

namespace kilde::ledger {

inline constexpr int kClaimBits = 24;  // of a claim's id: its number in the document
inline constexpr int64_t kMostClaims = int64_t{1} << kClaimBits;

// The id of the claim with a number (from 0) in a document.
inline int64_t claim_id(int64_t document, size_t number) {
  return document << kClaimBits | static_cast<int64_t>(number);
}

// What a ledger adds to a Document.
struct Place {
  int64_t first = 0;  // the report's first version; 0: it is one
  int64_t version = 1;
  std::string_view added;  // ISO time
  int64_t model = 0;
};

class Writer {
 public:
  Writer(Database& db, const text::SearchWords& search);

  int64_t insert(const Document& doc, const Place& place);
  // Puts another reading of the same text in the place of the one that is there.
  void replace_reading(int64_t document, const Document& doc, int64_t model);
  // Takes away all but the document's own row. `title`, `lang`, `text` are those it was added with.
  void erase(int64_t document, std::string_view title, std::string_view lang,
             std::string_view text);

  std::optional<int64_t> name_id(std::string_view name);  // nullopt for an empty one
  void forget();

 private:
  void insert_document(int64_t id, const Document& doc, const Place& place);
  void insert_reading(int64_t document, const Document& doc);
  void insert_entities(int64_t document, const Document& doc);
  void insert_claims(int64_t document, const Document& doc);
  void insert_claim(int64_t claim, const Document& doc, const Attribution& each);
  void insert_claim_times(int64_t claim, const Document& doc, const ByteSpans& content);
  void insert_times(int64_t document, const Document& doc);
  void erase_reading(int64_t document, std::string_view lang, std::string_view text);
  // A row of entities as it is remembered; nullptr for a description, which has none.
  struct Known {
    int64_t id = 0;
    std::string name;
  };
  const Known* entity_row(const Entity& entity, const std::string& key);
  std::string key_of(const Document& doc, const Entity& entity) const;

  Database& db_;
  const text::SearchWords& search_;
  std::unordered_map<std::string, int64_t> names_;
  std::unordered_map<std::string, Known> entities_;
  std::vector<std::optional<int64_t>> ids_;  // of the entities of the document at hand
  struct Mention {
    uint32_t begin = 0, end = 0, entity = 0;
  };
  std::vector<Mention> mentions_;  // of the same, by begin

  Statement insert_document_, insert_text_, find_name_, insert_name_, find_entity_, insert_entity_,
      insert_document_entity_, insert_claim_, insert_chain_, insert_claim_entity_,
      insert_claim_time_, insert_time_, insert_note_, index_text_, index_claim_, unindex_text_,
      unindex_claim_, next_document_;
};

// What the text index holds of a document: its title where the text lacks it, then the text.
std::string indexed_words(const text::SearchWords& search, std::string_view title,
                          std::string_view text, std::string_view lang);

// The name of an entity where its document_entities row tells none: that of its row of entities,
// else the words of its first mention.
std::string_view shown_name(const Document& doc, const Entity& entity, std::string_view known);

// What is credited, as one text.
std::string content_of(std::string_view text, const ByteSpans& content);

}  // namespace kilde::ledger
