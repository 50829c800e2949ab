// Numbers in as few bytes as they need, for blobs that a store keeps.
//
//   std::string blob;
//   put_varint(blob, 300);                          // two bytes
//   std::string_view rest = blob;
//   uint64_t number = 0;
//   get_varint(rest, number);                       // true: number == 300, rest is empty
//
// Units: seven bits a byte, the lowest first (LEB128); zigzag turns small negative numbers into
//   small ones. Threads: pure functions. Errors: false where the bytes end early or say more than
//   64 bits.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kilde::lineage {

inline void put_varint(std::string& blob, uint64_t number) {
  for (; number >= 0x80; number >>= 7) blob.push_back(static_cast<char>(number | 0x80));
  blob.push_back(static_cast<char>(number));
}

inline bool get_varint(std::string_view& blob, uint64_t& number) {
  number = 0;
  for (size_t i = 0; i < blob.size() && i < 10; ++i) {
    const auto byte = static_cast<unsigned char>(blob[i]);
    if (i == 9 && byte > 1) return false;
    number |= uint64_t{byte & 0x7Fu} << (7 * i);
    if (byte < 0x80) {
      blob.remove_prefix(i + 1);
      return true;
    }
  }
  return false;
}

inline uint64_t zigzag(int64_t number) {
  return (static_cast<uint64_t>(number) << 1) ^ static_cast<uint64_t>(number >> 63);
}
inline int64_t unzigzag(uint64_t number) {
  return static_cast<int64_t>(number >> 1) ^ -static_cast<int64_t>(number & 1);
}

}  // namespace kilde::lineage
