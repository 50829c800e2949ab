// A file with one JSON object a line.
#include <utility>

#include "base/data_table.h"
#include "pipeline/file_readers.h"
#include "pipeline/jsonl.h"

namespace kilde::pipeline {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

class JsonlReader : public FileReader {
 public:
  JsonlReader(ByteSource source, uint64_t max_size)
      : source_(std::move(source)), max_size_(max_size) {}

  std::optional<Item> next() override {
    if (done_) return std::nullopt;
    if (line_ == 0 && source_.peek(kByteOrderMark.size()).starts_with(kByteOrderMark)) {
      source_.consume(kByteOrderMark.size());
    }
    for (;;) {
      ++line_;
      LineRead read = read_line(source_, max_size_, text_);
      if (read == LineRead::kTooLong) return failed(too_large("", "a line", 0, max_size_));
      if (read == LineRead::kEnd) return finish();
      if (!base::trim(text_).empty()) return parse();
      if (source_.peek().empty()) return finish();
    }
  }

  uint64_t consumed() const override { return source_.consumed(); }

 private:
  std::string place() const { return place_of(source_) + ":" + std::to_string(line_); }

  Item failed(Error error) {
    any_ = true;
    error.where = place();
    return {error.where, error, {}};
  }

  Item parse() {
    Result<Record> record = parse_record(text_);
    if (!record) return failed(record.error());
    any_ = true;
    return {place(), std::move(record->input), std::move(record->notes)};
  }

  std::optional<Item> finish() {
    done_ = true;
    std::string where = place_of(source_);
    if (source_.error()) return Item{where, *source_.error(), {}};
    if (any_) return std::nullopt;
    Error error = {Code::kFormat, where, "expected a JSON object a line, found an empty file"};
    return Item{where, error, {}};
  }

  ByteSource source_;
  uint64_t max_size_;
  std::string text_;
  size_t line_ = 0;
  bool any_ = false;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<FileReader> jsonl_reader(ByteSource source, uint64_t max_size) {
  return std::make_unique<JsonlReader>(std::move(source), max_size);
}

}  // namespace kilde::pipeline
