#include "analysis/tree_decoder.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace kilde::analysis {
namespace {

constexpr float kLow = -1e9f;  // the least that an allowed arc counts
constexpr float kForbidden = -1e10f;
constexpr size_t kMaxRoots = 8;  // bounds the time for sentences of nothing but roots

struct Arc {
  int32_t head = 0, dependent = 0;
};

// A maximum spanning arborescence from node 0 over dense scores.
class Arborescence {
 public:
  // cost[d * size + h]: the score of head h for dependent d.
  Arborescence(std::vector<float> scores, size_t size)
      : size_(size),
        scores_(std::move(scores)),
        arcs_(scores_.size()),
        alive_(size, true),
        owner_(size),
        best_(size) {
    for (size_t d = 0; d < size; ++d) {
      owner_[d] = static_cast<int32_t>(d);
      for (size_t h = 0; h < size; ++h)
        arcs_[d * size + h] = {static_cast<int32_t>(h), static_cast<int32_t>(d)};
    }
  }

  std::vector<int32_t> solve() {
    for (choose_all(); contract_a_cycle();) {
    }
    return expand();
  }

 private:
  struct Contraction {
    size_t node;                  // what stands for the cycle from now on
    std::vector<size_t> members;  // of the cycle, `node` among them
    std::vector<Arc> inside;      // the arc into each member within the cycle
    std::vector<int32_t> owner;   // word -> member, before the contraction
  };

  float& score(size_t d, size_t h) { return scores_[d * size_ + h]; }

  void choose(size_t d) {
    size_t top = d == 0 ? 1 : 0;
    for (size_t h = 0; h < size_; ++h)
      if (alive_[h] && h != d && (!alive_[top] || top == d || score(d, h) > score(d, top))) top = h;
    best_[d] = top;
  }
  void choose_all() {
    for (size_t d = 1; d < size_; ++d) choose(d);
  }

  bool contract_a_cycle() {
    std::vector<size_t> cycle = find_cycle();
    if (cycle.empty()) return false;
    contract(cycle);
    return true;
  }

  std::vector<size_t> find_cycle() const {
    std::vector<size_t> seen(size_, 0);
    for (size_t start = 1; start < size_; ++start) {
      if (!alive_[start]) continue;
      size_t at = start;
      while (at && !seen[at]) seen[at] = start, at = best_[at];
      if (!at || seen[at] != start) continue;
      std::vector<size_t> cycle;
      for (size_t node = at; cycle.empty() || node != at; node = best_[node]) cycle.push_back(node);
      return cycle;
    }
    return {};
  }

  void contract(const std::vector<size_t>& cycle) {
    Contraction done{cycle[0], cycle, {}, owner_};
    std::vector<bool> in(size_, false);
    std::vector<float> kept;
    for (size_t m : cycle) {
      in[m] = true;
      done.inside.push_back(arcs_[m * size_ + best_[m]]);
      kept.push_back(score(m, best_[m]));
    }
    for (size_t other = 0; other < size_; ++other)
      if (alive_[other] && !in[other]) join_arcs(cycle, kept, other);
    for (size_t m : cycle) alive_[m] = m == cycle[0];
    for (int32_t& owner : owner_)
      if (in[static_cast<size_t>(owner)]) owner = static_cast<int32_t>(cycle[0]);
    for (size_t d = 1; d < size_; ++d)
      if (alive_[d] && (d == cycle[0] || in[best_[d]])) choose(d);
    done_.push_back(std::move(done));
  }

  // The best arcs between the cycle and another node become those of the cycle's first member.
  void join_arcs(const std::vector<size_t>& cycle, const std::vector<float>& kept, size_t other) {
    size_t node = cycle[0], enter = cycle[0], leave = cycle[0];
    float best_enter = -std::numeric_limits<float>::infinity(), best_leave = best_enter;
    for (size_t i = 0; i < cycle.size(); ++i) {
      float gain = score(cycle[i], other) - kept[i];
      if (gain > best_enter) best_enter = gain, enter = cycle[i];
      if (score(other, cycle[i]) > best_leave)
        best_leave = score(other, cycle[i]), leave = cycle[i];
    }
    Arc in = arcs_[enter * size_ + other], out = arcs_[other * size_ + leave];
    score(node, other) = best_enter;
    arcs_[node * size_ + other] = in;
    score(other, node) = best_leave;
    arcs_[other * size_ + node] = out;
  }

  std::vector<int32_t> expand() {
    std::vector<Arc> into(size_);
    for (size_t d = 1; d < size_; ++d)
      if (alive_[d]) into[d] = arcs_[d * size_ + best_[d]];
    for (auto it = done_.rbegin(); it != done_.rend(); ++it) {
      Arc enter = into[it->node];
      auto entered = static_cast<size_t>(it->owner[static_cast<size_t>(enter.dependent)]);
      for (size_t i = 0; i < it->members.size(); ++i)
        into[it->members[i]] = it->members[i] == entered ? enter : it->inside[i];
    }
    std::vector<int32_t> heads(size_, 0);
    for (size_t d = 1; d < size_; ++d) heads[static_cast<size_t>(into[d].dependent)] = into[d].head;
    return heads;
  }

  size_t size_;
  std::vector<float> scores_;
  std::vector<Arc> arcs_;  // which words' arc a score stands for
  std::vector<bool> alive_;
  std::vector<int32_t> owner_;  // word -> the node that stands for it
  std::vector<size_t> best_;
  std::vector<Contraction> done_;
};

std::vector<float> square(std::span<const float> scores, size_t n, size_t only_root) {
  std::vector<float> out((n + 1) * (n + 1), kForbidden);
  for (size_t d = 0; d < n; ++d)
    for (size_t h = 0; h <= n; ++h) {
      float s = scores[d * (n + 1) + h];
      bool allowed = h != d + 1 && (h != 0 || !only_root || only_root == d + 1);
      // The comparison also turns what is not a number into a low score.
      if (allowed) out[(d + 1) * (n + 1) + h] = s > kLow ? std::min(s, -kLow) : kLow;
    }
  return out;
}

std::vector<int32_t> greedy(std::span<const float> scores, size_t n) {
  std::vector<int32_t> heads(n);
  for (size_t d = 0; d < n; ++d) {
    size_t best = 0;
    for (size_t h = 1; h <= n; ++h)
      if (h != d + 1 && scores[d * (n + 1) + h] > scores[d * (n + 1) + best]) best = h;
    heads[d] = static_cast<int32_t>(best);
  }
  return heads;
}

bool is_tree(std::span<const int32_t> heads) {
  if (std::count(heads.begin(), heads.end(), 0) != 1) return false;
  std::vector<size_t> seen(heads.size() + 1, 0);
  for (size_t start = 1; start <= heads.size(); ++start) {
    size_t at = start;
    while (at && !seen[at]) seen[at] = start, at = static_cast<size_t>(heads[at - 1]);
    if (at && seen[at] == start) return false;
  }
  return true;
}

double total(std::span<const float> scores, std::span<const int32_t> heads) {
  double sum = 0;
  for (size_t d = 0; d < heads.size(); ++d)
    sum += scores[d * (heads.size() + 1) + static_cast<size_t>(heads[d])];
  return sum;
}

std::vector<int32_t> solve(std::span<const float> scores, size_t n, size_t only_root) {
  std::vector<int32_t> heads = Arborescence(square(scores, n, only_root), n + 1).solve();
  heads.erase(heads.begin());
  return heads;
}

// The words under the root in a free solution, the best-scoring ones first, at most kMaxRoots.
std::vector<size_t> likely_roots(std::span<const float> scores, std::span<const int32_t> heads) {
  std::vector<size_t> roots;
  for (size_t d = 0; d < heads.size(); ++d)
    if (heads[d] == 0) roots.push_back(d);
  auto score = [&](size_t d) { return scores[d * (heads.size() + 1)]; };
  std::stable_sort(roots.begin(), roots.end(),
                   [&](size_t a, size_t b) { return score(a) > score(b); });
  if (roots.size() > kMaxRoots) roots.resize(kMaxRoots);
  return roots;
}

}  // namespace

std::vector<int32_t> best_tree(std::span<const float> scores, size_t n) {
  assert(scores.size() == n * (n + 1));
  if (n == 0) return {};
  std::vector<int32_t> heads = greedy(scores, n);
  if (is_tree(heads)) return heads;
  heads = solve(scores, n, 0);
  if (std::count(heads.begin(), heads.end(), 0) == 1) return heads;
  std::vector<int32_t> best;
  for (size_t root : likely_roots(scores, heads)) {
    std::vector<int32_t> tried = solve(scores, n, root + 1);
    if (best.empty() || total(scores, tried) > total(scores, best)) best = std::move(tried);
  }
  return best;
}

}  // namespace kilde::analysis
