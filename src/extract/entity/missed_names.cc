#include "extract/entity/missed_names.h"

#include "base/utf8.h"

namespace kilde::entity {

namespace {
constexpr size_t kShortestSurname = 4;  // bytes
}  // namespace

void MissedNames::add_person(std::string_view name) {
  const std::string_view surname = name.substr(name.rfind(' ') + 1);
  if (surname.size() >= kShortestSurname) surnames_.emplace(surname);
}

MissedName MissedNames::at(uint32_t token) const {
  std::string_view word = doc_.word(token);
  if (!base::starts_upper(word)) return {};
  if (initials_.count(word) > 0) return {word.size(), EntityKind::kOrganisation};
  if (!may_be_name(token)) return {};
  if (surnames_.count(word) == 0) word.remove_suffix(nouns_.genitive_length(word));
  if (surnames_.count(word) == 0) return {};
  return {word.size(), EntityKind::kPerson};
}

// A proper noun, or a bare word whose lemma is spelt like one: "Bertelsen mener".
bool MissedNames::may_be_name(uint32_t token) const {
  const Upos upos = doc_.upos[token];
  if (upos == Upos::kPropn || upos == Upos::kX) return true;
  if (upos != Upos::kNoun || doc_.lemma[token] != doc_.word(token)) return false;
  return token == 0 || (doc_.upos[token - 1] != Upos::kDet && doc_.upos[token - 1] != Upos::kAdj);
}

}  // namespace kilde::entity
