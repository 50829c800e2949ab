#include "extract/quote/links.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

// An outlet, or a name in marks that may be one: "сообщает «Полюс» со ссылкой на".
bool publishes(const Reading& reading, TokenSpan source) {
  if (reading.is_medium(source)) return true;
  const Entity* entity = reading.entity_at(source);
  const bool marked = reading.quotation_at(source.begin) >= 0 ||
                      (source.begin > 0 && reading.quotation_at(source.begin - 1) >= 0);
  return marked && (!entity || entity->kind == EntityKind::kOrganisation ||
                    entity->kind == EntityKind::kOther);
}

// "сообщил агентству «Полюс» источник", "рассказал РИА Новости мэр": an outlet spoken to.
void add_dative(const Reading& reading, const Site& site, Draft& draft) {
  const TokenSpan sent = reading.sentence(site.cue);
  const uint32_t from = std::max(sent.begin, site.cue > 6 ? site.cue - 6 : 0);
  for (uint32_t i = from; i < std::min(sent.end, site.cue + 12); ++i) {
    if (i == site.cue || inside(draft.content, i) || inside(draft.source, i)) continue;
    if (inside(draft.via, i) || !reading.is_nominal(i)) continue;
    const bool dative =
        reading.doc.has_feature(i, "Case=Dat") && reading.child(i, Relation::kCase) == kNone;
    const bool beside = i == site.cue + 1 && !draft.source.empty() &&
                        (reading.doc.upos[i] == Upos::kPropn || reading.doc.upos[i] == Upos::kX) &&
                        reading.child(i, Relation::kCase) == kNone;
    const bool before_source =  // "розповіла «Обрію» | староста"
        i == site.cue + 2 && reading.quotation_at(i - 1) >= 0 && !draft.source.empty() &&
        draft.source.front().begin ==
            reading.quotations[static_cast<size_t>(reading.quotation_at(i - 1))].outer.end;
    if (!dative && !beside && !before_source) continue;
    TokenSpan name = trim(reading, reading.phrase_after(i));
    // "агентству «Полюс»": the name may stand behind the noun.
    const bool noun = dative && i > site.cue && reading.doc.upos[i] == Upos::kNoun &&
                      !name.empty() && name.begin == i && reading.is_medium(name);
    // "підтвердив «Суспільному», що"
    const bool marked = i == site.cue + 2 && reading.quotation_at(i - 1) >= 0;
    if (marked) name = trim(reading, reading.phrase_after(i - 1));
    if (!noun && !marked && !reading.is_medium({i, i + 1})) continue;
    for (TokenSpan source : draft.source) {
      if (source.begin > i) name.end = std::min(name.end, source.begin);
    }
    if (name.empty() || inside(draft.source, name.end - 1)) continue;
    draft.to.push_back(name);
    return;
  }
}

// "За даними слідства, вони вимагали хабар": who is no paper tells of a demand, and that is no
// hand.
bool tells_all(const Reading& reading, const Citing& citing, const Draft& draft) {
  const bool thing = draft.rule == "object" || draft.rule == "prepositional";
  const bool begins = citing.phrase.begin == reading.sentence(citing.phrase.begin).begin;
  const bool wanted =
      draft.act == Act::kOrder || draft.act == Act::kAsk || draft.act == Act::kPromise;
  const bool thought = draft.act == Act::kBelieve || draft.act == Act::kFear;
  const bool himself = thought && begins && !draft.source.empty() &&  // "Ifølge X troede han"
                       draft.source_head != kNone && reading.is_personal(draft.source_head);
  if (himself && !reading.is_medium(citing.name)) return true;
  return thing && begins && wanted && !reading.is_medium(citing.name);
}

// "som viser til X": the verb is a part of a citing phrase.
bool leads_to_name(const Reading& reading, uint32_t verb) {
  const auto near = reading.citings_in({verb > 3 ? verb - 3 : 0, verb + 1});
  return std::any_of(near.begin(), near.end(), [&](const Citing& citing) {
    return citing.kind == CitingKind::kCiting && citing.lead.contains(verb);
  });
}

// "За даними X, адвокати готують позов проти Y, який назвали Z": the phrase stands over the whole
// sentence, of which the report is a relative clause.
bool stands_over_relative(const Reading& reading, const Citing& citing, uint32_t cue) {
  if (reading.doc.relation[cue] != Relation::kAcl) return false;
  const int32_t noun = reading.tree.head(cue);
  const TokenSpan sent = reading.sentence(cue);
  if (noun == kNoHead || !reading.is_finite(reading.verb_begin(cue))) return false;
  bool relative = false;
  for (uint32_t i = static_cast<uint32_t>(noun) + 1; i < cue; ++i) {
    relative |= reading.is(i, WordClass::kRelative);
  }
  if (!relative) return false;
  if (citing.phrase.begin == sent.begin) {
    return reading.has_finite_verb({citing.phrase.end, static_cast<uint32_t>(noun)});
  }
  return citing.lead.begin > cue && reading.doc.word(citing.lead.begin - 1) == "," &&
         trim(reading, {citing.phrase.end, sent.end}).empty();
}

// "Laut X kam er und bat ...": the phrase leads a clause before that of the cue.
// "... kritisiert, obwohl sie laut X": it stands in a clause of its own behind it.
bool stands_elsewhere(const Reading& reading, const Citing& citing, uint32_t cue) {
  const uint32_t begin = citing.phrase.end, end = reading.verb_begin(cue);
  for (uint32_t i = begin; i < end; ++i) {
    const bool joined = reading.doc.relation[cue] == Relation::kConj &&
                        reading.tree.head(cue) == static_cast<int32_t>(i);
    if (joined && reading.is_finite(i) && !reading.cue_at(i)) return true;
  }
  for (uint32_t i = begin + 1; i <= cue; ++i) {  // a headline without a full stop
    if (begins_line(reading.doc, i)) return true;
  }
  for (uint32_t i = cue + 1; i < citing.lead.begin; ++i) {
    if (reading.is(i, WordClass::kBreaker)) return true;
  }
  // "опасаются, что A, поскольку, согласно X, B": it stands over B.
  const uint32_t lead = citing.lead.begin;
  const uint32_t before = lead > cue + 2 && reading.doc.word(lead - 1) == "," ? lead - 2 : lead - 1;
  if (lead > cue + 2 && reading.doc.upos[before] == Upos::kSconj &&
      !reading.is(before, WordClass::kThat) && !reading.lexicon.puts_verbs_last()) {
    return true;
  }
  // "A, die sie B nannten, laut X": at the sentence's end it stands over all of it.
  const TokenSpan sent = reading.sentence(cue);
  if (reading.doc.deprel[cue] == "acl:relcl" && citing.lead.begin > cue &&
      reading.doc.word(citing.lead.begin - 1) == "," &&
      trim(reading, {citing.phrase.end, sent.end}).empty()) {
    return true;
  }
  return false;
}

}  // namespace

// "an opinion piece in Sunday's Harbour Times": the paper at the end of the phrase.
static TokenSpan medium_in(const Reading& reading, TokenSpan name) {
  if (reading.is_medium(name)) return name;
  for (uint32_t i = name.begin + 1; i < name.end; ++i) {
    const bool led = reading.doc.upos[i - 1] == Upos::kAdp || reading.low(i - 1) == "’s" ||
                     reading.low(i - 1) == "'s";
    if (led && reading.is_medium({i, name.end})) return {i, name.end};
  }
  return {name.end, name.end};
}

void fill_links(const Reading& reading, const Site& site, Draft& draft, std::vector<bool>& used) {
  const TokenSpan sent = reading.sentence(site.cue);
  auto at = std::lower_bound(reading.citings.begin(), reading.citings.end(), sent.begin,
                             [](const Citing& c, uint32_t begin) { return c.lead.begin < begin; });
  const auto cue_before = [&](uint32_t token) {  // another report stands in between
    const uint32_t lo = std::min(token, site.cue + 1), hi = std::max(token, site.cue);
    for (uint32_t i = lo; i < hi; ++i) {
      const Cue* cue = reading.cue_at(i);
      if (i != site.cue && cue && cue->pos == Upos::kVerb && cue->has(Frame::kClause) &&
          reading.is_finite(i) && !inside(draft.content, i) && !leads_to_name(reading, i)) {
        return true;
      }
    }
    return false;
  };
  for (; at != reading.citings.end() && at->lead.begin < sent.end; ++at) {
    const auto row = static_cast<size_t>(at - reading.citings.begin());
    if (used[row] || inside(draft.content, at->head) || inside(draft.source, at->head)) continue;
    const uint32_t before = at->lead.begin;
    switch (at->kind) {
      case CitingKind::kAccording:
        if (reading.is_first_person(at->head) || cue_before(before)) break;
        if (stands_over_relative(reading, *at, site.cue)) {
          if (!draft.source.empty() && reading.is_medium(at->name)) draft.via.push_back(at->name);
          break;
        }
        if (stands_elsewhere(reading, *at, site.cue)) break;
        if (tells_all(reading, *at, draft)) break;
        used[row] = true;
        if (!draft.source.empty() && draft.act == Act::kWrite &&
            reading.is_medium(draft.source[0])) {
          draft.via.insert(draft.via.begin(), draft.source.begin(), draft.source.end());
          draft.source = {at->name};
          draft.source_head = at->head;
        } else if (draft.source.empty() && !draft.bare) {
          draft.source = {at->name};
          draft.source_head = at->head;
        } else {
          draft.via.push_back(at->name);
        }
        break;
      case CitingKind::kCiting: {
        const Entity* entity = reading.entity_at(at->name);
        if (draft.source.empty() || cue_before(before)) break;
        if (!entity && reading.doc.upos[at->head] == Upos::kPron) break;
        const bool somebody =
            entity && (entity->kind == EntityKind::kPerson || entity->kind == EntityKind::kGroup) &&
            draft.source_head != kNone && reading.doc.upos[draft.source_head] != Upos::kPron;
        if (!somebody && !publishes(reading, draft.source[0])) break;
        used[row] = true;
        draft.via.insert(draft.via.begin(), draft.source.begin(), draft.source.end());
        draft.source = {at->name};
        draft.source_head = at->head;
        TokenSpan lead = at->lead;  // "которая ссылается на": without the pronoun
        if (lead.length() > 1 && reading.is(lead.begin, WordClass::kRelative)) ++lead.begin;
        draft.cue.push_back(lead);
        if (!at->tail.empty() && at->tail != at->lead) draft.cue.push_back(at->tail);
        break;
      }
      case CitingKind::kAddressee: {
        if (before < site.cue && !reading.tree.below(at->head, site.cue)) break;
        const Entity* entity = reading.entity_at(at->name);
        const bool addressed =
            reading.is_medium(at->name) || (entity && entity->kind != EntityKind::kPlace);
        if (addressed && !cue_before(before)) draft.to.push_back(at->name);
        break;
      }
      case CitingKind::kMedium: {
        const TokenSpan name = medium_in(reading, at->name);
        if (name.empty() || cue_before(before)) break;
        (site.row->has(Frame::kCites) ? draft.via : draft.hands).push_back(name);
        break;
      }
      case CitingKind::kAgent: {  // "a statement carried by Reuters", "is quoted by Reuters"
        const bool cited = site.row->has(Frame::kCites) && reading.is_passive(site.cue);
        if (before == 0 || (!cited && !reading.is(before - 1, WordClass::kSeen))) break;
        if (reading.may_publish(at->name) && !cue_before(before)) draft.via.push_back(at->name);
        break;
      }
      case CitingKind::kThrough: {  // "opplyser X gjennom sin advokat Y"
        const Entity* entity = reading.entity_at(at->name);
        const bool person = entity && entity->kind == EntityKind::kPerson;
        if (person && before > site.cue && !cue_before(before)) draft.via.push_back(at->name);
        break;
      }
      default:
        break;
    }
  }
  if (site.row->has(Frame::kAddressee) && draft.to.empty() && !reading.is_passive(site.cue)) {
    for (Relation relation : {Relation::kIobj, Relation::kObj}) {
      const uint32_t object = reading.child(site.cue, relation);
      if (object == kNone || object < site.cue || inside(draft.content, object)) continue;
      if (object == draft.source_head || !reading.is_nominal(object)) continue;
      if (reading.is(object, WordClass::kReflexive)) continue;
      const TokenSpan phrase = trim(reading, reading.phrase(object));
      if (phrase.empty() || inside(draft.content, phrase.end - 1)) continue;
      draft.to.push_back(phrase);
      break;
    }
  }
  const bool tells = site.row->has(Frame::kAddressee) || site.row->has(Frame::kClause);
  if (tells && draft.to.empty() && site.row->pos == Upos::kVerb) add_dative(reading, site, draft);
  TokenSpan negation;
  if (site.row->pos != Upos::kNoun && reading.has_negation(site.cue, &negation) &&
      !inside(draft.content, negation.begin)) {
    draft.negated = true;
    // "не считает" is one span.
    if (!draft.cue.empty() && draft.cue.front().begin == negation.end) {
      draft.cue.front().begin = negation.begin;
    } else {
      draft.cue.push_back(negation);
    }
  }
}

}  // namespace kilde::quote
