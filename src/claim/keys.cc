#include "claim/keys.h"

#include <algorithm>

#include "base/data_table.h"

namespace kilde::claim {
namespace {

constexpr size_t kLongestWordKey = 5;  // letters; what follows is mostly inflection

}  // namespace

Result<Keys> Keys::load(const std::filesystem::path& root) {
  auto sounds = knowledge::CrossScript::load(root);
  if (!sounds) return sounds.error();
  auto types =
      base::DataTable::load(root / "data" / "entities" / "institutions.tsv", {"type", "known"});
  if (!types) return types.error();
  auto bodies =
      base::DataTable::load(root / "data" / "claim" / "institutions.tsv", {"type", "body"});
  if (!bodies) return bodies.error();
  Bodies by_type, by_id;
  for (const auto& row : types->rows()) by_type.emplace(row["type"], row["type"]);
  for (const auto& row : bodies->rows()) {
    const auto type = by_type.find(row["type"]);
    if (type == by_type.end())
      return bodies->error_at(row, "a type of data/entities/institutions.tsv", row["type"]);
    type->second = row["body"];
  }
  for (const auto& row : types->rows())
    for (const std::string_view known : base::split_list(row["known"]))
      by_id.emplace(known.substr(known.find('=') + 1), by_type.find(row["type"])->second);
  return Keys(std::move(*sounds), std::move(by_type), std::move(by_id));
}

std::string Keys::person(std::string_view name) const {
  const size_t blank = name.find_last_of(' ');
  return "p:" + sounds_.key(blank == std::string_view::npos ? name : name.substr(blank + 1));
}

std::string Keys::name(std::string_view name) const { return "n:" + sounds_.key(name); }

std::string Keys::word(std::string_view word) const {
  return "~" + sounds_.key(word).substr(0, kLongestWordKey);
}

std::string Keys::entity(const Entity& entity) const {
  if (entity.kind == EntityKind::kPerson) return person(entity.name);
  if (entity.kind == EntityKind::kOutlet || entity.kind == EntityKind::kAgency)
    return name(entity.name);
  return is_shared(entity.id) ? std::string(entity.id) : name(entity.name);
}

std::string_view Keys::institution(std::string_view id) const {
  const auto known = by_id_.find(id);
  if (known != by_id_.end()) return known->second;
  if (!id.starts_with("body:")) return {};
  const auto type = by_type_.find(id.substr(id.rfind(':') + 1));
  return type == by_type_.end() ? std::string_view() : type->second;
}

bool is_shared(std::string_view id) {
  if (id.find(':') != std::string_view::npos) return true;
  return id.size() > 1 && id[0] == 'Q' &&
         std::ranges::all_of(id.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace kilde::claim
