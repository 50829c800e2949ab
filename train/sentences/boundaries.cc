// Prints what the sentence model sees at every candidate boundary, for train.py.
//
// Standard input: any number of documents, each "LENGTH COUNT\n", COUNT byte offsets at which a
//   sentence ends, "\n", LENGTH bytes of text. Argument: the language's folder of token data.
// Standard output: for each candidate one byte (1: a sentence ends here) and kBoundaryFeatures
//   little-endian u16 feature indexes.
#include <cstdio>
#include <iostream>
#include <string>
#include <unordered_set>

#include "tokens/boundary.h"
#include "tokens/splitter.h"

namespace {

using namespace kilde::tokens;

void dump(const TokenData& data, const std::string& text,
          const std::unordered_set<uint32_t>& ends) {
  std::vector<RawToken> tokens = split_tokens(data, text, 0);
  BoundaryScanner scanner(text, tokens);
  for (size_t i = 0; i < tokens.size(); ++i) {
    bool end = ends.count(tokens[i].end) > 0;
    if (tokens[i].gap != Gap::kParagraph && scanner.may_end(i)) {
      auto features = features_of(scanner.look(i));
      std::fputc(end, stdout);
      std::fwrite(features.data(), sizeof(uint16_t), features.size(), stdout);
    }
    scanner.advance(i, end);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: kilde_boundaries data/LANG/tokens\n", stderr), 2;
  auto data = TokenData::load(argv[1]);
  if (!data) return std::fprintf(stderr, "%s\n", data.error().to_string().c_str()), 1;
  size_t length = 0, count = 0;
  while (std::cin >> length >> count) {
    std::unordered_set<uint32_t> ends;
    for (uint32_t end; count > 0 && std::cin >> end; --count) ends.insert(end);
    std::cin.get();
    std::string text(length, ' ');
    std::cin.read(text.data(), static_cast<std::streamsize>(length));
    dump(*data, text, ends);
  }
}
