// Tells notes on stderr, but each wording once and not more than a screen holds of them.
//
//   NoteLimit notes(false);
//   notes.add("a.txt", "language 'other': ...");    // told
//   notes.add("b.txt", "language 'other': ...");    // counted
//   notes.tell_rest();                              // "and 1 more; each stands in its output"
//
// Threads: one at a time. Errors: cannot fail.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace kilde::cli {

class NoteLimit {
 public:
  explicit NoteLimit(bool quiet) : quiet_(quiet) {}
  void add(std::string_view where, std::string_view text);
  void tell_rest() const;

 private:
  bool quiet_;
  std::set<std::string, std::less<>> told_;
  size_t untold_ = 0;
};

}  // namespace kilde::cli
