#include "pipeline/stage_store.h"

#include <utility>

#include "pipeline/language_table.h"

namespace kilde::pipeline {

StageStore::StageStore(std::filesystem::path root, const std::vector<std::string>& languages,
                       UserList users)
    : root_(std::move(root)), base_(root_), users_(std::move(users)) {
  slots_.try_emplace(std::string(kOtherLanguage));
  for (const std::string& lang : languages) slots_.try_emplace(lang);
}

const LanguageStages& StageStore::get(std::string_view lang) const {
  auto slot = slots_.find(lang);
  if (slot == slots_.end()) slot = slots_.find(kOtherLanguage);
  std::call_once(slot->second.once, [&] {
    slot->second.stages = load_stages(root_, slot->first, {base_, users_});
    slot->second.loaded.store(true, std::memory_order_release);
  });
  return slot->second.stages;
}

std::vector<Error> StageStore::broken(std::string_view until) const {
  std::vector<Error> errors;
  for (const auto& [lang, slot] : slots_) {
    if (!slot.loaded.load(std::memory_order_acquire)) continue;
    std::string faults;
    for (const LanguageStatus::Part& part : slot.stages.parts) {
      if (is_broken(part))
        faults += (faults.empty() ? "no " : "; no ") + std::string(part.name) + ": " +
                  part.error.to_string();
      if (part.name == until) break;
    }
    if (!faults.empty()) errors.push_back({Code::kFormat, "language '" + lang + "'", faults});
  }
  return errors;
}

}  // namespace kilde::pipeline
