// Keys: by what names and words are known again in other reports and scripts.
//
//   keys.person("Jesper Kofod") == keys.person("Коффод")      // "p:kofod": the last name's sound
//   keys.name("Østersøposten") == keys.name("Эстерсёпостен")    // "n:..."
//   keys.word("terminal") == keys.word("терминал")            // "~": the begin of its sound
//   keys.entity(doc.entities[3])                              // the shared id, else one of these
//   keys.institution("body:SE:coast-guard") == "coast_guard"; keys.institution("Q1146492") ==
//   "defence-ministry"
//
// Needs data/claim/institutions.tsv, data/entities/institutions.tsv. Threads: read-only. Errors:
// load gives kFormat with file:line; look-ups cannot fail. Method: knowledge::CrossScript.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
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
  // What an institution that many countries have is, by its shared id; or empty.
  std::string_view institution(std::string_view id) const;

 private:
  using Bodies = std::map<std::string, std::string, std::less<>>;
  Keys(knowledge::CrossScript sounds, Bodies by_type, Bodies by_id)
      : sounds_(std::move(sounds)), by_type_(std::move(by_type)), by_id_(std::move(by_id)) {}
  knowledge::CrossScript sounds_;
  Bodies by_type_, by_id_;
};

// Whether an id is shared by all reports, not of one document alone ("e1").
bool is_shared(std::string_view id);

}  // namespace kilde::claim
