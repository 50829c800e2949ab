// "Y, X says": a reporting clause behind its content whose subject stands before the verb.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kSubjectReach = 40;  // tokens between a subject and its verb

bool closes_quotation(const Reading& reading, uint32_t token) {
  for (const QuoteMark& mark : reading.lexicon.marks()) {
    if (mark.kind != MarkKind::kDash && reading.doc.word(token) == mark.close) return true;
  }
  return false;
}

// The noun right before the verb, where the words back to a mark can only be its phrase.
uint32_t noun_before(const Reading& reading, uint32_t verb, uint32_t begin) {
  const uint32_t first = reading.sentence(verb).begin;
  uint32_t noun = kNone;
  for (uint32_t i = begin; i > first; --i) {
    uint32_t at = i - 1;
    if (i == begin && reading.doc.word(at) == ")") {  // "Holm (North) said"
      while (at > first && reading.doc.word(at) != "(") --at;
      if (at == first) return kNone;
      i = at--;
    }
    if (reading.is_punct(at) && !reading.doc.word(at).ends_with('.')) break;
    // "a poll ordered by the town shows": a participle behind its noun.
    const bool reduced = noun != kNone && reading.is_participle(at) && at > first &&
                         reading.is_nominal(at - 1) && reading.child(at, Relation::kAux) == kNone;
    if (reduced) noun = kNone;
    if (reduced) continue;
    if (reading.is_verb(at) || reading.doc.upos[at] == Upos::kSconj ||
        reading.is(at, WordClass::kRelative)) {
      return kNone;
    }
    if (noun == kNone && reading.is_nominal(at)) noun = at;
    if (noun == kNone && reading.doc.upos[at] != Upos::kAdv) return kNone;
  }
  return noun;
}

// "...," Ida Voss, the mayor, said: the noun right behind the closing mark.
uint32_t noun_behind_quotation(const Reading& reading, uint32_t verb, uint32_t begin) {
  const uint32_t first = reading.sentence(verb).begin;
  bool relative = false;
  for (uint32_t i = begin; i > first && i + kSubjectReach > begin; --i) {
    const uint32_t at = i - 1;
    if (closes_quotation(reading, at)) {
      uint32_t head = kNone;
      const TokenSpan phrase = reading.phrase_after(at + 1, &head);
      const bool fits = !phrase.empty() && phrase.end < begin && head < begin;
      return fits && (relative || !reading.has_finite_verb({phrase.end, begin})) ? head : kNone;
    }
    relative |= reading.is(at, WordClass::kRelative);
  }
  return kNone;
}

// The subject nearest to the verb, before it.
uint32_t subject_before(const Reading& reading, uint32_t verb, uint32_t begin) {
  uint32_t subject = kNone;
  for (uint32_t c : reading.tree.children(verb)) {
    if (c < begin && reading.doc.relation[c] == Relation::kNsubj) subject = c;
  }
  const bool known = subject != kNone && subject + kSubjectReach > begin;
  if (known && !reading.is(subject, WordClass::kRelative)) return subject;
  if (subject != kNone) return kNone;
  const uint32_t noun = noun_before(reading, verb, begin);
  const bool comma = begin > 0 && reading.doc.word(begin - 1) == ",";
  return noun == kNone && comma ? noun_behind_quotation(reading, verb, begin) : noun;
}

// Nothing behind the verb that would be its content: no clause, no object but the one addressed.
bool stands_alone(const Reading& reading, uint32_t verb, const Cue& cue) {
  const TokenSpan sent = reading.sentence(verb);
  uint32_t end = verb + 1;
  bool subordinate = false;
  for (; end < sent.end; ++end) {
    if (reading.is_punct(end)) break;
    const Upos upos = reading.doc.upos[end];
    if (reading.is(end, WordClass::kThat) && upos == Upos::kSconj) return false;
    subordinate |= upos == Upos::kSconj || reading.doc.has_feature(end, "PronType=Rel") ||
                   reading.is(end, WordClass::kAs) || reading.is(end, WordClass::kQuestion);
    if (reading.is_finite(end) && !subordinate) {
      return end > verb + 1 && reading.is(end - 1, WordClass::kCoordinator);  // "he said and left"
    }
  }
  if (end < sent.end && reading.doc.word(end) == ":") return false;
  if (end + 1 < sent.end && reading.is(end + 1, WordClass::kThat)) return false;
  for (uint32_t c : reading.tree.children(verb)) {
    if (c < verb) continue;
    const Relation relation = reading.doc.relation[c];
    const bool clause = relation == Relation::kCcomp || relation == Relation::kXcomp;
    const bool object = relation == Relation::kObj && c < end && !cue.has(Frame::kAddressee) &&
                        !cue.has(Frame::kCites);
    if (object && reading.doc.upos[c] != Upos::kPron) return false;
    const uint32_t first = reading.tree.reach(c).begin;  // "Still, he said, A": the clause is A
    if (clause && first > verb && first < end) return false;
  }
  return true;
}

// "We will win," | Voss said while she ran: words in marks, with a comma at their end.
bool follows_speech(const Reading& reading, uint32_t first) {
  if (first < 3 || !closes_quotation(reading, first - 1)) return false;
  const std::string_view last = reading.doc.word(first - 2);
  if (last != "," && last != "!" && last != "?") return false;
  auto at =
      std::lower_bound(reading.quotations.begin(), reading.quotations.end(), first,
                       [](const Quotation& q, uint32_t begin) { return q.outer.begin < begin; });
  if (at == reading.quotations.begin()) return false;
  const Quotation& quotation = *--at;
  return quotation.outer.end == first && (last == "," || reading.has_finite_verb(quotation.inner));
}

// "..., Voss said that", "..., Voss said: "...": the words are behind the verb all the same.
bool leads_on(const Reading& reading, uint32_t verb) {
  const uint32_t end = std::min(reading.sentence(verb).end, verb + 4);
  for (uint32_t i = verb + 1; i < end; ++i) {
    if (reading.doc.word(i) == ":" || reading.is(i, WordClass::kThat)) return true;
  }
  return false;
}

// "...," Odense's Ida Voss said, "..., the Post's Ida Voss reported": back to the mark, where no
// verb stands in between.
uint32_t behind_mark(const Reading& reading, uint32_t noun) {
  const uint32_t begin = reading.sentence(noun).begin;
  bool genitive = false;
  for (uint32_t i = noun; i > begin && i + 8 > noun; --i) {
    if (closes_quotation(reading, i - 1)) return i;
    if (genitive && reading.doc.word(i - 1) == ",") return i;
    const bool owns = reading.low(i - 1) == "'s" || reading.low(i - 1) == "’s";
    genitive |= owns;
    if (owns) continue;
    if (!reading.is_nominal(i - 1) && !reading.is_modifier(i - 1)) break;
  }
  return noun;
}

// "Ms. Moore", "Daily News opinion editor Josh Greenman": a title that the tree has elsewhere, back
// to a mark.
uint32_t with_title(const Reading& reading, uint32_t first) {
  const uint32_t begin = reading.sentence(first).begin;
  uint32_t noun = first, all = first;
  while (noun > begin && (reading.doc.upos[noun - 1] == Upos::kPropn ||
                          reading.doc.upos[noun - 1] == Upos::kNoun)) {
    --noun;
  }
  for (all = noun; all > begin; --all) {
    const Upos upos = reading.doc.upos[all - 1];
    const bool nominal =
        upos == Upos::kPropn || upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kNum;
    const bool joint = upos == Upos::kAdp && reading.doc.upos[all] == Upos::kPropn;
    if (!nominal && !joint) break;
  }
  const bool whole =
      all > begin && reading.is_punct(all - 1) && reading.doc.upos[all] != Upos::kAdp;
  return whole ? all : behind_mark(reading, noun);
}

uint32_t begin_of_subject(const Reading& reading, uint32_t head) {
  uint32_t first = reading.phrase(head).begin;
  for (uint32_t i = first; i < head; ++i) {
    if (reading.is_punct(i) && !reading.doc.word(i).ends_with('.')) first = i + 1;
  }
  return with_title(reading, first);
}

// A mark that may end what is told stands before the subject.
bool is_parted(const Reading& reading, uint32_t first) {
  if (first == 0 || !reading.is_punct(first - 1) || begins_line(reading.doc, first)) return false;
  const std::string_view mark = reading.doc.word(first - 1);
  return mark != ":" && mark != ";" && mark != "(" && (mark != "." || first > 1);
}

}  // namespace

uint32_t subject_first(const Reading& reading, uint32_t verb, uint32_t* subject) {
  const Cue* cue = reading.cue_at(verb);
  if (reading.lexicon.puts_verbs_last()) return kNone;  // there the verb comes first
  if (!cue || cue->pos != Upos::kVerb || cue->has(Frame::kFrom)) return kNone;
  if (!cue->has(Frame::kTag) && !cue->has(Frame::kQuote)) return kNone;
  const uint32_t begin = reading.verb_begin(verb);
  const bool cites = cue->has(Frame::kCites) && !cue->particle.empty();
  if (!reading.is_finite(begin) || (reading.is_passive(verb) && !cites)) return kNone;
  uint32_t head = subject_before(reading, verb, begin);
  if (head == kNone) return kNone;
  // "Holm and Voss, both said": a word for those before it.
  if (reading.doc.upos[head] == Upos::kDet && reading.is(head, WordClass::kGeneric)) return kNone;
  uint32_t first = begin_of_subject(reading, head);
  if (!is_parted(reading, first)) {  // "...," Voss, the head of Rem's guild said
    head = noun_behind_quotation(reading, verb, begin);
    if (head == kNone) return kNone;
    first = begin_of_subject(reading, head);
    if (!is_parted(reading, first) || !follows_speech(reading, first)) return kNone;
  }
  const bool tagged = follows_speech(reading, first) && !leads_on(reading, verb);
  if (!tagged && !reading.lexicon.lacks(WordClass::kVerbFirst)) return kNone;
  if (!tagged && !stands_alone(reading, verb, *cue)) return kNone;
  if (subject) *subject = head;
  return first;
}

uint32_t tag_begin(const Reading& reading, uint32_t verb) {
  const uint32_t first = reading.is_inverted(verb) ? kNone : subject_first(reading, verb);
  if (first != kNone) return first;
  const uint32_t begin = reading.verb_begin(verb);
  return reading.follows_so(begin) ? begin - 1 : begin;
}

void set_subject_first(const Reading& reading, const Site& site, Draft& draft) {
  uint32_t head = kNone;
  if (reading.is_inverted(site.cue) || site.row->has(Frame::kCites)) return;
  const uint32_t first = subject_first(reading, site.cue, &head);
  if (first == kNone) return;
  TokenSpan phrase = reading.phrase(head);
  phrase.begin = first;
  phrase.end = std::min(std::max(phrase.end, head + 1), reading.verb_begin(site.cue));
  draft.source = {trim(reading, phrase)};
  draft.source_head = head;
}

}  // namespace kilde::quote
