// ByteSource: the bytes of a file, a pipe or standard input, read piece by piece.
//
//   auto source = ByteSource::open("-", interrupt);          // "-": standard input
//   std::string line;
//   while (read_line(*source, 1 << 20, line) != LineRead::kEnd) use(line);
//   if (auto error = source->error()) tell(*error);
//
// Units: bytes. Memory: one buffer of 64 KiB, which peek(want) may let grow to `want`.
// Owns: the file descriptor, but not that of standard input. Threads: belongs to one thread.
// Errors: open() gives kNotFound or kIo; a failed read ends the bytes and is told by error().
//   An interrupt ends the bytes too, also when the source waits for a pipe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <kilde/result.h>

namespace kilde::pipeline {

class Interrupt;

class ByteSource {
 public:
  static Result<ByteSource> open(const std::string& path, const Interrupt* interrupt = nullptr);
  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&& other) noexcept;
  ~ByteSource();

  // What comes next, at least `want` bytes unless the source ends earlier; empty at the end. Views
  // the buffer until the next call.
  std::string_view peek(size_t want = 1);
  void consume(size_t bytes);

  // The size of a regular file; nullopt for pipes, terminals and devices.
  std::optional<uint64_t> file_size() const { return file_size_; }
  uint64_t consumed() const { return consumed_; }
  const std::optional<Error>& error() const { return error_; }
  const std::string& path() const { return path_; }

 private:
  ByteSource() = default;
  bool fill();
  bool wait_for_bytes();

  std::string path_;
  std::string buffer_;
  size_t begin_ = 0;  // buffer_[begin_, end_) has been read and not consumed
  size_t end_ = 0;
  int fd_ = -1;
  bool owns_ = false;
  bool at_end_ = false;
  std::optional<uint64_t> file_size_;
  uint64_t consumed_ = 0;
  std::optional<Error> error_;
  const Interrupt* interrupt_ = nullptr;
};

enum class LineRead { kLine, kTooLong, kEnd };

// The next line without its end ("\n" or "\r\n"). A line over `limit` bytes is passed over without
// being kept; `line` then holds its beginning.
LineRead read_line(ByteSource& source, size_t limit, std::string& line);

// All that is left; false when it is more than `limit` bytes, of which `bytes` then holds some.
bool read_rest(ByteSource& source, size_t limit, std::string& bytes);

}  // namespace kilde::pipeline
