#include "format/world_map.h"

#include <gtest/gtest.h>

namespace kilde::format {
namespace {

constexpr const char* kHead = "kind\tcode\tshape\n";

Result<WorldMap> parsed(const std::string& rows) { return WorldMap::parse(kHead + rows, "w.tsv"); }

TEST(WorldMap, ReadsLinesByStepsAndRingsByLines) {
  auto world = parsed(
      "line\t1\t1000,5000 150,0 0,-25\nline\t2\t1150,4975 -150,25\nring\tAA\t1 2\nring\tBB\t-2\n");
  ASSERT_TRUE(world) << world.error().to_string();
  ASSERT_EQ(world->lines().size(), 2u);
  EXPECT_DOUBLE_EQ(world->line(-1).points[2].lon, 11.5);
  EXPECT_DOUBLE_EQ(world->line(1).points[2].lat, 49.75);
  EXPECT_EQ(world->line(1).rings, 1);
  EXPECT_EQ(world->line(2).rings, 2);
  EXPECT_DOUBLE_EQ(world->box_of("AA")->east, 11.5);
  EXPECT_EQ(world->box_of("CC"), nullptr);
}

TEST(WorldMap, TakesTheLargestRingForTheCountry) {
  auto world =
      parsed("line\t1\t0,0 100,0 0,100\nline\t2\t500,500 1000,0 0,900\nring\tAA\t1\nring\tAA\t2\n");
  ASSERT_TRUE(world);
  EXPECT_DOUBLE_EQ(world->box_of("AA")->west, 5);
}

TEST(WorldMap, GoesOnBeyondTheDateLine) {
  auto world = parsed(
      "line\t1\t17900,0 200,0\nline\t2\t-17900,0 -100,100 -100,-100\nring\tAA\t1 2\n"
      "line\t3\t0,-7000 18000,0\nline\t4\t-18000,-7000 18000,0\nring\tBB\t3 4\n");
  ASSERT_TRUE(world) << world.error().to_string();
  EXPECT_EQ(world->rings()[0].turns, (std::vector<double>{0, 360}));
  EXPECT_FALSE(world->rings()[0].round_pole);
  EXPECT_DOUBLE_EQ(world->box_of("AA")->east, 181);
  EXPECT_TRUE(world->rings()[1].round_pole);
}

TEST(WorldMap, NamesTheLineThatIsWrong) {
  const std::pair<const char*, const char*> kCases[] = {
      {"line\t2\t0,0 1,1", "expected line 1"},
      {"line\t1\t0,0 1;1", "expected a step such as \"12,-3\", found '1;1'"},
      {"line\t1\t0,0 1,x", "found '1,x'"},
      {"line\t1\t0,0 ,", "found ','"},
      {"line\t1\t36000,0 1,0", "expected points on the globe"},
      {"line\t1\t0,0 99999999999,0", "found '99999999999,0'"},
      {"line\t1\t0,0", "expected two points or more"},
      {"line\t1\t", "expected two points or more"},
      {"ring\tAA\t1", "expected a line that stands above, found '1'"},
      {"ring\tAA\t-2147483648", "expected a line that stands above"},
      {"ring\tAA\t", "expected lines"},
      {"lake\tAA\t1", "expected line or ring, found 'lake'"}};
  for (const auto& [row, message] : kCases) {
    auto world = parsed(row);
    ASSERT_FALSE(world) << row;
    std::string told = world.error().to_string();
    EXPECT_NE(told.find("w.tsv:2"), std::string::npos) << told;
    EXPECT_NE(told.find(message), std::string::npos) << told;
  }
}

TEST(WorldMap, KnowsTheShippedOutlines) {
  std::filesystem::path file = KILDE_ROOT "/data/map/world.tsv";
  EXPECT_LT(std::filesystem::file_size(file), 200000u);
  auto world = WorldMap::load(file);
  ASSERT_TRUE(world) << world.error().to_string();
  for (const char* code : {"BY", "UA", "DK", "RU", "XK", "LU", "MT", "FJ", "AQ"})
    EXPECT_NE(world->box_of(code), nullptr) << code;
  const GeoBox* ukraine = world->box_of("UA");
  EXPECT_NEAR(ukraine->west, 22.1, 0.2);
  EXPECT_NEAR(ukraine->south, 44.4, 0.2);  // the tip of Crimea
  EXPECT_NEAR(ukraine->north, 52.4, 0.2);
}

}  // namespace
}  // namespace kilde::format
