// Average linkage: joins reports into stories while those of two parts are alike enough on average.
//
//   Likenesses likenesses(reports);  likenesses.set(0, 1, 2.5);
//   link(std::move(likenesses), {.contrast = 0.45, .tight = 4})  // {0, 0, 2}: each one's first
//
// Shapes: likenesses of all pairs; a result row a report, the lowest number of its story.
// Units: 1 is just alike enough. Owns: a matrix of floats, n * n. Threads: a pure function.
// Errors: cannot fail. Method: Sokal and Michener 1958, the most alike parts first, of equals the
//   lowest numbers; so the outcome depends on the numbers of the reports alone. Two parts of
//   `tight` reports or more each are not joined when both hold together so much better than with
//   each other that their likeness is below `contrast` times the looser one's: two happenings of
//   one matter. Parts in several languages hold together by what they tell, not by words, so
//   theirs is a number of its own. O(n^2) memory, about O(n^2) time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kilde::story {

class Likenesses {
 public:
  explicit Likenesses(size_t reports) : size_(reports), values_(reports * reports) {}
  size_t size() const { return size_; }
  float at(size_t a, size_t b) const { return values_[a * size_ + b]; }
  void set(size_t a, size_t b, float value) {
    values_[a * size_ + b] = values_[b * size_ + a] = value;
  }

 private:
  size_t size_ = 0;
  std::vector<float> values_;
};

struct LinkOptions {
  double contrast = 0;
  double contrast_across = 0;       // between parts that both hold several languages
  std::vector<uint32_t> languages;  // of each report; empty: all are in one
  size_t tight = 2;
};

std::vector<uint32_t> link(Likenesses likenesses, const LinkOptions& options);

}  // namespace kilde::story
