// "Ifølge X Y": a preposition names the origin of its clause.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

// The clause that the phrase stands in, as the head of a subordinate clause, or kNone for the
// whole sentence.
uint32_t subordinate_clause(const Reading& reading, const Citing& citing) {
  uint32_t at = citing.head;
  for (int steps = 0; steps < 8; ++steps) {
    const Relation relation = reading.doc.relation[at];
    const bool clause = relation == Relation::kAcl || relation == Relation::kAdvcl ||
                        relation == Relation::kCcomp || relation == Relation::kCsubj;
    if (clause && at != citing.head) return at;
    const int32_t head = reading.tree.head(at);
    if (head == kNoHead) break;
    at = static_cast<uint32_t>(head);
  }
  return kNone;
}

// The relative pronoun behind the phrase, with a comma or without, or kNone.
uint32_t relative_behind(const Reading& reading, uint32_t at) {
  if (at == 0) return kNone;
  const uint32_t end = reading.sentence(at - 1).end;
  if (at < end && reading.doc.word(at) == ",") ++at;
  if (at + 1 < end && reading.doc.upos[at] == Upos::kAdp) ++at;  // ", aus dem X zitiert"
  const bool noun = at + 2 < end && at > 0 && reading.doc.word(at - 1) == "," &&
                    reading.cue_at(at) && reading.doc.upos[at] == Upos::kNoun;
  if (noun && reading.is(at + 1, WordClass::kRelative)) ++at;  // ", слова которого приводит X"
  return at < end && reading.is(at, WordClass::kRelative) ? at : kNone;
}

// "Ifølge X, som Y, er Z": Z begins with the first verb behind a comma, else behind the next comma.
uint32_t behind_relative(const Reading& reading, const Citing& citing, uint32_t end) {
  const uint32_t relative = relative_behind(reading, citing.phrase.end);
  if (relative == kNone) return citing.phrase.end;
  uint32_t comma = kNone;
  for (uint32_t i = relative + 1; i + 1 < end; ++i) {
    if (reading.doc.word(i) != ",") continue;
    if (reading.is_finite(i + 1)) return i + 1;
    if (comma == kNone) comma = i + 1;
  }
  return comma == kNone ? citing.phrase.end : comma;
}

// "a plan according to which A": what the pronoun stands for is no source.
bool follows_nonsource(const Reading& reading, const Citing& citing) {
  if (!reading.is(citing.head, WordClass::kRelative)) return false;
  uint32_t at = citing.head;
  for (int steps = 0; steps < 8; ++steps) {
    const int32_t head = reading.tree.head(at);
    if (head == kNoHead) return false;
    const bool clause = reading.doc.relation[at] == Relation::kAcl;
    at = static_cast<uint32_t>(head);
    if (clause) return reading.lexicon.is_nonsource(reading.doc.lemma[at]);
  }
  return false;
}

// "a letter obtained by the Harbour Times": the agent right behind the phrase, or nullptr.
const Citing* obtained_by(const Reading& reading, const Citing& citing) {
  const uint32_t participle = citing.phrase.end;
  if (participle + 1 >= reading.size() || !reading.is(participle, WordClass::kSeen)) return nullptr;
  for (const Citing& agent : reading.citings_in({participle + 1, participle + 2})) {
    if (agent.kind == CitingKind::kAgent && reading.may_publish(agent.name)) return &agent;
  }
  return nullptr;
}

// "ifølge Fjordbladet, der citerer X": whom the paper has it from, or nullptr.
const Citing* cited_by(const Reading& reading, size_t row) {
  if (row + 1 >= reading.citings.size()) return nullptr;
  const Citing& paper = reading.citings[row];
  const Citing& other = reading.citings[row + 1];
  uint32_t at = paper.phrase.end;
  if (at < reading.size() && reading.doc.word(at) == ",") ++at;
  const bool cites = other.kind == CitingKind::kCiting && other.lead.begin == at &&
                     reading.may_publish(paper.name) && !other.name.empty();
  return cites ? &other : nullptr;
}

// "according to papers filed at the court": a participle right behind the name tells which.
void add_reduced_clause(const Reading& reading, Citing& citing) {
  const uint32_t first = citing.phrase.end;
  const uint32_t end = reading.sentence(citing.phrase.begin).end;
  if (citing.name.empty() || citing.name.end != first || first + 1 >= end) return;
  const bool reduced = reading.is_participle(first) && reading.doc.upos[first] == Upos::kVerb &&
                       reading.doc.relation[first] == Relation::kAcl &&
                       reading.tree.head(first) == static_cast<int32_t>(citing.head) &&
                       reading.tree.reach(first).begin == first;
  const uint32_t last = std::min(reading.tree.reach(first).end, end);
  if (!reduced || reading.has_finite_verb({first, last})) return;
  uint32_t stop = first;
  while (stop < last && !reading.is_punct(stop)) ++stop;
  citing.phrase.end = citing.name.end = stop;
}

// "..., und es habe": the clause behind goes on in the mood of reported speech.
bool told_behind(const Reading& reading, uint32_t from, uint32_t end) {
  for (uint32_t i = from; i < end; ++i) {
    if (reading.is_finite(i)) return reading.is_subjunctive(i);
  }
  return false;
}

// "A, og B er ifølge X C", "A, ifølge X, men B": the main clause that the phrase stands in.
TokenSpan coordinate(const Reading& reading, const Citing& citing, TokenSpan sent) {
  TokenSpan clause = sent;
  for (uint32_t i = sent.begin + 1; i + 2 < sent.end; ++i) {
    if (reading.doc.word(i) != "," || !reading.is(i + 1, WordClass::kCoordinator)) continue;
    if (citing.phrase.contains(i) || reading.quotation_around(i) >= 0) continue;
    if (!reading.is_nominal(i + 2) && !reading.is_article(i + 2)) continue;
    const bool both =
        reading.has_finite_verb({clause.begin, i}) && reading.has_finite_verb({i + 2, sent.end});
    if (!both) continue;
    if (i > citing.phrase.begin) {
      if (reading.lexicon.puts_verbs_last() && told_behind(reading, i, sent.end)) continue;
      clause.end = i;
      break;
    }
    clause.begin = i + 2;
  }
  return clause;
}

// "Laut X kommt A, aber B geht": the end of what X says.
uint32_t adversative_behind(const Reading& reading, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i + 2 < end; ++i) {
    if (reading.doc.word(i) != "," || !reading.is(i + 1, WordClass::kAdversative)) continue;
    if (reading.quotation_around(i) >= 0) continue;
    if (reading.has_finite_verb({begin, i}) && reading.has_finite_verb({i + 2, end})) return i;
  }
  return end;
}

TokenSpan clause_of(const Reading& reading, const Citing& citing) {
  TokenSpan sent = reading.sentence(citing.phrase.begin);
  for (uint32_t i = citing.phrase.end; i < sent.end; ++i) {  // a headline without a full stop
    if (begins_line(reading.doc, i) && reading.doc.upos[i - 1] != Upos::kPunct && sent.begin == 0) {
      sent.end = i;
    }
  }
  for (uint32_t i = sent.begin; i < sent.end; ++i) {  // "A; laut X B; C"
    if (reading.doc.word(i) != ";" || reading.quotation_around(i) >= 0) continue;
    if (i < citing.phrase.begin && reading.has_finite_verb({sent.begin, i})) sent.begin = i + 1;
    if (i >= citing.phrase.end && reading.has_finite_verb({citing.phrase.end, i})) sent.end = i;
  }
  const TokenSpan before = trim(reading, {sent.begin, citing.phrase.begin});
  const uint32_t words_before = before.length();
  // At the begin of its sentence, perhaps behind "men": all that follows.
  const bool first = words_before == 0 || (words_before <= 2 && !reading.is_nominal(before.begin) &&
                                           !reading.has_finite_verb(before));
  if (first) {
    const uint32_t begin = behind_relative(reading, citing, sent.end);
    const uint32_t end = adversative_behind(reading, begin, sent.end);
    return {begin, cut_at_frames(reading, begin, end, kNone)};
  }
  if (trim(reading, {citing.phrase.end, sent.end}).empty())
    return {sent.begin, citing.phrase.begin};
  if (citing.phrase.begin > 0 && reading.is(citing.phrase.begin - 1, WordClass::kCoordinator)) {
    return {citing.phrase.end, sent.end};
  }
  // "..., хотя, по словам X, Y": the conjunction before the comma leads to Y.
  if (citing.phrase.begin >= sent.begin + 2 && reading.doc.word(citing.phrase.begin - 1) == "," &&
      reading.doc.upos[citing.phrase.begin - 2] == Upos::kSconj) {
    return {citing.phrase.end, sent.end};
  }
  const uint32_t clause = subordinate_clause(reading, citing);
  if (clause == kNone) return coordinate(reading, citing, sent);
  TokenSpan reach = reading.tree.reach(clause);
  reach.end = std::max(reach.end, citing.phrase.end);
  return reach;
}

// "obwohl die Brücke laut X hält": the conjunction is not said.
TokenSpan without_conjunction(const Reading& reading, TokenSpan clause) {
  if (!reading.lexicon.puts_verbs_last() || clause.empty()) return clause;
  uint32_t first = clause.begin;
  while (first < clause.end && reading.is_punct(first)) ++first;
  const bool conjunction =
      first + 1 < clause.end && first > reading.sentence(first).begin &&
      (reading.doc.upos[first] == Upos::kSconj || reading.is(first, WordClass::kBreaker));
  return conjunction ? TokenSpan{first + 1, clause.end} : clause;
}

// A dash or comma on both sides of an inserted phrase belongs to neither piece.
TokenSpan with_marks(const Reading& reading, TokenSpan phrase, TokenSpan within) {
  while (phrase.begin > within.begin && reading.is_punct(phrase.begin - 1) &&
         !reading.closes_marks(phrase.begin - 1)) {
    --phrase.begin;
  }
  while (phrase.end < within.end && reading.is_punct(phrase.end)) ++phrase.end;
  return phrase;
}

// "uppgifter till Fjordbladet": the paper is the one spoken to.
TokenSpan addressed_in(const Reading& reading, const Citing& citing, TokenSpan& name) {
  for (uint32_t i = citing.head + 1; i + 1 < name.end; ++i) {
    for (const CitingPhrase& row : reading.lexicon.citing(reading.low(i))) {
      if (row.kind != CitingKind::kAddressee || row.words.size() != 1) continue;
      const TokenSpan paper = {i + 1, name.end};
      if (!reading.is_medium(paper)) continue;
      name.end = i;
      return paper;
    }
  }
  return {};
}

}  // namespace

// The paper of a relative clause: "som citeras av tidningen", "som Radio Kattegat har set".
TokenSpan seen_by(const Reading& reading, TokenSpan name, uint32_t behind) {
  const uint32_t relative = relative_behind(reading, behind);
  if (relative == kNone) return {};
  const uint32_t verb = relative + 1;
  const Cue* cue = verb < reading.size() ? reading.cue_at(verb) : nullptr;
  if (cue && cue->has(Frame::kCites) && reading.is_passive(verb)) {
    for (const Citing& agent : reading.citings_in({verb + 1, verb + 2})) {
      if (agent.kind == CitingKind::kAgent) return agent.name;
    }
  }
  if (cue && cue->has(Frame::kCites) && !reading.is_passive(verb)) {  // "которого цитирует «Полюс»"
    const TokenSpan paper = reading.phrase_after(verb + 1);
    const bool marked = !paper.empty() && reading.quotation_at(paper.begin) >= 0;
    if (!paper.empty() && (marked || reading.may_publish(paper))) return paper;
  }
  const Entity* entity = reading.entity_at(name);
  if (!entity || entity->kind != EntityKind::kDocument) return {};
  TokenSpan who = reading.phrase_after(relative + 1);
  if (who.empty()) who = {relative + 1, relative + 2};  // "TT", taken for a word
  return !who.empty() && reading.is_medium(who) ? who : TokenSpan{};
}

void find_according(const Reading& reading, const std::vector<bool>& used,
                    std::vector<Draft>& drafts) {
  for (size_t n = 0; n < reading.citings.size(); ++n) {
    Citing citing = reading.citings[n];
    const bool opinion = citing.kind == CitingKind::kOpinion;
    const bool own = citing.kind == CitingKind::kOwn;
    if (used[n] || (!opinion && !own && citing.kind != CitingKind::kAccording)) continue;
    const Citing* cited = citing.kind == CitingKind::kAccording ? cited_by(reading, n) : nullptr;
    if (cited) citing.phrase.end = cited->phrase.end;
    if (reading.is_first_person(citing.head) || follows_nonsource(reading, citing)) continue;
    const Citing* obtainer = obtained_by(reading, citing);
    if (obtainer) citing.phrase.end = obtainer->phrase.end;
    if (!obtainer && !cited) add_reduced_clause(reading, citing);
    const TokenSpan clause = clause_of(reading, citing);
    const TokenSpan hole = with_marks(reading, citing.phrase, clause);
    const TokenSpans content = trim(reading, minus(without_conjunction(reading, clause), hole));
    if (content.empty()) continue;
    Draft draft;
    TokenSpan name = citing.name;
    const TokenSpan paper = addressed_in(reading, citing, name);
    if (!paper.empty()) draft.to = {paper};
    draft.source = {name};
    draft.source_head = citing.head;
    draft.cue = {citing.lead};
    if (!citing.tail.empty() && citing.tail != citing.lead) draft.cue.push_back(citing.tail);
    draft.cue_token = citing.lead.begin;
    draft.content = content;
    draft.act = opinion ? Act::kBelieve : reading.is_medium(name) ? Act::kWrite : Act::kSay;
    if (const TokenSpan hand = seen_by(reading, citing.name, citing.phrase.end); !hand.empty()) {
      draft.via = {hand};
      const uint32_t verb = relative_behind(reading, citing.phrase.end) + 1;  // "som citeras av Y"
      const Cue* cites = verb < hand.begin ? reading.cue_at(verb) : nullptr;
      if (cites && cites->has(Frame::kCites)) draft.cue.push_back({verb, verb + 1});
    }
    if (obtainer) draft.via = {obtainer->name};
    if (cited) {
      draft.via = {name};
      draft.source = {cited->name};
      draft.source_head = cited->head;
      TokenSpan lead = cited->lead;
      if (lead.length() > 1 && reading.is(lead.begin, WordClass::kRelative)) ++lead.begin;
      draft.cue.push_back(lead);
      if (!cited->tail.empty() && cited->tail != cited->lead) draft.cue.push_back(cited->tail);
    }
    draft.rule = "according";
    drafts.push_back(draft);
  }
}

}  // namespace kilde::quote
