#include "export/graphml.h"

#include "base/utf8.h"
#include "format/html_escape.h"
#include "ledger/days.h"

namespace kilde::exporting {
namespace {

constexpr const char* kHead =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="shared" for="node" attr.name="shared" attr.type="string"/>
<key id="wikidata" for="node" attr.name="wikidata" attr.type="string"/>
<key id="country" for="node" attr.name="country" attr.type="string"/>
<key id="claims" for="node" attr.name="claims" attr.type="long"/>
<key id="published" for="node" attr.name="published" attr.type="long"/>
<key id="relation" for="edge" attr.name="relation" attr.type="string"/>
<key id="weight" for="edge" attr.name="weight" attr.type="double"/>
<key id="documents" for="edge" attr.name="documents" attr.type="long"/>
<key id="first" for="edge" attr.name="first" attr.type="string"/>
<key id="last" for="edge" attr.name="last" attr.type="string"/>
<graph id="sources" edgedefault="directed">
)";

// One line has no control characters left; U+FFFE and U+FFFF are in no XML either.
std::string xml(std::string_view text) {
  std::string clean;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    base::append_utf8(clean, c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
  }
  return format::html_escape(clean);
}

std::string data(std::string_view key, std::string_view value) {
  if (value.empty()) return {};
  return "<data key=\"" + std::string(key) + "\">" + xml(value) + "</data>";
}

std::string data(std::string_view key, uint64_t value) { return data(key, std::to_string(value)); }

std::string data(std::string_view key, std::optional<int64_t> day) {
  return day ? data(key, ledger::day_text(*day)) : std::string();
}

}  // namespace

std::string GraphMlWriter::foot() {
  std::string out = kHead;
  size_t number = 0;
  for (const SourceNode& node : graph_.nodes()) {
    out += "<node id=\"n" + std::to_string(number++) + "\">" + data("label", node.label) +
           data("kind", to_string(node.kind())) + data("shared", node.id) +
           data("wikidata", node.wikidata) + data("country", node.country) +
           data("claims", node.claims) + data("published", node.published) + "</node>\n";
  }
  for (const SourceEdge& edge : graph_.edges()) {
    out += "<edge source=\"n" + std::to_string(edge.from) + "\" target=\"n" +
           std::to_string(edge.to) + "\">" + data("relation", "quoted by") +
           data("weight", edge.claims) + data("documents", edge.documents) +
           data("first", edge.first_day) + data("last", edge.last_day) + "</edge>\n";
  }
  return out + "</graph>\n</graphml>\n";
}

}  // namespace kilde::exporting
