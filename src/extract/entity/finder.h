// EntityFinder: who and what the report speaks of, each once, with all mentions.
//
//   auto finder = EntityFinder::load(root, "da");
//   finder->run(doc);     // doc.entities: {"e1", "Aleksandr Lukasjenko", person, ...}, ...
//
// Shapes: a row an entity, in the order of first mention; mentions in text order.
// Units: byte spans of the text; they begin and end on code points.
// Needs: tokens, tags, tree, names. Gives: entities. Owns its tables. Threads: see Stage.
// Errors: load gives kFormat or kIo with file:line; run cannot fail.
// Method: gazetteer and names, then descriptions; joined by name, acronym, misspelling and title.
//   A name with letters of two scripts or marks of no width is read without them, and noted.
#pragma once

#include <filesystem>
#include <string_view>

#include <kilde/result.h>

#include "document/stage.h"
#include "extract/entity/gazetteer.h"
#include "extract/entity/inflection.h"
#include "extract/entity/nouns.h"
#include "knowledge/role_titles.h"
#include "knowledge/spelling.h"

namespace kilde::entity {

class EntityFinder : public document::Stage {
 public:
  static Result<EntityFinder> load(const std::filesystem::path& root, std::string_view lang);

  std::string_view name() const override { return "entity"; }
  uint32_t reads() const override;
  uint32_t writes() const override { return document::kEntities; }
  void run(Document& doc) const override;

 private:
  EntityFinder(Gazetteer gazetteer, Nouns nouns, Inflection inflection, knowledge::RoleTitles roles,
               knowledge::Spelling spelling)
      : gazetteer_(std::move(gazetteer)),
        nouns_(std::move(nouns)),
        inflection_(std::move(inflection)),
        roles_(std::move(roles)),
        spelling_(std::move(spelling)) {}

  Gazetteer gazetteer_;
  Nouns nouns_;
  Inflection inflection_;
  knowledge::RoleTitles roles_;
  knowledge::Spelling spelling_;
};

}  // namespace kilde::entity
