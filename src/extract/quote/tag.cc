// "Y, siger X": the reporting clause follows its content, or stands inside it.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

// "A, sagte X, schreibt Y", "A, sagte X, wie Y berichtet": who else stands over A.
bool is_second_tag(const Reading& reading, TokenSpan rest) {
  if (reading.is(rest.begin, WordClass::kAs)) {
    for (uint32_t i = rest.begin + 1; i < rest.end; ++i) {
      const Cue* cue = reading.cue_at(i);
      if (cue && cue->pos == Upos::kVerb && cue->has(Frame::kClause)) return true;
      if (reading.doc.word(i) == ",") return false;
    }
    return false;
  }
  for (uint32_t i = rest.begin; i < std::min(rest.end, rest.begin + 2); ++i) {
    if (reading.cue_at(i) && is_tag(reading, i) && tag_begin(reading, i) == rest.begin &&
        !reading.has_finite_verb({i + 1, rest.end})) {
      return true;
    }
  }
  return false;
}

// A dash of its own between words, no hyphen.
bool parts_words(const Reading& reading, uint32_t token) {
  return is_dash(reading.doc.word(token)) && token > 0 &&
         reading.doc.tokens[token - 1].end < reading.doc.tokens[token].begin;
}

// "– den gør B": a clause whose subject is none of the speakers.
bool is_clause_of_thing(const Reading& reading, uint32_t first, uint32_t speaker) {
  if (reading.doc.upos[first] != Upos::kPron || !reading.is_finite(first + 1)) return false;
  const Relation relation = reading.doc.relation[first];
  if (relation != Relation::kNsubj && relation != Relation::kExpl) return false;
  if (reading.is(first, WordClass::kRelative) && !reading.is(first, WordClass::kIt)) return false;
  const bool speakers = reading.is(first, WordClass::kPlural) && speaker != kNone &&
                        reading.doc.has_feature(speaker, "Number=Plur");
  const bool person = reading.is(first, WordClass::kHe) || reading.is(first, WordClass::kShe);
  return !(person || speakers) || reading.is_subjunctive(first + 1);
}

// "– even to B": an adverb that hangs on what is said.
bool adds_by_adverb(const Reading& reading, uint32_t first, TokenSpan before) {
  if (reading.is(first, WordClass::kFocus)) return true;
  const int32_t head = reading.tree.head(first);
  return reading.doc.upos[first] == Upos::kAdv && head != kNoHead &&
         before.contains(static_cast<uint32_t>(head));
}

// "A, siger X – den gør B": what goes on with A, no word of the reporter on X or on what others
// say ("– hun er leder", "– men det afviser politiet", "– leder af Y – til Z").
TokenSpan behind_dash(const Reading& reading, uint32_t verb, uint32_t dash, TokenSpan before) {
  const uint32_t mark = tag_begin(reading, verb) - 1, end = reading.sentence(verb).end;
  if (reading.doc.word(mark) != "," || reading.quotation_around(dash) >= 0) return {};
  const uint32_t first = dash + 1;
  if (first + 2 >= end) return {};
  if (!is_clause_of_thing(reading, first, reading.subject(verb)) &&
      !adds_by_adverb(reading, first, before)) {
    return {};
  }
  for (uint32_t i = first; i < end; ++i) {
    const Cue* other = reading.cue_at(i);
    if (other && other->pos == Upos::kVerb && reading.is_finite(i)) return {};
    if (parts_words(reading, i) || reading.is(i, WordClass::kAdversative)) return {};
  }
  return trim(reading, {first, end});
}

// What follows the tag and takes its content up again: "A, siger X, men "B ..."".
TokenSpan rest_behind(const Reading& reading, uint32_t verb, TokenSpan before) {
  const TokenSpan sent = reading.sentence(verb);
  uint32_t at = verb;
  while (at < sent.end && reading.doc.word(at) != "," && !parts_words(reading, at)) ++at;
  if (at + 1 >= sent.end) return {};
  if (parts_words(reading, at)) return behind_dash(reading, verb, at, before);
  const TokenSpan rest = trim(reading, {at + 1, cut_at_frames(reading, at, sent.end, verb)});
  if (rest.empty() || is_second_tag(reading, rest)) return {};
  const Cue* adds =
      reading.cue_at(rest.begin);  // ", додавши, що B": the same speaker's next report
  if (adds && adds->has(Frame::kClause) && reading.is_converb(rest.begin)) {
    return {};
  }
  const int32_t head = reading.tree.head(verb);
  const bool above = head != kNoHead && static_cast<uint32_t>(head) > at &&
                     reading.doc.relation[verb] == Relation::kParataxis;
  // "If A, he said, B": the clause told begins before the tag.
  const bool spans = std::any_of(
      reading.tree.children(verb).begin(), reading.tree.children(verb).end(), [&](uint32_t c) {
        return reading.doc.relation[c] == Relation::kCcomp && rest.contains(c) &&
               before.contains(reading.tree.reach(c).begin);
      });
  const bool condition =
      reading.doc.upos[before.begin] == Upos::kSconj && reading.doc.word(verb + 1) == ",";
  const bool interrupted = (above || spans || condition || !reading.has_finite_verb(before)) &&
                           reading.has_finite_verb(rest);
  bool told = false;  // "..., so Holk, sie sei müde": the rest goes on in the subjunctive
  if (!reading.is(rest.begin, WordClass::kRelative)) {
    uint32_t finite = rest.begin;
    while (finite < rest.end && !reading.is_finite(finite)) ++finite;
    told = finite < rest.end && reading.is_subjunctive(finite);
  }
  bool quoted = false;
  for (uint32_t i = rest.begin - 1; i < std::min(rest.end, rest.begin + 3); ++i) {
    const int32_t row = reading.quotation_at(i);
    quoted |= row >= 0 && !reading.quotations[static_cast<size_t>(row)].dash;
  }
  const Cue* next = rest.begin + 1 < sent.end ? reading.cue_at(rest.begin + 1) : nullptr;
  // "A, sade X, då han B": what follows hangs on a word of A.
  bool hangs = false;
  for (uint32_t i = rest.begin; i < std::min(rest.end, rest.begin + 8); ++i) {
    const int32_t up = reading.tree.head(i);
    hangs |= up != kNoHead && before.contains(static_cast<uint32_t>(up));
  }
  // "A, sade X, och B": both are X's words.
  const bool joined = reading.is(rest.begin, WordClass::kCoordinator);
  const bool turned = reading.is(rest.begin, WordClass::kAdversative);
  quoted |= (hangs || joined) && !turned && reading.has_finite_verb(rest);
  const bool new_report = next && next->pos == Upos::kVerb && reading.is_finite(rest.begin + 1);
  return (interrupted || quoted || told) && !new_report ? with_quotation(reading, rest)
                                                        : TokenSpan{};
}

// "Bare en feil, sa Holk.": the verb and somebody end the sentence.
bool ends_sentence(const Reading& reading, uint32_t verb) {
  const TokenSpan sent = reading.sentence(verb);
  const uint32_t subject = reading.subject(verb);
  if (subject == kNone || subject < verb || reading.doc.word(reading.verb_begin(verb) - 1) != ",") {
    return false;
  }
  const TokenSpan phrase = reading.phrase(subject);
  const Entity* entity = reading.entity_at(phrase);
  const Upos upos = reading.doc.upos[subject];
  if (!entity && upos != Upos::kPron && upos != Upos::kPropn) return false;
  return trim(reading, {phrase.end, sent.end}).empty();
}

// A verb, also one that was not seen as finite ("Some climbed trees").
bool tells(const Reading& reading, TokenSpan content) {
  for (uint32_t i = content.begin; i < content.end; ++i) {
    if (reading.is_finite(i) || reading.is_short_form(i)) return true;
    if (reading.is_participle(i) && content.length() > 3) return true;
  }
  return false;
}

// "When the show ended, X said no more": the words before the tag tell when, not what.
bool is_circumstance(const Reading& reading, uint32_t verb, TokenSpan content) {
  bool circumstance = false;
  for (uint32_t c : reading.tree.children(verb)) {
    if (!content.contains(c)) continue;
    const Relation relation = reading.doc.relation[c];
    if (relation == Relation::kCcomp || relation == Relation::kParataxis) return false;
    if (relation != Relation::kAdvcl) continue;
    const uint32_t first = content.begin;
    const bool marked = reading.doc.upos[first] == Upos::kSconj ||
                        reading.is(first, WordClass::kQuestion) ||
                        reading.is(first, WordClass::kAs);
    circumstance |= marked && reading.tree.reach(c).contains(first);
  }
  return circumstance;
}

}  // namespace

bool find_tag(const Reading& reading, const Site& site, Draft& draft) {
  if (!is_tag(reading, site.cue)) return false;
  const uint32_t begin = tag_begin(reading, site.cue);
  const TokenSpan sent = reading.sentence(site.cue);
  if (begin == sent.begin) return false;
  uint32_t start = sent.begin;
  for (uint32_t i = begin; i > sent.begin; --i) {  // a headline without a full stop
    if (begins_line(reading.doc, i)) {
      start = i;
      break;
    }
  }
  // A tag before this one ends where this content begins.
  const uint32_t line = start;
  for (uint32_t i = line + 1; i < begin; ++i) {
    if (reading.cue_at(i) && is_tag(reading, i) && reading.doc.word(begin - 1) == ",") {
      // "A, siger X, skriver Y": both stand over A.
      if (reading.has_finite_verb({i + 1, begin})) {
        uint32_t comma = i;
        while (comma < begin && reading.doc.word(comma) != ",") ++comma;
        if (comma + 1 < begin) start = comma + 1;
      }
    }
  }
  const TokenSpan content = trim(reading, {start, begin});
  if (content.empty()) return false;
  const TokenSpan rest = rest_behind(reading, site.cue, content);
  const bool whole =
      content.length() > 1 && (tells(reading, content) || ends_sentence(reading, site.cue));
  if (rest.empty() && !whole) return false;
  if (reading.is(content.begin, WordClass::kAs) && content.begin == sent.begin) {
    for (uint32_t i = content.begin; i < content.end; ++i) {  // "Як передає AFP, він попросив"
      const Cue* other = reading.cue_at(i);
      if (other && other->pos == Upos::kVerb && other->has(Frame::kClause)) return false;
    }
  }
  const bool between = !rest.empty() && reading.doc.word(site.cue + 1) == ",";
  if (!between && is_circumstance(reading, site.cue, content)) return false;
  TokenSpan told = content;  // "Men A, siger X": "men" is the reporter's
  if (reading.doc.upos[told.begin] == Upos::kCconj && told.begin == sent.begin &&
      told.length() > 3) {
    ++told.begin;
  }
  draft.content = {told};
  if (!rest.empty()) draft.content.push_back(rest);
  draft.rule = "tag";
  set_subject_first(reading, site, draft);
  return true;
}

}  // namespace kilde::quote
