#include "extract/quote/antecedents.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kReach = 150;       // tokens that a pronoun may look back
constexpr size_t kSentences = 2;       // sentences back in which any role will do
constexpr uint32_t kPhraseLength = 4;  // tokens of "den 40 år gamle mand"

bool agree(Gender a, Gender b) { return a == Gender::kUnknown || b == Gender::kUnknown || a == b; }

}  // namespace

Antecedents::Antecedents(const Reading& reading) : reading_(reading), doc_(reading.doc) {
  collect_candidates();
  collect_genders();
}

void Antecedents::collect_candidates() {
  named_.assign(doc_.entities.size(), false);
  for (size_t n = 0; n < doc_.entities.size(); ++n) {
    for (ByteSpan mention : doc_.entities[n].mentions) {
      add_candidate(doc_.tokens_in(mention), static_cast<int32_t>(n));
    }
  }
  std::sort(candidates_.begin(), candidates_.end(),
            [](const Candidate& a, const Candidate& b) { return a.token < b.token; });
}

void Antecedents::add_candidate(TokenSpan tokens, int32_t entity) {
  if (tokens.empty() || tokens.end > doc_.size()) return;
  Candidate candidate{tokens.begin, entity, false};
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const int32_t head = reading_.tree.head(i);
    const bool top = head == kNoHead || !tokens.contains(static_cast<uint32_t>(head));
    if (top && reading_.is_nominal(i)) candidate.token = i;
    candidate.subject |= top && is_subject(i);
    if (doc_.upos[i] == Upos::kPropn) named_[static_cast<size_t>(entity)] = true;
  }
  // A name that the tags call a noun, and what the tables list.
  const bool name = base::starts_upper(doc_.word(tokens.begin)) && reading_.has_name(tokens);
  const bool listed =
      doc_.entities[static_cast<size_t>(entity)].id.find(':') != std::string_view::npos;
  if (name || listed) named_[static_cast<size_t>(entity)] = true;
  candidates_.push_back(candidate);
}

// Also a name beside its title, and the name in "Borgmester er Ane Holk".
bool Antecedents::is_subject(uint32_t token) const {
  const Relation relation = doc_.relation[token];
  if (relation == Relation::kNsubj) return true;
  if (relation == Relation::kRoot) return reading_.child(token, Relation::kCop) != kNone;
  const int32_t head = reading_.tree.head(token);
  const bool beside = relation == Relation::kFlat || relation == Relation::kAppos;
  return beside && head != kNoHead && doc_.relation[static_cast<size_t>(head)] == Relation::kNsubj;
}

// Of a word that says so: names of the living, pronouns; else of the list of pronouns.
Gender Antecedents::gender_of(uint32_t token) const {
  if (reading_.is(token, WordClass::kHe)) return Gender::kMasculine;
  if (reading_.is(token, WordClass::kShe)) return Gender::kFeminine;
  const bool tells = doc_.upos[token] == Upos::kPron || doc_.has_feature(token, "Animacy=Anim");
  if (tells && doc_.has_feature(token, "Gender=Masc")) return Gender::kMasculine;
  if (tells && doc_.has_feature(token, "Gender=Fem")) return Gender::kFeminine;
  return Gender::kUnknown;
}

void Antecedents::collect_genders() {
  for (const Upos wanted : {Upos::kPropn, Upos::kNoun}) {  // "президент", if no name tells
    for (const Candidate& candidate : candidates_) {
      const uint32_t token = candidate.token;
      if (doc_.upos[token] != wanted || doc_.has_feature(token, "Number=Plur")) continue;
      const Gender gender = gender_of(token);
      if (gender != Gender::kUnknown) genders_.emplace(candidate.entity, gender);
    }
  }
}

// "Karl", "drottningen": by the first name or the noun, where the tables know it.
Gender Antecedents::gender_by_name(int32_t entity) const {
  const std::string_view name = doc_.entities[static_cast<size_t>(entity)].name;
  const std::string first = base::to_lower(name.substr(0, name.find(' ')));
  const std::string last = base::to_lower(name.substr(name.rfind(' ') + 1));
  const std::string& word = is_named(entity) ? first : last;
  if (reading_.lexicon.is(WordClass::kWomanName, word)) return Gender::kFeminine;
  if (reading_.lexicon.is(WordClass::kManName, word)) return Gender::kMasculine;
  return Gender::kUnknown;
}

Gender Antecedents::gender_of_entity(int32_t entity) const {
  const Gender by_name = gender_by_name(entity);
  if (by_name != Gender::kUnknown) return by_name;
  const auto found = genders_.find(entity);
  return found == genders_.end() ? Gender::kUnknown : found->second;
}

bool Antecedents::is_pronoun(uint32_t token) const {
  if (token == kNone) return false;
  if (doc_.upos[token] == Upos::kDet) {  // "по его словам"
    return doc_.has_feature(token, "Poss=Yes") || doc_.has_feature(token, "PronType=Prs") ||
           doc_.feats[token].empty() ||
           (doc_.has_feature(token, "PronType=Dem") &&
            reading_.is(token, WordClass::kHe));  // "той"
  }
  return doc_.upos[token] == Upos::kPron &&
         (doc_.has_feature(token, "PronType=Prs") || doc_.has_feature(token, "Person=3") ||
          reading_.is_first_person(token));
}

auto Antecedents::number_of(uint32_t pronoun) const -> Number {
  const bool owner = doc_.upos[pronoun] == Upos::kDet;  // its features are those of the thing owned
  if (!owner && doc_.has_feature(pronoun, "Number=Plur")) return Number::kPlural;
  if (reading_.is(pronoun, WordClass::kHe) || reading_.is(pronoun, WordClass::kShe)) {
    return Number::kPerson;
  }
  if (reading_.is(pronoun, WordClass::kPlural)) return Number::kPlural;
  return reading_.is(pronoun, WordClass::kIt) ? Number::kThing : Number::kPerson;
}

bool Antecedents::fits(const Wanted& wanted, int32_t entity) const {
  const EntityKind kind = doc_.entities[static_cast<size_t>(entity)].kind;
  const bool body = kind == EntityKind::kOrganisation || kind == EntityKind::kOutlet ||
                    kind == EntityKind::kAgency;
  if (wanted.named && !is_named(entity)) return false;
  switch (wanted.number) {
    case Number::kPlural:
      return kind == EntityKind::kGroup || body;
    case Number::kThing:
      return wanted.document ? kind == EntityKind::kDocument : body;
    case Number::kPerson:
      break;
  }
  return kind == EntityKind::kPerson && agree(wanted.gender, gender_of_entity(entity));
}

// Inside the words reported, or in a quotation that the pronoun does not stand in.
bool Antecedents::is_hidden(uint32_t token, const Wanted& wanted, const TokenSpans& content) const {
  const int32_t around = reading_.quotation_around(token);
  return inside(content, token) ||
         (around >= 0 && around != reading_.quotation_around(wanted.token));
}

int32_t Antecedents::find(const Wanted& wanted, const TokenSpans& content,
                          const Speech& before) const {
  int32_t subject = kNoEntity, other = kNoEntity;
  uint32_t seen = 0;
  auto at = std::lower_bound(candidates_.begin(), candidates_.end(), wanted.token,
                             [](const Candidate& c, uint32_t token) { return c.token < token; });
  while (at != candidates_.begin() && subject == kNoEntity) {
    --at;
    if (wanted.token - at->token > kReach) break;
    if (!fits(wanted, at->entity) || is_hidden(at->token, wanted, content)) continue;
    const bool near =
        reading_.sentence_number(at->token) + kSentences >= reading_.sentence_number(wanted.token);
    if (at->subject) {
      subject = at->entity;
      seen = at->token;
    } else if (other == kNoEntity && near) {
      other = at->entity;
    }
  }
  const bool goes_on = before.speaker != kNoEntity && before.end + kReach > wanted.token &&
                       (subject == kNoEntity || before.end >= seen) && fits(wanted, before.speaker);
  if (goes_on) return before.speaker;
  // "X's advisers ... the retired neurosurgeon ... He": whoever was described so.
  if (subject != kNoEntity && wanted.number == Number::kPerson && !is_named(subject)) {
    const TokenSpan first =
        doc_.tokens_in(doc_.entities[static_cast<size_t>(subject)].mentions.front());
    const int32_t named = of_description(first.end - 1, first, content, {});
    if (named != kNoEntity && fits(wanted, named)) return named;
  }
  // "неназванные источники ... По их словам": the voice of several goes on, not the paper.
  const bool voices = wanted.number == Number::kPlural && before.speaker == kNoEntity &&
                      before.end > seen && subject != kNoEntity &&
                      doc_.entities[static_cast<size_t>(subject)].kind != EntityKind::kGroup;
  if (voices) return kNoEntity;
  return subject == kNoEntity ? other : subject;
}

int32_t Antecedents::of_pronoun(uint32_t token, const TokenSpans& content,
                                const Speech& before) const {
  Wanted wanted{token, number_of(token), Gender::kUnknown, false, false};
  if (wanted.number == Number::kPerson) wanted.gender = gender_of(token);
  const int32_t found = find(wanted, content, before);
  if (found == kNoEntity && wanted.number == Number::kThing) {
    wanted.document = true;
    return find(wanted, content, before);
  }
  return found;
}

bool Antecedents::is_plain_definite(uint32_t noun, TokenSpan phrase) const {
  if (doc_.upos[noun] != Upos::kNoun || phrase.length() > kPhraseLength) return false;
  if (doc_.has_feature(noun, "Number=Plur")) return false;
  // Languages without articles: a noun alone, or with a genitive that was spoken of.
  if (doc_.feats[noun].find("Animacy=") != std::string_view::npos) {
    return phrase.begin == noun && (phrase.length() == 1 || owner_is_known(noun, phrase));
  }
  if (noun + 1 != phrase.end) return false;
  for (uint32_t i = phrase.begin; i < noun; ++i) {
    const Upos upos = doc_.upos[i];
    if (upos != Upos::kDet && upos != Upos::kAdj && upos != Upos::kNum && upos != Upos::kNoun) {
      return false;
    }
  }
  return doc_.has_feature(noun, "Definite=Def") || doc_.has_feature(phrase.begin, "Definite=Def") ||
         doc_.has_feature(phrase.begin, "PronType=Dem");
}

// "руководитель палаты" behind "Торгово-промышленная палата"
bool Antecedents::owner_is_known(uint32_t noun, TokenSpan phrase) const {
  const uint32_t owner = phrase.end - 1;
  if (!doc_.has_feature(owner, "Case=Gen") || doc_.upos[owner] != Upos::kNoun) return false;
  const uint32_t from = noun > kReach ? noun - kReach : 0;
  for (uint32_t i = from; i < noun; ++i) {
    if (doc_.lemma[i] == doc_.lemma[owner]) return true;
  }
  return false;
}

int32_t Antecedents::of_description(uint32_t noun, TokenSpan phrase, const TokenSpans& content,
                                    const Speech& before) const {
  if (!is_plain_definite(noun, phrase)) return kNoEntity;
  const std::string lemma = base::to_lower(doc_.lemma[noun]);
  if (reading_.lexicon.is(WordClass::kRelational, lemma)) return kNoEntity;
  return find({phrase.begin, Number::kPerson, Gender::kUnknown, true, false}, content, before);
}

}  // namespace kilde::quote
