// Activities: what a person is said to do, for descriptions that say it with another word.
//
//   "Ida Voss, der leder efterforskningen ... efterforskningslederen"
//   "руководитель расследования Иван Петров ... следователь"
//   share_a_stem("efterforskningsleder", "efterforskning");
//
// Units: code points. Needs: an analysed Document and its tree, which outlive the lemmas.
// Threads: pure functions. Errors: cannot fail.
// Method: nouns under a title, and the objects of a name's relative clause; a stem is a stretch of
//   at least seven letters that one of the two words begins with.
#pragma once

#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "document/tree.h"

namespace kilde::entity {

// Lemmas of what depends on the noun: "розслідування" of "керівник розслідування".
void add_objects(const Document& doc, const document::Tree& tree, uint32_t noun,
                 std::vector<std::string_view>& out);
// The same for the verbs of the relative clauses behind a name.
void add_clauses(const Document& doc, const document::Tree& tree, TokenSpan name,
                 std::vector<std::string_view>& out);
bool share_a_stem(std::string_view a, std::string_view b);
// "Ermittler" of "Ermittlungsleiter", "следователь" of "расследование"; no vice president's
// president, no minister of the chief of defence.
bool is_agent_of(std::string_view agent, std::string_view word);

}  // namespace kilde::entity
