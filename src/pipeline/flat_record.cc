#include "pipeline/flat_record.h"

#include <cstdint>
#include <cstring>
#include <optional>

#include "base/utf8.h"

namespace kilde::pipeline {
namespace {

constexpr uint64_t kEach = 0x0101010101010101ull, kTops = 0x80 * kEach;

// Whether one of eight bytes is below `limit` (at most 0x80).
bool any_below(uint64_t eight, uint64_t limit) {
  return ((eight - limit * kEach) & ~eight & kTops) != 0;
}

bool ends_plain(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

class FlatReader {
 public:
  explicit FlatReader(std::string_view line) : line_(line) {}

  bool read(const TakeField& take) {
    if (!take_mark('{')) return false;
    if (take_mark('}')) return at_end();
    do {
      std::optional<std::string> key = take_string();
      if (!key || !take_mark(':')) return false;
      if (take_null()) continue;
      std::optional<std::string> value = take_string();
      if (!value) return false;
      take(*key, std::move(*value));
    } while (take_mark(','));
    return take_mark('}') && at_end();
  }

 private:
  void skip_blanks() {
    while (at_ < line_.size() &&
           (line_[at_] == ' ' || line_[at_] == '\t' || line_[at_] == '\r' || line_[at_] == '\n'))
      ++at_;
  }

  bool at_end() {
    skip_blanks();
    return at_ == line_.size();
  }

  bool take_mark(char mark) {
    skip_blanks();
    if (at_ == line_.size() || line_[at_] != mark) return false;
    return ++at_, true;
  }

  bool take_null() {
    skip_blanks();
    if (!line_.substr(at_).starts_with("null")) return false;
    return at_ += 4, true;
  }

  std::optional<std::string> take_string() {
    if (!take_mark('"')) return {};
    std::string value;
    for (;;) {
      const size_t end = plain_end();
      if (end == line_.size()) return {};
      value.append(line_, at_, end - at_);
      at_ = end + 1;
      if (line_[end] == '"') return value;
      if (line_[end] != '\\' || !take_escape(value)) return {};
    }
  }

  // The next quotation mark, backslash or control character.
  size_t plain_end() const {
    size_t at = at_;
    for (uint64_t eight = 0; at + sizeof eight <= line_.size(); at += sizeof eight) {
      std::memcpy(&eight, line_.data() + at, sizeof eight);
      if (any_below(eight, 0x20) || any_below(eight ^ ('"' * kEach), 1) ||
          any_below(eight ^ ('\\' * kEach), 1))
        break;
    }
    while (at < line_.size() && !ends_plain(line_[at])) ++at;
    return at;
  }

  // What stands behind a backslash.
  bool take_escape(std::string& value) {
    constexpr std::string_view kNames = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    if (at_ == line_.size()) return false;
    const char name = line_[at_++];
    if (name == 'u') return take_code_point(value);
    const size_t found = kNames.find(name);
    if (found == kNames.npos) return false;
    return value.push_back(kMeant[found]), true;
  }

  bool take_code_point(std::string& value) {
    const std::optional<char32_t> first = take_hex();
    if (!first) return false;
    if (*first < 0xD800 || *first > 0xDFFF) return base::append_utf8(value, *first), true;
    if (*first > 0xDBFF || !line_.substr(at_).starts_with("\\u")) return false;
    at_ += 2;
    const std::optional<char32_t> second = take_hex();
    if (!second || *second < 0xDC00 || *second > 0xDFFF) return false;
    base::append_utf8(value, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
    return true;
  }

  std::optional<char32_t> take_hex() {
    constexpr std::string_view kDigits = "0123456789abcdef";
    if (line_.size() - at_ < 4) return {};
    char32_t number = 0;
    for (const char c : line_.substr(at_, 4)) {
      const size_t digit = kDigits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c);
      if (digit == kDigits.npos) return {};
      number = number << 4 | static_cast<char32_t>(digit);
    }
    return at_ += 4, number;
  }

  std::string_view line_;
  size_t at_ = 0;
};

}  // namespace

bool read_flat(std::string_view line, const TakeField& take) { return FlatReader(line).read(take); }

}  // namespace kilde::pipeline
