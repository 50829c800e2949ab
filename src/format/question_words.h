// What text and pages say of the evidence for a question.
//
//   one_decimal(5.169) == "5.2"
//   cell_words(2, {4, 5}) == "++ 5.0 (4.0)";  cell_words(-1, {}) == "-"
//   found_words(found) == "8 institutions, 6 without what is disputed; 1 retracted"
//   piece_words(evidence) == "disputed, 11 institutions, 1 taken back"
//   change_words(change) == "1 -> 3 institutions"
//
// Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>

#include "format/questions.h"

namespace kilde::format {

std::string one_decimal(double value);
// "5.0 (4.0)": with what is disputed, and without where that differs.
std::string value_words(const question::Value& value);
std::string cell_words(int sign, const question::Value& value);
std::string found_words(const question::Found& found);
std::string piece_words(const question::Evidence& evidence);
std::string change_words(const question::Change& change);
// "2 new, 1 disputed": how many of each kind; empty where nothing changed.
std::string changes_counted(const std::vector<question::Change>& changes);
// "p7k2m9q4xtr", or nothing of what is gone.
std::string id_of_change(const Told& told, const Answered& answer, const question::Change& change);
// The words of what changed.
std::string gloss_of_change(const Told& told, const Answered& answer,
                            const question::Change& change);
// Which hypothesis stands best and on which indicators that hangs, in one sentence or two.
std::string outcome_words(const Answered& answer);

}  // namespace kilde::format
