// The attributions that the rules find, sure or not, with their signs: what
// train/attribution/calibrate learns from.
//
// usage: kilde_attribution_signs PASSAGES.jsonl > signs.tsv
//
// A line has the passage's id, the spans of source, cue and content in code points ("12-40,44-60"),
//   the type, and the signs, "|" between them. The first line names the columns.
#include <iostream>
#include <map>
#include <string>

#include <kilde/reader.h>

#include "document/code_points.h"
#include "extract/quote/finder.h"
#include "pipeline/read_all.h"

namespace {

using namespace kilde;

std::string spans_of(const document::CodePoints& points, const ByteSpans& spans) {
  std::string text;
  for (const ByteSpan span : spans) {
    if (!text.empty()) text += ",";
    text +=
        std::to_string(points.of_byte(span.begin)) + "-" + std::to_string(points.of_byte(span.end));
  }
  return text;
}

class Passages : public pipeline::Listener {
 public:
  explicit Passages(std::filesystem::path root) : root_(std::move(root)) {}

  bool done(Document doc, std::string_view) override {
    const auto* finder = finder_of(std::string(doc.lang));
    if (!finder) return false;
    const document::CodePoints points(doc.text());
    finder->run(doc, [&](const Attribution& claim, const quote::Signs& signs) {
      std::cout << doc.id << '\t' << spans_of(points, claim.source) << '\t'
                << spans_of(points, claim.cue) << '\t' << spans_of(points, claim.content) << '\t'
                << to_string(claim.type) << '\t';
      for (size_t i = 0; i < signs.size(); ++i) std::cout << (i ? "|" : "") << signs[i];
      std::cout << '\n';
    });
    return true;
  }
  void failed(const Error& error) override { std::cerr << error.to_string() << '\n'; }
  void noted(std::string_view, std::string_view) override {}

 private:
  const quote::AttributionFinder* finder_of(const std::string& lang) {
    auto found = finders_.find(lang);
    if (found == finders_.end()) {
      auto finder = quote::AttributionFinder::load(root_, lang);
      if (!finder) {
        std::cerr << "kilde_attribution_signs: " << finder.error().to_string() << '\n';
        return nullptr;
      }
      found = finders_.emplace(lang, *std::move(finder)).first;
    }
    return &found->second;
  }

  std::filesystem::path root_;
  std::map<std::string, quote::AttributionFinder> finders_;
};

int fail(const Error& error) {
  std::cerr << "kilde_attribution_signs: " << error.to_string() << '\n';
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2)
    return fail({Code::kInvalidArgument, "", "usage: kilde_attribution_signs PASSAGES.jsonl"});
  auto reader = Reader::open({.until = "link"});
  if (!reader) return fail(reader.error());
  pipeline::InputStream stream({.files = {argv[1]}});
  Passages passages(reader->resources());
  std::cout << "id\tsource\tcue\tcontent\ttype\tsigns\n";
  const auto counts = read_all(
      *reader, stream, 1, [](const Document&) { return std::string(); }, passages);
  return counts.failed > 0 ? 1 : 0;
}
