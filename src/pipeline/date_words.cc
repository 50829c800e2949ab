#include "pipeline/date_words.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include <kilde/document.h>

#include "extract/time/time_tagger.h"
#include "pipeline/asking_words.h"
#include "pipeline/language_table.h"
#include "tokens/tokenizer.h"

namespace kilde::pipeline {
namespace {

constexpr size_t kLongest = 200;      // bytes
constexpr int kMostCounted = 10'000;  // days, weeks, months, years

std::optional<Days> days_of(const TimeExpression& time) {
  const auto from = parse_date(time.from), to = parse_date(time.to);
  if (!from || !to) return std::nullopt;
  return Days{from->first_day(), to->first_day()};
}

// "P3M" -> the three months until today, with it, or from it on.
std::optional<Days> counted_from(Date today, std::string_view value, int side) {
  int count = 0;
  if (value.size() < 3 || value[0] != 'P') return std::nullopt;
  const char* end = value.data() + value.size() - 1;
  const auto read = std::from_chars(value.data() + 1, end, count);
  if (read.ptr != end || read.ec != std::errc() || count > kMostCounted) return std::nullopt;
  const auto day = today.first_day();
  const auto moved = [&]() -> std::optional<std::chrono::sys_days> {
    const std::chrono::months months{side * count * (value.back() == 'Y' ? 12 : 1)};
    switch (value.back()) {
      case 'D':
        return day + std::chrono::days{side * count};
      case 'W':
        return day + std::chrono::days{7 * side * count};
      case 'M':
      case 'Y': {
        const auto there = std::chrono::year_month_day{day} + months;
        return there.ok() ? std::chrono::sys_days{there}
                          : std::chrono::sys_days{there.year() / there.month() / std::chrono::last};
      }
      default:
        return std::nullopt;
    }
  }();
  const std::chrono::days one{1};
  if (!moved) return std::nullopt;
  return side < 0 ? Days{*moved, day + one} : Days{day, *moved + one};
}

// The words as a text that holds nothing else.
class Asked {
 public:
  Asked(const tokens::Tokenizer& tokenizer, const time::TimeTagger& tagger,
        const AskingWords& asking, std::string lang, Date today)
      : tokenizer_(tokenizer),
        tagger_(tagger),
        asking_(asking),
        lang_(std::move(lang)),
        today_(today) {}

  std::optional<Days> read(std::string_view words) const {
    const std::string_view rest = asking_.without_lead(words);
    const int side = asking_.side(rest);
    for (const auto& phrase : asking_.phrases(rest))
      if (auto days = in_phrase(phrase, rest, side)) return days;
    return words.size() == rest.size() ? std::nullopt
                                       : in_phrase({std::string(words), 0}, words, 0);
  }

 private:
  std::optional<Days> in_phrase(const AskingWords::Phrase& phrase, std::string_view words,
                                int side) const {
    Document doc{phrase.text};
    doc.lang = lang_;
    doc.date = today_;
    tokenizer_.run(doc);
    tagger_.run(doc);
    const size_t second = phrase.place + std::min(words.find(' '), words.size()) + 1;
    for (const TimeExpression& time : doc.times) {
      if (time.span.end != phrase.place + words.size()) continue;
      if (time.span.begin <= phrase.place)
        if (auto days = days_of(time)) return days;
      if (side != 0 && (time.span.begin <= phrase.place || time.span.begin == second))
        if (auto days = counted_from(today_, time.value, side)) return days;
    }
    return std::nullopt;
  }

  const tokens::Tokenizer& tokenizer_;
  const time::TimeTagger& tagger_;
  const AskingWords& asking_;
  std::string lang_;
  Date today_;
};

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
  auto asking = AskingWords::load(root, lang);
  if (!asking) return asking.error();
  return Asked(*tokenizer, *tagger, *asking, lang, today).read(words);
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
