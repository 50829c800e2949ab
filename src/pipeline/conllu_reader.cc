// A CoNLL-U file: Documents whose tokens, and perhaps analysis, are there already.
#include <optional>
#include <utility>

#include "base/mapped_file.h"
#include "format/conllu.h"
#include "pipeline/file_readers.h"

namespace kilde::pipeline {
namespace {

class ConlluFile : public FileReader {
 public:
  ConlluFile(ByteSource source, uint64_t max_size)
      : source_(std::move(source)), max_size_(max_size) {}

  std::optional<Item> next() override {
    if (done_) return std::nullopt;
    std::string where = place_of(source_);
    if (!reader_) {
      if (std::optional<Error> error = open(where)) return done_ = true, Item{where, *error, {}};
    }
    std::optional<Result<Document>> doc = reader_->next();
    if (!doc) return finish(where);
    any_ = true;
    if (!*doc) return Item{doc->error().where, doc->error(), {}};
    return Item{where, std::move(**doc), {}};
  }

 private:
  // Maps a regular file, which may be larger than memory, and reads anything else.
  std::optional<Error> open(const std::string& where) {
    std::string_view text;
    if (source_.file_size().value_or(0) > 0 && source_.path() != "-") {
      Result<base::MappedFile> file = base::MappedFile::open(source_.path());
      if (!file) return file.error();
      mapped_.emplace(std::move(*file));
      text = mapped_->text();
    } else {
      bool whole = read_rest(source_, max_size_, bytes_);
      if (source_.error()) return *source_.error();
      if (!whole) return too_large(where, "CoNLL-U that is no file", 0, max_size_);
      text = bytes_;
    }
    reader_.emplace(text, where);
    return std::nullopt;
  }

  std::optional<Item> finish(const std::string& where) {
    done_ = true;
    if (any_) return std::nullopt;
    return Item{
        where, Error{Code::kFormat, where, "expected sentences in CoNLL-U, found none"}, {}};
  }

  ByteSource source_;
  uint64_t max_size_;
  std::string bytes_;
  std::optional<base::MappedFile> mapped_;
  std::optional<format::ConlluReader> reader_;
  bool any_ = false;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<FileReader> conllu_reader(ByteSource source, uint64_t max_size) {
  return std::make_unique<ConlluFile>(std::move(source), max_size);
}

}  // namespace kilde::pipeline
