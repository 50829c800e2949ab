#include "pipeline/input_stream.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "pipeline/file_readers.h"
#include "pipeline/interrupt.h"

namespace kilde::pipeline {

namespace {

// 0 for what has no size of its own.
uint64_t size_of(const std::string& file) {
  std::error_code failed;
  const uint64_t size = std::filesystem::file_size(file, failed);
  return failed ? 0 : size;
}

uint64_t total_of(const std::vector<std::string>& files) {
  uint64_t total = 0;
  for (const std::string& file : files) {
    if (file == "-") return 0;
    total += size_of(file);
  }
  return total;
}

}  // namespace

InputStream::InputStream(InputOptions options, const Interrupt* interrupt)
    : options_(std::move(options)),
      interrupt_(interrupt),
      list_(list_files(options_.files)),
      total_bytes_(total_of(list_.files)) {}

InputStream::~InputStream() = default;

std::optional<Item> InputStream::next() {
  if (next_error_ < list_.errors.size()) {
    const Error& error = list_.errors[next_error_++];
    return Item{error.where, error, {}};
  }
  while (!(interrupt_ && interrupt_->raised())) {
    if (!current_) {
      if (next_file_ == list_.files.size()) return std::nullopt;
      current_ = open_file(list_.files[next_file_++], options_, interrupt_);
    }
    std::optional<Item> item = current_->next();
    done_bytes_ = before_bytes_ + current_->consumed();
    if (item) return item;
    current_.reset();
    before_bytes_ += size_of(list_.files[next_file_ - 1]);
    done_bytes_ = before_bytes_;
  }
  return std::nullopt;
}

double InputStream::share() const {
  if (total_bytes_ == 0) return 0;
  return std::min(1.0, static_cast<double>(done_bytes_) / static_cast<double>(total_bytes_));
}

bool InputStream::single() const {
  if (list_.files.size() > 1) return false;
  if (options_.format == InputFormat::kText) return true;
  return list_.files.empty() || format_of_name(list_.files[0]) == InputFormat::kText;
}

}  // namespace kilde::pipeline
