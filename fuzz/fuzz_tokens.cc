// Any text gets tokens that hold all of it but white space, and sentences that part the tokens.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "tokens/splitter.h"
#include "tokens/tokenizer.h"

namespace {

using kilde::Document;
using kilde::tokens::Tokenizer;

void check(bool holds) {
  if (!holds) __builtin_trap();
}

bool all_space(std::string_view text) {
  for (size_t at = 0; at < text.size();)
    if (!kilde::base::is_space(kilde::base::next_code_point(text, at))) return false;
  return true;
}

void check_tokens(const Document& doc) {
  std::string_view text = doc.text();
  uint32_t last = 0;
  for (size_t i = 0; i < doc.size(); ++i) {
    kilde::ByteSpan token = doc.tokens[i];
    check(last <= token.begin && token.begin < token.end && token.end <= text.size());
    check(all_space(text.substr(last, token.begin - last)));
    check(kilde::base::count_code_points(doc.word(i)) <= kilde::tokens::kLongestToken);
    last = token.end;
  }
  check(all_space(text.substr(last)));
}

void check_sentences(const Document& doc) {
  uint32_t next = 0;
  for (kilde::TokenSpan sent : doc.sentences) {
    check(sent.begin == next && sent.begin < sent.end);
    check(sent.length() <= kilde::tokens::kLongestSentence);
    next = sent.end;
  }
  check(next == doc.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Tokenizer tokenizer = std::move(*Tokenizer::load(KILDE_ROOT, "da"));
  Document doc(std::string(reinterpret_cast<const char*>(data), size));
  tokenizer.run(doc);
  check_tokens(doc);
  check_sentences(doc);
  return 0;
}
