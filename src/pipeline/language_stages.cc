#include "pipeline/language_stages.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/analyser.h"
#include "extract/entity/finder.h"
#include "extract/link/demonyms.h"
#include "extract/link/linker.h"
#include "extract/quote/finder.h"
#include "extract/time/time_tagger.h"
#include "tokens/tokenizer.h"

namespace kilde::pipeline {
namespace {

using document::Stage;
using Loaded = Result<std::unique_ptr<const Stage>>;

template <typename T>
Loaded loaded(Result<T> stage) {
  if (!stage) return stage.error();
  return Loaded(std::make_unique<const T>(std::move(*stage)));
}

template <typename T>
Loaded load(const std::filesystem::path& root, const std::string& lang, const Shared&) {
  return loaded(T::load(root, lang));
}

Loaded load_linker(const std::filesystem::path& root, const std::string& lang,
                   const Shared& shared) {
  auto base = shared.base.get();
  if (!base) return base.error();
  return loaded(link::Linker::load(root, lang, *base, shared.users));
}

Loaded load_demonyms(const std::filesystem::path& root, const std::string& lang,
                     const Shared& shared) {
  auto base = shared.base.get();
  if (!base) return base.error();
  return loaded(link::Demonyms::load(root, lang, *base));
}

struct Part {
  std::string_view name;
  std::string_view folder;  // in data/LANG, without which there is no such part; may be empty
  Loaded (*load)(const std::filesystem::path& root, const std::string& lang, const Shared& shared);
};

// In running order.
constexpr std::array<Part, 7> kParts = {{
    {"tokens", "", load<tokens::Tokenizer>},
    {"analysis", "", load<analysis::Analyser>},
    {"time", "", load<time::TimeTagger>},
    {"entity", "entity", load<entity::EntityFinder>},
    {"link", "entity", load_linker},
    {"attribution", "quote", load<quote::AttributionFinder>},
    {"demonym", "entity", load_demonyms},
}};

Loaded load_part(const Part& part, const std::filesystem::path& root, const std::string& lang,
                 const Shared& shared) {
  std::filesystem::path folder = root / "data" / lang / part.folder;
  std::error_code ignored;
  if (!part.folder.empty() && !std::filesystem::is_directory(folder, ignored)) {
    return Error{Code::kNotFound, folder.string(), "expected a folder, found none"};
  }
  return part.load(root, lang, shared);
}

std::string missing_note(const std::vector<LanguageStatus::Part>& parts, const std::string& lang) {
  std::string missing, broken;
  for (const LanguageStatus::Part& part : parts) {
    if (part.loaded) continue;
    missing += (missing.empty() ? "" : ", ") + std::string(part.name);
    if (is_broken(part)) broken += "; " + part.error.to_string();
  }
  if (missing.empty()) return "";
  return "language '" + lang + "': read without " + missing + broken;
}

}  // namespace

bool is_part(std::string_view name) {
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](const Part& part) { return part.name == name; });
}

bool is_broken(const LanguageStatus::Part& part) {
  return !part.loaded && part.error.code != Code::kNotFound &&
         part.error.code != Code::kUnsupported;
}

LanguageStages load_stages(const std::filesystem::path& root, const std::string& lang,
                           const Shared& shared) {
  LanguageStages stages;
  uint32_t written = document::kText | document::kLang;
  for (const Part& part : kParts) {
    Loaded loaded = load_part(part, root, lang, shared);
    LanguageStatus::Part& status = stages.parts.emplace_back();
    status.name = part.name;
    if (!loaded) {
      status.error = loaded.error();
    } else if ((*loaded)->reads() & ~written) {
      status.error = {Code::kUnsupported, lang, "expected an earlier part, found none"};
    } else {
      status.loaded = true;
      written |= (*loaded)->writes();
      stages.running.push_back(std::move(*loaded));
    }
  }
  stages.note = missing_note(stages.parts, lang);
  return stages;
}

}  // namespace kilde::pipeline
