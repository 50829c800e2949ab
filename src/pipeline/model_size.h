// How many bytes the models that read a language take on disk: all files below models/CODE and
// below the folder of its analyser, which related languages share.
//
//   model_size(root, {"da", "Danish", "scandinavian"}) == 18'423'104
//
// Threads: a pure function of the file system. Errors: what cannot be read counts as 0.
#pragma once

#include <cstdint>
#include <filesystem>

#include "pipeline/language_table.h"

namespace kilde::pipeline {

uint64_t model_size(const std::filesystem::path& root, const LanguageTable::Language& language);

}  // namespace kilde::pipeline
