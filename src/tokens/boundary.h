// Candidates for the end of a sentence, and what can be seen around them.
//
//   BoundaryScanner scanner(text, tokens);
//   for (size_t i = 0; i < tokens.size(); ++i) {
//     if (!scanner.may_end(i)) { scanner.advance(i, false); continue; }
//     Boundary b = scanner.look(i);
//     scanner.advance(i, decide(b));            // the decision changes what later looks see
//   }
//
// Shapes: a Boundary becomes kBoundaryFeatures indexes below kFeatureSpace (see features_of).
// Units: token indexes; lengths in bytes or tokens as named.
// Needs: the text and its raw tokens outlive the scanner. Threads: one scanner a thread.
// Errors: cannot fail.
// Method: words and shapes of two tokens on either side, the length of the sentence so far, open
//   quotation marks and brackets, and at a line end whether the next word would still have fitted
//   into the line, which tells wrapped text from lists. Features are hashed.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "tokens/raw_token.h"

namespace kilde::tokens {

inline constexpr size_t kBoundaryFeatures = 26;
inline constexpr uint32_t kFeatureSpace = 1u << 14;

// What one token looks like from a boundary.
struct Neighbour {
  uint32_t word = 0;   // hash of the lower-case form; 0: no token
  uint32_t shape = 0;  // kind; for punctuation the mark itself
  uint32_t bytes = 0;
  bool exists = false;
};

struct Boundary {
  Neighbour before2, before, after, after2;
  TokenKind kind = TokenKind::kLower;       // of `before`
  TokenKind next_kind = TokenKind::kLower;  // of `after`
  Gap gap = Gap::kSpace;
  bool final_mark = false;  // . ! ? … stand before the gap, perhaps with closing quotes
  bool quote_open = false;
  bool bracket_open = false;
  uint32_t sentence_tokens = 0;
  // At a line end only:
  bool next_fits = false;  // the next word would have fitted into the line
  uint32_t line_bytes = 0;
  uint32_t next_line_bytes = 0;
};

std::array<uint16_t, kBoundaryFeatures> features_of(const Boundary& boundary);

class BoundaryScanner {
 public:
  BoundaryScanner(std::string_view text, std::span<const RawToken> tokens)
      : text_(text), tokens_(tokens) {}

  // Whether a sentence might end behind token i: white space follows, and either the token is no
  // plain word, or the next one does not begin with a small letter, or the line ends; but not
  // behind a title or an initial, nor before a dash with a small letter behind it.
  bool may_end(size_t i) const;
  Boundary look(size_t i);
  // Takes note of token i and of whether the sentence ends behind it.
  void advance(size_t i, bool ends);

 private:
  bool goes_on_behind_dash(size_t i) const;
  Neighbour neighbour(size_t i) const;
  bool final_mark(size_t i) const;
  void note_quotes(size_t i);
  void look_at_line(size_t i, Boundary& boundary);
  uint32_t widest_line(uint32_t from);

  std::string_view text_;
  std::span<const RawToken> tokens_;
  size_t sentence_begin_ = 0;
  uint32_t line_begin_ = 0;
  uint32_t widest_ = 0;         // line of the paragraph, in bytes
  uint32_t paragraph_end_ = 0;  // how far widest_ holds
  bool quote_open_ = false;
  uint32_t brackets_ = 0;
};

}  // namespace kilde::tokens
