#include "pipeline/model_size.h"

namespace kilde::pipeline {

uint64_t model_size(const std::filesystem::path& root, const std::string& lang) {
  namespace fs = std::filesystem;
  uint64_t bytes = 0;
  std::error_code error;
  fs::recursive_directory_iterator at(root / "models" / lang, error), end;
  for (; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored)) bytes += at->file_size(ignored);
  }
  return bytes;
}

}  // namespace kilde::pipeline
