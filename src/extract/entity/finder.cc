#include "extract/entity/finder.h"

#include "document/tree.h"
#include "extract/entity/mentions.h"
#include "extract/entity/resolver.h"

namespace kilde::entity {

Result<EntityFinder> EntityFinder::load(const std::filesystem::path& root, std::string_view lang) {
  auto gazetteer = Gazetteer::load(root, lang);
  if (!gazetteer) return gazetteer.error();
  auto nouns = Nouns::load(root, lang);
  if (!nouns) return nouns.error();
  auto inflection = Inflection::load(root, lang);
  if (!inflection) return inflection.error();
  return EntityFinder(*std::move(gazetteer), *std::move(nouns), *std::move(inflection));
}

uint32_t EntityFinder::reads() const {
  return document::kText | document::kTokens | document::kTags | document::kTree | document::kNames;
}

void EntityFinder::run(Document& doc) const {
  doc.entities.clear();
  const size_t size = doc.size();
  const bool complete = doc.analysed() && doc.lemma.size() == size && doc.feats.size() == size &&
                        doc.relation.size() == size;
  if (!complete) return;
  const document::Tree tree(doc);
  resolve(doc, find_mentions(doc, tree, {gazetteer_, nouns_, inflection_}), inflection_);
}

}  // namespace kilde::entity
