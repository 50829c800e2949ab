// The stages that read one language, as far as there are models and data for it.
//
//   LanguageStages stages = load_stages(root, "da");
//   for (const auto& stage : stages.running) stage->run(doc);
//   stages.note == "";     // "no analysis, time, entity or attribution for the language 'be'"
//
// Gives: the stages in running order, each with the columns it reads written before it (a stage
//   whose columns nobody writes is left out).
// Owns: the stages and their models. Threads: read-only after loading.
// Errors: cannot fail; what could not be loaded is told in `parts` and `note`.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/reader.h>

#include "document/stage.h"
#include "knowledge/user_entities.h"
#include "pipeline/lazy_base.h"

namespace kilde::pipeline {

using UserList = std::shared_ptr<const knowledge::UserEntities>;

struct LanguageStages {
  std::vector<std::unique_ptr<const document::Stage>> running;
  std::vector<LanguageStatus::Part> parts;  // one for every part that kilde has
  std::string note;                         // what is missing; empty when all is there
};

// Whether a part of the reading has this name ("tokens", "analysis", ...), whatever the language.
bool is_part(std::string_view name);

// It is there, and is wrong: a table with a mistake, a damaged model.
bool is_broken(const LanguageStatus::Part& part);

// What the stages of all languages share; it must outlive the call. `users` may be null.
struct Shared {
  const LazyBase& base;
  const UserList& users;
};

LanguageStages load_stages(const std::filesystem::path& root, const std::string& lang,
                           const Shared& shared);

}  // namespace kilde::pipeline
