#include "story/rare_index.h"

#include <algorithm>

namespace kilde::story {
namespace {

constexpr size_t kFirstSlots = 1024;

// Each word, sound and mark of a report once.
template <typename Visit>
void each_feature(const StoryFeatures& features, Visit visit) {
  std::vector<uint32_t> sounds;
  for (const Word& word : features.words) {
    visit(word.hash);
    if (word.sound) sounds.push_back(word.sound);
  }
  std::ranges::sort(sounds);
  const auto rest = std::ranges::unique(sounds);
  sounds.erase(rest.begin(), rest.end());
  for (const uint32_t sound : sounds) visit(sound);
  for (const Mark& mark : features.marks) visit(mark.hash);
}

}  // namespace

RareIndex::RareIndex() : slots_(kFirstSlots) {}

void RareIndex::add(uint32_t row, const StoryFeatures& features) {
  ++reports_;
  each_feature(features, [&](uint32_t hash) { hold(hash, row); });
}

uint32_t RareIndex::count(uint32_t hash) const {
  const uint32_t slot = find(hash);
  return slot == kNone ? 0 : slots_[slot].count;
}

uint32_t RareIndex::find(uint32_t hash) const {
  const size_t mask = slots_.size() - 1;
  for (size_t at = hash & mask;; at = (at + 1) & mask) {
    if (slots_[at].hash == hash) return static_cast<uint32_t>(at);
    if (slots_[at].hash == 0) return kNone;
  }
}

void RareIndex::hold(uint32_t hash, uint32_t row) {
  if (used_ * 2 >= slots_.size()) grow();
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
  Slot& slot = slots_[at];
  if (slot.hash == 0) slot.hash = hash, ++used_;
  if (slot.count++ >= kMostHolders) return;
  entries_.push_back({row, slot.head});
  slot.head = static_cast<uint32_t>(entries_.size() - 1);
}

void RareIndex::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.hash == 0) continue;
    size_t at = slot.hash & mask;
    while (slots_[at].hash != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace kilde::story
