// Names of any text: cleaning twice is cleaning once; the form itself is among its nominatives.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/utf8.h"
#include "knowledge/spelling.h"

namespace {

void check(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace kilde;
  static const auto spelling = knowledge::Spelling::load(KILDE_ROOT, "ru");
  check(spelling.has_value());
  const std::string name(data, data + size);
  const auto clean = spelling->clean(name);
  check(base::valid_utf8(clean.text));
  check(spelling->clean(clean.text).text == clean.text);
  const auto found = spelling->nominatives(name, 6);
  check(!found.empty() && found.size() <= 6);
  check(std::find(found.begin(), found.end(), name) != found.end());
  return 0;
}
