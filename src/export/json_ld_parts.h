// What all JSON-LD of kilde is made of: names of reports and outlets, and places in their texts.
//
//   version_iri("w3", 2) == "urn:kilde:report:w3:v2"
//   place_in(doc, points, version_iri("w3", 2), {12, 40})   // a SpecificResource with selectors
//
// Units: spans in bytes, what is written in code points. Threads: pure functions. Errors: cannot
//   fail.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include <kilde/document.h>

#include "document/code_points.h"

namespace kilde::exporting {

// Text as a part of an IRI: letters, digits, "-", "." and "_" stay, other bytes become "%XX".
std::string iri_part(std::string_view text);
std::string report_iri(std::string_view report);
std::string version_iri(std::string_view report, int64_t version);

// Braces would not tell a list of two strings from a string of two pointers.
template <typename... Values>
nlohmann::ordered_json json_list(Values&&... values) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  (all.push_back(std::forward<Values>(values)), ...);
  return all;
}

// {"id", "type", "name"} of a paper.
nlohmann::ordered_json outlet_node(std::string_view name);
nlohmann::ordered_json place_in(const Document& doc, const document::CodePoints& points,
                                std::string_view source, ByteSpan span);

}  // namespace kilde::exporting
