#include "extract/quote/complementizer.h"

#include <algorithm>

namespace kilde::quote {
namespace {

bool leads_to_content(const Cue& row, std::string_view preposition) {
  return std::find(row.content.begin(), row.content.end(), preposition) != row.content.end();
}

// "trots att", "efter att": a preposition that is none of the cue's makes it another clause.
bool follows_foreign_preposition(const Reading& reading, uint32_t cue, const Cue& row,
                                 uint32_t that) {
  if (that < cue + 2 || reading.doc.upos[that - 1] != Upos::kAdp) return false;
  const std::string_view word = reading.low(that - 1);
  return word != row.particle && !leads_to_content(row, word);
}

// "said, adding that ...": the clause belongs to the participle.
bool crosses_a_report(const Reading& reading, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; ++i) {
    const Cue* cue = reading.cue_at(i);
    if (cue && cue->has(Frame::kClause) && reading.is_present_participle(i)) return true;
  }
  return false;
}

// "told the Harbour Times that Rem had left": no relative clause, since a report needs its words.
bool follows_addressee(const Reading& reading, uint32_t cue, const Cue& row, uint32_t that) {
  if (!row.has(Frame::kAddressee) || that < cue + 2 || that + 2 >= reading.size()) return false;
  const TokenSpan spoken_to = reading.phrase_after(cue + 1);
  return spoken_to.begin == cue + 1 && spoken_to.end == that &&
         reading.doc.relation[that] != Relation::kNsubj;
}

// "..., adding that modern technology helped": right behind a participle, whatever the tree takes
// it for.
bool leads_on(const Reading& reading, uint32_t cue, uint32_t that) {
  if (that != cue + 1 || !reading.is_present_participle(cue) || that + 2 >= reading.size())
    return false;
  return reading.is_nominal(that + 1) || reading.is_modifier(that + 1);
}

// "denied a charge that he had lied": the noun's clause, and the noun the verb's object.
bool belongs_to_noun(const Reading& reading, const Cue& row, uint32_t cue, uint32_t that) {
  if (!row.has(Frame::kObject) || that < cue + 2) return false;
  const Cue* noun = reading.cue_at(that - 1);
  return noun && noun->pos == Upos::kNoun && !reading.is(that - 2, WordClass::kCoordinator);
}

// "besteht darin, dass": another correlative than those of a cue that has some tells of something
// else.
bool follows_foreign_correlative(const Reading& reading, const Cue& row, uint32_t that) {
  if (that < 2 || reading.doc.word(that - 1) != "," || !reading.lexicon.puts_verbs_last()) {
    return false;
  }
  const auto leads = [&](std::string_view word) {
    return reading.lexicon.is(WordClass::kCorrelative, word) &&
           !reading.lexicon.is(WordClass::kExpletive, word);
  };
  const bool chooses = std::any_of(row.content.begin(), row.content.end(), leads);
  return chooses && leads(reading.low(that - 2)) && !leads_to_content(row, reading.low(that - 2));
}

// "оценивает ситуацию, чтобы понять": behind a thing that is weighed or told the clause tells what
// for.
bool tells_what_for(const Reading& reading, const Cue& row, uint32_t cue, uint32_t that) {
  const bool tells = row.act == Act::kSay || row.act == Act::kBelieve ||
                     row.act == Act::kAnnounce || row.act == Act::kPredict;
  if (!tells || row.pos != Upos::kVerb || !reading.is(that, WordClass::kPurpose)) return false;
  const uint32_t object = reading.child(cue, Relation::kObj);
  return object != kNone && object > cue && object < that &&
         reading.doc.upos[object] == Upos::kNoun && reading.doc.has_feature(object, "Case=Acc") &&
         reading.doc.has_feature(object, "Animacy=Inan");
}

// "надеется построить мост, чтобы помочь": the infinitive is what is said.
bool follows_infinitive(const Reading& reading, const Cue& row, uint32_t cue, uint32_t that) {
  if (!row.has(Frame::kInfinitive) && !row.has(Frame::kBare)) return false;
  if (!reading.lexicon.is(WordClass::kPurpose, reading.low(that))) return false;
  for (uint32_t i = cue + 1; i < that; ++i) {
    if (reading.is_finite(i)) return false;
    if (reading.doc.has_feature(i, "VerbForm=Inf")) return true;
  }
  return false;
}

// "подтвердил планы строить, чтобы помочь": behind an object that is said itself the clause tells
// what for.
bool tells_purpose(const Reading& reading, const Cue& row, uint32_t cue, uint32_t that) {
  if (!row.has(Frame::kObject) || that < cue + 3 || reading.lexicon.puts_verbs_last()) return false;
  if (!reading.lexicon.is(WordClass::kPurpose, reading.low(that))) return false;
  const uint32_t object = reading.child(cue, Relation::kObj);
  return object != kNone && object > cue && object < that &&
         reading.doc.upos[object] == Upos::kNoun && !reading.is_oblique(object);
}

}  // namespace

bool follows_relative(const Reading& reading, uint32_t from, uint32_t verb) {
  for (uint32_t i = verb; i > from && i + kRelativeReach > verb; --i) {
    if (i < verb && reading.is_finite(i)) return false;
    if (i < verb && reading.is(i, WordClass::kRelative)) return true;
  }
  return false;
}

bool crosses_a_verb(const Reading& reading, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; ++i) {
    if (!reading.is_finite(i)) continue;
    uint32_t at = i;
    bool relative = follows_relative(reading, from, i);
    for (int steps = 0; steps < 6 && !relative; ++steps) {
      relative = reading.doc.relation[at] == Relation::kAcl;
      const int32_t head = reading.tree.head(at);
      if (head == kNoHead || static_cast<uint32_t>(head) == from) break;
      at = static_cast<uint32_t>(head);
    }
    if (!relative) return true;
  }
  return false;
}

uint32_t find_that(const Reading& reading, uint32_t cue, const Cue& row) {
  const TokenSpan sent = reading.sentence(cue);
  for (uint32_t i = cue + 1; i < sent.end; ++i) {
    if (reading.doc.word(i) == ":" || reading.doc.word(i) == ";") return kNone;
    const Cue* other = reading.cue_at(i);
    const bool gerund =
        other && other->pos == Upos::kVerb && other->has(Frame::kClause) && reading.is_converb(i);
    if (gerund) return kNone;  // "отрицает вину, заявив, что"
    const bool governed =
        row.has(Frame::kInfinitive) && reading.tree.head(i) == static_cast<int32_t>(cue) &&
        reading.doc.has_feature(i, "VerbForm=Inf") && !reading.is(i - 1, WordClass::kInfinitive);
    if (governed) return kNone;  // "призвал жителей остаться, несмотря на то, что"
    if (!reading.is(i, WordClass::kThat)) continue;
    // "потому что": a part of another conjunction
    if (reading.doc.relation[i] == Relation::kFixed && reading.doc.word(i - 1) != "," &&
        reading.tree.head(i) + 1 == static_cast<int32_t>(i) &&
        reading.doc.relation[i - 1] == Relation::kMark) {
      continue;
    }
    const bool marks = reading.doc.relation[i] == Relation::kMark ||
                       follows_addressee(reading, cue, row, i) || leads_on(reading, cue, i);
    if (!marks &&
        (reading.doc.upos[i] == Upos::kDet || reading.doc.has_feature(i, "PronType=Rel") ||
         reading.doc.has_feature(i, "PronType=Dem"))) {
      continue;  // "said that man", "said the plan that he has"
    }
    if (crosses_a_verb(reading, cue + 1, i)) return kNone;
    if (crosses_a_report(reading, cue + 1, i)) return kNone;
    if (follows_foreign_preposition(reading, cue, row, i)) return kNone;
    if (belongs_to_noun(reading, row, cue, i)) return kNone;
    if (tells_purpose(reading, row, cue, i) || follows_infinitive(reading, row, cue, i))
      return kNone;
    // "att hon är besviken och att hon går": the clause of another verb goes on.
    if (i > cue + 1 && reading.is(i - 1, WordClass::kCoordinator)) return kNone;
    if (reading.is(i, WordClass::kInfinitive) && reading.doc.upos[i] != Upos::kSconj) {
      const int32_t head = reading.tree.head(i);
      const bool infinitive =
          (i + 1 < sent.end && reading.doc.has_feature(i + 1, "VerbForm=Inf")) ||
          (head != kNoHead && reading.doc.has_feature(static_cast<uint32_t>(head), "VerbForm=Inf"));
      // "varnar för att tolka det som bevis för att": the infinitive is what is said.
      if (infinitive && i == cue + 2 && leads_to_content(row, reading.low(i - 1))) return kNone;
      if (infinitive) continue;
    }
    return i;
  }
  return kNone;
}

bool leads_elsewhere(const Reading& reading, const Site& site) {
  const uint32_t end = reading.sentence(site.cue).end;
  for (uint32_t i = site.cue + 1; i < end && !reading.is_finite(i); ++i) {
    if (!reading.is(i, WordClass::kThat)) continue;
    return follows_foreign_correlative(reading, *site.row, i) ||
           tells_what_for(reading, *site.row, site.cue, i);
  }
  return false;
}

}  // namespace kilde::quote
