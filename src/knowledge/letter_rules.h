// LetterRules: how the letters of one script are written in those of another, as a table tells it.
//
//   letters  before  after  latin          # data/transliteration/ru-de.tsv
//   щ                       schtsch|schch|sch
//   ий               $      i|ij|y
//
//   auto rules = LetterRules::load(root / "data/transliteration/ru-de.tsv");
//   rules->spellings("Мария", 2) == {"Marija", "Maria"};
//
// Shapes: `before` and `after` list the letters that may stand beside; "^" and "$" are the borders
// of
//   a word, nothing is anything. "-" among the spellings is none. The longest `letters` win, then
//   the row that stands first. Letters of no row stay as they are.
// Needs, gives, owns: owns its rows. Threads: read-only once loaded.
// Errors: load as DataTable; spellings cannot fail.
// Method: a row is spelt alike wherever it stands in a name; spellings come in the order of the sum
//   of the places of the chosen ones in their lists. train/kilde_train/transliteration.py does the
//   same.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <kilde/result.h>

namespace kilde::knowledge {

struct LetterRule {
  std::u32string letters, before, after;
  std::vector<std::u32string> spellings;  // one or more
};

inline constexpr size_t kMostSpellings = 16;

class LetterRules {
 public:
  static Result<LetterRules> load(const std::filesystem::path& file);

  std::vector<std::string> spellings(std::string_view name, size_t most = kMostSpellings) const;
  const std::vector<LetterRule>& rules() const { return rules_; }

 private:
  struct Part {
    const LetterRule* rule = nullptr;  // null: a letter of no row
    std::u32string letters;            // as they stand
  };
  const LetterRule* rule_at(const std::u32string& word, size_t at) const;
  std::vector<Part> parts(std::string_view name) const;
  static std::string spelled(const std::vector<Part>& parts,
                             const std::vector<const LetterRule*>& open,
                             const std::vector<size_t>& ranks);

  std::vector<LetterRule> rules_;  // the longest first
  std::unordered_map<char32_t, std::vector<size_t>> by_first_;
};

// Letters and apostrophes; all else is a border.
bool is_name_letter(char32_t c);
// Whether a neighbour (0: a border, which the context calls `border`) may stand there.
bool fits(const std::u32string& context, char32_t neighbour, char32_t border);
std::u32string to_code_points(std::string_view text);
std::string to_utf8(const std::u32string& text);

}  // namespace kilde::knowledge
