// Breakdown: the figures of attribution by what kind of attribution was asked for.
//
//   Breakdown table;
//   table.add(asked, "da", text, {.found = true, .exact = false, .act = true, .speaker = true});
//   table.to_lines();   // "  direct   asked 61  found 95.1  exact 80.3  act 90.2  speaker 88.5"
//
// Shapes: a group (type, act, language, chain, distance), a row for each value in it that was asked
//   for. Units: percentages; found and exact of those asked for, act and speaker of those found.
// Owns its counts. Threads: a plain value. Errors: cannot fail.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "eval/credit.h"

namespace kilde::eval {

class Breakdown {
 public:
  struct Outcome {
    bool found = false, exact = false, act = false, speaker = false;
  };

  void add(const Credit& asked, std::string_view lang, std::u32string_view text,
           const Outcome& outcome);
  // A passage of the gold that holds no attribution, and whether one was found all the same.
  void add_empty(bool alarm);

  std::string to_lines() const;
  nlohmann::ordered_json to_json() const;

 private:
  struct Row {
    size_t asked = 0, found = 0, exact = 0, act = 0, speaker = 0;
  };
  void count(const std::string& group, const std::string& value, const Outcome& outcome);

  std::map<std::string, std::map<std::string, Row>> groups_;
  size_t empty_ = 0, alarms_ = 0;
};

// How far the one credited is from being named: "named in the source", "nobody named",
// "1 sentence back", "2-3 sentences back", "further back", "named elsewhere".
std::string distance_of_speaker(const Credit& asked, std::u32string_view text);

}  // namespace kilde::eval
