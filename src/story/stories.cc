#include "story/stories.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "story/linkage.h"

namespace kilde::story {
namespace {

constexpr size_t kMostLookUps = 48;  // of a report's rarest features
constexpr size_t kMostHits = 6000;   // holders looked at, of all these
constexpr double kFarDays = 6;       // so many times the half-life apart: never one story
constexpr double kGrown = 1.2;       // weights are taken anew when the collection has grown so
constexpr double kThread = 1.25;     // factor by which weak threads are cut

// Days first; what has none comes last.
std::pair<int64_t, uint64_t> age(const StoryFeatures& features) {
  const int64_t day = features.day == kNoDay ? std::numeric_limits<int64_t>::max() : features.day;
  return {day, features.key};
}

}  // namespace

uint32_t Stories::add(StoryFeatures features) {
  const uint32_t row = add_unsettled(std::move(features));
  weigh_again(row);
  find_neighbours(row);
  for (const Neighbour& near : reports_[row].neighbours)
    reports_[near.row].neighbours.push_back({row, near.times});
  std::vector<uint32_t> group = linkable_group_of(row);
  if (group.empty())
    follow_copies(row);
  else
    link_group(std::move(group));
  return row;
}

uint32_t Stories::add_unsettled(StoryFeatures features) {
  const uint32_t row = size();
  index_.add(row, features);
  reports_.push_back({std::move(features), {}, {}, 0, row, false});
  shared_.push_back(0);
  return row;
}

void Stories::settle() {
  // The chains of the index are to be the same whatever the order of adding.
  std::vector<uint32_t> order(size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [this](uint32_t a, uint32_t b) { return before(a, b); });
  index_ = RareIndex();
  for (const uint32_t row : order) index_.add(row, reports_[row].features);
  for (const uint32_t row : order) {
    reports_[row].weights = weigh(reports_[row].features, index_, *tuning_);
    reports_[row].weighed_at = size();
    reports_[row].neighbours.clear();
  }
  for (const uint32_t row : order) find_neighbours(row);
  for (const uint32_t row : order)
    for (size_t i = 0; i < reports_[row].neighbours.size(); ++i) {
      const Neighbour near = reports_[row].neighbours[i];
      auto& theirs = reports_[near.row].neighbours;
      if (std::ranges::find(theirs, row, &Neighbour::row) == theirs.end())
        theirs.push_back({row, near.times});
    }
  std::vector<bool> linked(size());
  for (const uint32_t row : order) {
    if (linked[row]) continue;
    std::vector<uint32_t> group = linkable_group_of(row);
    for (const uint32_t member : group) linked[member] = true;
    if (group.empty())
      follow_copies(row);
    else
      link_group(std::move(group));
  }
  settled_ = size();
}

bool Stories::before(uint32_t a, uint32_t b) const {
  return age(reports_[a].features) < age(reports_[b].features);
}

void Stories::weigh_again(uint32_t row) {
  Report& report = reports_[row];
  if (report.weighed_at * kGrown + 1 > size() && report.weighed_at > 0) return;
  report.weights = weigh(report.features, index_, *tuning_);
  report.weighed_at = size();
}

double Stories::near(uint32_t a, uint32_t b) const {
  return nearness(reports_[a].features, reports_[a].weights, reports_[b].features,
                  reports_[b].weights, *tuning_);
}

// The reports that share most with `row`, by the rarity of what is shared.
std::vector<uint32_t> Stories::candidates(uint32_t row) {
  const StoryFeatures& features = reports_[row].features;
  struct Rare {
    uint32_t count, hash;
    auto operator<=>(const Rare&) const = default;
  };
  std::vector<Rare> rare;
  auto consider = [&](uint32_t hash) {
    const uint32_t count = index_.count(hash);
    if (count > 1 && count <= RareIndex::kMostHolders) rare.push_back({count, hash});
  };
  for (const Word& word : features.words) {
    consider(word.hash);
    if (word.sound) consider(word.sound);
  }
  for (const Mark& mark : features.marks) consider(mark.hash);
  std::ranges::sort(rare);
  rare.erase(std::unique(rare.begin(), rare.end()), rare.end());

  std::vector<uint32_t> touched;
  size_t hits = 0;
  const double all = std::log(index_.reports() + 1.0);
  for (size_t i = 0; i < rare.size() && i < kMostLookUps && hits < kMostHits; ++i) {
    const double rarity = all - std::log(static_cast<double>(rare[i].count)) + 1;
    const auto weight = static_cast<float>(rarity * rarity);
    hits += rare[i].count;
    index_.holders(rare[i].hash, [&](uint32_t other) {
      if (other == row) return;
      if (shared_[other] == 0) touched.push_back(other);
      shared_[other] += weight;
    });
  }
  std::vector<Found> found;
  const double far = tuning_->free_days + kFarDays * tuning_->half_days;
  for (const uint32_t other : touched) {
    const int32_t day = reports_[other].features.day;
    const bool near = day == kNoDay || features.day == kNoDay ||
                      std::abs(static_cast<double>(day) - static_cast<double>(features.day)) < far;
    if (near) found.push_back({other, shared_[other]});
    shared_[other] = 0;
  }
  const size_t kept = std::min(found.size(), kMostCandidates);
  std::partial_sort(found.begin(), found.begin() + static_cast<ptrdiff_t>(kept), found.end(),
                    [this](const Found& a, const Found& b) {
                      return a.rare != b.rare ? a.rare > b.rare : before(a.row, b.row);
                    });
  std::vector<uint32_t> rows;
  for (size_t i = 0; i < kept; ++i) rows.push_back(found[i].row);
  return rows;
}

void Stories::find_neighbours(uint32_t row) {
  reports_[row].looked = true;
  for (const uint32_t other : candidates(row)) {
    weigh_again(other);
    const double value = near(row, other);
    if (value >= 1) reports_[row].neighbours.push_back({other, static_cast<float>(value)});
  }
}

void Stories::resume(const std::vector<uint32_t>& stories) {
  std::vector<uint32_t> first(size());
  std::iota(first.begin(), first.end(), 0u);
  for (uint32_t row = 0; row < size(); ++row)
    if (before(row, first[stories[row]])) first[stories[row]] = row;
  for (uint32_t row = 0; row < size(); ++row) reports_[row].story = first[stories[row]];
  settled_ = size();
}

void Stories::look(uint32_t row) {
  if (reports_[row].looked) return;
  weigh_again(row);
  find_neighbours(row);
}

// What hangs together with `row` by threads of this likeness; stops when it is too large.
std::vector<uint32_t> Stories::group_of(uint32_t row, double thread) {
  std::vector<uint32_t> group{row};
  std::unordered_set<uint32_t> seen{row};
  for (size_t i = 0; i < group.size() && group.size() <= kLargestGroup; ++i) {
    look(group[i]);
    for (const Neighbour& near : reports_[group[i]].neighbours)
      if (near.times >= thread && seen.insert(near.row).second) group.push_back(near.row);
  }
  return group;
}

// The same by the weakest threads that leave few enough; none when there are too many copies.
std::vector<uint32_t> Stories::linkable_group_of(uint32_t row) {
  for (double thread = 1; thread <= tuning_->most; thread *= kThread) {
    std::vector<uint32_t> group = group_of(row, thread);
    if (group.size() <= kLargestGroup) return group;
  }
  return {};
}

// One of very many copies goes with the earliest of those that are most like it.
void Stories::follow_copies(uint32_t row) {
  const Neighbour* first = nullptr;
  for (const Neighbour& near : reports_[row].neighbours) {
    if (!before(near.row, row)) continue;
    const bool better = !first || near.times > first->times ||
                        (near.times == first->times && before(near.row, first->row));
    if (better) first = &near;
  }
  reports_[row].story = first ? reports_[first->row].story : row;
}

void Stories::link_group(std::vector<uint32_t> group) {
  std::ranges::sort(group, [this](uint32_t a, uint32_t b) { return before(a, b); });
  for (const uint32_t row : group) weigh_again(row);
  std::vector<const StoryFeatures*> features;
  for (const uint32_t row : group) features.push_back(&reports_[row].features);
  const std::vector<Pairs> pairs = pairs_of(features, index_, *tuning_);
  Likenesses likenesses(group.size());
  for (size_t a = 0; a < group.size(); ++a) {
    for (size_t b = a + 1; b < group.size(); ++b) {
      const double value = likeness(*features[a], reports_[group[a]].weights, pairs[a],
                                    *features[b], reports_[group[b]].weights, pairs[b], *tuning_);
      likenesses.set(a, b, static_cast<float>(value));
    }
  }
  LinkOptions options;
  options.contrast = tuning_->contrast;
  options.contrast_across = tuning_->contrast_across;
  options.tight = static_cast<size_t>(tuning_->tight_reports);
  for (const StoryFeatures* each : features) options.languages.push_back(hash_of('l', each->lang));
  const auto first = link(std::move(likenesses), options);
  for (size_t i = 0; i < group.size(); ++i) reports_[group[i]].story = group[first[i]];
}

}  // namespace kilde::story
