// Posts: which office somebody holds and whose, so that two who share a title are not one.
//
//   "the Ukrainian foreign minister": country "UA", office "foreign-minister", owner "=UA"
//   "ordføreren i Bergen": owner "@bergen"; "the president of the European Commission":
//   owner "*european commission"
//   clash(posts, {"UA", "defence-minister", "=UA"});   // true: not the foreign minister
//
// Units: an owner is a sign for the kind, then a code or a name in small letters; what is not told
//   is empty. Views live as long as the Document. Threads: pure. Errors: cannot fail.
// Method: what is told on both sides must be the same; owners' names by a word that both have; a
//   town and a country do not speak against each other ("the minister in Kyiv").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kilde::entity {

inline constexpr char kCountryOwner = '=', kPlaceOwner = '@', kNamedOwner = '*';

struct Post {
  std::string_view country, office;
  std::string owner;
};

// All that were told of somebody.
struct Posts {
  std::vector<std::string_view> countries, offices;
  std::vector<std::string> owners;

  void add(const Post& post);
};

bool clash_of_countries(const Posts& posts, std::string_view country);
// Whether something told of `posts` cannot be of one who holds the other.
bool clash(const Posts& posts, const Post& other);
bool clash(const Posts& posts, const Posts& others);

}  // namespace kilde::entity
