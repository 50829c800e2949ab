// What the formats for people show of an attribution.
//
//   chain_of(doc, a)   -> {"Putin", "Reuters", "this paper"}
//   words_of(doc, a.content) -> "de to lande har diskuteret … et fælles territorium"
//
// Ownership: strings are copies. Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

namespace kilde::format {

// What a link of a chain is to the claim.
enum class LinkKind { kOrigin, kVia, kPublisher };

struct Link {
  std::string name;
  LinkKind kind = LinkKind::kOrigin;
};

// The names from the origin to the document's publisher; `unknown_publisher` stands for one that is
// not known. An attribution without a resolved chain gives its source's and vias' own words.
std::vector<Link> chain_of(const Document& doc, const Attribution& attribution,
                           std::string_view unknown_publisher);

// The words of spans on one line: white space and control characters become single blanks, marks
// that turn the writing direction are left out, gaps between spans become " … ".
std::string words_of(const Document& doc, const ByteSpans& spans);
std::string one_line(std::string_view text);

// The rows of doc.times that stand in the attribution, or between its first and last part.
std::vector<size_t> times_of(const Document& doc, const Attribution& attribution);
// "2022-12-19", "2022-12-12..2022-12-18" (its last day) for more than a day, else the value.
std::string calendar_of(const TimeExpression& time);
// How many attributions this one stands in.
size_t depth_of(const Document& doc, size_t attribution);

}  // namespace kilde::format
