// Pattern: one line of the pattern language, compiled.
//
//   (den|d .)? <day=1..31> _ . <month> <year=1000..2099>?
//   om [<count=number> <unit>] {shift=+}
//
//   word mark    that word (any case) or mark; \( for a mark that has a meaning here
//   <class>      a word of the class in words.tsv, caught in the field of the same name
//   <f=class>    the same, caught in the field f; <f=a..b>: digits from a to b, and as many of
//                them as a and b have when both have equally many; <f=number>: digits or words
//   <~class>     a word of the class, not caught
//   x?  (x|y)    x or nothing; x or y
//   !x           what follows is not x (x one word, mark, class or range); takes nothing
//   _            no blank here
//   [ ]          the extent, where it is not the whole match
//   {f=v g=w}    sets fields;  @name: a pattern from macros.tsv
//
// Shapes: a program without loops for the Matcher. Owns: its operations; views into the Lexicon.
// Threads: read-only. Errors: kInvalidArgument with what was expected and found, for the caller
//   to add file and line. Method: Thompson's construction, run by backtracking.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "extract/time/fields.h"
#include "extract/time/lexicon.h"

namespace kilde::time {

struct Op {
  enum class Kind : uint8_t {
    kWord,    // a = lexeme
    kClass,   // a = class
    kRange,   // a..b, width digits or any
    kNumber,  // digits with decimals, or number words
    kNot,     // the next operation would match here: fail
    kGlue,
    kSet,  // field = text
    kOpen,
    kClose,
    kSplit,  // a, else b
    kJump,   // a
    kMatch,
  };
  Kind kind = Kind::kMatch;
  Field field = Field::kEnd;  // kEnd: caught by none
  uint8_t width = 0;
  int32_t a = 0;
  int32_t b = 0;
  std::string_view text = {};
};

using Program = std::vector<Op>;
using Macros = std::map<std::string, std::string, std::less<>>;

Result<Program> compile_pattern(std::string_view pattern, const Macros& macros, Lexicon& lexicon);

// What a match can begin with.
struct FirstSet {
  std::vector<int32_t> lexemes;
  bool digits = false;
  bool anything = false;  // the pattern can begin with any atom, or with nothing
};
FirstSet first_set(const Program& program, const Lexicon& lexicon);

// The class that holds the number words; used by <f=number>.
inline constexpr std::string_view kNumberClass = "number";
inline constexpr std::string_view kScaleClass = "scale";

}  // namespace kilde::time
