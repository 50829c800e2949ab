#include "extract/entity/mentions.h"

#include <algorithm>

#include "extract/entity/descriptions.h"
#include "extract/entity/mention_list.h"
#include "extract/entity/named_mentions.h"
#include "extract/entity/titles.h"

namespace kilde::entity {

std::vector<Mention> find_mentions(const Document& doc, const document::Tree& tree,
                                   const Knowledge& knowledge) {
  const NominativeNames nominative(doc, tree, knowledge.inflection);
  const Titles titles(doc, tree, knowledge.nouns, !knowledge.inflection.empty());
  MentionList list(doc.size());
  find_named(doc, nominative, titles, knowledge, list);
  Descriptions descriptions(doc, tree, nominative, titles, knowledge, list);
  descriptions.add_titles();
  descriptions.find();
  std::vector<Mention> mentions = std::move(list.rows());
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.begin < b.tokens.begin;
  });
  return mentions;
}

}  // namespace kilde::entity
