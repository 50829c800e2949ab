// Any bytes become valid UTF-8 without NUL, with a map that stays inside the input.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "text/decode.h"

namespace {

void check(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  kilde::text::Decoded decoded = kilde::text::decode(bytes);
  check(kilde::base::valid_utf8(decoded.text));
  check(decoded.text.find('\0') == std::string::npos);
  uint32_t last = 0;
  for (size_t i = 0; i < decoded.text.size(); ++i) {
    if ((static_cast<unsigned char>(decoded.text[i]) & 0xC0) == 0x80) continue;
    uint32_t original = decoded.map.original(static_cast<uint32_t>(i));
    check(original < size && original >= last);
    last = original;
  }
  // What was decoded once is text, and stays as it is.
  kilde::text::Decoded again = kilde::text::decode(decoded.text);
  if (again.encoding == "UTF-8" && again.map.rows.empty()) check(again.text == decoded.text);
  return 0;
}
