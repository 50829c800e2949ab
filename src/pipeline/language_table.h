// The languages that kilde knows of, as data/languages.tsv names them.
//
//   auto table = LanguageTable::load(root);
//   table->find("da")->name == "Danish";   table->find("xx") == nullptr
//   table->codes() == "da, nb, nn, ..."
//
// Owns: its strings. Threads: read-only after load.
// Errors: as base/data_table.h; kFormat for a code that is not two or three lower-case letters.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

namespace kilde::pipeline {

inline constexpr std::string_view kOtherLanguage = "other";

class LanguageTable {
 public:
  struct Language {
    std::string code;
    std::string name;
    std::string model;  // the folder of models/ whose analyser reads it; may be empty
  };

  static Result<LanguageTable> load(const std::filesystem::path& root);

  const std::vector<Language>& all() const { return languages_; }
  const Language* find(std::string_view code) const;
  std::string codes() const;

 private:
  std::vector<Language> languages_;
};

}  // namespace kilde::pipeline
