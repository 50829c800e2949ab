// Noun phrases: what belongs to a noun, from its tree and from the words that touch it.
#include <algorithm>

#include "base/utf8.h"
#include "extract/quote/reading.h"

namespace kilde::quote {

namespace {

constexpr int kClimb = 4;              // heads to climb
constexpr uint32_t kLongestTitle = 8;  // tokens of a name in marks, with the marks
constexpr char32_t kLastLatin = 0x24F;
constexpr int kDeepest = 6;  // noun phrases inside noun phrases

}  // namespace

// "движения «Левый берег» | Сергей Рябов": a mark that closes a name.
bool Reading::closes_marks(uint32_t token) const {
  if (!is_punct(token) || token == 0) return false;
  const int32_t row = quotation_around_.empty() ? -1 : quotation_around_[token];
  if (row < 0) return false;
  const TokenSpan marks = quotations[static_cast<size_t>(row)].outer;
  return marks.end == token + 1 && marks.length() <= kLongestTitle;
}

bool Reading::is_marked_name(const Quotation& marks) const {
  return !marks.dash && marks.closed && marks.opened && marks.outer.length() <= kLongestTitle &&
         !marks.inner.empty() && base::starts_upper(doc.word(marks.inner.begin)) &&
         !has_finite_verb(marks.inner);
}

// The name in marks that holds the token, or nullptr.
const Quotation* Reading::marked_name(uint32_t token) const {
  const int32_t row = quotation_around_.empty() ? -1 : quotation_around_[token];
  if (row < 0) return nullptr;
  const Quotation& marks = quotations[static_cast<size_t>(row)];
  const bool inside = marks.outer.begin > sentence(token).begin;
  return inside && is_marked_name(marks) ? &marks : nullptr;
}

// "der „Hansekurier“", "die Zeitung „Mornar“": a name in marks with the words that lead to it.
TokenSpan Reading::with_marks(TokenSpan span) const {
  const Quotation* first = marked_name(span.begin);
  const Quotation* last = marked_name(span.end - 1);
  if (first) {
    const uint32_t before = first->outer.begin - 1;
    const bool noun = doc.upos[before] == Upos::kNoun && is_medium({before, before + 1});
    if (!noun && !is_article(before)) return span;
    span.begin = noun ? phrase(before, kDeepest).begin : before;
  }
  if (last && last->outer.begin > span.begin) span.end = std::max(span.end, last->outer.end);
  return span;
}

TokenSpan Reading::phrase(uint32_t head, int depth) const {
  if (depth > kDeepest) return {head, head + 1};
  uint32_t begin = head, end = head + 1;
  const auto allowed = [&](uint32_t c) {
    switch (doc.relation[c]) {
      case Relation::kDet:
      case Relation::kAmod:
      case Relation::kNmod:
      case Relation::kNummod:
      case Relation::kFlat:
      case Relation::kCompound:
      case Relation::kAppos:
      case Relation::kFixed:
      case Relation::kGoeswith:
        return true;
      case Relation::kConj:
        return is_nominal(c) || doc.upos[c] == Upos::kAdj;
      case Relation::kDep:  // "Einsatzleiter | Hagge"
        return c + 1 == head && doc.upos[c] == Upos::kNoun && doc.upos[head] == Upos::kPropn;
      case Relation::kObl:  // "den ansvarlige i saken"
        return doc.upos[head] == Upos::kAdj && c > head;
      case Relation::kAdvmod:
      case Relation::kCc:
        return c < head;
      case Relation::kAcl:
        return doc.deprel[c] != "acl:relcl" && c < head;
      default:
        return false;
    }
  };
  const auto tells_time = [&](uint32_t c) {  // "власти | в субботу", "раніше | мер"
    return is(c, WordClass::kTime) &&
           (doc.upos[c] == Upos::kAdv || child(c, Relation::kCase) != kNone);
  };
  const auto kids = tree.children(head);
  for (size_t n = kids.size(); n-- > 0;) {  // leftwards, as long as the words touch
    const uint32_t c = kids[n];
    if (c > head) continue;
    if (!allowed(c) || tells_time(c)) break;
    const TokenSpan reach = tree.reach(c);
    if (reach.end < begin && !(reach.end + 1 == begin && is_punct(reach.end))) break;
    begin = std::min(begin, reach.begin);
  }
  for (uint32_t c : kids) {
    if (c < head || doc.relation[c] == Relation::kPunct || doc.upos[c] == Upos::kPunct) continue;
    if (doc.relation[c] == Relation::kCase || doc.relation[c] == Relation::kCc) continue;
    if (!allowed(c) || tells_time(c)) break;
    // "сообщил источник агентству": hangs on the noun, but is spoken to.
    if (doc.relation[c] == Relation::kNmod && doc.has_feature(c, "Case=Dat") &&
        doc.has_feature(head, "Case=Nom") && child(c, Relation::kCase) == kNone) {
      break;
    }
    TokenSpan reach = doc.relation[c] == Relation::kConj || doc.relation[c] == Relation::kAppos ||
                              doc.relation[c] == Relation::kNmod
                          ? phrase(c, depth + 1).cover({c, c + 1})
                          : tree.reach(c);
    const uint32_t first = std::min(reach.begin, tree.reach(c).begin);
    if (first < end) {
      end = std::max(end, reach.end);
      continue;
    }
    bool joined = true;
    for (uint32_t i = end; i < first && joined; ++i) {
      joined = doc.word(i) == "," || doc.word(i) == "(" || closes_marks(i) ||
               doc.relation[i] == Relation::kCc || doc.upos[i] == Upos::kAdp;
    }
    if (!joined) break;
    end = std::max(end, reach.end);
  }
  if (depth == 0 && end == head + 1) end = behind_reduced_clause(head);
  // "ordfører Holk (Ap)": both brackets or none.
  if (end < size() && doc.word(end) == ")") {
    for (uint32_t i = end; i > head; --i) {
      if (doc.word(i - 1) == ")") break;
      if (doc.word(i - 1) == "(") {
        ++end;
        break;
      }
    }
  }
  while (begin < head && (is_punct(begin) || is(begin, WordClass::kCoordinator))) ++begin;
  while (end > head + 1 && is_punct(end - 1) && doc.word(end - 1) != ")") --end;
  return depth == 0 ? complete(within_line({begin, end}, head)) : TokenSpan{begin, end};
}

// "officials familiar with the plan", "people briefed on it": who they are stands in a short clause
// without a verb of its own form; the tree may have it under the next verb.
uint32_t Reading::behind_reduced_clause(uint32_t head) const {
  const bool many = doc.has_feature(head, "Number=Plur") && doc.upos[head] == Upos::kNoun;
  const TokenSpan sent = sentence(head);
  if (!many || head + 3 >= sent.end || doc.upos[head + 2] != Upos::kAdp) return head + 1;
  const uint32_t word = head + 1;
  if (doc.upos[word] != Upos::kAdj && !doc.has_feature(word, "Tense=Past")) return head + 1;
  const int32_t own = tree.head(word);
  const bool below = own == static_cast<int32_t>(head) && (doc.relation[word] == Relation::kAmod ||
                                                           doc.relation[word] == Relation::kAcl);
  const bool above = tree.head(head) == static_cast<int32_t>(word) && own != kNoHead &&
                     static_cast<uint32_t>(own) > word && cues_[static_cast<uint32_t>(own)] &&
                     doc.relation[word] == Relation::kCcomp;
  uint32_t end = tree.reach(word).end;
  if (!below && !above) return head + 1;
  for (uint32_t i = word; i < end; ++i) {
    if (is_punct(i) || (above && static_cast<int32_t>(i) == own)) end = i;
  }
  return std::max(end, head + 1);
}

// A phrase ends with its line, but for a name that goes on: a headline has no full stop.
TokenSpan Reading::within_line(TokenSpan span, uint32_t head) const {
  const auto broken = [&](uint32_t i) {
    return begins_line(doc, i) && (names_[i].empty() || names_[i] != names_[i - 1]);
  };
  for (uint32_t i = head; i > span.begin; --i) {
    if (broken(i)) span.begin = i;
  }
  for (uint32_t i = head + 1; i < span.end; ++i) {
    if (broken(i)) span.end = i;
  }
  return span;
}

// "et notat | NRK har sett": the name is the subject of a relative clause without a pronoun.
bool Reading::begins_bare_relative(uint32_t token) const {
  const int32_t verb = tree.head(token);
  return doc.relation[token] == Relation::kNsubj && verb != kNoHead &&
         static_cast<uint32_t>(verb) > token &&
         doc.relation[static_cast<uint32_t>(verb)] == Relation::kAcl;
}

// "Согласно докладу | Павел": a person in the nominative behind another case begins anew.
bool Reading::changes_case(uint32_t token) const {
  return token > 0 && doc.has_feature(token, "Case=Nom") &&
         doc.has_feature(token, "Animacy=Anim") && names_[token] != names_[token - 1] &&
         (is_oblique(token - 1) || doc.has_feature(token - 1, "Case=Gen"));
}

bool Reading::changes_script(uint32_t token) const {
  const auto latin = [&](uint32_t i) {
    size_t at = 0;
    return base::next_code_point(doc.word(i), at) <= kLastLatin;
  };
  return token > 0 && !is_punct(token) && !is_punct(token - 1) &&
         latin(token - 1) != latin(token) && base::starts_upper(doc.word(token)) &&
         base::starts_upper(doc.word(token - 1));
}

// Names are whole, whatever the tree says of their words.
TokenSpan Reading::complete(TokenSpan span) const {
  if (span.empty()) return span;
  const TokenSpan sent = sentence(span.begin);
  for (int steps = 0; steps < kDeepest; ++steps) {
    const TokenSpan before = span;
    const TokenSpan first = names_[span.begin], last = names_[span.end - 1];
    if (!first.empty() && first.begin < span.begin) span.begin = std::max(first.begin, sent.begin);
    if (!last.empty() && last.end > span.end) span.end = std::min(last.end, sent.end);
    // "nyhedsbureauet | RIA", "the | Economist"
    if (span.end < sent.end && !is_punct(span.end) && !begins_line(doc, span.end) &&
        (doc.upos[span.end] == Upos::kPropn || !names_[span.end].empty()) &&
        (is_nominal(span.end - 1) || doc.upos[span.end - 1] == Upos::kAdj) &&
        !changes_case(span.end) && doc.upos[span.end - 1] != Upos::kPron &&
        !doc.has_feature(span.end - 1, "Case=Gen") && !begins_bare_relative(span.end)) {
      ++span.end;
    }
    // "Two-thirds": the tree has the first part elsewhere.
    const bool hyphen = span.begin >= sent.begin + 2 && doc.word(span.begin - 1) == "-" &&
                        doc.tokens[span.begin - 1].end == doc.tokens[span.begin].begin &&
                        doc.tokens[span.begin - 2].end == doc.tokens[span.begin - 1].begin;
    if (hyphen) span.begin -= 2;
    // "der EU-Kommission": the last part.
    const bool joined = span.end + 1 < sent.end && doc.word(span.end) == "-" &&
                        doc.tokens[span.end].begin == doc.tokens[span.end - 1].end &&
                        doc.tokens[span.end + 1].begin == doc.tokens[span.end].end;
    if (joined) span.end += 2;
    // "FN-sändebudet | Staffan": the analysis began a sentence inside the phrase.
    if (span.begin > sent.begin && doc.upos[span.begin] == Upos::kPropn &&
        doc.upos[span.begin - 1] == Upos::kNoun && tree.head(span.begin - 1) == kNoHead &&
        tree.head(span.begin) != static_cast<int32_t>(span.begin) - 1 &&
        !begins_line(doc, span.begin)) {
      span.begin = phrase(span.begin - 1, kDeepest).begin;
    }
    if (span == before) break;
  }
  return with_marks(span);
}

// "one of the aides", "some of them": a number or determiner that heads its phrase.
bool Reading::has_partitive(uint32_t token) const {
  if (doc.upos[token] != Upos::kNum && doc.upos[token] != Upos::kDet &&
      doc.upos[token] != Upos::kAdj) {
    return false;
  }
  for (uint32_t c : tree.children(token)) {
    if (c > token && doc.relation[c] == Relation::kNmod && tree.reach(c).begin == token + 1) {
      return true;
    }
  }
  return false;
}

bool Reading::is_half_word(uint32_t token) const {
  return token > 0 && doc.upos[token] == Upos::kDet && doc.upos[token - 1] == Upos::kAdp &&
         doc.tokens[token].begin <= doc.tokens[token - 1].end;
}

bool Reading::is_article(uint32_t token) const {
  if (doc.upos[token] == Upos::kDet) return true;
  if (doc.upos[token] != Upos::kPron || token + 1 >= sentence(token).end) return false;
  if (doc.has_feature(token, "Poss=Yes")) return true;
  const Upos next = doc.upos[token + 1];
  if (is(token, WordClass::kExpletive) || is(token, WordClass::kProform)) {
    return next == Upos::kAdj || next == Upos::kNoun || next == Upos::kPropn ||
           !names_[token + 1].empty();
  }
  return next == Upos::kAdj && doc.has_feature(token, "PronType=Dem");
}

namespace {

// "Laut Polizei ist er Direktor", "er ist laut Polizei Direktor": the noun of a preposition before
// `token` that hangs on a noun further right is no part of that noun's phrase, unless it owns it
// ("ifølge BBC's reporter").
bool leads_elsewhere(const Reading& reading, uint32_t noun, uint32_t above, uint32_t token) {
  const bool owns = reading.doc.deprel[noun] == "nmod:poss" ||
                    (above > 0 && reading.doc.has_feature(above - 1, "Case=Gen"));
  if (owns || reading.doc.relation[noun] != Relation::kNmod) return false;
  const uint32_t preposition = reading.child(noun, Relation::kCase);
  return above > noun && preposition != kNone && preposition < token;
}

}  // namespace

TokenSpan Reading::phrase_after(uint32_t token, uint32_t* head) const {
  if (token >= size()) return {};
  uint32_t end = std::min(sentence(token).end, token + 10);
  for (uint32_t i = token + 1; i < end; ++i) {  // a headline has no full stop
    if (begins_line(doc, i) && (names_[i].empty() || names_[i] != names_[i - 1])) end = i;
  }
  if (token < size() && !quotation_at_.empty() && quotation_at(token) >= 0) {  // «Заря»
    const Quotation& marks = quotations[static_cast<size_t>(quotation_at(token))];
    const bool name = !marks.dash && marks.closed && marks.outer.length() <= kLongestTitle &&
                      !has_finite_verb(marks.inner) && !marks.inner.empty();
    if (!name) return {};
    if (head) *head = marks.inner.begin;
    return marks.outer;
  }
  for (uint32_t i = token; i < end; ++i) {
    if (i + 2 < end && doc.word(i).ends_with('-') && doc.word(i).size() > 1 &&
        is(i + 1, WordClass::kCoordinator)) {
      ++i;  // "børne- og ungechef"
      continue;
    }
    const bool years = i + 2 < end && doc.upos[i] == Upos::kNum && doc.word(i + 1) == "-" &&
                       doc.upos[i + 2] == Upos::kAdj &&
                       doc.tokens[i].end == doc.tokens[i + 1].begin;
    if (years) {  // "der 23-jährige Holk"
      ++i;
      continue;
    }
    if (i > token && quotation_at(i) >= 0) {  // "der „Hansekurier“"
      const Quotation& marks = quotations[static_cast<size_t>(quotation_at(i))];
      if (!is_marked_name(marks)) break;
      if (head) *head = marks.inner.end - 1;
      return {token, marks.outer.end};
    }
    if (is_nominal(i) && !is_article(i)) {
      // The highest noun of the phrase: "Unibanks bestyrelsesformand Hugo Schrøder".
      uint32_t top = i;
      for (int steps = 0; steps < kClimb; ++steps) {
        const int32_t up = tree.head(top);
        if (up == kNoHead || static_cast<uint32_t>(up) < token ||
            !is_nominal(static_cast<uint32_t>(up)) || static_cast<uint32_t>(up) > top + 6 ||
            (static_cast<uint32_t>(up) >= end && end < token + 10) ||
            leads_elsewhere(*this, top, static_cast<uint32_t>(up), token) ||
            doc.relation[top] == Relation::kNsubj || doc.relation[top] == Relation::kObl) {
          break;
        }
        top = static_cast<uint32_t>(up);
      }
      if (head) *head = top;
      TokenSpan span = phrase(top);
      if (span.begin > i) span.begin = i;
      span.begin = token;
      return complete(span.empty() || span.end <= i ? TokenSpan{token, i + 1} : span);
    }
    if (i + 2 < end && doc.upos[i + 1] == Upos::kAdp && has_partitive(i)) {  // "one of the aides"
      if (head) *head = i;
      TokenSpan span = phrase(i);
      span.begin = token;
      return span;
    }
    const Upos upos = doc.upos[i];
    const bool between = i > token && (doc.word(i) == "," || doc.upos[i] == Upos::kCconj) &&
                         i + 1 < end && (doc.upos[i + 1] == Upos::kAdj || is_participle(i + 1));
    if (!is_article(i) && upos != Upos::kAdj && upos != Upos::kNum && upos != Upos::kAdv &&
        !is_participle(i) && !between) {
      break;
    }
    // "den ene", "siktede": an adjective alone can stand for a person.
    const bool goes_on = i + 2 < end && doc.word(i + 1) == "," && doc.upos[i + 2] == Upos::kAdj;
    const Relation relation = doc.relation[i];
    const bool alone = relation == Relation::kNsubj || relation == Relation::kObl ||
                       relation == Relation::kNmod || relation == Relation::kObj ||
                       (i > 0 && doc.upos[i - 1] == Upos::kAdp);
    const bool ends = i + 1 >= end || is_punct(i + 1) || is_finite(i + 1);
    if (ends && (i > token || alone) && upos == Upos::kAdj && !goes_on) {
      if (head) *head = i;
      return {token, i + 1};
    }
  }
  return {};
}

}  // namespace kilde::quote
