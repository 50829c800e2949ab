// How far a long work on documents is, on a terminal: how many, how fast, and how long it takes
// yet.
//
//   WorkProgress progress;
//   progress.add(doc.text(), 0.25);
//       // "1,204 documents, 86 a second, 23,400 words/s, about 4 min left"
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
  WorkProgress();
  // One more document; `share` of the whole work is done, 0 where that is not known.
  void add(std::string_view text, double share);
  void end();

 private:
  void show(std::chrono::steady_clock::time_point now, double share);

  bool shown_at_all_;
  size_t documents_ = 0, words_ = 0;
  std::chrono::steady_clock::time_point begun_, shown_;
};

}  // namespace kilde::cli
