// The pairs of claims that kilde compares, with their features: what train/propositions/likeness
// learns from.
//
// usage: kilde_claim_pairs REPORTS.jsonl > pairs.tsv
//
// A line has the two claims, each as its report's id and its spans in code points ("12-40,44-60"),
//   and then the features in the order of data/claim/likeness.tsv. The first line names the
//   columns.
#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <kilde/reader.h>

#include "claim/finder.h"
#include "claim/record_bytes.h"
#include "document/code_points.h"
#include "pipeline/read_all.h"
#include "proposition/grouping.h"

namespace {

using namespace kilde;

class Reports : public pipeline::Listener {
 public:
  bool done(Document doc, std::string_view record) override {
    auto report = claim::from_bytes(record);
    if (!report) return false;
    reports.push_back(std::move(*report));
    docs.push_back(std::move(doc));
    return true;
  }
  void failed(const Error& error) override { std::cerr << error.to_string() << '\n'; }
  void noted(std::string_view, std::string_view) override {}

  std::vector<Document> docs;
  std::vector<claim::Report> reports;
};

std::string called(const document::CodePoints& points, const proposition::Said& said) {
  std::string name = said.report->id + "\t";
  for (const ByteSpan span : said.claim->content) {
    if (name.back() != '\t') name += ",";
    name +=
        std::to_string(points.of_byte(span.begin)) + "-" + std::to_string(points.of_byte(span.end));
  }
  return name;
}

void print_pairs(const Reports& read, const proposition::Model& model,
                 const claim::Concepts& concepts) {
  std::vector<proposition::Said> said;
  for (const claim::Report& report : read.reports)
    for (const claim::Claim& claim : report.claims) said.push_back({&report, &claim});
  std::ranges::sort(said, [](const auto& a, const auto& b) { return before(a, b); });
  std::vector<document::CodePoints> points;
  for (const Document& doc : read.docs) points.emplace_back(doc.text());
  auto name = [&](const proposition::Said& one) {
    return called(points[static_cast<size_t>(one.report - read.reports.data())], one);
  };
  const proposition::Commonness commonness(said, proposition::size_of(read.reports.size()));
  const proposition::Opposites opposites(concepts);
  const proposition::Comparer comparer(model, opposites, said, commonness);
  std::cout << "report\tcontent\treport\tcontent";
  for (size_t i = 0; i < proposition::kFeatures; ++i)
    std::cout << '\t' << to_string(static_cast<proposition::Feature>(i));
  std::cout << '\n';
  const auto firsts = proposition::firsts_of(said);
  auto pairs = proposition::pairs_to_compare(comparer, commonness, said, firsts);
  for (uint32_t row = 0; row < firsts.size(); ++row)
    if (firsts[row] != row) pairs.emplace_back(firsts[row], row);
  for (const auto& [a, b] : pairs) {
    const proposition::Features features = comparer.features(a, b);
    std::cout << name(said[a]) << '\t' << name(said[b]);
    for (const double value : features.values()) std::cout << '\t' << value;
    std::cout << '\n';
  }
}

int fail(const Error& error) {
  std::cerr << "kilde_claim_pairs: " << error.to_string() << '\n';
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2)
    return fail({Code::kInvalidArgument, "", "usage: kilde_claim_pairs REPORTS.jsonl"});
  auto reader = Reader::open();
  if (!reader) return fail(reader.error());
  auto finder = claim::ClaimFinder::load(reader->resources());
  if (!finder) return fail(finder.error());
  auto model = proposition::Model::load(reader->resources());
  if (!model) return fail(model.error());
  pipeline::InputStream stream({.files = {argv[1]}});
  Reports read;
  const auto counts = read_all(
      *reader, stream, pipeline::default_jobs(),
      [&](const Document& doc) { return claim::to_bytes(finder->find(doc)); }, read);
  if (counts.failed > 0) return 1;
  print_pairs(read, *model, finder->concepts());
}
