// InputStream: everything that a user wants read, one report after the other.
//
//   InputStream inputs({.files = {"corpus/", "-"}}, &interrupt);
//   while (std::optional<Item> item = inputs.next()) ...
//
// An Item is a report still to be read (Input), a Document with columns already filled (CoNLL-U),
//   or an Error; after an Error the stream goes on with the next report.
// Units: max_size counts bytes of one report as it comes in (of one line of JSON lines).
// Memory: one report and a buffer; a CoNLL-U file is mapped.
// Threads: belongs to one thread at a time (ordered_run.h takes care of that).
// Errors: kNotFound, kIo, kFormat, kTooLarge, each with the file, or file:line, as its place.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <kilde/reader.h>

#include "pipeline/file_list.h"

namespace kilde::pipeline {

class Interrupt;

inline constexpr uint64_t kDefaultMaxSize = 16u << 20;
inline constexpr uint64_t kLargestMaxSize = 1u << 30;  // offsets are 32 bits wide

struct InputOptions {
  std::vector<std::string> files;  // files, folders, "-"
  InputFormat format = InputFormat::kAuto;
  uint64_t max_size = kDefaultMaxSize;
};

struct Item {
  std::string where;  // "a.txt", "b.jsonl:12"
  std::variant<Input, Document, Error> content;
  std::vector<std::string> notes;  // for the Document
};

// The reports of one file.
class FileReader {
 public:
  virtual ~FileReader() = default;
  virtual std::optional<Item> next() = 0;
  // How many bytes of the file are behind it; 0 where it does not know.
  virtual uint64_t consumed() const { return 0; }
};

class InputStream {
 public:
  explicit InputStream(InputOptions options, const Interrupt* interrupt = nullptr);
  ~InputStream();

  std::optional<Item> next();
  // Whether there is at most one report (a single plain text), so that threads would be of no use.
  bool single() const;
  // How much of all named files is behind it, 0 to 1, and 0 where that cannot be known (standard
  // input among them). May be asked from any thread.
  double share() const;
  // What the user should know about the folders that were named.
  const std::vector<std::string>& notes() const { return list_.notes; }

 private:
  InputOptions options_;
  const Interrupt* interrupt_;
  FileList list_;
  size_t next_error_ = 0;
  size_t next_file_ = 0;
  std::unique_ptr<FileReader> current_;
  uint64_t total_bytes_ = 0;   // of all files; 0: not known
  uint64_t before_bytes_ = 0;  // of the files before the current one
  std::atomic<uint64_t> done_bytes_ = 0;
};

}  // namespace kilde::pipeline
