// The SHA-256 of some bytes as 64 lower-case hex digits.
//
//   sha256_hex("") == "e3b0c442...7852b855";
//
// Threads: a pure function. Errors: cannot fail. Method: libmd's implementation of FIPS 180-4.
#pragma once

#include <string>
#include <string_view>

namespace kilde::base {

std::string sha256_hex(std::string_view bytes);

}  // namespace kilde::base
