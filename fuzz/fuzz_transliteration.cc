// Names of any text: a bounded number of valid spellings, both ways, and keys that do not change.
#include <cstddef>
#include <cstdint>

#include "base/utf8.h"
#include "knowledge/transliteration.h"

namespace {

void check(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace kilde;
  static const auto danish = knowledge::Transliteration::load(KILDE_ROOT, "ru", "da");
  static const auto sounds = knowledge::CrossScript::load(KILDE_ROOT);
  check(danish.has_value() && sounds.has_value());
  const std::string name(data, data + size);
  const auto latin = danish->latin(name);
  check(!latin.empty() && latin.size() <= knowledge::kMostSpellings);
  const auto cyrillic = danish->cyrillic(name);
  check(cyrillic.size() <= knowledge::kMostSpellings);
  for (const std::string& form : cyrillic) check(base::valid_utf8(form) && !form.empty());
  const auto keys = sounds->keys(name);
  check(!keys.empty() && keys.front() == sounds->key(name));
  check(sounds->same_name(name, name));
  return 0;
}
