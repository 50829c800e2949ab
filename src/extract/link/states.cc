#include "extract/link/states.h"

#include <algorithm>
#include <string>

namespace kilde::link {

using document::Tree;
using knowledge::EntityBase;
using knowledge::kNoRow;

namespace {

constexpr int kLongestRow = 4;  // steps from one of a row of names to its first

// The token itself, with an article or nothing before it in the entity's mention.
bool is_whole(const Document& doc, const Entity& entity, uint32_t token) {
  const ByteSpan bytes = doc.tokens[token];
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](ByteSpan mention) {
    if (!mention.overlaps(bytes)) return false;
    const TokenSpan tokens = doc.tokens_in(mention);
    const bool article = tokens.length() == 2 && doc.upos[tokens.begin] == Upos::kDet;
    return (tokens.length() == 1 || article) && tokens.end == token + 1;
  });
}

bool has_child(const Document& doc, const Tree& tree, uint32_t token,
               std::initializer_list<Relation> relations) {
  const auto children = tree.children(token);
  return std::any_of(children.begin(), children.end(), [&](uint32_t child) {
    return std::find(relations.begin(), relations.end(), doc.relation[child]) != relations.end();
  });
}

class States {
 public:
  States(const Document& doc, const Tree& tree, const EntityBase& base, const Lands& lands,
         Found& found)
      : doc_(doc), tree_(tree), base_(base), lands_(lands), found_(found) {}

  void link(size_t entity) {
    const uint32_t country = state_of(found_.base_row(entity));
    if (country == kNoRow) return;
    const std::vector<ByteSpan> mentions = doc_.entities[entity].mentions;
    for (ByteSpan mention : mentions) {
      const TokenSpan tokens = doc_.tokens_in(mention);
      if (tokens.length() != 1 || !speaks(tokens.begin)) continue;
      found_.link(found_.move(entity, mention), country, "capital");
    }
  }

 private:
  uint32_t state_of(uint32_t capital) const {
    if (capital == kNoRow) return kNoRow;
    const knowledge::KnownEntity known = base_.entity(capital);
    if (known.subkind != "capital" || known.country.empty()) return kNoRow;
    return base_.row_of("country:" + std::string(known.country));
  }

  bool speaks(uint32_t token) const {
    for (int step = 0; step < kLongestRow && doc_.relation[token] == Relation::kConj; ++step) {
      if (is_faced(token)) return true;
      if (tree_.head(token) < 0) return false;
      token = static_cast<uint32_t>(tree_.head(token));
    }
    if (is_faced(token)) return true;
    const int32_t verb = tree_.head(token);
    const bool object =
        doc_.relation[token] == Relation::kObj || doc_.relation[token] == Relation::kIobj;
    if (object && verb >= 0) return lands_.asks_states(doc_.lemma[static_cast<size_t>(verb)]);
    // "Beijing and Washington are locked in a dispute"
    const bool passive =
        doc_.deprel[token].ends_with("pass") && !has_child(doc_, tree_, token, {Relation::kConj});
    const bool subject = doc_.relation[token] == Relation::kNsubj && !passive;
    return subject && verb >= 0 && wants_or_does(static_cast<uint32_t>(verb)) &&
           !has_child(doc_, tree_, token, {Relation::kCase, Relation::kAmod, Relation::kNmod});
  }

  // "Washington refuses", "Washington is wary of agreeing"
  bool wants_or_does(uint32_t word) const {
    if (doc_.upos[word] == Upos::kVerb) return true;
    return doc_.upos[word] == Upos::kAdj && has_child(doc_, tree_, word, {Relation::kCop}) &&
           has_child(doc_, tree_, word, {Relation::kXcomp, Relation::kCcomp, Relation::kAdvcl});
  }

  bool is_faced(uint32_t token) const {
    if (doc_.has_feature(token, "Case=Gen")) return false;
    const auto children = tree_.children(token);
    return std::any_of(children.begin(), children.end(), [&](uint32_t child) {
      return doc_.relation[child] == Relation::kCase && lands_.faces_states(doc_.lemma[child]);
    });
  }

  const Document& doc_;
  const Tree& tree_;
  const EntityBase& base_;
  const Lands& lands_;
  Found& found_;
};

// "the Russians", "russerne", "Россияне ответили": all of them, so that their country is meant.
bool is_all_of_them(const Document& doc, const Tree& tree, const Lands& lands, uint32_t noun) {
  if (has_child(doc, tree, noun, {Relation::kAmod, Relation::kNummod, Relation::kAcl}))
    return false;
  if (doc.has_feature(noun, "Definite=Def") || lands.is_all_of_them(doc.word(noun))) return true;
  for (uint32_t child : tree.children(noun)) {
    if (doc.relation[child] == Relation::kDet) return doc.has_feature(child, "Definite=Def");
  }
  // "Britons want": where nothing tells that some of them are meant.
  if (doc.relation[noun] == Relation::kNsubj && !doc.has_feature(noun, "Definite=Ind")) return true;
  // Languages that tell the living by a feature have no articles.
  return doc.has_feature(noun, "Animacy=Anim") && doc.relation[noun] != Relation::kNmod &&
         !has_child(doc, tree, noun, {Relation::kNmod});
}

}  // namespace

void link_states(const Document& doc, const Tree& tree, const EntityBase& base, const Lands& lands,
                 Found& found) {
  States states(doc, tree, base, lands, found);
  const size_t size = found.size();
  for (size_t n = 0; n < size; ++n) {
    if (!found.is_users(n)) states.link(n);
  }
}

void link_peoples(const Document& doc, const Tree& tree, const EntityBase& base, const Lands& lands,
                  Found& found) {
  for (uint32_t i = 0; i < doc.size(); ++i) {
    const bool noun = doc.upos[i] == Upos::kNoun || doc.upos[i] == Upos::kPropn;
    if (!noun || !doc.has_feature(i, "Number=Plur")) continue;
    const std::string_view country = lands.country_of_person(doc.lemma[i]);
    if (country.empty()) continue;
    const int32_t at = found.entity_at(i);
    const bool fresh = at < 0;
    size_t entity = fresh ? found.add({i, i + 1}, EntityKind::kGroup) : static_cast<size_t>(at);
    if (!found.is_local(entity)) continue;
    if (!fresh && !is_whole(doc, doc.entities[entity], i)) continue;
    const uint32_t land = base.row_of("country:" + std::string(country));
    if (land != kNoRow && is_all_of_them(doc, tree, lands, i)) {
      found.link(entity, land, "people");
    } else {
      found.mark(entity, EntityKind::kGroup, "people:" + std::string(country), country, "people");
    }
  }
}

}  // namespace kilde::link
