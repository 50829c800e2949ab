// A Document as one line of JSON: the contract that other programs rely on.
//
//   std::cout << to_json(doc, Offsets::kCodePoints);
//   // {"id":"7","sha256":"...","lang":"da",...,"text":"...","attributions":[{"id":"a1",...}],...}
//
// Shapes: keys stand in the contract's order and are always there, but for an entity's "wikidata"
//   and "country". What is not known is "", [] or, for a speaker, null. "id" is the document's,
//   else the text's sha256. Attributions are "a1", "a2", ...; a speaker is an entity's id.
// Units: half-open spans in Unicode code points of "text", or in its UTF-8 bytes.
// Gives: one line of valid UTF-8 that ends in '\n'. Threads: a pure function.
// Errors: cannot fail; broken UTF-8 in a field becomes U+FFFD.
// Method: nlohmann-json. Control characters and every character that some reader takes for the end
//   of a line (U+0085, U+2028, U+2029) are escaped, so one document stays one line.
#pragma once

#include <string>

#include <kilde/document.h>

namespace kilde::format {

enum class Offsets { kCodePoints, kBytes };

std::string to_json(const Document& doc, Offsets offsets = Offsets::kCodePoints);

}  // namespace kilde::format
