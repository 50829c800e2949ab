// What the base knows of one entity, as lines for people or as JSON.
//
//   std::cout << view_text(base, row, {.lang = "da", .color = true});
//   std::cout << view_json(base, row, options);      // {"id":"Q2866",...}, without end of line
//
// Shapes: the name, kind, id and country; then place, names by language, other spellings, offices.
//   `at` keeps the offices that it meets. Units: degrees, terminal columns.
// Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>
#include <string_view>

#include "knowledge/entity_base.h"
#include "knowledge/user_entities.h"

namespace kilde::cli {

struct ViewOptions {
  std::string lang = "en";
  Date at;  // unknown: all offices
  int width = 80;
  bool color = false;
};

// "  names     da Rusland, ..." with the lines after the first below it; nothing for no text.
std::string view_field(std::string_view label, const std::string& text, const ViewOptions& options);
// One line: "Minsk  place (capital), BY, gn:625144".
std::string view_head(const knowledge::EntityBase& base, uint32_t row, const ViewOptions& options);
std::string view_text(const knowledge::EntityBase& base, uint32_t row, const ViewOptions& options);
std::string view_json(const knowledge::EntityBase& base, uint32_t row, const ViewOptions& options);
// The same of an entity of the user's own list.
std::string view_text(const knowledge::UserEntity& user, const ViewOptions& options);
std::string view_json(const knowledge::UserEntity& user);

}  // namespace kilde::cli
