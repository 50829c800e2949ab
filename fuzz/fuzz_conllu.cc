// Whatever bytes come in: the CoNLL-U reader does not crash, and what it reads is written and read
// again with the same result.
#include <cstdint>
#include <string_view>

#include "format/conllu.h"

namespace {

bool same(const kilde::Document& a, const kilde::Document& b) {
  return a.text() == b.text() && a.tokens == b.tokens && a.sentences == b.sentences &&
         a.space_after == b.space_after && a.upos == b.upos && a.feats == b.feats &&
         a.lemma == b.lemma && a.head == b.head && a.deprel == b.deprel &&
         a.names.size() == b.names.size() && a.notes.size() == b.notes.size() && a.id == b.id &&
         kilde::format::to_conllu(a) == kilde::format::to_conllu(b);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  kilde::format::ConlluOptions options{size % 3};
  for (kilde::format::ConlluReader reader(text, "fuzz", options); auto doc = reader.next();) {
    if (!*doc) continue;
    std::string written = kilde::format::to_conllu(**doc);
    kilde::format::ConlluReader again(written);
    auto copy = again.next();
    if (!copy || !*copy || !same(**doc, **copy) || again.next()) __builtin_trap();
  }
  return 0;
}
