// Writes the pages that check_page.mjs looks at: NAME.html, and NAME.json with the texts they show.
//
//   make_pages build/web-pages
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <vector>

#include "format/html.h"
#include "format/test_documents.h"

namespace {

using kilde::Document;

void write(const std::filesystem::path& folder, const std::string& name,
           std::span<const Document> docs) {
  auto world = kilde::format::WorldMap::load(KILDE_ROOT "/data/map/world.tsv");
  std::ofstream(folder / (name + ".html"), std::ios::binary)
      << kilde::format::to_html(docs, {.title = "", .world = &*world});
  auto texts = nlohmann::json::array();
  for (const Document& doc : docs) texts.push_back(doc.text());
  std::ofstream(folder / (name + ".json"), std::ios::binary) << texts << '\n';
}

void write_one(const std::filesystem::path& folder, const std::string& name, const Document& doc) {
  write(folder, name, std::span(&doc, 1));
}

void add_place(Document& doc, std::string_view name, double lat, double lon,
               std::string_view precision, std::string_view country) {
  kilde::Entity& place = doc.entities.emplace_back();
  place.name = doc.intern(name);
  place.kind = kilde::EntityKind::kPlace;
  place.country = country;
  for (size_t at = 0; (at = doc.text().find(name, at)) != std::string_view::npos; ++at)
    place.mentions.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + name.size())});
  place.has_point = true;
  place.lat = lat, place.lon = lon;
  place.precision = precision;
}

Document document_with_places() {
  Document doc("From Minsk to Kyiv, and back to Minsk, through Donbas: Belarus <b> and Fiji.\n");
  doc.lang = "en";
  add_place(doc, "Minsk", 53.9, 27.57, "town", "BY");
  add_place(doc, "Kyiv", 50.45, 30.52, "town", "UA");
  add_place(doc, "Donbas", 48.3, 38, "region", "UA");
  add_place(doc, "Belarus <b>", 53, 28, "country", "BY");
  add_place(doc, "Russia", 60, 100, "country", "RU");
  return doc;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::cerr << "usage: make_pages FOLDER\n", 2;
  std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  write_one(folder, "example", kilde::format::example_document());
  write_one(folder, "hostile", kilde::format::hostile_document());
  write_one(folder, "empty", Document());
  write_one(folder, "map", document_with_places());
  std::vector<Document> many;
  many.push_back(kilde::format::example_document());
  many.push_back(kilde::format::hostile_document());
  for (uint32_t seed = 1; seed < 5; ++seed) many.push_back(kilde::format::random_document(seed));
  write(folder, "many", many);
}
