#include "pipeline/health.h"

#include <algorithm>

#include "base/data_table.h"
#include "base/resources.h"
#include "knowledge/entity_base.h"

namespace kilde::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRestore =
    "restore this file: in a source tree `git checkout` it, else install kilde again";

Check failed(std::string what, const Error& error, std::string_view fix) {
  return {std::move(what), false, error.to_string(), std::string(fix)};
}

std::vector<fs::path> tables_below(const fs::path& folder) {
  std::vector<fs::path> tables;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error), end;
  for (; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".tsv") tables.push_back(at->path());
  }
  std::sort(tables.begin(), tables.end());
  return tables;
}

void check_tables(const fs::path& root, std::vector<Check>& checks) {
  size_t sound = 0;
  for (const fs::path& file : tables_below(root / "data")) {
    Result<base::DataTable> table = base::DataTable::load(file, {});
    if (table) {
      ++sound;
    } else {
      checks.push_back(
          failed(fs::relative(file, root).string(), table.error(), "mend the line that is named"));
    }
  }
  checks.push_back({"data", sound > 0, std::to_string(sound) + " tables can be read",
                    sound > 0 ? "" : std::string(kRestore)});
}

void check_entities(const fs::path& root, std::vector<Check>& checks) {
  Result<knowledge::EntityBase> base = knowledge::EntityBase::open(root);
  if (!base) {
    checks.push_back(failed("entities", base.error(), kRestore));
    return;
  }
  std::string found = std::to_string(base->size()) + " known, data of ";
  checks.push_back({"entities", true, found + std::string(base->data_date()), ""});
}

void check_language(const LanguageStatus& language, std::vector<Check>& checks) {
  std::string loaded;
  for (const LanguageStatus::Part& part : language.parts) {
    if (part.loaded) {
      loaded += (loaded.empty() ? "" : ", ") + std::string(part.name);
    } else if (part.error.code != Code::kNotFound && part.error.code != Code::kUnsupported) {
      std::string what = language.code + ": " + std::string(part.name);
      checks.push_back(failed(what, part.error, kRestore));
    }
  }
  checks.push_back({language.code, true, loaded.empty() ? "no model yet" : loaded, ""});
}

}  // namespace

std::vector<Check> check_installation(const fs::path& resources) {
  std::vector<Check> checks;
  Result<fs::path> root = resources.empty() ? base::find_resources() : Result(resources);
  if (!root) {
    return {failed("resources", root.error(),
                   "set KILDE_DATA to the folder that holds data/ and models/")};
  }
  checks.push_back({"resources", true, root->string(), ""});
  check_tables(*root, checks);
  check_entities(*root, checks);
  Result<Reader> reader = Reader::open({.resources = *root});
  if (!reader) {
    checks.push_back(failed("languages", reader.error(), kRestore));
    return checks;
  }
  for (const LanguageStatus& language : reader->languages()) check_language(language, checks);
  return checks;
}

}  // namespace kilde::pipeline
