#include "judgement/contradictions.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace kilde::judgement {
namespace {

// What is known of claims that are one: which sides of which splits they stand on, and by which
// merges they are one.
struct Group {
  std::set<uint64_t> sides;  // twice the split's number, and 1 for `those`
  std::vector<std::string> ties;
};

class Taken {
 public:
  // The judgements that do not let it hold; none: it is taken.
  std::vector<std::string> take(const Tie& tie) {
    std::set<uint64_t> sides;
    for (const ClaimRow& row : tops_of(tie.claims)) {
      const std::set<uint64_t>& more = groups_[row].sides;
      sides.insert(more.begin(), more.end());
    }
    std::vector<std::string> against;
    for (const uint64_t side : sides)
      if (side % 2 == 0 && sides.contains(side + 1)) against.push_back(rifts_[side / 2]);
    if (!against.empty()) return against;
    for (const ClaimRow& row : tie.claims) join(top(tie.claims.front()), top(row));
    groups_[top(tie.claims.front())].ties.push_back(tie.id);
    return {};
  }

  std::vector<std::string> take(const Rift& rift) {
    const std::set<ClaimRow> these = tops_of(rift.these), those = tops_of(rift.those);
    std::vector<std::string> against;
    for (const ClaimRow& each : these)
      if (those.contains(each))
        against.insert(against.end(), groups_[each].ties.begin(), groups_[each].ties.end());
    if (!against.empty()) return against;
    const uint64_t side = 2 * rifts_.size();
    rifts_.push_back(rift.id);
    for (const ClaimRow& each : these) groups_[each].sides.insert(side);
    for (const ClaimRow& each : those) groups_[each].sides.insert(side + 1);
    return {};
  }

 private:
  ClaimRow top(ClaimRow row) {
    auto at = into_.try_emplace(row, row).first;
    while (at->second != at->first) {
      const auto up = into_.find(at->second);
      at->second = up->second;  // half as long the next time
      at = up;
    }
    return at->first;
  }

  // What knows less goes into what knows more.
  void join(ClaimRow a, ClaimRow b) {
    if (a == b) return;
    auto knows = [&](const ClaimRow& row) {
      return groups_[row].sides.size() + groups_[row].ties.size();
    };
    if (knows(a) < knows(b)) std::swap(a, b);
    Group &into = groups_[a], &from = groups_[b];
    into.sides.merge(from.sides);
    into.ties.insert(into.ties.end(), from.ties.begin(), from.ties.end());
    groups_.erase(b);
    into_[b] = a;
  }

  std::set<ClaimRow> tops_of(const std::vector<ClaimRow>& rows) {
    std::set<ClaimRow> tops;
    for (const ClaimRow& row : rows) tops.insert(top(row));
    return tops;
  }

  std::map<ClaimRow, ClaimRow> into_;
  std::map<ClaimRow, Group> groups_;
  std::vector<std::string> rifts_;
};

}  // namespace

void keep_consistent(Rulings& rulings, const std::vector<std::string>& by_time) {
  std::map<std::string_view, const Tie*> ties;
  std::map<std::string_view, const Rift*> rifts;
  for (const Tie& tie : rulings.same) ties.emplace(tie.id, &tie);
  for (const Rift& rift : rulings.apart) rifts.emplace(rift.id, &rift);
  Taken taken;
  std::set<std::string> gone;
  for (auto id = by_time.rbegin(); id != by_time.rend(); ++id) {
    std::vector<std::string> against;
    if (const auto tie = ties.find(*id); tie != ties.end()) against = taken.take(*tie->second);
    if (const auto rift = rifts.find(*id); rift != rifts.end()) against = taken.take(*rift->second);
    if (against.empty()) continue;
    std::ranges::sort(against);
    gone.insert(*id);
    rulings.conflicts.push_back({*id, std::move(against)});
  }
  std::erase_if(rulings.same, [&](const Tie& each) { return gone.contains(each.id); });
  std::erase_if(rulings.apart, [&](const Rift& each) { return gone.contains(each.id); });
}

}  // namespace kilde::judgement
