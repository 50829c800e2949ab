// What the reading of a language hangs on, as one word: its models and its tables.
//
//   reading_fingerprint(resources, "da") == "5d1c0a7be2f40913";    // changes when one of them does
//
// Looks at the files of data/ that all languages share (data/claim, entities, transliteration),
// data/LANG, models/LANG and the folder of the
//   language's group; of large files at size, begin, middle and end, so that it takes some ms.
// Shapes: 16 hex digits. Threads: a pure function of the files. Errors: cannot fail; what cannot be
//   read counts as not there.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace kilde::pipeline {

std::string reading_fingerprint(const std::filesystem::path& resources, std::string_view lang);

}  // namespace kilde::pipeline
