#include "pipeline/input_stream.h"

#include "pipeline/file_readers.h"
#include "pipeline/interrupt.h"

namespace kilde::pipeline {

InputStream::InputStream(InputOptions options, const Interrupt* interrupt)
    : options_(std::move(options)), interrupt_(interrupt), list_(list_files(options_.files)) {}

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
    if (std::optional<Item> item = current_->next()) return item;
    current_.reset();
  }
  return std::nullopt;
}

bool InputStream::single() const {
  if (list_.files.size() > 1) return false;
  if (options_.format == InputFormat::kText) return true;
  return list_.files.empty() || format_of_name(list_.files[0]) == InputFormat::kText;
}

}  // namespace kilde::pipeline
