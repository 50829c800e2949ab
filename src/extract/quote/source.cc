#include <algorithm>

#include "base/utf8.h"
#include "extract/quote/links.h"
#include "extract/quote/source_phrase.h"
#include "extract/quote/source_words.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kAgentReach = 6;  // tokens between a passive and "af X"
constexpr size_t kStem = 3;          // bytes of a compound before and in its last word

bool may_be_source(const Reading& reading, uint32_t head) {
  const Upos upos = reading.doc.upos[head];
  // "Фахівець" that was taken for a verb still has the case of a subject.
  if (upos == Upos::kVerb && !reading.doc.has_feature(head, "Case=Nom")) return false;
  if (upos == Upos::kAux || upos == Upos::kPunct) return false;
  return !(reading.is(head, WordClass::kExpletive) && upos == Upos::kPron &&
           reading.doc.relation[head] == Relation::kExpl);
}

// "It says the plan is ready": what the tree takes for a word without meaning is a body that
// speaks.
uint32_t body_taken_up(const Reading& reading, const Site& site, const Draft& draft) {
  const Act act = site.row->act;
  const bool speaks = act == Act::kSay || act == Act::kAnnounce || act == Act::kWrite ||
                      act == Act::kDeny || act == Act::kWarn;
  const uint32_t verb = reading.verb_begin(site.cue);
  if (!speaks || draft.rule != "clause" || reading.lexicon.puts_verbs_last() || verb == 0 ||
      site.row->pos != Upos::kVerb || !reading.is_finite(verb) || reading.is_passive(site.cue)) {
    return kNone;
  }
  const uint32_t body = verb - 1;
  const bool expletive = reading.doc.relation[body] == Relation::kExpl &&
                         reading.tree.head(body) == static_cast<int32_t>(site.cue);
  return expletive && reading.is(body, WordClass::kIt) && !reading.is(body, WordClass::kProform)
             ? body
             : kNone;
}

// "наказ, у якому йдеться, що", "der Brief, in dem es heißt": what the pronoun behind the
// preposition stands for, the noun before the comma, or kNone.
uint32_t document_taken_up(const Reading& reading, uint32_t preposition) {
  const uint32_t pronoun = preposition + 1;
  if (preposition < reading.sentence(preposition).begin + 2) return kNone;
  if (!reading.is(pronoun, WordClass::kRelative) || reading.doc.word(preposition - 1) != ",") {
    return kNone;
  }
  const uint32_t before = preposition - 2;
  uint32_t noun = before;
  for (int steps = 0; steps < 4; ++steps) {
    const int32_t above = reading.tree.head(noun);
    if (above == kNoHead || static_cast<uint32_t>(above) >= preposition) break;
    const auto higher = static_cast<uint32_t>(above);
    if (!reading.is_nominal(higher) || reading.phrase(higher).end <= before) break;
    noun = higher;
  }
  return reading.is_nominal(noun) ? noun : kNone;
}

// "на Ломбоці людям сказано": where something was said, below another word than the verb.
bool only_tells_where(const Reading& reading, uint32_t cue, uint32_t head, TokenSpan name) {
  const Entity* entity = reading.entity_at(name);
  return entity && entity->kind == EntityKind::kPlace && head < cue &&
         reading.tree.head(head) != static_cast<int32_t>(cue);
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
      const uint32_t document = document_taken_up(reading, i);
      if (document != kNone) {
        head = document;
        name = reading.phrase(document);
        name.end = std::min(name.end, i - 1);
      }
      if (name.empty() || inside(draft.content, name.begin)) continue;
      if (only_tells_where(reading, site.cue, head, name)) continue;
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

// "Omkvædet lyder: "..."": what has the words is their source.
bool words_read(const Reading& reading, const Site& site, Draft& draft) {
  const uint32_t subject = draft.rule == "quote.colon" && !reading.is_passive(site.cue)
                               ? reading.subject(site.cue)
                               : kNone;
  if (subject == kNone || subject > site.cue || reading.doc.upos[subject] != Upos::kNoun) {
    return false;
  }
  const TokenSpan phrase = trim(reading, reading.phrase(subject));
  if (phrase.empty() || phrase.end > site.cue || inside(draft.content, subject)) return false;
  draft.source = {phrase};
  draft.source_head = subject;
  return true;
}

// "Говорят, что", "Мне сказали: «...»": a plural with no subject names nobody.
bool names_nobody(const Reading& reading, const Site& site, const Draft& draft) {
  const uint32_t verb = site.cue;
  const bool charged = draft.rule == "accusation" && site.row->act == Act::kAccuse;
  return (site.row->has(Frame::kRumour) || charged) && reading.is_finite(verb) &&
         reading.doc.has_feature(verb, "Number=Plur") &&
         !reading.doc.has_feature(verb, "Person=1") && !reading.doc.has_feature(verb, "Person=2") &&
         reading.subject(verb) == kNone &&
         (charged || draft.rule == "clause" || draft.rule == "quote.colon" ||
          draft.rule == "quote.after");
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
  // "In den Dokumenten wird behauptet, dass": the paper that tells it.
  for (const Citing& citing : reading.citings_in(sent)) {
    if (citing.kind != CitingKind::kMedium || inside(draft.content, citing.head)) continue;
    if (reading.tree.head(citing.head) != static_cast<int32_t>(site.cue)) continue;
    const Entity* entity = reading.entity_at({citing.head, citing.head + 1});
    if (!entity || entity->kind != EntityKind::kDocument) continue;
    draft.source = {trim(reading, citing.name)};
    draft.source_head = citing.head;
    return true;
  }
  return true;  // nobody is named
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

}  // namespace

// "tal", also at the end of a longer word: "søgetal".
static bool is_evidence(const Reading& reading, uint32_t token) {
  if (reading.is(token, WordClass::kEvidence)) return true;
  const std::string_view word = reading.low(token);
  for (size_t at = kStem; at + kStem < word.size(); ++at) {
    if (reading.lexicon.is(WordClass::kEvidence, word.substr(at))) return true;
  }
  return false;
}

// "The study found that", also "the panel found that"; only a document shows a thing.
static bool may_find(const Reading& reading, const Draft& draft, uint32_t head, TokenSpan source) {
  // "A Bloomberg poll": the head, not who stands before it.
  const Entity* own = reading.entity_at({head, head + 1});
  if (own && own->kind == EntityKind::kDocument) return true;
  for (uint32_t i = source.begin; i < source.end; ++i) {
    if (reading.doc.upos[i] == Upos::kAdp) break;
    if (is_evidence(reading, i)) return true;
    if (draft.rule == "clause" && reading.is(i, WordClass::kFinder)) return true;
  }
  const Entity* entity = reading.entity_at(source);
  if (!entity) return false;
  const bool body = entity->kind == EntityKind::kGroup || entity->kind == EntityKind::kOrganisation;
  return entity->kind == EntityKind::kDocument ||
         (body && draft.rule == "clause" && draft.cue_row && draft.cue_row->has(Frame::kTag));
}

static bool names_a_thing(const Reading& reading, uint32_t head, TokenSpan source) {
  const bool inanimate =
      reading.doc.has_feature(head, "Animacy=Inan") || reading.doc.has_feature(head, "Gender=Neut");
  return reading.doc.upos[head] == Upos::kNoun && inanimate && !reading.entity_at(source);
}

// "Er sei müde, hieß es.": a tag that names nobody.
static bool says_nobody(const Reading& reading, const Site& site, const Draft& draft) {
  return draft.rule == "tag" && reading.lexicon.puts_verbs_last() &&
         reading.lexicon.is(WordClass::kExpletive, site.row->particle);
}

// "får opplyst fra politiet", "erfuhr die „Post“ aus dem Rat": a paper is told; without a source it
// is the source itself.
static bool learns(const Reading& reading, const Site& site, Draft& draft) {
  uint32_t subject = reading.subject(site.cue);
  const bool proform = subject != kNone && reading.is(subject, WordClass::kProform);
  if (proform || (subject == kNone && draft.rule == "proform")) {  // "Das erfuhr die „Post“ aus"
    subject = reading.subject_after(site.cue);
  }
  TokenSpan paper;
  if (subject != kNone && !inside(draft.content, subject)) {
    paper = trim(reading, reading.phrase(subject));
  }
  if (!source_behind_preposition(reading, site, draft)) {
    if (paper.empty() || !reading.may_publish(paper)) return false;
    draft.source = {paper};
    draft.source_head = subject;
    return true;
  }
  TokenSpan& source = draft.source.front();
  if (paper.empty() || source.contains(subject)) return true;
  if (paper.begin < source.begin && paper.end >= source.begin) paper.end = source.begin - 1;
  if (reading.may_publish(paper)) draft.via = {paper};
  return true;
}

// "..., so Holk": who stands behind the adverb.
static void source_of_adverb(const Reading& reading, const Site& site, Draft& draft) {
  draft.source = {reading.phrase_after(site.cue + 1, &draft.source_head)};
  // "so Holk in einer Mitteilung": where it was said is no part of a name.
  TokenSpan& name = draft.source.front();
  if (!name.empty()) cut_at_citings(reading, draft.source_head, name);
  if (!name.empty() && reading.doc.upos[name.begin] == Upos::kPropn) {
    for (uint32_t i = name.begin + 1; i < name.end; ++i) {
      if (reading.doc.upos[i] == Upos::kAdp) name.end = i;
    }
  }
}

// The phrase of the subject, less what the tree hangs on it and with what it has elsewhere.
static TokenSpan subject_phrase(const Reading& reading, const Site& site, uint32_t& subject,
                                Draft& draft) {
  TokenSpan phrase = reading.phrase(subject);
  cut_at_citings(reading, subject, phrase);
  if (subject > site.cue) add_title(reading, site.cue, subject, phrase);
  if (subject > site.cue) take_run(reading, site.cue, phrase);
  if (subject > site.cue) add_partitive(reading, subject, phrase);
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
  if (subject < site.cue && phrase.begin < subject && reading.changes_script(subject)) {
    phrase.begin = subject;  // "в интервью Fjord News | Рябова пошутила"
  }
  if (subject < site.cue) add_apposition(reading, site.cue, phrase);
  if (subject < site.cue && site.row->has(Frame::kFinding))
    add_own_clause(reading, site.cue, phrase);
  if (subject < site.cue && phrase.begin > reading.sentence(subject).begin &&
      reading.doc.upos[subject] == Upos::kPron && reading.is(subject, WordClass::kQuestion) &&
      reading.doc.upos[phrase.begin - 1] == Upos::kAdv) {
    --phrase.begin;  // "Багато | хто каже"
  }
  if (subject < site.cue) add_coordinate(reading, site.cue, phrase);
  if (subject < site.cue) add_before(reading, subject, phrase);
  if (subject < site.cue) add_name_behind(reading, site.cue, subject, phrase);
  if (subject < site.cue) add_name_before(reading, site.cue, phrase);
  if (subject > site.cue) cut_at_place(reading, phrase);
  if (subject > site.cue && reading.doc.upos[subject] == Upos::kNoun) {
    phrase = reading.with_adjective(phrase);
  }
  if (subject > site.cue) add_house(reading, phrase);
  // "også politiet": the adverb belongs to no one.
  if (phrase.length() > 1 && reading.is(phrase.begin, WordClass::kFocus) &&
      reading.doc.upos[phrase.begin + 1] != Upos::kNum && subject > phrase.begin) {
    ++phrase.begin;
  }
  return phrase;
}

static bool source_is_subject(const Reading& reading, const Site& site, Draft& draft) {
  uint32_t subject = reading.subject(site.cue);
  const TokenSpan many = quantity_before(reading, site.cue);
  if (!many.empty() && !inside(draft.content, many.begin)) {
    draft.source = {many};
    draft.source_head = many.begin;
    while (draft.source_head + 1 < many.end && !reading.is_nominal(draft.source_head)) {
      ++draft.source_head;
    }
    return true;
  }
  if (subject == kNone) subject = name_before(reading, site.cue);
  if (subject == kNone) subject = bare_before(reading, site.cue);
  if (subject == kNone && draft.rule != "infinitive" && draft.rule != "object" &&
      draft.rule != "prepositional") {
    subject = nominative_before(reading, site.cue);
  } else if (subject != kNone && subject < site.cue &&
             reading.child(site.cue, Relation::kNsubj) == kNone) {
    // "X сказала, что после ... город объявил о": one of its own clause, before one from afar.
    const uint32_t own = nominative_before(reading, site.cue);
    if (own != kNone && own > subject && reading.doc.word(own - 1) != "," &&
        std::any_of(reading.doc.tokens.begin() + subject, reading.doc.tokens.begin() + own,
                    [&](const auto& token) {
                      return reading.is_finite(
                          static_cast<uint32_t>(&token - reading.doc.tokens.data()));
                    })) {
      subject = own;
    }
  }
  const uint32_t body = body_taken_up(reading, site, draft);
  if (body != kNone) subject = body;
  // "Дует оголосив": a verb cannot be a subject, so the word before it is no verb.
  const bool swapped = subject != kNone && subject + 1 == site.cue &&
                       reading.doc.relation[site.cue] == Relation::kNsubj &&
                       reading.tree.head(site.cue) == static_cast<int32_t>(subject);
  if (subject == kNone) return false;
  if (subject != body && !swapped && !may_be_source(reading, subject)) return false;
  if (inside(draft.content, subject)) return false;
  TokenSpan phrase = trim(reading, subject_phrase(reading, site, subject, draft));
  if (phrase.empty()) return false;
  if (subject > site.cue) add_office(reading, subject, phrase);
  if (site.row->has(Frame::kFinding) && !may_find(reading, draft, subject, phrase)) return false;
  // "Ремонт вимагає коштів", "mødet varsler krig": only somebody demands or warns.
  const bool stand =
      draft.rule == "object" && (draft.act == Act::kOrder || draft.act == Act::kWarn);
  const bool law = (draft.act == Act::kOrder || draft.act == Act::kDeny) &&
                   reading.lexicon.is_nonsource(base::to_lower(reading.doc.lemma[subject]));
  if (law) return false;  // "loven kræver, at"
  const bool guess = draft.rule == "prepositional" && draft.act == Act::kBelieve;
  if ((stand || guess) && names_a_thing(reading, subject, phrase)) {
    return false;
  }
  draft.source = {phrase};
  draft.source_head = subject;
  return true;
}

bool fill_source(const Reading& reading, const Site& site, Draft& draft) {
  if (!draft.source.empty()) {
    cut_at_citings(reading, draft.source_head, draft.source.front());
    return true;
  }
  if (site.row->pos == Upos::kNoun) return true;
  if (site.row->pos == Upos::kAdv) {
    source_of_adverb(reading, site, draft);
    return true;
  }
  if (site.row->has(Frame::kCites)) {
    if (!source_cited(reading, site, draft)) return false;
    split_agent(reading, site, draft);
    return true;
  }
  if (site.row->has(Frame::kLearn)) return learns(reading, site, draft);
  if (site.row->has(Frame::kFrom))
    return source_behind_preposition(reading, site, draft) || words_read(reading, site, draft) ||
           draft.rule == "clause" || draft.rule == "as" || says_nobody(reading, site, draft) ||
           reading.doc.has_feature(site.cue, "Voice=Pass") || draft.verbatim;
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
  return source_is_subject(reading, site, draft) || names_nobody(reading, site, draft);
}

}  // namespace kilde::quote
