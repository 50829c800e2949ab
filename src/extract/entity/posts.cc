#include "extract/entity/posts.h"

#include <algorithm>

#include "extract/entity/activities.h"
#include "extract/entity/name_match.h"

namespace kilde::entity {

namespace {

bool is_none_of(const std::vector<std::string_view>& known, std::string_view told) {
  return !told.empty() && !known.empty() &&
         std::find(known.begin(), known.end(), told) == known.end();
}

bool are_two(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a == b) return false;
  const bool places = a.front() != kNamedOwner && b.front() != kNamedOwner;
  if (places && a.front() != b.front()) return false;
  if (a.front() == kCountryOwner || b.front() == kCountryOwner) return true;
  const auto words = words_of(a.substr(1)), others = words_of(b.substr(1));
  return std::none_of(words.begin(), words.end(), [&](std::string_view word) {
    return std::any_of(others.begin(), others.end(), [&](std::string_view other) {
      return word == other || share_a_stem(word, other);
    });
  });
}

bool clash_of_owners(const std::vector<std::string>& known, std::string_view told) {
  return !known.empty() && std::all_of(known.begin(), known.end(), [&](const std::string& owner) {
    return are_two(owner, told);
  });
}

}  // namespace

void Posts::add(const Post& post) {
  if (!post.country.empty()) countries.push_back(post.country);
  if (!post.office.empty()) offices.push_back(post.office);
  if (!post.owner.empty()) owners.push_back(post.owner);
}

bool clash_of_countries(const Posts& posts, std::string_view country) {
  return is_none_of(posts.countries, country);
}

bool clash(const Posts& posts, const Post& other) {
  return clash_of_countries(posts, other.country) || is_none_of(posts.offices, other.office) ||
         clash_of_owners(posts.owners, other.owner);
}

bool clash(const Posts& posts, const Posts& others) {
  const auto in = [&](const auto& list, const auto& fails) {
    return std::any_of(list.begin(), list.end(), fails);
  };
  return in(others.countries, [&](std::string_view c) { return clash_of_countries(posts, c); }) ||
         in(others.offices, [&](std::string_view o) { return is_none_of(posts.offices, o); }) ||
         in(others.owners, [&](const std::string& o) { return clash_of_owners(posts.owners, o); });
}

}  // namespace kilde::entity
