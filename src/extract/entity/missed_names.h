// Missed names: surnames and initials of a text's own names where the analysis saw another word.
//
//   MissedNames missed(doc, nouns);
//   missed.add_person("Dace Ozolkalna");
//   missed.at(7).length == 9;      // "Ozolkalnas Angaben": bytes without the genitive's ending
//   missed.at(8).length == 0;      // no name
//
// Units: tokens, bytes. Needs: tokens and tags. Owns the names it was given; views the Document and
// the nouns. Threads: const use from one thread. Errors: cannot fail.
// Method: the same spelling; a common noun only where it is bare and its lemma is spelt like a
// name.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include <kilde/document.h>

#include "extract/entity/nouns.h"

namespace kilde::entity {

struct MissedName {
  size_t length = 0;  // bytes; 0 for none
  EntityKind kind = EntityKind::kPerson;
};

class MissedNames {
 public:
  MissedNames(const Document& doc, const Nouns& nouns) : doc_(doc), nouns_(nouns) {}

  void add_person(std::string_view name);
  void add_initials(std::string_view initials) { initials_.emplace(initials); }
  MissedName at(uint32_t token) const;

 private:
  bool may_be_name(uint32_t token) const;

  const Document& doc_;
  const Nouns& nouns_;
  std::set<std::string, std::less<>> surnames_, initials_;
};

}  // namespace kilde::entity
