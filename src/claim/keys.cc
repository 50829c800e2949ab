#include "claim/keys.h"

#include <algorithm>

namespace kilde::claim {
namespace {

constexpr size_t kLongestWordKey = 5;  // letters; what follows is mostly inflection

}  // namespace

Result<Keys> Keys::load(const std::filesystem::path& root) {
  auto sounds = knowledge::CrossScript::load(root);
  if (!sounds) return sounds.error();
  return Keys(std::move(*sounds));
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

bool is_shared(std::string_view id) {
  if (id.find(':') != std::string_view::npos) return true;
  return id.size() > 1 && id[0] == 'Q' &&
         std::ranges::all_of(id.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace kilde::claim
