// What comparing versions knows of a language: notes of correction, numbers in words,
// abbreviations.
//
//   Result<Languages> languages = Languages::load(resources);
//   const Language& danish = languages->of("da");
//   danish.notes[0].phrase == "rettelse";   danish.number("tre") == true;
//
// Shapes: notes in the order of data/LANG/revision/notes.tsv, whose head describes the columns.
// Owns its tables. Threads: read-only after load. Errors: kIo, kFormat with file and line; a
// language
//   without tables has none of them, and a text of one is compared all the same.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <kilde/result.h>

#include "revision/pieces.h"

namespace kilde::revision {

enum class NoteKind : uint8_t { kCorrected, kRetracted };
std::string_view to_string(NoteKind kind);

// Where a phrase stands that tells of a correction.
enum class NotePlace : uint8_t {
  kLabel,  // it begins a sentence, a line or a bracket, and a colon, a dot or the line's end
           // follows
  kBegin,  // it begins a sentence or a bracket
  kAny,    // anywhere in a sentence
};

struct NotePhrase {
  std::string phrase;  // for messages
  std::vector<std::vector<std::string>>
      parts;  // words in small letters; between parts others may stand
  NoteKind kind = NoteKind::kCorrected;
  NotePlace place = NotePlace::kAny;
};

struct Language {
  std::vector<NotePhrase> notes;
  Abbreviations abbreviations;
  std::unordered_set<std::string> numbers;  // words for two and more

  // Whether a word has digits or is a number of this language.
  bool number(std::string_view word) const;
};

class Languages {
 public:
  static Result<Languages> load(const std::filesystem::path& resources);
  // An empty one for a language that has no tables.
  const Language& of(std::string_view lang) const;

 private:
  std::map<std::string, Language, std::less<>> languages_;
  Language none_;
};

}  // namespace kilde::revision
