// Papers that no table knows: a name of an organisation that is used as a paper is.
#include "base/utf8.h"
#include "extract/quote/reading.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kCueReach = 14;     // tokens between a report and the one spoken to
constexpr size_t kLongestAcronym = 6;  // letters; "NATO" is spoken to, but is no paper

bool is_acronym(std::string_view name) {
  return base::all_upper(name) && base::count_code_points(name) <= kLongestAcronym;
}

bool is_speech(Act act) {
  return act == Act::kSay || act == Act::kDeny || act == Act::kBelieve || act == Act::kPredict;
}

}  // namespace

// Marks the entity of the phrase where it is a name of the text's own, of an organisation.
void Reading::use_as_medium(TokenSpan span) {
  const Entity* entity = entity_at(span);
  if (!entity) {  // "пише «Вежа»": a name in marks that is nothing else
    const Quotation* marks = marked_name(span.end - 1);
    for (uint32_t i = span.begin; marks && i < span.end; ++i) papers_[i] = true;
    return;
  }
  if (!entity->id.starts_with("e") || is_acronym(entity->name)) return;
  if (entity->kind != EntityKind::kOrganisation && entity->kind != EntityKind::kOther) return;
  if (has_name(span)) media_[static_cast<size_t>(entity - doc.entities.data())] = true;
}

// A medium, or a name that is no person's: "seen by the Dayton Ledger", which no table knows.
bool Reading::may_publish(TokenSpan span) const {
  if (is_medium(span)) return true;
  const Entity* entity = entity_at(span);
  return entity && doc.upos[span.end - 1] == Upos::kPropn &&
         (entity->kind == EntityKind::kOrganisation || entity->kind == EntityKind::kOther);
}

bool Reading::has_name(TokenSpan span) const {
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const bool common = names_[i].length() == 1 && doc.upos[i] == Upos::kNoun &&
                        lexicon.is(WordClass::kBody, base::to_lower(doc.lemma[i]));
    if (!names_[i].empty() && !common) return true;
  }
  return false;
}

// "told the Harbour Times", "sagte dem Hafenblatt": an object in the dative, or of a verb that
// takes the one spoken to as its object.
bool Reading::is_spoken_to(uint32_t child, const Cue& cue) const {
  const Relation relation = doc.relation[child];
  if (relation == Relation::kIobj) return true;
  if (relation == Relation::kObj && cue.has(Frame::kAddressee)) return true;
  return (relation == Relation::kObj || relation == Relation::kObl) &&
         doc.has_feature(child, "Case=Dat") && this->child(child, Relation::kCase) == kNone;
}

// "Fjordavisen", "Kystposten": one word in capitals with the end of a paper's name, whatever the
// analysis took it for.
bool Reading::looks_like_paper(const Entity& entity) const {
  if (!entity.id.starts_with("e") || entity.mentions.empty()) return false;
  if (entity.kind == EntityKind::kPlace || entity.kind == EntityKind::kOutlet) return false;
  const std::string_view name = doc.text(entity.mentions.front());
  return base::starts_upper(name) && name.find(' ') == std::string_view::npos &&
         lexicon.has_end(WordClass::kOutletEnding, base::to_lower(name));
}

void Reading::index_media() {
  media_.assign(doc.entities.size(), false);
  papers_.assign(size(), false);
  for (size_t n = 0; n < doc.entities.size(); ++n) media_[n] = looks_like_paper(doc.entities[n]);
  // "пише «Вежа» з посиланням на"
  for (const Citing& citing : citings) {
    uint32_t last = citing.lead.begin;
    if (citing.kind != CitingKind::kCiting || last < 2) continue;
    last -= doc.word(last - 1) == "," ? 2 : 1;
    if (is_punct(last) && last > 0) --last;
    if (!names_[last].empty()) use_as_medium(names_[last]);
  }
  // "siger han til Fjordbladet"
  for (const Citing& citing : citings) {
    if (citing.kind != CitingKind::kAddressee || citing.name.length() > 4) continue;
    const uint32_t begin = sentence(citing.lead.begin).begin;
    for (uint32_t i = citing.lead.begin; i > begin && i + kCueReach > citing.lead.begin; --i) {
      const Cue* cue = cues_[i - 1];
      if (!cue || cue->pos != Upos::kVerb) continue;
      if (is_speech(cue->act) && !is_passive(i - 1)) use_as_medium(citing.name);
      break;
    }
  }
  for (uint32_t i = 0; i < size(); ++i) {
    const Cue* cue = cues_[i];
    if (!cue || cue->pos != Upos::kVerb || !is_speech(cue->act) || is_passive(i)) continue;
    for (uint32_t c : tree.children(i)) {
      if (is_spoken_to(c, *cue)) use_as_medium(phrase(c));
    }
  }
  // "передає «Обрій»"
  for (uint32_t i = 0; i + 2 < size(); ++i) {
    const Cue* cue = cues_[i];
    const bool reports =
        cue && cue->pos == Upos::kVerb && cue->has(Frame::kTag) &&
        (cue->act == Act::kSay || cue->act == Act::kAnnounce || cue->act == Act::kWrite);
    const int32_t row = reports && is_finite(i) ? quotation_at(i + 1) : -1;
    if (row < 0 || !is_marked_name(quotations[static_cast<size_t>(row)])) continue;
    if (i + 1 == sentence(i).end) continue;
    use_as_medium(quotations[static_cast<size_t>(row)].inner);
  }
  // "skriver Fjordbladet", but not "skriver Nordtel i en pressemeddelelse"
  for (uint32_t i = 0; i < size(); ++i) {
    const Cue* cue = cues_[i];
    if (!cue || cue->pos != Upos::kVerb || cue->act != Act::kWrite || !is_inverted(i)) continue;
    const uint32_t writer = subject(i);
    if (writer == kNone || writer < i) continue;
    const TokenSpan name = phrase(writer);
    bool document = false;
    for (uint32_t n = name.end; n < sentence(i).end; ++n) {
      const Entity* entity = is_nominal(n) ? entity_at({n, n + 1}) : nullptr;
      document |= entity && entity->kind == EntityKind::kDocument;
    }
    if (!document) use_as_medium(name);
  }
}

}  // namespace kilde::quote
