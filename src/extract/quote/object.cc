// "afviser beskyldningen", "beskylder X for Y": the content is a noun phrase.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

// The preposition behind `from` that leads to the content, before the clause ends.
uint32_t find_preposition(const Reading& reading, const Cue& row, uint32_t from, uint32_t end) {
  for (uint32_t i = from; i < end; ++i) {
    const bool leads = reading.doc.upos[i] == Upos::kAdp ||
                       reading.doc.relation[i] == Relation::kMark ||
                       (reading.is(i, WordClass::kLike) && reading.doc.upos[i] != Upos::kPron);
    if (leads && is_one_of(row.content, reading.low(i))) return i;
    if (reading.is_finite(i) && i > from) break;
    if (reading.doc.word(i) == "," && reading.lexicon.puts_verbs_last()) break;
  }
  return kNone;
}

namespace {

// The words behind a preposition: a noun phrase with all that hangs on it, or "at" and a clause.
TokenSpan words_behind(const Reading& reading, const Site& site, uint32_t preposition) {
  const uint32_t cue = site.cue;
  const TokenSpan sent = reading.sentence(cue);
  uint32_t start = preposition + 1;
  while (start < sent.end &&
         (reading.is(start, WordClass::kThat) || reading.doc.word(start) == "," ||
          reading.is(start, WordClass::kInfinitive) ||
          reading.is(start, WordClass::kCorrelative))) {
    ++start;
  }
  if (start < sent.end && reading.is_half_word(start)) ++start;  // "vorm Sturm"
  if (start >= sent.end) return {};
  const int32_t above = reading.tree.head(preposition);
  uint32_t head = start;
  if (above != kNoHead && static_cast<uint32_t>(above) > preposition) {
    head = static_cast<uint32_t>(above);
  }
  uint32_t end = clause_end(reading, cue, head, start);
  const uint32_t particle = reading.particle_of(cue, *site.row);  // "rief zu X auf"
  if (particle != kNone && particle > start) end = std::min(end, particle);
  return trim(reading, {start, end});
}

// "hat sich über die Luft beschwert": the phrase stands before a verb in the last place.
TokenSpan phrase_in_front(const Reading& reading, const Site& site) {
  if (reading.is_finite(site.cue) && !reading.lexicon.puts_verbs_last()) return {};
  for (uint32_t c : reading.tree.children(site.cue)) {
    if (c > site.cue) break;
    if (reading.doc.relation[c] != Relation::kObl) continue;
    const uint32_t preposition = reading.child(c, Relation::kCase);
    if (preposition == kNone || preposition > c) continue;
    if (!is_one_of(site.row->content, reading.low(preposition))) continue;
    return trim(reading, {preposition + 1, std::min(reading.tree.reach(c).end, site.cue)});
  }
  return {};
}

// The one accused or spoken of: the object behind the verb, or the subject of a passive.
TokenSpan target_of(const Reading& reading, uint32_t cue) {
  if (reading.is_passive(cue)) {
    const uint32_t subject = reading.subject(cue);
    return subject == kNone ? TokenSpan{} : reading.phrase(subject);
  }
  for (Relation relation : {Relation::kObj, Relation::kIobj}) {
    const uint32_t object = reading.child(cue, relation);
    if (object != kNone) return reading.phrase(object);
  }
  return {};
}

// "was accused of misconduct | by three women": who accuses is no part of the charge.
TokenSpan without_agent(const Reading& reading, const Site& site, TokenSpan charge) {
  if (charge.empty() || !reading.is_passive(site.cue)) return charge;
  for (const Citing& agent : reading.citings_in({charge.begin + 1, charge.end})) {
    if (agent.kind != CitingKind::kAgent ||
        reading.has_finite_verb({charge.begin, agent.lead.begin}))
      continue;
    if (agent.phrase.end < charge.end || !reading.entity_at(agent.name)) continue;
    return trim(reading, {charge.begin, agent.lead.begin});
  }
  return charge;
}

}  // namespace

bool find_accusation(const Reading& reading, const Site& site, Draft& draft) {
  if (!site.row->has(Frame::kAccuse)) return false;
  const TokenSpan sent = reading.sentence(site.cue);
  const uint32_t preposition = find_preposition(reading, *site.row, site.cue + 1, sent.end);
  if (preposition == kNone) return false;
  TokenSpan target = target_of(reading, site.cue);
  if (target.empty() && preposition > site.cue + 1) {
    const uint32_t subject = reading.subject(site.cue);
    uint32_t begin = site.cue + 1;
    if (subject != kNone && subject > site.cue && subject < preposition)
      begin = reading.phrase(subject).end;
    target = trim(reading, {begin, preposition});
  }
  if (target.end > preposition && target.begin < preposition) target.end = preposition;
  const TokenSpan charge = without_agent(reading, site, words_behind(reading, site, preposition));
  if (charge.empty() || target.empty() || target.overlaps(charge)) return false;
  draft.content = {trim(reading, target), charge};
  uint32_t behind = target.end;
  while (behind < preposition && reading.is_punct(behind)) ++behind;
  if (site.row->has(Frame::kWhole) && behind == preposition && target.begin < preposition) {
    const bool marked = target.begin > 0 && reading.quotation_at(target.begin - 1) >= 0;
    draft.content = {{target.begin - (marked ? 1 : 0), charge.end}};
    draft.rule = "accusation";
    return true;
  }
  if (charge.begin < target.begin) std::swap(draft.content[0], draft.content[1]);
  draft.rule = "accusation";
  return true;
}

namespace {

// The subject of "siges at være rejst": also a pronoun that was taken for an expletive, and that of
// the verb where the tree has "sägs" as its auxiliary.
uint32_t subject_raised(const Reading& reading, uint32_t cue) {
  const int32_t head = reading.tree.head(cue);
  const bool auxiliary = reading.doc.relation[cue] == Relation::kAux && head != kNoHead;
  const uint32_t verb = auxiliary ? static_cast<uint32_t>(head) : cue;
  const uint32_t subject = reading.subject(verb);
  if (subject != kNone) return subject;
  const uint32_t pronoun = reading.child(verb, Relation::kExpl);
  const bool named = pronoun != kNone && reading.is(pronoun, WordClass::kIt);
  return named ? pronoun : kNone;
}

}  // namespace

// "Han siges at være rejst": the subject of the passive belongs to what is said.
bool find_raised(const Reading& reading, const Site& site, Draft& draft) {
  if (site.row->pos != Upos::kVerb || !reading.is_passive(site.cue)) return false;
  if (!reading.is_finite(reading.verb_begin(site.cue)) || !site.row->has(Frame::kClause)) {
    return false;
  }
  const Act act = site.row->act;
  if (act != Act::kSay && act != Act::kBelieve && act != Act::kAnnounce) return false;
  const uint32_t subject = subject_raised(reading, site.cue);
  const TokenSpan sent = reading.sentence(site.cue);
  if (subject == kNone || subject > site.cue || site.cue + 2 >= sent.end) return false;
  uint32_t marker = site.cue + 1;
  while (marker + 2 < sent.end && reading.doc.upos[marker] == Upos::kAdv) ++marker;
  for (const Citing& agent : reading.citings_in({marker, sent.end})) {  // "uppges av polisen vara"
    if (agent.kind == CitingKind::kAgent && agent.lead.begin == marker) marker = agent.phrase.end;
  }
  if (marker + 1 >= sent.end) return false;
  if (!reading.is(marker, WordClass::kInfinitive)) --marker;  // "han uppges vara rest"
  if (!reading.doc.has_feature(marker + 1, "VerbForm=Inf")) return false;
  const TokenSpan who = trim(reading, reading.phrase(subject));
  const int32_t above =
      reading.tree.head(marker + 1);  // "ha kostat": the tree hangs it on the next
  const bool auxiliary = reading.doc.relation[marker + 1] == Relation::kAux && above != kNoHead &&
                         static_cast<uint32_t>(above) > marker + 1;
  const uint32_t clause = auxiliary ? static_cast<uint32_t>(above) : marker + 1;
  const TokenSpan what =
      trim(reading, {marker + 1, clause_end(reading, site.cue, clause, marker + 1)});
  if (who.empty() || what.empty() || who.end > site.cue) return false;
  if (reading.is(subject, WordClass::kRelative)) return false;
  draft.content = {who, what};
  draft.rule = "raised";
  return true;
}

namespace {

// "avviser planen overfor avisen": the outlet spoken to is no part of what is said.
uint32_t before_addressee(const Reading& reading, uint32_t begin, uint32_t end) {
  auto at = std::lower_bound(reading.citings.begin(), reading.citings.end(), begin,
                             [](const Citing& c, uint32_t token) { return c.lead.begin < token; });
  if (end >= begin + 3 && reading.is(end - 1, WordClass::kAside) &&
      reading.doc.upos[end - 2] == Upos::kAdp) {
    return end - 2;  // "bestätigte den Rücktritt | auf Anfrage"
  }
  for (; at != reading.citings.end() && at->lead.begin < end; ++at) {
    if (at->kind == CitingKind::kAddressee && at->lead.begin > begin && at->phrase.end == end &&
        reading.is_medium(at->name)) {
      return at->lead.begin;
    }
  }
  return end;
}

// "a charge that X denies", "a charge X denies": the noun before the clause, or kNone.
uint32_t antecedent_of(const Reading& reading, uint32_t verb) {
  const int32_t head = reading.tree.head(verb);
  const bool relative = reading.doc.deprel[verb] == "acl:relcl" && head != kNoHead;
  if (!relative || static_cast<uint32_t>(head) > verb || reading.is_passive(verb)) return kNone;
  uint32_t subject = kNone;
  for (uint32_t c : reading.tree.children(verb)) {
    const bool pronoun = reading.is(c, WordClass::kRelative);
    if (reading.doc.relation[c] == Relation::kObj && !pronoun) return kNone;
    if (reading.doc.relation[c] == Relation::kCcomp || reading.doc.relation[c] == Relation::kXcomp)
      return kNone;
    if (reading.doc.relation[c] == Relation::kNsubj) subject = pronoun ? kNone : c;
  }
  return subject == kNone ? kNone : static_cast<uint32_t>(head);
}

// "those who support the plan", "asked to endorse it": a stand in a clause that tells who somebody
// is, or what may come, is no report.
bool only_describes(const Reading& reading, const Site& site) {
  if (site.row->has(Frame::kFinding) && reading.is_passive(site.cue)) return true;
  if (site.row->act != Act::kOther || site.row->has(Frame::kClause)) return false;
  if (!reading.is_finite(reading.verb_begin(site.cue))) return true;
  return reading.doc.deprel[site.cue] == "acl:relcl";
}

}  // namespace

// "Opplysningene bekreftes av politiet": the subject of a passive with an agent.
bool find_subject_of_passive(const Reading& reading, const Site& site, Draft& draft) {
  if (!site.row->has(Frame::kObject) || !reading.is_passive(site.cue)) return false;
  const uint32_t subject = reading.child(site.cue, Relation::kNsubj);
  if (subject == kNone || subject > site.cue || reading.doc.upos[subject] == Upos::kPron) {
    return false;
  }
  if (!reading.is_finite(reading.verb_begin(site.cue))) return false;
  for (const Citing& agent : reading.citings_in({site.cue + 1, site.cue + 3})) {
    if (agent.kind != CitingKind::kAgent || !reading.entity_at(agent.name)) continue;
    draft.content = {trim(reading, reading.phrase(subject))};
    draft.rule = "object";
    return !draft.content.front().empty();
  }
  return false;
}

// "En undersøgelse viser en stigning": whatever a document as subject tells is told.
static bool shows_thing(const Reading& reading, const Site& site) {
  if (!site.row->has(Frame::kClause) || reading.is_passive(site.cue)) return false;
  if (!reading.is_finite(reading.verb_begin(site.cue))) return false;
  const bool tells = site.row->has(Frame::kFinding) || site.row->act == Act::kSay;
  const uint32_t subject = tells ? reading.subject(site.cue) : kNone;
  if (subject == kNone || subject > site.cue || reading.doc.upos[subject] != Upos::kNoun)
    return false;
  const Entity* entity = reading.entity_at({subject, subject + 1});
  return entity && entity->kind == EntityKind::kDocument;
}

// "afviser anklagerne, | mens ...": a clause of time or reason tells of the verb, not of its
// object.
static uint32_t before_adjunct(const Reading& reading, uint32_t object, uint32_t end) {
  if (reading.lexicon.puts_verbs_last()) return end;
  const int32_t marks = reading.quotation_around(end - 1);
  for (uint32_t i = object + 1; i < end; ++i) {
    if (marks >= 0 && reading.quotation_around(i) == marks) continue;
    const std::string_view word = reading.doc.word(i);  // "20 konti – et tal, der vokser"
    if (reading.is(i, WordClass::kBreaker) || word == "–" || word == "—") return i;
    const int32_t head = reading.tree.head(i);
    const bool clause = reading.doc.upos[i] == Upos::kSconj && head > static_cast<int32_t>(i) &&
                        reading.doc.relation[i] == Relation::kMark &&
                        reading.doc.relation[static_cast<size_t>(head)] == Relation::kAdvcl;
    const bool tells = reading.is(i, WordClass::kThat) || reading.is(i, WordClass::kRelative) ||
                       reading.is(i, WordClass::kQuestion) || reading.is(i, WordClass::kInfinitive);
    if (clause && !tells) return i;
  }
  return end;
}

// "cited the driver for speeding": somebody with what they did, nothing that is told.
static bool charges(const Reading& reading, const Cue& row, uint32_t object) {
  if (row.act != Act::kSay || row.content.empty() || row.has(Frame::kPredicate)) return false;
  const Entity* entity = reading.entity_at({object, object + 1});
  if (!entity || (entity->kind != EntityKind::kPerson && entity->kind != EntityKind::kGroup &&
                  entity->kind != EntityKind::kOrganisation)) {
    return false;
  }
  const uint32_t end = reading.sentence(object).end;
  uint32_t at = object + 1;
  while (at < end && reading.doc.upos[at] == Upos::kPropn) ++at;
  return at < end && is_one_of(row.content, reading.low(at));
}

bool find_object(const Reading& reading, const Site& site, Draft& draft) {
  if (site.row->pos != Upos::kVerb || only_describes(reading, site)) return false;
  if (find_subject_of_passive(reading, site, draft)) return true;
  const TokenSpan sent = reading.sentence(site.cue);
  const Act speech = site.row->act;
  const bool told = site.row->has(Frame::kClause) && site.row->has(Frame::kTag) &&
                    (speech == Act::kSay || speech == Act::kAnnounce || speech == Act::kWrite);
  if (site.row->has(Frame::kObject) || told || shows_thing(reading, site)) {
    const uint32_t above = site.row->has(Frame::kObject) ? antecedent_of(reading, site.cue) : kNone;
    if (above != kNone) {
      draft.content = {trim(reading, reading.phrase(above))};
      if (draft.content.front().empty()) return false;
      draft.rule = "object";
      return true;
    }
    for (uint32_t c : reading.tree.children(site.cue)) {
      // "acknowledged having left"
      const bool gerund = c > site.cue && c <= site.cue + 2 && reading.is_present_participle(c) &&
                          reading.doc.upos[c] == Upos::kVerb && !reading.is_punct(c - 1) &&
                          (reading.doc.relation[c] == Relation::kXcomp ||
                           reading.doc.relation[c] == Relation::kCcomp);
      const bool object =
          gerund || reading.doc.relation[c] == Relation::kObj ||
          (reading.doc.relation[c] == Relation::kXcomp && reading.doc.upos[c] == Upos::kNoun);
      if (!object || c == reading.subject(site.cue) || charges(reading, *site.row, c)) continue;
      if (c < site.cue && reading.doc.upos[c] == Upos::kDet)
        continue;  // "його | підзахисна визнала"
      if (c + 1 == reading.subject(site.cue) && reading.is_personal(c)) continue;
      const bool pronoun = reading.doc.upos[c] == Upos::kPron;
      const bool proform = c > site.cue && reading.is(c, WordClass::kProform);
      if (reading.is(c, WordClass::kRelative) || (pronoun && !proform)) continue;
      const bool shown = c > site.cue && shows_thing(reading, site);
      if (!site.row->has(Frame::kObject) && !(pronoun && proform) && !(shown && !pronoun)) continue;
      TokenSpan reach = reading.tree.reach(c);
      while (reach.begin > site.cue + 1 && reading.is_modifier(reach.begin - 1)) --reach.begin;
      uint32_t limit = c > site.cue ? clause_end(reading, site.cue, c, reach.begin) : reach.end;
      limit = before_adjunct(reading, c, limit);
      const uint32_t particle = reading.particle_of(site.cue, *site.row);
      const bool parts = particle != kNone && particle > c;
      const uint32_t end = pronoun ? c + 1
                                   : before_addressee(reading, reach.begin,
                                                      parts ? std::min(limit, particle) : limit);
      const TokenSpan content = trim(reading, {reach.begin, end});
      if (content.empty() || content.contains(site.cue)) continue;
      draft.content = with_accused(reading, site, content);
      draft.rule = "object";
      return true;
    }
  }
  const Act act = site.row->act;
  if (!site.row->has(Frame::kPrep) && act != Act::kWarn && act != Act::kAsk && act != Act::kFear &&
      act != Act::kAccuse)
    return false;
  if (site.row->has(Frame::kAccuse)) return false;
  const uint32_t preposition = find_preposition(reading, *site.row, site.cue + 1, sent.end);
  if (preposition == kNone && site.row->has(Frame::kPrep)) {  // "Об убийстве сообщили СМИ"
    for (uint32_t c : reading.tree.children(site.cue)) {
      const uint32_t before = reading.child(c, Relation::kCase);
      if (c > site.cue || before == kNone || !reading.is_nominal(c)) continue;
      if (!is_one_of(site.row->content, reading.low(before))) continue;
      if (reading.is(c, WordClass::kProform) || reading.is(c, WordClass::kRelative)) continue;
      if (reading.doc.upos[c] == Upos::kPron) continue;
      TokenSpan reach = reading.tree.reach(c);
      reach = trim(reading, {before + 1, std::min(reach.end, site.cue)});
      if (reach.empty()) continue;
      draft.content = {reach};
      draft.rule = "prepositional";
      return true;
    }
  }
  const bool behind = preposition != kNone && preposition <= site.cue + 8;
  const TokenSpan content =
      behind ? words_behind(reading, site, preposition) : phrase_in_front(reading, site);
  if (content.empty()) return false;
  draft.content = {content};
  draft.rule = "prepositional";
  return true;
}

}  // namespace kilde::quote
