// Whom a report means by a name, and why: the mentions, what told who it is, and who else bears it.
//
//   int code = show_in_reports({.names = {"Minsk"}, .files = {"report.txt"}}, context);
//
// Shapes: an entity a block of lines, or a line of JSON; without names, every entity that is
// linked. Units: spans count code points of the text. Threads: the main thread. Errors: each input
// that cannot be read, and each name that no report has, is told once; the rest
//   goes on and the exit code is kSomeFailed.
#pragma once

#include <string>
#include <vector>

#include "command.h"
#include "entity_view.h"

namespace kilde::cli {

struct InReportChoices {
  std::vector<std::string> names;
  std::vector<std::string> files;
  std::string entities;  // the user's list; may be empty
  bool as_json = false;
  size_t limit = 20;  // of candidates
  ViewOptions view;   // view.at dates reports that bring no date
};

int show_in_reports(const InReportChoices& choices, Context& context);

}  // namespace kilde::cli
