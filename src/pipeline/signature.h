// One hash over everything that kilde finds in some texts, to tell whether a change of the program
// changes what it finds.
//
//   Signature signature;
//   for (Input& input : inputs) signature.add(reader.read(std::move(input)));
//   signature.hash() == "0b7c..."      // 64 hex digits
//
// Shapes: one row for each label and each span, of all columns; see rows(). No floating-point
//   number goes in, and nothing that is not found (id, title): only labels, spans and their rules.
// Units: byte offsets. Owns: its rows. Threads: one at a time. Errors: cannot fail.
#pragma once

#include <string>
#include <string_view>

#include <kilde/document.h>

namespace kilde::pipeline {

class Signature {
 public:
  void add(const Document& doc);
  std::string hash() const;
  // The rows that were hashed, one a line, so that two signatures can be compared with diff.
  std::string_view rows() const { return rows_; }

 private:
  std::string rows_;
};

}  // namespace kilde::pipeline
