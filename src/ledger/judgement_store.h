// Judgements in a ledger: kept apart from what was found in its documents.
//
//   Result<size_t> added = add_judgements(db, {j1, j2});     // 0 where both were there
//   Result<std::vector<Judgement>> all = load_judgements(db);
//   store.attach(std::make_unique<JudgementAnnex>(store.database()));
//
// Shapes: judgements by time, then by id. Nothing is ever changed or taken away: what no longer
//   stands was retracted by another judgement. Only the words that JudgementAnnex quotes go with
//   the text of a document that is erased.
// Needs: the tables of judgement_tables.h, which add_judgements makes in a ledger that lacks them.
// Threads: as the Database. Errors: those of the Database; nothing of a call that failed is stored.
#pragma once

#include <vector>

#include <kilde/result.h>

#include "judgement/judgement.h"
#include "ledger/annex.h"
#include "ledger/database.h"

namespace kilde::ledger {

Result<size_t> add_judgements(Database& db, const std::vector<judgement::Judgement>& judgements);
Result<std::vector<judgement::Judgement>> load_judgements(Database& db);

class JudgementAnnex : public Annex {
 public:
  explicit JudgementAnnex(Database& db);

  void added(int64_t, const Document&) override {}
  void replaced(int64_t, const Document&) override {}
  void retired(int64_t) override {}
  void erased(int64_t document, const Document& doc) override;
  void settle() override {}
  void undone() override {}

 private:
  Statement forget_words_;
};

}  // namespace kilde::ledger
