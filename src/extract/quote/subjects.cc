// Subjects: who acts, also where the word is left out, relative or inverted.
#include <algorithm>

#include "base/utf8.h"
#include "extract/quote/reading.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kReportReach = 60;    // tokens between a report and the next of its speaker
constexpr int kClimb = 4;                // heads to climb
constexpr uint32_t kAbsoluteReach = 14;  // tokens between "with" and the participle

}  // namespace

// "fügte hinzu, die Mittel seien da": behind a comma with its own verb, the subject of what is
// told.
bool Reading::stands_in_next_clause(uint32_t verb, uint32_t subject) const {
  if (!lexicon.puts_verbs_last() || verb >= cues_.size() || !cues_[verb]) return false;
  uint32_t first = subject;
  while (first > verb && is_modifier(first - 1)) --first;
  if (first <= verb + 1 || doc.word(first - 1) != ",") return false;
  const uint32_t end = sentence(verb).end;
  for (uint32_t i = subject + 1; i < std::min(end, subject + 8); ++i) {
    if (is_punct(i)) return false;
    if (is_finite(i)) return is_subjunctive(i);
  }
  return false;
}

// "Et problem er, at X sagde": the conjunction of the verb's own clause.
bool Reading::leads_clause_of(uint32_t token, uint32_t verb) const {
  return is(token, WordClass::kThat) && doc.relation[token] == Relation::kMark &&
         tree.head(token) == static_cast<int32_t>(verb);
}

// Of two before the verb, with a mark or "that" between, the nearer one: "ODENSE (Nortel) - Ida
// Voss said".
uint32_t Reading::own_subject(uint32_t verb) const {
  uint32_t found = kNone;
  for (uint32_t c : tree.children(verb)) {
    if (doc.relation[c] != Relation::kNsubj || (c > verb && found != kNone)) continue;
    if (doc.deprel[c] == "nsubj:outer") continue;  // "One point is that X said": X says
    if (c > verb && stands_in_next_clause(verb, c)) continue;
    if (is(c, WordClass::kExpletive) && c + 1 == verb && doc.upos[c] != Upos::kPron) continue;
    const uint32_t first = tree.reach(c).begin;
    const bool apart = first > 0 && (is_punct(first - 1) || leads_clause_of(first - 1, verb));
    if (found != kNone && !apart) continue;
    const bool mark = is_punct(c) && c + 1 < verb && !quotation_at_.empty() && quotation_at(c) >= 0;
    found = mark ? c + 1 : c;  // "Die „Post“ schrieb": the tree may have the mark
  }
  const bool mistaken = found == kNone && verb < mistaken_.size() && mistaken_[verb];
  if (found == verb + 1 || mistaken) {
    const uint32_t before = subject_before_bare(verb);
    if (before != kNone) return before;
  }
  return found == kNone ? subject_of_reduced_clause(verb) : found;
}

// "Halvparten av lærerne sa de gikk": a pronoun with its own verb right behind a report is the
// subject of what is said; then what stands before the report is its subject.
uint32_t Reading::subject_before_bare(uint32_t verb) const {
  if (lexicon.puts_verbs_last() || verb >= cues_.size() || !cues_[verb]) return kNone;
  const TokenSpan sent = sentence(verb);
  if (verb == sent.begin || verb + 2 >= sent.end || !is_nominal(verb - 1)) return kNone;
  const bool bare = cues_[verb]->has(Frame::kClause) && is_finite(verb) && is_verb(verb + 2) &&
                    doc.upos[verb + 1] == Upos::kPron && doc.has_feature(verb + 1, "Case=Nom");
  if (!bare) return kNone;
  uint32_t at = verb - 1;
  for (int steps = 0; steps < kClimb; ++steps) {
    const int32_t head = tree.head(at);
    if (head == kNoHead || static_cast<uint32_t>(head) >= verb) break;
    at = static_cast<uint32_t>(head);
  }
  return at >= sent.begin && is_nominal(at) ? at : kNone;
}

// "Officials familiar with the plan said ...": taken for a clause in front of its verb.
uint32_t Reading::subject_of_reduced_clause(uint32_t verb) const {
  for (uint32_t c : tree.children(verb)) {
    if (c > verb || doc.relation[c] != Relation::kCcomp) continue;
    const uint32_t own = child(c, Relation::kNsubj);
    if (own == kNone || own + 1 != c || !cues_[verb]) continue;
    const uint32_t end = behind_reduced_clause(own);
    if (end > own + 1 && end == verb_begin(verb)) return own;
  }
  return kNone;
}

// "сообщил агентству X", "розповіла «Обрію» староста": in a case that no subject has, or a name in
// marks with somebody in the nominative right behind it.
bool Reading::is_told(uint32_t token, uint32_t head, TokenSpan span) const {
  if (is_oblique(head) && (is_oblique(token) || is_punct(token))) return true;
  const bool marked = (is_punct(token) || is_medium(span)) && !doc.has_feature(head, "Case=Nom") &&
                      doc.feats[head].find("Case=") != std::string_view::npos;
  if (!marked || span.end >= sentence(token).end || is_punct(span.end)) return false;
  uint32_t next = kNone;
  const TokenSpan behind = phrase_after(span.end, &next);
  return !behind.empty() && doc.has_feature(next, "Case=Nom");
}

// "на встрече жителей": the nouns behind a preposition that have a case no subject has.
TokenSpan Reading::noun_behind(uint32_t preposition) const {
  uint32_t at = preposition + 1;
  const uint32_t end = sentence(preposition).end;
  while (at < end && at < preposition + 8 && !doc.has_feature(at, "Case=Nom") &&
         (is_nominal(at) || is_modifier(at)) &&
         doc.feats[at].find("Case=") != std::string_view::npos) {
    ++at;
  }
  return {preposition, at == preposition + 1 ? preposition : at};
}

// In a reporting clause that follows its content the subject stands right behind the verb, even
// where the tree has it elsewhere.
uint32_t Reading::subject_after(uint32_t verb) const {
  uint32_t end = std::min(sentence(verb).end, verb + 5);
  bool behind_place = false;
  for (uint32_t i = verb_begin(verb) + 1; i < end; ++i) {
    if (i == verb || doc.upos[i] == Upos::kAdv) continue;
    uint32_t head = kNone;
    // "заявил на встрече в порту | мэр Рогов": somebody in the nominative behind where it was said.
    if (doc.upos[i] == Upos::kAdp && !lexicon.puts_verbs_last()) {
      const TokenSpan place = noun_behind(i);
      if (place.empty()) return kNone;
      i = place.end - 1;
      end = std::min(sentence(verb).end, place.end + 3);
      behind_place = true;
      continue;
    }
    const TokenSpan span = phrase_after(i, &head);
    if (span.empty()) return kNone;
    if (behind_place && !doc.has_feature(head, "Case=Nom")) return kNone;
    if (!is_told(i, head, span)) return head;
    i = std::max(i, std::min(span.end, end) - 1);
    const uint32_t own = own_subject(verb);
    if (own != kNone && own > verb) return own;
  }
  return kNone;
}

bool Reading::has_doer_between(uint32_t cue, uint32_t verb) const {
  const uint32_t speaker = own_subject(cue);
  for (uint32_t i = cue + 1; i < verb; ++i) {
    if (doc.relation[i] != Relation::kNsubj || i == speaker || is(i, WordClass::kIt)) continue;
    const int32_t head = tree.head(i);
    if (head == kNoHead || static_cast<uint32_t>(head) >= verb) continue;
    const auto did = static_cast<uint32_t>(head);
    // "said she would come and told": another tense, so another subject.
    const uint32_t finite = verb_begin(did);
    const bool copula = child(did, Relation::kCop) != kNone;
    if (!copula && doc.has_feature(finite, "Tense=Past") != doc.has_feature(verb, "Tense=Past")) {
      continue;
    }
    const bool state = copula || is_passive(did);
    if (state && doc.upos[i] == Upos::kNoun && !entity_at({i, i + 1})) continue;
    if (doc.upos[i] == Upos::kPron && (speaker == kNone || may_be_same(i, speaker))) continue;
    return true;
  }
  return false;
}

// "Ida Voss said she": whether a pronoun may stand for the one before it.
bool Reading::may_be_same(uint32_t pronoun, uint32_t person) const {
  const bool he = is(pronoun, WordClass::kHe), she = is(pronoun, WordClass::kShe);
  if (doc.upos[person] == Upos::kPron) {
    return he == is(person, WordClass::kHe) && she == is(person, WordClass::kShe);
  }
  if (!he && !she) return doc.has_feature(person, "Number=Plur");
  const Entity* entity = entity_at({person, person + 1});
  return entity && entity->kind == EntityKind::kPerson;
}

// "said the man broke in | and said": the man did both, where what he did is told without "that".
uint32_t Reading::doer_beside(uint32_t verb, uint32_t cue) const {
  const int32_t head = tree.head(verb);
  if (lexicon.puts_verbs_last() || doc.relation[verb] != Relation::kConj) return kNone;
  if (head <= static_cast<int32_t>(cue) || doc.upos[static_cast<size_t>(head)] != Upos::kVerb) {
    return kNone;
  }
  const auto did = static_cast<uint32_t>(head);
  const uint32_t doer = own_subject(did);
  if (doer == kNone || doer < cue || doc.upos[doer] != Upos::kNoun || is_passive(did)) return kNone;
  if (!doc.has_feature(did, "VerbForm=Fin") || !has_doer_between(cue, verb)) return kNone;
  for (uint32_t i = cue + 1; i < doer; ++i) {
    if (is(i, WordClass::kThat)) return kNone;
  }
  return doer;
}

// "sagde Holk og tilføjede": the subject of the report before, in the same tense, goes on.
uint32_t Reading::subject_going_on(uint32_t verb, int depth) const {
  const uint32_t begin = verb_begin(verb);
  if (depth == 0 || begin == 0 || !is_finite(begin) || !is(begin - 1, WordClass::kCoordinator)) {
    return kNone;
  }
  if (own_subject(verb) != kNone) return kNone;
  const bool past = doc.has_feature(begin, "Tense=Past");
  const uint32_t first = sentence(verb).begin;
  for (uint32_t i = begin - 1; i > first && i + kReportReach > begin; --i) {
    const Cue* cue = cues_[i - 1];
    if (!cue || cue->pos != Upos::kVerb || !is_finite(i - 1)) continue;
    if (past != doc.has_feature(i - 1, "Tense=Past")) continue;
    const uint32_t doer = doer_beside(verb, i - 1);
    if (doer != kNone) return doer;
    return subject(i - 1, depth - 1);
  }
  return kNone;
}

// "he said, adding that ...": a participle behind a comma goes on with the report before it.
uint32_t Reading::subject_of_participle(uint32_t verb, int depth) const {
  if (depth == 0 || !is_present_participle(verb) || verb == 0 || doc.word(verb - 1) != ",")
    return kNone;
  if (own_subject(verb) != kNone || child(verb, Relation::kAux) != kNone) return kNone;
  const uint32_t first = sentence(verb).begin;
  for (uint32_t i = verb - 1; i > first && i + kReportReach > verb; --i) {
    const Cue* cue = cues_[i - 1];
    const bool reports = cue && cue->pos == Upos::kVerb && is_finite(i - 1) &&
                         (cue->has(Frame::kClause) || cue->has(Frame::kTag));
    if (reports) return subject(i - 1, depth - 1);
  }
  return kNone;
}

// "сказала Рябова, добавив, что": a gerund tells of the speaker before it.
uint32_t Reading::subject_of_gerund(uint32_t verb, int depth) const {
  if (depth == 0 || !is_converb(verb)) return kNone;
  const uint32_t first = sentence(verb).begin;
  for (uint32_t i = verb; i > first && i + kReportReach > verb; --i) {
    const Cue* cue = cues_[i - 1];
    if (!cue || cue->pos != Upos::kVerb || !is_finite(i - 1)) continue;
    if (quotation_around(i - 1) >= 0 && quotation_around(verb) < 0) continue;
    return subject(i - 1, depth - 1);
  }
  return kNone;
}

bool Reading::agrees(uint32_t verb, uint32_t other) const {
  const bool plural = doc.has_feature(verb, "Number=Plur");
  if (plural != doc.has_feature(other, "Number=Plur")) return false;
  const auto gendered = [&](uint32_t token) {
    return doc.feats[token].find("Gender=") != std::string_view::npos;
  };
  if (plural || !gendered(verb) || !gendered(other)) return true;
  for (const char* gender : {"Gender=Masc", "Gender=Fem", "Gender=Neut"}) {
    if (doc.has_feature(verb, gender) != doc.has_feature(other, gender)) return false;
  }
  return true;
}

// "мужчина, которого обвиняют в": the pronoun stands for the one that something is done to.
bool Reading::acts_on_antecedent(uint32_t verb) const {
  if (lexicon.puts_verbs_last() || !doc.has_feature(verb, "Number=Plur") || is_passive(verb)) {
    return false;
  }
  for (uint32_t c : tree.children(verb)) {
    const bool object = doc.relation[c] == Relation::kObj || doc.relation[c] == Relation::kIobj ||
                        (doc.relation[c] == Relation::kObl && child(c, Relation::kCase) == kNone);
    const bool pronoun = c < verb && is(c, WordClass::kRelative) && object;
    if (pronoun && !doc.has_feature(c, "Case=Nom") &&
        doc.feats[c].find("Case=") != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// "Ольга Рысь, мэр города, рассказала Fjord News: «...»": before a colon the content is behind the
// verb, and the nominative at the sentence's begin tells it, whatever stands in between.
uint32_t Reading::subject_before_colon(uint32_t verb) const {
  const TokenSpan sent = sentence(verb);
  const uint32_t begin = verb_begin(verb);
  if (lexicon.puts_verbs_last() || !is_finite(verb) || begin < sent.begin + 3 ||
      doc.word(begin - 1) != ",") {
    return kNone;
  }
  uint32_t colon = verb + 1;
  while (colon < sent.end && colon < verb + 6 && doc.word(colon) != ":") {
    if (is_punct(colon) || is_verb(colon) || doc.has_feature(colon, "Case=Nom")) break;
    ++colon;
  }
  // "Опрос, что охватил город, показал рост": what a document shows.
  const bool finding = verb < cues_.size() && cues_[verb] && cues_[verb]->has(Frame::kFinding) &&
                       doc.word(sent.begin + 1) == "," && is_nominal(sent.begin) &&
                       doc.has_feature(sent.begin, "Case=Nom") && agrees(verb, sent.begin) &&
                       (is(sent.begin + 2, WordClass::kRelative) ||
                        is(sent.begin + 2, WordClass::kThat) || is_participle(sent.begin + 2));
  if (finding) return sent.begin;
  const bool leads = colon > verb + 1 && colon < sent.end && doc.word(colon) == ":";
  if (!leads || has_finite_verb({sent.begin, begin})) return kNone;
  uint32_t head = sent.begin;
  while (head < begin && doc.upos[head] == Upos::kAdj) ++head;
  const bool fits = is_nominal(head) && doc.has_feature(head, "Case=Nom") &&
                    (doc.has_feature(head, "Animacy=Anim") ||
                     (doc.upos[head + 1] == Upos::kPropn && base::starts_upper(doc.word(head))));
  return fits ? head : kNone;
}

// "..., with Ida Voss of the council saying that": a preposition, somebody, and a participle.
uint32_t Reading::absolute_begin(uint32_t verb, uint32_t* subject) const {
  if (verb < 2 || !is_present_participle(verb) || child(verb, Relation::kAux) != kNone)
    return kNone;
  const uint32_t first = sentence(verb).begin;
  for (uint32_t i = verb; i > first && i + kAbsoluteReach > verb; --i) {
    if (is_punct(i - 1) || is_finite(i - 1)) return kNone;
    if (!is(i - 1, WordClass::kAbsolute) || i == verb) continue;
    uint32_t head = kNone;
    const TokenSpan who = phrase_after(i, &head);
    if (who.empty() || who.end > verb) return kNone;
    for (uint32_t n = who.end; n < verb; ++n) {  // "one person | there"
      if (doc.upos[n] != Upos::kAdv && doc.upos[n] != Upos::kAdp && !is_nominal(n) &&
          !is_article(n) && doc.upos[n] != Upos::kAdj) {
        return kNone;
      }
    }
    if (subject) *subject = head;
    return i - 1;
  }
  return kNone;
}

// "The talks go on, but the council condemned it and criticises them": of verbs that the tree joins
// to one head, the nearest before with a subject of its own. "admitted that the series ends and
// says": a thing in what is told says nothing, so the speaker goes on.
uint32_t Reading::subject_of_partner(uint32_t verb, uint32_t found, int depth) const {
  const uint32_t begin = verb_begin(verb);
  if (lexicon.puts_verbs_last() || depth == 0 || found == kNone || found > verb || begin == 0 ||
      !is_finite(begin) || !is(begin - 1, WordClass::kCoordinator) || own_subject(verb) != kNone) {
    return kNone;
  }
  const int32_t head = doc.relation[verb] == Relation::kConj ? tree.head(verb) : kNoHead;
  if (head != kNoHead && static_cast<uint32_t>(head) < verb) {
    uint32_t nearer = kNone;
    for (uint32_t c : tree.children(static_cast<uint32_t>(head))) {
      if (c >= verb || c < found || doc.relation[c] != Relation::kConj || !is_verb(c)) continue;
      const uint32_t own = own_subject(c);
      if (own != kNone && own > found && !is(own, WordClass::kExpletive)) nearer = own;
    }
    if (nearer != kNone) return nearer;
  }
  if (doc.upos[found] != Upos::kNoun || entity_at(phrase(found))) return kNone;
  const uint32_t first = sentence(verb).begin;
  for (uint32_t i = found; i > first && i + kReportReach > begin; --i) {
    const Cue* cue = cues_[i - 1];
    if (!cue || cue->pos != Upos::kVerb || !cue->has(Frame::kClause)) continue;
    if (!is_finite(verb_begin(i - 1)) || is_passive(i - 1)) continue;
    const uint32_t speaker = subject(i - 1, depth - 1);
    if (speaker == kNone || speaker == found || speaker > begin) continue;
    const bool person = doc.upos[speaker] == Upos::kPron || doc.upos[speaker] == Upos::kPropn ||
                        entity_at(phrase(speaker));
    return person ? speaker : kNone;
  }
  return kNone;
}

// Never across a line that ends its sentence, whatever the tree says.
uint32_t Reading::subject(uint32_t verb, int depth) const {
  uint32_t found = subject_anywhere(verb, depth);
  if (const uint32_t nearer = subject_of_partner(verb, found, depth); nearer != kNone) {
    found = nearer;
  }
  const bool line = found != kNone && sentence_number(found) != sentence_number(verb) &&
                    doc.sentence_of(found) == doc.sentence_of(verb);
  return line ? kNone : found;
}

uint32_t Reading::subject_anywhere(uint32_t verb, int depth) const {
  if (const uint32_t first = subject_before_colon(verb); first != kNone) return first;
  uint32_t named = kNone;
  if (absolute_begin(verb, &named) != kNone) return named;
  if (const uint32_t before = subject_of_gerund(verb, depth); before != kNone) return before;
  if (const uint32_t before = subject_going_on(verb, depth); before != kNone) return before;
  if (const uint32_t before = subject_of_participle(verb, depth); before != kNone) return before;
  const bool inverted = is_inverted(verb);
  uint32_t at = verb;
  for (int steps = 0; steps <= kClimb; ++steps) {
    // A finite verb is no partner of an infinitive: "..., at de skulle komme, og sa".
    const bool unlike = at != verb && is_finite(verb) && doc.relation[verb] == Relation::kConj &&
                        doc.has_feature(at, "VerbForm=Inf") && at < verb &&
                        child(at, Relation::kMark) != kNone;
    const uint32_t own = unlike ? kNone : own_subject(at);
    if (unlike) {
      int32_t above = tree.head(at);
      for (int n = 0; n < kClimb && above != kNoHead; ++n) {
        const uint32_t higher = own_subject(static_cast<uint32_t>(above));
        if (higher != kNone && higher < verb) return higher;
        above = tree.head(static_cast<uint32_t>(above));
      }
      return kNone;
    }
    // "что лёд растаял, и выступали против": the verb's number says that somebody else did.
    const bool foreign = own != kNone && at != verb && is_finite(verb) && is_finite(at) &&
                         !lexicon.puts_verbs_last() && doc.has_feature(own, "Case=Nom") &&
                         doc.has_feature(verb, "Number=Plur") &&
                         !doc.has_feature(at, "Number=Plur");
    if (own != kNone && !foreign && !(at == verb && inverted && own < verb)) {
      if (!is(own, WordClass::kRelative) || doc.upos[own] == Upos::kNoun) return own;
      return antecedent(own, at);
    }
    if (at == verb && inverted) {
      const uint32_t after = subject_after(verb);
      if (after != kNone) return after;
      if (own != kNone && !is(own, WordClass::kRelative)) return own;
    }
    const int32_t head = tree.head(at);
    if (head == kNoHead) break;
    const Relation relation = doc.relation[at];
    // "X sagte, dass A, gab aber zu": a second verb of the same speaker, with a comma alone.
    const bool second = at == verb && relation == Relation::kCcomp && lexicon.puts_verbs_last() &&
                        is_finite(verb) && verb > 0 && doc.word(verb - 1) == "," &&
                        !is_subjunctive(verb) && cues_[static_cast<uint32_t>(head)];
    if (second) return subject(static_cast<uint32_t>(head), 0);
    if (relation == Relation::kAcl && acts_on_antecedent(at)) return kNone;
    if (relation == Relation::kAcl) return static_cast<uint32_t>(head);
    if (relation != Relation::kConj && relation != Relation::kXcomp &&
        relation != Relation::kAdvcl && relation != Relation::kParataxis &&
        !(at == verb && is_present_participle(at))) {
      break;
    }
    if (at == verb && relation == Relation::kConj && is_participle(verb) &&
        !is_participle(static_cast<uint32_t>(head)) && child(verb, Relation::kAux) == kNone) {
      break;
    }
    at = static_cast<uint32_t>(head);
    if (is_passive(at) && is_finite(verb)) {
      const uint32_t own_of_passive = own_subject(at);
      return own_of_passive;
    }
  }
  // "Як розповів лікар": the tree knows no subject of what it took for a noun.
  if (verb < mistaken_.size() && mistaken_[verb] && verb + 1 < size() &&
      !lexicon.puts_verbs_last()) {
    const uint32_t after = subject_after(verb);
    if (after != kNone && doc.has_feature(after, "Case=Nom")) return after;
  }
  // "DA hevder": a name in capitals that was taken for another word.
  const uint32_t begin = verb_begin(verb);
  const bool first = begin > 0 && begin - 1 == sentence(verb).begin;
  return first && base::all_upper(doc.word(begin - 1)) ? begin - 1 : kNone;
}

// The nearest name before a relative pronoun is its antecedent, else the tree decides.
uint32_t Reading::antecedent(uint32_t pronoun, uint32_t verb) const {
  uint32_t at = pronoun;
  if (at > 0 && doc.word(at - 1) == ",") --at;
  const int32_t own = tree.head(verb);
  // "глава союза Кира Лунь, которая": the title with its name.
  if (own != kNoHead && at > 0 && doc.has_feature(static_cast<uint32_t>(own), "Animacy=Anim") &&
      doc.upos[static_cast<uint32_t>(own)] == Upos::kNoun &&
      doc.has_feature(at - 1, "Animacy=Anim") && phrase(static_cast<uint32_t>(own)).end == at) {
    return static_cast<uint32_t>(own);
  }
  if (at > 0 && doc.upos[at - 1] == Upos::kPropn) {
    const TokenSpan name = names_[at - 1];
    return name.empty() ? at - 1 : name.begin;
  }
  return own == kNoHead ? kNone : static_cast<uint32_t>(own);
}

}  // namespace kilde::quote
