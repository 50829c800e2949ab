// Trees: a document as the treebank scorer sees it, from gold CoNLL-U or from a Document.
//
//   auto trees = parse_conllu(text);
//   (*trees)[0].text == "Hvor kommer julemanden fra? ...";  (*trees)[0].words[0].upos == "ADV"
//
// Shapes: one Tree a document: after each "# newdoc", or for every 20 sentences where the file has
//   no such line. Units: offsets count the code points that are no blanks.
// Owns: plain values. Threads: pure functions.
// Errors: kFormat naming "name:line" for a row without ten fields or with a broken id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>
#include <kilde/result.h>

#include "eval/char_set.h"

namespace kilde::eval {

inline constexpr int kRoot = -1;  // head of a root

struct Word {
  CharSpan span;  // the words of one multiword token share its span
  std::string upos, lemma, relation;
  int head = kRoot;  // index into Tree::words
  std::string ner;   // "B-PER", "I-PER", "O" or empty: not annotated
};

struct Tree {
  std::string text;  // the sentences, joined by one blank
  std::vector<Word> words;
  std::vector<CharSpan> sentences;
};

Result<std::vector<Tree>> parse_conllu(std::string_view text, const std::string& name);
Tree tree_of(const Document& doc);

}  // namespace kilde::eval
