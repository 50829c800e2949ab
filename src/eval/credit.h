// Credit: one attribution as the scorer sees it, from the gold or from a Document.
//
//   auto asked = join_continuations(gold_credits(record), text);
//   auto found = join_continuations(predicted_credits(doc), text);
//
// Units: code points of the document's text. Owns: plain values. Threads: pure functions.
// Errors: cannot fail; a field that the gold lacks is empty.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "eval/char_set.h"

namespace kilde::eval {

struct Credit {
  std::vector<CharSpan> source, cue, content, via;
  std::vector<std::string> chain;  // names, origin first
  std::string type, act, speaker;
  bool quoted = false;    // direct or mixed
  bool optional = false;  // neither asked for nor punished
};

// The lists `attributions` and `optional` of a gold record.
std::vector<Credit> gold_credits(const nlohmann::json& record);
std::vector<Credit> predicted_credits(const Document& doc);

// A quotation that goes on after its tag ("...", he said. "...") is one attribution: a quoted
// credit with neither source nor cue is added to the nearest quoted one before it that has either,
// if at most 120 characters and one sentence end lie between. Gives them in the order of their
// contents, those without content last.
std::vector<Credit> join_continuations(std::vector<Credit> credits, std::u32string_view text);

// Whether the same hands, in the same order, stand in both chains. Hands are the same when they
// share a word of three letters; `found` may end with the publisher where `asked` does not.
bool same_chain(const std::vector<std::string>& asked, std::vector<std::string> found,
                std::string_view publisher);

// The words of a name that tell it from others: in lower case, of three letters or more; else all.
std::set<std::string> name_words(std::string_view name);
// Whether two names may mean the same one.
bool share_a_word(std::string_view a, std::string_view b);

std::u32string to_utf32(std::string_view text);

}  // namespace kilde::eval
