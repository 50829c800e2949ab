// Numbers in as few bytes as they need, for rows of numbers kept in a database or a file.
//
//   std::string blob;
//   put_varint(blob, 300);                     // two bytes
//   VarintReader reader(blob);
//   reader.next() == 300; reader.at_end(); reader.ok();
//
// Units: unsigned numbers of 64 bits, seven bits a byte, the lowest first (LEB128).
// Needs: the reader views the bytes. Threads: plain values. Errors: a cut or overlong number makes
//   ok() false, once and for all, and gives 0.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kilde::base {

inline void put_varint(std::string& out, uint64_t number) {
  for (; number >= 0x80; number >>= 7) out.push_back(static_cast<char>(number | 0x80));
  out.push_back(static_cast<char>(number));
}

// Numbers of either sign, so that those near zero are short: 0, -1, 1, -2, ... -> 0, 1, 2, 3, ...
inline uint64_t zigzag(int64_t number) {
  return (static_cast<uint64_t>(number) << 1) ^ static_cast<uint64_t>(number >> 63);
}
inline int64_t unzigzag(uint64_t number) {
  return static_cast<int64_t>(number >> 1) ^ -static_cast<int64_t>(number & 1);
}

class VarintReader {
 public:
  explicit VarintReader(std::string_view bytes) : bytes_(bytes) {}

  uint64_t next() {
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && at_ < bytes_.size(); shift += 7) {
      auto byte = static_cast<unsigned char>(bytes_[at_++]);
      number |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    ok_ = false;
    at_ = bytes_.size();
    return 0;
  }
  bool at_end() const { return at_ == bytes_.size(); }
  bool ok() const { return ok_; }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace kilde::base
