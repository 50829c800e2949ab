// ClaimLoader: claims as an answer shows them.
//
//   ClaimLoader loader(ask);
//   Claim claim = loader.load(id);        // claim.words, claim.chain, claim.document.title, ...
//
// Keeps the document that it looked at last: claims of one document, one after the other, cost one
//   reading of its text. Threads: as the Database.
// Errors: told by the Database's status(): kFormat for damage, kNotFound for an unknown claim.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <kilde/ledger.h>

#include "ledger/database.h"
#include "query/asking.h"

namespace kilde::query {

class ClaimLoader {
 public:
  explicit ClaimLoader(const Asking& ask);

  Claim load(int64_t id);
  // What is credited, as it stands.
  std::string content(int64_t id);
  std::string_view lang(int64_t id);
  // Of the document that the last claim stands in.
  std::string_view text() const { return text_; }

 private:
  void open(int64_t document);
  bool read_spans(int64_t id, std::string_view blob, Claim& claim);

  Asking ask_;
  int64_t at_ = 0;
  StoredDocument document_;
  std::string text_;
  ledger::Statement claim_, chain_;
};

}  // namespace kilde::query
