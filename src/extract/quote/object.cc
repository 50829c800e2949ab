// "afviser beskyldningen", "beskylder X for Y", "kalder X Y", "peger på X som Y": the content is
// a noun phrase, alone or with what is said of it.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

bool is_one_of(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

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

// What is called something: the noun phrase right behind the verb, else the object of the tree.
TokenSpan predicated(const Reading& reading, uint32_t cue) {
  const uint32_t subject = reading.subject(cue), object = reading.child(cue, Relation::kObj);
  TokenSpan tree = object == kNone || object == subject ? TokenSpan{} : reading.phrase(object);
  // "назвала бюджет нереалістичним": the tree may hang the one on the other.
  for (uint32_t i = tree.begin + 1; i < tree.end && !reading.is_oblique(tree.begin); ++i) {
    if (i > object && reading.doc.has_feature(i, "Case=Ins")) tree.end = i;
  }
  if (subject == kNone || subject > cue || cue + 1 >= reading.sentence(cue).end) return tree;
  const TokenSpan next = reading.phrase_after(cue + 1);
  if (!next.empty() && (tree.empty() || next.end <= tree.begin)) return next;
  return tree;
}

// "nannte A, der B ist, | als C", "described A, which are B, | as C": behind commas that close what
// hangs on the object, the preposition itself.
uint32_t behind_clauses(const Reading& reading, const Cue& row, uint32_t from, uint32_t end) {
  for (uint32_t i = from; i + 2 < end; ++i) {
    const std::string_view word = reading.doc.word(i);
    if (word == ":" || word == ";") return kNone;
    if (word != "," || !is_one_of(row.content, reading.low(i + 1))) continue;
    if (reading.is(i + 1, WordClass::kLike) && reading.has_finite_verb({from, i})) return i + 1;
  }
  return kNone;
}

// "als A und B, die C", but not "als A und D tut es": where what somebody is called ends.
uint32_t predicate_end(const Reading& reading, uint32_t start, uint32_t end) {
  for (uint32_t i = start; i < end; ++i) {
    if (reading.is_finite(i)) return i;
    const bool comma = reading.doc.word(i) == ",";
    if (!comma && !reading.is(i, WordClass::kCoordinator)) continue;
    uint32_t next = i + 1;
    if (comma && next < end && reading.doc.upos[next] == Upos::kAdp) ++next;
    if (comma && next < end && reading.is(next, WordClass::kRelative) && i > start &&
        reading.is_nominal(i - 1)) {
      uint32_t close = next;  // a relative clause: up to the comma behind its verb
      while (close < end &&
             !(reading.doc.word(close) == "," && reading.has_finite_verb({next, close}))) {
        ++close;
      }
      return close;
    }
    const int32_t head = next < end ? reading.tree.head(next) : kNoHead;
    const bool listed = head != kNoHead && reading.doc.relation[next] == Relation::kConj &&
                        static_cast<uint32_t>(head) >= start && static_cast<uint32_t>(head) < i;
    if (comma && !listed) return i;
    for (uint32_t verb = next; verb < end && !reading.is_punct(verb); ++verb) {
      if (reading.is_finite(verb)) return i;
    }
  }
  return end;
}

// "i vad X beskriver som Y": what is described is no phrase of its own.
bool follows_what(const Reading& reading, uint32_t cue) {
  const uint32_t first = reading.sentence(cue).begin;
  for (uint32_t i = cue; i > first && i + 8 > cue; --i) {
    if (reading.is_punct(i - 1) ||
        (i < cue && reading.is_verb(i) && reading.doc.relation[i] != Relation::kAux))
      return false;
    if (reading.is(i - 1, WordClass::kQuestion) && reading.doc.upos[i - 1] == Upos::kPron)
      return true;
  }
  return false;
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
  const TokenSpan charge = words_behind(reading, site, preposition);
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

// "The plan was described as a risk": the subject is what somebody is told to have called so.
bool find_passive_predicate(const Reading& reading, const Site& site, Draft& draft) {
  if (site.row->content.empty() || site.row->act == Act::kBelieve) return false;
  if (!reading.is_finite(reading.verb_begin(site.cue))) return false;
  const uint32_t subject = reading.child(site.cue, Relation::kNsubj);
  if (subject == kNone || subject > site.cue || reading.is(subject, WordClass::kRelative))
    return false;
  const TokenSpan who = trim(reading, reading.phrase(subject));
  if (who.empty() || who.end > site.cue) return false;
  const TokenSpan sent = reading.sentence(site.cue);
  uint32_t preposition = find_preposition(reading, *site.row, site.cue + 1, sent.end);
  uint32_t end = sent.end;
  if (preposition == kNone || preposition > site.cue + 6) {  // "wurde als Gefahr bezeichnet"
    preposition = find_preposition(reading, *site.row, who.end, site.cue);
    end = site.cue;
    if (preposition == kNone || !reading.lexicon.puts_verbs_last()) return false;
  }
  if (!reading.is(preposition, WordClass::kLike)) return false;
  const TokenSpan said = trim(
      reading,
      with_quotation(reading, {preposition + 1, predicate_end(reading, preposition + 1, end)}));
  if (said.empty()) return false;
  draft.content = {who, said};
  draft.rule = "predicate";
  return true;
}

}  // namespace

bool find_predicate(const Reading& reading, const Site& site, Draft& draft) {
  const bool comment = site.row->has(Frame::kComment);
  if (!comment && !site.row->has(Frame::kPredicate)) return false;
  if (reading.is_passive(site.cue)) return !comment && find_passive_predicate(reading, site, draft);
  // "a town called Rem": the participle only names it.
  if (!comment && reading.is_participle(site.cue) && !reading.is_present_participle(site.cue) &&
      reading.doc.relation[site.cue] == Relation::kAcl) {
    return false;
  }
  const TokenSpan sent = reading.sentence(site.cue);
  if (comment) {
    const uint32_t particle = reading.particle_of(site.cue, *site.row);
    if (particle == kNone) return false;
    const TokenSpan content =
        trim(reading, {particle + 1, cut_at_frames(reading, particle, sent.end, site.cue)});
    bool likened = false;
    for (uint32_t i = content.begin; i < content.end; ++i)
      likened |= reading.is(i, WordClass::kLike);
    if (!likened) return false;
    draft.content = {content};
    draft.rule = "comment";
    return true;
  }
  // "не назвал, какой": nothing is called anything.
  if (site.cue + 2 < sent.end && reading.doc.word(site.cue + 1) == "," &&
      reading.is(site.cue + 2, WordClass::kQuestion)) {
    return false;
  }
  TokenSpan what = follows_what(reading, site.cue) ? TokenSpan{site.cue, site.cue}
                                                   : predicated(reading, site.cue);
  if (what.empty() && what.begin != site.cue) return false;
  const bool quoted = what.end < sent.end && reading.quotation_at(what.end) >= 0;
  const bool nothing = what.length() == 1 && reading.is(what.begin, WordClass::kExpletive) &&
                       !quoted &&
                       !reading.is(what.begin, WordClass::kProform);  // "sieht es als erwiesen an"
  if (nothing) return false;
  for (uint32_t i = what.begin + 1; i < what.end; ++i) {  // "called the plan "quite dangerous""
    if (reading.quotation_at(i) >= 0 && what.begin > site.cue) what.end = i;
  }
  uint32_t start = std::max(what.end, site.cue + 1);
  // "called the remarks on Saturday "a wake-up call""
  for (uint32_t i = start; i < std::min(sent.end, start + 5) && what.end > what.begin; ++i) {
    if (reading.quotation_at(i) >= 0) start = i;
    if (reading.is_punct(i) || reading.is_verb(i) || reading.is(i, WordClass::kLike)) break;
  }
  if (!site.row->content.empty()) {
    uint32_t preposition = find_preposition(reading, *site.row, start, sent.end);
    const uint32_t apart = preposition == kNone && what.begin > site.cue
                               ? behind_clauses(reading, *site.row, start, sent.end)
                               : kNone;
    if (apart != kNone) {
      preposition = apart;
      what.end = apart - 1;
    }
    // "such as B": leads to a part of what is called something.
    if (preposition != kNone && reading.doc.relation[preposition] == Relation::kFixed) return false;
    // "kallar planen "tokig"", "kallar honom en lögnare": without the preposition.
    uint32_t objects = 0;
    for (uint32_t c : reading.tree.children(site.cue)) {
      objects += c > site.cue && reading.doc.relation[c] == Relation::kObj;
    }
    const bool predicate = start + 1 <= sent.end && start == what.end && what.begin > site.cue &&
                           start < sent.end && reading.doc.upos[start] == Upos::kAdj;
    const bool bare =
        start < sent.end && (reading.quotation_at(start) >= 0 || objects > 1 || predicate);
    if (preposition == kNone && !bare) return false;
    if (preposition != kNone) start = preposition + 1;
  } else {
    const uint32_t subject = reading.subject(site.cue);
    if (subject != kNone && subject >= start) start = reading.phrase(subject).end;
  }
  if (start >= sent.end) return false;
  const uint32_t end = predicate_end(reading, start, sent.end);
  const TokenSpan said = trim(reading, with_quotation(reading, {start, end}));
  if (said.empty() || said.overlaps(what)) return false;
  // "считает эти данные завышенными"
  const bool marked = site.row->has(Frame::kClause) && site.row->content.empty();
  if (marked && !reading.doc.has_feature(said.begin, "Case=Ins") &&
      !reading.doc.has_feature(said.end - 1, "Case=Ins")) {
    return false;
  }
  // "nannte er dabei nicht": nothing is called anything.
  bool only_adverbs = reading.quotation_around(said.begin) < 0;  // words in marks are called so
  for (uint32_t i = said.begin; i < said.end; ++i) {
    const Upos upos = reading.doc.upos[i];
    only_adverbs &= upos == Upos::kAdv || upos == Upos::kPart || upos == Upos::kCconj ||
                    reading.is(i, WordClass::kNegation);
  }
  if (only_adverbs) return false;
  const bool before = what.begin < said.begin;
  draft.content =
      before ? TokenSpans{trim(reading, what), said} : TokenSpans{said, trim(reading, what)};
  if (what.empty()) draft.content = {said};
  draft.rule = "predicate";
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

}  // namespace

namespace {

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
      if (!object || c == reading.subject(site.cue)) continue;
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
