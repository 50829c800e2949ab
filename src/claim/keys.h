// Keys: by what names and words are known again in other reports and scripts.
//
//   keys.person("Jesper Kofod") == keys.person("Коффод")      // "p:kofod": the last name's sound
//   keys.name("Østersøposten") == keys.name("Эстерсёпостен")    // "n:..."
//   keys.word("terminal") == keys.word("терминал")            // "~": the begin of its sound
//   keys.entity(doc.entities[3])                              // the shared id, else one of these
//
// Threads: read-only. Errors: cannot fail. Method: knowledge::CrossScript.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <kilde/document.h>
#include <kilde/result.h>

#include "knowledge/transliteration.h"

namespace kilde::claim {

class Keys {
 public:
  static Result<Keys> load(const std::filesystem::path& root);

  std::string person(std::string_view name) const;
  std::string name(std::string_view name) const;
  std::string word(std::string_view word) const;
  std::string entity(const Entity& entity) const;

 private:
  explicit Keys(knowledge::CrossScript sounds) : sounds_(std::move(sounds)) {}
  knowledge::CrossScript sounds_;
};

// Whether an id is shared by all reports, not of one document alone ("e1").
bool is_shared(std::string_view id);

}  // namespace kilde::claim
