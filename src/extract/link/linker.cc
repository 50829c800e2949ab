#include "extract/link/linker.h"

#include <vector>

#include "document/tree.h"
#include "extract/link/chooser.h"
#include "extract/link/described.h"
#include "extract/link/found.h"
#include "extract/link/names.h"
#include "extract/link/unmarked.h"
#include "extract/link/user_list.h"

namespace kilde::link {

using knowledge::EntityBase;
using knowledge::kNoRow;

namespace {

// The local rows that have a name, and the names to look for.
struct Open {
  size_t entity;
  std::vector<std::string> names;
};

std::vector<Open> open_rows(const Document& doc, const Found& found) {
  std::vector<Open> open;
  for (size_t n = 0; n < found.size(); ++n) {
    if (found.is_local(n) && found.is_named(n)) open.push_back({n, names_of(doc, doc.entities[n])});
  }
  return open;
}

void link_names(const Document& doc, const Chooser& chooser, Scene& scene, Found& found) {
  const std::vector<Open> open = open_rows(doc, found);
  for (const Open& row : open) {
    const EntityKind kind = doc.entities[row.entity].kind;
    const Choice choice = chooser.choose(row.names, kind);
    if (chooser.is_certain(choice, kind)) scene.add(choice.row);
  }
  for (const Open& row : open) {
    const Choice choice = chooser.choose(row.names, doc.entities[row.entity].kind);
    if (choice.row != kNoRow) found.link(row.entity, choice.row, choice.by);
  }
}

}  // namespace

Result<Linker> Linker::load(const std::filesystem::path& root, std::string_view lang,
                            std::shared_ptr<const knowledge::UserEntities> users) {
  auto base = EntityBase::open(root);
  if (!base) return base.error();
  auto lands = Lands::load(root, lang);
  if (!lands) return lands.error();
  return Linker(*std::move(base), *std::move(lands), lang, std::move(users));
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
  Found found(doc, base_);
  if (users_) link_user_list(doc, base_, *users_, found);
  Scene scene(base_, doc, lands_.homes());
  for (size_t n = 0; n < found.size(); ++n) scene.add(found.base_row(n));
  const Chooser chooser(base_, scene, lang_);
  link_names(doc, chooser, scene, found);
  link_unmarked(doc, chooser, found);
  link_peoples(doc, lands_, found);
  link_offices(doc, document::Tree(doc), base_, lands_, found);
  found.finish();
}

}  // namespace kilde::link
