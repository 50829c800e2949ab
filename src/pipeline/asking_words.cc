#include "pipeline/asking_words.h"

#include <algorithm>
#include <map>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::pipeline {
namespace {

std::string_view first_word(std::string_view words) { return words.substr(0, words.find(' ')); }

bool has(const std::vector<std::string>& all, std::string_view word) {
  return std::ranges::find(all, base::to_lower(word)) != all.end();
}

// Months and weekdays of some languages are known by their capitals.
std::string with_capitals(std::string_view words) {
  std::string out(words);
  for (size_t i = 0; i < out.size(); ++i)
    if ((i == 0 || out[i - 1] == ' ') && out[i] >= 'a' && out[i] <= 'z')
      out[i] = static_cast<char>(out[i] - 'a' + 'A');
  return out;
}

}  // namespace

Result<AskingWords> AskingWords::load(const std::filesystem::path& root, std::string_view lang) {
  AskingWords words;
  const auto file = root / "data" / lang / "time" / "asking.tsv";
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return words;
  auto table = base::DataTable::load(file, {"class", "words"});
  if (!table) return table.error();
  const std::map<std::string_view, std::vector<std::string>*> classes = {{"lead", &words.lead_},
                                                                         {"back", &words.back_},
                                                                         {"ahead", &words.ahead_},
                                                                         {"frame", &words.frames_}};
  for (const base::DataTable::Row& row : table->rows()) {
    const auto at = classes.find(row["class"]);
    if (at == classes.end())
      return table->error_at(row, "one of lead back ahead frame", row["class"]);
    for (std::string_view each : base::split_list(row["words"])) {
      if (row["class"] == "frame" && std::ranges::count(each, '_') != 1)
        return table->error_at(row, "a phrase with _ for the words", each);
      at->second->emplace_back(each);
    }
  }
  return words;
}

std::string_view AskingWords::without_lead(std::string_view words) const {
  for (;;) {
    const std::string_view first = first_word(words);
    if (first.size() == words.size() || !has(lead_, first)) return words;
    words.remove_prefix(first.size());
    words.remove_prefix(std::min(words.find_first_not_of(' '), words.size()));
  }
}

std::vector<AskingWords::Phrase> AskingWords::phrases(std::string_view words) const {
  std::vector<Phrase> all = {{std::string(words), 0}};
  if (std::string capital = with_capitals(words); capital != words)
    all.push_back({std::move(capital), 0});
  for (const std::string& frame : frames_) {
    const size_t place = frame.find('_');
    all.push_back({frame.substr(0, place) + std::string(words) + frame.substr(place + 1), place});
  }
  return all;
}

int AskingWords::side(std::string_view words) const {
  const std::string_view first = first_word(words);
  return has(back_, first) ? -1 : has(ahead_, first) ? 1 : 0;
}

}  // namespace kilde::pipeline
