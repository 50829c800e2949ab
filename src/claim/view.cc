#include "claim/view.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/utf8.h"

namespace kilde::claim {
namespace {

constexpr uint32_t kLongestGap = 24;  // words between two parts of a phrase

template <typename Use>
void each_token(const Document& doc, ByteSpan span, const Use& use) {
  const TokenSpan tokens = doc.tokens_in(span);
  for (uint32_t token = tokens.begin; token < tokens.end; ++token) use(token);
}

bool has_name(const Document& doc, ByteSpan mention) {
  bool found = false;
  each_token(doc, mention, [&](uint32_t token) { found |= doc.upos[token] == Upos::kPropn; });
  return found;
}

// Where the headline ends: the text begins with the title.
uint32_t end_of_title(const Document& doc) {
  const std::string_view text = doc.text();
  size_t begin = doc.body_begin;
  while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
  if (!doc.title.empty() && text.substr(begin, doc.title.size()) == doc.title) {
    const size_t end = begin + doc.title.size();
    if (end < text.size() && text[end] == '\n') return static_cast<uint32_t>(end);
  }
  return 0;
}

}  // namespace

View::View(const Document& document, const Concepts& known)
    : doc(document),
      concepts(known),
      tree(document),
      time_of(document.size(), -1),
      entity_of(document.size(), -1),
      in_cue(document.size(), 0),
      title_end(end_of_title(document)),
      thing_of(document.size(), -1),
      found_(document.size()) {
  for (size_t row = 0; row < doc.times.size(); ++row)
    each_token(doc, doc.times[row].span,
               [&](uint32_t token) { time_of[token] = static_cast<int32_t>(row); });
  for (size_t row = 0; row < doc.entities.size(); ++row)
    for (ByteSpan mention : doc.entities[row].mentions)
      if (has_name(doc, mention))
        each_token(doc, mention,
                   [&](uint32_t token) { entity_of[token] = static_cast<int32_t>(row); });
  for (const Attribution& attribution : doc.attributions)
    for (ByteSpan cue : attribution.cue)
      each_token(doc, cue, [&](uint32_t token) { in_cue[token] = 1; });
  learn_what_things_are();
  find_things();
}

void View::learn_what_things_are() {
  called.resize(doc.entities.size());
  auto add = [&](size_t row, uint32_t noun) {
    if (doc.upos[noun] != Upos::kNoun) return;
    for (const Concepts::Row concept_row : concepts_of(noun))
      if (!concepts.light(concept_row) && !concepts.nation(concept_row) &&
          std::ranges::find(called[row], concept_row) == called[row].end())
        called[row].push_back(concept_row);
  };
  for (uint32_t token = 0; token < doc.size(); ++token) {
    const int32_t row = entity_of[token];
    if (row < 0 || doc.entities[static_cast<size_t>(row)].kind == EntityKind::kPerson) continue;
    add(static_cast<size_t>(row), token);
    const int32_t over = tree.head(token);
    const bool named_by = relation(token, Relation::kAppos) || relation(token, Relation::kFlat) ||
                          doc.deprel[token] == "nmod:appos";
    if (over >= 0 && named_by) add(static_cast<size_t>(row), static_cast<uint32_t>(over));
    for (const uint32_t child : tree.children(token))
      if (relation(child, Relation::kAppos) || relation(child, Relation::kCompound))
        add(static_cast<size_t>(row), child);
  }
}

// Whether a noun means one thing that is known: no article and no ending says "a".
bool View::definite(uint32_t noun) const {
  if (doc.has_feature(noun, "Number=Plur") || doc.has_feature(noun, "Definite=Ind")) return false;
  for (const uint32_t child : tree.children(noun)) {
    if (relation(child, Relation::kNummod) || relation(child, Relation::kNmod)) return false;
    if (relation(child, Relation::kAmod) && !concepts_of(child).empty()) return false;
    if (relation(child, Relation::kDet) && doc.has_feature(child, "Definite=Ind")) return false;
  }
  return true;
}

void View::find_things() {
  std::map<Concepts::Row, std::set<int32_t>> named;  // the entities that are called so
  for (size_t row = 0; row < called.size(); ++row)
    for (const Concepts::Row concept_row : called[row])
      named[concept_row].insert(static_cast<int32_t>(row));
  if (named.empty()) return;
  for (uint32_t token = 0; token < doc.size(); ++token) {
    if (doc.upos[token] != Upos::kNoun || entity_of[token] >= 0 || !definite(token)) continue;
    for (const Concepts::Row concept_row : concepts_of(token)) {
      const auto found = named.find(concept_row);
      if (found != named.end() && found->second.size() == 1)
        thing_of[token] = *found->second.begin();
    }
  }
}

bool View::is(Small word_class, uint32_t token) const {
  return concepts.is(word_class, doc.lang, doc.form(token)) ||
         concepts.is(word_class, doc.lang, doc.lemma[token]);
}

bool View::reads(uint32_t token, std::string_view word) const {
  return base::to_lower(doc.form(token)) == word || base::to_lower(doc.lemma[token]) == word;
}

// Behind a phrase whose first word is the one before `token`; 0: it does not stand there.
uint32_t View::end_of(const Concepts::Phrase& phrase, uint32_t token, uint32_t end) const {
  uint32_t farthest = 0;  // that the next word may be away
  for (const std::string& word : phrase) {
    if (word == Concepts::kGap) {
      farthest = kLongestGap;
      continue;
    }
    const uint32_t last = std::min(end, token + farthest + 1);
    while (token < last && !reads(token, word)) ++token;
    if (token >= last) return 0;
    ++token, farthest = 0;
  }
  return token;
}

uint32_t View::openings(uint32_t token) const {
  return concepts.openings(doc.lang, base::to_lower(doc.form(token))) |
         concepts.openings(doc.lang, base::to_lower(doc.lemma[token]));
}

uint32_t View::phrase(Small word_class, uint32_t token, uint32_t end) const {
  const std::string form = base::to_lower(doc.form(token));
  const std::string lemma = base::to_lower(doc.lemma[token]);
  if (concepts.is(word_class, doc.lang, form) || concepts.is(word_class, doc.lang, lemma))
    return token + 1;
  for (const std::string* first : {&form, &lemma})
    for (const Concepts::Phrase& phrase : concepts.phrases(word_class, doc.lang, *first))
      if (const uint32_t behind = end_of(phrase, token + 1, end)) return behind;
  return 0;
}

const std::vector<Concepts::Row>& View::concepts_of(uint32_t token) const {
  Found& found = found_[token];
  if (!found.known) {
    found.known = true;
    const Upos upos = doc.upos[token];
    const bool open = upos == Upos::kNoun || upos == Upos::kVerb || upos == Upos::kAdj ||
                      upos == Upos::kPropn || upos == Upos::kX;
    for (const uint32_t child : tree.children(token))
      if (doc.deprel[child] == "compound:prt" && found.rows.empty())
        found.rows = concepts.find(
            doc.lang, std::string(doc.lemma[token]) + "_" + std::string(doc.form(child)), false);
    if (found.rows.empty()) found.rows = concepts.find(doc.lang, doc.lemma[token], false);
    if (found.rows.empty()) found.rows = concepts.find(doc.lang, doc.form(token), false);
    if (found.rows.empty() && open) found.rows = concepts.find(doc.lang, doc.lemma[token]);
  }
  return found.rows;
}

bool View::clausal(uint32_t token) const {
  if (doc.upos[token] == Upos::kVerb || doc.upos[token] == Upos::kAux) return true;
  for (uint32_t child : tree.children(token))
    if (relation(child, Relation::kCop) || relation(child, Relation::kNsubj) ||
        relation(child, Relation::kCsubj))
      return true;
  return false;
}

bool View::heads_clause(uint32_t token) const {
  switch (doc.relation[token]) {
    case Relation::kRoot:
      return true;
    case Relation::kCcomp:
    case Relation::kCsubj:
    case Relation::kAdvcl:
    case Relation::kParataxis:
      return clausal(token);
    case Relation::kAcl:
      return clausal(token);
    case Relation::kConj:
    case Relation::kDep:
    case Relation::kList:
    case Relation::kAppos:
      return clausal(token);
    default:
      return false;
  }
}

}  // namespace kilde::claim
