#include "document/tree.h"

namespace kilde::document {

Tree::Tree(const Document& doc) {
  take_heads(doc);
  break_rings();
  collect_children();
  number();
}

void Tree::take_heads(const Document& doc) {
  head_.assign(doc.size(), kNoHead);
  if (doc.head.size() != doc.size()) return;
  for (TokenSpan sent : doc.sentences) {
    const uint32_t end = std::min(sent.end, static_cast<uint32_t>(doc.size()));
    for (uint32_t i = sent.begin; i < end; ++i) {
      const int32_t head = doc.head[i];
      if (head >= 0 && sent.contains(static_cast<uint32_t>(head)) &&
          static_cast<uint32_t>(head) < end) {
        head_[i] = head;
      }
    }
  }
}

void Tree::break_rings() {
  constexpr uint32_t kUnseen = 0;
  std::vector<uint32_t> walk(head_.size(), kUnseen);  // number of the walk that saw the token
  for (uint32_t i = 0; i < head_.size(); ++i) {
    for (uint32_t at = i; walk[at] == kUnseen;) {
      walk[at] = i + 1;
      const int32_t head = head_[at];
      if (head == kNoHead) break;
      if (walk[static_cast<uint32_t>(head)] == i + 1) {
        head_[at] = kNoHead;
        break;
      }
      at = static_cast<uint32_t>(head);
    }
  }
}

void Tree::collect_children() {
  first_child_.assign(head_.size() + 1, 0);
  for (int32_t head : head_) {
    if (head != kNoHead) ++first_child_[static_cast<size_t>(head) + 1];
  }
  for (size_t i = 1; i < first_child_.size(); ++i) first_child_[i] += first_child_[i - 1];
  children_.resize(first_child_.back());
  std::vector<uint32_t> next(first_child_.begin(), first_child_.end() - 1);
  for (uint32_t i = 0; i < head_.size(); ++i) {
    if (head_[i] != kNoHead) children_[next[static_cast<size_t>(head_[i])]++] = i;
  }
}

void Tree::number() {
  enter_.resize(head_.size());
  leave_.resize(head_.size());
  depth_.resize(head_.size());
  reach_.resize(head_.size());
  std::vector<uint32_t> order;
  order.reserve(head_.size());
  std::vector<uint32_t> stack;
  for (uint32_t root = 0; root < head_.size(); ++root) {
    if (head_[root] != kNoHead) continue;
    stack.push_back(root);
    while (!stack.empty()) {
      const uint32_t at = stack.back();
      stack.pop_back();
      enter_[at] = static_cast<uint32_t>(order.size());
      order.push_back(at);
      for (uint32_t child : children(at)) {
        depth_[child] = depth_[at] + 1;
        stack.push_back(child);
      }
    }
  }
  for (size_t n = order.size(); n-- > 0;) {
    const uint32_t at = order[n];
    leave_[at] = std::max(leave_[at], enter_[at] + 1);
    reach_[at] = reach_[at].empty() ? TokenSpan{at, at + 1} : reach_[at].cover({at, at + 1});
    if (head_[at] == kNoHead) continue;
    const auto head = static_cast<uint32_t>(head_[at]);
    leave_[head] = std::max(leave_[head], leave_[at]);
    reach_[head] = reach_[head].empty() ? reach_[at] : reach_[head].cover(reach_[at]);
  }
}

std::span<const uint32_t> Tree::children(uint32_t token) const {
  return {children_.data() + first_child_[token], first_child_[token + 1] - first_child_[token]};
}

bool Tree::below(uint32_t token, uint32_t ancestor) const {
  return enter_[ancestor] <= enter_[token] && enter_[token] < leave_[ancestor];
}

}  // namespace kilde::document
