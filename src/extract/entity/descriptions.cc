#include "extract/entity/descriptions.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/entity/activities.h"
#include "extract/entity/posts.h"

namespace kilde::entity {

// What depends on the noun, and on the other words of its title ("министр обороны России").
std::vector<uint32_t> Descriptions::modifiers_of(uint32_t noun) const {
  const auto title = know_.roles.at(doc_, noun);
  const TokenSpan words = title ? title->tokens : TokenSpan{noun, noun + 1};
  std::vector<uint32_t> out;
  for (uint32_t i = words.begin; i < words.end; ++i) {
    for (uint32_t child : tree_.children(i)) {
      if (!words.contains(child)) out.push_back(child);
    }
  }
  return out;
}

// "foreign-minister" of "the foreign minister"; empty for "the minister", who may be any of them.
std::string_view Descriptions::office_of(uint32_t noun) const {
  const std::string_view base = base_of(noun);
  const auto title = know_.roles.at(doc_, noun);
  if (title && (title->single || title->tokens.length() > 1)) return title->role;
  const bool compound = base.size() < doc_.lemma[noun].size() && !know_.roles.role_of(base).empty();
  return compound ? doc_.lemma[noun] : std::string_view();
}

// Whose it is: a country's code, or the name of what stands in the genitive or behind "of". "The
// Swedish director" may be one of a company.
std::string Descriptions::owner_of(uint32_t noun) const {
  const std::string_view country = country_of(noun);
  if (!country.empty() && know_.roles.at(doc_, noun)) return kCountryOwner + std::string(country);
  for (uint32_t child : modifiers_of(noun)) {
    const Relation relation = doc_.relation[child];
    const Mention* mention = list_.at(child);
    const bool beside = relation == Relation::kNmod || relation == Relation::kCompound;
    if (!beside || !mention) continue;
    const bool place = mention->kind == EntityKind::kPlace;
    return (place ? kPlaceOwner : kNamedOwner) + base::to_lower(mention->text);
  }
  return {};
}

// The country of a noun: by its adjective ("russisk") or by a country's name beside it.
std::string_view Descriptions::country_of(uint32_t noun) const {
  for (uint32_t child : modifiers_of(noun)) {
    const auto code = know_.gazetteer.country_of_adjective(doc_.lemma[child]);
    if (!code.empty()) return code;
    const Mention* mention = list_.at(child);
    const bool land = mention && mention->entry && mention->kind == EntityKind::kPlace;
    if (land) return mention->entry->country;
  }
  return {};
}

void Descriptions::add_titles() {
  for (Mention& mention : list_.rows()) {
    const bool person = mention.kind == EntityKind::kPerson;
    for (uint32_t title : titles_of_.of(mention.tokens, person)) add_title(mention, title);
    if (mention.titles.empty() && is_called(mention)) {
      add_title(mention, mention.tokens.begin - 1);
    }
    if (person) add_clauses(doc_, tree_, mention.tokens, mention.tasks);
  }
}

// "агентству Укринформ": the noun before a known name says what it is, in whatever case.
bool Descriptions::is_called(const Mention& mention) const {
  return mention.entry && mention.tokens.begin > 0 &&
         titles_of_.kind(mention.tokens.begin - 1) == mention.kind;
}

void Descriptions::add_title(Mention& mention, uint32_t noun) {
  const bool place = mention.kind == EntityKind::kPlace;
  const bool touches = noun + 1 == mention.tokens.begin && !(place && mention.entry);
  const bool thing = place || mention.entry;
  if (thing && titles_of_.kind(noun) == EntityKind::kPerson && !touches) return;
  const bool first = mention.titles.empty();
  is_title_[noun] = true;
  mention.titles.push_back(base_of(noun));
  const uint32_t behind = mention.tokens.end;
  if (noun > behind && doc_.word(behind) == ",") mention.introduced.push_back(base_of(noun));
  if (mention.kind == EntityKind::kPerson) {
    mention.roles.push_back(doc_.lemma[noun]);
    add_objects(doc_, tree_, noun, mention.roles);
  }
  if (mention.post.country.empty()) mention.post.country = country_of(noun);
  if (mention.post.owner.empty()) mention.post.owner = owner_of(noun);
  if (mention.post.office.empty()) mention.post.office = office_of(noun);
  mention.known_by_title |= first && noun < mention.tokens.begin && is_definite(noun);
  const EntityKind kind = *titles_of_.kind(noun);
  if (first && !mention.entry && kind != EntityKind::kGroup && kind != EntityKind::kDocument &&
      mention.kind != EntityKind::kPerson) {
    mention.kind = kind;
  }
}

// The noun of the table that the token is, by its lemma or as it stands.
std::string_view Descriptions::base_of(uint32_t noun) const {
  const std::string_view base = know_.nouns.base_of(doc_.lemma[noun]);
  return base.empty() ? know_.nouns.base_of(doc_.word(noun)) : base;
}

bool Descriptions::is_definite(uint32_t noun) const {
  if (doc_.has_feature(noun, "Definite=Def")) return true;
  const bool unsaid = doc_.feats[noun].find("Definite=") == std::string_view::npos;
  if (unsaid && know_.nouns.is_definite_form(doc_.lemma[noun], doc_.word(noun))) return true;
  const auto is_article = [&](uint32_t i) {
    return i < noun && know_.nouns.is_article(base::to_lower(doc_.word(i)));
  };
  const auto& children = tree_.children(noun);
  return is_article(phrase_of(noun).begin) ||
         std::any_of(children.begin(), children.end(), [&](uint32_t child) {
           return (doc_.relation[child] == Relation::kDet && is_article(child)) || is_owner(child);
         });
}

// "Havnens talsmand": there is but one.
bool Descriptions::is_owner(uint32_t token) const {
  return doc_.deprel[token] == "nmod:poss" && doc_.upos[token] != Upos::kPron &&
         doc_.upos[token] != Upos::kDet;
}

void Descriptions::find() {
  for (uint32_t i = 0; i < doc_.size(); ++i) {
    const auto kind = !list_.is_taken(i) && !is_title_[i] ? kind_at(i) : std::nullopt;
    if (!kind || only_says_what_somebody_is(i) || is_denied(i) || is_part_of_role(i)) continue;
    describe(i, *kind);
  }
}

// "ingen rett", "no customers": nobody.
bool Descriptions::is_denied(uint32_t noun) const {
  const auto& children = tree_.children(noun);
  return std::any_of(children.begin(), children.end(), [&](uint32_t child) {
    return child < noun &&
           (doc_.has_feature(child, "PronType=Neg") ||
            (doc_.relation[child] == Relation::kDet && doc_.has_feature(child, "Polarity=Neg")));
  });
}

// "начальник полиции", "chief of police", "police chief": a bare noun under that of a person.
bool Descriptions::is_part_of_role(uint32_t noun) const {
  const int32_t head = tree_.head(noun);
  if (head == kNoHead || doc_.has_feature(noun, "Number=Plur")) return false;
  const auto role = static_cast<uint32_t>(head);
  if (titles_of_.kind(role) != EntityKind::kPerson) return false;
  const Relation relation = doc_.relation[noun];
  if (relation == Relation::kCompound) return true;
  if (relation != Relation::kNmod || noun < role || is_definite(noun)) return false;
  // "заместитель министра транспорта": no minister is meant.
  const bool person = titles_of_.kind(noun) == EntityKind::kPerson;
  return has_only_case(noun) || (person && doc_.has_feature(noun, "Case=Gen"));
}

// Of a role, or of "amerikaneren", "russerne".
std::optional<EntityKind> Descriptions::kind_at(uint32_t noun) const {
  const auto kind = titles_of_.kind(noun);
  if (kind || know_.gazetteer.country_of_person(base::to_lower(doc_.lemma[noun])).empty()) {
    return kind;
  }
  const Upos upos = doc_.upos[noun];
  if (upos != Upos::kNoun && upos != Upos::kPropn) return std::nullopt;
  return doc_.has_feature(noun, "Number=Plur") ? EntityKind::kGroup : EntityKind::kPerson;
}

bool Descriptions::only_says_what_somebody_is(uint32_t noun) const {
  return !doc_.has_feature(noun, "Number=Plur") && !is_definite(noun) &&
         titles_of_.is_predicate(noun);
}

void Descriptions::describe(uint32_t noun, EntityKind kind) {
  Mention mention;
  mention.tokens = phrase_of(noun);
  mention.bytes = doc_.bytes(mention.tokens);
  mention.text = nominative_.of(mention.tokens, mention.bytes);
  mention.kind = kind;
  mention.described = true;
  mention.plural = doc_.has_feature(noun, "Number=Plur");
  mention.definite = is_definite(noun);
  mention.may_be_agency = know_.nouns.may_be_agency(doc_.lemma[noun]);
  if (kind == EntityKind::kPerson && !mention.plural) {
    mention.roles.push_back(doc_.lemma[noun]);
    add_objects(doc_, tree_, noun, mention.tasks);
  }
  const std::string_view base = base_of(noun);
  mention.titles.push_back(base.empty() ? doc_.lemma[noun] : base);
  mention.post.country = base.empty()
                             ? know_.gazetteer.country_of_person(base::to_lower(doc_.lemma[noun]))
                             : country_of(noun);
  mention.post.office = office_of(noun);
  mention.post.owner = owner_of(noun);
  // Languages without articles: a noun alone is the one known, "издание", "министр".
  if (!know_.inflection.empty() && !mention.plural && mention.tokens.length() == 1) {
    mention.definite |= tree_.children(noun).empty() || has_only_case(noun);
  }
  mention.definite &= !know_.nouns.is(Words::kAtLarge, base::to_lower(doc_.lemma[noun]));
  list_.add_description(std::move(mention));
}

bool Descriptions::has_only_case(uint32_t noun) const {
  for (uint32_t c : tree_.children(noun)) {
    if (doc_.relation[c] != Relation::kCase && doc_.relation[c] != Relation::kPunct) return false;
  }
  return true;
}

// The noun with the words before it that belong to it.
TokenSpan Descriptions::phrase_of(uint32_t noun) const {
  uint32_t begin = noun;
  while (begin > 0 && !list_.is_taken(begin - 1) &&
         tree_.head(begin - 1) == static_cast<int32_t>(noun) &&
         (doc_.relation[begin - 1] == Relation::kDet ||
          doc_.relation[begin - 1] == Relation::kAmod ||
          doc_.relation[begin - 1] == Relation::kCompound ||
          doc_.relation[begin - 1] == Relation::kNummod)) {
    --begin;
  }
  return {begin, noun + 1};
}

}  // namespace kilde::entity
