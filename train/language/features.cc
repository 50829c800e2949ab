// Prints the language features of each line of standard input, for train.py: a little-endian u32
// with their number, then as many u32.
#include <cstdio>
#include <iostream>
#include <string>

#include "text/language_features.h"

int main() {
  std::ios::sync_with_stdio(false);
  kilde::text::LanguageFeatures features;
  for (std::string line; std::getline(std::cin, line);) {
    features.collect(line);
    auto count = static_cast<uint32_t>(features.ids().size());
    std::fwrite(&count, sizeof count, 1, stdout);
    std::fwrite(features.ids().data(), sizeof(uint32_t), count, stdout);
  }
}
