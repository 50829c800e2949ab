// Mentions: the places of a text that name or describe somebody, before they are joined.
//
//   "Den belarusiske præsident, Aleksandr Lukasjenko, sagde til nyhedsbureauet RIA ..."
//   -> name "Aleksandr Lukasjenko" (person), title "præsident", country BY;
//      name "RIA" (agency:ria), title "nyhedsbureau"
//
// Shapes: in text order; no two overlap, except that a description may stand inside another's
//   phrase. Units: tokens and bytes. Needs: tokens, tags and names. Gives: plain values that view
//   the Document and the gazetteer. Threads: pure functions. Errors: cannot fail.
// Method: gazetteer first, then the names of the analysis, then common nouns that name a role.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "document/tree.h"
#include "extract/entity/gazetteer.h"
#include "extract/entity/inflection.h"
#include "extract/entity/nouns.h"
#include "extract/entity/posts.h"
#include "knowledge/role_titles.h"

namespace kilde::entity {

struct Mention {
  TokenSpan tokens;
  ByteSpan bytes;    // without a genitive ending
  std::string text;  // in the nominative
  std::string form;  // as it stands
  EntityKind kind = EntityKind::kOther;
  const GazetteerEntry* entry = nullptr;
  bool described = false;  // a common noun, not a name
  bool definite = false;
  bool plural = false;
  bool may_be_agency = false;            // "the agency"
  std::string initials;                  // "DA" of "Domstolsadministrasjonen", or empty
  std::string_view gender;               // of a person's name, as "Masc", or empty
  bool known_by_title = false;           // "the official, George Gao"
  std::vector<std::string_view> titles;  // nouns beside a name, or of a description; as in nouns
  std::vector<std::string_view> introduced;    // titles behind a comma: "Ane Holk, a farmer"
  std::vector<std::string_view> roles, tasks;  // lemmas, see activities.h
  Post post;                                   // of "den russiske præsident"
};

struct Knowledge {
  const Gazetteer& gazetteer;
  const Nouns& nouns;
  const Inflection& inflection;
  const knowledge::RoleTitles& roles;
};

std::vector<Mention> find_mentions(const Document& doc, const document::Tree& tree,
                                   const Knowledge& knowledge);

}  // namespace kilde::entity
