#include "query/snippet.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "format/claims.h"

namespace kilde::query {
namespace {

constexpr uint32_t kBefore = 80;  // bytes before the first hit, at most
constexpr std::string_view kCut = "\xE2\x80\xA6";

using text::PlacedWord;

// The first hit of the best window.
size_t best_begin(const std::vector<PlacedWord>& hits) {
  size_t best = 0;
  std::tuple<size_t, size_t> most{0, 0};
  for (size_t i = 0; i < hits.size(); ++i) {
    std::set<std::string_view> different;
    size_t count = 0;
    for (size_t k = i; k < hits.size(); ++k) {
      if (hits[k].span.end > hits[i].span.begin + kSnippetBytes - kBefore) break;
      different.insert(hits[k].form);
      ++count;
    }
    if (std::tuple found{different.size(), count}; found > most) {
      most = found;
      best = i;
    }
  }
  return best;
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?' || c == '\n'; }

// Where the window begins: at the sentence of the hit, else at a word not too far before it.
size_t window_begin(std::string_view text, uint32_t hit) {
  const size_t least = hit > kBefore ? hit - kBefore : 0;
  for (size_t at = hit; at > least; --at)
    if (ends_sentence(text[at - 1])) return at;
  if (least == 0) return 0;
  const size_t blank = text.find(' ', least);
  return blank < hit ? blank + 1 : hit;
}

size_t window_end(std::string_view text, size_t begin) {
  if (text.size() - begin <= kSnippetBytes) return text.size();
  const size_t blank = text.rfind(' ', begin + kSnippetBytes);
  if (blank != text.npos && blank > begin + kSnippetBytes / 2) return blank;
  size_t end = begin + kSnippetBytes;
  while (end > begin && (text[end] & 0xC0) == 0x80) --end;
  return end;
}

}  // namespace

Snippet snippet_of(std::string_view text, std::string_view lang, const std::set<std::string>& forms,
                   const text::SearchWords& search) {
  std::vector<PlacedWord> hits = search.placed(text, lang);
  std::erase_if(hits, [&](const PlacedWord& word) { return !forms.contains(word.form); });
  const size_t begin = hits.empty() ? 0 : window_begin(text, hits[best_begin(hits)].span.begin);
  const size_t end = window_end(text, begin);
  Snippet snippet;
  auto append = [&](size_t from, size_t to) {
    const std::string_view piece = text.substr(from, to - from);
    const std::string line = format::one_line(piece);
    const bool blank_first = !piece.empty() && is_blank(piece.front());
    const bool blank_last = !piece.empty() && is_blank(piece.back());
    if (blank_first && !line.empty() && !snippet.text.empty()) snippet.text += " ";
    snippet.text += line;
    if (blank_last && !snippet.text.empty() && !snippet.text.ends_with(' ')) snippet.text += " ";
  };
  size_t at = begin;
  if (begin > 0 && !ends_sentence(text[begin - 1])) snippet.text = std::string(kCut) + " ";
  for (const PlacedWord& hit : hits) {
    if (hit.span.begin < begin || hit.span.end > end) continue;
    append(at, hit.span.begin);
    const auto from = static_cast<uint32_t>(snippet.text.size());
    append(hit.span.begin, hit.span.end);
    snippet.hits.push_back({from, static_cast<uint32_t>(snippet.text.size())});
    at = hit.span.end;
  }
  append(at, end);
  while (snippet.text.ends_with(' ')) snippet.text.pop_back();
  if (end < text.size()) snippet.text += " " + std::string(kCut);
  return snippet;
}

}  // namespace kilde::query
