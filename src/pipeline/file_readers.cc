#include "pipeline/file_readers.h"

#include <utility>

#include "pipeline/interrupt.h"

namespace kilde::pipeline {
namespace {

constexpr size_t kPeek = 4096;

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

InputFormat choose_format(const std::string& path, InputFormat wanted, ByteSource& source) {
  if (wanted != InputFormat::kAuto) return wanted;
  InputFormat named = format_of_name(path);
  return named != InputFormat::kAuto ? named : format_of_bytes(source.peek(kPeek));
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
