// Charset: an encoding other than UTF-8, read one code point after another.
//
//   Charset charset("windows-1251");
//   for (size_t at = 0; at < bytes.size();) { char32_t c = charset.next(bytes, at); ... }
//
// Units: bytes; `at` always moves on. Owns: its table or its ICU converter.
// Threads: one thread at a time (a converter keeps state). Errors: bytes that mean nothing give
//   U+FFFD; a name that ICU does not know is read as windows-1252.
// Method: a table of 256 code points for single-byte encodings, own code for UTF-16, else ICU's
//   ucnv_getNextUChar.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace kilde::text {

inline constexpr char32_t kReplacement = 0xFFFD;

class Charset {
 public:
  explicit Charset(const std::string& name);
  ~Charset();
  Charset(const Charset&) = delete;
  Charset& operator=(const Charset&) = delete;

  // The code point at byte `at`, which moves behind it. Needs at < bytes.size().
  char32_t next(std::string_view bytes, size_t& at);

 private:
  enum class Kind { kTable, kUtf16LittleEndian, kUtf16BigEndian, kConverter };

  void fill_table();
  char32_t next_utf16(std::string_view bytes, size_t& at) const;
  char32_t next_converted(std::string_view bytes, size_t& at);

  Kind kind_ = Kind::kTable;
  std::array<char32_t, 256> table_{};
  UConverter* converter_ = nullptr;  // closed by the destructor
};

}  // namespace kilde::text
