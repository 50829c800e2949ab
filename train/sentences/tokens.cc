// Prints where tokens and sentences lie, for score.py.
//
// Standard input: any number of documents, each "LENGTH\n" and LENGTH bytes of text. Arguments: the
//   folder that holds data/ and models/, and the language.
// Standard output: for each word a line "BEGIN END WORD", in bytes, where the words of a multiword
//   token all have its bytes; an empty line behind a sentence and "=" behind a document.
#include <cstdio>
#include <iostream>
#include <string>

#include "tokens/tokenizer.h"

namespace {

void print(const kilde::Document& doc, kilde::TokenSpan words) {
  kilde::ByteSpan span = doc.bytes(words);
  for (uint32_t i = words.begin; i < words.end; ++i)
    std::cout << span.begin << ' ' << span.end << ' ' << doc.form(i) << '\n';
}

void print(const kilde::Document& doc) {
  auto multiword = doc.multiword.begin();
  for (kilde::TokenSpan sent : doc.sentences) {
    for (uint32_t i = sent.begin; i < sent.end;) {
      bool several = multiword != doc.multiword.end() && multiword->begin == i;
      kilde::TokenSpan words = several ? *multiword++ : kilde::TokenSpan{i, i + 1};
      print(doc, words);
      i = words.end;
    }
    std::cout << '\n';
  }
  std::cout << "=\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fputs("usage: kilde_tokens_of ROOT LANG\n", stderr), 2;
  auto tokenizer = kilde::tokens::Tokenizer::load(argv[1], argv[2]);
  if (!tokenizer) return std::fprintf(stderr, "%s\n", tokenizer.error().to_string().c_str()), 1;
  for (size_t length = 0; std::cin >> length;) {
    std::cin.get();
    std::string text(length, ' ');
    std::cin.read(text.data(), static_cast<std::streamsize>(length));
    kilde::Document doc(std::move(text));
    tokenizer->run(doc);
    print(doc);
  }
}
