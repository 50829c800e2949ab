// decode: the bytes of a file as clean UTF-8, with a way back to the bytes.
//
//   Decoded d = decode("Sk\xe5ne");      // Windows-1252
//   d.text == "Skåne"; d.encoding == "windows-1252"; d.map.original(4) == 3;
//   if (d.looks_binary) refuse();
//
// Shapes: `map` is empty when every byte stayed where it was (all valid UTF-8 without a BOM).
// Units: bytes. Owns: everything it holds. Threads: a pure function.
// Errors: cannot fail; what had to be mended is told in `notes`, one sentence each.
// What becomes of the text: valid UTF-8 is kept byte for byte, line ends too, but for a BOM at the
//   begin, which is dropped, and control characters (NUL, ...), each of which becomes a blank. A
//   broken byte becomes U+FFFD.
// Method: see encoding.h for how the encoding is found. One pass, O(n).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

namespace kilde::text {

struct Decoded {
  std::string text;
  SourceMap map;
  std::string encoding;  // "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "KOI8-R", ...
  std::vector<std::string> notes;
  bool looks_binary = false;  // no text at all: an archive, an image, a program
};

Decoded decode(std::string_view bytes);

}  // namespace kilde::text
