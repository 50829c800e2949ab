// Output: where results go, written whole or not at all told.
//
//   Result<Output> out = Output::open("-");            // or a file's path
//   Result<void> done = out->write(line);              // kIo when the disk is full
//   if (out->closed()) return;                         // the reader of a pipe has gone
//
// Units: bytes. Owns: the file it opened (standard output stays open). Threads: one at a time.
// Errors: kIo with the path and the system's words. A closed pipe is no error: write() then does
//   nothing, and closed() is true (SIGPIPE has to be ignored).
#pragma once

#include <string>
#include <string_view>

#include <kilde/result.h>

namespace kilde::pipeline {

class Output {
 public:
  static Result<Output> open(const std::string& path);
  Output(Output&& other) noexcept;
  Output& operator=(Output&& other) noexcept;
  ~Output();

  Result<void> write(std::string_view bytes);
  // Closes it; some file systems tell only now that the disk is full.
  Result<void> finish();
  bool closed() const { return closed_; }

 private:
  Output() = default;
  Error failure(int error) const;

  std::string place_;
  int fd_ = -1;
  bool owns_ = false;
  bool closed_ = false;
};

}  // namespace kilde::pipeline
