#include <algorithm>
#include <deque>
#include <limits>
#include <unordered_set>

#include <kilde/document.h>

namespace kilde {

struct Document::Strings {
  std::deque<std::string> owned;  // a deque never moves its elements
  std::unordered_set<std::string_view> known;
};

uint32_t SourceMap::original(uint32_t clean) const {
  auto after = std::upper_bound(rows.begin(), rows.end(), clean,
                                [](uint32_t at, const Row& row) { return at < row.clean; });
  if (after == rows.begin()) return clean;
  const Row& row = *std::prev(after);
  return row.original + (clean - row.clean);
}

Document::Document() : Document(std::string()) {}

Document::Document(std::string text, SourceMap map)
    : source_map(std::move(map)),
      text_(std::make_unique<const std::string>(std::move(text))),
      strings_(std::make_unique<Strings>()) {
  assert(text_->size() < std::numeric_limits<uint32_t>::max());
}

Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

std::string_view Document::intern(std::string_view s) {
  if (s.empty()) return {};
  if (auto it = strings_->known.find(s); it != strings_->known.end()) return *it;
  std::string_view kept = strings_->owned.emplace_back(s);
  strings_->known.insert(kept);
  return kept;
}

ByteSpan Document::bytes(TokenSpan span) const {
  if (span.empty()) return {};
  return {tokens[span.begin].begin, tokens[span.end - 1].end};
}

std::string_view Document::form(size_t token) const& {
  auto it = std::lower_bound(word_forms.begin(), word_forms.end(), token,
                             [](const WordForm& row, size_t at) { return row.token < at; });
  return it != word_forms.end() && it->token == token ? it->form : word(token);
}

size_t Document::sentence_of(uint32_t token) const {
  auto after = std::upper_bound(sentences.begin(), sentences.end(), token,
                                [](uint32_t at, TokenSpan sent) { return at < sent.begin; });
  return after == sentences.begin() ? 0 : static_cast<size_t>(after - sentences.begin()) - 1;
}

uint32_t Document::token_at(uint32_t byte) const {
  auto it = std::upper_bound(tokens.begin(), tokens.end(), byte,
                             [](uint32_t at, ByteSpan token) { return at < token.end; });
  return static_cast<uint32_t>(it - tokens.begin());
}

TokenSpan Document::tokens_in(ByteSpan span) const {
  uint32_t begin = token_at(span.begin);
  uint32_t end = begin;
  while (end < tokens.size() && tokens[end].begin < span.end) ++end;
  return {begin, end};
}

bool Document::has_feature(size_t token, std::string_view name_value) const {
  std::string_view all = feats[token];
  for (size_t at = all.find(name_value); at != std::string_view::npos;
       at = all.find(name_value, at + 1)) {
    size_t end = at + name_value.size();
    if ((at == 0 || all[at - 1] == '|') && (end == all.size() || all[end] == '|')) return true;
  }
  return false;
}

}  // namespace kilde
