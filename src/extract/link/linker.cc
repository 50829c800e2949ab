#include "extract/link/linker.h"

#include <vector>

#include "document/tree.h"
#include "extract/link/chooser.h"
#include "extract/link/demonyms.h"
#include "extract/link/described.h"
#include "extract/link/found.h"
#include "extract/link/names.h"
#include "extract/link/states.h"
#include "extract/link/unmarked.h"
#include "extract/link/user_list.h"
#include "extract/link/within.h"

namespace kilde::link {

using knowledge::EntityBase;
using knowledge::kNoRow;

namespace {

// The local rows that have a name, and the names to look for.
struct Open {
  size_t entity;
  std::vector<std::string> names;
};

std::vector<Open> open_rows(const Document& doc, const Lands& lands,
                            const knowledge::Spelling& spelling, const Found& found) {
  std::vector<Open> open;
  for (size_t n = 0; n < found.size(); ++n) {
    if (!found.is_local(n) || !found.is_named(n)) continue;
    std::vector<std::string> names = names_of(doc, doc.entities[n]);
    add_nominatives(spelling, names);
    std::erase_if(names, [&](const std::string& name) { return lands.is_people(name); });
    open.push_back({n, std::move(names)});
  }
  return open;
}

// Links what is certain to the scene, then the rest within it.
class NameLinker {
 public:
  NameLinker(const Document& doc, const EntityBase& base, const Lands& lands,
             const Chooser& chooser, Found& found)
      : doc_(doc), base_(base), lands_(lands), chooser_(chooser), found_(found) {}

  void link(const std::vector<Open>& open, Scene& scene) {
    sure_.assign(found_.size(), kNoRow);
    for (size_t n = 0; n < found_.size(); ++n) sure_[n] = found_.base_row(n);
    for (const Open& row : open) {
      const EntityKind kind = doc_.entities[row.entity].kind;
      const Choice choice = chooser_.choose(row.names, kind);
      if (!chooser_.is_certain(choice, kind)) continue;
      sure_[row.entity] = choice.row;
      scene.add(choice.row);
    }
    for (const Open& row : open) {
      const Entity& entity = doc_.entities[row.entity];
      const uint32_t within =
          area_of(doc_, entity, lands_, base_, [&](uint32_t token) { return area_at(token); });
      const Choice choice = chooser_.choose(row.names, entity.kind, within);
      if (choice.row != kNoRow) found_.link(row.entity, choice.row, choice.by);
    }
  }

 private:
  uint32_t area_at(uint32_t token) const {
    const int32_t entity = found_.entity_at(token);
    if (entity < 0) return kNoRow;
    const uint32_t row = sure_[static_cast<size_t>(entity)];
    if (row == kNoRow) return kNoRow;
    const knowledge::PlaceSize size = base_.entity(row).size;
    const bool area =
        size == knowledge::PlaceSize::kRegion || size == knowledge::PlaceSize::kCountry;
    return area ? row : kNoRow;
  }

  const Document& doc_;
  const EntityBase& base_;
  const Lands& lands_;
  const Chooser& chooser_;
  Found& found_;
  std::vector<uint32_t> sure_;  // by entity
};

}  // namespace

Result<Linker> Linker::load(const std::filesystem::path& root, std::string_view lang,
                            std::shared_ptr<const knowledge::UserEntities> users) {
  auto base = EntityBase::open(root);
  if (!base) return base.error();
  auto lands = Lands::load(root, lang);
  if (!lands) return lands.error();
  auto spelling = knowledge::Spelling::load(root, lang);
  if (!spelling) return spelling.error();
  return Linker(*std::move(base), *std::move(lands), *std::move(spelling), lang, std::move(users));
}

uint32_t Linker::reads() const {
  return document::kText | document::kTokens | document::kTags | document::kTree |
         document::kNames | document::kEntities;
}

void Linker::run(Document& doc) const {
  const size_t size = doc.size();
  const bool complete = doc.analysed() && doc.lemma.size() == size && doc.feats.size() == size &&
                        doc.relation.size() == size && doc.space_after.size() == size;
  if (!complete) return;
  drop_adjectives(doc, lands_);
  Found found(doc, base_);
  if (users_) link_user_list(doc, base_, *users_, found);
  Scene scene(base_, doc, lands_.homes());
  for (size_t n = 0; n < found.size(); ++n) scene.add(found.base_row(n));
  const Chooser chooser(base_, scene, lang_);
  const document::Tree tree(doc);
  NameLinker(doc, base_, lands_, chooser, found)
      .link(open_rows(doc, lands_, spelling_, found), scene);
  link_unmarked(doc, spelling_, chooser, found);
  link_states(doc, tree, base_, lands_, found);
  link_peoples(doc, tree, base_, lands_, found);
  link_offices(doc, tree, base_, lands_, found);
  found.finish();
}

}  // namespace kilde::link
