#include "story/linkage.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace kilde::story {
namespace {

class Linkage {
 public:
  Linkage(Likenesses likenesses, const LinkOptions& options)
      : alike_(std::move(likenesses)),
        options_(options),
        size_(alike_.size(), 1),
        inner_(alike_.size()),
        best_(alike_.size()),
        first_(alike_.size()),
        language_(options_.languages) {
    language_.resize(alike_.size());
    std::iota(first_.begin(), first_.end(), 0u);
    for (uint32_t part = 0; part < alike_.size(); ++part) live_.push_back(part);
  }

  std::vector<uint32_t> run() {
    for (const uint32_t part : live_) find_best(part);
    for (;;) {
      const uint32_t part = most_alike();
      if (part == kNone) break;
      join(part, best_[part].part);
    }
    for (uint32_t& first : first_)
      while (first_[first] != first) first = first_[first];
    return std::move(first_);
  }

 private:
  static constexpr uint32_t kNone = 0xFFFFFFFF, kSeveral = 0xFFFFFFFF;
  struct Best {  // of the parts with higher numbers
    uint32_t part = kNone;
    float alike = 0;
  };

  double held_together(uint32_t part) const {
    return inner_[part] /
           (0.5 * static_cast<double>(size_[part]) * (static_cast<double>(size_[part]) - 1));
  }
  bool may_join(uint32_t a, uint32_t b) const {
    const double alike = alike_.at(a, b);
    if (alike < 1) return false;
    if (size_[a] < options_.tight || size_[b] < options_.tight) return true;
    const bool across = language_[a] == kSeveral && language_[b] == kSeveral;
    const double contrast = across ? options_.contrast_across : options_.contrast;
    return alike >= contrast * std::min(held_together(a), held_together(b));
  }
  void offer(uint32_t part, uint32_t other) {
    Best& best = best_[part];
    const float alike = alike_.at(part, other);
    const bool better =
        best.part == kNone || alike > best.alike || (alike == best.alike && other < best.part);
    if (better && may_join(part, other)) best = {other, alike};
  }
  void find_best(uint32_t part) {
    best_[part] = {};
    for (const uint32_t other : live_)
      if (other > part) offer(part, other);
  }
  uint32_t most_alike() const {
    uint32_t most = kNone;
    for (const uint32_t part : live_) {
      if (best_[part].part == kNone) continue;
      if (most == kNone || best_[part].alike > best_[most].alike) most = part;
    }
    return most;
  }

  void join(uint32_t into, uint32_t from) {
    const double pairs = static_cast<double>(size_[into]) * static_cast<double>(size_[from]);
    inner_[into] += inner_[from] + pairs * alike_.at(into, from);
    first_[from] = into;
    live_.erase(std::ranges::lower_bound(live_, from));
    const double a = static_cast<double>(size_[into]), b = static_cast<double>(size_[from]);
    for (const uint32_t other : live_) {
      if (other == into) continue;
      const double mean = (a * alike_.at(into, other) + b * alike_.at(from, other)) / (a + b);
      alike_.set(into, other, static_cast<float>(mean));
    }
    size_[into] += size_[from];
    if (language_[into] != language_[from]) language_[into] = kSeveral;
    for (const uint32_t other : live_) {
      if (other > into) continue;
      if (other == into || best_[other].part == into || best_[other].part == from)
        find_best(other);
      else
        offer(other, into);
    }
    for (const uint32_t other : live_)
      if (other > into && best_[other].part == from) find_best(other);
  }

  Likenesses alike_;
  LinkOptions options_;
  std::vector<size_t> size_;
  std::vector<double> inner_;  // sum of the likenesses within
  std::vector<Best> best_;
  std::vector<uint32_t> first_;     // of a part that was joined: the one it went into
  std::vector<uint32_t> language_;  // of a part
  std::vector<uint32_t> live_;      // sorted
};

}  // namespace

std::vector<uint32_t> link(Likenesses likenesses, const LinkOptions& options) {
  return Linkage(std::move(likenesses), options).run();
}

}  // namespace kilde::story
