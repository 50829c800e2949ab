// How alike two reports are, from what each weighs in a collection.
//
//   Weighed a = weigh(features_a, index, tuning), b = weigh(features_b, index, tuning);
//   double near = nearness(features_a, a, features_b, b, tuning);    // 1: worth comparing
//   auto pairs = pairs_of({&features_a, &features_b}, index, tuning);
//   double times = likeness(features_a, a, pairs[0], features_b, b, pairs[1], tuning);  // 1: one
//   story
//
// Shapes: `words` and `marks` have a row for each of the features'; `sounds` are distinct and
// sorted;
//   pairs_of gives a row a report. Units: 0..tuning.most, 1 where two reports are just near or
//   alike.
// Needs: features as extractor.h or decode gives them. Threads: pure functions. Errors: cannot
// fail. Method: cosine of weights (1 + log count) (1 + log(reports / holders))^2, in one language
// of words,
//   marks and pairs of words that stand near each other (Salton, McGill 1983; pairs as in Metzler,
//   Croft 2005). Holders of pairs are counted among the reports that are compared with each other:
//   these are the ones that hold them. What no other report holds counts the less the larger the
//   collection is: long reports hold more of it and are no less alike for that. Across languages
//   the cosines of names, places, numbers, days and what words share (meanings.h), each with its
//   weight. Days between two reports halve it again and again. Counts of a small collection lean on
//   a table of words that are common anywhere.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "story/features.h"
#include "story/rare_index.h"
#include "story/tuning.h"

namespace kilde::story {

struct Weighed {
  struct Sound {
    uint32_t hash = 0;
    float weight = 0;
  };
  std::vector<float> words, marks;
  std::vector<Sound> sounds;
  float norm = 0;                             // of words and marks together
  std::array<float, kMarkKinds> mark_norm{};  // of each kind
  float sound_norm = 0;
};

// Two words that stand within tuning.window of each other in a sentence.
struct Pairs {
  std::vector<uint32_t> keys;  // distinct, sorted
  std::vector<float> weights;
  float square = 0;  // sum of the squared weights
};

Weighed weigh(const StoryFeatures& features, const RareIndex& index, const Tuning& tuning);
std::vector<Pairs> pairs_of(const std::vector<const StoryFeatures*>& reports,
                            const RareIndex& index, const Tuning& tuning);

double nearness(const StoryFeatures& a, const Weighed& weight_a, const StoryFeatures& b,
                const Weighed& weight_b, const Tuning& tuning);
double likeness(const StoryFeatures& a, const Weighed& weight_a, const Pairs& pairs_a,
                const StoryFeatures& b, const Weighed& weight_b, const Pairs& pairs_b,
                const Tuning& tuning);

}  // namespace kilde::story
