#include "ledger/story_annex.h"

#include <string>
#include <utility>

#include "story/features.h"

namespace kilde::ledger {

Result<std::unique_ptr<StoryAnnex>> StoryAnnex::load(Database& db,
                                                     const std::filesystem::path& resources) {
  auto loaded = story::Tuning::load(resources);
  if (!loaded) return loaded.error();
  auto tuning = std::make_unique<const story::Tuning>(std::move(*loaded));
  auto extractor = story::Extractor::load(resources, *tuning);
  if (!extractor) return extractor.error();
  return std::unique_ptr<StoryAnnex>(new StoryAnnex(db, std::move(tuning), std::move(*extractor)));
}

StoryAnnex::StoryAnnex(Database& db, std::unique_ptr<const story::Tuning> tuning,
                       story::Extractor extractor)
    : tuning_(std::move(tuning)),
      extractor_(std::move(extractor)),
      put_(db.prepare("INSERT OR REPLACE INTO story_features VALUES(?,?)")),
      drop_(db.prepare("DELETE FROM story_features WHERE document=?")),
      current_(db.prepare("SELECT 1 FROM documents WHERE id=? AND current=1")) {}

void StoryAnnex::added(int64_t document, const Document& doc) {
  const std::string features = encode(extractor_.features_of(doc));
  put_.with(document, Blob{features}).run();
}

void StoryAnnex::replaced(int64_t document, const Document& doc) {
  if (current_.with(document).first()) added(document, doc);
}

void StoryAnnex::retired(int64_t document) { drop_.with(document).run(); }

}  // namespace kilde::ledger
