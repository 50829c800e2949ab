// Whether two spellings can be the same name.
//
//   edit_distance("Lukasjkenko", "Lukasjenko", 2) == 1;
//   is_misspelling("Lukasjkenko", "Lukasjenko");      // long, capitalised, nearly the same
//   is_acronym_of("FN", "Forenede Nationer");
//
// Units: code points. Threads: pure functions. Errors: cannot fail.
// Method: Levenshtein's distance, cut off at `limit`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kilde::entity {

// The distance, or limit + 1 when it is more than that.
uint32_t edit_distance(std::string_view a, std::string_view b, uint32_t limit);
bool is_misspelling(std::string_view a, std::string_view b);
bool is_acronym_of(std::string_view acronym, std::string_view name);
// The words of a name, parted at blanks.
std::vector<std::string_view> words_of(std::string_view name);

// The same, also parted behind initials: "Дж.Коми", "J. Comey".
std::vector<std::string_view> words_with_initials(std::string_view name);
// Whether "Дж." can stand for "Джеймс".
bool is_initial_of(std::string_view initial, std::string_view word);

}  // namespace kilde::entity
