#include "extract/quote/source_phrase.h"

#include <algorithm>

#include "extract/quote/source_words.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

// The tree may hang what follows the verb on the subject.
void cut_at_citings(const Reading& reading, uint32_t subject, TokenSpan& phrase) {
  auto at = std::lower_bound(reading.citings.begin(), reading.citings.end(), subject,
                             [](const Citing& c, uint32_t token) { return c.lead.begin <= token; });
  for (; at != reading.citings.end() && at->lead.begin < phrase.end; ++at) {
    const bool cuts = at->kind == CitingKind::kAccording || at->kind == CitingKind::kCiting ||
                      (at->kind == CitingKind::kAddressee &&
                       (reading.is_medium(at->name) || reading.doc.upos[subject] == Upos::kPron));
    if (cuts) phrase.end = at->lead.begin;
  }
}

// "sagte Holk | auf der Messe", "der Sprecher | bei einem Treffen": where it was said, where a
// language has prepositions that tell so; "in" and the like only behind a name.
void cut_at_place(const Reading& reading, TokenSpan& phrase) {
  for (uint32_t i = phrase.begin + 1; i < phrase.end; ++i) {
    if (reading.doc.upos[i] != Upos::kAdp) continue;
    const bool name = reading.doc.upos[i - 1] == Upos::kPropn || reading.has_name({i - 1, i});
    const bool place = reading.is(i, WordClass::kPlace);
    if (!place && !(name && reading.is(i, WordClass::kInPlace))) continue;
    phrase.end = i;
    return;
  }
}

// ", der er kommandør i hæren": who somebody is, told in a clause, stands for an apposition.
void add_office(const Reading& reading, uint32_t subject, TokenSpan& phrase) {
  for (uint32_t c : reading.tree.children(subject)) {
    const bool office =
        reading.doc.deprel[c] == "acl:relcl" && c > phrase.end &&
        reading.doc.upos[c] == Upos::kNoun && reading.child(c, Relation::kCop) != kNone &&
        reading.doc.word(phrase.end) == "," && reading.is(phrase.end + 1, WordClass::kRelative);
    if (!office) continue;
    // A description that is no entity of its own tells of somebody where the subject is one.
    const Entity* entity = reading.entity_at({c, c + 1});
    if (!entity) entity = reading.entity_at({subject, subject + 1});
    if (!entity || entity->kind != EntityKind::kPerson) continue;
    phrase.end = std::max(c + 1, reading.phrase(c).end);
    cut_at_citings(reading, subject, phrase);
    phrase = trim(reading, phrase);
    return;
  }
}

// "повідомила | речниця порту | Ольга Рись": a title that the tree takes for the verb's object.
void add_title(const Reading& reading, uint32_t cue, uint32_t subject, TokenSpan& phrase) {
  if (reading.doc.upos[subject] != Upos::kPropn || phrase.begin <= cue + 1) return;
  if (phrase.begin > cue + 6) return;
  for (uint32_t i = cue + 1; i < phrase.begin; ++i) {
    const Upos upos = reading.doc.upos[i];
    const bool title = (upos == Upos::kNoun || upos == Upos::kAdj) && !is_capitalised(reading, i);
    if (!title || reading.doc.has_feature(i, "Case=Dat")) return;
    if (i == cue + 1 && reading.doc.relation[i] != Relation::kObj) return;
  }
  phrase.begin = cue + 1;
}

// "Regierungssprecher | Kai Lorenz nannte", "Мешканці | села скаржаться": what stands before the
// word that the tree calls the subject, at the begin of its clause.
void add_before(const Reading& reading, uint32_t& subject, TokenSpan& phrase) {
  if (phrase.begin == 0 || phrase.begin == reading.sentence(subject).begin) return;
  const uint32_t noun = phrase.begin - 1;
  if (reading.doc.upos[noun] != Upos::kNoun || reading.has_name({noun, noun + 1})) return;
  const bool slavic = reading.doc.has_feature(subject, "Case=Gen") &&
                      reading.doc.has_feature(noun, "Case=Nom") && !reading.entity_at(phrase);
  const Entity* entity = reading.entity_at({noun, noun + 1});
  const bool title =
      reading.doc.upos[subject] == Upos::kPropn && entity && entity->kind == EntityKind::kPerson;
  if (!slavic && !title) return;
  uint32_t first = noun;
  while (first > reading.sentence(subject).begin && reading.is_modifier(first - 1)) --first;
  if (first > reading.sentence(subject).begin && !reading.is_punct(first - 1) &&
      reading.doc.upos[first - 1] != Upos::kSconj && reading.doc.upos[first - 1] != Upos::kCconj) {
    return;
  }
  phrase.begin = first;
  if (slavic) subject = noun;
}

// "sagt Dahms | vom Wetterdienst Nord": where somebody is from, up to the next mark.
void add_house(const Reading& reading, TokenSpan& phrase) {
  const uint32_t end = reading.sentence(phrase.begin).end;
  if (phrase.end + 1 >= end || !reading.is(phrase.end, WordClass::kHouse)) return;
  if (!reading.has_name({phrase.end - 1, phrase.end})) return;
  uint32_t at = phrase.end + 1;
  while (at < end && !reading.is_punct(at) && !reading.is_verb(at) && at < phrase.end + 7 &&
         (reading.doc.upos[at] != Upos::kAdp || at == phrase.end + 1)) {
    ++at;
  }
  const Entity* house = reading.entity_at({phrase.end + 1, at});
  if (!house || house->kind == EntityKind::kPlace || house->kind == EntityKind::kDocument) return;
  const bool closed = at == end || reading.is_punct(at);
  if (closed && at > phrase.end + 1 && reading.is_nominal(at - 1)) phrase.end = at;
}

// "Адвокатка потерпілих | Віра Сокіл вважає": a name between the phrase and its verb; "його |
// підзахисна": a possessive before it.
void add_name_behind(const Reading& reading, uint32_t cue, uint32_t subject, TokenSpan& phrase) {
  const uint32_t verb = reading.verb_begin(cue);
  if (phrase.end < verb && reading.doc.upos[subject] == Upos::kNoun) {
    bool name = true;
    for (uint32_t i = phrase.end; i < verb; ++i) {
      name &= reading.doc.upos[i] == Upos::kPropn && reading.has_name({i, i + 1});
    }
    if (name) phrase.end = verb;
  }
  const uint32_t first = reading.sentence(subject).begin;
  if (phrase.begin > first && reading.is_personal(phrase.begin - 1) &&
      (reading.doc.upos[phrase.begin] == Upos::kNoun ||
       reading.doc.upos[phrase.begin] == Upos::kAdj) &&
      reading.doc.upos[phrase.begin - 1] != Upos::kAdp &&
      (phrase.begin - 1 == first || reading.is_punct(phrase.begin - 2) ||
       reading.doc.upos[phrase.begin - 2] == Upos::kSconj)) {
    --phrase.begin;
  }
}

// "Ri Yong | Ho says", "Mr | Voss said", "Game of | Thrones-stjernen Kit": the first half of a
// name, in a sentence of its own or as a second subject of the verb.
void add_name_before(const Reading& reading, uint32_t cue, TokenSpan& phrase) {
  const uint32_t first = reading.sentence(cue).begin;
  if (phrase.begin <= first || !is_capitalised(reading, phrase.begin)) return;
  uint32_t top = phrase.begin - 1;
  if (reading.is_punct(top) || reading.is_finite(top)) return;
  const bool parted = reading.doc.sentence_of(top) != reading.doc.sentence_of(phrase.begin);
  for (int32_t head = reading.tree.head(top);
       head != kNoHead && static_cast<uint32_t>(head) != cue && top >= first;
       head = reading.tree.head(top)) {
    top = static_cast<uint32_t>(head);
  }
  const bool second = reading.doc.relation[top] == Relation::kNsubj &&
                      reading.tree.head(top) == static_cast<int32_t>(cue);
  if (top >= phrase.begin || (!parted && !second) || !is_capitalised(reading, top)) return;
  const bool name = reading.is_nominal(top) || reading.doc.upos[top] == Upos::kAdj;
  const TokenSpan before = reading.phrase(top);
  if (!name || reading.has_finite_verb({before.begin, phrase.begin})) return;
  if (before.end < phrase.begin && reading.doc.upos[before.end] != Upos::kX) return;
  if (before.end <= phrase.begin) phrase.begin = std::max(first, before.begin);
}

// "Рада | та союз попереджають": a second subject that the tree hangs on the verb.
void add_coordinate(const Reading& reading, uint32_t cue, TokenSpan& phrase) {
  if (phrase.end + 1 >= cue || !reading.is(phrase.end, WordClass::kCoordinator)) return;
  for (uint32_t c : reading.tree.children(cue)) {
    const bool second = c > phrase.end && c < cue && reading.doc.relation[c] == Relation::kNsubj;
    if (!second || reading.phrase(c).begin != phrase.end + 1) continue;
    phrase.end = reading.phrase(c).end;
    return;
  }
}

}  // namespace kilde::quote
