#include "text/charset.h"

#include <unicode/ucnv.h>

namespace kilde::text {

Charset::Charset(const std::string& name) {
  if (name == "UTF-16LE" || name == "UTF-16BE") {
    kind_ = name == "UTF-16LE" ? Kind::kUtf16LittleEndian : Kind::kUtf16BigEndian;
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  converter_ = ucnv_open(name.c_str(), &status);
  if (U_FAILURE(status)) {
    status = U_ZERO_ERROR;
    converter_ = ucnv_open("windows-1252", &status);
  }
  if (ucnv_getMaxCharSize(converter_) == 1)
    fill_table();
  else
    kind_ = Kind::kConverter;
}

Charset::~Charset() {
  if (converter_) ucnv_close(converter_);
}

void Charset::fill_table() {
  for (size_t byte = 0; byte < table_.size(); ++byte) {
    char one = static_cast<char>(byte);
    size_t at = 0;
    char32_t c = next_converted({&one, 1}, at);
    // Windows code pages leave a few bytes undefined, which ICU gives as C1 controls.
    table_[byte] = c >= 0x80 && c < 0xA0 ? kReplacement : c;
  }
}

char32_t Charset::next(std::string_view bytes, size_t& at) {
  if (kind_ == Kind::kTable) return table_[static_cast<unsigned char>(bytes[at++])];
  return kind_ == Kind::kConverter ? next_converted(bytes, at) : next_utf16(bytes, at);
}

char32_t Charset::next_utf16(std::string_view bytes, size_t& at) const {
  auto unit = [&](size_t i) {
    auto first = static_cast<unsigned char>(bytes[i]);
    auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(kind_ == Kind::kUtf16LittleEndian ? second << 8 | first
                                                                   : first << 8 | second);
  };
  if (at + 1 >= bytes.size()) return ++at, kReplacement;
  char32_t high = unit(at);
  at += 2;
  if (high < 0xD800 || high > 0xDFFF) return high;
  if (high > 0xDBFF || at + 1 >= bytes.size()) return kReplacement;
  char32_t low = unit(at);
  if (low < 0xDC00 || low > 0xDFFF) return kReplacement;
  at += 2;
  return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

char32_t Charset::next_converted(std::string_view bytes, size_t& at) {
  UErrorCode status = U_ZERO_ERROR;
  const char* source = bytes.data() + at;
  UChar32 c = ucnv_getNextUChar(converter_, &source, bytes.data() + bytes.size(), &status);
  auto used = static_cast<size_t>(source - (bytes.data() + at));
  at += used;
  if (U_SUCCESS(status) && used) return static_cast<char32_t>(c);
  // Only escape sequences were left, or the last character is cut short.
  ucnv_resetToUnicode(converter_);
  if (!used) ++at;
  return kReplacement;
}

}  // namespace kilde::text
