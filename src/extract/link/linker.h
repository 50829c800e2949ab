// Linker: gives the entities of a document the ids of the base, the same in every language.
//
//   auto linker = Linker::load(root, "da", base);
//   linker->run(doc);      // doc.entities: {"Q2866", "Aleksandr Lukasjenko", ...}, {"e1", ...}
//
// Shapes: a row an entity, in the order of first mention; rows of one thing are merged, known names
//   that the analysis missed and peoples ("russerne") have rows of their own.
// Units: byte spans of the text, degrees.
// Needs: tokens, tags, tree, names, entities, the date. Gives: entities. Owns its tables and the
//   mapping of the base. Threads: see Stage.
// Errors: load gives what the base and the tables give; run cannot fail.
// Method: what is certain first (countries, the world-known), then the rest in that scene
//   (chooser.h); docs/entities.md tells the rules.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "document/stage.h"
#include "extract/link/chooser.h"
#include "extract/link/institutions.h"
#include "extract/link/lands.h"
#include "knowledge/entity_base.h"
#include "knowledge/person_sounds.h"
#include "knowledge/spelling.h"
#include "knowledge/user_entities.h"

namespace kilde::link {

class Linker : public document::Stage {
 public:
  // `users` is the user's own list, which goes before the base; may be null.
  static Result<Linker> load(const std::filesystem::path& root, std::string_view lang,
                             std::shared_ptr<const knowledge::EntityBase> base,
                             std::shared_ptr<const knowledge::UserEntities> users = nullptr);

  std::string_view name() const override { return "link"; }
  uint32_t reads() const override;
  uint32_t writes() const override { return document::kEntities; }
  void run(Document& doc) const override;
  // What the base has by the names of an entity of a document that was read, weighed beside all
  // else that it names; the likeliest first. For telling why; empty for what has no name there.
  std::vector<Candidate> candidates(const Document& doc, size_t entity) const;

 private:
  Linker(std::shared_ptr<const knowledge::EntityBase> base, Lands lands, Institutions institutions,
         knowledge::Spelling spelling, knowledge::PersonSounds sounds, std::string_view lang,
         std::shared_ptr<const knowledge::UserEntities> users)
      : base_(std::move(base)),
        lands_(std::move(lands)),
        institutions_(std::move(institutions)),
        spelling_(std::move(spelling)),
        sounds_(std::move(sounds)),
        lang_(lang),
        users_(std::move(users)) {}

  std::shared_ptr<const knowledge::EntityBase> base_;
  Lands lands_;
  Institutions institutions_;
  knowledge::Spelling spelling_;
  knowledge::PersonSounds sounds_;
  std::string lang_;
  std::shared_ptr<const knowledge::UserEntities> users_;
};

}  // namespace kilde::link
