// What the program says to the person who started it, on stderr, one line at a time.
//
//   tell(error);                 // "kilde: not found: a.txt: expected a readable file, found: ..."
//   wrong_usage("--date: ...");  // "kilde: wrong usage: --date: ..."
//
// Threads: one line is one write. Errors: cannot fail; a closed stderr is passed over.
#pragma once

#include <string_view>

#include <kilde/result.h>

namespace kilde::cli {

void tell(const Error& error);
void note(std::string_view where, std::string_view text);
// Tells it and gives the exit code, so that a command can `return wrong_usage(...)`.
int wrong_usage(std::string_view message);
// The exit code for a command that could not begin: wrong usage where the user's words are to
// blame. A message without a place may hold several lines, each told as one.
int fail(const Error& error);

// Replaces the last line of progress, which has no end; an empty text takes it away.
void progress(std::string_view text);

// Writes to standard output and gives the exit code.
int print(std::string_view text);

}  // namespace kilde::cli
