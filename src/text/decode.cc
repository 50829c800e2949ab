#include "text/decode.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/charset.h"
#include "text/encoding.h"

namespace kilde::text {
namespace {

// How often something had to be mended, and where first.
struct Mending {
  size_t count = 0;
  size_t first = 0;

  void add(size_t at) {
    if (!count++) first = at;
  }
  std::string place() const {
    return std::to_string(count) + (count == 1 ? " place, byte " : " places, the first at byte ") +
           std::to_string(first);
  }
};

class Decoder {
 public:
  Decoder(std::string_view bytes, Encoding encoding)
      : bytes_(bytes), encoding_(std::move(encoding)) {}

  Decoded run() {
    out_.encoding = encoding_.name;
    if (encoding_.bom) out_.map.rows.push_back({0, static_cast<uint32_t>(encoding_.bom)});
    if (encoding_.name != "UTF-8")
      read_charset();
    else if (base::valid_utf8(bytes_.substr(encoding_.bom)))
      out_.text = bytes_.substr(encoding_.bom);
    else
      read_broken_utf8();
    blank_controls();
    take_notes();
    return std::move(out_);
  }

 private:
  // Appends a code point that was read from bytes begin..end.
  void put(char32_t c, size_t begin, size_t end) {
    if (c == kReplacement && end - begin < 3) broken_.add(begin);
    base::append_utf8(out_.text, c);
    // A new row wherever clean and original offsets drift apart.
    auto clean = static_cast<uint32_t>(out_.text.size());
    auto original = static_cast<uint32_t>(end);
    if (clean + drift_ == original) return;
    drift_ = original - clean;
    out_.map.rows.push_back({clean, original});
  }

  void read_charset() {
    Charset charset(encoding_.name);
    drift_ = static_cast<uint32_t>(encoding_.bom);
    out_.text.reserve(bytes_.size());
    for (size_t at = encoding_.bom; at < bytes_.size();) {
      size_t begin = at;
      char32_t c = charset.next(bytes_, at);
      put(c, begin, at);
    }
  }

  void read_broken_utf8() {
    drift_ = static_cast<uint32_t>(encoding_.bom);
    out_.text.reserve(bytes_.size());
    for (size_t at = encoding_.bom; at < bytes_.size();) {
      size_t begin = at;
      char32_t c = base::next_code_point(bytes_, at);
      put(c, begin, at);
    }
  }

  // Each is one byte of UTF-8, as a blank is, so no offset moves.
  void blank_controls() {
    if (!count_controls(out_.text)) return;
    for (char& c : out_.text) {
      if (!is_control(static_cast<unsigned char>(c))) continue;
      controls_.add(out_.map.original(static_cast<uint32_t>(&c - out_.text.data())));
      c = ' ';
    }
  }

  void take_notes() {
    if (encoding_.name != "UTF-8") out_.notes.push_back("read as " + encoding_.name);
    if (broken_.count)
      out_.notes.push_back("broken " + encoding_.name + " replaced by U+FFFD in " +
                           broken_.place());
    if (controls_.count)
      out_.notes.push_back("control characters replaced by blanks in " + controls_.place());
  }

  std::string_view bytes_;
  Encoding encoding_;
  Decoded out_;
  uint32_t drift_ = 0;  // original minus clean, modulo 2^32
  Mending broken_, controls_;
};

}  // namespace

Decoded decode(std::string_view bytes) {
  Encoding encoding = find_encoding(bytes);
  bool binary = looks_binary(bytes, encoding);
  Decoded out = Decoder(bytes, std::move(encoding)).run();
  out.looks_binary = binary;
  return out;
}

}  // namespace kilde::text
