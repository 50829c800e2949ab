// WeightFile: a model on disk, used in place by mapping it.
//
//   auto file = WeightFile::open("models/scandinavian/analysis.kmod", "analysis");
//   auto words = file->array<int8_t>("words", {40000, 96});   // or {kAny, 96}
//   auto tags = file->lines("upos");                          // one label a line
//
// Shapes: `array` checks the stored shape against the one asked for; kAny lets a dimension be what
//   it is (see `shape`). Units: little-endian numbers, each array 64-byte aligned in the file.
// Needs, gives, owns: the file owns the mapping; spans and views live as long as it (also moved).
// Threads: read-only after open; pages are shared by all threads and processes.
// Errors: kNotFound/kIo; kFormat for a foreign, cut or damaged file; kVersion for another format
//   version. Each says what was expected and what was found.
// Layout (version 1, written by train/kilde_train/weights.py):
//   bytes 0..7 "KILDEMOD"; u32 version; u32 directory length; u64 file length; u64 FNV-1a hash of
//   the directory; directory (text, padded with blanks); data. The directory's first line is the
//   model's kind, then "name type offset dim,dim" a line, type one of i8 u8 i16 u16 i32 u32 u64
//   f32 text.
// Method: as KenLM's binary format and Stockfish's networks: magic, version and a hash of all
//   names and shapes, checked on load.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "base/mapped_file.h"

namespace kilde::model {

inline constexpr uint32_t kAny = std::numeric_limits<uint32_t>::max();

class WeightFile {
 public:
  static Result<WeightFile> open(const std::filesystem::path& path, std::string_view kind);

  template <typename T>
  Result<std::span<const T>> array(std::string_view name,
                                   std::initializer_list<uint32_t> shape) const {
    auto section = find(name, type_name<T>(), shape);
    if (!section) return section.error();
    return std::span<const T>(reinterpret_cast<const T*>(bytes_of(**section)), (*section)->count);
  }
  Result<std::string_view> text(std::string_view name) const;
  Result<std::vector<std::string_view>> lines(std::string_view name) const;
  bool has(std::string_view name) const { return sections_.contains(name); }
  // The stored shape of an array; empty if there is none of that name.
  std::vector<uint32_t> shape(std::string_view name) const;
  const std::filesystem::path& path() const { return path_; }

 private:
  struct Section {
    std::string_view type;
    uint64_t offset = 0;
    std::vector<uint32_t> shape;
    uint64_t count = 0;
  };
  template <typename T>
  static constexpr std::string_view type_name();

  WeightFile(std::filesystem::path path, base::MappedFile file)
      : path_(std::move(path)), file_(std::move(file)) {}
  Result<void> read_directory(std::string_view kind);
  Result<void> read_section(std::string_view line);
  Result<const Section*> find(std::string_view name, std::string_view type,
                              std::initializer_list<uint32_t> shape) const;
  const std::byte* bytes_of(const Section& section) const {
    return file_.bytes().data() + section.offset;
  }
  Error damaged(std::string message) const;

  std::filesystem::path path_;
  base::MappedFile file_;
  std::map<std::string_view, Section> sections_;
};

template <>
constexpr std::string_view WeightFile::type_name<int8_t>() {
  return "i8";
}
template <>
constexpr std::string_view WeightFile::type_name<uint8_t>() {
  return "u8";
}
template <>
constexpr std::string_view WeightFile::type_name<int16_t>() {
  return "i16";
}
template <>
constexpr std::string_view WeightFile::type_name<uint16_t>() {
  return "u16";
}
template <>
constexpr std::string_view WeightFile::type_name<int32_t>() {
  return "i32";
}
template <>
constexpr std::string_view WeightFile::type_name<uint32_t>() {
  return "u32";
}
template <>
constexpr std::string_view WeightFile::type_name<uint64_t>() {
  return "u64";
}
template <>
constexpr std::string_view WeightFile::type_name<float>() {
  return "f32";
}

}  // namespace kilde::model
