// How many bytes a language's models take on disk: all files below models/CODE.
//
//   model_size(root, "da") == 5'423'104;   model_size(root, "xx") == 0
//
// Threads: a pure function of the file system. Errors: what cannot be read counts as 0.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace kilde::pipeline {

uint64_t model_size(const std::filesystem::path& root, const std::string& lang);

}  // namespace kilde::pipeline
