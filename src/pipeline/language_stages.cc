#include "pipeline/language_stages.h"

#include <array>
#include <utility>

#if __has_include("analysis/analyser.h")
#include "analysis/analyser.h"
#endif
#if __has_include("extract/entity/finder.h")
#include "extract/entity/finder.h"
#endif
#if __has_include("extract/quote/finder.h")
#include "extract/quote/finder.h"
#endif
#if __has_include("extract/time/tagger.h")
#include "extract/time/tagger.h"
#endif
#if __has_include("tokens/tokenizer.h")
#include "tokens/tokenizer.h"
#endif

namespace kilde::pipeline {
namespace {

using document::Stage;
using Loaded = Result<std::unique_ptr<const Stage>>;

template <typename T>
Loaded load(const std::filesystem::path& root, const std::string& lang) {
  Result<T> stage = T::load(root, lang);
  if (!stage) return stage.error();
  return Loaded(std::make_unique<const T>(std::move(*stage)));
}

struct Part {
  std::string_view name;
  Loaded (*load)(const std::filesystem::path& root, const std::string& lang);
};

// In running order.
Loaded none(const std::filesystem::path&, const std::string&) {
  return Error{Code::kNotFound, "", ""};
}
constexpr std::array<Part, 5> kParts = {{
    {"tokens", none},
    {"analysis", none},
    {"time", none},
    {"entity", none},
    {"attribution", none},
}};

std::string missing_note(const std::vector<LanguageStatus::Part>& parts, const std::string& lang) {
  std::string missing, broken;
  for (const LanguageStatus::Part& part : parts) {
    if (part.loaded) continue;
    missing += (missing.empty() ? "" : ", ") + std::string(part.name);
    if (part.error.code != Code::kNotFound && part.error.code != Code::kUnsupported) {
      broken += "; " + part.error.to_string();
    }
  }
  if (missing.empty()) return "";
  return "language '" + lang + "': read without " + missing + broken;
}

}  // namespace

LanguageStages load_stages(const std::filesystem::path& root, const std::string& lang) {
  LanguageStages stages;
  uint32_t written = document::kText | document::kLang;
  for (const Part& part : kParts) {
    Loaded loaded = part.load(root, lang);
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
