#include "format/world_map.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace kilde::format {
namespace {

// The whole field as a number; false for anything else.
bool read_number(std::string_view field, int32_t& number) {
  auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
  return error == std::errc() && end == field.data() + field.size();
}

double extent(const GeoBox& box) { return (box.east - box.west) * (box.north - box.south); }

}  // namespace

void GeoBox::add(GeoPoint point) {
  west = std::min(west, point.lon);
  east = std::max(east, point.lon);
  south = std::min(south, point.lat);
  north = std::max(north, point.lat);
}

Result<void> WorldMap::add_line(const base::DataTable& table, const base::DataTable::Row& row) {
  if (row["code"] != std::to_string(lines_.size() + 1))
    return table.error_at(row, "line " + std::to_string(lines_.size() + 1), row["code"]);
  Line line;
  int64_t lon = 0, lat = 0;  // hundredths of a degree
  for (std::string_view step : base::split_list(row["shape"], ' ')) {
    size_t comma = std::min(step.find(','), step.size());
    int32_t east = 0, north = 0;
    if (comma == step.size() || !read_number(step.substr(0, comma), east) ||
        !read_number(step.substr(comma + 1), north))
      return table.error_at(row, "a step such as \"12,-3\"", step);
    lon += east;
    lat += north;
    if (std::abs(lon) > 36000 || std::abs(lat) > 9000)
      return table.error_at(row, "points on the globe", step);
    GeoPoint point{static_cast<double>(lon) / 100, static_cast<double>(lat) / 100};
    if (line.points.empty()) line.box = {point.lon, point.lat, point.lon, point.lat};
    line.points.push_back(point);
    line.box.add(point);
  }
  if (line.points.size() < 2) return table.error_at(row, "two points or more", row["shape"]);
  lines_.push_back(std::move(line));
  return {};
}

Result<void> WorldMap::add_ring(const base::DataTable& table, const base::DataTable::Row& row) {
  Ring ring;
  ring.country = row["code"];
  double start = 0, reached = 0;  // longitudes
  for (std::string_view field : base::split_list(row["shape"], ' ')) {
    int32_t number = 0;
    if (!read_number(field, number) || number == 0 ||
        std::abs(int64_t{number}) > static_cast<int64_t>(lines_.size()))
      return table.error_at(row, "a line that stands above", field);
    Line& line = lines_[static_cast<size_t>(std::abs(number)) - 1];
    ++line.rings;
    const auto &begin = number > 0 ? line.points.front() : line.points.back(),
               &end = number > 0 ? line.points.back() : line.points.front();
    double turn = ring.lines.empty() ? 0 : 360 * std::round((reached - begin.lon) / 360);
    if (ring.lines.empty()) ring.box = line.box, start = begin.lon;
    ring.box.add({line.box.west + turn, line.box.south});
    ring.box.add({line.box.east + turn, line.box.north});
    ring.lines.push_back(number);
    ring.turns.push_back(turn);
    reached = end.lon + turn;
  }
  if (ring.lines.empty()) return table.error_at(row, "lines", row["shape"]);
  ring.round_pole = std::abs(reached - start) > 180;
  auto [at, is_new] = boxes_.emplace(ring.country, ring.box);
  if (!is_new && extent(ring.box) > extent(at->second)) at->second = ring.box;
  rings_.push_back(std::move(ring));
  return {};
}

Result<WorldMap> WorldMap::of_table(const base::DataTable& table) {
  WorldMap world;
  for (const base::DataTable::Row& row : table.rows()) {
    Result<void> added;
    if (row["kind"] == "line")
      added = world.add_line(table, row);
    else if (row["kind"] == "ring")
      added = world.add_ring(table, row);
    else
      added = table.error_at(row, "line or ring", row["kind"]);
    if (!added) return added.error();
  }
  return world;
}

Result<WorldMap> WorldMap::load(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"kind", "code", "shape"});
  if (!table) return table.error();
  return of_table(*table);
}

Result<WorldMap> WorldMap::parse(std::string text, std::string name) {
  auto table = base::DataTable::parse(std::move(text), std::move(name), {"kind", "code", "shape"});
  if (!table) return table.error();
  return of_table(*table);
}

const GeoBox* WorldMap::box_of(std::string_view country) const {
  auto at = boxes_.find(country);
  return at == boxes_.end() ? nullptr : &at->second;
}

}  // namespace kilde::format
