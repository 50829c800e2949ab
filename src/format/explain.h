// Why an attribution was found, in words.
//
//   explain(doc, claim);
//   // "quote.before: quotation marks stand right before the cue; cue siger (sige); source: its
//   //  subject; 93 % sure"
//
// Threads: a pure function. Errors: cannot fail; a rule without a description is given by name.
#pragma once

#include <string>
#include <string_view>

#include <kilde/document.h>

namespace kilde::format {

std::string explain(const Document& doc, const Attribution& claim);
// What a rule looks for; empty for one that is not known.
std::string_view meaning_of_rule(std::string_view rule);

}  // namespace kilde::format
