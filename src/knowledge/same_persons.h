// Which persons of several reports are one, by what their names sound like.
//
//   std::vector<SoundingPerson> persons = {{0, {"alaksa"}, {"bandartuk"}}, ...};
//   join_persons(persons, sets);     // unites their things
//
// Units: keys of CrossScript. Needs: names with their keys. Gives: unions in `sets`, the same in
//   whatever order persons come. Threads: pure function. Errors: cannot fail.
// Method: see namesakes.h. Of more than 64 persons with one surname (or one given name and a
//   surname's slip) the first alone are compared for slips, by their names.
#pragma once

#include <string>
#include <vector>

#include "knowledge/sets.h"

namespace kilde::knowledge {

struct SoundingPerson {
  size_t thing = 0;
  std::string name;                         // folded; the order of comparing
  std::vector<std::string> given, surname;  // keys; no given ones for a surname alone
  bool initial = false;                     // the given name is a letter
  bool cyrillic = false;

  bool is_full() const { return !given.empty() && !initial; }
};

void join_persons(std::vector<SoundingPerson> persons, Sets& sets);

}  // namespace kilde::knowledge
