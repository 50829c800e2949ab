// Mentions of things, from the gold and from a Document, and which of them are the same.
//
//   auto asked = gold_mentions(record);             // the list `mentions` of a gold record
//   auto found = found_mentions(doc);
//   auto pairs = pair_up(asked, found);             // pairs[a] is the row of `found`, or kNoPair
//
// Units: code points. Owns: plain values. Threads: pure functions. Errors: cannot fail; a field
//   that the gold lacks is empty.
// Method: two mentions may be the same when they share at least half of the longer one, or when one
//   lies in the other and both end at the same place ("den belarusiske præsident Lukasjenko").
//   Pairs are made one to one, those that agree most first.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <kilde/document.h>

#include "eval/char_set.h"

namespace kilde::eval {

inline constexpr size_t kNoPair = static_cast<size_t>(-1);

struct AskedMention {
  CharSpan span;
  std::string key;               // the same for one thing in all documents
  std::string kind;              // as in JSON: "person", "group"
  std::vector<std::string> ids;  // what it may be linked to, in lower case; none: known nowhere
  bool unsure = false;           // real, but the gold does not know its ids
  bool optional = false;         // neither asked for nor punished
};

struct FoundMention {
  CharSpan span;
  size_t entity = 0;   // row of Document::entities
  bool light = false;  // adjective, pronoun, paper or group: not spurious without a pair
};

std::vector<AskedMention> gold_mentions(const nlohmann::json& record);
std::vector<FoundMention> found_mentions(const Document& doc);
std::vector<size_t> pair_up(const std::vector<AskedMention>& asked,
                            const std::vector<FoundMention>& found);

// The share of all their characters that two spans have in common, 0 if they cannot be the same.
double sameness(CharSpan a, CharSpan b);
// "gn:703448" and "Q1899" are ids of an entity base, "e1" is not.
bool is_shared(std::string_view id);
// An entity's ids in an entity base, in lower case.
std::vector<std::string> shared_ids(const Entity& entity);

}  // namespace kilde::eval
