// Lexicon: the words that time patterns know, each with the classes it belongs to.
//
//   Lexicon lexicon;
//   lexicon.add_class_word("month", "5", "maj");
//   int32_t maj = lexicon.find("Maj");                          // case does not matter
//   lexicon.value(maj, *lexicon.find_class("month")) == "5"
//
// Shapes: lexeme ids count from 0 in order of adding; each has a short list of class rows.
// Owns: all words and values; views live as long as the Lexicon and survive its move.
// Threads: read-only after loading. Errors: find() gives kUnknown; nothing fails.
// Method: one hash look-up a word of the text.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kilde::time {

inline constexpr int32_t kUnknown = -1;

class Lexicon {
 public:
  struct Entry {
    uint32_t class_id = 0;
    std::string_view value;
  };

  struct Named {
    std::string_view class_name, value, word;
  };

  // The id of a word that patterns name themselves; added when new.
  int32_t add_word(std::string_view word);
  void add_class_word(std::string_view class_name, std::string_view value, std::string_view word);
  // A class whose words are names when they stand with a capital inside a sentence.
  void set_lower_case(std::string_view class_name);

  // A class whose words count only with a capital ("Mai", German "Morgen").
  void set_upper_case(std::string_view class_name);

  // A class whose longer words are known in spite of one slip ("augsut"), where a day or year
  // stands beside.
  void set_forgiving(std::string_view class_name);

  // A mark that is part of a word between its letters: "п'ять".
  void add_inner_mark(char mark) { inner_marks_ += mark; }
  bool inner_mark(char mark) const { return inner_marks_.find(mark) != std::string::npos; }

  // Whether numbers are written in several words ("twenty-one").
  void set_numbers_apart() { numbers_apart_ = true; }
  bool numbers_apart() const { return numbers_apart_; }

  int32_t find(std::string_view word) const;
  // The one word of a forgiving class that differs by one letter, or by two that changed places.
  int32_t find_with_slip(std::string_view word) const;
  std::optional<uint32_t> find_class(std::string_view name) const;
  bool lower_case(uint32_t class_id) const { return lower_case_[class_id]; }
  bool upper_case(uint32_t class_id) const { return upper_case_[class_id]; }
  // The word's value in a class, or nothing when it is not of that class.
  std::optional<std::string_view> value(int32_t lexeme, uint32_t class_id) const;
  const std::vector<Entry>& entries(int32_t lexeme) const {
    return entries_[static_cast<size_t>(lexeme)];
  }
  const std::vector<int32_t>& words_of(uint32_t class_id) const { return words_[class_id]; }
  size_t size() const { return entries_.size(); }
  // All class rows, in the order of words and then of adding.
  std::vector<Named> named() const;
  // A copy of `s` that lives as long as the Lexicon.
  std::string_view keep(std::string_view s) { return kept_.emplace_back(s); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::unordered_map<std::string, int32_t, Hash, std::equal_to<>> ids_;
  std::vector<std::vector<Entry>> entries_;
  std::map<std::string, uint32_t, std::less<>> classes_;
  std::vector<bool> lower_case_, upper_case_;
  std::map<std::u32string, int32_t> forgiven_;
  std::string inner_marks_;
  bool numbers_apart_ = false;
  std::vector<std::vector<int32_t>> words_;  // of each class
  std::deque<std::string> kept_;             // a deque, so that views stay valid
};

}  // namespace kilde::time
