#include "extract/link/described.h"

#include <algorithm>
#include <optional>

namespace kilde::link {

using knowledge::EntityBase;
using knowledge::kNoRow;
using knowledge::RoleTitle;

namespace {

class Offices {
 public:
  Offices(const Document& doc, const document::Tree& tree, const EntityBase& base,
          const Lands& lands, Found& found)
      : doc_(doc), tree_(tree), base_(base), lands_(lands), found_(found) {}

  void link(size_t entity) {
    const Entity& row = doc_.entities[entity];
    if (row.kind == EntityKind::kGroup) return;
    for (ByteSpan mention : row.mentions) {
      const uint32_t holder = holder_of(doc_.tokens_in(mention));
      if (holder != kNoRow) return found_.link(entity, holder, "office");
    }
  }

 private:
  uint32_t holder_of(TokenSpan tokens) const {
    if (tokens.empty()) return kNoRow;
    const uint32_t noun = tokens.end - 1;
    const auto title = title_at(noun);
    if (!title) return kNoRow;
    bool open = false;
    std::string_view country = country_of(*title, tokens, open);
    if (open) return kNoRow;
    if (country.empty()) country = country_within(*title, noun);
    if (country.empty()) country = title->office;
    if (country.empty()) return is_known_one(noun, tokens) ? named_holder(*title) : kNoRow;
    // Of many ministers or ambassadors nobody can tell which.
    if (!title->single) return kNoRow;
    const auto holders = base_.holders(title->role, country, doc_.date);
    return holders.empty() ? kNoRow : holders.front();
  }

  std::optional<RoleTitle> title_at(uint32_t noun) const {
    if (doc_.has_feature(noun, "Number=Plur")) return std::nullopt;
    return lands_.titles().at(doc_, noun);
  }

  // "the foreign minister", where the text names one of those who are: that one.
  uint32_t named_holder(const RoleTitle& title) const {
    uint32_t holder = kNoRow;
    for (size_t n = 0; n < found_.size(); ++n) {
      const uint32_t row = found_.base_row(n);
      if (row == kNoRow || row == holder || !holds(row, title.role)) continue;
      if (holder != kNoRow) return kNoRow;
      holder = row;
    }
    return title.single ? holder : kNoRow;
  }

  bool holds(uint32_t row, std::string_view role) const {
    for (const knowledge::Office& office : base_.offices(row)) {
      if (office.role != role) continue;
      const auto holders = base_.holders(role, office.country, doc_.date);
      if (std::find(holders.begin(), holders.end(), row) != holders.end()) return true;
    }
    return false;
  }

  // No "a foreign minister", and nothing behind it that says which.
  bool is_known_one(uint32_t noun, TokenSpan phrase) const {
    if (doc_.has_feature(noun, "Definite=Ind")) return false;
    for (uint32_t i = phrase.begin; i < phrase.end; ++i) {
      if (doc_.upos[i] == Upos::kDet && !doc_.has_feature(i, "Definite=Def")) return false;
    }
    const auto& children = tree_.children(noun);
    return std::none_of(children.begin(), children.end(), [&](uint32_t child) {
      const Relation relation = doc_.relation[child];
      const bool told = relation == Relation::kNmod || relation == Relation::kAcl;
      return told && !phrase.contains(child) && child >= noun;
    });
  }

  // One country and no other word that says which: "the former president" is somebody else.
  std::string_view country_of(const RoleTitle& title, TokenSpan phrase, bool& open) const {
    std::string_view country;
    for (uint32_t word = title.tokens.begin; word < title.tokens.end; ++word) {
      for (uint32_t child : tree_.children(word)) {
        if (title.tokens.contains(child)) continue;
        const std::string_view found = country_at(child);
        if (found.empty()) {
          open |= keeps_open(child, phrase);
          continue;
        }
        open |= !country.empty() && country != found;
        country = found;
      }
    }
    return country;
  }

  // "глава МЗС Данії": of the body that the title names.
  std::string_view country_within(const RoleTitle& title, uint32_t noun) const {
    for (uint32_t word = title.tokens.begin; word < title.tokens.end; ++word) {
      const int32_t entity = word == noun ? -1 : found_.entity_at(word);
      if (entity >= 0 && found_.base_row(static_cast<size_t>(entity)) != kNoRow) {
        return doc_.entities[static_cast<size_t>(entity)].country;
      }
    }
    return {};
  }

  std::string_view country_at(uint32_t child) const {
    const std::string_view adjective = lands_.country_of_adjective(doc_.lemma[child]);
    if (!adjective.empty()) return adjective;
    const int32_t entity = found_.entity_at(child);
    const Relation relation = doc_.relation[child];
    const bool beside = relation == Relation::kNmod || relation == Relation::kCompound ||
                        relation == Relation::kAmod;
    if (entity < 0 || !beside) return {};
    const Entity& row = doc_.entities[static_cast<size_t>(entity)];
    return row.id.starts_with("country:") ? row.country : std::string_view();
  }

  bool keeps_open(uint32_t child, TokenSpan phrase) const {
    const Relation relation = doc_.relation[child];
    const bool qualifies = relation == Relation::kAmod || relation == Relation::kCompound;
    return (qualifies && child < phrase.end) || relation == Relation::kAppos ||
           relation == Relation::kFlat;
  }

  const Document& doc_;
  const document::Tree& tree_;
  const EntityBase& base_;
  const Lands& lands_;
  Found& found_;
};

}  // namespace

void link_offices(const Document& doc, const document::Tree& tree, const EntityBase& base,
                  const Lands& lands, Found& found) {
  if (!doc.date.known()) return;
  Offices offices(doc, tree, base, lands, found);
  for (size_t n = 0; n < found.size(); ++n) {
    if (found.is_local(n) && !found.is_named(n)) offices.link(n);
  }
}

}  // namespace kilde::link
