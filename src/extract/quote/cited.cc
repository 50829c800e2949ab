// "Y quoted X as saying", "«...», — цитирует X газета Y": X is the source, Y the hand.
#include <algorithm>

#include "extract/quote/links.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

// "слова мэра РИА Новости": a paper or agency that the tree hangs on the one it cites.
TokenSpan hand_behind(const Reading& reading, TokenSpan& name) {
  for (uint32_t i = name.begin + 1; i < name.end; ++i) {
    const uint32_t last = i < name.end && reading.is_punct(i) ? i + 1 : i;
    const bool begins = last < name.end && (last != i || reading.doc.upos[last] == Upos::kPropn ||
                                            reading.doc.upos[last] == Upos::kX);
    const bool marked = last != i && reading.doc.has_feature(last, "Case=Nom") &&
                        !reading.doc.has_feature(name.begin, "Case=Nom");
    if (!begins || (!marked && !reading.is_medium({last, name.end}))) continue;
    if (reading.is_medium({i - 1, i})) continue;
    const TokenSpan hand = {i, name.end};
    name.end = i;
    return hand;
  }
  return {};
}

// "цитирует газета высказывания мэра": the noun of speech that the tree hangs on the paper.
uint32_t words_of(const Reading& reading, uint32_t subject) {
  for (uint32_t c : reading.tree.children(subject)) {
    const Cue* noun = c > subject ? reading.cue_at(c) : nullptr;
    if (noun && noun->pos == Upos::kNoun && reading.child(c, Relation::kCase) == kNone) return c;
  }
  return kNone;
}

// "«...», — цитирует мэра РИА Новости": the tree knows no subject, but a paper stands beside the
// one cited.
bool cited_by_paper(const Reading& reading, const Site& site, Draft& draft) {
  uint32_t object = reading.child(site.cue, Relation::kObj);
  if (object == kNone || object < site.cue || inside(draft.content, object)) return false;
  TokenSpan first;  // "приводит «Полюс» слова мэра": a paper before the one cited
  if (reading.quotation_at(site.cue + 1) >= 0) first = reading.phrase_after(site.cue + 1);
  if (!first.empty() && first.contains(object)) {
    object = kNone;
    for (uint32_t c : reading.tree.children(site.cue)) {
      if (c >= first.end && reading.doc.relation[c] == Relation::kObj) object = c;
    }
    if (object == kNone) return false;
  }
  const Cue* noun = reading.cue_at(object);
  TokenSpan cited = trim(reading, {object, reading.tree.reach(object).end});
  if (noun && noun->pos == Upos::kNoun && cited.length() > 1) {
    draft.cue.push_back({object, object + 1});
    object = ++cited.begin;
  }
  TokenSpan paper = first.empty() ? hand_behind(reading, cited) : first;
  if (paper.empty() && cited.end < reading.sentence(site.cue).end) {  // "генерала | агентство PAP"
    const TokenSpan next = reading.phrase_after(cited.end);
    if (!next.empty() && reading.is_medium(next)) paper = next;
  }
  if (paper.empty()) return false;
  draft.source = {trim(reading, cited)};
  draft.source_head = object;
  draft.via = {paper};
  return true;
}

// "цитирует слова мэра": whose words they are.
void take_owner(const Reading& reading, Draft& draft, uint32_t& head, TokenSpan& name) {
  const Cue* noun = reading.cue_at(head);
  if (!noun || noun->pos != Upos::kNoun) return;
  for (uint32_t c : reading.tree.children(head)) {
    if (c < head || reading.doc.relation[c] != Relation::kNmod) continue;
    if (inside(draft.content, c)) continue;
    draft.cue.push_back({head, head + 1});
    name = trim(reading, reading.phrase(c));
    head = c;
    break;
  }
  uint32_t next = kNone;  // "наводить слова | речниці": the tree has them side by side
  const uint32_t words = head;
  if (draft.cue.empty() && words + 1 < reading.size() && !reading.is_punct(words + 1)) {
    const TokenSpan behind = reading.phrase_after(words + 1, &next);
    if (!behind.empty() && !inside(draft.content, next)) {
      draft.cue.push_back({words, words + 1});
      name = trim(reading, behind);
      head = next;
    }
  }
}

}  // namespace

// "Y citerer X for, at", "X citeres i Y for, at": X is the source, Y the hand.
bool source_cited(const Reading& reading, const Site& site, Draft& draft) {
  uint32_t subject = reading.subject(site.cue);
  if (subject == kNone) subject_first(reading, site.cue, &subject);
  const bool own = subject != kNone && !inside(draft.content, subject) &&
                   reading.doc.relation[subject] != Relation::kObj;
  if (!own && !reading.is_passive(site.cue)) {
    return cited_by_paper(reading, site, draft);
  }
  if (!own) return false;
  TokenSpan hand = trim(reading, reading.phrase(subject));
  uint32_t head = subject;
  TokenSpan name = hand;
  if (!reading.is_passive(site.cue)) {
    name = trim(reading, reading.phrase_after(site.cue + 1, &head));
    if (subject > site.cue) {  // "«...», — цитирует мэра газета"
      head = kNone;
      for (uint32_t c : reading.tree.children(site.cue)) {
        const bool object = reading.doc.relation[c] == Relation::kObj && c != subject;
        if (object && head == kNone && !inside(draft.content, c)) head = c;
      }
      if (head == kNone) {
        head = words_of(reading, subject);
        if (head != kNone && hand.contains(head)) hand.end = head;
      }
      if (head == kNone || head == subject || inside(draft.content, head)) return false;
      name = trim(reading, reading.phrase(head));
      if (name.contains(subject)) name.end = hand.begin;
    }
    // "quoted the head of the zone, Ali Rezapour, as saying": all that stands between.
    const uint32_t particle = subject < site.cue ? reading.particle_of(site.cue, *site.row) : kNone;
    if (particle != kNone && particle > name.end && reading.is(particle - 1, WordClass::kLike) &&
        !reading.has_finite_verb({name.end, particle - 1})) {
      name.end = trim(reading, {name.begin, particle - 1}).end;
    }
    if (name.empty() || inside(draft.content, head)) return false;
    draft.via = {hand};
  }
  take_owner(reading, draft, head, name);
  draft.source = {name};
  draft.source_head = head;
  return true;
}

// "wie X von Y zitiert wird": Y cites.
void split_agent(const Reading& reading, const Site& site, Draft& draft) {
  if (draft.source.empty() || !reading.is_passive(site.cue)) return;
  TokenSpan& source = draft.source.front();
  for (const Citing& citing : reading.citings_in({source.begin + 1, source.end + 1})) {
    if (citing.kind != CitingKind::kAgent || citing.name.end > site.cue) continue;
    source.end = std::min(source.end, citing.lead.begin);
    draft.via.push_back(citing.name);
    return;
  }
}

}  // namespace kilde::quote
