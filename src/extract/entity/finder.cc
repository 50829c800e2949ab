#include "extract/entity/finder.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "document/tree.h"
#include "extract/entity/mentions.h"
#include "extract/entity/resolver.h"

namespace kilde::entity {

namespace {

std::string in_quotes(std::string_view name) { return "\"" + std::string(name) + "\""; }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 128; });
}

// "Lukаshenko" with a Cyrillic letter: read as it looks, and told.
void clean(Document& doc, const knowledge::Spelling& spelling, std::vector<Mention>& mentions) {
  std::set<std::string> told;
  for (Mention& mention : mentions) {
    if (mention.described || is_ascii(mention.text)) continue;
    const knowledge::CleanName name = spelling.clean(mention.text);
    if (!name.folded_letters && !name.dropped_marks) continue;
    const std::string_view why =
        name.folded_letters ? " has letters of two scripts" : " has marks of no width";
    if (told.insert(mention.text).second) {
      doc.note(in_quotes(mention.text) + std::string(why) + ": read as " + in_quotes(name.text));
    }
    mention.text = name.text;
    mention.form = spelling.clean(mention.form).text;
    // What the analysis makes of such a word says little.
    if (name.folded_letters && mention.tokens.length() == 1) mention.kind = EntityKind::kOther;
  }
}

}  // namespace

Result<EntityFinder> EntityFinder::load(const std::filesystem::path& root, std::string_view lang) {
  auto gazetteer = Gazetteer::load(root, lang);
  if (!gazetteer) return gazetteer.error();
  auto nouns = Nouns::load(root, lang);
  if (!nouns) return nouns.error();
  auto inflection = Inflection::load(root, lang);
  if (!inflection) return inflection.error();
  auto spelling = knowledge::Spelling::load(root, lang);
  if (!spelling) return spelling.error();
  auto roles = knowledge::RoleTitles::load(root, lang);
  if (!roles) return roles.error();
  return EntityFinder(*std::move(gazetteer), *std::move(nouns), *std::move(inflection),
                      *std::move(roles), *std::move(spelling));
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
  std::vector<Mention> mentions =
      find_mentions(doc, tree, {gazetteer_, nouns_, inflection_, roles_});
  clean(doc, spelling_, mentions);
  resolve(doc, mentions, inflection_);
}

}  // namespace kilde::entity
