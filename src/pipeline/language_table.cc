#include "pipeline/language_table.h"

#include <algorithm>

#include "base/data_table.h"

namespace kilde::pipeline {
namespace {

bool is_code(std::string_view code) {
  return (code.size() == 2 || code.size() == 3) &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

Result<LanguageTable> LanguageTable::load(const std::filesystem::path& root) {
  auto table = base::DataTable::load(root / "data" / "languages.tsv", {"code", "name", "model"});
  if (!table) return table.error();
  LanguageTable languages;
  for (const base::DataTable::Row& row : table->rows()) {
    std::string_view code = row["code"];
    if (!is_code(code)) return table->error_at(row, "an ISO 639 code such as 'da'", code);
    if (languages.find(code)) return table->error_at(row, "every code once", code);
    languages.languages_.push_back(
        {std::string(code), std::string(row["name"]), std::string(row["model"])});
  }
  return languages;
}

const LanguageTable::Language* LanguageTable::find(std::string_view code) const {
  for (const Language& language : languages_) {
    if (language.code == code) return &language;
  }
  return nullptr;
}

std::string LanguageTable::codes() const {
  std::string list;
  for (const Language& language : languages_) {
    if (!list.empty()) list += ", ";
    list += language.code;
  }
  return list;
}

}  // namespace kilde::pipeline
