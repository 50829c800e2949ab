#include "format/map_outline.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kilde::format {
namespace {

constexpr double kBeyond = 12;     // units around the frame where lines may still run
constexpr double kLeastPiece = 3;  // square units
constexpr double kFirstGap = 1.5;  // units between points
constexpr int kMostTries = 16;

using Polyline = std::vector<MapSpot>;

double area_of(const Polyline& ring) {
  double twice = 0;
  for (size_t i = 0; i < ring.size(); ++i) {
    const MapSpot &a = ring[i], &b = ring[(i + 1) % ring.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2;
}

MapSpot middle_of(const Polyline& ring) {
  double x = 0, y = 0, twice = 0;
  for (size_t i = 0; i < ring.size(); ++i) {
    const MapSpot &a = ring[i], &b = ring[(i + 1) % ring.size()];
    double part = a.x * b.y - b.x * a.y;
    x += (a.x + b.x) * part, y += (a.y + b.y) * part, twice += part;
  }
  return {x / (3 * twice), y / (3 * twice)};
}

// One side of the frame: inside where sign * (coordinate - edge) >= 0.
struct Side {
  double MapSpot::*coordinate;
  double edge, sign;
  bool holds(const MapSpot& p) const { return sign * (p.*coordinate - edge) >= 0; }
  MapSpot cut(const MapSpot& a, const MapSpot& b) const {
    double along = (edge - a.*coordinate) / (b.*coordinate - a.*coordinate);
    return {a.x + along * (b.x - a.x), a.y + along * (b.y - a.y)};
  }
};

Polyline clipped(Polyline ring, const MapBox& frame) {
  for (Side side : {Side{&MapSpot::x, frame.left, 1}, Side{&MapSpot::x, frame.right, -1},
                    Side{&MapSpot::y, frame.top, 1}, Side{&MapSpot::y, frame.bottom, -1}}) {
    Polyline kept;
    for (size_t i = 0; i < ring.size(); ++i) {
      const MapSpot &from = ring[i == 0 ? ring.size() - 1 : i - 1], &to = ring[i];
      if (side.holds(from) != side.holds(to)) kept.push_back(side.cut(from, to));
      if (side.holds(to)) kept.push_back(to);
    }
    ring = std::move(kept);
  }
  return ring;
}

// A line that the data were cut along: the date line and the south pole are no coasts.
bool is_seam(const GeoPoint& a, const GeoPoint& b) {
  auto on_date_line = [](const GeoPoint& p) { return std::abs(std::abs(p.lon) - 180) < 0.1; };
  bool meridian = on_date_line(a) && on_date_line(b) && std::abs(a.lat - b.lat) > 0.2;
  return meridian || (a.lat < -89 && b.lat < -89);
}

// Path data in whole units, each point as a step from the last.
class Path {
 public:
  void move(const MapSpot& to) {
    x_ = std::lround(to.x), y_ = std::lround(to.y);
    out_ += "M" + std::to_string(x_) + (y_ < 0 ? "" : " ") + std::to_string(y_);
    letter_ = true;
  }
  void line(const MapSpot& to) {
    long x = std::lround(to.x), y = std::lround(to.y);
    if (x == x_ && y == y_) return;
    number(x - x_, std::exchange(letter_, false) ? "l" : "");
    number(y - y_, "");
    x_ = x, y_ = y;
  }
  void close() { out_ += "z"; }
  std::string take() { return std::move(out_); }

 private:
  void number(long value, std::string_view before) {
    out_ += before;
    if (before.empty() && value >= 0) out_ += ' ';
    out_ += std::to_string(value);
  }

  std::string out_;
  long x_ = 0, y_ = 0;
  bool letter_ = false;  // whether the next step needs its letter
};

class Drawing {
 public:
  Drawing(const WorldMap& world, const MapWindow& window, double gap)
      : world_(world), window_(window), gap_(gap), frame_(window.frame()) {
    frame_ = {frame_.left - kBeyond, frame_.top - kBeyond, frame_.right + kBeyond,
              frame_.bottom + kBeyond};
  }

  Outline draw(const std::vector<std::string>& countries) {
    for (const WorldMap::Line& line : world_.lines()) thinned_.push_back(thinned(line));
    std::vector<Path> own(countries.size());
    Path land, coasts, borders;
    outline_.middles.resize(countries.size());
    sizes_.assign(countries.size(), 0);
    for (double turn : {-360., 0., 360.}) {
      for (const WorldMap::Ring& ring : world_.rings()) {
        auto at = std::ranges::find(countries, ring.country) - countries.begin();
        bool named = static_cast<size_t>(at) < countries.size();
        add_ring(ring, turn, named ? own[at] : land, named ? at : -1);
      }
      for (size_t i = 0; i < thinned_.size(); ++i)
        add_line(i, turn, world_.lines()[i].rings > 1 ? borders : coasts);
    }
    for (Path& path : own) outline_.countries.push_back(path.take());
    outline_.land = land.take();
    outline_.coasts = coasts.take();
    outline_.borders = borders.take();
    return std::move(outline_);
  }

 private:
  MapSpot project(GeoPoint point, double turn) const {
    return window_.project({point.lon + turn, point.lat});
  }

  bool is_seen(const GeoBox& box, double turn) const {
    MapSpot a = project({box.west, box.north}, turn), b = project({box.east, box.south}, turn);
    return MapBox{a.x, a.y, b.x, b.y}.meets(frame_);
  }

  std::vector<GeoPoint> thinned(const WorldMap::Line& line) const {
    std::vector<GeoPoint> kept{line.points.front()};
    for (size_t i = 1; i + 1 < line.points.size(); ++i) {
      MapSpot last = project(kept.back(), 0), next = project(line.points[i], 0);
      if (std::hypot(next.x - last.x, next.y - last.y) >= gap_) kept.push_back(line.points[i]);
    }
    kept.push_back(line.points.back());
    return kept;
  }

  void add_ring(const WorldMap::Ring& ring, double turn, Path& path, std::ptrdiff_t country) {
    if (!is_seen(ring.box, turn)) return;
    Polyline points;
    for (size_t part = 0; part < ring.lines.size(); ++part) {
      int32_t number = ring.lines[part];
      const auto& line = thinned_[static_cast<size_t>(std::abs(number)) - 1];
      for (size_t i = 0; i + 1 < line.size(); ++i)
        points.push_back(
            project(line[number > 0 ? i : line.size() - 1 - i], turn + ring.turns[part]));
    }
    if (ring.round_pole) add_pole(ring, turn, points);
    points = clipped(std::move(points), frame_);
    double area = area_of(points);
    if (points.size() < 3 || area < kLeastPiece) return;
    path.move(points.front());
    for (size_t i = 1; i < points.size(); ++i) path.line(points[i]);
    path.close();
    if (country < 0 || area <= sizes_[country]) return;
    sizes_[country] = area;
    outline_.middles[country] = middle_of(points);
  }

  // What goes round the pole is closed along the lower edge of the world.
  void add_pole(const WorldMap::Ring& ring, double turn, Polyline& points) const {
    double pole = ring.box.south + ring.box.north < 0 ? -90 : 90;
    int32_t first = ring.lines.front(), last = ring.lines.back();
    const auto &begin = world_.line(first).points, &end = world_.line(last).points;
    GeoPoint start = first > 0 ? begin.front() : begin.back();
    GeoPoint reached = last > 0 ? end.back() : end.front();
    reached.lon += ring.turns.back();
    for (GeoPoint at : {reached, GeoPoint{reached.lon, pole}, GeoPoint{start.lon, pole}})
      points.push_back(project(at, turn));
  }

  void add_line(size_t row, double turn, Path& path) {
    if (!is_seen(world_.lines()[row].box, turn) || is_speck(row)) return;
    bool drawing = false;
    for (size_t i = 1; i < thinned_[row].size(); ++i) {
      const GeoPoint &from = thinned_[row][i - 1], &to = thinned_[row][i];
      MapSpot a = project(from, turn), b = project(to, turn);
      MapBox box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x) + 1e-6,
                 std::max(a.y, b.y) + 1e-6};
      bool shown = !is_seam(from, to) && box.meets(frame_);
      if (shown && !drawing) path.move(a);
      if (shown) path.line(b);
      drawing = shown;
    }
  }

  // An island too small for its ring to be drawn.
  bool is_speck(size_t row) const {
    const auto& line = thinned_[row];
    if (line.front().lon != line.back().lon || line.front().lat != line.back().lat) return false;
    Polyline ring;
    for (const GeoPoint& point : line) ring.push_back(project(point, 0));
    return area_of(ring) < kLeastPiece;
  }

  const WorldMap& world_;
  const MapWindow& window_;
  double gap_;
  MapBox frame_;
  std::vector<std::vector<GeoPoint>> thinned_;
  std::vector<double> sizes_;  // of the largest pieces
  Outline outline_;
};

}  // namespace

size_t Outline::size() const {
  size_t bytes = land.size() + coasts.size() + borders.size();
  for (const std::string& path : countries) bytes += path.size();
  return bytes;
}

Outline outline_of(const WorldMap& world, const MapWindow& window,
                   const std::vector<std::string>& countries, size_t most_bytes) {
  double gap = kFirstGap;
  Outline outline = Drawing(world, window, gap).draw(countries);
  for (int tries = 1; outline.size() > most_bytes && tries < kMostTries; ++tries)
    outline = Drawing(world, window, gap *= 1.6).draw(countries);
  return outline;
}

}  // namespace kilde::format
