// MappedFile: a file's bytes in memory, read-only, shared between processes.
//
//   auto file = MappedFile::open("models/scandinavian/analysis.kmod");
//   if (file) use(file->bytes());
//
// Units: bytes. Owns: the mapping; bytes() lives as long as the MappedFile, also after a move.
// Threads: read-only. Errors: kNotFound or kIo, naming the file. An empty file gives empty bytes.
// Method: mmap(MAP_PRIVATE, PROT_READ).
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

#include <kilde/result.h>

namespace kilde::base {

class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& file);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return {data_, size_}; }
  std::string_view text() const { return {reinterpret_cast<const char*>(data_), size_}; }

 private:
  MappedFile(const std::byte* data, size_t size) : data_(data), size_(size) {}
  const std::byte* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace kilde::base
