#include "entity_view.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/data_table.h"
#include "format/columns.h"
#include "format/palette.h"

namespace kilde::cli {
namespace {

using knowledge::EntityBase;
using knowledge::kNoRow;
using knowledge::KnownEntity;
using knowledge::KnownName;
using knowledge::Office;
using knowledge::PlaceSize;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 8> kLangs = {"da", "nb", "nn", "sv", "en", "de", "ru", "uk"};
constexpr size_t kMargin = 12;      // columns before what a line tells
constexpr size_t kMostLines = 200;  // of one list
constexpr size_t kMostParents = 8;  // a ring of parents ends here

std::string_view size_name(PlaceSize size) {
  constexpr std::array<std::string_view, 8> kNames = {"",       "site",    "town", "district",
                                                      "region", "country", "sea",  "continent"};
  size_t at = static_cast<size_t>(size);
  return at < kNames.size() ? kNames[at] : "";
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

bool meets(const Office& office, Date at) {
  if (!at.known()) return true;
  if (office.from.known() && office.from.first_day() >= at.day_after()) return false;
  return !office.to.known() || office.to.day_after() > at.first_day();
}

std::string term_of(const Office& office) {
  std::string text(office.role);
  if (!office.country.empty()) text += " (" + std::string(office.country) + ")";
  if (!office.from.known() && !office.to.known()) return text;
  return text + " " + office.from.to_string() + "\xE2\x80\x93" + office.to.to_string();
}

std::string degrees(double value, char positive, char negative) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f\xC2\xB0 %c", std::abs(value),
                value < 0 ? negative : positive);
  return text;
}

std::string point_text(double lat, double lon) {
  return degrees(lat, 'N', 'S') + " " + degrees(lon, 'E', 'W');
}

std::string parents_of(const EntityBase& base, uint32_t row, const ViewOptions& options) {
  std::vector<std::string> parents;
  for (uint32_t at = base.entity(row).parent; at != kNoRow && parents.size() < kMostParents;
       at = base.entity(at).parent) {
    parents.emplace_back(base.name(at, options.lang));
  }
  return joined(parents, ", ");
}

std::string place_of(const EntityBase& base, uint32_t row, const ViewOptions& options) {
  KnownEntity known = base.entity(row);
  std::vector<std::string> parts;
  if (known.size != PlaceSize::kNone) parts.emplace_back(size_name(known.size));
  if (std::string parents = parents_of(base, row, options); !parents.empty()) {
    parts.push_back("in " + parents);
  }
  if (known.has_point) {
    parts.push_back(point_text(known.lat, known.lon));
  }
  return joined(parts, ", ");
}

std::string preferred_names(const EntityBase& base, uint32_t row) {
  std::vector<std::string> parts;
  for (std::string_view lang : kLangs) {
    parts.push_back(std::string(lang) + " " + std::string(base.name(row, lang)));
  }
  return joined(parts, "; ");
}

std::string other_names(const EntityBase& base, uint32_t row) {
  std::vector<std::string> parts;
  for (const KnownName& name : base.names(row)) {
    bool told = false;
    for (std::string_view lang : kLangs) told = told || base.name(row, lang) == name.text;
    if (!told) parts.emplace_back(name.text);
  }
  return joined(parts, "; ");
}

std::string offices_text(const EntityBase& base, uint32_t row, const ViewOptions& options) {
  std::vector<std::string> parts;
  for (const Office& office : base.offices(row)) {
    if (meets(office, options.at)) parts.push_back(term_of(office));
  }
  return joined(parts, "; ");
}

// "Minsk  place (capital), BY, gn:625144" of what both kinds of entities have.
template <typename Entity>
std::string head_of(std::string_view name, const Entity& known, std::string facts,
                    const ViewOptions& options) {
  if (!known.country.empty()) facts += ", " + std::string(known.country);
  facts += ", " + std::string(known.id);
  if (!known.wikidata.empty() && known.wikidata != known.id) {
    facts += ", " + std::string(known.wikidata);
  }
  return format::painted("1", name, options.color) + "  " + facts + "\n";
}

Json names_json(const EntityBase& base, uint32_t row) {
  Json names = Json::array();
  for (const KnownName& name : base.names(row)) {
    names.push_back({{"text", name.text}, {"langs", name.langs}});
  }
  return names;
}

Json offices_json(const EntityBase& base, uint32_t row, const ViewOptions& options) {
  Json offices = Json::array();
  for (const Office& office : base.offices(row)) {
    if (!meets(office, options.at)) continue;
    offices.push_back({{"role", office.role},
                       {"country", office.country},
                       {"from", office.from.to_string()},
                       {"to", office.to.to_string()}});
  }
  return offices;
}

}  // namespace

std::string view_field(std::string_view label, const std::string& text,
                       const ViewOptions& options) {
  if (text.empty()) return "";
  size_t width = static_cast<size_t>(options.width) - kMargin;
  std::string all, margin = "  " + std::string(label);
  margin.append(margin.size() < kMargin ? kMargin - margin.size() : 1, ' ');
  for (const std::string& line : format::wrap(text, width, kMostLines)) {
    all += format::painted("2", margin, options.color) + line + "\n";
    margin.assign(kMargin, ' ');
  }
  return all;
}

std::string view_head(const EntityBase& base, uint32_t row, const ViewOptions& options) {
  KnownEntity known = base.entity(row);
  std::string facts(to_string(known.kind));
  if (!known.subkind.empty()) facts += " (" + std::string(known.subkind) + ")";
  return head_of(base.name(row, options.lang), known, std::move(facts), options);
}

std::string view_text(const EntityBase& base, uint32_t row, const ViewOptions& options) {
  return view_head(base, row, options) +
         view_field("place", place_of(base, row, options), options) +
         view_field("names", preferred_names(base, row), options) +
         view_field("also", other_names(base, row), options) +
         view_field("offices", offices_text(base, row, options), options) +
         view_field("weight", std::to_string(base.entity(row).prominence) + " of 255", options);
}

std::string view_json(const EntityBase& base, uint32_t row, const ViewOptions& options) {
  KnownEntity known = base.entity(row);
  Json json = {{"id", known.id},
               {"name", base.name(row, options.lang)},
               {"kind", to_string(known.kind)},
               {"subkind", known.subkind},
               {"wikidata", known.wikidata},
               {"country", known.country},
               {"prominence", known.prominence}};
  if (known.size != PlaceSize::kNone) json["precision"] = size_name(known.size);
  if (known.has_point) json["lat"] = known.lat, json["lon"] = known.lon;
  if (known.parent != kNoRow) json["in"] = base.entity(known.parent).id;
  json["names"] = names_json(base, row);
  json["offices"] = offices_json(base, row, options);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string view_text(const knowledge::UserEntity& user, const ViewOptions& options) {
  std::vector<std::string> aliases;
  for (std::string_view alias : base::split_list(user.aliases)) {
    aliases.emplace_back(base::trim(alias));
  }
  return head_of(user.name, user, std::string(to_string(user.kind)), options) +
         view_field("place", user.has_point ? point_text(user.lat, user.lon) : "", options) +
         view_field("also", joined(aliases, "; "), options) +
         view_field("from", "your list", options);
}

std::string view_json(const knowledge::UserEntity& user) {
  Json json = {{"id", user.id},
               {"name", user.name},
               {"kind", to_string(user.kind)},
               {"wikidata", user.wikidata},
               {"country", user.country}};
  if (user.has_point) json["lat"] = user.lat, json["lon"] = user.lon;
  json["names"] = Json::array({{{"text", user.name}, {"langs", Json::array()}}});
  for (std::string_view alias : base::split_list(user.aliases)) {
    json["names"].push_back({{"text", base::trim(alias)}, {"langs", Json::array()}});
  }
  json["from"] = "user list";
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kilde::cli
