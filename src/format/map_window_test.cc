#include "format/map_window.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace kilde::format {
namespace {

const WorldMap& no_world() {
  static const WorldMap world;
  return world;
}

// A square country AA from 10 to 16 degrees east, and a wide one, BB.
const WorldMap& squares() {
  static const WorldMap world = [] {
    auto parsed = WorldMap::parse(
        "kind\tcode\tshape\nline\t1\t1000,5000 600,0 0,600 -600,0 0,-600\n"
        "line\t2\t3000,4000 12000,0 0,3000 -12000,0 0,-3000\nring\tAA\t1\nring\tBB\t2\n",
        "squares");
    return std::move(*parsed);
  }();
  return world;
}

MapPlace town(double lon, double lat, std::string country = "") {
  return {0, "X", std::move(country), {lon, lat}, MapPlace::Size::kTown, 1};
}

bool shows(const MapWindow& window, GeoPoint point) {
  MapSpot at = window.project(window.turned(point));
  return window.frame().holds({at.x, at.y, at.x, at.y});
}

TEST(MapWindow, IsNeverTooSmall) {
  MapWindow window({town(12.57, 55.68)}, no_world());
  GeoBox box = window.box();
  EXPECT_NEAR((box.east - box.west) * std::cos(55.68 * M_PI / 180), 14, 0.01);
  EXPECT_NEAR((box.east + box.west) / 2, 12.57, 1e-9);
  EXPECT_DOUBLE_EQ(window.frame().bottom, std::round(kMapWidth * 0.55));
}

TEST(MapWindow, HoldsTheWholeOfASmallCountry) {
  MapWindow window({town(10.1, 50.1, "AA")}, squares());
  EXPECT_TRUE(shows(window, {10, 50}) && shows(window, {16, 56}));
}

TEST(MapWindow, ShowsOfALargeCountryOnlyTheTown) {
  MapWindow window({town(35, 50, "BB")}, squares());
  EXPECT_FALSE(shows(window, {60, 50}));
  MapPlace country = town(100, 60, "BB");
  country.size = MapPlace::Size::kCountry;
  EXPECT_FALSE(shows(MapWindow({town(35, 50), country}, squares()), country.point));
  EXPECT_TRUE(shows(MapWindow({country}, squares()), country.point));
}

TEST(MapWindow, CrossesTheDateLineTheShortWay) {
  MapWindow window({town(178, -18), town(-172, -14), town(179, -17)}, no_world());
  EXPECT_LT(window.box().east - window.box().west, 20);
  MapSpot west = window.project(window.turned({178, -18}));
  MapSpot east = window.project(window.turned({-172, -14}));
  EXPECT_LT(west.x, east.x);
  EXPECT_TRUE(shows(window, {178, -18}) && shows(window, {-172, -14}));
}

TEST(MapWindow, ShowsEveryPointWhereverTheyAre) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> lon(-360, 360), lat(-90, 90);
  for (int round = 0; round < 2000; ++round) {
    std::vector<MapPlace> places;
    for (int i = 0; i <= round % 7; ++i)
      places.push_back(town(lon(random), round % 11 ? lat(random) : (i % 2 ? 90 : -90)));
    MapWindow window(places, no_world());
    ASSERT_TRUE(std::isfinite(window.frame().bottom));
    ASSERT_LE(window.frame().bottom, kMapWidth * 0.8 + 1);
    for (const MapPlace& place : places)
      ASSERT_TRUE(shows(window, place.point))
          << round << ": " << place.point.lon << " " << place.point.lat;
  }
}

Entity& add_place(Document& doc, std::string_view name, double lat, double lon) {
  Entity& entity = doc.entities.emplace_back();
  entity.name = doc.intern(name);
  entity.kind = EntityKind::kPlace;
  entity.mentions = {{0, 1}};
  entity.has_point = true;
  entity.lat = lat, entity.lon = lon;
  return entity;
}

TEST(PlacesOf, TakesPlacesWithAPointOnTheGlobe) {
  Document doc("Kyiv");
  add_place(doc, "no number", std::numeric_limits<double>::quiet_NaN(), 1);
  add_place(doc, "no end", 1, std::numeric_limits<double>::infinity());
  add_place(doc, "beyond the pole", 90.1, 1);
  add_place(doc, "Europe", 50, 10).precision = "continent";
  add_place(doc, "a person", 1, 1).kind = EntityKind::kPerson;
  add_place(doc, "no point", 1, 1).has_point = false;
  add_place(doc, "no mention", 1, 1).mentions.clear();
  EXPECT_TRUE(places_of(doc).shown.empty());
  add_place(doc, "", 50.45, 30.52).precision = "region";
  ASSERT_EQ(places_of(doc).shown.size(), 1u);
  EXPECT_EQ(places_of(doc).shown[0].name, "K");
  EXPECT_EQ(places_of(doc).shown[0].size, MapPlace::Size::kArea);
}

TEST(PlacesOf, KeepsTheMostMentioned) {
  Document doc("abc");
  for (int i = 0; i < 10000; ++i) add_place(doc, "p", i % 90, i % 180);
  doc.entities[9000].mentions = {{0, 1}, {1, 2}};
  PlaceList list = places_of(doc);
  EXPECT_EQ(list.shown.size(), kMostPlaces);
  EXPECT_EQ(list.left_out, 10000 - kMostPlaces);
  EXPECT_EQ(list.shown[0].entity, 9000u);
}

TEST(PlaceLabels, StandToTheRightElseWhereThereIsRoom) {
  MapBox frame{0, 0, 800, 400};
  auto labels = place_labels({{{100, 100}, 5, 80, 12}, {{700, 100}, 5, 120, 20}}, frame);
  EXPECT_DOUBLE_EQ(labels[0]->left, 111);
  EXPECT_DOUBLE_EQ(labels[1]->right, 689);  // the frame ends
  labels = place_labels({{{100, 100}, 5, 80, 12},
                         {{100, 100}, 5, 80, 12},
                         {{100, 100}, 5, 80, 12},
                         {{100, 100}, 5, 80, 12},
                         {{100, 100}, 5, 80, 12}},
                        frame);
  EXPECT_TRUE(labels[3]);
  EXPECT_FALSE(labels[4]);
  EXPECT_FALSE(place_labels({{{400, 200}, 5, 900, 20}}, frame)[0]);
}

TEST(PlaceLabels, NeverMeetEachOtherNorAMark) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> x(0, 800), y(0, 400), width(20, 200);
  for (int round = 0; round < 50; ++round) {
    std::vector<LabelWish> wishes;
    for (int i = 0; i < 60; ++i) wishes.push_back({{x(random), y(random)}, 6, width(random), 26});
    auto labels = place_labels(wishes, {0, 0, 800, 400});
    for (size_t i = 0; i < labels.size(); ++i) {
      if (!labels[i]) continue;
      for (const LabelWish& mark : wishes)
        ASSERT_FALSE(
            labels[i]->meets({mark.at.x - 6, mark.at.y - 6, mark.at.x + 6, mark.at.y + 6}));
      for (size_t j = 0; j < i; ++j) ASSERT_FALSE(labels[j] && labels[i]->meets(*labels[j]));
    }
  }
}

}  // namespace
}  // namespace kilde::format
