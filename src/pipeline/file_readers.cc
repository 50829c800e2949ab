#include "pipeline/file_readers.h"

#include <utility>

#include "pipeline/interrupt.h"

namespace kilde::pipeline {
namespace {

constexpr size_t kPeek = 4096;  // bytes that tell a format

// A file that could not be opened.
class FailedReader : public FileReader {
 public:
  explicit FailedReader(Error error) : error_(std::move(error)) {}
  std::optional<Item> next() override {
    if (!error_) return std::nullopt;
    Error error = std::move(*std::exchange(error_, std::nullopt));
    return Item{error.where, error, {}};
  }

 private:
  std::optional<Error> error_;
};

// The first line, or as much of it as is needed: a pipe that has sent a line must not have to send
// more before it is read.
std::string_view peek_line(ByteSource& source) {
  std::string_view bytes = source.peek();
  while (bytes.size() < kPeek && bytes.find('\n') == std::string_view::npos) {
    size_t want = bytes.size() + 1;
    bytes = source.peek(want);
    if (bytes.size() < want) break;
  }
  return bytes;
}

InputFormat choose_format(const std::string& path, InputFormat wanted, ByteSource& source) {
  if (wanted != InputFormat::kAuto) return wanted;
  InputFormat named = format_of_name(path);
  return named != InputFormat::kAuto ? named : format_of_bytes(peek_line(source));
}

}  // namespace

std::unique_ptr<FileReader> open_file(const std::string& path, const InputOptions& options,
                                      const Interrupt* interrupt) {
  Result<ByteSource> source = ByteSource::open(path, interrupt);
  if (!source) return std::make_unique<FailedReader>(source.error());
  switch (choose_format(path, options.format, *source)) {
    case InputFormat::kJsonl:
      return jsonl_reader(std::move(*source), options.max_size);
    case InputFormat::kConllu:
      return conllu_reader(std::move(*source), options.max_size);
    default:
      return text_reader(std::move(*source), options.max_size);
  }
}

std::string place_of(const ByteSource& source) {
  return source.path() == "-" ? "standard input" : source.path();
}

Error too_large(std::string where, std::string_view what, uint64_t found, uint64_t max_size) {
  std::string message = "expected " + std::string(what) + " of at most " +
                        std::to_string(max_size) + " bytes, found ";
  message += found > max_size ? std::to_string(found) : "more";
  return {Code::kTooLarge, std::move(where), message + " (raise with --max-size)"};
}

}  // namespace kilde::pipeline
