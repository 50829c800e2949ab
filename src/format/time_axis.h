// TimeAxis: where moments stand on a line on which long silences are short.
//
//   TimeAxis axis(moments, 200, 760);       // of lineage/moment.h; what is unknown is passed over
//   axis.x_of(moment)                       // 200 for the first of them, 760 for the last
//   axis.ticks(80)                          // {x, "2024-02-12", "22:40"}, at least 80 apart
//
// Units: the picture's own, one CSS pixel; UTC. What is unknown stands at `left`, and the first
//   known one behind it. Threads: const functions. Errors: cannot fail.
// Method: the room between two moments grows with the logarithm of the time between them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lineage/moment.h"

namespace kilde::format {

class TimeAxis {
 public:
  TimeAxis(const std::vector<lineage::Moment>& moments, int left, int right);

  int x_of(const lineage::Moment& moment) const;

  struct Tick {
    int x = 0;
    std::string day, hour;  // hour: empty where only the day is known
  };
  std::vector<Tick> ticks(int apart) const;

 private:
  struct Place {
    int64_t from = 0;
    int x = 0;
    bool hour = false;  // some of those that begin here tell an hour
  };
  std::vector<Place> places_;  // by time
  int left_;
  bool unknown_ = false;
};

}  // namespace kilde::format
