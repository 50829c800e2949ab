// A Document's claims for people to read, in a terminal or a plain file.
//
//   std::cout << to_text(doc, {.width = 80, .color = true});
//
//     1  Putin <- Reuters <- this paper                                    accuse · mixed
//        samarbejdet skal ses i lys af, at 'fjender af Rusland' forsøger at forpurre …
//        when  mandag = 2022-12-19
//
// Shapes: a head (title; publisher, date, language, counts), a block for each attribution in text
//   order, nested ones indented, then times outside any claim, then notes.
// Units: width in display columns: wide characters and emoji count two, combining marks none.
// Gives: UTF-8 that ends in '\n'; no line is wider than width (at least 40) and no control
// character
//   of the input, nor one that turns the writing direction, comes through. Without `color` there is
//   no escape sequence.
// Threads: a pure function. Errors: cannot fail.
#pragma once

#include <string>

#include <kilde/document.h>

namespace kilde::format {

struct TextOptions {
  int width = 80;
  bool color = false;
  bool explain = false;   // a line with rule, cue, way to the source and confidence
  int content_lines = 2;  // lines of each claim's content before it is cut with "…"
};

std::string to_text(const Document& doc, const TextOptions& options = {});

}  // namespace kilde::format
