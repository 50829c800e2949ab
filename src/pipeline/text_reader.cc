// A file that is one plain text.
#include <utility>

#include "pipeline/file_readers.h"

namespace kilde::pipeline {
namespace {

class TextReader : public FileReader {
 public:
  TextReader(ByteSource source, uint64_t max_size)
      : source_(std::move(source)), max_size_(max_size) {}

  std::optional<Item> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    std::string where = place_of(source_);
    Input input;
    bool whole = read_rest(source_, max_size_, input.bytes);
    if (source_.error()) return Item{where, *source_.error(), {}};
    if (!whole) {
      uint64_t size = source_.file_size().value_or(0);
      return Item{where, too_large(where, "a text", size, max_size_), {}};
    }
    if (std::optional<Error> error = no_text(where, input.bytes)) return Item{where, *error, {}};
    return Item{where, std::move(input), {}};
  }

 private:
  static std::optional<Error> no_text(const std::string& where, std::string_view bytes) {
    if (bytes.empty()) return Error{Code::kFormat, where, "expected a text, found an empty file"};
    std::string_view kind = binary_kind(bytes);
    if (kind.empty()) return std::nullopt;
    return Error{Code::kFormat, where, "expected a text, found " + std::string(kind)};
  }

  ByteSource source_;
  uint64_t max_size_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<FileReader> text_reader(ByteSource source, uint64_t max_size) {
  return std::make_unique<TextReader>(std::move(source), max_size);
}

}  // namespace kilde::pipeline
