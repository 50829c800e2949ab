// Which kilde this is.
//
//   std::puts(kilde::version().data());   // "0.1.0"
//   static_assert(kilde::kApiVersion == 1);
//
// The API number changes when a program written against include/kilde/ would have to change; the
// versions of model files are checked where they are loaded.
// Ownership: static storage, ends with a NUL. Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string_view>

namespace kilde {

inline constexpr int kApiVersion = 1;

std::string_view version();

}  // namespace kilde
