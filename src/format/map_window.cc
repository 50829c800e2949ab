#include "format/map_window.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "format/claims.h"

namespace kilde::format {
namespace {

constexpr double kLeastWidth = 14;    // degrees of latitude, about 1,500 km
constexpr double kWholeCountry = 20;  // a country that is larger need not be shown as a whole
constexpr double kMargin = 0.12;      // of the window, on each side
constexpr double kFlattest = 0.55, kTallest = 0.8;  // height by width
constexpr double kLastLatitude = 75;                // the cosine is not taken nearer to a pole

std::optional<MapPlace::Size> size_of(std::string_view precision) {
  if (precision == "continent") return std::nullopt;
  if (precision == "country") return MapPlace::Size::kCountry;
  if (precision == "region" || precision == "sea") return MapPlace::Size::kArea;
  return MapPlace::Size::kTown;
}

bool on_the_globe(const Entity& entity) {
  return entity.has_point && std::abs(entity.lat) <= 90 && std::abs(entity.lon) <= 360;
}

double narrowing(double latitude) {
  double bounded = std::clamp(latitude, -kLastLatitude, kLastLatitude);
  return std::cos(bounded * std::numbers::pi / 180);
}

double turned_to(double lon, double west) {
  return west + lon - west - 360 * std::floor((lon - west) / 360);
}

// The country's box if it is small enough to be shown whenever the country is.
const GeoBox* whole_country(const MapPlace& place, const WorldMap& world) {
  const GeoBox* box = world.box_of(place.country);
  if (!box || box->north - box->south > kWholeCountry) return nullptr;
  double narrow = narrowing((box->north + box->south) / 2);
  return (box->east - box->west) * narrow > kWholeCountry ? nullptr : box;
}

// What has to be in the window: for each place its point or its country. The middle of a large
// country counts only where there is nothing else.
std::vector<GeoBox> content_of(const std::vector<MapPlace>& places, const WorldMap& world) {
  std::vector<GeoBox> boxes, middles;
  for (const MapPlace& place : places) {
    GeoBox point{place.point.lon, place.point.lat, place.point.lon, place.point.lat};
    const GeoBox* country = whole_country(place, world);
    if (country) boxes.push_back(*country);
    if (place.size != MapPlace::Size::kCountry) boxes.push_back(point);
    if (place.size == MapPlace::Size::kCountry && !country) middles.push_back(point);
  }
  return boxes.empty() ? middles : boxes;
}

// The narrowest stretch of longitudes that holds all boxes.
GeoBox around(std::vector<GeoBox> boxes) {
  for (GeoBox& box : boxes) {
    double length = box.east - box.west;
    box.west = turned_to(box.west, -180);
    box.east = box.west + length;
  }
  std::ranges::sort(boxes, {}, &GeoBox::west);
  double reached = boxes.front().west, west = boxes.front().west, widest = -1;
  GeoBox all = boxes.front();
  for (const GeoBox& box : boxes) {
    if (box.west - reached > widest) widest = box.west - reached, west = box.west;
    reached = std::max(reached, box.east);
    all.south = std::min(all.south, box.south);
    all.north = std::max(all.north, box.north);
  }
  if (boxes.front().west + 360 - reached >= widest) west = boxes.front().west;
  all.west = all.east = west;
  for (const GeoBox& box : boxes) {
    double begin = turned_to(box.west, west);
    all.east = std::max(all.east, begin + box.east - box.west);
  }
  all.east = std::min(all.east, all.west + 360);
  return all;
}

}  // namespace

PlaceList places_of(const Document& doc) {
  PlaceList list;
  for (size_t i = 0; i < doc.entities.size(); ++i) {
    const Entity& entity = doc.entities[i];
    auto size = size_of(entity.precision);
    if (entity.kind != EntityKind::kPlace || !on_the_globe(entity) || !size) continue;
    if (entity.mentions.empty()) continue;
    std::string name = one_line(entity.name);
    if (name.empty()) name = one_line(doc.text(entity.mentions.front()));
    list.shown.push_back({i,
                          std::move(name),
                          std::string(entity.country),
                          {entity.lon, entity.lat},
                          *size,
                          entity.mentions.size()});
  }
  std::ranges::stable_sort(list.shown, std::greater(), &MapPlace::mentions);
  if (list.shown.size() > kMostPlaces) {
    list.left_out = list.shown.size() - kMostPlaces;
    list.shown.resize(kMostPlaces);
  }
  return list;
}

MapWindow::MapWindow(const std::vector<MapPlace>& places, const WorldMap& world) {
  fit(around(content_of(places, world)));
}

void MapWindow::fit(GeoBox content) {
  double lat = (content.south + content.north) / 2, lon = (content.west + content.east) / 2;
  double narrow = narrowing(lat);
  double width = (content.east - content.west) * narrow * (1 + 2 * kMargin);
  double height = (content.north - content.south) * (1 + 2 * kMargin);
  width = std::min(std::max({width, kLeastWidth, height / kTallest}), 360 * narrow);
  height = std::clamp(height, width * kFlattest, width * kTallest);
  scale_y_ = kMapWidth / width;
  scale_x_ = scale_y_ * narrow;
  height_ = std::round(height * scale_y_);
  box_ = {lon - width / narrow / 2, lat - height / 2, lon + width / narrow / 2, lat + height / 2};
}

MapSpot MapWindow::project(GeoPoint point) const {
  return {(point.lon - box_.west) * scale_x_, (box_.north - point.lat) * scale_y_};
}

GeoPoint MapWindow::turned(GeoPoint point) const {
  return {turned_to(point.lon, box_.west), point.lat};
}

std::vector<std::optional<MapBox>> place_labels(const std::vector<LabelWish>& wishes,
                                                const MapBox& frame) {
  std::vector<MapBox> taken;
  for (const LabelWish& wish : wishes)
    if (wish.radius > 0)
      taken.push_back({wish.at.x - wish.radius, wish.at.y - wish.radius, wish.at.x + wish.radius,
                       wish.at.y + wish.radius});
  auto is_free = [&](const MapBox& box) {
    return frame.holds(box) &&
           std::ranges::none_of(taken, [&](const MapBox& other) { return box.meets(other); });
  };
  std::vector<std::optional<MapBox>> labels;
  for (const LabelWish& wish : wishes) {
    double gap = wish.radius + 6, w = wish.width, h = wish.height;
    MapSpot sides[] = {{gap, -h / 2}, {-gap - w, -h / 2}, {-w / 2, -gap - h}, {-w / 2, gap}};
    if (wish.radius == 0) sides[0] = {-w / 2, -h / 2};
    labels.emplace_back();
    for (MapSpot side : sides) {
      double left = wish.at.x + side.x, top = wish.at.y + side.y;
      MapBox box{left, top, left + w, top + h};
      if (!is_free(box)) continue;
      taken.push_back(box);
      labels.back() = box;
      break;
    }
  }
  return labels;
}

}  // namespace kilde::format
