// One line of JSON lines -> one report.
//
//   auto record = parse_record(R"({"id": 7, "text": "Putin siger ...", "date": "2022-12"})");
//   record->input.bytes == "Putin siger ...";  record->input.id == "7";
//   parse_record("{}").error().message   // "expected a field \"text\", found none"
//
// Fields: `text` is required; `id`, `title`, `date`, `lang`, `publisher`, `url`, `author` and
//   `fetched` may be there (the last two count only as strings); others are passed over. A null
//   counts as not there; an id may be a number.
// Needs: one line without its end; bytes that are no UTF-8 are read as text/decode.h reads them.
// Memory: the line and the fields that are kept, however deep the rest is nested.
// Threads: a pure function. Errors: kFormat, without a place (the caller knows file and line).
//   A date or a language that cannot be read is no error but a note.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kilde/reader.h>
#include <kilde/result.h>

namespace kilde::pipeline {

struct Record {
  Input input;
  std::vector<std::string> notes;
};

Result<Record> parse_record(std::string_view line);

}  // namespace kilde::pipeline
