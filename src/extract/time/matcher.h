// Matcher: runs a compiled pattern at one place of the text.
//
//   Matcher matcher(doc.text(), atoms, lexicon, options);
//   if (auto match = matcher.run(program, 7)) use(match->fields);
//
// Gives the longest match that begins at the atom; among equally long ones the first in the
// pattern's own order. What it caught may view the Matcher. Units: atom indexes. Needs: text, atoms
// and lexicon that outlive it. Threads: one object a thread. Errors: cannot fail; a pattern that
// branches without measure is given up after kMostSteps. Method: backtracking over a program
// without loops.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/time/atoms.h"
#include "extract/time/pattern.h"

namespace kilde::time {

struct Match {
  uint32_t begin = 0;        // of the extent
  uint32_t end = 0;          // of the extent
  uint32_t context_end = 0;  // of all that was looked at
  Fields fields;
};

class Matcher {
 public:
  Matcher(std::string_view text, const std::vector<Atom>& atoms, const Lexicon& lexicon,
          char decimal_mark);
  std::optional<Match> run(const Program& program, uint32_t at);

 private:
  struct Caught {
    Field field;
    std::string_view text;
  };
  void walk(size_t pc, uint32_t at);
  uint32_t take(const Op& op, uint32_t at, std::string_view& text);
  uint32_t take_class(uint32_t class_id, uint32_t at, std::string_view& text) const;
  uint32_t take_number(uint32_t at, std::string_view& text);
  uint32_t take_number_words(uint32_t at, std::string_view& text);
  bool decimals(uint32_t at, char mark) const;
  int value_in(std::optional<uint32_t> class_id, uint32_t at) const;
  void accept(uint32_t at);
  std::string_view text_of(uint32_t from, uint32_t to) const;

  std::string_view text_;
  const std::vector<Atom>& atoms_;
  const Lexicon& lexicon_;
  char decimal_mark_;
  std::optional<uint32_t> number_class_, scale_class_, and_class_;
  std::deque<std::string> made_;  // numbers that the text does not write in digits

  const Program* program_ = nullptr;
  uint32_t start_ = 0;
  int steps_ = 0;
  std::vector<Caught> caught_;
  uint32_t open_ = 0, close_ = 0;
  bool opened_ = false, closed_ = false;
  uint32_t best_end_ = 0;
  std::vector<Caught> best_caught_;
  uint32_t best_open_ = 0, best_close_ = 0;
};

}  // namespace kilde::time
