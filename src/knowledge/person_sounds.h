// PersonSounds: how the names of persons sound, so that both scripts and the forms of nations meet.
//
//   auto sounds = PersonSounds::load(root);
//   sounds->keys("Дж. Корбин")                    // none: a full name has two words
//   sounds->keys("Джереми Корбин")                // {"dsarama/karban", ...}
//   sounds->given("Алексей")                      // {"alaksa", "=александр", ...}
//   base.find_sound(sounds->keys("Джереми Корбин").front())
//
// Shapes: keys of the first and last word, one for each reading, at most four.
// Needs data/transliteration (keys.tsv, name_forms.tsv). Owns its tables.
// Threads: read-only once loaded. Errors: load as DataTable; the rest cannot fail.
// Method: CrossScript; a first name of name_forms.tsv also has the key "=" and the first form of
//   its row. train/kilde_train/entities/sounds.py makes the same keys for the base.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "knowledge/entity_base.h"
#include "knowledge/transliteration.h"

namespace kilde::knowledge {

class PersonSounds {
 public:
  static Result<PersonSounds> load(const std::filesystem::path& root);

  // Of words in small letters.
  std::vector<std::string> given(const std::string& word) const;
  std::vector<std::string> surname(const std::string& word) const { return sounds_.keys(word); }
  std::vector<std::string> keys(std::string_view name) const;
  const CrossScript& sounds() const { return sounds_; }
  // Whether a name begins with the sound of an initial.
  bool begin_alike(std::string_view name, std::string_view initial) const;
  // Whether a row has a name in another script than the name, that has a key of it.
  bool is_other_script(std::string_view name, const EntityBase& base, uint32_t row) const;

 private:
  explicit PersonSounds(CrossScript sounds) : sounds_(std::move(sounds)) {}

  CrossScript sounds_;
  std::map<std::string, std::vector<std::string>> forms_;  // word -> first forms of its rows
};

// The words of a name in small letters, parted at all that is no letter or digit.
std::vector<std::string> name_words(std::string_view name);
bool is_in_cyrillic(std::string_view word);

}  // namespace kilde::knowledge
