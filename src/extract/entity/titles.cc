#include "extract/entity/titles.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::entity {

namespace {
constexpr uint32_t kReach = 3;         // tokens that a title may stand before its name
constexpr uint32_t kPhraseReach = 10;  // the same where a comma parts them
constexpr uint32_t kTitleReach = 8;    // tokens behind the name in which its title ends
constexpr size_t kTitles = 6;          // of one name
}  // namespace

std::optional<EntityKind> Titles::kind(uint32_t token) const {
  // "Elevrådslederen" at the head of a sentence may pass for a name.
  const bool name = doc_.upos[token] == Upos::kPropn && doc_.has_feature(token, "Definite=Def");
  if (doc_.upos[token] != Upos::kNoun && !name) return std::nullopt;
  const bool plural = doc_.has_feature(token, "Number=Plur");
  // «начальниця» with the lemma of an adjective: its form is in the table.
  const bool known = !nouns_.base_of(doc_.lemma[token]).empty();
  const auto kind = nouns_.kind_of(known ? doc_.lemma[token] : doc_.word(token), plural);
  // "flere rederier": several bodies, unless the plural is the name of one, "Streitkräfte".
  if (kind != EntityKind::kOrganisation || !plural) return kind;
  const bool several = base::to_lower(doc_.word(token)) != base::to_lower(doc_.lemma[token]) &&
                       nouns_.kind_of(doc_.word(token), false) != kind;
  return several ? EntityKind::kGroup : kind;
}

std::vector<uint32_t> Titles::of(TokenSpan name, bool person) const {
  std::vector<uint32_t> out;
  add_before(name, out);
  if (person && inflects_ && out.empty()) add_before_genitives(name, out);
  add_beside(name, out);
  add_predicates(name, out);
  if (person) add_after_comma(name, out);
  if (person) {
    drop_bodies(out);
    if (out.empty()) add_before_comma(name, out);
  }
  add_joined(out);
  return out;
}

// "Die Sprecherin des Betreibers LVRTC, Ida Voss": a person is no operator.
void Titles::drop_bodies(std::vector<uint32_t>& out) const {
  std::erase_if(out, [&](uint32_t noun) {
    return kind(noun) == EntityKind::kOrganisation || kind(noun) == EntityKind::kDocument;
  });
}

// "пресс-служба правительства": the name depends on the noun and is not titled by it. Names in
// Latin letters, "видання Kotaku", have no cases.
bool Titles::depends_in_genitive(uint32_t name, uint32_t noun) const {
  const bool latin = static_cast<unsigned char>(doc_.word(name).front()) < 128;
  return inflects_ && !latin && doc_.has_feature(name, "Case=Gen") &&
         !doc_.has_feature(noun, "Case=Gen");
}

bool Titles::has_child(uint32_t token, Relation relation) const {
  return std::any_of(tree_.children(token).begin(), tree_.children(token).end(),
                     [&](uint32_t child) { return doc_.relation[child] == relation; });
}

// "avisen Fjordbladet", "ekspert og professor Ane Holk"
void Titles::add_before(TokenSpan name, std::vector<uint32_t>& out) const {
  for (uint32_t i = name.begin; i-- > 0 && i + kReach >= name.begin;) {
    if (kind(i) && !doc_.has_feature(i, "Case=Gen")) {
      if (depends_in_genitive(name.begin, i)) return;
      out.push_back(i);
      const int32_t first = doc_.relation[i] == Relation::kConj ? tree_.head(i) : kNoHead;
      if (first != kNoHead && kind(static_cast<uint32_t>(first)) == kind(i)) {
        out.push_back(static_cast<uint32_t>(first));
      }
      return;
    }
    if (doc_.word(i) != "," && doc_.upos[i] != Upos::kAdj && doc_.upos[i] != Upos::kPropn) return;
  }
}

// "заступник міністра транспорту Туреччини Іван Петренко": past all that depends in the genitive.
void Titles::add_before_genitives(TokenSpan name, std::vector<uint32_t>& out) const {
  if (doc_.has_feature(name.begin, "Case=Gen")) return;
  for (uint32_t i = name.begin; i-- > 0 && i + kPhraseReach >= name.begin;) {
    if (doc_.sentence_of(i) != doc_.sentence_of(name.begin)) return;
    if (doc_.has_feature(i, "Case=Gen")) continue;
    if (i + 1 < name.begin && kind(i) == EntityKind::kPerson) out.push_back(i);
    return;
  }
}

void Titles::add_beside(TokenSpan name, std::vector<uint32_t>& out) const {
  const auto add = [&](uint32_t noun) {
    if (!name.contains(noun) && kind(noun) && std::find(out.begin(), out.end(), noun) == out.end())
      out.push_back(noun);
  };
  for (uint32_t i = name.begin; i < name.end; ++i) {
    for (uint32_t child : tree_.children(i)) {
      if (doc_.relation[child] == Relation::kAppos) add(child);
    }
    const int32_t head = tree_.head(i);
    const bool beside = doc_.relation[i] == Relation::kAppos || doc_.relation[i] == Relation::kFlat;
    if (head != kNoHead && beside) add(static_cast<uint32_t>(head));
  }
}

// "Ane Holk er borgmester", "Borgmester var Ane Holk", "Holk, som er borgmester"
void Titles::add_predicates(TokenSpan name, std::vector<uint32_t>& out) const {
  const auto add = [&](uint32_t noun) {
    const bool singular = kind(noun) && !doc_.has_feature(noun, "Number=Plur");
    if (singular && !name.contains(noun)) out.push_back(noun);
  };
  for (uint32_t i = name.begin; i < name.end; ++i) {
    const int32_t head = tree_.head(i);
    if (head != kNoHead && doc_.relation[i] == Relation::kNsubj &&
        has_child(static_cast<uint32_t>(head), Relation::kCop)) {
      add(static_cast<uint32_t>(head));
    }
    const bool predicate = has_child(i, Relation::kCop);
    for (uint32_t child : tree_.children(i)) {
      const bool subject = predicate && doc_.relation[child] == Relation::kNsubj;
      const bool clause =
          doc_.deprel[child] == "acl:relcl" && has_child(child, Relation::kCop) && child > i;
      if (subject || clause) add(child);
    }
  }
}

// "daglig leder i Fjordbyens Værft, Ane Holk, synes": what stands before the comma is a phrase.
void Titles::add_before_comma(TokenSpan name, std::vector<uint32_t>& out) const {
  if (name.begin < 2 || name.end >= doc_.size() || doc_.word(name.begin - 1) != ",") return;
  if (doc_.word(name.end) != "," && doc_.upos[name.end] != Upos::kVerb) return;
  for (uint32_t i = name.begin - 1; i-- > 0 && i + kPhraseReach >= name.begin;) {
    const Upos upos = doc_.upos[i];
    if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kPunct || upos == Upos::kCconj ||
        doc_.sentence_of(i) != doc_.sentence_of(name.begin)) {
      return;
    }
    if (kind(i) != EntityKind::kPerson) continue;
    out.push_back(i);
    return;
  }
}

// "Ane Holk, dansk ambassadør i Fjordland", whatever the tree makes of it.
void Titles::add_after_comma(TokenSpan name, std::vector<uint32_t>& out) const {
  if (name.end >= doc_.size() || doc_.word(name.end) != ",") return;
  const auto end = static_cast<uint32_t>(std::min<size_t>(doc_.size(), name.end + kTitleReach));
  for (uint32_t i = name.end + 1; i < end; ++i) {
    const Upos upos = doc_.upos[i];
    const bool person = kind(i) == EntityKind::kPerson && !doc_.has_feature(i, "Number=Plur");
    if (person && std::find(out.begin(), out.end(), i) == out.end()) out.push_back(i);
    if (person ||
        (upos != Upos::kDet && upos != Upos::kAdj && upos != Upos::kPropn && upos != Upos::kPunct &&
         upos != Upos::kNoun && upos != Upos::kAdv) ||
        doc_.word(i) == "," || doc_.sentence_of(i) != doc_.sentence_of(name.begin)) {
      return;
    }
  }
}

// "the ambassador to China and former governor of Iowa"
void Titles::add_joined(std::vector<uint32_t>& out) const {
  for (size_t n = 0; n < out.size() && n < kTitles; ++n) {
    const uint32_t noun = out[n];
    for (uint32_t child : tree_.children(noun)) {
      const bool joined = doc_.relation[child] == Relation::kConj && child > noun &&
                          kind(child) == EntityKind::kPerson && kind(noun) == EntityKind::kPerson;
      if (joined && std::find(out.begin(), out.end(), child) == out.end()) out.push_back(child);
    }
  }
}

bool Titles::is_predicate(uint32_t noun) const {
  for (uint32_t child : tree_.children(noun)) {
    if (doc_.relation[child] == Relation::kCop) return true;
    const bool marked = child < noun && (doc_.relation[child] == Relation::kCase ||
                                         doc_.relation[child] == Relation::kMark);
    if (marked && nouns_.is(Words::kAs, base::to_lower(doc_.word(child)))) return true;
  }
  return false;
}

}  // namespace kilde::entity
