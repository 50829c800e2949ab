// How far a long work on documents is, on a terminal: how many, how fast, and how long it takes
// yet.
//
//   WorkProgress progress;                // or WorkProgress(1200): of so many
//   progress.add(doc.text());             // "1,204 documents, 86 a second, 23,400 words/s"
//   progress.end();                       // takes the line away
//
// Nothing is shown where stderr is no terminal. Threads: one at a time. Errors: cannot fail.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace kilde::cli {

class WorkProgress {
 public:
  explicit WorkProgress(size_t of = 0);
  void add(std::string_view text);
  void end();

 private:
  void show(std::chrono::steady_clock::time_point now);

  bool shown_at_all_;
  size_t of_;
  size_t documents_ = 0, words_ = 0;
  std::chrono::steady_clock::time_point begun_, shown_;
};

}  // namespace kilde::cli
