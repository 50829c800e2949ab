// "kalder X Y", "peger på X som Y", "X was described as Y": the content is somebody or something
// with what they are called.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

// What is called something: the noun phrase right behind the verb, else the object of the tree.
TokenSpan predicated(const Reading& reading, uint32_t cue) {
  const uint32_t subject = reading.subject(cue), object = reading.child(cue, Relation::kObj);
  TokenSpan tree = object == kNone || object == subject ? TokenSpan{} : reading.phrase(object);
  // "назвала бюджет нереалістичним": the tree may hang the one on the other.
  for (uint32_t i = tree.begin + 1; i < tree.end && !reading.is_oblique(tree.begin); ++i) {
    if (i > object && reading.doc.has_feature(i, "Case=Ins")) tree.end = i;
  }
  if (subject == kNone || subject > cue || cue + 1 >= reading.sentence(cue).end) return tree;
  const TokenSpan next = reading.phrase_after(cue + 1);
  if (!next.empty() && (tree.empty() || next.end <= tree.begin)) return next;
  return tree;
}

// "nannte A, der B ist, | als C", "described A, which are B, | as C": behind commas that close what
// hangs on the object, the preposition itself.
uint32_t behind_clauses(const Reading& reading, const Cue& row, uint32_t from, uint32_t end) {
  for (uint32_t i = from; i + 2 < end; ++i) {
    const std::string_view word = reading.doc.word(i);
    if (word == ":" || word == ";") return kNone;
    if (word != "," || !is_one_of(row.content, reading.low(i + 1))) continue;
    if (reading.is(i + 1, WordClass::kLike) && reading.has_finite_verb({from, i})) return i + 1;
  }
  return kNone;
}

// "als A und B, die C", but not "als A und D tut es": where what somebody is called ends.
uint32_t predicate_end(const Reading& reading, uint32_t start, uint32_t end) {
  for (uint32_t i = start; i < end; ++i) {
    if (reading.is_finite(i)) return i;
    const bool comma = reading.doc.word(i) == ",";
    if (!comma && !reading.is(i, WordClass::kCoordinator)) continue;
    uint32_t next = i + 1;
    if (comma && next < end && reading.doc.upos[next] == Upos::kAdp) ++next;
    if (comma && next < end && reading.is(next, WordClass::kRelative) && i > start &&
        reading.is_nominal(i - 1)) {
      uint32_t close = next;  // a relative clause: up to the comma behind its verb
      while (close < end &&
             !(reading.doc.word(close) == "," && reading.has_finite_verb({next, close}))) {
        ++close;
      }
      return close;
    }
    const int32_t head = next < end ? reading.tree.head(next) : kNoHead;
    const bool listed = head != kNoHead && reading.doc.relation[next] == Relation::kConj &&
                        static_cast<uint32_t>(head) >= start && static_cast<uint32_t>(head) < i;
    if (comma && !listed) return i;
    for (uint32_t verb = next; verb < end && !reading.is_punct(verb); ++verb) {
      if (reading.is_finite(verb)) return i;
    }
  }
  return end;
}

// "the charges, which they called "a lie"": the noun that the relative pronoun stands for.
TokenSpan antecedent(const Reading& reading, uint32_t cue) {
  const int32_t head = reading.tree.head(cue);
  const bool relative = reading.doc.deprel[cue] == "acl:relcl" && head != kNoHead;
  const uint32_t subject = reading.child(cue, Relation::kNsubj);
  if (!relative || static_cast<uint32_t>(head) > cue || subject == kNone || subject > cue)
    return {};
  if (reading.is(subject, WordClass::kRelative)) return {};
  if (cue + 1 < reading.size() && reading.doc.upos[cue + 1] == Upos::kPron) return {};
  const uint32_t before = reading.phrase(subject).begin - 1;
  // A pronoun with a case is the object itself.
  const bool marked = reading.doc.feats[before].find("Case=") != std::string_view::npos;
  if (!reading.is(before, WordClass::kRelative) || marked) return {};
  TokenSpan what = reading.phrase(static_cast<uint32_t>(head));
  what.end = std::min(what.end, before);
  return trim(reading, what);
}

// "i vad X beskriver som Y": what is described is no phrase of its own.
bool follows_what(const Reading& reading, uint32_t cue) {
  const uint32_t first = reading.sentence(cue).begin;
  for (uint32_t i = cue; i > first && i + 8 > cue; --i) {
    if (reading.is_punct(i - 1) ||
        (i < cue && reading.is_verb(i) && reading.doc.relation[i] != Relation::kAux))
      return false;
    if (reading.is(i - 1, WordClass::kQuestion) && reading.doc.upos[i - 1] == Upos::kPron)
      return true;
  }
  return false;
}

// "The plan was described as a risk": the subject is what somebody is told to have called so.
bool find_passive_predicate(const Reading& reading, const Site& site, Draft& draft) {
  if (site.row->content.empty() || site.row->act == Act::kBelieve) return false;
  if (!reading.is_finite(reading.verb_begin(site.cue))) return false;
  const uint32_t subject = reading.child(site.cue, Relation::kNsubj);
  if (subject == kNone || subject > site.cue || reading.is(subject, WordClass::kRelative))
    return false;
  const TokenSpan who = trim(reading, reading.phrase(subject));
  if (who.empty() || who.end > site.cue) return false;
  const TokenSpan sent = reading.sentence(site.cue);
  uint32_t preposition = find_preposition(reading, *site.row, site.cue + 1, sent.end);
  uint32_t end = sent.end;
  if (preposition == kNone || preposition > site.cue + 6) {  // "wurde als Gefahr bezeichnet"
    preposition = find_preposition(reading, *site.row, who.end, site.cue);
    end = site.cue;
    if (preposition == kNone || !reading.lexicon.puts_verbs_last()) return false;
  }
  if (!reading.is(preposition, WordClass::kLike)) return false;
  const TokenSpan said = trim(
      reading,
      with_quotation(reading, {preposition + 1, predicate_end(reading, preposition + 1, end)}));
  if (said.empty()) return false;
  draft.content = {who, said};
  draft.rule = "predicate";
  return true;
}

}  // namespace

bool find_predicate(const Reading& reading, const Site& site, Draft& draft) {
  const bool comment = site.row->has(Frame::kComment);
  if (!comment && !site.row->has(Frame::kPredicate)) return false;
  if (reading.is_passive(site.cue)) return !comment && find_passive_predicate(reading, site, draft);
  // "a town called Rem": the participle only names it.
  if (!comment && reading.is_participle(site.cue) && !reading.is_present_participle(site.cue) &&
      reading.doc.relation[site.cue] == Relation::kAcl && antecedent(reading, site.cue).empty()) {
    return false;
  }
  const TokenSpan sent = reading.sentence(site.cue);
  if (comment) {
    const uint32_t particle = reading.particle_of(site.cue, *site.row);
    if (particle == kNone) return false;
    const TokenSpan content =
        trim(reading, {particle + 1, cut_at_frames(reading, particle, sent.end, site.cue)});
    bool likened = false;
    for (uint32_t i = content.begin; i < content.end; ++i)
      likened |= reading.is(i, WordClass::kLike);
    if (!likened) return false;
    draft.content = {content};
    draft.rule = "comment";
    return true;
  }
  // "не назвал, какой": nothing is called anything.
  if (site.cue + 2 < sent.end && reading.doc.word(site.cue + 1) == "," &&
      reading.is(site.cue + 2, WordClass::kQuestion)) {
    return false;
  }
  TokenSpan what = follows_what(reading, site.cue) ? TokenSpan{site.cue, site.cue}
                                                   : predicated(reading, site.cue);
  if (const TokenSpan above = antecedent(reading, site.cue); !above.empty()) what = above;
  if (what.empty() && what.begin != site.cue) return false;
  const bool quoted = what.end < sent.end && reading.quotation_at(what.end) >= 0;
  const bool nothing = what.length() == 1 && reading.is(what.begin, WordClass::kExpletive) &&
                       !quoted &&
                       !reading.is(what.begin, WordClass::kProform);  // "sieht es als erwiesen an"
  if (nothing) return false;
  for (uint32_t i = what.begin + 1; i < what.end; ++i) {  // "called the plan "quite dangerous""
    if (reading.quotation_at(i) >= 0 && what.begin > site.cue) what.end = i;
  }
  uint32_t start = std::max(what.end, site.cue + 1);
  // "called the remarks on Saturday "a wake-up call""
  for (uint32_t i = start; i < std::min(sent.end, start + 5) && what.end > what.begin; ++i) {
    if (reading.quotation_at(i) >= 0) start = i;
    if (reading.is_punct(i) || reading.is_verb(i) || reading.is(i, WordClass::kLike)) break;
  }
  if (!site.row->content.empty()) {
    uint32_t preposition = find_preposition(reading, *site.row, start, sent.end);
    const uint32_t apart = preposition == kNone && what.begin > site.cue
                               ? behind_clauses(reading, *site.row, start, sent.end)
                               : kNone;
    if (apart != kNone) {
      preposition = apart;
      what.end = apart - 1;
    }
    // "such as B": leads to a part of what is called something.
    if (preposition != kNone && reading.doc.relation[preposition] == Relation::kFixed) return false;
    // "kallar planen "tokig"", "kallar honom en lögnare": without the preposition.
    uint32_t objects = 0;
    for (uint32_t c : reading.tree.children(site.cue)) {
      objects += c > site.cue && reading.doc.relation[c] == Relation::kObj;
    }
    const bool predicate = start + 1 <= sent.end && start == what.end && what.begin > site.cue &&
                           start < sent.end && reading.doc.upos[start] == Upos::kAdj;
    const bool bare =
        start < sent.end && (reading.quotation_at(start) >= 0 || objects > 1 || predicate);
    if (preposition == kNone && !bare) return false;
    if (preposition != kNone) start = preposition + 1;
  } else {
    const uint32_t subject = reading.subject(site.cue);
    if (subject != kNone && subject >= start) start = reading.phrase(subject).end;
  }
  if (start >= sent.end) return false;
  const uint32_t end = predicate_end(reading, start, sent.end);
  const TokenSpan said = trim(reading, with_quotation(reading, {start, end}));
  if (said.empty() || said.overlaps(what)) return false;
  // "считает эти данные завышенными"
  const bool marked = site.row->has(Frame::kClause) && site.row->content.empty();
  if (marked && !reading.doc.has_feature(said.begin, "Case=Ins") &&
      !reading.doc.has_feature(said.end - 1, "Case=Ins")) {
    return false;
  }
  // "nannte er dabei nicht": nothing is called anything.
  bool only_adverbs = reading.quotation_around(said.begin) < 0;  // words in marks are called so
  for (uint32_t i = said.begin; i < said.end; ++i) {
    const Upos upos = reading.doc.upos[i];
    only_adverbs &= upos == Upos::kAdv || upos == Upos::kPart || upos == Upos::kCconj ||
                    reading.is(i, WordClass::kNegation);
  }
  if (only_adverbs) return false;
  const bool before = what.begin < said.begin;
  draft.content =
      before ? TokenSpans{trim(reading, what), said} : TokenSpans{said, trim(reading, what)};
  if (what.empty()) draft.content = {said};
  draft.rule = "predicate";
  return true;
}

}  // namespace kilde::quote
