// Descriptions: common nouns that say what somebody is, beside a name or instead of one.
//
//   Descriptions descriptions(doc, tree, nominative, titles, knowledge, list);
//   descriptions.add_titles();   // "talsmand" to the mention of "Petro Havrylenko"
//   descriptions.find();         // "viceministeren", "to vestlige diplomater"
//
// Units: tokens. Needs: the list with all names. Threads: one document, one thread. Errors: cannot
//   fail. Method: nouns.tsv says which nouns are roles; a noun that is a title of a name, part of
//   another role, denied, or only says what somebody is, is no mention.
#pragma once

#include <optional>
#include <vector>

#include "extract/entity/mention_list.h"
#include "extract/entity/titles.h"

namespace kilde::entity {

class Descriptions {
 public:
  Descriptions(const Document& doc, const document::Tree& tree, const NominativeNames& nominative,
               const Titles& titles, const Knowledge& knowledge, MentionList& list)
      : doc_(doc),
        tree_(tree),
        know_(knowledge),
        nominative_(nominative),
        titles_of_(titles),
        list_(list),
        is_title_(doc.size(), false) {}

  void add_titles();
  void find();

 private:
  std::vector<uint32_t> modifiers_of(uint32_t noun) const;
  std::string_view country_of(uint32_t noun) const;
  std::string_view office_of(uint32_t noun) const;
  std::string owner_of(uint32_t noun) const;
  bool is_called(const Mention& mention) const;
  void add_title(Mention& mention, uint32_t noun);
  std::string_view base_of(uint32_t noun) const;
  bool is_definite(uint32_t noun) const;
  bool is_owner(uint32_t token) const;
  bool is_denied(uint32_t noun) const;
  bool is_part_of_role(uint32_t noun) const;
  std::optional<EntityKind> kind_at(uint32_t noun) const;
  bool only_says_what_somebody_is(uint32_t noun) const;
  void describe(uint32_t noun, EntityKind kind);
  bool has_only_case(uint32_t noun) const;
  TokenSpan phrase_of(uint32_t noun) const;

  const Document& doc_;
  const document::Tree& tree_;
  const Knowledge& know_;
  const NominativeNames& nominative_;
  const Titles& titles_of_;
  MentionList& list_;
  std::vector<bool> is_title_;  // by token
};

}  // namespace kilde::entity
