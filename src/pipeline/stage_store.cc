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
  });
  return slot->second.stages;
}

}  // namespace kilde::pipeline
