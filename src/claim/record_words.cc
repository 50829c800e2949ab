#include "claim/record_words.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace kilde::claim {
namespace {

struct Use {
  uint32_t length = 0, begin = 0;  // of the shortest claim
  auto operator<=>(const Use&) const = default;
};

std::vector<std::string_view> by_place(const Report& report) {
  std::unordered_map<std::string_view, Use> uses;
  for (const Claim& claim : report.claims) {
    Use use;
    for (const ByteSpan span : claim.content) use.length += span.length();
    if (!claim.content.empty()) use.begin = claim.content.front().begin;
    for (const Term& term : claim.terms) {
      const auto [known, fresh] = uses.try_emplace(term.key, use);
      if (!fresh) known->second = std::min(known->second, use);
    }
  }
  std::vector<std::tuple<uint32_t, std::string_view>> order;
  for (const auto& [key, use] : uses) order.emplace_back(use.begin, key);
  std::ranges::sort(order);
  std::vector<std::string_view> keys;
  for (const auto& [begin, key] : order) keys.push_back(key);
  return keys;
}

}  // namespace

RecordWords RecordWords::of(const Report& report) {
  RecordWords words;
  for (const std::string_view key : by_place(report)) words.id(key);
  return words;
}

uint32_t RecordWords::id(std::string_view word) {
  const auto [row, fresh] = ids_.try_emplace(word, static_cast<uint32_t>(size()));
  if (fresh) words_.push_back(word);
  return row->second;
}

RecordWords RecordWords::parse(std::string_view joined) {
  RecordWords words;
  for (size_t begin = 0; begin < joined.size();) {
    const size_t end = std::min(joined.find('\0', begin), joined.size());
    words.words_.push_back(joined.substr(begin, end - begin));
    begin = end + 1;
  }
  words.settle();
  return words;
}

void RecordWords::settle() {
  std::vector<uint32_t> order(size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](uint32_t id) { return words_[id]; });
  ranks_.resize(size());
  for (uint32_t at = 0; at < order.size(); ++at) ranks_[order[at]] = at;
}

std::string RecordWords::joined() const {
  std::string all;
  for (const std::string_view word : words_) all.append(word).push_back('\0');
  return all;
}

}  // namespace kilde::claim
