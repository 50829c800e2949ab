#include "base/utf8.h"
#include "extract/quote/links.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

// "Det siger sig selv", "det viser sig": nobody says anything.
bool turns_on_itself(const Reading& reading, const Site& site) {
  const Act act = site.row->act;
  const bool speech = act == Act::kSay || act == Act::kWrite || act == Act::kOther;
  return speech && site.row->pos == Upos::kVerb && site.row->particle.empty() &&
         site.cue + 1 < reading.size() && reading.is(site.cue + 1, WordClass::kReflexive);
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

// "требует признать сделку незаконной": what somebody is to say is not said.
bool is_wanted(const Reading& reading, uint32_t verb) {
  const int32_t head = reading.tree.head(verb);
  const Relation relation = reading.doc.relation[verb];
  if (head == kNoHead || (relation != Relation::kXcomp && relation != Relation::kObl)) return false;
  const Cue* cue = reading.cue_at(static_cast<uint32_t>(head));
  return cue && cue->pos == Upos::kVerb &&
         (cue->act == Act::kOrder || cue->act == Act::kAsk || cue->act == Act::kPromise ||
          cue->act == Act::kOther);
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

}  // namespace

// "hvordan de ønskede at bo", "om X ville love": what somebody wants is asked, not told.
static bool is_asked(const Reading& reading, const Site& site, uint32_t subject) {
  const bool wish = site.row->act == Act::kOther && site.row->has(Frame::kInfinitive);
  if (!wish || subject > site.cue) return false;
  const uint32_t first = reading.phrase(subject).begin;
  return first > reading.sentence(site.cue).begin && first <= subject &&
         reading.is(first - 1, WordClass::kQuestion) && !reading.is(first - 1, WordClass::kThat) &&
         reading.doc.upos[first - 1] != Upos::kAdp;
}

// "Er gehe davon aus, sagte X": a hedge of X himself, told in the subjunctive.
static bool hedges(const Reading& reading, const Site& site, uint32_t subject) {
  return reading.lexicon.puts_verbs_last() && reading.is_subjunctive(site.cue) &&
         reading.doc.upos[subject] == Upos::kPron &&
         reading.doc.has_feature(subject, "Number=Sing");
}

// "das finden Sie überall": a pronoun in capitals inside a sentence.
static bool speaks_to_reader(const Reading& reading, uint32_t subject) {
  return reading.doc.upos[subject] == Upos::kPron && !reading.is_first_person(subject) &&
         subject > reading.sentence(subject).begin && !reading.is_punct(subject - 1) &&
         reading.doc.upos[subject - 1] != Upos::kPropn &&  // "Ri Yong Ho"
         base::starts_upper(reading.doc.word(subject));
}

// "Do you think that ...?": nobody has said what is asked.
static bool asks_reader(const Reading& reading, uint32_t cue, uint32_t subject) {
  const TokenSpan sent = reading.sentence(cue);
  if (!reading.doc.has_feature(subject, "Person=2")) return false;
  for (uint32_t i = cue; i < sent.end; ++i) {
    if (reading.doc.word(i) == "?") return true;
  }
  return false;
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

// "Say no": an imperative. "пише" that was taken for one of another verb ("пити") is none.
static bool is_order(const Reading& reading, const Site& site) {
  return reading.doc.has_feature(site.cue, "Mood=Imp") &&
         base::to_lower(reading.doc.lemma[site.cue]) == site.row->lemma;
}

// "to make sure that": a light verb and an adjective tell what is done, not what is thought.
static bool is_made(const Reading& reading, const Site& site) {
  const int32_t head = reading.tree.head(site.cue);
  return site.row->pos == Upos::kAdj && head != kNoHead &&
         reading.doc.relation[site.cue] == Relation::kXcomp &&
         reading.child(site.cue, Relation::kCop) == kNone &&
         reading.lexicon.is(WordClass::kLightVerb, reading.doc.lemma[static_cast<size_t>(head)]);
}

// "Дякую Томасу, що", "Скажу вам": the form of the verb alone is the writer's or the speaker's, and
// no report of what was said before.
static bool speaks_for_itself(const Reading& reading, const Site& site) {
  const bool now = reading.doc.has_feature(site.cue, "Tense=Pres") ||
                   reading.doc.has_feature(site.cue, "Tense=Fut");
  return now && !reading.lexicon.puts_verbs_last() &&
         reading.doc.has_feature(site.cue, "Person=1") &&
         reading.child(site.cue, Relation::kNsubj) == kNone;
}

// "I am asking you": what somebody is doing with these words.
static bool performs(const Reading& reading, uint32_t cue, uint32_t subject) {
  if (!reading.is_first_person(subject) || !reading.is_present_participle(cue)) return false;
  const uint32_t auxiliary = reading.child(cue, Relation::kAux);
  return auxiliary != kNone && reading.doc.has_feature(auxiliary, "Tense=Pres");
}

// "En skrev: «...»", "«...», skrev en": somebody who is quoted is one of many, not all of them.
static bool has_words_quoted(const Reading& reading, uint32_t cue) {
  if (cue + 2 < reading.size() && reading.doc.word(cue + 1) == ":") {
    return reading.quotation_at(cue + 2) >= 0;
  }
  const uint32_t begin = reading.verb_begin(cue);
  if (!reading.doc.has_feature(begin, "Tense=Past")) return false;
  for (uint32_t i = begin; i > 0 && i + 3 > begin && reading.is_punct(i - 1); --i) {
    const int32_t row = reading.quotation_around(i - 1);
    if (row >= 0 && reading.quotations[static_cast<size_t>(row)].outer.end == i) return true;
  }
  return false;
}

bool is_report(const Reading& reading, const Site& site) {
  if (reading.is_conditional(site.cue) || is_made(reading, site)) return false;
  if (turns_on_itself(reading, site)) return false;
  if (site.row->pos == Upos::kAdv) return is_tag(reading, site.cue);
  if (site.row->pos == Upos::kNoun) return !is_part_of_verb(reading, site.cue);
  const uint32_t own = reading.child(site.cue, Relation::kNsubj);  // "economists say": no order
  if (is_order(reading, site) && (own == kNone || own > site.cue)) return false;
  // "подтверждающий": a participle that inflects describes its noun.
  if (reading.is_participle(site.cue) && !reading.is_short_form(site.cue) &&
      (reading.doc.relation[site.cue] == Relation::kAcl ||
       reading.doc.upos[site.cue] == Upos::kVerb) &&
      inflects(reading, site.cue)) {
    return false;
  }
  // "мероприятий, призванных улучшить": the same where the analysis shows its case alone.
  if (reading.doc.upos[site.cue] == Upos::kVerb && inflects(reading, site.cue) &&
      !reading.lexicon.puts_verbs_last() &&
      reading.doc.feats[site.cue].find("VerbForm=") == std::string_view::npos &&
      !reading.is_finite(site.cue)) {
    return false;
  }
  const bool unseen =  // "Про це пише X": taken for an adjective
      reading.doc.upos[site.cue] != Upos::kVerb && reading.is_verb(site.cue);
  if (reading.doc.relation[site.cue] == Relation::kAmod && !unseen &&
      !reading.is_mistaken_verb(site.cue)) {
    return false;
  }
  const bool infinitive =  // "haben gebeten" is none
      reading.doc.has_feature(site.cue, "VerbForm=Inf") && !reading.is_perfect(site.cue) &&
      !reading.is_finite(site.cue);
  if (infinitive && !infinitive_reports(reading, site.cue)) return false;
  if (infinitive && is_wanted(reading, site.cue)) return false;
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
  // "никогда не откажется от": nothing is refused.
  if (negated && site.row->act == Act::kDeny && !site.row->has(Frame::kClause) &&
      !site.row->has(Frame::kObject)) {
    return false;
  }
  // "som inte underrättade X om att": nothing was told.
  if (site.row->act == Act::kAnnounce && reading.has_negation(site.cue)) return false;
  if (speaks_for_itself(reading, site)) return false;
  const uint32_t subject = reading.subject(site.cue);
  if (subject == kNone) return true;
  if (performs(reading, site.cue, subject)) return false;
  if (is_asked(reading, site, subject)) return false;
  if (hedges(reading, site, subject) || speaks_to_reader(reading, subject)) return false;
  if (infinitive && would(reading, site.cue)) return false;
  if (reading.is(subject, WordClass::kNegation)) return false;
  // "The law demands that": nobody does.
  const bool rule = site.row->act == Act::kOrder && reading.doc.upos[subject] == Upos::kNoun &&
                    reading.lexicon.is_nonsource(reading.doc.lemma[subject]);
  if (rule) return false;
  if (reading.is(subject, WordClass::kGeneric) && reading.doc.upos[subject] == Upos::kPron &&
      !has_words_quoted(reading, site.cue)) {
    return false;
  }
  if (site.row->act == Act::kBelieve && asks_reader(reading, site.cue, subject)) return false;
  if (reading.is_first_person(subject)) {
    const Act act = site.row->act;
    if (site.row->pos == Upos::kAdj) return false;
    if (act == Act::kBelieve || act == Act::kFear || act == Act::kOther || act == Act::kPredict) {
      return false;
    }
    if (infinitive) return false;                                      // "Jag vill påstå att"
    if (reading.doc.has_feature(site.cue, "Tense=Fut")) return false;  // "Я скажу вам"
    return !reading.doc.has_feature(site.cue, "Tense=Pres") ||
           is_reporting_participle(reading, site.cue);
  }
  return true;
}

}  // namespace kilde::quote
