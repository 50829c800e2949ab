#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "eval/evaluate.h"

namespace kilde::eval {
namespace {

TEST(Places, CountCountriesAndDistances) {
  auto file = std::filesystem::path(testing::TempDir()) / "kilde_places.jsonl";
  std::ofstream(file)
      << R"({"id":"a","lang":"da","text":"Kyiv Halle Krim Hav","mentions":[)"
         R"({"start":0,"end":4,"country":"UA","lat":50.45,"lon":30.52},)"
         R"({"start":5,"end":10,"country":"DE","lat":51.48,"lon":11.97},)"
         R"({"start":11,"end":15,"country":"UA","lat":45.0,"lon":34.0,"radius":150},)"
         R"({"start":16,"end":19,"lat":56,"lon":4,"radius":400}]})"
         "\n";
  ReadTexts read = [&](const std::vector<GoldText>& inputs) -> Result<std::vector<Document>> {
    std::vector<Document> docs;
    docs.emplace_back(inputs.at(0).text);
    auto add = [&](ByteSpan span, const char* country, double lat, double lon) {
      Entity entity;
      entity.kind = EntityKind::kPlace;
      entity.country = country;
      entity.has_point = true;
      entity.lat = lat;
      entity.lon = lon;
      entity.mentions = {span};
      docs[0].entities.push_back(entity);
    };
    add({0, 4}, "UA", 50.65, 30.52);  // a fifth of a degree: 22 km
    add({5, 10}, "BE", 50.74, 4.24);  // the other Halle
    add({11, 15}, "UA", 45.9, 34.0);  // 100 km off, within the region
    return docs;
  };
  auto line = evaluate_places(file, read);
  ASSERT_TRUE(line) << line.error().to_string();
  EXPECT_EQ(*line, "kilde_places.jsonl: gold 4 found 75.0 | country right 66.7 point right 50.0");
  EXPECT_DOUBLE_EQ(nlohmann::json::parse(*evaluate_places(file, read, Shape::kJson))["point_right"],
                   50);
}

}  // namespace
}  // namespace kilde::eval
