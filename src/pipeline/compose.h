// A report as it came in -> a Document with its text and everything known about it before reading.
//
//   Document doc = compose({.bytes = " date 2022-12 Putin siger ..."}, options);
//   doc.text() == " date 2022-12 Putin siger ...";  doc.body_begin == 14;
//   doc.date.to_string() == "2022-12";  doc.title == "Putin siger ..."
//
// Fills id, sha256, title, publisher, author, url, date, lang as the input has it, source_map,
//   body_begin and the decoder's notes. What the input says goes before the text's head, and that
//   before the options.
// Units: bytes. Threads: a pure function. Errors: cannot fail; see `notes`.
#pragma once

#include <kilde/reader.h>

namespace kilde::pipeline {

// Whether the sha256 is found also where the input brings an id, which is then all that names it.
enum class Digest { kAlways, kForAnId };

Document compose(Input input, const ReaderOptions& options, Digest digest = Digest::kAlways);

// Fills what compose() fills, for a Document that came with a text; keeps what is there.
void complete(Document& doc, const ReaderOptions& options, Digest digest = Digest::kAlways);

}  // namespace kilde::pipeline
