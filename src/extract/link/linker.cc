#include "extract/link/linker.h"

#include <algorithm>
#include <vector>

#include "document/tree.h"
#include "extract/link/chooser.h"
#include "extract/link/demonyms.h"
#include "extract/link/described.h"
#include "extract/link/found.h"
#include "extract/link/names.h"
#include "extract/link/regions.h"
#include "extract/link/states.h"
#include "extract/link/unmarked.h"
#include "extract/link/user_list.h"
#include "extract/link/within.h"

namespace kilde::link {

using knowledge::EntityBase;
using knowledge::kNoRow;

namespace {

constexpr uint8_t kKnownPlace = 110;  // prominence

// The local rows that have a name, and the names to look for.
struct Open {
  size_t entity;
  std::vector<std::string> names;
};

// Two persons of one name, whom the text tells apart: which of them is known nobody can say.
bool has_namesake(const Document& doc, size_t entity) {
  const Entity& row = doc.entities[entity];
  if (row.kind != EntityKind::kPerson || count_words(row.name) < 2) return false;
  return std::any_of(doc.entities.begin(), doc.entities.end(), [&](const Entity& other) {
    return &other != &row && other.kind == row.kind && other.name == row.name;
  });
}

std::vector<Open> open_rows(const Document& doc, const Lands& lands,
                            const knowledge::Spelling& spelling, const Found& found) {
  std::vector<Open> open;
  for (size_t n = 0; n < found.size(); ++n) {
    if (!found.is_local(n) || !found.is_named(n)) continue;
    std::vector<std::string> names = names_of(doc, doc.entities[n]);
    add_nominatives(spelling, names);
    std::erase_if(names, [&](const std::string& name) { return lands.is_people(name); });
    if (!names.empty() && !has_namesake(doc, n)) open.push_back({n, std::move(names)});
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
      const EntityKind kind = kind_of(doc_.entities[row.entity]);
      const Choice choice = chooser_.choose(row.names, kind);
      if (!chooser_.is_certain(choice, kind)) continue;
      sure_[row.entity] = choice.row;
      scene.add(choice.row);
    }
    for (const Open& row : open) {
      const Entity& entity = doc_.entities[row.entity];
      const uint32_t within =
          area_of(doc_, entity, lands_, base_, [&](uint32_t token) { return area_at(token); });
      Choice choice = chooser_.choose(row.names, kind_of(entity), within);
      if (choice.row == kNoRow) choice = choose_again(row, entity, within);
      if (choice.row != kNoRow) found_.link(row.entity, choice.row, choice.by);
    }
  }

 private:
  // "штат Айова": the noun before tells more than the analyser's kind, not of full names
  // ("Кировской области Вячеслав Тимченко").
  EntityKind kind_of(const Entity& entity) const {
    if (entity.kind == EntityKind::kPerson && count_words(entity.name) > 1) return entity.kind;
    const bool place =
        std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](ByteSpan mention) {
          const TokenSpan tokens = doc_.tokens_in(mention);
          return tokens.begin > 0 && lands_.is_place_noun(doc_.lemma[tokens.begin - 1]);
        });
    return place ? EntityKind::kPlace : entity.kind;
  }

  // "сенатор от штата Вермонт Берни Сандерс": two names taken for one; "von Murmansk": a town that
  // was taken for somebody.
  Choice choose_again(const Open& row, const Entity& entity, uint32_t within) const {
    if (entity.kind == EntityKind::kPerson) {
      const std::vector<std::string> names = behind_place(row.names);
      if (!names.empty()) return chooser_.choose(names, entity.kind, within);
    }
    const bool place = entity.kind != EntityKind::kPlace && follows_adposition(entity);
    if (!place || count_words(row.names.front()) > 1) return {};
    const Choice choice = chooser_.choose(row.names, EntityKind::kPlace, within);
    const bool town = choice.row != kNoRow && base_.entity(choice.row).kind == EntityKind::kPlace;
    return town ? choice : Choice{};
  }

  std::vector<std::string> behind_place(const std::vector<std::string>& names) const {
    std::vector<std::string> out;
    for (const std::string& name : names) {
      if (count_words(name) < 3) break;
      const size_t blank = name.find(' ');
      const auto rows = base_.find(name.substr(0, blank));
      const bool place = !rows.empty() && base_.entity(rows.front()).kind == EntityKind::kPlace &&
                         base_.entity(rows.front()).prominence >= kKnownPlace;
      if (place) out.push_back(name.substr(blank + 1));
    }
    return out;
  }

  bool follows_adposition(const Entity& entity) const {
    return std::all_of(entity.mentions.begin(), entity.mentions.end(), [&](ByteSpan mention) {
      const TokenSpan tokens = doc_.tokens_in(mention);
      return tokens.begin > 0 && doc_.upos[tokens.begin - 1] == Upos::kAdp;
    });
  }

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

// The kind that the analysis gave to a mention, before anything was linked.
EntityKind kind_found(const Document& doc, const Entity& entity) {
  for (const NameMention& name : doc.names) {
    const ByteSpan bytes = doc.bytes(name.tokens);
    const bool here = std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                  [&](ByteSpan mention) { return mention == bytes; });
    if (!here) continue;
    if (name.kind == NameKind::kPer) return EntityKind::kPerson;
    if (name.kind == NameKind::kOrg) return EntityKind::kOrganisation;
    if (name.kind == NameKind::kLoc) return EntityKind::kPlace;
  }
  return EntityKind::kOther;
}

}  // namespace

Result<Linker> Linker::load(const std::filesystem::path& root, std::string_view lang,
                            std::shared_ptr<const EntityBase> base,
                            std::shared_ptr<const knowledge::UserEntities> users) {
  auto lands = Lands::load(root, lang);
  if (!lands) return lands.error();
  auto institutions = Institutions::load(root, lang);
  if (!institutions) return institutions.error();
  auto spelling = knowledge::Spelling::load(root, lang);
  if (!spelling) return spelling.error();
  auto sounds = knowledge::PersonSounds::load(root);
  if (!sounds) return sounds.error();
  return Linker(std::move(base), *std::move(lands), *std::move(institutions), *std::move(spelling),
                *std::move(sounds), lang, std::move(users));
}

std::vector<Candidate> Linker::candidates(const Document& doc, size_t entity) const {
  if (doc.lemma.size() != doc.size()) return {};
  Scene scene(*base_, doc, lands_.homes());
  std::vector<uint32_t> areas(doc.size(), kNoRow);  // the country or region named at a token
  for (size_t n = 0; n < doc.entities.size(); ++n) {
    const uint32_t row = n == entity ? kNoRow : base_->row_of(doc.entities[n].id);
    if (row == kNoRow) continue;
    scene.add(row);
    const knowledge::PlaceSize size = base_->entity(row).size;
    if (size != knowledge::PlaceSize::kRegion && size != knowledge::PlaceSize::kCountry) continue;
    for (ByteSpan mention : doc.entities[n].mentions) {
      const TokenSpan tokens = doc.tokens_in(mention);
      std::fill(areas.begin() + tokens.begin, areas.begin() + tokens.end, row);
    }
  }
  const Entity& told = doc.entities[entity];
  std::vector<std::string> names = names_of(doc, told);
  add_nominatives(spelling_, names);
  const uint32_t within =
      area_of(doc, told, lands_, *base_, [&](uint32_t token) { return areas[token]; });
  return Chooser(*base_, sounds_, scene, lang_).candidates(names, kind_found(doc, told), within);
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
  Found found(doc, *base_);
  if (users_) link_user_list(doc, *base_, *users_, found);
  Scene scene(*base_, doc, lands_.homes());
  for (size_t n = 0; n < found.size(); ++n) scene.add(found.base_row(n));
  const Chooser chooser(*base_, sounds_, scene, lang_);
  const document::Tree tree(doc);
  NameLinker(doc, *base_, lands_, chooser, found)
      .link(open_rows(doc, lands_, spelling_, found), scene);
  link_regions(doc, *base_, lands_, scene, found);
  link_unmarked(doc, spelling_, chooser, found);
  link_described(doc, chooser, found);
  link_told_again(doc, found);
  link_names_of_one(doc, found);
  link_states(doc, tree, *base_, lands_, found);
  link_peoples(doc, tree, *base_, lands_, found);
  link_offices(doc, tree, *base_, lands_, found);
  link_institutions(doc, lands_, *base_, institutions_, scene, found);
  found.finish();
}

}  // namespace kilde::link
