// "A ist, ..., sagte X", "..., with Voss saying B", "... and has refused": where what is told gives
// way to another report, a tag, or what its speaker did besides.
#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

// Of the report, or of the one that it stands in: "said he believes A and asked how B".
bool shares_tense(const Reading& reading, uint32_t verb, uint32_t own_cue) {
  const bool past = reading.doc.has_feature(verb, "Tense=Past");
  if (past == reading.doc.has_feature(own_cue, "Tense=Past")) return true;
  const int32_t above = reading.tree.head(own_cue);
  if (!past || above == kNoHead || reading.doc.relation[own_cue] != Relation::kCcomp) return false;
  const auto outer = static_cast<uint32_t>(above);
  const Cue* cue = reading.cue_at(outer);
  return cue && cue->pos == Upos::kVerb && reading.doc.has_feature(outer, "Tense=Past");
}

// "admitted that the series ends and says that": nobody in what is told may say it.
bool shares_subject(const Reading& reading, uint32_t verb, uint32_t own_cue) {
  if (reading.lexicon.puts_verbs_last()) return false;
  const uint32_t who = reading.subject(verb);
  return who != kNone && who < own_cue + 2 && who == reading.subject(own_cue);
}

// "... and said she would", "... and urged people to leave": the verb has what is said or asked
// right behind it.
bool takes_words(const Reading& reading, uint32_t verb, const Cue& cue) {
  const uint32_t end = reading.sentence(verb).end;
  const TokenSpan who = reading.phrase_after(verb + 1);
  if (reading.lexicon.puts_verbs_last() || who.empty() || who.end + 1 >= end) return false;
  if (cue.has(Frame::kClause) && cue.has(Frame::kTag) && reading.is_finite(who.end)) return true;
  if (cue.has(Frame::kAddressee) && cue.has(Frame::kInfinitive) &&
      reading.is(who.end, WordClass::kInfinitive)) {
    return reading.doc.has_feature(who.end + 1, "VerbForm=Inf");
  }
  return false;
}

// "... og tilføjede, at", "... og udtrykte håb for, at": the same speaker's next report, told in
// the same tense as the one before.
bool goes_on_reporting(const Reading& reading, uint32_t coordinator, uint32_t own_cue) {
  uint32_t verb = coordinator + 1;
  // "..., dass A kommt und er beschuldigte B": a pronoun may stand before the verb.
  const bool pronoun = verb + 1 < reading.size() && reading.doc.upos[verb] == Upos::kPron &&
                       reading.doc.has_feature(verb, "Case=Nom") && reading.cue_at(verb + 1) &&
                       reading.lexicon.puts_verbs_last();
  if (pronoun) ++verb;
  const uint32_t end = std::min(reading.sentence(coordinator).end, verb + 5);
  if (verb >= end || own_cue >= reading.size() || !reading.is_finite(verb)) return false;
  if (!shares_tense(reading, verb, own_cue) && !shares_subject(reading, verb, own_cue)) {
    return false;
  }
  const Cue* cue = reading.cue_at(verb);
  bool reports =
      cue && cue->pos == Upos::kVerb && (cue->has(Frame::kClause) || cue->has(Frame::kQuestion));
  if (verb + 1 < end && (reading.is(verb, WordClass::kLightVerb) ||
                         reading.lexicon.is(WordClass::kLightVerb, reading.doc.lemma[verb]))) {
    const Cue* noun = reading.cue_at(verb + 1);
    reports |= noun && noun->pos == Upos::kNoun;
  }
  if (reports && reading.is_subjunctive(verb)) return false;
  if (pronoun && cue && cue->pos == Upos::kVerb) return true;
  if (cue && cue->pos == Upos::kVerb && takes_words(reading, verb, *cue) &&
      !reading.has_doer_between(own_cue, verb)) {
    return true;
  }
  if (!reports) return false;
  for (uint32_t i = verb + 1; i < end; ++i) {
    if (reading.is(i, WordClass::kThat) || reading.doc.word(i) == ":") return true;
    if (cue && cue->has(Frame::kQuestion) && reading.is(i, WordClass::kQuestion)) return true;
  }
  // "but said it had closed"
  if (reading.is(coordinator, WordClass::kAdversative) && cue && cue->has(Frame::kTag)) return true;
  // "og advarte mot innblanding"
  return cue && verb + 1 < end &&
         std::find(cue->content.begin(), cue->content.end(), reading.low(verb + 1)) !=
             cue->content.end();
}

// ", adding that ...", ", добавив, что": a participle under the same speaker, unless what is told
// is a report itself ("fragte, ob er A sage, behauptend, dass B").
bool reports_on(const Reading& reading, uint32_t start, uint32_t verb, uint32_t own_cue) {
  const bool converb = reading.is_converb(verb);
  if (own_cue >= verb || (!converb && !reading.is_present_participle(verb))) return false;
  for (uint32_t i = start; i < verb && converb; ++i) {
    const Cue* inner = reading.cue_at(i);
    if (inner && inner->pos == Upos::kVerb && inner->has(Frame::kClause)) return false;
  }
  const Cue* cue = reading.cue_at(verb);
  return cue && cue->pos == Upos::kVerb && cue->has(Frame::kClause) && cue->has(Frame::kTag);
}

bool names_a_house(const Entity& entity) {
  return entity.kind == EntityKind::kOrganisation || entity.kind == EntityKind::kAgency ||
         entity.kind == EntityKind::kOutlet;
}

// "опасаются, что A, поскольку, по словам X, B", "..., поскольку служба Y сообщает, что B":
// behind a comma the reporter tells why, by somebody else's report.
bool gives_reason_of_others(const Reading& reading, uint32_t next, uint32_t end, uint32_t own_cue) {
  if (reading.lexicon.puts_verbs_last() || own_cue >= next || next + 3 >= end) return false;
  if (reading.doc.upos[next] != Upos::kSconj || reading.is(next, WordClass::kThat) ||
      reading.is(next, WordClass::kRelative) || reading.is(next, WordClass::kQuestion) ||
      reading.is(next, WordClass::kConditional)) {
    return false;
  }
  for (const Citing& citing : reading.citings_in({next + 1, std::min(end, next + 4)})) {
    if (citing.kind == CitingKind::kAccording) return true;
  }
  for (uint32_t i = next + 1; i + 2 < end && reading.doc.word(i) != ","; ++i) {
    if (!reading.is_finite(i)) continue;
    const Cue* cue = reading.cue_at(i);
    const uint32_t who = reading.subject(i);
    const Entity* entity = who == kNone ? nullptr : reading.entity_at(reading.phrase(who));
    return cue && cue->pos == Upos::kVerb && cue->has(Frame::kTag) && cue->has(Frame::kClause) &&
           entity && names_a_house(*entity) && reading.doc.word(i + 1) == "," &&
           reading.is(i + 2, WordClass::kThat);
  }
  return false;
}

// "Some have said A and others have said B": a report of the same kind by somebody else.
bool others_report(const Reading& reading, uint32_t coordinator, uint32_t own_cue) {
  if (own_cue >= coordinator || reading.lexicon.puts_verbs_last()) return false;
  const TokenSpan who = reading.phrase_after(coordinator + 1);
  if (who.empty() || who.end + 2 >= reading.sentence(coordinator).end) return false;
  const uint32_t verb =
      reading.is_finite(who.end) && !reading.cue_at(who.end) ? who.end + 1 : who.end;
  const Cue* cue = reading.cue_at(verb);
  const Cue* own = reading.cue_at(own_cue);
  return cue && own && cue->lemma == own->lemma && cue->pos == Upos::kVerb &&
         reading.doc.feats[verb] == reading.doc.feats[own_cue];
}

// "said A, but thinks B": behind a comma B is the reporter's again, where A and B are both clauses
// and the second reports too.
bool turns_away(const Reading& reading, TokenSpan told, uint32_t next, uint32_t end) {
  if (!reading.is(next, WordClass::kAdversative) || reading.quotation_around(next) >= 0) {
    return false;
  }
  if (reading.lexicon.puts_verbs_last() || !reading.has_finite_verb(told)) return false;

  uint32_t verb = next + 1;
  while (verb < end && !reading.is_finite(verb) && reading.doc.word(verb) != ",") ++verb;
  const Cue* cue = verb < end ? reading.cue_at(verb) : nullptr;
  return cue && cue->pos == Upos::kVerb && cue->has(Frame::kClause);
}

// "настаивала, что лёд тонкий, и закрыла каток", "отказались вводить судно и вернули его": behind a
// coordinator a verb that fits the speaker and nobody in what is said is the speaker's.
bool returns_to_speaker(const Reading& reading, uint32_t start, uint32_t coordinator,
                        uint32_t own_cue) {
  if (own_cue >= start || reading.lexicon.puts_verbs_last() || !reading.is_finite(own_cue)) {
    return false;
  }
  uint32_t verb = coordinator + 1;
  const uint32_t end = std::min(reading.sentence(coordinator).end, coordinator + 4);
  while (verb < end && reading.doc.upos[verb] == Upos::kAdv) ++verb;
  if (verb >= end || !reading.is_finite(verb) || reading.quotation_around(verb) >= 0) return false;
  if (reading.child(verb, Relation::kNsubj) != kNone || !reading.agrees(verb, own_cue)) {
    return false;
  }
  bool cases = false, finite = false;
  for (uint32_t i = start; i < coordinator; ++i) {
    finite |= reading.is_finite(i);
    const bool same =
        reading.is_finite(i) && reading.agrees(verb, i) &&
        reading.doc.has_feature(verb, "Tense=Past") == reading.doc.has_feature(i, "Tense=Past");
    if (same) return false;  // "что тело спрятали и вывезли": somebody did both
    if (reading.doc.relation[i] != Relation::kNsubj) continue;
    const bool pronoun = reading.is(i, WordClass::kRelative) || reading.is_first_person(i);
    if (pronoun || reading.agrees(verb, i)) return false;
    cases |= reading.doc.has_feature(i, "Case=Nom");
  }
  const bool infinitive = !finite && reading.doc.has_feature(start, "VerbForm=Inf") &&
                          reading.doc.has_feature(verb, "Tense=Past") &&
                          reading.doc.feats[start].find("Aspect=") != std::string_view::npos;
  return cases || infinitive;
}

// "sagte, dass A gilt, | und hat B", "als sie fragte, ob A gilt, | sagte B", "dass A gilt, | das
// ist B": where a clause told has its verb last, one behind a comma with its verb in front is
// another.
bool turns_to_main(const Reading& reading, uint32_t start, uint32_t comma, uint32_t end) {
  if (!reading.lexicon.puts_verbs_last() || start == 0) return false;
  const bool last = reading.is(start - 1, WordClass::kThat) ||
                    reading.is(start - 1, WordClass::kVerbLast) ||
                    reading.is(start, WordClass::kVerbLast);
  if (!last || reading.quotation_around(comma) != reading.quotation_around(start)) return false;
  uint32_t verb = comma + 1;
  const bool joined = verb < end && reading.is(verb, WordClass::kCoordinator);
  const bool taken_up = verb < end && !joined && reading.is(verb, WordClass::kProform) &&
                        reading.is(verb, WordClass::kRelative);
  // With nothing between, only where the clause that reports stands in front of another.
  const bool behind = reading.doc.upos[reading.sentence(comma).begin] == Upos::kSconj;
  if (!joined && !taken_up && !behind) return false;
  if (joined || taken_up) ++verb;
  if (verb + 1 >= end || !reading.is_finite(verb) || reading.is_punct(verb + 1)) return false;
  if (reading.is_finite(verb + 1) || reading.is_subjunctive(verb)) return false;
  // The clause told has had its own verb, besides those of clauses inside it.
  uint32_t verbs = 0, clauses = 0;
  for (uint32_t i = start; i < comma; ++i) {
    verbs += reading.is_finite(i);
    const uint32_t next = i + 1 < comma && reading.doc.upos[i + 1] == Upos::kAdp ? i + 2 : i + 1;
    const bool opens =
        reading.doc.word(i) == "," &&
        (reading.is(next, WordClass::kRelative) || reading.is(next, WordClass::kQuestion) ||
         reading.is(next, WordClass::kThat) || reading.doc.upos[next] == Upos::kSconj);
    clauses += opens;
  }
  return clauses == 0 ? reading.has_finite_verb({start, comma}) : verbs > clauses;
}

// "has insisted that A | and has refused": the auxiliary of the cue again, right behind "and".
bool shares_auxiliary(const Reading& reading, uint32_t start, uint32_t coordinator,
                      uint32_t own_cue) {
  const uint32_t next = coordinator + 1;
  if (own_cue >= start || reading.lexicon.puts_verbs_last() || next >= reading.size()) return false;
  if (reading.doc.upos[next] != Upos::kAux || !reading.is_finite(next)) return false;
  const uint32_t auxiliary = reading.child(own_cue, Relation::kAux);
  if (auxiliary == kNone || auxiliary > own_cue || reading.low(auxiliary) != reading.low(next))
    return false;
  for (uint32_t i = start; i < coordinator; ++i) {
    if (reading.low(i) == reading.low(next)) return false;
  }
  return true;
}

// "said A, citing B": what somebody goes by is not what they say.
bool cites_behind(const Reading& reading, uint32_t start, uint32_t comma, uint32_t own_cue) {
  if (own_cue >= start || !reading.has_finite_verb({start, comma})) return false;
  for (const Citing& citing : reading.citings_in({comma + 1, comma + 2})) {
    const bool participle = reading.is_present_participle(citing.lead.begin);
    if (citing.kind == CitingKind::kCiting && participle) return true;
  }
  return false;
}

// ", with Ida Voss saying": somebody else's report.
bool begins_absolute(const Reading& reading, uint32_t token, uint32_t own_cue) {
  if (!reading.is(token, WordClass::kAbsolute)) return false;
  const Cue* own = own_cue < reading.size() ? reading.cue_at(own_cue) : nullptr;
  if (own && own->has(Frame::kFinding)) return false;  // "found A, with half of them saying B"
  const uint32_t end = std::min(reading.sentence(token).end, token + kTagReach);
  for (uint32_t i = token + 2; i < end && !reading.is_punct(i); ++i) {
    const Cue* cue = reading.cue_at(i);
    if (!cue || cue->pos != Upos::kVerb || !cue->has(Frame::kClause) || i == own_cue) continue;
    if (reading.absolute_begin(i) == token) return true;
  }
  return false;
}

}  // namespace

uint32_t cut_at_frames(const Reading& reading, uint32_t start, uint32_t end, uint32_t own_cue) {
  for (uint32_t i = start + 1; i < end; ++i) {
    if (begins_absolute(reading, i, own_cue)) return i;
    if (reading.is(i, WordClass::kCoordinator) && shares_auxiliary(reading, start, i, own_cue))
      return i;
    if (reading.doc.word(i) == "," && cites_behind(reading, start, i, own_cue)) return i;
    if (reading.doc.word(i) == "," && turns_to_main(reading, start, i, end)) return i;
    if (reading.is(i, WordClass::kCoordinator) && others_report(reading, i, own_cue)) return i;
    if (reading.is(i, WordClass::kCoordinator) && goes_on_reporting(reading, i, own_cue)) return i;
    if (reading.is(i, WordClass::kCoordinator) && returns_to_speaker(reading, start, i, own_cue)) {
      return i;
    }
    if (i == own_cue || reading.doc.word(i) != ",") continue;
    uint32_t next = i + 1;
    if (next < end && reading.is_punct(next)) ++next;
    if (next >= end) break;
    if (reading.is(next, WordClass::kBreaker) || reports_on(reading, start, next, own_cue))
      return i;
    if (turns_away(reading, {start, i}, next, end)) return i;
    // ", gab aber zu: ...": the same speaker's next report.
    const Cue* apart = reading.cue_at(next);
    if (apart && apart->separable && next > own_cue && reading.is_finite(next) &&
        !reading.is_subjunctive(next)) {
      return i;
    }
    if (gives_reason_of_others(reading, next, end, own_cue)) return i;
    // "även om": two words
    if (reading.is(next, WordClass::kConcessive) && next + 1 < end &&
        reading.is(next + 1, WordClass::kConditional)) {
      return i;
    }
    for (uint32_t verb = next; verb < std::min(reading.sentence(i).end, next + kTagReach); ++verb) {
      if (verb >= next + 2 && reading.is_punct(verb) && verb >= end) break;
      const bool tag = verb != own_cue && is_tag(reading, verb) && tag_begin(reading, verb) == next;
      // "at efter et år med krav, lovede X": only a phrase stands before the verb.
      const bool led = reading.doc.upos[start] == Upos::kAdp && own_cue < start &&
                       !reading.has_finite_verb({start, i}) && reading.quotation_around(start) < 0;
      if (tag && !led) return i;
    }
    // ", og tilføjer, at": a new report under the same subject.
    if (reading.is(next, WordClass::kCoordinator) && next + 1 < end) {
      const Cue* cue = reading.cue_at(next + 1);
      const bool again =
          cue && cue->pos == Upos::kVerb && reading.is_finite(next + 1) && cue->has(Frame::kClause);
      if (again) return i;
      // ", men samtidig skriver X, at": a new report by somebody else.
      for (uint32_t verb = next + 1; verb < std::min(end, next + 4); ++verb) {
        const Cue* other = reading.cue_at(verb);
        if (other && other->pos == Upos::kVerb && reading.is_finite(verb) &&
            reading.subject(verb) > verb && reading.subject(verb) != kNone) {
          return i;
        }
        if (reading.is_nominal(verb)) break;
      }
    }
    // ", между тем X утверждает, что": the tree has it beside the clause.
    for (uint32_t verb = next + 1; verb + 2 < std::min(end, next + 7); ++verb) {
      const Cue* cue = reading.cue_at(verb);
      if (!cue || cue->pos != Upos::kVerb || !cue->has(Frame::kClause)) continue;
      const bool beside = reading.tree.head(verb) == static_cast<int32_t>(own_cue) &&
                          (reading.doc.relation[verb] == Relation::kConj ||
                           reading.doc.relation[verb] == Relation::kParataxis);
      if (beside && reading.is_finite(verb) && reading.is(verb + 2, WordClass::kThat)) return i;
    }
    for (const Citing& citing : reading.citings_in({next, end})) {
      if (citing.kind == CitingKind::kAccording && citing.phrase.begin == next &&
          trim(reading, {citing.phrase.end, end}).empty()) {
        return i;
      }
    }
  }
  return end;
}

}  // namespace kilde::quote
