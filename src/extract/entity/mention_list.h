// MentionList: the mentions that were found so far, and the tokens that they hold.
//
//   MentionList list(doc.size());
//   list.add(mention);             // of the tokens 3 and 4
//   list.is_taken(3);  list.at(4)->text == "Ane Holk";  list.at(5) == nullptr
//
// Shapes: mentions in the order of adding. Units: tokens. Owns the mentions; pointers to them live
//   until the next add. Threads: one document, one thread. Errors: cannot fail.
#pragma once

#include <utility>
#include <vector>

#include "extract/entity/mentions.h"

namespace kilde::entity {

class MentionList {
 public:
  explicit MentionList(size_t tokens) : taken_(tokens, -1) {}

  // A name: nobody else's from now on.
  void add(Mention mention) {
    const auto row = static_cast<int32_t>(rows_.size());
    for (uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) taken_[i] = row;
    rows_.push_back(std::move(mention));
  }
  // A description, whose tokens stay free.
  void add_description(Mention mention) { rows_.push_back(std::move(mention)); }

  bool is_taken(uint32_t token) const { return taken_[token] >= 0; }
  bool is_taken(TokenSpan tokens) const {
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
      if (is_taken(i)) return true;
    }
    return false;
  }
  const Mention* at(uint32_t token) const {
    return is_taken(token) ? &rows_[static_cast<size_t>(taken_[token])] : nullptr;
  }
  std::vector<Mention>& rows() { return rows_; }

 private:
  std::vector<int32_t> taken_;  // row of the name that holds a token
  std::vector<Mention> rows_;
};

}  // namespace kilde::entity
