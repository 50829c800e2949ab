// The names under which an entity or a piece of text may stand in the base.
//
//   names_of(doc, doc.entities[3]);   // {"Донбасс", "Донбассе"}: as resolved, then as it stands
//   names_of(doc, TokenSpan{4, 6});   // as it stands, without a genitive's ending, by its lemmas
//
// Shapes: no string twice, the longest (in words) first, at most kMostNames.
// Needs: tokens and lemmas. Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "knowledge/spelling.h"

namespace kilde::link {

inline constexpr size_t kMostNames = 24;

size_t count_words(std::string_view name);
std::vector<std::string> names_of(const Document& doc, const Entity& entity);
std::vector<std::string> names_of(const Document& doc, TokenSpan tokens);
// And the nominatives of forms that a language inflects, behind those of as many words.
void add_nominatives(const knowledge::Spelling& spelling, std::vector<std::string>& names);
// "Б.Обама", "J. P. Smith": {"Б", "Обама"}; empty where it is no such name.
struct InitialsAndSurname {
  std::string first, surname;
};
InitialsAndSurname split_initials(std::string_view name);
// Whether the span holds a name by the analysis, not a common noun.
bool is_named(const Document& doc, TokenSpan tokens);
bool is_named(const Document& doc, const Entity& entity);

}  // namespace kilde::link
