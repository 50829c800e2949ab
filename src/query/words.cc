#include "query/words.h"

#include <algorithm>

namespace kilde::query {
namespace {

std::vector<std::string> split(std::string_view form) {
  std::vector<std::string> words;
  for (size_t begin = 0; begin < form.size();) {
    const size_t end = std::min(form.find(' ', begin), form.size());
    if (end > begin) words.emplace_back(form.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string quoted(const std::string& words) { return "\"" + words + "\""; }

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : std::string(between)) + part;
  return all;
}

bool stands_at(const std::vector<text::PlacedWord>& text, size_t at,
               const std::vector<std::string>& row) {
  if (at + row.size() > text.size()) return false;
  for (size_t i = 0; i < row.size(); ++i)
    if (text[at + i].form != row[i]) return false;
  return true;
}

}  // namespace

Result<WordQuery> WordQuery::parse(std::string_view words, const text::SearchWords& search) {
  WordQuery query;
  size_t count = 0;
  auto add = [&](const std::vector<std::string>& forms) {
    Part part;
    for (const std::string& form : forms)
      if (Row row = split(form); !row.empty()) part.forms.push_back(std::move(row));
    if (part.forms.empty()) return;
    count += part.forms.front().size();
    query.parts_.push_back(std::move(part));
  };
  bool in_quotes = false;
  for (size_t begin = 0; begin <= words.size();) {
    const size_t end = std::min(words.find('"', begin), words.size());
    const std::string_view piece = words.substr(begin, end - begin);
    if (in_quotes) {
      add(search.phrases(piece));
    } else {
      for (const std::string& word : search.words_of(piece)) add(search.alternatives(word));
    }
    in_quotes = !in_quotes;
    begin = end + 1;
  }
  if (query.parts_.empty())
    return Error{Code::kInvalidArgument, std::string(words), "expected words, found none"};
  if (count > kMostWords)
    return Error{Code::kInvalidArgument, "",
                 "expected at most " + std::to_string(kMostWords) + " words to look for, found " +
                     std::to_string(count)};
  return query;
}

std::string WordQuery::any_of(const Part& part, bool in_a_row) {
  std::vector<std::string> ways;
  for (const Row& row : part.forms) {
    std::vector<std::string> words;
    for (const std::string& word : row) words.push_back(quoted(word));
    ways.push_back(in_a_row ? quoted(joined(row, " ")) : "(" + joined(words, " AND ") + ")");
  }
  return "(" + joined(ways, " OR ") + ")";
}

std::string WordQuery::text_match() const {
  std::vector<std::string> all;
  for (const Part& part : parts_) all.push_back(any_of(part, true));
  return joined(all, " AND ");
}

std::string WordQuery::claim_match() const {
  std::vector<std::string> all;
  for (const Part& part : parts_) all.push_back(any_of(part, !part.is_row()));
  return joined(all, " AND ");
}

bool WordQuery::has_rows() const { return std::ranges::any_of(parts_, &Part::is_row); }

bool WordQuery::fits(std::string_view text, std::string_view lang,
                     const text::SearchWords& search) const {
  const std::vector<text::PlacedWord> placed = search.placed(text, lang);
  return std::ranges::all_of(parts_,
                             [&](const Part& part) { return !part.is_row() || has(placed, part); });
}

bool WordQuery::has_all(std::string_view text, std::string_view lang,
                        const text::SearchWords& search) const {
  const std::vector<text::PlacedWord> placed = search.placed(text, lang);
  return std::ranges::all_of(parts_, [&](const Part& part) { return has(placed, part); });
}

bool WordQuery::has(const std::vector<text::PlacedWord>& placed, const Part& part) {
  return std::ranges::any_of(part.forms, [&](const Row& row) {
    for (size_t at = 0; at < placed.size(); ++at)
      if (stands_at(placed, at, row)) return true;
    return false;
  });
}

std::set<std::string> WordQuery::forms() const {
  std::set<std::string> all;
  for (const Part& part : parts_)
    for (const Row& row : part.forms) all.insert(row.begin(), row.end());
  return all;
}

}  // namespace kilde::query
