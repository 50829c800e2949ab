#include "pipeline/date_words.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <kilde/document.h>

#include "extract/time/time_tagger.h"
#include "pipeline/language_table.h"
#include "tokens/tokenizer.h"

namespace kilde::pipeline {
namespace {

constexpr size_t kLongest = 200;  // bytes

std::optional<Days> days_of(const TimeExpression& time) {
  const auto from = parse_date(time.from), to = parse_date(time.to);
  if (!from || !to) return std::nullopt;
  return Days{from->first_day(), to->first_day()};
}

// What the words mean in one language; nothing where they are no time, or not all of them are.
Result<std::optional<Days>> read_in(const std::filesystem::path& root, std::string_view words,
                                    const std::string& lang, Date today) {
  auto tokenizer = tokens::Tokenizer::load(root, lang);
  auto tagger = time::TimeTagger::load(root, lang);
  if (!tokenizer || !tagger) {
    const Error& error = tokenizer ? tagger.error() : tokenizer.error();
    if (error.code == Code::kNotFound) return std::optional<Days>();
    return error;
  }
  Document doc{std::string(words)};
  doc.lang = lang;
  doc.date = today;
  tokenizer->run(doc);
  tagger->run(doc);
  for (const TimeExpression& time : doc.times)
    if (time.span.begin == 0 && time.span.end == words.size()) return days_of(time);
  return std::optional<Days>();
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

Result<Days> read_days(const std::filesystem::path& root, std::string_view words,
                       std::string_view lang, Date today) {
  words = trimmed(words);
  if (auto date = parse_date(words)) return Days{date->first_day(), date->day_after()};
  auto table = LanguageTable::load(root);
  if (!table) return table.error();
  for (const LanguageTable::Language& language : table->all()) {
    if (!lang.empty() && language.code != lang) continue;
    if (words.empty() || words.size() > kLongest) break;
    auto days = read_in(root, words, language.code, today);
    if (!days) return days.error();
    if (*days) return **days;
  }
  return Error{Code::kInvalidArgument, std::string(words.substr(0, kLongest)),
               "expected a date (YYYY, YYYY-MM, YYYY-MM-DD) or words such as \"last week\""};
}

}  // namespace kilde::pipeline
