// FNV-1a, the hash of names in model files and of words in tables.
//
//   fnv1a("abc");   fnv1a("c", fnv1a("ab")) == fnv1a("abc");
//
// Threads: a pure function. Errors: cannot fail. Method: Fowler, Noll and Vo, 64 bits.
#pragma once

#include <cstdint>
#include <string_view>

namespace kilde::base {

inline constexpr uint64_t kFnvStart = 14695981039346656037ull;

constexpr uint64_t fnv1a(std::string_view bytes, uint64_t hash = kFnvStart) {
  for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return hash;
}

}  // namespace kilde::base
