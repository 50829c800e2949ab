// Stories: reports on the same happening, in any language, found as the reports come in.
//
//   Stories stories(tuning);
//   uint32_t row = stories.add(features);        // rows 0, 1, 2, ... as they are added
//   stories.settle();                            // after adding in bulk
//   stories.story_of(row)                        // the row of its story's first report
//
// Shapes: a row a report. A story is named by its earliest report: the lowest day, of equals the
//   lowest key; those whose day is not known come last.
// Units: rows; see tuning.h. Owns: the features and their weights, about 6 KB a report. The Tuning
//   must outlive it. Threads: one at a time.
// Errors: cannot fail.
// Order of adding: add() looks at the new report's neighbours only and links anew what hangs
//   together with it. What words weigh is taken from all reports so far, and older neighbours are
//   weighed again once the collection has grown by a fifth. settle() weighs, looks up and links
//   everything: after it the partition depends on the set of reports alone, not on the order or
//   the manner in which they came. A store calls it after many reports; stale() says when the
//   collection has doubled since.
// Method: reports that share rare features (rare_index.h) are compared (likeness.h): the nearest
//   of kMostCandidates by shared rarity are its neighbours. What hangs together through
//   neighbours, at most kLargestGroup reports, is linked on the average of all its pairs
//   (linkage.h); where more hangs together, weak threads are cut until it is less. Of more copies
//   than that of one text, each goes with the earliest of those most like it.
#pragma once

#include <cstdint>
#include <vector>

#include "story/features.h"
#include "story/likeness.h"
#include "story/rare_index.h"
#include "story/tuning.h"

namespace kilde::story {

class Stories {
 public:
  static constexpr size_t kMostCandidates = 64, kLargestGroup = 160;

  explicit Stories(const Tuning& tuning) : tuning_(&tuning) {}

  uint32_t add(StoryFeatures features);
  // Adds without looking for stories; settle() or resume() must follow.
  uint32_t add_unsettled(StoryFeatures features);
  void settle();
  // Instead: the stories of all reports as they were found before, the row of one of each for each.
  // Neighbours are looked up once a new report comes near.
  void resume(const std::vector<uint32_t>& stories);
  bool stale() const { return size() > 2 * settled_; }

  uint32_t size() const { return static_cast<uint32_t>(reports_.size()); }
  uint32_t story_of(uint32_t row) const { return reports_[row].story; }
  const StoryFeatures& features(uint32_t row) const { return reports_[row].features; }

 private:
  struct Neighbour {
    uint32_t row = 0;
    float times = 0;  // as nearness
  };
  struct Report {
    StoryFeatures features;
    Weighed weights;
    std::vector<Neighbour> neighbours;
    uint32_t weighed_at = 0;  // reports in the collection then
    uint32_t story = 0;
    bool looked = false;  // for neighbours
  };
  struct Found {
    uint32_t row = 0;
    float rare = 0;  // sum of the squared rarity of what is shared
  };

  bool before(uint32_t a, uint32_t b) const;
  void weigh_again(uint32_t row);
  double near(uint32_t a, uint32_t b) const;
  std::vector<uint32_t> candidates(uint32_t row);
  void find_neighbours(uint32_t row);
  void look(uint32_t row);
  std::vector<uint32_t> group_of(uint32_t row, double thread);
  std::vector<uint32_t> linkable_group_of(uint32_t row);
  void link_group(std::vector<uint32_t> group);
  void follow_copies(uint32_t row);

  const Tuning* tuning_;
  RareIndex index_;
  std::vector<Report> reports_;
  std::vector<float> shared_;  // of each report with the one that is looked up; zero between
  uint32_t settled_ = 0;       // reports at the last settle()
};

}  // namespace kilde::story
