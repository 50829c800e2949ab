#include <cmath>
#include <map>
#include <numbers>

#include "eval/evaluate.h"
#include "eval/figures.h"
#include "eval/gold.h"
#include "eval/mentions.h"

namespace kilde::eval {
namespace {

using nlohmann::json;

constexpr double kEarthRadius = 6371.0;  // km
constexpr double kNear = 25.0;           // km; the gold says where a thing is larger

// Where a mention of the gold lies.
struct Spot {
  std::string country;  // empty: of none, as a sea
  double lat = 0, lon = 0, radius = kNear;
  bool has_point = false;
};

struct Counts {
  size_t gold = 0, found = 0, countries = 0, country = 0, points = 0, near = 0;
};

double real_field(const json& record, const char* key, double other) {
  auto found = record.find(key);
  return found != record.end() && found->is_number() ? found->get<double>() : other;
}

Spot spot_of(const json& row) {
  Spot spot;
  spot.country = text_field(row, "country");
  spot.has_point = row.contains("lat") && row.contains("lon");
  spot.lat = real_field(row, "lat", 0);
  spot.lon = real_field(row, "lon", 0);
  spot.radius = real_field(row, "radius", kNear);
  return spot;
}

// Great circle, by the haversine.
double kilometres(double lat_a, double lon_a, double lat_b, double lon_b) {
  constexpr double kDegree = std::numbers::pi / 180;
  double south = std::sin((lat_b - lat_a) * kDegree / 2);
  double east = std::sin((lon_b - lon_a) * kDegree / 2);
  double h = south * south + std::cos(lat_a * kDegree) * std::cos(lat_b * kDegree) * east * east;
  return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

bool is_near(const Spot& spot, const Entity& entity) {
  return entity.has_point && kilometres(spot.lat, spot.lon, entity.lat, entity.lon) <= spot.radius;
}

void count(const Spot& spot, const Entity* entity, Counts& counts) {
  ++counts.gold;
  counts.found += entity != nullptr;
  counts.countries += !spot.country.empty();
  counts.points += spot.has_point;
  if (!entity) return;
  counts.country += !spot.country.empty() && entity->country == spot.country;
  counts.near += spot.has_point && is_near(spot, *entity);
}

void count_document(const json& record, const Document& doc, Counts& all, Counts& of_lang) {
  auto asked = gold_mentions(record);
  auto found = found_mentions(doc);
  auto pairs = pair_up(asked, found);
  const json& rows = list_field(record, "mentions");
  for (size_t n = 0; n < asked.size(); ++n) {
    const Entity* entity = pairs[n] == kNoPair ? nullptr : &doc.entities[found[pairs[n]].entity];
    count(spot_of(rows[n]), entity, all);
    count(spot_of(rows[n]), entity, of_lang);
  }
}

std::string to_line(const std::string& name, const Counts& c) {
  return name + ": gold " + std::to_string(c.gold) + " found " + fixed(share(c.found, c.gold), 1) +
         " | country right " + fixed(share(c.country, c.countries), 1) + " point right " +
         fixed(share(c.near, c.points), 1);
}

nlohmann::ordered_json figures(const Counts& c) {
  return {{"gold", c.gold},
          {"found", share(c.found, c.gold)},
          {"country_right", share(c.country, c.countries)},
          {"point_right", share(c.near, c.points)}};
}

}  // namespace

Result<std::string> evaluate_places(const std::filesystem::path& gold, const ReadTexts& read,
                                    Shape shape) {
  auto asked = read_gold(gold, "date", "mentions");
  if (!asked) return asked.error();
  auto docs = read_all(asked->inputs, read);
  if (!docs) return docs.error();
  Counts all;
  std::map<std::string, Counts> by_lang;
  for (size_t n = 0; n < docs->size(); ++n) {
    count_document(asked->records[n], (*docs)[n], all, by_lang[asked->inputs[n].lang]);
  }
  std::string name = gold.filename().string();
  if (shape == Shape::kJson) {
    nlohmann::ordered_json out{{"task", "places"}, {"file", name}};
    out.update(figures(all));
    for (const auto& [lang, part] : by_lang) out["parts"]["lang " + lang] = figures(part);
    return out.dump();
  }
  std::string out = to_line(name, all);
  if (shape == Shape::kLine) return out;
  for (const auto& [lang, part] : by_lang) out += "\n" + to_line("  lang " + lang, part);
  return out;
}

}  // namespace kilde::eval
