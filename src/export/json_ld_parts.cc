#include "export/json_ld_parts.h"

#include <algorithm>

namespace kilde::exporting {
namespace {

using Json = nlohmann::ordered_json;

constexpr uint32_t kAround = 32;  // code points of a quotation's prefix and suffix

}  // namespace

std::string iri_part(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string part;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_';
    if (plain)
      part.push_back(c);
    else
      part.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
  }
  return part;
}

std::string report_iri(std::string_view report) { return "urn:kilde:report:" + iri_part(report); }

std::string version_iri(std::string_view report, int64_t version) {
  return report_iri(report) + ":v" + std::to_string(version);
}

Json outlet_node(std::string_view name) {
  return {{"id", "urn:kilde:outlet:" + iri_part(name)},
          {"type", json_list("Agent", "Organization")},
          {"name", name}};
}

Json place_in(const Document& doc, const document::CodePoints& points, std::string_view source,
              ByteSpan span) {
  const uint32_t start = points.of_byte(span.begin), end = points.of_byte(span.end);
  const ByteSpan before{points.to_byte(start - std::min(start, kAround)), span.begin};
  const ByteSpan after{span.end, points.to_byte(std::min(end + kAround, points.size()))};
  Json position = {{"type", "TextPositionSelector"}, {"start", start}, {"end", end}};
  Json quote = {{"type", "TextQuoteSelector"},
                {"exact", doc.text(span)},
                {"prefix", doc.text(before)},
                {"suffix", doc.text(after)}};
  return {{"type", "SpecificResource"},
          {"source", source},
          {"selector", json_list(std::move(position), std::move(quote))}};
}

}  // namespace kilde::exporting
