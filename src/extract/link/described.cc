#include "extract/link/described.h"

#include <string>

#include "base/utf8.h"

namespace kilde::link {

using knowledge::EntityBase;
using knowledge::kNoRow;

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
    const std::string_view role = role_of(noun);
    if (role.empty()) return kNoRow;
    const std::string_view country = country_of(tokens, noun);
    if (country.empty()) return kNoRow;
    const auto holders = base_.holders(role, country, doc_.date);
    return holders.empty() ? kNoRow : holders.front();
  }

  // "præsident", "prime minister"
  std::string_view role_of(uint32_t noun) const {
    if (doc_.has_feature(noun, "Number=Plur")) return {};
    if (noun > 0) {
      const std::string two =
          base::to_lower(std::string(doc_.word(noun - 1)) + " " + std::string(doc_.word(noun)));
      if (const auto role = lands_.role_of(two); !role.empty()) return role;
    }
    return lands_.role_of(doc_.lemma[noun]);
  }

  // One country and no other word that says which: "the former president" is somebody else.
  std::string_view country_of(TokenSpan phrase, uint32_t noun) const {
    std::string_view country;
    for (uint32_t child : tree_.children(noun)) {
      std::string_view found = lands_.country_of_adjective(doc_.lemma[child]);
      const int32_t entity = found_.entity_at(child);
      const Relation relation = doc_.relation[child];
      const bool beside = relation == Relation::kNmod || relation == Relation::kCompound ||
                          relation == Relation::kAmod;
      if (found.empty() && entity >= 0 && beside) found = country_in(static_cast<size_t>(entity));
      if (found.empty()) {
        const bool open = phrase.contains(child) && relation == Relation::kAmod;
        if (open || relation == Relation::kAppos || relation == Relation::kFlat) return {};
        continue;
      }
      if (!country.empty() && country != found) return {};
      country = found;
    }
    return country;
  }

  std::string_view country_in(size_t entity) const {
    const std::string_view id = doc_.entities[entity].id;
    return id.starts_with("country:") ? doc_.entities[entity].country : std::string_view();
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
