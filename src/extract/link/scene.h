// Scene: where a report plays, as far as its own names tell.
//
//   Scene scene(base, doc, {"DK"});
//   scene.add(base.row_of("country:BY"));      // the text names Belarus
//   scene.weight(base.entity(minsk)) > 0;      // so its Minsk is likelier than another
//
// Units: weights are points of a candidate's score (see chooser.h).
// Needs: the base, the publisher and the date. Owns its sets. Threads: one document, one thread.
// Errors: cannot fail.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "knowledge/entity_base.h"

namespace kilde::link {

class Scene {
 public:
  Scene(const knowledge::EntityBase& base, const Document& doc,
        const std::vector<std::string>& homes);

  // Something that the text names for certain.
  void add(uint32_t row);
  // How well a candidate fits what is named; below 0 where it lies elsewhere.
  int weight(uint32_t row, const knowledge::KnownEntity& known) const;
  bool names_country(std::string_view country) const { return countries_.count(country) > 0; }
  bool is_home(std::string_view country) const { return homes_.count(country) > 0; }
  // The first of the homes, where the text names it or nothing else; else the only country named.
  std::string usual_country(const std::vector<std::string>& homes) const;
  std::string only_country() const;
  // Whether the text names a town that lies in the region.
  bool names_town_of(uint32_t region) const { return towns_in_.count(region) > 0; }
  Date date() const { return date_; }
  // Whether a person holds an office at the date.
  bool in_office(uint32_t row) const;

 private:
  bool in_named_region(const knowledge::KnownEntity& known) const;

  const knowledge::EntityBase& base_;
  std::set<std::string_view, std::less<>> countries_;
  std::set<std::string, std::less<>> homes_;
  std::set<uint32_t> regions_;   // named
  std::set<uint32_t> towns_in_;  // of which a town is named
  Date date_;
};

}  // namespace kilde::link
