#include "extract/quote/links.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kAgentReach = 6;  // tokens between a passive and "af X"

bool may_be_source(const Reading& reading, uint32_t head) {
  const Upos upos = reading.doc.upos[head];
  if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kPunct) return false;
  return !(reading.is(head, WordClass::kExpletive) && upos == Upos::kPron &&
           reading.doc.relation[head] == Relation::kExpl);
}

bool is_capitalised(const Reading& reading, uint32_t token) {
  const Upos upos = reading.doc.upos[token];
  if (upos != Upos::kPropn && upos != Upos::kNoun && upos != Upos::kX) return false;
  return base::starts_upper(reading.doc.word(token));
}

bool is_one_of(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

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
    const Entity* entity = office ? reading.entity_at({c, c + 1}) : nullptr;
    if (!entity || entity->kind != EntityKind::kPerson) continue;
    phrase.end = std::max(c + 1, reading.phrase(c).end);
    cut_at_citings(reading, subject, phrase);
    phrase = trim(reading, phrase);
    return;
  }
}

// "lyder det fra X", "fremgår det af X": the source behind a preposition.
bool source_behind_preposition(const Reading& reading, const Site& site, Draft& draft) {
  const TokenSpan sent = reading.sentence(site.cue);
  const auto look = [&](uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; ++i) {
      if (inside(draft.content, i) || !is_one_of(site.row->source, reading.low(i))) continue;
      uint32_t head = kNone;
      TokenSpan name = reading.phrase_after(i + 1, &head);
      for (uint32_t n = name.begin; n < name.end; ++n) {  // "av en rapport at Y"
        if (reading.is(n, WordClass::kThat) && reading.doc.upos[n] == Upos::kSconj) name.end = n;
      }
      if (name.empty() || inside(draft.content, name.begin)) continue;
      draft.source = {name};
      draft.source_head = head;
      cut_at_citings(reading, head, draft.source.front());
      return true;
    }
    return false;
  };
  if (look(site.cue + 1, std::min(sent.end, site.cue + 10))) return true;
  for (uint32_t c : reading.tree.children(site.cue)) {  // "В заявлении ... говорится"
    const uint32_t preposition = reading.child(c, Relation::kCase);
    if (c < site.cue && preposition != kNone && look(preposition, preposition + 1)) return true;
  }
  return look(site.cue > 8 ? std::max(sent.begin, site.cue - 8) : sent.begin, site.cue);
}

// "Муалем підкреслив": a name right before the verb, at the begin of its clause, whatever the tree
// calls it.
uint32_t name_before(const Reading& reading, uint32_t cue) {
  if (cue == 0 || !reading.is_finite(cue) || reading.doc.has_feature(cue, "Number=Plur")) {
    return kNone;
  }
  const uint32_t first = reading.sentence(cue).begin;
  const uint32_t name = cue - 1;
  if (name < first || !is_capitalised(reading, name)) return kNone;
  const bool begins = name == first || reading.is_punct(name - 1) ||
                      reading.is(name - 1, WordClass::kCoordinator) ||
                      reading.is(name - 1, WordClass::kBreaker);
  return begins ? name : kNone;
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

// "oplyses af politiet"
bool source_of_passive(const Reading& reading, const Site& site, Draft& draft) {
  auto at = std::lower_bound(reading.citings.begin(), reading.citings.end(), site.cue,
                             [](const Citing& c, uint32_t token) { return c.lead.begin <= token; });
  for (; at != reading.citings.end() && at->lead.begin < site.cue + kAgentReach; ++at) {
    if (at->kind != CitingKind::kAgent || inside(draft.content, at->head)) continue;
    draft.source = {at->name};
    draft.source_head = at->head;
    return true;
  }
  // "wie von der Polizei mitgeteilt wurde", "seitens der Polizei wurde mitgeteilt"
  const TokenSpan sent = reading.sentence(site.cue);
  for (const Citing& citing : reading.citings_in({sent.begin, site.cue + 1})) {
    if (citing.kind != CitingKind::kAgent || inside(draft.content, citing.head)) continue;
    if (reading.tree.head(citing.head) != static_cast<int32_t>(site.cue)) continue;
    draft.source = {citing.name};
    draft.source_head = citing.head;
    return true;
  }
  return true;  // nobody is named
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

// "В полиции сообщили": a plural verb with no subject has its source in a place.
bool source_in_place(const Reading& reading, const Site& site, Draft& draft) {
  const bool plural = reading.is_finite(site.cue) &&
                      reading.doc.has_feature(site.cue, "Number=Plur") &&
                      !reading.doc.has_feature(site.cue, "Person=1") &&
                      !reading.doc.has_feature(site.cue, "Person=2");
  if (!plural || reading.child(site.cue, Relation::kNsubj) != kNone) return false;
  for (const Citing& citing : reading.citings_in(reading.sentence(site.cue))) {
    if (citing.kind != CitingKind::kMedium || inside(draft.content, citing.head)) continue;
    if (reading.tree.head(citing.head) != static_cast<int32_t>(site.cue)) continue;
    const Entity* entity = reading.entity_at(citing.name);
    if (!entity || entity->kind == EntityKind::kPerson || entity->kind == EntityKind::kDocument ||
        entity->kind == EntityKind::kGroup) {
      continue;
    }
    draft.source = {trim(reading, citing.name)};
    draft.source_head = citing.head;
    return true;
  }
  return false;
}

// "сообщил «Полюс» источник": an outlet that the tree takes into the subject is spoken to.
void split_addressee(const Reading& reading, TokenSpan& phrase, Draft& draft) {
  for (uint32_t i = phrase.begin + 1; i < phrase.end; ++i) {
    if (reading.is_punct(i) || !reading.is_nominal(i)) continue;
    const bool person = reading.doc.has_feature(i, "Case=Nom") &&
                        reading.doc.has_feature(i, "Animacy=Anim") &&
                        reading.doc.upos[i] == Upos::kNoun;
    const TokenSpan before = trim(reading, {phrase.begin, i});
    if (!person || before.empty() || !reading.is_medium(before)) continue;
    if (reading.doc.upos[before.end - 1] != Upos::kPropn) continue;
    draft.to.push_back(before);
    phrase.begin = i;
    return;
  }
}

// "источник агентству «Полюс»": an outlet in the dative behind the source is spoken to.
void cut_addressee(const Reading& reading, uint32_t subject, TokenSpan& phrase, Draft& draft) {
  for (uint32_t i = subject + 1; i < phrase.end; ++i) {
    if (reading.is_punct(i) || reading.doc.upos[i] == Upos::kAdp) return;
    const bool dative = reading.doc.has_feature(i, "Case=Dat") && reading.is_nominal(i) &&
                        !reading.doc.has_feature(i, "Animacy=Anim") &&
                        reading.child(i, Relation::kCase) == kNone;
    if (!dative || !reading.is_medium({i, phrase.end})) continue;
    draft.to.push_back(trim(reading, {i, phrase.end}));
    phrase.end = i;
    return;
  }
}

// "слова мэра РИА Новости": a paper or agency that the tree hangs on the one it cites.
TokenSpan hand_behind(const Reading& reading, TokenSpan& name) {
  for (uint32_t i = name.begin + 1; i < name.end; ++i) {
    const uint32_t last = i < name.end && reading.is_punct(i) ? i + 1 : i;
    const bool begins = last < name.end && (reading.doc.upos[last] == Upos::kPropn ||
                                            reading.doc.upos[last] == Upos::kX);
    if (!begins || !reading.is_medium({last, name.end})) continue;
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

// An outlet, or a name in marks that may be one: "сообщает «Полюс» со ссылкой на".
bool publishes(const Reading& reading, TokenSpan source) {
  if (reading.is_medium(source)) return true;
  const Entity* entity = reading.entity_at(source);
  const bool marked = source.begin > 0 && reading.quotation_at(source.begin - 1) >= 0;
  return marked && (!entity || entity->kind == EntityKind::kOrganisation ||
                    entity->kind == EntityKind::kOther);
}

// "Det siger sig selv", "det viser sig": nobody says anything.
bool turns_on_itself(const Reading& reading, const Site& site) {
  const Act act = site.row->act;
  const bool speech = act == Act::kSay || act == Act::kWrite || act == Act::kOther;
  return speech && site.row->pos == Upos::kVerb && site.row->particle.empty() &&
         site.cue + 1 < reading.size() && reading.is(site.cue + 1, WordClass::kReflexive);
}

// "Y citerer X for, at", "X citeres i Y for, at": X is the source, Y the hand.
bool source_cited(const Reading& reading, const Site& site, Draft& draft) {
  uint32_t subject = reading.subject(site.cue);
  if (subject == kNone) subject_first(reading, site.cue, &subject);
  const bool own = subject != kNone && !inside(draft.content, subject) &&
                   reading.doc.relation[subject] != Relation::kObj;
  if (!own && !reading.is_passive(site.cue)) {
    uint32_t object = reading.child(site.cue, Relation::kObj);
    if (object == kNone || object < site.cue || inside(draft.content, object)) return false;
    const Cue* noun = reading.cue_at(object);
    TokenSpan cited = trim(reading, {object, reading.tree.reach(object).end});
    if (noun && noun->pos == Upos::kNoun && cited.length() > 1) {
      draft.cue.push_back({object, object + 1});
      object = ++cited.begin;
    }
    const TokenSpan paper = hand_behind(reading, cited);
    if (paper.empty()) return false;
    draft.source = {trim(reading, cited)};
    draft.source_head = object;
    draft.via = {paper};
    return true;
  }
  if (!own) return false;
  TokenSpan hand = trim(reading, reading.phrase(subject));
  uint32_t head = subject;
  TokenSpan name = hand;
  if (!reading.is_passive(site.cue)) {
    name = trim(reading, reading.phrase_after(site.cue + 1, &head));
    if (subject > site.cue) {  // "«...», — цитирует мэра газета"
      head = reading.child(site.cue, Relation::kObj);
      if (head == kNone) {
        head = words_of(reading, subject);
        if (head != kNone && hand.contains(head)) hand.end = head;
      }
      if (head == kNone || head == subject || inside(draft.content, head)) return false;
      name = trim(reading, reading.phrase(head));
      if (name.contains(subject)) name.end = hand.begin;
    }
    if (name.empty() || inside(draft.content, head)) return false;
    draft.via = {hand};
  }
  // "цитирует слова мэра": whose words they are.
  const Cue* noun = reading.cue_at(head);
  if (noun && noun->pos == Upos::kNoun) {
    for (uint32_t c : reading.tree.children(head)) {
      if (c < head || reading.doc.relation[c] != Relation::kNmod) continue;
      if (inside(draft.content, c)) continue;
      draft.cue.push_back({head, head + 1});
      name = trim(reading, reading.phrase(c));
      head = c;
      break;
    }
  }
  draft.source = {name};
  draft.source_head = head;
  return true;
}

bool is_reporting_participle(const Reading& reading, uint32_t verb) {
  return reading.is_participle(verb) && !reading.is_passive(verb);
}

// An infinitive reports where somebody is said to do it: "vil bede", not "for at sige".
bool infinitive_reports(const Reading& reading, uint32_t verb) {
  for (uint32_t c : reading.tree.children(verb)) {
    if (reading.doc.relation[c] == Relation::kAux && reading.is_finite(c)) return true;
  }
  for (uint32_t c : reading.tree.children(verb)) {  // "um nach den Fakten zu fragen"
    if (c < verb && reading.is(c, WordClass::kSubordinator)) return false;
  }
  const Relation relation = reading.doc.relation[verb];
  return relation == Relation::kXcomp || relation == Relation::kConj ||
         relation == Relation::kObl ||
         (relation == Relation::kAdvcl && verb >= 2 && reading.doc.upos[verb - 1] == Upos::kPart &&
          reading.doc.upos[verb - 2] != Upos::kAdp);
}

// "выразить надежду": the verb with its noun is the cue.
bool is_part_of_verb(const Reading& reading, uint32_t noun) {
  const int32_t verb = reading.tree.head(noun);
  if (verb == kNoHead) return false;
  const Cue* cue = reading.cue_at(static_cast<uint32_t>(verb));
  return cue && !cue->particle.empty() &&
         reading.particle_of(static_cast<uint32_t>(verb), *cue) == noun;
}

bool inflects(const Reading& reading, uint32_t token) {
  for (const char* value :
       {"Case=Nom", "Case=Gen", "Case=Dat", "Case=Acc", "Case=Ins", "Case=Loc"}) {
    if (reading.doc.has_feature(token, value)) return true;
  }
  return false;
}

// "сообщил агентству «Полюс» источник", "рассказал РИА Новости мэр": an outlet spoken to.
void add_dative(const Reading& reading, const Site& site, Draft& draft) {
  const TokenSpan sent = reading.sentence(site.cue);
  const uint32_t from = std::max(sent.begin, site.cue > 6 ? site.cue - 6 : 0);
  for (uint32_t i = from; i < std::min(sent.end, site.cue + 12); ++i) {
    if (i == site.cue || inside(draft.content, i) || inside(draft.source, i)) continue;
    if (inside(draft.via, i) || !reading.is_nominal(i)) continue;
    const bool dative =
        reading.doc.has_feature(i, "Case=Dat") && reading.child(i, Relation::kCase) == kNone;
    const bool beside = i == site.cue + 1 && reading.doc.upos[i] == Upos::kPropn &&
                        !draft.source.empty() && draft.source.front().begin > i;
    if (!dative && !beside) continue;
    TokenSpan name = trim(reading, reading.phrase_after(i));
    // "агентству «Полюс»": the name may stand behind the noun.
    const bool noun = dative && i > site.cue && reading.doc.upos[i] == Upos::kNoun &&
                      !name.empty() && name.begin == i && reading.is_medium(name);
    if (!noun && !reading.is_medium({i, i + 1})) continue;
    for (TokenSpan source : draft.source) {
      if (source.begin > i) name.end = std::min(name.end, source.begin);
    }
    if (name.empty() || inside(draft.source, name.end - 1)) continue;
    draft.to.push_back(name);
    return;
  }
}

}  // namespace

// "Er gehe davon aus, sagte X": a hedge of X himself, told in the subjunctive.
static bool hedges(const Reading& reading, const Site& site, uint32_t subject) {
  const Act act = site.row->act;
  const bool thought = act == Act::kBelieve || act == Act::kPredict || act == Act::kFear;
  return thought && reading.lexicon.puts_verbs_last() && reading.is_subjunctive(site.cue) &&
         reading.doc.upos[subject] == Upos::kPron &&
         reading.doc.has_feature(subject, "Number=Sing");
}

// "das finden Sie überall": a pronoun in capitals inside a sentence.
static bool speaks_to_reader(const Reading& reading, uint32_t subject) {
  return reading.doc.upos[subject] == Upos::kPron && !reading.is_first_person(subject) &&
         subject > reading.sentence(subject).begin && !reading.is_punct(subject - 1) &&
         base::starts_upper(reading.doc.word(subject));
}

// "Reporter würden widersprechen": nobody has said it.
static bool would(const Reading& reading, uint32_t cue) {
  for (uint32_t c : reading.tree.children(cue)) {
    const bool auxiliary = reading.doc.relation[c] == Relation::kAux;
    if (auxiliary && reading.lexicon.puts_verbs_last() && reading.is(c, WordClass::kPredicted) &&
        reading.doc.has_feature(c, "Mood=Sub")) {
      return true;
    }
  }
  return false;
}

bool is_report(const Reading& reading, const Site& site) {
  if (reading.is_conditional(site.cue)) return false;
  if (turns_on_itself(reading, site)) return false;
  if (site.row->pos == Upos::kAdv) return is_tag(reading, site.cue);
  if (site.row->pos == Upos::kNoun) return !is_part_of_verb(reading, site.cue);
  const uint32_t own = reading.child(site.cue, Relation::kNsubj);  // "economists say": no order
  if (reading.doc.has_feature(site.cue, "Mood=Imp") && (own == kNone || own > site.cue)) {
    return false;
  }
  // "подтверждающий": a participle that inflects describes its noun.
  if (reading.is_participle(site.cue) && !reading.is_short_form(site.cue) &&
      reading.doc.relation[site.cue] == Relation::kAcl && inflects(reading, site.cue)) {
    return false;
  }
  if (reading.doc.relation[site.cue] == Relation::kAmod && !reading.is_mistaken_verb(site.cue)) {
    return false;
  }
  const bool infinitive =  // "haben gebeten" is none
      reading.doc.has_feature(site.cue, "VerbForm=Inf") && !reading.is_perfect(site.cue);
  if (infinitive && !infinitive_reports(reading, site.cue)) return false;
  const uint32_t auxiliary = reading.child(site.cue, Relation::kAux);
  const bool perfect = auxiliary != kNone && reading.doc.has_feature(auxiliary, "VerbForm=Inf");
  TokenSpan negation;
  const bool negated = reading.has_negation(site.cue, &negation);
  if ((infinitive || perfect) && negated) return false;
  // "by not telling people to leave": nothing was told.
  if (negated && reading.is_present_participle(site.cue) && negation.begin > 0) {
    const Upos before = reading.doc.upos[negation.begin - 1];
    if (before == Upos::kAdp || before == Upos::kSconj) return false;
  }
  // "som inte underrättade X om att": nothing was told.
  if (site.row->act == Act::kAnnounce && reading.has_negation(site.cue)) return false;
  const uint32_t subject = reading.subject(site.cue);
  if (subject == kNone) return true;
  if (hedges(reading, site, subject) || speaks_to_reader(reading, subject)) return false;
  if (infinitive && would(reading, site.cue)) return false;
  if (reading.is(subject, WordClass::kNegation)) return false;
  if (reading.is(subject, WordClass::kGeneric) && reading.doc.upos[subject] == Upos::kPron)
    return false;
  if (reading.is_first_person(subject)) {
    const Act act = site.row->act;
    if (site.row->pos == Upos::kAdj) return false;
    if (act == Act::kBelieve || act == Act::kFear || act == Act::kOther || act == Act::kPredict) {
      return false;
    }
    if (infinitive) return false;  // "Jag vill påstå att"
    return !reading.doc.has_feature(site.cue, "Tense=Pres") ||
           is_reporting_participle(reading, site.cue);
  }
  return true;
}

// "The study found that", also "the panel found that"; only a document shows a thing.
static bool may_find(const Reading& reading, const Draft& draft, TokenSpan source) {
  const Entity* entity = reading.entity_at(source);
  if (!entity) return false;
  const bool body = entity->kind == EntityKind::kGroup || entity->kind == EntityKind::kOrganisation;
  return entity->kind == EntityKind::kDocument ||
         (body && draft.rule == "clause" && draft.cue_row && draft.cue_row->has(Frame::kTag));
}

bool fill_source(const Reading& reading, const Site& site, Draft& draft) {
  if (!draft.source.empty()) {
    cut_at_citings(reading, draft.source_head, draft.source.front());
    return true;
  }
  if (site.row->pos == Upos::kNoun) return true;
  if (site.row->pos == Upos::kAdv) {
    draft.source = {reading.phrase_after(site.cue + 1, &draft.source_head)};
    // "so Holk in einer Mitteilung": where it was said is no part of a name.
    TokenSpan& name = draft.source.front();
    if (!name.empty() && reading.doc.upos[name.begin] == Upos::kPropn) {
      for (uint32_t i = name.begin + 1; i < name.end; ++i) {
        if (reading.doc.upos[i] == Upos::kAdp) name.end = i;
      }
    }
    return true;
  }
  if (site.row->has(Frame::kCites)) {
    if (!source_cited(reading, site, draft)) return false;
    split_agent(reading, site, draft);
    return true;
  }
  if (site.row->has(Frame::kFrom))
    return source_behind_preposition(reading, site, draft) || draft.rule == "clause" ||
           draft.rule == "as" || reading.doc.has_feature(site.cue, "Voice=Pass") || draft.verbatim;
  if (site.row->pos == Upos::kVerb && reading.is_passive(site.cue) &&
      !site.row->has(Frame::kState)) {
    // "Kort sagt: ..." is a turn of phrase.
    if (draft.rule == "colon.after" && reading.child(site.cue, Relation::kAux) == kNone)
      return false;
    if (reading.doc.has_feature(site.cue, "Person=0")) {  // "у заяві зазначено"
      return source_behind_preposition(reading, site, draft) || draft.rule == "clause" ||
             draft.verbatim;
    }
    return source_of_passive(reading, site, draft);
  }
  if (source_in_place(reading, site, draft)) return true;
  uint32_t subject = reading.subject(site.cue);
  if (subject == kNone) subject = name_before(reading, site.cue);
  if (subject == kNone || !may_be_source(reading, subject)) return false;
  if (inside(draft.content, subject)) return false;
  TokenSpan phrase = reading.phrase(subject);
  cut_at_citings(reading, subject, phrase);
  if (subject > site.cue) add_title(reading, site.cue, subject, phrase);
  if (subject > site.cue) split_addressee(reading, phrase, draft);
  if (draft.to.empty()) cut_addressee(reading, subject, phrase, draft);
  if (phrase.contains(site.cue)) {
    if (subject > site.cue) {
      phrase.begin = site.cue + 1;
    } else {
      phrase.end = reading.verb_begin(site.cue);
    }
  }
  for (TokenSpan content : draft.content) {
    if (!phrase.overlaps(content)) continue;
    if (content.begin > subject) phrase.end = std::min(phrase.end, content.begin);
    if (content.end <= subject) phrase.begin = std::max(phrase.begin, content.end);
  }
  if (subject > site.cue) cut_at_place(reading, phrase);
  phrase = trim(reading, phrase);
  if (phrase.empty()) return false;
  if (subject > site.cue) add_office(reading, subject, phrase);
  if (site.row->has(Frame::kFinding) && !may_find(reading, draft, phrase)) return false;
  draft.source = {phrase};
  draft.source_head = subject;
  return true;
}

// "Laut X kam er und bat ...": the phrase leads a clause before that of the cue.
// "... kritisiert, obwohl sie laut X": it stands in a clause of its own behind it.
static bool stands_elsewhere(const Reading& reading, const Citing& citing, uint32_t cue) {
  const uint32_t begin = citing.phrase.end, end = reading.verb_begin(cue);
  for (uint32_t i = begin; i < end; ++i) {
    const bool joined = reading.doc.relation[cue] == Relation::kConj &&
                        reading.tree.head(cue) == static_cast<int32_t>(i);
    if (joined && reading.is_finite(i) && !reading.cue_at(i)) return true;
  }
  for (uint32_t i = begin + 1; i <= cue; ++i) {  // a headline without a full stop
    if (begins_line(reading.doc, i)) return true;
  }
  for (uint32_t i = cue + 1; i < citing.lead.begin; ++i) {
    if (reading.is(i, WordClass::kBreaker)) return true;
  }
  return false;
}

// "an opinion piece in Sunday's Harbour Times": the paper at the end of the phrase.
static TokenSpan medium_in(const Reading& reading, TokenSpan name) {
  if (reading.is_medium(name)) return name;
  for (uint32_t i = name.begin + 1; i < name.end; ++i) {
    const bool led = reading.doc.upos[i - 1] == Upos::kAdp || reading.low(i - 1) == "’s" ||
                     reading.low(i - 1) == "'s";
    if (led && reading.is_medium({i, name.end})) return {i, name.end};
  }
  return {name.end, name.end};
}

void fill_links(const Reading& reading, const Site& site, Draft& draft, std::vector<bool>& used) {
  const TokenSpan sent = reading.sentence(site.cue);
  auto at = std::lower_bound(reading.citings.begin(), reading.citings.end(), sent.begin,
                             [](const Citing& c, uint32_t begin) { return c.lead.begin < begin; });
  const auto cue_before = [&](uint32_t token) {  // another report stands in between
    const uint32_t lo = std::min(token, site.cue + 1), hi = std::max(token, site.cue);
    for (uint32_t i = lo; i < hi; ++i) {
      const Cue* cue = reading.cue_at(i);
      if (i != site.cue && cue && cue->pos == Upos::kVerb && cue->has(Frame::kClause) &&
          reading.is_finite(i) && !inside(draft.content, i)) {
        return true;
      }
    }
    return false;
  };
  for (; at != reading.citings.end() && at->lead.begin < sent.end; ++at) {
    const auto row = static_cast<size_t>(at - reading.citings.begin());
    if (used[row] || inside(draft.content, at->head) || inside(draft.source, at->head)) continue;
    const uint32_t before = at->lead.begin;
    switch (at->kind) {
      case CitingKind::kAccording:
        if (reading.is_first_person(at->head) || cue_before(before)) break;
        if (stands_elsewhere(reading, *at, site.cue)) break;
        used[row] = true;
        if (!draft.source.empty() && draft.act == Act::kWrite &&
            reading.is_medium(draft.source[0])) {
          draft.via.insert(draft.via.begin(), draft.source.begin(), draft.source.end());
          draft.source = {at->name};
          draft.source_head = at->head;
        } else if (draft.source.empty() && !draft.bare) {
          draft.source = {at->name};
          draft.source_head = at->head;
        } else {
          draft.via.push_back(at->name);
        }
        break;
      case CitingKind::kCiting: {
        const Entity* entity = reading.entity_at(at->name);
        if (draft.source.empty() || cue_before(before)) break;
        if (!entity && reading.doc.upos[at->head] == Upos::kPron) break;
        const bool somebody =
            entity && (entity->kind == EntityKind::kPerson || entity->kind == EntityKind::kGroup) &&
            draft.source_head != kNone && reading.doc.upos[draft.source_head] != Upos::kPron;
        if (!somebody && !publishes(reading, draft.source[0])) break;
        used[row] = true;
        draft.via.insert(draft.via.begin(), draft.source.begin(), draft.source.end());
        draft.source = {at->name};
        draft.source_head = at->head;
        draft.cue.push_back(at->lead);
        if (!at->tail.empty() && at->tail != at->lead) draft.cue.push_back(at->tail);
        break;
      }
      case CitingKind::kAddressee: {
        if (before < site.cue && !reading.tree.below(at->head, site.cue)) break;
        const Entity* entity = reading.entity_at(at->name);
        const bool addressed =
            reading.is_medium(at->name) || (entity && entity->kind != EntityKind::kPlace);
        if (addressed && !cue_before(before)) draft.to.push_back(at->name);
        break;
      }
      case CitingKind::kMedium: {
        const TokenSpan name = medium_in(reading, at->name);
        if (name.empty() || cue_before(before)) break;
        (site.row->has(Frame::kCites) ? draft.via : draft.hands).push_back(name);
        break;
      }
      case CitingKind::kAgent: {  // "a statement carried by Reuters", "is quoted by Reuters"
        const bool cited = site.row->has(Frame::kCites) && reading.is_passive(site.cue);
        if (before == 0 || (!cited && !reading.is(before - 1, WordClass::kSeen))) break;
        if (reading.may_publish(at->name) && !cue_before(before)) draft.via.push_back(at->name);
        break;
      }
      case CitingKind::kThrough: {  // "opplyser X gjennom sin advokat Y"
        const Entity* entity = reading.entity_at(at->name);
        const bool person = entity && entity->kind == EntityKind::kPerson;
        if (person && before > site.cue && !cue_before(before)) draft.via.push_back(at->name);
        break;
      }
      default:
        break;
    }
  }
  if (site.row->has(Frame::kAddressee) && draft.to.empty() && !reading.is_passive(site.cue)) {
    for (Relation relation : {Relation::kIobj, Relation::kObj}) {
      const uint32_t object = reading.child(site.cue, relation);
      if (object == kNone || object < site.cue || inside(draft.content, object)) continue;
      if (object == draft.source_head || !reading.is_nominal(object)) continue;
      if (reading.is(object, WordClass::kReflexive)) continue;
      const TokenSpan phrase = trim(reading, reading.phrase(object));
      if (phrase.empty() || inside(draft.content, phrase.end - 1)) continue;
      draft.to.push_back(phrase);
      break;
    }
  }
  if (site.row->has(Frame::kAddressee) && draft.to.empty()) add_dative(reading, site, draft);
  TokenSpan negation;
  if (site.row->pos != Upos::kNoun && reading.has_negation(site.cue, &negation) &&
      !inside(draft.content, negation.begin)) {
    draft.negated = true;
    // "не считает" is one span.
    if (!draft.cue.empty() && draft.cue.front().begin == negation.end) {
      draft.cue.front().begin = negation.begin;
    } else {
      draft.cue.push_back(negation);
    }
  }
}

}  // namespace kilde::quote
