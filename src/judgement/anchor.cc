#include "judgement/anchor.h"

#include <algorithm>
#include <optional>
#include <string>

namespace kilde::judgement {
namespace {

using claim::Claim;
using claim::Report;

ByteSpan whole(const Claim& claim) {
  return {claim.content.front().begin, claim.content.back().end};
}

uint32_t distance(uint32_t a, uint32_t b) { return a > b ? a - b : b - a; }

// The place of the words that is nearest to byte `at`.
std::optional<ByteSpan> nearest(std::string_view text, std::string_view words, uint32_t at) {
  if (words.empty()) return std::nullopt;
  std::optional<ByteSpan> best;
  for (size_t found = text.find(words); found != std::string_view::npos;
       found = text.find(words, found + 1)) {
    const auto begin = static_cast<uint32_t>(found);
    if (best && distance(begin, at) >= distance(best->begin, at)) break;
    best = ByteSpan{begin, static_cast<uint32_t>(begin + words.size())};
  }
  return best;
}

// Of all that either has, how much both have.
double shared(ByteSpan a, ByteSpan b) {
  if (!a.overlaps(b)) return 0;
  const ByteSpan both{std::max(a.begin, b.begin), std::min(a.end, b.end)};
  return static_cast<double>(both.length()) / static_cast<double>(a.cover(b).length());
}

}  // namespace

Anchor anchor_of(const Document& doc, const Report& report, const Claim& claim) {
  const document::CodePoints points(doc.text());
  const ByteSpan span = whole(claim);
  return {report.id, claim.wording, points.of_byte(span.begin), points.of_byte(span.end),
          std::string(doc.text(span))};
}

AnchorFinder::AnchorFinder(const std::vector<Document>& docs, const std::vector<Report>& reports)
    : docs_(docs), reports_(reports) {
  for (uint32_t row = 0; row < reports.size(); ++row) of_.emplace(reports[row].id, row);
}

std::vector<ClaimRow> AnchorFinder::rows(const Anchor& anchor) {
  std::vector<uint32_t> versions;
  const auto [begin, end] = of_.equal_range(anchor.doc);
  for (auto at = begin; at != end; ++at) versions.push_back(at->second);
  std::vector<ClaimRow> found = by_wording(anchor, versions);
  return found.empty() ? by_words(anchor, versions) : found;
}

const document::CodePoints& AnchorFinder::points(uint32_t report) {
  return points_.try_emplace(report, docs_[report].text()).first->second;
}

std::vector<ClaimRow> AnchorFinder::by_wording(const Anchor& anchor,
                                               const std::vector<uint32_t>& versions) {
  std::vector<ClaimRow> found;
  for (const uint32_t report : versions) {
    std::optional<ClaimRow> best;
    uint32_t least = 0;
    for (uint32_t row = 0; row < reports_[report].claims.size(); ++row) {
      const Claim& claim = reports_[report].claims[row];
      if (claim.wording != anchor.wording) continue;
      const uint32_t away = distance(points(report).of_byte(whole(claim).begin), anchor.begin);
      if (!best || away < least) best = ClaimRow{report, row}, least = away;
    }
    if (best) found.push_back(*best);
  }
  return found;
}

std::vector<ClaimRow> AnchorFinder::by_words(const Anchor& anchor,
                                             const std::vector<uint32_t>& versions) {
  constexpr double kHalf = 0.5;
  std::vector<ClaimRow> found;
  for (const uint32_t report : versions) {
    const auto place =
        nearest(docs_[report].text(), anchor.words, points(report).to_byte(anchor.begin));
    if (!place) continue;
    std::optional<ClaimRow> best;
    double most = kHalf;
    for (uint32_t row = 0; row < reports_[report].claims.size(); ++row) {
      const double share = shared(*place, whole(reports_[report].claims[row]));
      if (share > most) best = ClaimRow{report, row}, most = share;
    }
    if (best) found.push_back(*best);
  }
  return found;
}

}  // namespace kilde::judgement
