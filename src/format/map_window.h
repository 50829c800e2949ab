// Which places of a report its map shows, what part of the world, and where the names stand.
//
//   PlaceList places = places_of(doc);             // the most mentioned first
//   MapWindow window(places.shown, world);
//   MapSpot at = window.project({30.52, 50.45});   // Kyiv, in units from the upper left corner
//   place_labels(wishes, obstacles, window.frame())
//
// Shapes: place_labels gives a box for each wish, or none where there is no room; wishes that come
//   first choose first.
// Units: degrees; on the map kMapWidth units from left to right, half a CSS pixel each at full
// size. Threads: pure functions. Errors: cannot fail; points that are not on the globe are no
// places. Method: equirectangular, longitudes narrowed by the cosine of the window's middle
// latitude. The
//   window begins behind the widest gap of longitudes, so that it may cross the date line, and is
//   never so small that a town stands without its country; a country that is not too large for
//   that is shown as a whole. Labels are placed greedily: right, left, above, below, or nowhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <kilde/document.h>

#include "format/world_map.h"

namespace kilde::format {

inline constexpr double kMapWidth = 800;
inline constexpr size_t kMostPlaces = 60;

struct MapPlace {
  enum class Size { kTown, kArea, kCountry };
  size_t entity = 0;  // row of doc.entities
  std::string name;   // on one line
  std::string country;
  GeoPoint point;
  Size size = Size::kTown;
  size_t mentions = 0;
};

struct PlaceList {
  std::vector<MapPlace> shown;
  size_t left_out = 0;  // for want of room
};

PlaceList places_of(const Document& doc);

struct MapSpot {
  double x = 0, y = 0;
};

struct MapBox {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool meets(const MapBox& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
  bool holds(const MapBox& other) const {
    return left <= other.left && top <= other.top && other.right <= right && other.bottom <= bottom;
  }
};

class MapWindow {
 public:
  // Needs at least one place.
  MapWindow(const std::vector<MapPlace>& places, const WorldMap& world);

  const GeoBox& box() const { return box_; }
  MapBox frame() const { return {0, 0, kMapWidth, height_}; }
  // A longitude is taken as it is: add 360 to reach the other side of the date line.
  MapSpot project(GeoPoint point) const;
  // The point with its longitude moved by whole turns to where the window shows it.
  GeoPoint turned(GeoPoint point) const;

 private:
  void fit(GeoBox content);

  GeoBox box_;
  double height_ = 0;
  double scale_x_ = 1, scale_y_ = 1;  // units a degree
};

struct LabelWish {
  MapSpot at;
  double radius = 0;  // of the mark; 0: the label stands on the spot itself
  double width = 0, height = 0;
};

std::vector<std::optional<MapBox>> place_labels(const std::vector<LabelWish>& wishes,
                                                const MapBox& frame);

}  // namespace kilde::format
