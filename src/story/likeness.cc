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

  double rarity(uint32_t hash) const {
    return all_ - std::log(index_.count(hash) + tuning_.background * tuning_.share_of(hash) + 1);
  }
  float weight(uint32_t hash, double rarity, size_t count) const {
    const double square = (rarity + 1) * (rarity + 1) * (index_.count(hash) > 1 ? 1 : alone_);
    return static_cast<float>((1 + std::log(static_cast<double>(count))) * square);
  }

 private:
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
    out.sounds.push_back({hash, scale.weight(hash, scale.rarity(hash), count)});
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

struct Pair {
  uint32_t key = 0;  // the two words' rows in the list of shared ones
  uint32_t count = 0;
};

// Pairs of shared words that stand within the window in one sentence, sorted by key.
void collect_pairs(const StoryFeatures& features, const std::vector<uint8_t>& shared, size_t window,
                   std::vector<Pair>& out) {
  out.clear();
  struct Recent {
    size_t at;
    uint8_t word;
  };
  std::vector<Recent> near;
  for (size_t at = 0; at < features.order.size(); ++at) {
    const uint8_t row = features.order[at];
    if (row == kBreak) {
      near.clear();
      continue;
    }
    const uint8_t word = shared[row];
    if (word == kBreak) continue;
    for (const Recent& before : near) {
      if (at - before.at > window || before.word == word) continue;
      const auto [low, high] = std::minmax(before.word, word);
      out.push_back({static_cast<uint32_t>(low) << 8 | high, 1});
    }
    near.push_back({at, word});
    if (near.size() > window) near.erase(near.begin());
  }
  std::ranges::sort(out, {}, &Pair::key);
  size_t kept = 0;
  for (const Pair& pair : out) {
    if (kept && out[kept - 1].key == pair.key)
      ++out[kept - 1].count;
    else
      out[kept++] = pair;
  }
  out.resize(kept);
}

struct Shared {
  std::vector<uint8_t> rows_a, rows_b;  // of each word: its row in `rarity`, or kBreak
  std::vector<float> rarity;
};

double pair_product(const StoryFeatures& a, const StoryFeatures& b, const Shared& shared,
                    const Tuning& tuning) {
  if (shared.rarity.size() < 2 || tuning.pairs <= 0) return 0;
  thread_local std::vector<Pair> pairs_a, pairs_b;
  const auto window = static_cast<size_t>(tuning.window);
  collect_pairs(a, shared.rows_a, window, pairs_a);
  collect_pairs(b, shared.rows_b, window, pairs_b);
  double sum = 0;
  auto less = [](const Pair& x, const Pair& y) { return x.key < y.key; };
  intersect(pairs_a, pairs_b, less, [&](size_t i, size_t j) {
    const uint32_t key = pairs_a[i].key;
    const double rarity = 1 + shared.rarity[key >> 8] + shared.rarity[key & 255];
    sum += (1 + std::log(pairs_a[i].count)) * (1 + std::log(pairs_b[j].count)) * rarity * rarity *
           rarity * rarity;
  });
  return tuning.pairs * sum;
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

double in_one_language(const StoryFeatures& a, const Weighed& weight_a, const StoryFeatures& b,
                       const Weighed& weight_b, const Tuning& tuning) {
  thread_local Shared shared;
  shared.rows_a.assign(a.words.size(), kBreak);
  shared.rows_b.assign(b.words.size(), kBreak);
  shared.rarity.clear();
  double product = 0;
  auto less = [](const Word& x, const Word& y) { return x.hash < y.hash; };
  intersect(a.words, b.words, less, [&](size_t i, size_t j) {
    product += weight_a.words[i] * weight_b.words[j];
    shared.rows_a[i] = shared.rows_b[j] = static_cast<uint8_t>(shared.rarity.size());
    shared.rarity.push_back((weight_a.rarity[i] + weight_b.rarity[j]) / 2);
  });
  for (const double marks : mark_products(a, weight_a, b, weight_b)) product += marks;
  product += pair_product(a, b, shared, tuning);
  return cosine(product, weight_a.norm, weight_b.norm) / tuning.alike;
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
    const double rarity = scale.rarity(hash);
    out.rarity.push_back(static_cast<float>(rarity));
    out.words.push_back(scale.weight(hash, rarity, std::max<size_t>(counts[i], 1)));
    out.norm += out.words.back() * out.words.back();
  }
  for (const Mark& mark : features.marks) {
    const float weight = scale.weight(mark.hash, scale.rarity(mark.hash), mark.count);
    out.marks.push_back(weight);
    out.norm += weight * weight;
    out.mark_norm[static_cast<size_t>(mark.kind)] += weight * weight;
  }
  out.norm = std::sqrt(out.norm);
  for (float& norm : out.mark_norm) norm = std::sqrt(norm);
  weigh_sounds(features, counts, scale, out);
  return out;
}

double likeness(const StoryFeatures& a, const Weighed& weight_a, const StoryFeatures& b,
                const Weighed& weight_b, const Tuning& tuning) {
  const double left = over_time(a.day, b.day, tuning);
  const double alike = a.lang == b.lang ? in_one_language(a, weight_a, b, weight_b, tuning)
                                        : across_languages(a, weight_a, b, weight_b, tuning);
  return std::min(alike * left, tuning.most);
}

}  // namespace kilde::story
