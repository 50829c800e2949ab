// Helpers of the tests: documents with plain tokens and sentences, marked examples, golden cases.
//
//   Document doc = plain_document("Vi ses i morgen.", "2022-12-19", "da");
//   Marked marked = read_marked("Det skete [i går].");   // text without brackets, spans of them
//
// Ownership: plain values. Threads: pure functions. Errors: cannot fail; for tests only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

namespace kilde::time {

// Tokens at blanks and marks; a sentence at each ".", "!", "?" before a blank and a capital.
Document plain_document(std::string_view text, std::string_view date, std::string_view lang);

struct Marked {
  std::string text;
  std::vector<ByteSpan> spans;
};
Marked read_marked(std::string_view text);

// "[i går] DATE 1992-04-20 APPROX", a line for each time of the document.
std::vector<std::string> describe_times(const Document& doc);

// "[tre uger] begins=t2 ends=t0", a line for each time that refers to another ("t1" the first) or
// to the document's date ("t0").
std::vector<std::string> describe_references(const Document& doc);

}  // namespace kilde::time
