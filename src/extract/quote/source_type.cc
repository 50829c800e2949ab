#include "extract/quote/source_type.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::quote {

SourceType SourceTypes::of(const Draft& draft, int32_t speaker, SourceType before) const {
  if (draft.bare) return speaker == kNoEntity ? before : of_entity(speaker);
  if (draft.source.empty()) return speaker == kNoEntity ? SourceType{} : of_entity(speaker);
  const TokenSpan phrase = draft.source.front();
  const uint32_t head = draft.source_head;
  if (head == kNone || !phrase.contains(head)) return of_phrase(phrase, phrase.begin, speaker);
  const bool pronoun = antecedents_.is_pronoun(head) || doc_.upos[head] == Upos::kPron;
  if (pronoun && phrase.length() <= 2) return of_pronoun(head, speaker, before);
  return of_phrase(phrase, head, speaker);
}

SourceType SourceTypes::of_pronoun(uint32_t token, int32_t speaker, SourceType before) const {
  if (speaker != kNoEntity) return of_entity(speaker);
  const bool plural = is_plural(token) || reading_.is(token, WordClass::kPlural);
  const bool several = before.grade == SourceGrade::kGroup;
  if (plural == several && before.kind != SourceKind::kNone) return before;
  return {plural ? SourceKind::kCollective : SourceKind::kPerson, SourceGrade::kNone};
}

bool SourceTypes::is_plural(uint32_t token) const { return doc_.has_feature(token, "Number=Plur"); }

// By the lemma or the word itself.
bool SourceTypes::is_word(uint32_t token, WordClass word_class) const {
  return reading_.is(token, word_class) ||
         reading_.lexicon.ends_as(word_class, base::to_lower(doc_.lemma[token]));
}

bool SourceTypes::has(TokenSpan phrase, WordClass word_class) const {
  for (uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (is_word(i, word_class)) return true;
  }
  return false;
}

bool SourceTypes::holds_name(TokenSpan phrase) const {
  for (uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (doc_.upos[i] == Upos::kPropn || base::all_upper(doc_.word(i))) return true;
  }
  return reading_.has_name(phrase);
}

SourceKind SourceTypes::kind_of_entity(const Entity& entity) const {
  switch (entity.kind) {
    case EntityKind::kPerson:
      return SourceKind::kPerson;
    case EntityKind::kOutlet:
      return reading_.lexicon.is(WordClass::kBroadcast, base::to_lower(entity.name))
                 ? SourceKind::kBroadcast
                 : SourceKind::kOutlet;
    case EntityKind::kAgency:
      return SourceKind::kAgency;
    case EntityKind::kDocument:
      return SourceKind::kDocument;
    case EntityKind::kGroup:
      return SourceKind::kCollective;
    case EntityKind::kOrganisation:
    case EntityKind::kPlace:
    case EntityKind::kOther:
      break;
  }
  return reading_.is_medium(entity) ? SourceKind::kOutlet : SourceKind::kInstitution;
}

SourceType SourceTypes::of_entity(int32_t row) const {
  const Entity& entity = doc_.entities[static_cast<size_t>(row)];
  if (antecedents_.is_named(row)) return {kind_of_entity(entity), SourceGrade::kNamed};
  const TokenSpan first = doc_.tokens_in(entity.mentions.front());
  if (first.empty()) return {kind_of_entity(entity), SourceGrade::kRole};
  return of_phrase(first, first.end - 1, row);
}

SourceType SourceTypes::of_phrase(TokenSpan phrase, uint32_t head, int32_t speaker) const {
  const bool named = speaker != kNoEntity && antecedents_.is_named(speaker);
  const bool person =
      named && doc_.entities[static_cast<size_t>(speaker)].kind == EntityKind::kPerson;
  if (person) return {SourceKind::kPerson, SourceGrade::kNamed};
  for (uint32_t child : reading_.tree.children(head)) {  // "USA og EU"
    const bool joined = doc_.relation[child] == Relation::kConj && phrase.contains(child);
    if (!joined || !reading_.is_nominal(child)) continue;
    if (is_word(head, WordClass::kOfficial) && is_plural(head)) break;
    const bool name = doc_.upos[child] == Upos::kPropn && doc_.upos[head] == Upos::kPropn;
    return {SourceKind::kCollective, name ? SourceGrade::kNamed : SourceGrade::kGroup};
  }
  return is_plural(head) && doc_.upos[head] != Upos::kPropn ? of_several(phrase, head)
                                                            : of_one(phrase, head, speaker);
}

// "kilder", "anonyme embedsmænd"
bool SourceTypes::is_unnamed(TokenSpan phrase, uint32_t head) const {
  if (is_word(head, WordClass::kUnnamed)) return true;
  for (uint32_t i = phrase.begin; i < head; ++i) {
    const bool describes = doc_.upos[i] == Upos::kAdj || doc_.upos[i] == Upos::kVerb;
    if (describes && is_word(i, WordClass::kUnnamed)) return true;
  }
  return false;
}

SourceType SourceTypes::of_several(TokenSpan phrase, uint32_t head) const {
  const bool kept_back = is_unnamed(phrase, head) || is_word(head, WordClass::kOfficial);
  if (kept_back) return {SourceKind::kUnnamed, SourceGrade::kGroup};
  if (is_word(head, WordClass::kBody)) return {SourceKind::kInstitution, SourceGrade::kGroup};
  const Entity* entity = reading_.entity_at({head, head + 1});
  if (entity && entity->kind == EntityKind::kDocument) {
    const SourceGrade grade = holds_name(phrase) ? SourceGrade::kNamed : SourceGrade::kGroup;
    return {SourceKind::kDocument, grade};
  }
  return {SourceKind::kCollective, SourceGrade::kGroup};
}

// A page, a channel or a post: its noun, or the platform in the phrase of a noun for papers.
bool SourceTypes::is_social(TokenSpan phrase, uint32_t head) const {
  if (is_word(head, WordClass::kSocialAccount)) return true;
  if (doc_.text(doc_.bytes(phrase)).starts_with("@")) return true;
  const Entity* entity = reading_.entity_at({head, head + 1});
  const bool paper =
      entity && (entity->kind == EntityKind::kDocument || entity->kind == EntityKind::kOutlet);
  return paper && has(phrase, WordClass::kSocialAccount);
}

SourceType SourceTypes::of_one(TokenSpan phrase, uint32_t head, int32_t speaker) const {
  if (is_unnamed(phrase, head)) return {SourceKind::kUnnamed, SourceGrade::kRole};
  const SourceGrade grade = holds_name(phrase) ? SourceGrade::kNamed : SourceGrade::kRole;
  if (is_social(phrase, head)) return {SourceKind::kSocialAccount, grade};
  const Entity* own = reading_.entity_at({head, head + 1});
  if (own && own->kind == EntityKind::kDocument) return {SourceKind::kDocument, grade};
  if (is_word(head, WordClass::kStatement) && doc_.upos[head] == Upos::kNoun) {
    return {SourceKind::kDocument, grade};
  }
  const bool station = doc_.upos[head] == Upos::kNoun &&
                       reading_.lexicon.is(WordClass::kBroadcast, base::to_lower(doc_.lemma[head]));
  if (station) return {SourceKind::kBroadcast, grade};
  if (speaker != kNoEntity && !own) own = &doc_.entities[static_cast<size_t>(speaker)];
  if (!own) own = reading_.entity_at(phrase);
  if (own) return of_thing(phrase, head, *own);
  if (base::all_upper(doc_.word(head)) && doc_.word(head).size() > 1) {  // "DA", "VIF"
    return {SourceKind::kInstitution, SourceGrade::kNamed};
  }
  const bool name = doc_.upos[head] == Upos::kPropn;
  return {SourceKind::kPerson, name ? SourceGrade::kNamed : SourceGrade::kRole};
}

SourceType SourceTypes::of_thing(TokenSpan phrase, uint32_t head, const Entity& entity) const {
  const auto row = static_cast<int32_t>(&entity - doc_.entities.data());
  SourceKind kind = kind_of_entity(entity);
  if (kind == SourceKind::kCollective) return {kind, SourceGrade::kGroup};
  const bool noun = doc_.upos[head] == Upos::kNoun;
  if (kind == SourceKind::kPerson) {
    const bool named = antecedents_.is_named(row);
    return {kind, named ? SourceGrade::kNamed : SourceGrade::kRole};
  }
  if (kind == SourceKind::kOutlet && has(phrase, WordClass::kBroadcast)) {
    kind = SourceKind::kBroadcast;
  }
  const bool named = antecedents_.is_named(row) || !noun || holds_name(phrase);
  return {kind, named ? SourceGrade::kNamed : SourceGrade::kRole};
}

}  // namespace kilde::quote
