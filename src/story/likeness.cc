#include "story/likeness.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace kilde::story {
namespace {

class Scale {
 public:
  Scale(const RareIndex& index, const Tuning& tuning) : index_(index), tuning_(tuning) {
    const double reports = index.reports();
    all_ = std::log(reports + tuning.background + 1);
    alone_ = std::sqrt(1 / (1 + reports / std::max(tuning.young, 1e-3)));
  }

  float weight(uint32_t hash, size_t count) const {
    const uint32_t holders = index_.count(hash);
    const double anywhere = tuning_.background * tuning_.share_of(hash);
    return of(all_ - std::log(holders + anywhere + 1), holders, count);
  }
  // Of a pair, which is common nowhere.
  float pair_weight(size_t holders, size_t count) const {
    return of(all_ - std::log(static_cast<double>(holders) + 1), holders, count);
  }

 private:
  float of(double rarity, size_t holders, size_t count) const {
    const double square = (rarity + 1) * (rarity + 1) * (holders > 1 ? 1 : alone_);
    return static_cast<float>((1 + std::log(static_cast<double>(count))) * square);
  }

  const RareIndex& index_;
  const Tuning& tuning_;
  double all_ = 0, alone_ = 1;
};

void weigh_sounds(const StoryFeatures& features, const std::vector<size_t>& counts,
                  const Scale& scale, Weighed& out) {
  std::vector<std::pair<uint32_t, size_t>> sounds;
  for (size_t i = 0; i < features.words.size(); ++i)
    if (features.words[i].sound) sounds.emplace_back(features.words[i].sound, counts[i]);
  std::ranges::sort(sounds);
  for (size_t i = 0; i < sounds.size();) {
    const uint32_t hash = sounds[i].first;
    size_t count = 0;
    for (; i < sounds.size() && sounds[i].first == hash; ++i) count += sounds[i].second;
    out.sounds.push_back({hash, scale.weight(hash, count)});
    out.sound_norm += out.sounds.back().weight * out.sounds.back().weight;
  }
  out.sound_norm = std::sqrt(out.sound_norm);
}

// Walks two sorted rows and calls `meet` where their keys are equal.
template <typename A, typename B, typename Less, typename Meet>
void intersect(const A& a, const B& b, Less less, Meet meet) {
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (less(a[i], b[j])) {
      ++i;
    } else if (less(b[j], a[i])) {
      ++j;
    } else {
      meet(i++, j++);
    }
  }
}

uint32_t key_of(uint32_t a, uint32_t b) {
  const uint64_t mixed = (uint64_t{std::min(a, b)} << 32 | std::max(a, b)) * 0x9E3779B97F4A7C15ull;
  return static_cast<uint32_t>(mixed >> 32);
}

// The pairs of a report, sorted, as often as they stand there.
std::vector<uint32_t> pairs_in(const StoryFeatures& features, size_t window) {
  std::vector<uint32_t> keys;
  const auto& order = features.order;
  for (size_t i = 0; i < order.size(); ++i) {
    if (order[i] == kBreak) continue;
    for (size_t j = i + 1; j < order.size() && j <= i + window && order[j] != kBreak; ++j)
      if (order[i] != order[j])
        keys.push_back(key_of(features.words[order[i]].hash, features.words[order[j]].hash));
  }
  std::ranges::sort(keys);
  return keys;
}

// Calls `use(key, count)` for each run of equal keys.
template <typename Use>
void each_run(const std::vector<uint32_t>& keys, Use use) {
  for (size_t i = 0; i < keys.size();) {
    size_t end = i;
    while (end < keys.size() && keys[end] == keys[i]) ++end;
    use(keys[i], end - i);
    i = end;
  }
}

double cosine(double product, double norm_a, double norm_b) {
  return norm_a > 0 && norm_b > 0 ? product / (norm_a * norm_b) : 0;
}

std::array<double, kMarkKinds> mark_products(const StoryFeatures& a, const Weighed& weight_a,
                                             const StoryFeatures& b, const Weighed& weight_b) {
  std::array<double, kMarkKinds> products{};
  auto less = [](const Mark& x, const Mark& y) {
    return x.kind != y.kind ? x.kind < y.kind : x.hash < y.hash;
  };
  intersect(a.marks, b.marks, less, [&](size_t i, size_t j) {
    products[static_cast<size_t>(a.marks[i].kind)] += weight_a.marks[i] * weight_b.marks[j];
  });
  return products;
}

double word_product(const StoryFeatures& a, const Weighed& weight_a, const StoryFeatures& b,
                    const Weighed& weight_b) {
  double product = 0;
  auto less = [](const Word& x, const Word& y) { return x.hash < y.hash; };
  intersect(a.words, b.words, less,
            [&](size_t i, size_t j) { product += weight_a.words[i] * weight_b.words[j]; });
  for (const double marks : mark_products(a, weight_a, b, weight_b)) product += marks;
  return product;
}

double across_languages(const StoryFeatures& a, const Weighed& weight_a, const StoryFeatures& b,
                        const Weighed& weight_b, const Tuning& tuning) {
  const std::array<double, kMarkKinds> weights = {tuning.names, tuning.places, tuning.numbers,
                                                  tuning.days};
  const auto products = mark_products(a, weight_a, b, weight_b);
  double sum = 0, all = tuning.sounds;
  for (size_t kind = 0; kind < kMarkKinds; ++kind) {
    sum +=
        weights[kind] * cosine(products[kind], weight_a.mark_norm[kind], weight_b.mark_norm[kind]);
    all += weights[kind];
  }
  double sounds = 0;
  auto less = [](const Weighed::Sound& x, const Weighed::Sound& y) { return x.hash < y.hash; };
  intersect(weight_a.sounds, weight_b.sounds, less, [&](size_t i, size_t j) {
    sounds += weight_a.sounds[i].weight * weight_b.sounds[j].weight;
  });
  sum += tuning.sounds * cosine(sounds, weight_a.sound_norm, weight_b.sound_norm);
  return sum / std::max(all, 1e-9) / tuning.alike_across;
}

// What is left of a likeness over the days between two reports.
double over_time(int32_t a, int32_t b, const Tuning& tuning) {
  if (a == kNoDay || b == kNoDay) return 1;
  const double apart = std::abs(static_cast<double>(a) - static_cast<double>(b));
  return std::exp2(-std::max(apart - tuning.free_days, 0.0) / std::max(tuning.half_days, 1e-3));
}

}  // namespace

Weighed weigh(const StoryFeatures& features, const RareIndex& index, const Tuning& tuning) {
  const Scale scale(index, tuning);
  Weighed out;
  std::vector<size_t> counts(features.words.size());
  for (const uint8_t row : features.order)
    if (row != kBreak) ++counts[row];
  for (size_t i = 0; i < features.words.size(); ++i) {
    const uint32_t hash = features.words[i].hash;
    out.words.push_back(scale.weight(hash, std::max<size_t>(counts[i], 1)));
    out.norm += out.words.back() * out.words.back();
  }
  for (const Mark& mark : features.marks) {
    const float weight = scale.weight(mark.hash, mark.count);
    out.marks.push_back(weight);
    out.norm += weight * weight;
    out.mark_norm[static_cast<size_t>(mark.kind)] += weight * weight;
  }
  out.norm = std::sqrt(out.norm);
  for (float& norm : out.mark_norm) norm = std::sqrt(norm);
  weigh_sounds(features, counts, scale, out);
  return out;
}

std::vector<Pairs> pairs_of(const std::vector<const StoryFeatures*>& reports,
                            const RareIndex& index, const Tuning& tuning) {
  std::vector<std::vector<uint32_t>> keys;
  std::unordered_map<uint32_t, uint32_t> holders;
  for (const StoryFeatures* report : reports) {
    keys.push_back(pairs_in(*report, static_cast<size_t>(tuning.window)));
    each_run(keys.back(), [&](uint32_t key, size_t) { ++holders[key]; });
  }
  const Scale scale(index, tuning);
  std::vector<Pairs> all(reports.size());
  for (size_t i = 0; i < reports.size(); ++i) {
    each_run(keys[i], [&](uint32_t key, size_t count) {
      const float weight = scale.pair_weight(holders[key], count);
      all[i].square += weight * weight;
      if (holders[key] == 1) return;  // nobody shares it
      all[i].keys.push_back(key);
      all[i].weights.push_back(weight);
    });
  }
  return all;
}

double nearness(const StoryFeatures& a, const Weighed& weight_a, const StoryFeatures& b,
                const Weighed& weight_b, const Tuning& tuning) {
  const double near = a.lang == b.lang ? cosine(word_product(a, weight_a, b, weight_b),
                                                weight_a.norm, weight_b.norm) /
                                             tuning.near
                                       : across_languages(a, weight_a, b, weight_b, tuning);
  return std::min(near * over_time(a.day, b.day, tuning), tuning.most);
}

double likeness(const StoryFeatures& a, const Weighed& weight_a, const Pairs& pairs_a,
                const StoryFeatures& b, const Weighed& weight_b, const Pairs& pairs_b,
                const Tuning& tuning) {
  if (a.lang != b.lang) return nearness(a, weight_a, b, weight_b, tuning);
  double product = word_product(a, weight_a, b, weight_b);
  auto less = [](uint32_t x, uint32_t y) { return x < y; };
  intersect(pairs_a.keys, pairs_b.keys, less,
            [&](size_t i, size_t j) { product += pairs_a.weights[i] * pairs_b.weights[j]; });
  const double alike = cosine(product, std::sqrt(weight_a.norm * weight_a.norm + pairs_a.square),
                              std::sqrt(weight_b.norm * weight_b.norm + pairs_b.square));
  return std::min(alike / tuning.alike * over_time(a.day, b.day, tuning), tuning.most);
}

}  // namespace kilde::story
