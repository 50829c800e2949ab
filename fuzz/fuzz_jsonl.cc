// The reader of JSON lines must take any bytes: a record, or an error in one line.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pipeline/jsonl.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  while (!bytes.empty()) {
    std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(line.size() < bytes.size() ? line.size() + 1 : bytes.size());
    kilde::Result<kilde::pipeline::Record> record = kilde::pipeline::parse_record(line);
    if (!record && record.error().message.empty()) std::abort();
  }
  return 0;
}
