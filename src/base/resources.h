// Where kilde's models and data lie.
//
//   auto root = find_resources();                // the folder that holds data/ and models/
//   load(*root / "data" / "da" / "cues.tsv");
//
// Looked at, in this order: $KILDE_DATA; beside the program; the folders above it (a build tree
//   inside the source tree); ../share/kilde (after an install). The first that holds data/ wins.
// Threads: reads the environment, so not while another thread changes it.
// Errors: kNotFound, naming every place that was tried. $KILDE_DATA that holds no data/ is an
// error.
#pragma once

#include <filesystem>

#include <kilde/result.h>

namespace kilde::base {

Result<std::filesystem::path> find_resources();
// The same with the program's own path given; for tests.
Result<std::filesystem::path> find_resources(const std::filesystem::path& program,
                                             const char* environment);

}  // namespace kilde::base
