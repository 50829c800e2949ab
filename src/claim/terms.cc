#include "claim/terms.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <kilde/date.h>

#include "base/utf8.h"

namespace kilde::claim {
namespace {

constexpr float kLightWeight = 0.25F, kWordWeight = 0.7F, kSmallPlaceWeight = 0.6F,
                kLargePlaceWeight = 0.35F, kAdverbWeight = 0.5F, kAsideShare = 0.4F,
                kWiderShare = 0.7F;
constexpr size_t kShortestWord = 4;  // letters of a word that goes by its sound

bool is_large(const Entity& entity) {
  return entity.precision == "country" || entity.precision == "continent" ||
         entity.precision == "region" || entity.precision == "sea" ||
         entity.kind == EntityKind::kOther;
}

class TermFiller {
 public:
  TermFiller(const View& view, const Keys& keys, uint32_t head, Tokens tokens, Claim& claim)
      : view_(view), keys_(keys), head_(head), tokens_(tokens), claim_(claim) {}

  void fill() {
    for (const uint32_t token : tokens_) {
      if (view_.time_of[token] >= 0 || view_.doc.upos[token] == Upos::kNum) continue;
      const int32_t entity = view_.entity_of[token];
      aside_ = aside(token);
      if (entity < 0)
        add_word(token);
      else if (entities_.insert(entity).second)
        add_entity(token, view_.doc.entities[static_cast<size_t>(entity)]);
    }
    for (const uint32_t token : tokens_) {
      const int32_t thing = view_.thing_of[token];
      aside_ = aside(token);
      if (thing >= 0 && entities_.insert(thing).second)
        add_thing(token, view_.doc.entities[static_cast<size_t>(thing)]);
    }
    settle_terms(claim_.terms);
    choose_predicate();
  }

 private:
  bool is_nation(uint32_t token) const {
    return std::ranges::any_of(view_.concepts_of(token),
                               [&](Concepts::Row row) { return view_.concepts.nation(row); });
  }

  // "russisk" of a drone, not of what has a name.
  bool tells_whose(uint32_t token) const {
    const int32_t over = view_.tree.head(token);
    if (!is_nation(token) || over < 0) return false;
    const auto noun = static_cast<uint32_t>(over);
    return view_.entity_of[noun] < 0 && view_.thing_of[noun] < 0 &&
           std::ranges::none_of(view_.tree.children(noun),
                                [&](uint32_t child) { return view_.entity_of[child] >= 0; });
  }

  // "af en drone" of "ramt af en drone".
  bool is_agent(uint32_t token) const {
    if (view_.doc.deprel[token] == "obl:agent") return true;
    const bool passive =
        view_.doc.has_feature(head_, "Voice=Pass") ||
        std::ranges::any_of(view_.tree.children(head_), [&](uint32_t child) {
          return view_.doc.deprel[child] == "nsubj:pass" || view_.doc.deprel[child] == "aux:pass";
        });
    return passive && std::ranges::any_of(view_.tree.children(token), [&](uint32_t child) {
             return view_.relation(child, Relation::kCase) && view_.is(Small::kAgent, child);
           });
  }

  Role role_of(uint32_t token) const {
    if (token == head_) return Role::kPredicate;
    uint32_t top = token;
    while (view_.tree.head(top) >= 0 && static_cast<uint32_t>(view_.tree.head(top)) != head_)
      top = static_cast<uint32_t>(view_.tree.head(top));
    if (view_.tree.head(top) < 0) return Role::kModifier;
    const bool passive = view_.doc.deprel[top] == "nsubj:pass";
    // What is told of a name's parts has the part of the name; "russisk" that of the drone.
    if (top != token && view_.entity_of[token] < 0 && !tells_whose(token)) return Role::kModifier;
    switch (view_.doc.relation[top]) {
      case Relation::kNsubj:
      case Relation::kCsubj:
        return passive ? Role::kObject : Role::kSubject;
      case Relation::kObj:
      case Relation::kIobj:
        return Role::kObject;
      case Relation::kObl:
        return is_agent(top) ? Role::kSubject : Role::kOblique;
      case Relation::kXcomp:
        return Role::kPredicate;
      default:
        return Role::kModifier;
    }
  }

  // What a clause within the clause tells is beside the point.
  bool aside(uint32_t token) const {
    for (uint32_t at = token; at != head_ && view_.tree.head(at) >= 0;
         at = static_cast<uint32_t>(view_.tree.head(at)))
      if (view_.relation(at, Relation::kAcl) && view_.heads_clause(at)) return true;
    return false;
  }

  void add(std::string key, Term::Kind kind, Role role, float weight, bool single = false) {
    if (aside_) role = Role::kModifier, weight *= kAsideShare;
    claim_.terms.push_back({std::move(key), kind, role, weight, single});
  }

  // A state that is named is a place; "russisk" tells whose.
  void add_concept(Concepts::Row row, Role role, float weight, bool single = false,
                   bool name = false) {
    const bool place = name && view_.concepts.nation(row);
    add(view_.concepts.name(row), place ? Term::Kind::kPlace : Term::Kind::kConcept, role, weight,
        single);
    for (const Concepts::Row wide : view_.concepts.wider(row))
      add(view_.concepts.name(wide), Term::Kind::kConcept, role, weight * kWiderShare, single);
  }

  // One of it, not what is named by it.
  bool is_single(uint32_t token) const {
    return view_.doc.upos[token] == Upos::kNoun && view_.doc.has_feature(token, "Number=Sing") &&
           !view_.concepts.find(view_.doc.lang, view_.doc.lemma[token], false).empty();
  }

  // By its name, where the words have none: "skibet" is the »Ardea«.
  void add_thing(uint32_t token, const Entity& entity) {
    const Role role = role_of(token);
    const float weight = kWiderShare * weight_of(entity);
    if (is_shared(entity.id)) add(std::string(entity.id), kind_of(entity.kind), role, weight);
    std::set<std::string> keys;
    const TokenSpan first = view_.doc.tokens_in(entity.mentions.front());
    for (uint32_t part = first.begin; part < first.end; ++part)
      if (view_.doc.upos[part] == Upos::kPropn) keys.insert(keys_.word(view_.doc.lemma[part]));
    for (const std::string& key : keys) add(key, kind_of(entity.kind), role, kWiderShare * weight);
  }

  void add_entity(uint32_t token, const Entity& entity) {
    const Role role = role_of(token);
    const auto number = static_cast<size_t>(&entity - view_.doc.entities.data());
    for (const Concepts::Row row : view_.called[number])
      add_concept(row, role, kWiderShare * (view_.concepts.light(row) ? kLightWeight : 1));
    if (is_shared(entity.id) && entity.kind != EntityKind::kPerson)
      add(std::string(entity.id), kind_of(entity.kind), role, weight_of(entity));
    for (const uint32_t part : tokens_) {
      if (view_.entity_of[part] != static_cast<int32_t>(number)) continue;
      if (view_.doc.upos[part] == Upos::kPropn)
        add(keys_.word(view_.doc.lemma[part]), kind_of(entity.kind), role,
            kWiderShare * weight_of(entity));
      else
        add_word(part);
    }
  }

  static Term::Kind kind_of(EntityKind kind) {
    switch (kind) {
      case EntityKind::kPerson:
        return Term::Kind::kPerson;
      case EntityKind::kPlace:
        return Term::Kind::kPlace;
      case EntityKind::kOrganisation:
      case EntityKind::kOutlet:
      case EntityKind::kAgency:
        return Term::Kind::kBody;
      default:
        return Term::Kind::kOther;
    }
  }

  static float weight_of(const Entity& entity) {
    if (is_large(entity)) return kLargePlaceWeight;
    return entity.kind == EntityKind::kPlace ? kSmallPlaceWeight : 1;
  }

  void add_word(uint32_t token) {
    const Upos upos = view_.doc.upos[token];
    const bool open = upos == Upos::kNoun || upos == Upos::kVerb || upos == Upos::kAdj ||
                      upos == Upos::kPropn || upos == Upos::kX;
    if (!open && upos != Upos::kAdv && upos != Upos::kDet && upos != Upos::kAdp) return;
    const std::string_view lemma = view_.doc.lemma[token];
    if (open && view_.concepts.number(view_.doc.lang, lemma)) return;  // "millions" is no wealth
    const Role role = role_of(token);
    const auto& rows = view_.concepts_of(token);
    for (const Concepts::Row row : rows) {
      if (view_.concepts.unit(row)) continue;
      const float share = rows.size() > 1 ? 0.8F : 1;
      const float weight = view_.concepts.light(row)    ? kLightWeight
                           : view_.concepts.nation(row) ? kLargePlaceWeight
                           : upos == Upos::kAdv         ? kAdverbWeight
                                                        : share;
      if (!open && upos != Upos::kAdv && view_.concepts.name(row) != "lack") continue;
      add_concept(row, role, weight, is_single(token), upos == Upos::kPropn);
    }
    if (!rows.empty() || !open) return;
    if (base::count_code_points(lemma) < kShortestWord) return;
    add(keys_.word(lemma), Term::Kind::kWord, role, kWordWeight);
  }

  void choose_predicate() {
    const Term* best = nullptr;
    for (const Term& term : claim_.terms)
      if (term.role == Role::kPredicate && term.kind <= Term::Kind::kWord &&
          (!best || term.weight > best->weight))
        best = &term;
    if (best) claim_.predicate = best->key;
  }

  const View& view_;
  const Keys& keys_;
  uint32_t head_;
  Tokens tokens_;
  Claim& claim_;
  std::set<int32_t> entities_;
  bool aside_ = false;
};

bool is_condition(const View& view, uint32_t token) {
  return view.is(Small::kCondition, token) && view.relation(token, Relation::kMark);
}

// Auxiliaries and particles of a clause: of its head, and of what it is made of ("must be able").
std::vector<uint32_t> helpers(const View& view, uint32_t head, Tokens tokens) {
  std::vector<uint32_t> found;
  for (const uint32_t token : tokens) {
    if (token == head) continue;
    const int32_t over = view.tree.head(token);
    if (over == static_cast<int32_t>(head)) found.push_back(token);
  }
  return found;
}

bool is_perfect_infinitive(const View& view, uint32_t head) {
  bool participle = view.doc.has_feature(head, "VerbForm=Part");
  for (const uint32_t child : view.tree.children(head))
    if (view.relation(child, Relation::kAux) && view.doc.has_feature(child, "VerbForm=Inf"))
      return participle;
  return false;
}

bool is_future(const View& view, uint32_t head, const std::vector<uint32_t>& helpers) {
  if (view.doc.has_feature(head, "Tense=Fut")) return true;
  for (const uint32_t token : helpers) {
    if (!view.relation(token, Relation::kAux) && !view.relation(token, Relation::kCop)) continue;
    if (view.doc.has_feature(token, "Tense=Fut")) return true;
    if (view.is(Small::kFuture, token) && view.doc.has_feature(head, "VerbForm=Inf") &&
        !view.doc.has_feature(token, "Tense=Past"))
      return true;
  }
  return false;
}

// "No later than Friday" negates nothing.
bool bounds_time(const View& view, uint32_t negation) {
  const auto end = static_cast<uint32_t>(view.doc.tokens.size());
  return view.phrase(Small::kUntil, negation, end) || view.phrase(Small::kFromOn, negation, end);
}

}  // namespace

int32_t day_of(std::string_view iso) {
  const auto date = parse_date(iso);
  if (!date || !date->known()) return kNoDay;
  return static_cast<int32_t>(date->first_day().time_since_epoch().count());
}

void settle_terms(std::vector<Term>& terms) {
  std::ranges::sort(terms, [](const Term& a, const Term& b) {
    return std::tie(a.key, b.weight, a.role) < std::tie(b.key, a.weight, b.role);
  });
  const auto doubles = std::ranges::unique(terms, {}, &Term::key);
  terms.erase(doubles.begin(), doubles.end());
}

void fill_terms(const View& view, const Keys& keys, uint32_t head, Tokens tokens, Claim& claim) {
  TermFiller(view, keys, head, tokens, claim).fill();
}

void fill_polarity(const View& view, uint32_t head, Tokens tokens, Claim& claim) {
  const std::vector<uint32_t> near = helpers(view, head, tokens);
  bool negated = view.doc.has_feature(head, "Polarity=Neg"), bounded = false;
  for (const uint32_t token : tokens) {
    if (view.is(Small::kAgain, token)) claim.again = true;
    if (!view.is(Small::kNegation, token)) continue;
    if (bounds_time(view, token)) {
      bounded = true;
      continue;
    }
    const int32_t over = view.tree.head(token);
    const bool of_part =
        over >= 0 && over != static_cast<int32_t>(head) &&
        view.tree.head(static_cast<uint32_t>(over)) == static_cast<int32_t>(head) &&
        !view.heads_clause(static_cast<uint32_t>(over));
    if (token == head || over == static_cast<int32_t>(head) || of_part) negated = true;
  }
  const auto lack = std::ranges::find(claim.terms, "lack", &Term::key);
  if (lack != claim.terms.end()) {  // "is without X" says that there is no X
    const bool has_object = std::ranges::any_of(near, [&](uint32_t token) {
      return view.relation(token, Relation::kObj) || view.relation(token, Relation::kObl);
    });
    if (lack->role == Role::kPredicate ? has_object : !bounded) negated = true;
    claim.terms.erase(lack);
    if (claim.predicate == "lack") claim.predicate.clear();
  }
  claim.negated = negated;
  if (is_future(view, head, near) && !is_perfect_infinitive(view, head))
    claim.factuality = Factuality::kPredicted;
  for (const uint32_t token : near) {
    if (is_condition(view, token)) claim.factuality = Factuality::kPossible;
    const bool helps =
        view.relation(token, Relation::kAux) || view.relation(token, Relation::kAdvmod);
    if (helps && view.is(Small::kPossible, token)) claim.factuality = Factuality::kPossible;
  }
}

}  // namespace kilde::claim
