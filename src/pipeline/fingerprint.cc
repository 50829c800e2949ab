#include "pipeline/fingerprint.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <system_error>
#include <vector>

#include "base/hash.h"
#include "base/mapped_file.h"
#include "pipeline/language_table.h"

namespace kilde::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr size_t kWhole = 1 << 20;  // bytes; of larger files three parts are looked at
constexpr size_t kPart = 1 << 16;

bool counts(const fs::path& file) {
  return file.extension() == ".tsv" || file.extension() == ".kmod" || file.extension() == ".txt";
}

template <typename Folder>
void collect(const fs::path& folder, std::vector<fs::path>& files) {
  std::error_code failed;
  for (auto entry = Folder(folder, failed); !failed && entry != Folder(); entry.increment(failed))
    if (entry->is_regular_file(failed) && counts(entry->path())) files.push_back(entry->path());
}

uint64_t hash_file(const fs::path& file, uint64_t hash) {
  auto mapped = base::MappedFile::open(file);
  if (!mapped) return hash;
  const std::string_view bytes = mapped->text();
  hash = base::fnv1a(std::to_string(bytes.size()), hash);
  if (bytes.size() <= kWhole) return base::fnv1a(bytes, hash);
  for (size_t at : {size_t{0}, bytes.size() / 2, bytes.size() - kPart})
    hash = base::fnv1a(bytes.substr(at, kPart), hash);
  return hash;
}

}  // namespace

std::string reading_fingerprint(const fs::path& resources, std::string_view lang) {
  const fs::path data = resources / "data", models = resources / "models";
  std::vector<fs::path> files;
  collect<fs::directory_iterator>(data, files);
  for (const fs::path& folder :
       {data / "claim", data / "entities", data / "transliteration", data / lang, models / lang})
    collect<fs::recursive_directory_iterator>(folder, files);
  if (auto table = LanguageTable::load(resources)) {
    const auto* language = table->find(lang);
    if (language && !language->model.empty())
      collect<fs::recursive_directory_iterator>(models / language->model, files);
  }
  std::ranges::sort(files);
  uint64_t hash = base::kFnvStart;
  for (const fs::path& file : files) {
    hash = base::fnv1a(file.lexically_relative(resources).generic_string(), hash);
    hash = hash_file(file, hash);
  }
  std::array<char, 17> digits;
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
  return digits.data();
}

}  // namespace kilde::pipeline
