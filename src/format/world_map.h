// The outlines of the world's countries, for the map of the reading view.
//
//   auto world = WorldMap::load(root / "data/map/world.tsv");
//   for (const WorldMap::Ring& ring : world->rings())         // ring.country == "DK"
//     for (int32_t line : ring.lines) use(world->line(line));  // negative: backwards
//   world->box_of("DK")                                        // of its largest ring
//
// Shapes: a line is an open or closed row of points; it is a border if two rings hold it, else a
//   coast. A ring is the lines round a piece of land, numbered from 1, backwards with a minus.
// Units: degrees, WGS 84. Longitudes have no leap: what crosses the date line goes on beyond 180.
// Owns its points. Threads: read-only after load.
// Errors: kIo, or kFormat naming "file:line" with what was expected and found.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "base/data_table.h"

namespace kilde::format {

struct GeoPoint {
  double lon = 0, lat = 0;
};

struct GeoBox {
  double west = 0, south = 0, east = 0, north = 0;  // east may be over 180
  void add(GeoPoint point);
};

class WorldMap {
 public:
  struct Line {
    std::vector<GeoPoint> points;
    GeoBox box;
    int rings = 0;  // that hold it
  };
  struct Ring {
    std::string country;  // ISO 3166-1 alpha-2, or "-"
    std::vector<int32_t> lines;
    std::vector<double> turns;  // for each line: what to add to its longitudes to meet the last
    bool round_pole = false;    // its end is its beginning only after a whole turn
    GeoBox box;
  };

  static Result<WorldMap> load(const std::filesystem::path& file);
  // The same from a string; `name` stands for the file in messages.
  static Result<WorldMap> parse(std::string text, std::string name);

  const std::vector<Line>& lines() const { return lines_; }
  const std::vector<Ring>& rings() const { return rings_; }
  const Line& line(int32_t number) const { return lines_[std::abs(number) - 1]; }
  // Null for a country that has no ring.
  const GeoBox* box_of(std::string_view country) const;

 private:
  static Result<WorldMap> of_table(const base::DataTable& table);
  Result<void> add_line(const base::DataTable& table, const base::DataTable::Row& row);
  Result<void> add_ring(const base::DataTable& table, const base::DataTable::Row& row);

  std::vector<Line> lines_;
  std::vector<Ring> rings_;
  std::map<std::string, GeoBox, std::less<>> boxes_;
};

}  // namespace kilde::format
