// "Y", siger X and - Y, siger X: the cue follows the words quoted.  X siger: "Y": it leads to them.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kLineReach = 120;   // tokens that may go on behind a tag
constexpr uint32_t kMarksBetween = 3;  // commas and marks between the words and the verb
constexpr int kNested = 12;            // quotations inside one quotation
constexpr uint32_t kIntroReach = 30;   // tokens between the verb and its colon
constexpr uint32_t kQuoteReach = 16;   // tokens between the verb and words without a colon

// The quotation that ends right before the token.
int32_t quotation_before(const Reading& reading, uint32_t token) {
  uint32_t last = token;
  for (uint32_t n = 0; n < kMarksBetween && last > 0 && reading.is_punct(last - 1); ++n) --last;
  auto at =
      std::lower_bound(reading.quotations.begin(), reading.quotations.end(), token,
                       [](const Quotation& q, uint32_t begin) { return q.outer.begin < begin; });
  // Quotations inside the one looked for may stand between, or end with it: "A: 'B'", siger X.
  int32_t found = -1;
  for (int steps = 0; at != reading.quotations.begin() && steps < kNested; ++steps) {
    const Quotation& quotation = *--at;
    const bool fits = quotation.dash ? quotation.inner.contains(token) && last < token
                                     : quotation.outer.end > last && quotation.outer.end <= token;
    if (!fits || (quotation.dash && found >= 0)) continue;
    found = static_cast<int32_t>(at - reading.quotations.begin());
    if (quotation.dash) break;
  }
  return found;
}

// "- A. - B, siger X.": dashes in one line are one speech; the begin of its first words.
uint32_t first_of_dashes(const Reading& reading, size_t row) {
  uint32_t begin = reading.quotations[row].inner.begin;
  while (row > 0) {
    const Quotation& before = reading.quotations[row - 1];
    if (!before.dash || before.outer.end + 1 != begin || begins_line(reading.doc, begin - 1)) break;
    for (uint32_t i = before.inner.begin; i < before.inner.end; ++i) {
      if (reading.cue_at(i) && is_tag(reading, i)) return begin;
    }
    begin = before.inner.begin;
    --row;
  }
  return begin;
}

// Paragraphs before this one that opened the same quotation and never closed it.
TokenSpans paragraphs_before(const Reading& reading, int32_t row) {
  TokenSpans spans;
  auto n = static_cast<size_t>(row);
  uint32_t begin = reading.quotations[n].outer.begin;
  for (int steps = 0; n > 0 && steps < kNested; ++steps) {
    const Quotation& before = reading.quotations[--n];
    if (before.dash || before.closed || !before.opened || before.outer.end != begin) break;
    spans.insert(spans.begin(), trim(reading, before.inner, true));
    begin = before.outer.begin;
  }
  return spans;
}

// Words before the quotation in its sentence: then the quotation is a part of the content only.
bool begins_inside_a_clause(const Reading& reading, const Quotation& quotation) {
  const uint32_t begin = quotation.outer.begin;
  const TokenSpan sent = reading.sentence(begin);
  if (begin == sent.begin || quotation.dash) return false;
  const std::string_view before = reading.doc.word(begin - 1);
  return before != ":" && !is_final_mark(before) && before != "-" && before != "–" &&
         !begins_line(reading.doc, begin);
}

// "sa han «helst ville slippe» å komme": the quotation begins inside the clause reported.
bool continues_a_clause(const Reading& reading, uint32_t cue, uint32_t mark) {
  for (uint32_t i = cue + 1; i < mark; ++i) {
    if (reading.is(i, WordClass::kInfinitive) && reading.doc.upos[i] == Upos::kPart) return true;
  }
  const uint32_t subject = reading.subject(cue);
  if (subject == kNone || subject > cue) return false;
  const uint32_t object = reading.child(cue, Relation::kObj);
  const Upos upos = object == kNone ? Upos::kX : reading.doc.upos[object];
  if (object == mark - 1 && (upos == Upos::kPron || upos == Upos::kPropn) && object > cue) {
    return true;
  }
  for (uint32_t c : reading.tree.children(cue)) {
    const Relation relation = reading.doc.relation[c];
    if (c < mark || (relation != Relation::kCcomp && relation != Relation::kXcomp)) continue;
    if (reading.tree.reach(c).begin < mark && reading.child(c, Relation::kNsubj) < mark)
      return true;
  }
  return false;
}

// "требует деньги за «моральный вред»", "согласилась, так как «боялась мести»": a preposition leads
// to the words, or a clause that tells why.
bool stands_in_phrase(const Reading& reading, uint32_t cue, uint32_t mark) {
  if (reading.doc.upos[mark - 1] == Upos::kAdp && mark - 1 > cue) return true;
  for (uint32_t i = cue + 1; i + 1 < mark; ++i) {
    if (reading.doc.word(i) == "," && reading.doc.upos[i + 1] == Upos::kSconj) return true;
  }
  return false;
}

// "Asked about it, X said, "I hope not."": a whole sentence in marks right behind the verb.
bool leads_to_sentence(const Reading& reading, uint32_t cue) {
  if (cue + 3 >= reading.size() || reading.doc.word(cue + 1) != ",") return false;
  const int32_t row = reading.quotation_at(cue + 2);
  if (row < 0) return false;
  const Quotation& quotation = reading.quotations[static_cast<size_t>(row)];
  if (quotation.dash || quotation.inner.empty()) return false;
  const uint32_t first = quotation.inner.begin, last = quotation.inner.end - 1;
  return reading.low(first) != reading.doc.word(first) && is_final_mark(reading.doc.word(last)) &&
         (reading.has_finite_verb(quotation.inner) || quotation.inner.length() > 4);
}

// A tag behind words that tell something: "It was closed, X said, "for good"".
bool follows_words(const Reading& reading, const Site& site) {
  if (!is_tag(reading, site.cue)) return false;
  const uint32_t begin = tag_begin(reading, site.cue);
  if (leads_to_sentence(reading, site.cue) && quotation_before(reading, begin) < 0) return false;
  const TokenSpan before = {reading.sentence(site.cue).begin, begin};
  if (!before.empty() && reading.has_finite_verb(before)) return true;
  return begin > 0 && quotation_before(reading, begin) >= 0;
}

bool begins_sentence(const Reading& reading, uint32_t token) {
  if (token >= reading.size()) return false;
  return reading.low(token) != reading.doc.word(token) || !reading.is_verb(token);
}

// What a dash behind the tag takes up again: ", — сказал он. — Все готовы".
TokenSpan behind_tag(const Reading& reading, uint32_t cue, uint32_t end) {
  for (uint32_t i = cue + 2; i + 1 < std::min(end, cue + kIntroReach); ++i) {
    const std::string_view before = reading.doc.word(i - 1);
    if (!is_dash(reading.doc.word(i)) || (before != "," && !is_final_mark(before))) continue;
    return trim(reading, {i + 1, end}, true);
  }
  return {};
}

// «Мы едем, — сказал он. — Все готовы»: the tag stands between dashes inside the marks.
bool find_inside_marks(const Reading& reading, const Site& site, uint32_t begin, Draft& draft) {
  const int32_t row = reading.quotation_around(site.cue);
  if (row < 0 || begin < 2 || !is_dash(reading.doc.word(begin - 1))) return false;
  const std::string_view mark = reading.doc.word(begin - 2);
  if (mark != "," && !is_final_mark(mark)) return false;
  const Quotation& quotation = reading.quotations[static_cast<size_t>(row)];
  if (begin - 1 <= quotation.inner.begin) return false;
  draft.content = {trim(reading, {quotation.inner.begin, begin - 1}, true)};
  if (draft.content.front().empty()) return false;
  const TokenSpan rest = behind_tag(reading, site.cue, quotation.inner.end);
  if (!rest.empty()) draft.content.push_back(rest);
  draft.quotation = row;
  draft.verbatim = true;
  draft.keep_final = true;
  draft.rule = "quote.inside";
  return true;
}

// What stands in the line from the token on.
TokenSpan line_rest(const Reading& reading, uint32_t begin) {
  uint32_t end = begin;
  while (end < reading.size() && end < begin + kLineReach && !begins_line(reading.doc, end)) ++end;
  return {begin, end};
}

// "- A, siger X. B." in one paragraph: B goes on where it speaks in the first or second person, as
// X does, and nobody else is said to report it.
TokenSpan line_behind_tag(const Reading& reading, uint32_t cue) {
  const TokenSpan rest = line_rest(reading, reading.sentence(cue).end);
  bool addressed = false;
  for (uint32_t i = rest.begin; i < rest.end; ++i) {
    const Cue* other = reading.cue_at(i);
    const bool tag = other && other->pos == Upos::kVerb && is_tag(reading, i);
    if (tag || reading.quotation_at(i) >= 0 || reading.doc.word(i) == ":") return {};
    addressed |= reading.is_first_person(i) || reading.doc.has_feature(i, "Person=2");
  }
  return addressed ? trim(reading, rest, true) : TokenSpan{};
}

}  // namespace

namespace {

// "- A, siger X. B, skriver Y." in one paragraph: where the sentence behind the first tag begins,
// or kNone.
uint32_t behind_first_tag(const Reading& reading, TokenSpan words) {
  uint32_t found = kNone;
  for (uint32_t i = words.begin; i < words.end; ++i) {
    const Cue* cue = reading.cue_at(i);
    const bool tag = cue && cue->pos == Upos::kVerb && cue->has(Frame::kTag) && is_tag(reading, i);
    if (tag && reading.sentence(i).end < words.end) found = reading.sentence(i).end;
  }
  return found;
}

// "X сумнівається: «Y», – зауважив він": the words are those of the verb behind them.
bool has_tag_behind(const Reading& reading, const Quotation& quotation) {
  if (quotation.dash) return false;
  uint32_t at = quotation.outer.end;
  bool mark = false;
  while (at < reading.size() && reading.is_punct(at) && at < quotation.outer.end + kMarksBetween) {
    mark |= reading.doc.word(at) == ",";
    ++at;
  }
  const Cue* cue = at < reading.size() ? reading.cue_at(at) : nullptr;
  const bool tag =
      mark && cue && cue->pos == Upos::kVerb && cue->has(Frame::kTag) && is_tag(reading, at);
  if (!tag) return false;
  // "X сказал: «Y», — передаёт Z": Z is the hand that X's words came through.
  const TokenSpan teller = reading.phrase_after(at + 1);
  return teller.empty() || !reading.is_medium(teller);
}

bool has_first_person(const Reading& reading, TokenSpan words) {
  for (uint32_t i = words.begin; i < words.end; ++i) {
    if (reading.is_first_person(i)) return true;
  }
  return false;
}

}  // namespace

bool find_direct_before(const Reading& reading, const Site& site, Draft& draft) {
  const bool adverb = site.row->pos == Upos::kAdv && is_tag(reading, site.cue);
  if (site.row->pos != Upos::kVerb && !adverb) return false;
  if (!site.row->has(Frame::kTag) && !site.row->has(Frame::kQuote)) return false;
  const uint32_t begin = tag_begin(reading, site.cue);
  if (begin == 0) return false;
  // "«A».\nПродолжая защищать его, он сказал": a gerund begins another sentence.
  if (reading.is_converb(site.cue) && begin == reading.sentence(site.cue).begin) return false;
  if (find_inside_marks(reading, site, begin, draft)) return true;
  const int32_t row = quotation_before(reading, begin);
  if (row < 0) return false;
  const Quotation& quotation = reading.quotations[static_cast<size_t>(row)];
  TokenSpan words = {quotation.inner.begin, std::min(quotation.inner.end, begin)};
  if (quotation.dash) {
    words.begin = first_of_dashes(reading, static_cast<size_t>(row));
    const std::string_view mark = reading.doc.word(begin - 1);
    if (mark != "," && !is_final_mark(mark) && !is_dash(mark)) return false;
    if (mark != "," && begin != reading.verb_begin(site.cue)) return false;
    const uint32_t behind = behind_first_tag(reading, {words.begin, begin});
    if (behind != kNone) {
      if (!has_first_person(reading, {behind, begin})) return false;
      words.begin = behind;
    }
  } else if (begins_inside_a_clause(reading, quotation)) {
    return false;
  }
  words = trim(reading, words, true);
  if (words.empty()) return false;
  draft.content = paragraphs_before(reading, row);
  draft.content.push_back(words);
  if (quotation.dash && is_dash(reading.doc.word(begin - 1))) {  // "— A, — сказал X. — B."
    uint32_t end = site.cue + 1;
    while (end < reading.size() && !begins_line(reading.doc, end)) ++end;
    const TokenSpan rest = behind_tag(reading, site.cue, end);
    if (!rest.empty()) draft.content.push_back(rest);
  } else if (quotation.dash && begins_line(reading.doc, quotation.outer.begin)) {
    const TokenSpan rest = line_behind_tag(reading, site.cue);
    if (!rest.empty()) draft.content.push_back(rest);
  }
  draft.quotation = row;
  draft.verbatim = true;
  draft.keep_final = true;
  draft.rule = quotation.dash ? "dash" : "quote.before";
  set_subject_first(reading, site, draft);
  return true;
}

// Whether the clause ends at the token: with its sentence, a mark, or before more words in marks.
static bool ends_clause(const Reading& reading, uint32_t token) {
  if (token >= reading.sentence(token - 1).end || begins_line(reading.doc, token)) return true;
  const std::string_view word = reading.doc.word(token);
  if (word == "," || word == ";" || is_final_mark(word)) return true;
  return reading.is(token, WordClass::kCoordinator) && token + 1 < reading.size() &&
         reading.quotation_at(token + 1) >= 0;
}

// "they chant: "We stay" and "We win"": words in marks behind others, with a coordinator, unless
// they begin a clause ("... and "We win" was on the wall").
static void add_coordinate(const Reading& reading, const Quotation& first, TokenSpans& content) {
  uint32_t at = first.outer.end;
  while (!first.dash && at + 2 < reading.size() && reading.is(at, WordClass::kCoordinator)) {
    const int32_t row = reading.quotation_at(at + 1);
    if (row < 0 || begins_line(reading.doc, at + 1)) return;
    const Quotation& next = reading.quotations[static_cast<size_t>(row)];
    const TokenSpan words = trim(reading, next.inner, true);
    if (next.dash || !next.closed || words.empty()) return;
    at = next.outer.end;
    if (!ends_clause(reading, at)) return;
    content.push_back(words);
  }
}

bool find_direct_after(const Reading& reading, const Site& site, Draft& draft) {
  if (site.row->pos == Upos::kAdj || site.row->pos == Upos::kAdv) return false;
  if (site.row->pos == Upos::kNoun && !site.row->has(Frame::kIntro)) return false;
  const bool answered = site.row->pos == Upos::kNoun && site.cue > 0 &&  // "som svar på: ..."
                        reading.is(site.cue - 1, WordClass::kLike);
  if (answered) return false;
  const TokenSpan sent = reading.sentence(site.cue);
  const uint32_t subject = reading.subject(site.cue);
  bool crossed = false;  // a finite verb stands in between
  const bool active =
      reading.is_finite(reading.verb_begin(site.cue)) || reading.is_present_participle(site.cue);
  const bool behind = follows_words(reading, site);
  const bool leads = active && subject != kNone && subject < site.cue && !behind;
  const uint32_t limit = std::min({reading.size(), site.cue + kIntroReach, sent.end + 1});
  for (uint32_t i = site.cue + 1; i < limit; ++i) {
    const Cue* other = reading.cue_at(i);
    if (other && other->pos == Upos::kVerb && reading.is_finite(i)) return false;
    // "A, the Post wrote, with one of them saying: "..."": the words are those of somebody else.
    if (other && i > site.cue + 1 && reading.absolute_begin(i) != kNone) return false;
    // "выступил перед людьми, сказав: «...»": the words are those of the gerund.
    if (other && other->has(Frame::kTag) && reading.is_converb(i)) return false;
    if (reading.is(i, WordClass::kThat) && reading.doc.upos[i] == Upos::kSconj) return false;
    const bool colon = reading.doc.word(i) == ":";
    const bool comma = reading.doc.word(i - 1) == ",";
    const bool marked = !colon && reading.is_punct(i) && i <= site.cue + kQuoteReach &&
                        i < sent.end && !begins_line(reading.doc, i) &&
                        (!comma || (leads && begins_sentence(reading, i + 1))) &&
                        !reading.is(i - 1, WordClass::kThat);
    crossed |= reading.is_finite(i);
    if (!colon && (!marked || (behind && !reading.is_inverted(site.cue)))) continue;
    if (marked && crossed && leads) return false;  // "said it was "...""
    if (marked && continues_a_clause(reading, site.cue, i)) return false;
    if (marked && stands_in_phrase(reading, site.cue, i)) return false;
    const int32_t row = i + 1 < reading.size() ? reading.quotation_at(colon ? i + 1 : i) : -1;
    if (row >= 0) {
      const Quotation& quotation = reading.quotations[static_cast<size_t>(row)];
      // "sagte, der Rat „will das nicht“": the words quoted are a part of a clause.
      bool clause = false;
      for (uint32_t c = site.cue + 1; c < i && !colon; ++c) clause |= reading.doc.word(c) == ",";
      if (clause && reading.lexicon.puts_verbs_last()) return false;
      if (!colon && site.row->has(Frame::kAccuse)) {  // "звинувачує Китай у "тиску""
        const auto& own = site.row->content;
        for (uint32_t c = site.cue + 1; c < i; ++c) {
          if (std::find(own.begin(), own.end(), reading.low(c)) != own.end()) return false;
        }
      }
      if (colon && has_tag_behind(reading, quotation)) return false;
      if (!colon && (quotation.dash || !reading.has_finite_verb(quotation.inner))) continue;
      const bool speaks = site.row->has(Frame::kClause) || site.row->has(Frame::kIntro);
      if (!colon && !speaks && (comma || !site.row->has(Frame::kTag))) continue;
      const TokenSpan words = trim(reading, quotation.inner, true);
      if (words.empty()) return false;
      draft.content = {words};
      add_coordinate(reading, quotation, draft.content);
      draft.quotation = row;
      draft.verbatim = true;
      draft.keep_final = true;
      draft.rule = colon ? "quote.colon" : "quote.after";
      return true;
    }
    if (!colon || i + 2 >= reading.size() || !site.row->has(Frame::kTag)) continue;
    const TokenSpan rest = {i + 1, i + 1 < sent.end ? sent.end : reading.sentence(i + 1).end};
    const bool exclaimed = !rest.empty() && reading.doc.word(rest.end - 1) == "!";
    if (begins_line(reading.doc, i + 1)) return false;
    if (!exclaimed && !reading.has_finite_verb(rest)) return false;
    const TokenSpan words = trim(reading, rest);
    if (words.empty()) return false;
    draft.content = {words};
    draft.verbatim = true;
    draft.rule = "colon.after";
    return true;
  }
  return false;
}

}  // namespace kilde::quote
