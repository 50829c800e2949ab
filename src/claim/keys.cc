#include "claim/keys.h"

#include <algorithm>

#include "base/data_table.h"

namespace kilde::claim {
namespace {

constexpr size_t kLongestWordKey = 5;  // letters; what follows is mostly inflection

}  // namespace

Result<Keys::Bodies> Keys::load_types(const std::filesystem::path& root) {
  auto table =
      base::DataTable::load(root / "data" / "claim" / "institutions.tsv", {"type", "body"});
  if (!table) return table.error();
  Bodies bodies;
  for (const auto& row : table->rows()) bodies.emplace(row["type"], row["body"]);
  return bodies;
}

Result<Keys> Keys::load(const std::filesystem::path& root) {
  auto sounds = knowledge::CrossScript::load(root);
  if (!sounds) return sounds.error();
  auto by_type = load_types(root);
  if (!by_type) return by_type.error();
  auto table =
      base::DataTable::load(root / "data" / "entities" / "institutions.tsv", {"type", "known"});
  if (!table) return table.error();
  Bodies by_id;
  for (const auto& row : table->rows()) {
    const std::string type(row["type"]);
    const auto& body = by_type->try_emplace(type, type).first->second;
    for (const std::string_view known : base::split_list(row["known"]))
      by_id.emplace(known.substr(known.find('=') + 1), body);
  }
  return Keys(std::move(*sounds), std::move(*by_type), std::move(by_id));
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
