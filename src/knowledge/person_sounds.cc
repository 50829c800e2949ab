#include "knowledge/person_sounds.h"

#include <algorithm>

#include "base/data_table.h"
#include "base/utf8.h"
#include "knowledge/letter_rules.h"

namespace kilde::knowledge {

namespace {

constexpr size_t kMostKeys = 6;

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words(1);
  for (char32_t c : to_code_points(name)) {
    if (is_name_letter(c) || base::is_digit(c)) {
      base::append_utf8(words.back(), base::to_lower(c));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool is_in_cyrillic(std::string_view word) {
  size_t at = 0;
  return !word.empty() && base::is_cyrillic(base::next_code_point(word, at));
}

Result<PersonSounds> PersonSounds::load(const std::filesystem::path& root) {
  auto sounds = CrossScript::load(root);
  if (!sounds) return sounds.error();
  PersonSounds out(*std::move(sounds));
  auto table = base::DataTable::load(root / "data" / "transliteration" / "name_forms.tsv",
                                     {"what", "forms"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    if (row["what"] != "given") continue;
    const std::vector<std::string_view> forms = base::split_list(row["forms"]);
    for (std::string_view form : forms) {
      const std::vector<std::string> words = name_words(form);
      if (words.size() != 1) return table->error_at(row, "names of one word", form);
      std::vector<std::string>& list = out.forms_[words.front()];
      const std::string key = "=" + base::to_lower(forms.front());
      if (std::find(list.begin(), list.end(), key) == list.end()) list.push_back(key);
    }
  }
  return out;
}

std::vector<std::string> PersonSounds::given(const std::string& word) const {
  std::vector<std::string> out = sounds_.keys(word);
  const auto forms = forms_.find(word);
  if (forms != forms_.end()) out.insert(out.end(), forms->second.begin(), forms->second.end());
  return out;
}

std::vector<std::string> PersonSounds::keys(std::string_view name) const {
  const std::vector<std::string> words = name_words(name);
  if (words.size() < 2 || base::count_code_points(words.front()) < 2) return {};
  std::vector<std::string> firsts = given(words.front());
  // What a table says is surer than a sound.
  std::stable_sort(firsts.begin(), firsts.end(), [](const std::string& a, const std::string& b) {
    return a.starts_with('=') > b.starts_with('=');
  });
  std::vector<std::string> out;
  const std::vector<std::string> lasts = surname(words.back());
  for (size_t sum = 0; sum < firsts.size() + lasts.size(); ++sum) {
    for (size_t first = 0; first <= sum && first < firsts.size(); ++first) {
      if (sum - first >= lasts.size() || out.size() >= kMostKeys) continue;
      out.push_back(firsts[first] + "/" + lasts[sum - first]);
    }
  }
  return out;
}

bool PersonSounds::begin_alike(std::string_view name, std::string_view initial) const {
  const std::vector<std::string> words = name_words(name), letter = name_words(initial);
  if (words.empty() || letter.empty()) return false;
  for (const std::string& a : sounds_.keys(words.front())) {
    for (const std::string& b : sounds_.keys(letter.front())) {
      if (!b.empty() && a.starts_with(b.front())) return true;
    }
  }
  return false;
}

bool PersonSounds::is_other_script(std::string_view name, const EntityBase& base,
                                   uint32_t row) const {
  const bool cyrillic = is_in_cyrillic(name);
  const std::vector<std::string> keys = this->keys(name);
  for (const KnownName& known : base.names(row)) {
    if (is_in_cyrillic(known.text) == cyrillic) continue;
    for (const std::string& key : this->keys(known.text)) {
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) return true;
    }
  }
  return false;
}

}  // namespace kilde::knowledge
