#include "tokens/boundary.h"

#include <algorithm>
#include <bit>

#include "base/utf8.h"

namespace kilde::tokens {
namespace {

uint32_t mix(uint32_t h, uint32_t value) {
  h = (h ^ value) * 0x9E3779B1u;
  return h ^ h >> 15;
}

uint32_t hash_lower(std::string_view word) {
  uint32_t h = 2166136261u;
  for (size_t at = 0; at < word.size();)
    h = (h ^ base::to_lower(base::next_code_point(word, at))) * 16777619u;
  return h | 1u;
}

constexpr size_t kLongestHashed = 64;  // bytes; longer words all look the same

bool is_final(std::string_view word) {
  bool marks = word.find_first_not_of(".!?") == std::string_view::npos;
  return marks || word == "…" || word == "。" || word == "！" || word == "？";
}

bool is_closer(std::string_view word) {
  return word == "\"" || word == "»" || word == "”" || word == "“" || word == "’" || word == "'" ||
         word == "''" || word == ")" || word == "]" || word == "«";
}

// 0, 1, 2, 3-4, 5-8, ...
uint32_t bucket(uint32_t n) { return static_cast<uint32_t>(std::bit_width(n)); }

// Line lengths in steps of 12 bytes.
uint32_t line_bucket(uint32_t bytes) { return std::min(bytes / 12, 8u); }

}  // namespace

std::array<uint16_t, kBoundaryFeatures> features_of(const Boundary& b) {
  std::array<uint16_t, kBoundaryFeatures> features{};
  size_t count = 0;
  auto add = [&](std::initializer_list<uint32_t> values) {
    uint32_t h = static_cast<uint32_t>(count + 1) * 0x85EBCA6Bu;
    for (uint32_t v : values) h = mix(h, v);
    features[count++] = static_cast<uint16_t>(mix(h, 77) % kFeatureSpace);
  };
  auto flag = [](bool f) { return f ? 1u : 0u; };
  auto gap = static_cast<uint32_t>(b.gap);
  uint32_t final = flag(b.final_mark), length = bucket(b.sentence_tokens);
  uint32_t open = flag(b.quote_open) + 2 * flag(b.bracket_open);
  add({gap});
  add({b.before.word, gap});
  add({b.before.shape, b.after.shape});
  add({b.before.shape, b.after.shape, gap});
  add({b.before.word, b.after.shape});
  add({b.before.word, b.after.word});
  add({b.before2.word, b.before.word});
  add({b.before2.shape, b.before.shape, b.after.shape});
  add({b.after.word, final});
  add({b.after.word, b.after.shape, b.before.shape});
  add({b.after.shape, b.after2.shape, b.before.shape});
  add({b.before.shape, b.after.word, b.after2.word});
  add({length, final, b.after.shape});
  add({length, b.before.shape});
  add({open, b.before.shape, b.after.shape});
  add({open, final, b.before2.shape, b.before.shape});
  add({bucket(b.before2.bytes), b.before.shape, b.after.shape});
  add({b.before2.word, b.before.word, b.after.shape});
  add({b.after2.word, b.after.shape, final});
  add({final, b.after.shape, gap});
  // At a blank these say nothing new; line lengths are 0 there.
  bool line = b.gap == Gap::kLine;
  uint32_t fits = line ? 1 + flag(b.next_fits) : 0;
  add({fits, final});
  add({fits, final, b.after.shape, b.before.shape});
  add({fits, line ? line_bucket(b.line_bytes) : 0, final});
  add({fits, line ? line_bucket(b.next_line_bytes) : 0, final});
  add({fits, line ? line_bucket(b.line_bytes) : 0, line ? line_bucket(b.next_line_bytes) : 0});
  add({fits, b.after.word});
  return features;
}

bool BoundaryScanner::may_end(size_t i) const {
  const RawToken& token = tokens_[i];
  if (token.gap == Gap::kNone || i + 1 >= tokens_.size()) return false;
  // "dr. Holm", "K. L. Brandt": a name follows far too often for the rest to be worth a mistake.
  bool named = token.kind == TokenKind::kInitial || token.kind == TokenKind::kTitle;
  if (named && token.gap == Gap::kSpace) return false;
  if (token.gap == Gap::kSpace && goes_on_behind_dash(i + 1)) return false;
  return token.gap == Gap::kLine || token.kind >= TokenKind::kAbbreviation ||
         tokens_[i + 1].kind != TokenKind::kLower;
}

// "«Куда?» — спросил он": behind a dash a small letter goes on with the sentence.
bool BoundaryScanner::goes_on_behind_dash(size_t i) const {
  const RawToken& token = tokens_[i];
  if (token.kind != TokenKind::kPunct || token.gap != Gap::kSpace || i + 1 >= tokens_.size())
    return false;
  std::string_view word = text_.substr(token.begin, token.end - token.begin);
  bool dash = word == "—" || word == "–" || word == "-" || word == "--";
  return dash && tokens_[i + 1].kind == TokenKind::kLower;
}

Neighbour BoundaryScanner::neighbour(size_t i) const {
  if (i >= tokens_.size()) return {};
  const RawToken& token = tokens_[i];
  std::string_view word = text_.substr(token.begin, token.end - token.begin);
  if (word.starts_with('!') || word.starts_with('?')) word = word.substr(0, 1);  // "?!", "!!!"
  uint32_t hash = hash_lower(word.substr(0, kLongestHashed));
  auto kind = static_cast<uint32_t>(token.kind);
  bool sign = token.kind == TokenKind::kPunct || token.kind == TokenKind::kSymbol;
  return {token.kind == TokenKind::kNumber ? 5u : hash, sign ? hash : 1 + kind,
          static_cast<uint32_t>(word.size()), true};
}

bool BoundaryScanner::final_mark(size_t i) const {
  for (size_t back = 0; back < 4; ++back, --i) {
    const RawToken& token = tokens_[i];
    std::string_view word = text_.substr(token.begin, token.end - token.begin);
    if (is_final(word)) return true;
    if (token.kind == TokenKind::kDotted) return true;
    if (i == 0 || !is_closer(word) || tokens_[i - 1].gap != Gap::kNone) return false;
  }
  return false;
}

Boundary BoundaryScanner::look(size_t i) {
  Boundary b;
  b.before = neighbour(i);
  if (i > sentence_begin_) b.before2 = neighbour(i - 1);
  b.after = neighbour(i + 1);
  if (i + 1 < tokens_.size() && tokens_[i + 1].gap != Gap::kParagraph) b.after2 = neighbour(i + 2);
  b.kind = tokens_[i].kind;
  if (i + 1 < tokens_.size()) b.next_kind = tokens_[i + 1].kind;
  b.gap = tokens_[i].gap;
  b.final_mark = final_mark(i);
  b.quote_open = quote_open_;
  b.bracket_open = brackets_ > 0;
  b.sentence_tokens = static_cast<uint32_t>(i + 1 - sentence_begin_);
  if (b.gap == Gap::kLine && i + 1 < tokens_.size()) look_at_line(i, b);
  return b;
}

void BoundaryScanner::look_at_line(size_t i, Boundary& b) {
  uint32_t next = tokens_[i + 1].begin;
  if (next >= paragraph_end_) widest_ = widest_line(line_begin_);
  b.line_bytes = tokens_[i].end - line_begin_;
  uint32_t word = 0, line = 0;
  auto rest = text_.substr(next, kLongestHashed * 4);
  word = static_cast<uint32_t>(std::min(rest.find_first_of(" \t\r\n"), rest.size()));
  line = static_cast<uint32_t>(std::min(rest.find_first_of("\r\n"), rest.size()));
  b.next_line_bytes = line;
  b.next_fits = b.line_bytes + 1 + word <= widest_;
}

// The longest line from here to the next blank line; also sets paragraph_end_.
uint32_t BoundaryScanner::widest_line(uint32_t from) {
  uint32_t widest = 0;
  for (size_t at = from;;) {
    size_t end = std::min(text_.find('\n', at), text_.size());
    auto length = static_cast<uint32_t>(end - at);
    if (length && text_[end - 1] == '\r') --length;
    paragraph_end_ = static_cast<uint32_t>(end);
    if (length == 0 && at > from) return widest;
    widest = std::max(widest, length);
    if (end >= text_.size()) return widest;
    at = end + 1;
  }
}

void BoundaryScanner::note_quotes(size_t i) {
  const RawToken& token = tokens_[i];
  if (token.kind != TokenKind::kPunct) return;
  std::string_view word = text_.substr(token.begin, token.end - token.begin);
  bool spaced = i == 0 || tokens_[i - 1].gap != Gap::kNone;
  if (word == "\"" || word == "“") quote_open_ = spaced && token.gap == Gap::kNone;
  if (word == "„") quote_open_ = true;
  if (word == "”") quote_open_ = false;
  // »Danish« and «Russian» marks point either way: the blank tells which one opens.
  if (word == "»" || word == "«") quote_open_ = spaced && token.gap == Gap::kNone;
  if (word == "(") ++brackets_;
  if (word == ")" && brackets_) --brackets_;
}

void BoundaryScanner::advance(size_t i, bool ends) {
  note_quotes(i);
  Gap gap = tokens_[i].gap;
  if (ends || gap == Gap::kParagraph) {
    sentence_begin_ = i + 1;
    brackets_ = 0;
  }
  if (gap == Gap::kParagraph) quote_open_ = false;
  if (gap >= Gap::kLine && i + 1 < tokens_.size()) line_begin_ = tokens_[i + 1].begin;
}

}  // namespace kilde::tokens
