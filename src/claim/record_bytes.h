// A report with what it says as one string, to be handed from thread to thread.
//
//   from_bytes(to_bytes(report)) == report
//
// Threads: pure functions. Errors: nullopt for bytes that to_bytes did not make.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/varint.h"
#include "claim/claim.h"

namespace kilde::claim {

inline std::string to_bytes(const Report& report) {
  const auto [words, numbers] = encode(report, {});
  std::string bytes;
  base::put_varint(bytes, numbers.size());
  return bytes + numbers + words;
}

inline std::optional<Report> from_bytes(std::string_view bytes) {
  base::VarintReader head(bytes);
  const uint64_t length = head.next();
  std::string size;
  base::put_varint(size, length);
  if (!head.ok() || length > bytes.size() - size.size()) return {};
  bytes.remove_prefix(size.size());
  return decode(bytes.substr(length), bytes.substr(0, length), {});
}

}  // namespace kilde::claim
