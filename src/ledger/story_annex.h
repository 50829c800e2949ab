// StoryAnnex: what each current document of a ledger is about, as the few features that tell which
// happening it is (story/features.h).
//
//   auto annex = StoryAnnex::load(store.database(), resources);
//   store.attach(std::move(*annex));
//
// Keeps about 1.1 KB a report of 350 words, for the newest version of each report that is not
// withdrawn. A
//   document that was added before there were stories has none until it is read again.
// Needs: documents with all columns. Threads: as the Database. Errors: load gives kNotFound or
//   kFormat; those of the Database.
#pragma once

#include <filesystem>
#include <memory>

#include "ledger/annex.h"
#include "ledger/database.h"
#include "story/extractor.h"
#include "story/tuning.h"

namespace kilde::ledger {

class StoryAnnex : public Annex {
 public:
  static Result<std::unique_ptr<StoryAnnex>> load(Database& db,
                                                  const std::filesystem::path& resources);

  void added(int64_t document, const Document& doc) override;
  void replaced(int64_t document, const Document& doc) override;
  void retired(int64_t document) override;
  void erased(int64_t, const Document&) override {}
  void settle() override {}
  void undone() override {}

 private:
  StoryAnnex(Database& db, std::unique_ptr<const story::Tuning> tuning, story::Extractor extractor);

  std::unique_ptr<const story::Tuning> tuning_;
  story::Extractor extractor_;
  Statement put_, drop_, current_;
};

}  // namespace kilde::ledger
