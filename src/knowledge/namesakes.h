// Namesakes: which names of several reports, in several languages and scripts, are one thing's,
// where no base knows the thing.
//
//   auto namesakes = Namesakes::load(root);
//   namesakes->groups({{EntityKind::kPerson, {"Olexij Bondartschuk"}},
//                      {EntityKind::kPerson, {"Алексей Бондарчук"}},
//                      {EntityKind::kPerson, {"Oleksii Solbakk"}}}) == {0, 0, 2};
//
// Shapes: one group for each thing, the number of the first thing in it; the same partition in
//   whatever order things come. Units: things. Needs data/transliteration (keys.tsv,
//   name_forms.tsv). Owns its tables. Threads: read-only once loaded.
// Errors: load as DataTable; groups cannot fail: a thing without a name is a group of its own.
// Method: persons are one when their surnames sound alike and so do their given names, or these are
//   one name in two nations' forms (name_forms.tsv), or one slip apart where one is written in
//   Cyrillic; also the other way round, a slip in the surname and the same given name. A surname
//   alone, or with an initial, goes to the only person of the collection who has it. Patronymics
//   and other middle names do not count. Bodies are one when a name of the one sounds like a name
//   of the other; places when their names do.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/labels.h>
#include <kilde/result.h>

#include "knowledge/person_sounds.h"
#include "knowledge/same_persons.h"
#include "knowledge/sets.h"

namespace kilde::knowledge {

struct CalledThing {
  EntityKind kind = EntityKind::kOther;
  std::vector<std::string> names;  // the fullest first; of a person only that counts
};

class Namesakes {
 public:
  static Result<Namesakes> load(const std::filesystem::path& root);

  std::vector<size_t> groups(const std::vector<CalledThing>& things) const;

 private:
  explicit Namesakes(PersonSounds sounds) : sounds_(std::move(sounds)) {}
  SoundingPerson person_of(size_t thing, const std::string& name) const;
  std::vector<std::string> sounds_of(const std::string& name) const;
  void join_bodies(const std::vector<CalledThing>& things, Sets& sets) const;

  PersonSounds sounds_;
  std::set<std::string> legal_;  // "gmbh"
};

}  // namespace kilde::knowledge
