#include "pipeline/model_size.h"

namespace kilde::pipeline {
namespace {

namespace fs = std::filesystem;

uint64_t size_below(const fs::path& folder) {
  uint64_t bytes = 0;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error), end;
  for (; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored)) bytes += at->file_size(ignored);
  }
  return bytes;
}

}  // namespace

uint64_t model_size(const fs::path& root, const LanguageTable::Language& language) {
  uint64_t own = size_below(root / "models" / language.code);
  return language.model.empty() ? own : own + size_below(root / "models" / language.model);
}

}  // namespace kilde::pipeline
