#include "format/html_map.h"

#include <gtest/gtest.h>

#include <random>

#include "format/html.h"

namespace kilde::format {
namespace {

const WorldMap& shipped() {
  static const WorldMap world = [] {
    auto loaded = WorldMap::load(KILDE_ROOT "/data/map/world.tsv");
    return std::move(*loaded);
  }();
  return world;
}

void add_place(Document& doc, std::string_view name, ByteSpans mentions, GeoPoint at,
               std::string_view precision = "town", std::string_view country = "") {
  Entity& entity = doc.entities.emplace_back();
  entity.name = doc.intern(name);
  entity.kind = EntityKind::kPlace;
  entity.mentions = std::move(mentions);
  entity.has_point = true;
  entity.lat = at.lat, entity.lon = at.lon;
  entity.precision = precision;
  entity.country = country;
}

Document report() {
  Document doc("Minsk, Kyiv, Minsk, Belarus, USA, Donbas");
  doc.lang = "en";
  add_place(doc, "Minsk", {{0, 5}, {13, 18}}, {27.57, 53.9}, "town", "BY");
  add_place(doc, "Kyiv", {{7, 11}}, {30.52, 50.45}, "town", "UA");
  add_place(doc, "Belarus", {{20, 27}}, {28, 53}, "country", "BY");
  add_place(doc, "USA", {{29, 32}}, {-98.5, 39.8}, "country", "US");
  add_place(doc, "Donbas", {{34, 40}}, {38, 48.3}, "region", "UA");
  return doc;
}

std::string page_of(const Document& doc, const WorldMap* world = &shipped()) {
  return to_html(std::span(&doc, 1), {.title = "", .world = world});
}

std::string figure_of(const std::string& page) {
  size_t begin = page.find("<figure class=\"map\">");
  if (begin == std::string::npos) return "";
  return page.substr(begin, page.find("</figure>", begin) - begin);
}

size_t count(const std::string& text, const std::string& part) {
  size_t found = 0;
  for (size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++found;
  return found;
}

TEST(HtmlMap, LinksPlacesAndTheirMentionsBothWays) {
  std::string page = page_of(report());
  for (const char* part :
       {"<a id=\"d1-p1\" href=\"#d1-m1\" class=\"r name p1 spot\">Minsk</a>",
        "<span class=\"r name p1\">Minsk</span>",
        "<a id=\"d1-m1\" href=\"#d1-p1\" class=\"m-town p1\"><title>Minsk, 2 mentions</title>",
        "class=\"m-here p3\"", "class=\"m-country p3\"", "class=\"m-area p4\"",
        "<desc id=\"d1-map-d\" lang=\"en\">Minsk, 2 mentions; Kyiv, 1 mention; ",
        "Farther away: <bdi>USA</bdi>. Outlines: Natural Earth",
        ".doc:has(.p4:is(:hover,:focus-within,:target)) .p4{"})
    EXPECT_NE(page.find(part), std::string::npos) << part;
  EXPECT_EQ(page.find(".p5:is"), std::string::npos);
  EXPECT_NE(page.find("<span class=\"r name\">USA</span>"), std::string::npos);
}

TEST(HtmlMap, DrawsLandAndBorders) {
  std::string figure = figure_of(page_of(report()));
  for (const char* part : {"class=\"m-land\" d=\"M", "class=\"m-border\" d=\"M"})
    EXPECT_NE(figure.find(part), std::string::npos) << part;
  EXPECT_EQ(count(figure, "<text"), 4u);
  EXPECT_LT(figure.size(), 16000u);
}

TEST(HtmlMap, IsNotThereWithoutPlacesOrOutlines) {
  Document doc("Kyiv");
  EXPECT_EQ(page_of(doc), page_of(doc, nullptr));
  EXPECT_EQ(page_of(doc).find("class=\"side\""), std::string::npos);
  Document with_places = report();
  EXPECT_EQ(figure_of(page_of(with_places, nullptr)), "");
  EXPECT_EQ(page_of(with_places, nullptr).find(".m-land"), std::string::npos);
  WorldMap empty;
  EXPECT_EQ(count(figure_of(page_of(with_places, &empty)), "<circle"), 4u);
}

TEST(HtmlMap, EscapesNames) {
  Document doc("x");
  add_place(doc, "</title><script>\"&'", {{0, 1}}, {10, 50});
  std::string page = page_of(doc);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(count(figure_of(page), "&lt;/title&gt;&lt;script&gt;&quot;&amp;&#39;"), 3u);
}

TEST(HtmlMap, StaysSmallWhateverThePlaces) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> lon(-180, 180), lat(-90, 90);
  Document doc(std::string(60, 'x'));
  for (int i = 0; i < 10000; ++i)
    add_place(doc, "Æøå & a long name of a place",
              {{static_cast<uint32_t>(i % 60), static_cast<uint32_t>(i % 60 + 1)}},
              {lon(random), lat(random)});
  for (const char* code : {"RU", "US", "CA", "CN", "AQ", "BR"})
    add_place(doc, code, {{0, 1}, {1, 2}}, {0, 0}, "country", code);
  std::string figure = figure_of(page_of(doc));
  EXPECT_LT(figure.size(), 40000u);
  EXPECT_GT(figure.size(), 10000u);
  EXPECT_NE(figure.find("9946 more places are not shown"), std::string::npos);
}

TEST(HtmlMap, HoldsMapsOfManyReports) {
  std::vector<Document> docs;
  for (int i = 0; i < 3; ++i) docs.push_back(report());
  std::string page = to_html(docs, {.title = "", .world = &shipped()});
  EXPECT_EQ(count(page, "<figure class=\"map\">"), 3u);
  EXPECT_EQ(count(page, "id=\"d3-m1\""), 1u);
}

TEST(HtmlMap, SurvivesPolesAndTheDateLine) {
  for (GeoPoint at : {GeoPoint{180, -17}, GeoPoint{-180, 66}, GeoPoint{0, 90}, GeoPoint{0, -90}}) {
    Document doc("x");
    add_place(doc, "X", {{0, 1}}, at);
    std::string figure = figure_of(page_of(doc));
    EXPECT_EQ(count(figure, "<circle"), 1u);
    EXPECT_EQ(figure.find("nan"), std::string::npos);
    EXPECT_EQ(figure.find("inf"), std::string::npos);
  }
}

TEST(HtmlMap, LeadsToTheClaimWhereAMentionIsItsLink) {
  Document doc("Kyiv siger");
  doc.attributions.emplace_back().source = {{0, 4}};
  add_place(doc, "Kyiv", {{0, 4}}, {30.52, 50.45});
  std::string page = page_of(doc);
  EXPECT_NE(page.find("<a id=\"d1-m1\" href=\"#d1-t1\" class=\"m-town p1\">"), std::string::npos);
  EXPECT_EQ(page.find("id=\"d1-p1\""), std::string::npos);
}

}  // namespace
}  // namespace kilde::format
