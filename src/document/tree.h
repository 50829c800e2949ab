// Tree: the dependency trees of a Document, safe to walk whatever the heads say.
//
//   Tree tree(doc);
//   for (uint32_t child : tree.children(verb)) use(child);
//   tree.below(token, verb);       // does `verb` stand above `token` (or is it the same)?
//   TokenSpan all = tree.reach(verb);   // from the first to the last token below `verb`
//
// Shapes: one row a token. Units: token indexes of the document.
// Needs: doc.tokens and doc.sentences; a document without heads gives a forest of single tokens.
// Owns: copies, so that the Document may be changed or dropped. Threads: read-only once built.
// Errors: cannot fail. A head outside the sentence, or one that closes a ring, becomes kNoHead.
// Method: preorder numbers, so that "below" is two comparisons; O(n) to build, no recursion.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <kilde/document.h>

namespace kilde::document {

class Tree {
 public:
  explicit Tree(const Document& doc);

  size_t size() const { return head_.size(); }
  int32_t head(uint32_t token) const { return head_[token]; }
  // In text order.
  std::span<const uint32_t> children(uint32_t token) const;
  // Whether `ancestor` is the token itself or stands above it.
  bool below(uint32_t token, uint32_t ancestor) const;
  // The smallest span that holds the token and everything below it.
  TokenSpan reach(uint32_t token) const { return reach_[token]; }
  // How many heads stand above the token.
  uint32_t depth(uint32_t token) const { return depth_[token]; }

 private:
  void take_heads(const Document& doc);
  void break_rings();
  void collect_children();
  void number();

  std::vector<int32_t> head_;
  std::vector<uint32_t> first_child_, children_;  // children of n: first_child_[n] .. [n + 1]
  std::vector<uint32_t> enter_, leave_, depth_;
  std::vector<TokenSpan> reach_;
};

}  // namespace kilde::document
