// How texts and rows of spans lie in a ledger: small, and to be read again by any program.
//
//   std::string blob = pack_text(text);       unpack_text(blob, text.size()) == text;
//   std::string row = pack_spans({{3, 9}, {12, 14}});   unpack_spans(row) == {{3, 9}, {12, 14}};
//
// Shapes: a text is one Zstandard frame. Spans are varints (base/varint.h): begin less the end of
//   the span before (zigzag: `via` is not in text order), then the length.
// Units: bytes. Threads: pure functions. Errors: nullopt for what is no such blob, or is longer
//   than it should be.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/span.h>

#include "base/varint.h"

namespace kilde::ledger {

std::string pack_text(std::string_view text);
std::optional<std::string> unpack_text(std::string_view blob, size_t size);

std::string pack_spans(const ByteSpans& spans);
std::optional<ByteSpans> unpack_spans(std::string_view blob);

// The rows of a claim's blob: source, cue, content, via, to.
inline constexpr size_t kClaimRows = 5, kContentRow = 2;

// Several rows of spans in one blob, each with its count before it.
std::string pack_rows(const std::vector<const ByteSpans*>& rows);
std::optional<std::vector<ByteSpans>> unpack_rows(std::string_view blob, size_t rows);

}  // namespace kilde::ledger
