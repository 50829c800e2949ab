#include "extract/quote/spans.h"

#include <algorithm>

namespace kilde::quote {

namespace {

bool is_quote_mark(const Reading& reading, uint32_t token) {
  for (const QuoteMark& mark : reading.lexicon.marks()) {
    if (mark.kind == MarkKind::kDash) continue;
    if (reading.doc.word(token) == mark.open || reading.doc.word(token) == mark.close) return true;
  }
  return false;
}

bool is_closing_bracket(std::string_view word) { return word == ")" || word == "]" || word == "%"; }

// A mark at `token` whose partner lies inside the span is part of the content.
bool has_partner(const Reading& reading, uint32_t token, TokenSpan span) {
  auto at =
      std::lower_bound(reading.quotations.begin(), reading.quotations.end(), span.begin,
                       [](const Quotation& q, uint32_t begin) { return q.outer.begin < begin; });
  for (; at != reading.quotations.end() && at->outer.begin < span.end; ++at) {
    if (at->dash || !at->closed || at->outer.end > span.end) continue;
    if (at->outer == span) continue;  // the whole content stands in marks
    if (at->outer.begin == token || at->outer.end == token + 1) return true;
  }
  return false;
}

}  // namespace

bool inside(const TokenSpans& spans, uint32_t token) {
  return std::any_of(spans.begin(), spans.end(), [&](TokenSpan s) { return s.contains(token); });
}

bool is_final_mark(std::string_view word) {
  return word == "." || word == "!" || word == "?" || word == "…" || word == "...";
}

bool is_dash(std::string_view word) { return word == "—" || word == "–" || word == "-"; }

TokenSpan trim(const Reading& reading, TokenSpan span, bool keep_final) {
  const auto loose = [&](uint32_t token, bool last) {
    if (!reading.is_punct(token)) return false;
    const std::string_view word = reading.doc.word(token);
    if (last && is_closing_bracket(word)) return false;
    if (last && keep_final && is_final_mark(word)) return false;
    if (!last && (word == "(" || word == "[")) return false;
    return !is_quote_mark(reading, token) || !has_partner(reading, token, span);
  };
  while (!span.empty() && loose(span.end - 1, true)) --span.end;
  while (!span.empty() && loose(span.begin, false)) ++span.begin;
  return span;
}

TokenSpans trim(const Reading& reading, const TokenSpans& spans, bool keep_final) {
  TokenSpans out;
  for (TokenSpan span : spans) {
    span = trim(reading, span, keep_final);
    if (!span.empty()) out.push_back(span);
  }
  return out;
}

TokenSpans minus(TokenSpan span, TokenSpan hole) {
  if (!span.overlaps(hole)) return {span};
  TokenSpans out;
  if (span.begin < hole.begin) out.push_back({span.begin, hole.begin});
  if (hole.end < span.end) out.push_back({hole.end, span.end});
  return out;
}

TokenSpans minus(const TokenSpans& spans, TokenSpan hole) {
  TokenSpans out;
  for (TokenSpan span : spans) {
    for (TokenSpan piece : minus(span, hole)) out.push_back(piece);
  }
  return out;
}

// "..., so der Minister.": a mark, the adverb, and nothing but a name up to the next mark.
static bool is_adverb_tag(const Reading& reading, uint32_t adverb) {
  if (adverb == 0 || !reading.is_punct(adverb - 1) || adverb + 1 >= reading.size()) return false;
  if (reading.quotation_at(adverb - 1) >= 0 || reading.doc.upos[adverb + 1] == Upos::kAdv) {
    return false;  // "„So eine Werbung", "so lange es geht"
  }
  const TokenSpan name = reading.phrase_after(adverb + 1);
  if (name.empty()) return false;
  const uint32_t limit = reading.sentence(adverb).end;
  uint32_t end = name.end;
  // "so Holk in der „Förde-Zeitung“", "so Holk weiter"
  while (end < limit && reading.doc.word(end) != "," && !is_final_mark(reading.doc.word(end))) {
    if (reading.is_finite(end) || reading.doc.word(end) == ":") return reading.is_punct(name.end);
    ++end;
  }
  return end < name.end + kTagReach;
}

namespace {

// "Wenn es regnet, droht ein Stau": where the verb stands in the second place, a clause with its
// verb at the end may stand before it, and is not told by anybody.
bool follows_subordinate(const Reading& reading, uint32_t verb, uint32_t begin, TokenSpan sent) {
  if (!reading.lexicon.puts_verbs_last() || reading.quotation_around(begin - 1) >= 0) {
    return false;
  }
  uint32_t finite = 0, place = kNone;
  for (uint32_t i = sent.begin; i < begin; ++i) {
    if (!reading.is_finite(i)) continue;
    ++finite;
    place = i;
  }
  if (finite != 1 || place + 2 != begin) return false;
  for (uint32_t c : reading.tree.children(verb)) {
    const Relation relation = reading.doc.relation[c];
    if (c < begin && (relation == Relation::kAdvcl || relation == Relation::kObl ||
                      relation == Relation::kNsubj || relation == Relation::kAdvmod)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool is_tag(const Reading& reading, uint32_t verb) {
  const Cue* cue = reading.cue_at(verb);
  if (cue && cue->pos == Upos::kAdv) return is_adverb_tag(reading, verb);
  if (!cue || cue->pos != Upos::kVerb || !cue->has(Frame::kTag)) return false;
  if (reading.is_converb(verb) && !reading.is_finite(verb)) return false;  // "произнося моё имя"
  // "спросили, говорит ли он": a question, and no tag.
  if (verb + 1 < reading.size() && reading.doc.upos[verb + 1] == Upos::kPart &&
      reading.is(verb + 1, WordClass::kQuestion)) {
    return false;
  }
  if (!reading.is_inverted(verb)) return subject_first(reading, verb) != kNone;
  const uint32_t begin = reading.verb_begin(verb);
  const TokenSpan sent = reading.sentence(verb);
  if (begin == sent.begin) return true;
  const std::string_view mark = reading.doc.word(begin - 1);
  if (mark == ":" || mark == ";" || mark == "(") return false;
  if (follows_subordinate(reading, verb, begin, sent)) return false;
  // "..., siger X, at ..." and "..., sagde hun: ..." have their content behind them.
  for (uint32_t i = verb + 1; i < sent.end; ++i) {
    if (reading.doc.word(i) == ":") return false;
    if (reading.is(i, WordClass::kThat) && reading.doc.upos[i] == Upos::kSconj) {
      const int32_t clause = reading.tree.head(i);
      return clause == kNoHead || !reading.tree.below(static_cast<uint32_t>(clause), verb) ||
             reading.is(i - 1, WordClass::kCoordinator);
    }
    if (reading.is_punct(i) && reading.doc.word(i) != ",") break;
    if (reading.is(i, WordClass::kCoordinator) && i + 1 < sent.end && reading.is_finite(i + 1))
      break;
    if (i > verb + 1 && reading.is_finite(i)) break;
  }
  return true;
}

namespace {

// ", at ...", ", da ...", ", som ...": what follows the comma hangs on the clause before it.
bool subordinates(const Reading& reading, uint32_t token) {
  if (reading.is(token, WordClass::kBreaker)) return false;
  return reading.doc.upos[token] == Upos::kSconj || reading.is(token, WordClass::kThat) ||
         reading.is(token, WordClass::kSubordinator) || reading.is(token, WordClass::kRelative) ||
         reading.is(token, WordClass::kQuestion) ||
         (reading.doc.upos[token] == Upos::kAdp &&
          reading.lexicon.citing(reading.low(token)).empty());
}

// "A was closed and B was open", "is closed and will open": with no comma and no new report, both
// are said.
bool coordinates(const Reading& reading, uint32_t coordinator, uint32_t limit) {
  if (!reading.is(coordinator, WordClass::kCoordinator) || coordinator + 2 >= limit) return false;
  uint32_t next = coordinator + 1;
  if (reading.is_punct(next)) ++next;
  const bool modal =
      reading.is(next, WordClass::kPredicted) || reading.is(next, WordClass::kPossible);
  if (modal && reading.doc.upos[next] == Upos::kAux) return true;
  TokenSpan phrase = reading.phrase_after(next);
  if (reading.doc.upos[next] == Upos::kNum && phrase.empty()) phrase = {next, next + 1};
  if (phrase.empty() || phrase.end >= limit || !reading.is_finite(phrase.end)) return false;
  for (uint32_t i = phrase.end; i < std::min(limit, phrase.end + 4); ++i) {
    if (reading.is(i, WordClass::kInfinitive)) break;  // "and Voss tries to find out"
    const Cue* cue = reading.cue_at(i);
    if (cue && cue->pos == Upos::kVerb) return false;
  }
  return true;
}

// Whether the clause behind a coordinator is another report: somebody named says, denies or asks in
// it, or words of their own follow its verb ("he believes that B").
bool reports_anew(const Reading& reading, uint32_t begin, uint32_t limit) {
  uint32_t verb = begin;
  while (verb < limit && !reading.is_finite(verb)) ++verb;
  if (verb >= limit || reading.doc.deprel[verb] == "aux:pass") return false;
  const int32_t head = reading.tree.head(verb);
  const Relation relation = reading.doc.relation[verb];
  const bool helps = relation == Relation::kAux || relation == Relation::kCop;
  if (helps && head > static_cast<int32_t>(verb)) verb = static_cast<uint32_t>(head);
  const Cue* cue = verb < limit ? reading.cue_at(verb) : nullptr;
  if (!cue || cue->pos != Upos::kVerb || !reading.is_verb(verb)) return false;
  if (reading.is_passive(verb)) return false;  // "but most are considered harmless"
  const uint32_t who = reading.child(verb, Relation::kNsubj);
  const bool same = who == kNone || reading.doc.upos[who] == Upos::kPron;
  if (!same || cue->act == Act::kDeny) return true;
  for (uint32_t i = verb + 1; i < std::min(limit, verb + 4); ++i) {
    if (reading.is(i, WordClass::kThat) || reading.doc.word(i) == ":") return true;
    if (reading.is_finite(i) || reading.quotation_at(i) >= 0) return true;
  }
  return false;
}

// "said that it was closed, but they still use it": where what was said is told in the past, the
// present is the reporter's.
bool returns_to_now(const Reading& reading, uint32_t cue, TokenSpan told, TokenSpan behind) {
  const auto first = [&](TokenSpan span) {
    uint32_t verb = span.begin;
    while (verb < span.end && !reading.is_finite(verb)) ++verb;
    return verb;
  };
  const uint32_t was = first(told), is = first(behind);
  if (was >= told.end || is >= behind.end) return false;
  return reading.doc.has_feature(reading.verb_begin(cue), "Tense=Past") &&
         reading.doc.has_feature(was, "Tense=Past") && reading.doc.has_feature(is, "Tense=Pres");
}

// "said that A, but most are harmless": behind the comma nobody reports, and both are said.
bool qualifies(const Reading& reading, uint32_t verb, TokenSpan clause, uint32_t next,
               uint32_t limit) {
  if (next >= limit || !reading.is(next, WordClass::kBut)) return false;
  if (next + 1 < limit && reading.is(next + 1, WordClass::kThen)) return false;
  const Cue* cue = reading.cue_at(verb);  // "thought A, but B": what came of the thought
  if (cue && cue->pos == Upos::kVerb && cue->act == Act::kBelieve) return false;
  if (reading.lexicon.puts_verbs_last()) return false;
  if (!reading.has_finite_verb(clause) || !reading.has_finite_verb({next, limit})) return false;
  if (reports_anew(reading, next + 1, limit)) return false;
  if (returns_to_now(reading, verb, clause, {next, limit})) return false;
  for (uint32_t i = next + 1; i < limit; ++i) {
    if (reading.doc.word(i) == ":" || reading.doc.word(i) == ";") return false;
    if (reading.cue_at(i) && is_tag(reading, i)) return false;
  }
  for (const Citing& citing : reading.citings_in({next, limit})) {
    if (citing.kind == CitingKind::kAccording || citing.kind == CitingKind::kOpinion) return false;
  }
  return true;
}

// "Voss, who lives here, | will": the only verb so far is that of a relative clause.
bool waits_for_verb(const Reading& reading, TokenSpan clause) {
  if (reading.lexicon.puts_verbs_last()) return false;
  for (uint32_t i = clause.begin; i + 1 < clause.end; ++i) {
    if (reading.is_finite(i)) return false;
    if (reading.doc.word(i) == "," && reading.is(i + 1, WordClass::kRelative)) return true;
  }
  return false;
}

// A clause ends before a comma, a coordinator or the sentence's end, never inside a quotation
// that began in it: where the tree stops in mid-air the words go on.
uint32_t up_to_boundary(const Reading& reading, uint32_t verb, TokenSpan clause, uint32_t limit) {
  uint32_t open = 0;  // where a quotation that begins in the clause ends
  const auto note = [&](uint32_t token) {
    const int32_t row = reading.quotation_at(token);
    if (row < 0) return;
    const Quotation& quotation = reading.quotations[static_cast<size_t>(row)];
    if (!quotation.dash && quotation.closed) open = std::max(open, quotation.outer.end);
  };
  for (uint32_t i = clause.begin > 0 ? clause.begin - 1 : 0; i < clause.end; ++i) note(i);
  uint32_t end = clause.end;
  while (end < limit) {
    if (end >= open) {
      const std::string_view word = reading.doc.word(end);
      const bool mark = reading.is_punct(end) && !is_quote_mark(reading, end);
      // ", men at": another clause of the same kind.
      const uint32_t next = word == "," ? end + 1 : end;
      const bool same =
          next + 1 < limit &&
          ((reading.is(next + 1, WordClass::kThat) && reading.doc.upos[next + 1] == Upos::kSconj) ||
           (reading.is(clause.begin, WordClass::kQuestion) &&
            reading.low(next + 1) == reading.low(clause.begin)));
      const bool joined = same && reading.is(next, WordClass::kCoordinator);
      const bool dashed = end + 1 < limit && !reading.is_finite(end + 1) &&
                          (word == "-" || word == "–" || word == "—");
      const bool predicate = word == "," && end + 1 < limit && reading.is_finite(end + 1) &&
                             waits_for_verb(reading, {clause.begin, end});
      const bool more_said =
          word == "," && qualifies(reading, verb, {clause.begin, end}, end + 1, limit);
      const bool goes_on = joined || dashed || predicate || more_said ||
                           (word == "," && end + 1 < limit && subordinates(reading, end + 1));
      if (joined || more_said) end = next;
      if (end > clause.begin &&
          reading.doc.word(end - 1).ends_with('-')) {  // "Film- und Fernseh..."
        ++end;
        continue;
      }
      const bool more = coordinates(reading, end, limit);
      if ((mark && !goes_on) ||
          (!joined && !more_said && !more && reading.is(end, WordClass::kCoordinator))) {
        break;
      }
    }
    note(end);
    ++end;
  }
  return end;
}

}  // namespace

uint32_t clause_end(const Reading& reading, uint32_t verb, uint32_t clause, uint32_t start) {
  const TokenSpan sent = reading.sentence(verb);
  uint32_t end = std::min(std::max(reading.tree.reach(clause).end, start + 1), sent.end);
  // A phrase that the tree hangs on the reporting verb, behind the clause, belongs to the clause.
  while (end < sent.end) {
    uint32_t at = end;
    while (at < sent.end && reading.is_punct(at)) ++at;
    if (at == sent.end) break;
    uint32_t top = at;
    for (int32_t head = reading.tree.head(top);
         head != kNoHead && static_cast<uint32_t>(head) >= end && top != verb;
         head = reading.tree.head(top)) {
      top = static_cast<uint32_t>(head);
    }
    const Relation relation = reading.doc.relation[top];
    const bool phrase = relation == Relation::kObl || relation == Relation::kNmod ||
                        relation == Relation::kAdvmod || relation == Relation::kObj ||
                        relation == Relation::kAcl || relation == Relation::kAmod;
    const bool apart = at > end && reading.doc.word(end) != ",";
    if (!phrase || apart || (at > end && relation != Relation::kAcl)) break;
    end = std::max(end + 1, std::min(reading.tree.reach(top).end, sent.end));
  }
  for (uint32_t c : reading.tree.children(verb)) {  // ", а вместо него ...": a second clause
    if (c < end || reading.doc.relation[c] != Relation::kCcomp) continue;
    const TokenSpan reach = reading.tree.reach(c);
    bool touches = reach.begin <= end + 2;
    for (uint32_t i = end; i < std::min(reach.begin, sent.end) && touches; ++i) {
      touches = reading.doc.word(i) == "," || reading.is(i, WordClass::kCoordinator) ||
                is_quote_mark(reading, i);
    }
    if (!touches || reading.is(reach.begin, WordClass::kRelative)) break;
    end = std::min(std::max(end, reach.end), sent.end);
  }
  const uint32_t known = end;
  end = up_to_boundary(reading, verb, {start, end}, sent.end);
  for (uint32_t i = known; i < end; ++i) {  // what hangs on the words added comes with them
    const TokenSpan reach = reading.tree.reach(i);
    if (reach.begin >= start) end = std::max(end, std::min(reach.end, sent.end));
  }
  end = cut_at_frames(reading, start, end, verb);
  return with_quotation(reading, {start, end}).end;
}

TokenSpans with_accused(const Reading& reading, const Site& site, TokenSpan content) {
  if (site.row->act != Act::kAccuse || !reading.lexicon.puts_verbs_last()) return {content};
  for (uint32_t i = content.begin; i > reading.sentence(site.cue).begin; --i) {
    const uint32_t at = i - 1;
    const bool dative = reading.is(at, WordClass::kDative) ||
                        (reading.doc.upos[at] == Upos::kPron && reading.is_oblique(at));
    if (reading.doc.word(at) == ":" || content.begin > at + 16) break;
    // "wirft Moskau den Angriff vor": a name alone
    const bool name = reading.doc.upos[at] == Upos::kPropn && at > site.cue &&
                      reading.tree.head(at) == static_cast<int32_t>(site.cue) &&
                      at != reading.subject(site.cue);
    if ((!dative && !name) || (at > 0 && reading.doc.upos[at - 1] == Upos::kAdp)) continue;
    if (reading.doc.has_feature(at, "Case=Gen") || reading.doc.has_feature(at, "Case=Nom"))
      continue;
    const uint32_t end = std::max(at + 1, reading.phrase_after(at).end);
    const TokenSpan accused = trim(reading, {at, std::min(end, content.begin)});
    if (accused.empty() || accused.contains(site.cue)) continue;
    if (accused.end == content.begin) return {{accused.begin, content.end}};
    return {accused, content};
  }
  return {content};
}

TokenSpan with_quotation(const Reading& reading, TokenSpan span) {
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const int32_t row = reading.quotation_at(i);
    if (row < 0) continue;
    const Quotation& quotation = reading.quotations[static_cast<size_t>(row)];
    if (!quotation.dash && quotation.closed) span.end = std::max(span.end, quotation.outer.end);
  }
  return span;
}

}  // namespace kilde::quote
