// Looks at everything that kilde needs, and says what is wrong and how to mend it.
//
//   for (const Check& check : check_installation({}))
//     std::cout << check.what << (check.ok ? " ok" : " " + check.found + ": " + check.fix);
//
// Checks: the resources, every data file (that it parses), the base of entities, every language's
// parts (that those which
//   are there can be loaded). What the terminal can do is the program's own matter.
// Threads: reads files only. Errors: cannot fail; trouble is a Check with ok == false.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <kilde/reader.h>

namespace kilde::pipeline {

struct Check {
  std::string what;  // "resources", "data/da/cues.tsv", "da: analysis"
  bool ok = true;
  std::string found;  // what is there, or what is wrong
  std::string fix;    // what to do; empty when ok
};

// `resources`: empty to have them found.
std::vector<Check> check_installation(const std::filesystem::path& resources);

}  // namespace kilde::pipeline
