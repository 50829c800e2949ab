// Question: what a user wants to know, the hypotheses that compete to answer it, and what would
// speak for or against each: the file of `kilde ask` and `kilde watch`.
//
//   question.hypotheses[1].id == "accident"
//   question.indicators[0].sentence == "The ship's anchor cut the cable"
//   question.indicators[0].signs == {-1, 2}           // a sign a hypothesis: "-", "++"
//   key_of(question.indicators[0])                    // by which it is known again next time
//
// Shapes: at least one question, two hypotheses and one indicator; `signs` has a row a hypothesis.
// Units: signs from -2 ("--") to 2 ("++"); days are half-open. Owns everything. Threads: plain
// values. Errors: cannot fail. Method: analysis of competing hypotheses (Heuer, 1999).
//   question_file.h reads it; docs/questions.md tells of every key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/labels.h>

namespace kilde::question {

// Claims as `kilde claims` filters them. What is empty lets every claim through.
struct Pattern {
  std::string words, source, via, about, place, outlet, lang;
  std::optional<Act> act;
  std::optional<bool> negated;
  std::optional<int32_t> from, to;  // of publication, days since 1970

  bool empty() const { return *this == Pattern{}; }
  bool operator==(const Pattern&) const = default;
};

struct Hypothesis {
  std::string id, text;
};

struct Indicator {
  std::string name;      // for people; never empty
  std::string sentence;  // a claim that says the same is found; may be empty
  Pattern pattern;       // and fits this
  std::vector<int8_t> signs;
  double weight = 1;
  std::string place;  // FILE:LINE:COLUMN of what it looks for
};

struct Question {
  std::string id, text;
  std::string lang;  // of the sentences; empty: told by the sentence
  std::vector<Hypothesis> hypotheses;
  std::vector<Indicator> indicators;
};

// "++", "+", "0", "-", "--".
std::string_view sign_text(int sign);
std::optional<int> parse_sign(std::string_view text);
// The same for the same sentence and pattern, whatever else the file says: 16 hexadecimal digits.
std::string key_of(const Indicator& indicator);
// The same for the same id and text.
std::string key_of(const Question& question);
// Of several texts, 16 hexadecimal digits; no two lists of texts are joined to the same bytes.
std::string digest(const std::vector<std::string>& texts);

}  // namespace kilde::question
