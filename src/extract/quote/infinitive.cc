// "lover at Y", "beder X om at Y", "bad X gøre Y": the content is an infinitive.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kClauseReach = 40;  // tokens from a verb to the end of its infinitive clause

// The infinitive that a marker or the word after it leads to.
uint32_t verb_after(const Reading& reading, uint32_t marker, uint32_t end) {
  for (uint32_t i = marker + 1; i < std::min(end, marker + 5); ++i) {
    if (reading.doc.has_feature(i, "VerbForm=Inf")) return i;
    if (reading.is_finite(i)) break;
    if (reading.is_punct(i) && reading.quotation_at(i) < 0) break;  // "for at «bli stengt»"
  }
  return kNone;
}

bool follows_own_preposition(const Reading& reading, const Cue& row, uint32_t marker) {
  return marker > 0 && std::find(row.content.begin(), row.content.end(), reading.low(marker - 1)) !=
                           row.content.end();
}

uint32_t find_marked(const Reading& reading, const Site& site, uint32_t end) {
  for (uint32_t i = site.cue + 1; i < std::min(end, site.cue + 16); ++i) {
    if (reading.is_finite(i)) break;
    if (!reading.is(i, WordClass::kInfinitive)) continue;
    const bool allowed =
        site.row->has(Frame::kInfinitive) || follows_own_preposition(reading, *site.row, i);
    const uint32_t verb = verb_after(reading, i, end);
    if (verb == kNone) continue;
    // A marker that belongs to a noun in between ("planer om at") is not the cue's.
    if (!allowed || (!reading.tree.below(verb, site.cue) && reading.is_nominal(i - 1)))
      return kNone;
    return i;
  }
  return kNone;
}

// "säger sig, enligt polisen, inte veta": the comma behind an inserted phrase, or the token itself.
uint32_t behind_inserted(const Reading& reading, uint32_t comma) {
  for (const Citing& citing : reading.citings_in({comma + 1, comma + 2})) {
    const uint32_t end = citing.phrase.end;
    if (end < reading.size() && reading.doc.word(end) == ",") return end;
  }
  return comma;
}

// "zurückzukehren": the marker stands inside the verb, behind its particle.
bool holds_marker(const Reading& reading, uint32_t verb) {
  const std::string_view word = reading.low(verb);
  for (size_t length = 1; length < 4 && length < word.size(); ++length) {
    for (size_t at = 1; at + length < word.size(); ++at) {
      if (reading.lexicon.is(WordClass::kInfinitive, word.substr(at, length))) return true;
    }
  }
  return false;
}

// "bat ihn, nach Hause zu gehen", "rief sie auf, zurückzukehren": a clause behind a comma whose
// last word is the infinitive. Gives its first token.
uint32_t find_clause_final(const Reading& reading, const Site& site, TokenSpan sent) {
  if (!site.row->has(Frame::kInfinitive) || !reading.lexicon.puts_verbs_last()) return kNone;
  const uint32_t end = std::min(sent.end, site.cue + kClauseReach);
  for (uint32_t i = site.cue + 1; i + 1 < end; ++i) {
    if (reading.doc.word(i) == ":" || (i > site.cue + 1 && reading.is_finite(i))) return kNone;
    if (reading.doc.word(i) != ",") continue;
    uint32_t at = i + 1;
    if (reading.is(at, WordClass::kSubordinator)) return kNone;
    if (reading.doc.upos[at] == Upos::kSconj || reading.is(at, WordClass::kThat)) return kNone;
    for (; at < end; ++at) {
      if (reading.is_finite(at) || reading.doc.word(at) == ",") break;
      if (!reading.doc.has_feature(at, "VerbForm=Inf")) continue;
      const bool marked = reading.is(at - 1, WordClass::kInfinitive) || holds_marker(reading, at);
      if (marked) return i + 1;
    }
  }
  return kNone;
}

// "die Forderung, zu ...": the start of the clause where it hangs on the noun, else kNone.
uint32_t own_clause(const Reading& reading, uint32_t noun, uint32_t start) {
  const TokenSpan between = {noun + 1, start};
  for (uint32_t i = between.begin; i < between.end; ++i) {
    if (reading.is_verb(i)) return kNone;
  }
  return start;
}

// "закликав не чекати": nobody is named between the verb and the infinitive.
bool follows_at_once(const Reading& reading, uint32_t cue, uint32_t end) {
  uint32_t at = cue + 1;
  if (at < end && reading.is(at, WordClass::kNegation)) ++at;
  return at < end && reading.doc.has_feature(at, "VerbForm=Inf");
}

// "bad X gøre": behind an object; "hoppas snart kunna": with adverbs before it.
uint32_t find_unmarked(const Reading& reading, const Site& site, uint32_t end) {
  const uint32_t particle = reading.particle_of(site.cue, *site.row);
  const bool spoken_to =
      site.row->has(Frame::kAddressee) && !follows_at_once(reading, site.cue, end);
  uint32_t from = site.cue + (spoken_to ? 2 : 1);
  if (particle != kNone) from = particle + 1;
  uint32_t start = kNone;
  uint32_t reach = std::min(end, site.cue + 12);
  for (uint32_t i = from; i < reach; ++i) {
    // "приказала «людям» флота уйти": words in marks between.
    const int32_t row = i > site.cue ? reading.quotation_at(i) : -1;
    if (row >= 0 && reading.quotations[static_cast<size_t>(row)].closed && spoken_to &&
        !reading.has_finite_verb(reading.quotations[static_cast<size_t>(row)].inner)) {
      const TokenSpan marks = reading.quotations[static_cast<size_t>(row)].outer;
      i = marks.end - 1;
      reach = std::min(end, marks.end + 12);
      start = kNone;
      continue;
    }
    if (reading.doc.word(i) == "," && i == from) {
      const uint32_t behind = behind_inserted(reading, i);
      if (behind != i && behind + 1 < end) {
        i = behind;
        from = behind + 1;
        continue;
      }
    }
    if (reading.is_punct(i) || reading.is_finite(i) || reading.is(i, WordClass::kInfinitive)) break;
    const bool adverb = reading.doc.upos[i] == Upos::kAdv || reading.is(i, WordClass::kNegation);
    if (adverb && start == kNone && i < from + 3) {
      start = i;
    }
    if (reading.doc.has_feature(i, "VerbForm=Inf")) {
      // "попросила жителів не виходити"
      if (spoken_to && reading.is(i - 1, WordClass::kNegation)) return i - 1;
      const bool beside =
          start != kNone && start + 1 == i;  // "закликав сторони | негайно припинити"
      return start != kNone && (!spoken_to || beside) ? start : i;
    }
    if (!adverb) start = kNone;
  }
  return kNone;
}

// "have siddet hjemme og set fjernsyn": a second verb of the same form goes on with the first.
uint32_t end_of_pair(const Reading& reading, uint32_t cue, uint32_t verb, uint32_t end) {
  const TokenSpan sent = reading.sentence(cue);
  if (end + 1 >= sent.end || !reading.is(end, WordClass::kCoordinator)) return end;
  bool participle = false;
  for (uint32_t i = verb; i < end; ++i) participle |= reading.is_participle(i);
  const uint32_t next = end + 1;
  const bool same =
      reading.doc.has_feature(next, "VerbForm=Inf") || (participle && reading.is_participle(next));
  return same ? clause_end(reading, cue, next, next) : end;
}

// "das Schiff abzunehmen | und es der Werft zurückgab", "geheim zu halten | und ich habe":
// where infinitives stand last, a finite verb behind "and" with no infinitive before it is none of
// what is said.
uint32_t before_finite(const Reading& reading, uint32_t verb, uint32_t end) {
  const uint32_t limit = reading.sentence(verb).end;
  for (uint32_t i = verb + 1; i + 1 < end; ++i) {
    if (reading.is_finite(i) || reading.doc.word(i) == ",") break;
    if (!reading.is(i, WordClass::kCoordinator)) continue;
    if (reading.quotation_around(i) != reading.quotation_around(verb)) continue;
    for (uint32_t at = i + 1; at < limit && reading.doc.word(at) != ","; ++at) {
      if (reading.doc.has_feature(at, "VerbForm=Inf")) break;
      if (reading.is_finite(at)) return i;
    }
  }
  return end;
}

// "nægtede at tage kranen i drift | og sendte den": a finite verb right behind a coordinator is
// no part of an infinitive clause, unless that holds a clause of its own.
uint32_t before_next_act(const Reading& reading, uint32_t verb, uint32_t end) {
  if (reading.lexicon.puts_verbs_last()) return before_finite(reading, verb, end);
  for (uint32_t i = verb + 1; i + 1 < end; ++i) {
    if (reading.is_finite(i) || reading.is(i, WordClass::kThat)) break;
    if (!reading.is(i, WordClass::kCoordinator) || reading.quotation_around(i) >= 0) continue;
    if (reading.is_finite(i + 1)) return i;
  }
  return end;
}

// The first token behind "after": "after", "efter at", "после того, как".
uint32_t behind_after(const Reading& reading, uint32_t after, uint32_t end) {
  uint32_t at = after + 1;
  while (at < end && (reading.doc.word(at) == "," || reading.is(at, WordClass::kCorrelative) ||
                      reading.is(at, WordClass::kThat) || reading.is(at, WordClass::kAs) ||
                      reading.is(at, WordClass::kInfinitive))) {
    ++at;
  }
  return at;
}

// "warned people to stay away | after the crater awoke", "lover at hjælpe | efter at have fået
// brevet": what had happened tells when it was said. Gives where what is said ends.
uint32_t before_after(const Reading& reading, uint32_t start, uint32_t end) {
  const TokenSpan sent = reading.sentence(start);
  for (uint32_t i = start + 1; i + 2 < end; ++i) {
    if (!reading.is(i, WordClass::kAfter) || reading.quotation_around(i) >= 0) continue;
    const uint32_t behind = behind_after(reading, i, sent.end);
    const bool perfect = behind < end && reading.is(behind, WordClass::kHearsayPerfect);
    if (perfect && reading.doc.has_feature(behind, "VerbForm=Inf")) return i;
    for (uint32_t verb = behind; verb < sent.end && !is_final_mark(reading.doc.word(verb));
         ++verb) {
      if (!reading.is_finite(verb)) continue;
      return reading.doc.has_feature(verb, "Tense=Past") ? i : end;
    }
  }
  return end;
}

// "предложил закрыть мост", "призвал жителей остаться": no marker, but the tree.
uint32_t find_governed(const Reading& reading, const Site& site, uint32_t end) {
  for (uint32_t c : reading.tree.children(site.cue)) {
    if (c < site.cue || c >= end || !reading.doc.has_feature(c, "VerbForm=Inf")) continue;
    const Relation relation = reading.doc.relation[c];
    if (relation != Relation::kXcomp && relation != Relation::kCcomp &&
        relation != Relation::kCsubj && relation != Relation::kAdvcl &&
        relation != Relation::kObj) {
      continue;
    }
    for (uint32_t i = site.cue + 1; i < c; ++i) {  // a marker, or another clause, stands between
      if (reading.is_finite(i) || reading.doc.upos[i] == Upos::kSconj ||
          reading.is(i, WordClass::kInfinitive)) {
        return kNone;
      }
    }
    const TokenSpan reach = reading.tree.reach(c);
    return std::max(reach.begin, site.cue + 1);
  }
  return kNone;
}

}  // namespace

bool find_infinitive(const Reading& reading, const Site& site, Draft& draft) {
  if (site.row->pos == Upos::kAdv) return false;
  // "is expected to fall": nobody expects it.
  if (site.row->has(Frame::kWhole) && reading.is_passive(site.cue)) return false;
  const TokenSpan sent = reading.sentence(site.cue);
  uint32_t start = kNone;
  if (reading.lexicon.puts_verbs_last()) {
    start = find_clause_final(reading, site, sent);
    if (start != kNone && site.row->pos == Upos::kNoun)
      start = own_clause(reading, site.cue, start);
  } else if (const uint32_t marker = find_marked(reading, site, sent.end); marker != kNone) {
    start = marker + 1;
  } else if (site.row->has(Frame::kBare)) {
    start = find_unmarked(reading, site, sent.end);
  } else if (site.row->has(Frame::kInfinitive)) {
    start = find_governed(reading, site, sent.end);
  }
  if (start == kNone) return false;
  uint32_t verb = start;
  while (verb + 1 < sent.end && !reading.doc.has_feature(verb, "VerbForm=Inf")) ++verb;
  uint32_t end = end_of_pair(reading, site.cue, verb, clause_end(reading, site.cue, verb, start));
  end = before_next_act(reading, verb, end);
  const TokenSpan content =
      trim(reading, {start, before_after(reading, start, std::max(end, start))});
  if (content.empty()) return false;
  draft.content = {content};
  // "beschuldigte den Verein, zu laut zu sein": the one accused belongs to the charge.
  uint32_t object = reading.child(site.cue, Relation::kObj);
  if (object == kNone && reading.is_passive(site.cue))  // "wurde beschuldigt, ... zu haben"
    object = reading.subject(site.cue);
  if (site.row->has(Frame::kAccuse) && object != kNone && object < content.begin) {
    const TokenSpan target = trim(reading, reading.phrase(object));
    if (!target.empty() && target.end <= content.begin && !target.contains(site.cue)) {
      draft.content.insert(draft.content.begin(), target);
    }
  }
  if (draft.content.size() == 1) draft.content = with_accused(reading, site, content);
  // "expects prices to fall": one piece from the object on.
  if (site.row->has(Frame::kWhole) && object != kNone && object < content.begin) {
    const TokenSpan target = trim(reading, reading.phrase(object));
    if (!target.empty() && target.begin == site.cue + 1) {
      draft.content = {{target.begin, content.end}};
    }
  }
  draft.rule = "infinitive";
  return true;
}

}  // namespace kilde::quote
