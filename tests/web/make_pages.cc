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
  std::ofstream(folder / (name + ".html"), std::ios::binary) << kilde::format::to_html(docs);
  auto texts = nlohmann::json::array();
  for (const Document& doc : docs) texts.push_back(doc.text());
  std::ofstream(folder / (name + ".json"), std::ios::binary) << texts << '\n';
}

void write_one(const std::filesystem::path& folder, const std::string& name, const Document& doc) {
  write(folder, name, std::span(&doc, 1));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::cerr << "usage: make_pages FOLDER\n", 2;
  std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  write_one(folder, "example", kilde::format::example_document());
  write_one(folder, "hostile", kilde::format::hostile_document());
  write_one(folder, "empty", Document());
  std::vector<Document> many;
  many.push_back(kilde::format::example_document());
  many.push_back(kilde::format::hostile_document());
  for (uint32_t seed = 1; seed < 5; ++seed) many.push_back(kilde::format::random_document(seed));
  write(folder, "many", many);
}
