// Reading: what every strategy looks at: the document, its trees, its quotations, the words.
//
//   Reading reading(doc, lexicon);
//   reading.cue_at(token);                   // the row of cues.tsv that fits here, or nullptr
//   reading.subject(verb);                   // the token that is its subject, also an elided one
//   reading.phrase(noun);                    // the whole noun phrase without relative clauses
//
// Units: token indexes of the document; kNone for "there is none".
// Needs: an analysed Document and a Lexicon that both outlive it. Threads: read-only once built.
// Errors: cannot fail, whatever the trees say.
// Method: relations and features of Universal Dependencies; every search is bounded by its
//   sentence or by a small constant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "document/tree.h"
#include "extract/quote/lexicon.h"
#include "extract/quote/quotations.h"

namespace kilde::quote {

inline constexpr uint32_t kNone = UINT32_MAX;
inline constexpr uint32_t kParticleReach = 20;  // tokens between "quoted X" and "as saying"

// Somebody named after "ifølge", "til", "med henvisning til", ...
struct Citing {
  TokenSpan phrase;  // "ifølge nyhedsbureauet RIA"
  TokenSpan lead;    // "ifølge"
  TokenSpan name;    // "nyhedsbureauet RIA"
  uint32_t head = kNone;
  TokenSpan tail;  // "mening" of "efter Holks mening", "zufolge" of "Holk zufolge", else empty
  CitingKind kind = CitingKind::kAccording;
};

class Reading {
 public:
  Reading(const Document& document, const Lexicon& words);

  const Document& doc;
  const document::Tree tree;
  const Lexicon& lexicon;
  std::vector<Quotation> quotations;
  std::vector<Citing> citings;  // in text order of their leads

  // Those whose lead begins in the span.
  std::span<const Citing> citings_in(TokenSpan span) const;
  // The row of the quotation that begins with the token (its mark), or -1.
  int32_t quotation_at(uint32_t token) const { return quotation_at_[token]; }
  // The row of the outermost quotation in marks, open and closed, that holds the token, or -1.
  int32_t quotation_around(uint32_t token) const { return quotation_around_[token]; }
  uint32_t size() const { return static_cast<uint32_t>(doc.size()); }
  std::string_view low(uint32_t token) const { return low_[token]; }
  bool is(uint32_t token, WordClass word_class) const;
  bool is_punct(uint32_t token) const { return doc.upos[token] == Upos::kPunct || signs_[token]; }
  bool is_verb(uint32_t token) const;
  bool is_nominal(uint32_t token) const;
  // A mark that closes a name: "«Вежа»".
  bool closes_marks(uint32_t token) const;
  bool is_finite(uint32_t token) const;
  bool is_participle(uint32_t token) const;
  // "добавив", "заявивши": a gerund, also by its ending where the analysis often misses it.
  bool is_converb(uint32_t token) const;
  bool is_present_participle(uint32_t token) const;
  bool is_short_form(uint32_t token) const;
  // "sei", "habe": the mood of reported speech.
  bool is_subjunctive(uint32_t verb) const;
  // A case that no subject stands in.
  bool is_oblique(uint32_t token) const;
  bool is_passive(uint32_t verb) const;
  bool is_perfect(uint32_t verb) const;
  bool is_first_person(uint32_t token) const;
  bool has_finite_verb(TokenSpan span) const;
  // The sentence, whole also where the document has it in two with no mark between.
  TokenSpan sentence(uint32_t token) const { return sentences_[sentence_[token]]; }
  TokenSpan sentence_numbered(uint32_t number) const { return sentences_[number]; }
  uint32_t sentence_count() const { return static_cast<uint32_t>(sentences_.size()); }
  uint32_t sentence_number(uint32_t token) const { return sentence_[token]; }

  const Cue* cue_at(uint32_t token) const { return cues_[token]; }
  uint32_t particle_of(uint32_t token, const Cue& cue) const;
  // The first token of the verb group: an auxiliary that stands before the verb.
  uint32_t verb_begin(uint32_t verb) const;
  // Whether the verb stands before its subject right after a mark: "..., siger X".
  bool is_inverted(uint32_t verb) const;
  bool follows_so(uint32_t verb) const;
  uint32_t child(uint32_t token, Relation relation) const;
  bool has_negation(uint32_t verb, TokenSpan* where = nullptr) const;
  bool is_conditional(uint32_t verb) const;

  uint32_t subject(uint32_t verb, int depth = 3) const;
  // Whether the form of a verb fits a noun, or another verb of the same subject: number, and gender
  // where both show it.
  bool agrees(uint32_t verb, uint32_t other) const;
  // "said the man broke in | and said he had a gun": somebody in what the cue tells may have done
  // what the verb behind the coordinator tells.
  bool has_doer_between(uint32_t cue, uint32_t verb) const;
  // "Fjord News | Рябова": a capitalised word in another script than the one before it.
  bool changes_script(uint32_t token) const;
  // The "with" of "with Ida Voss saying", or kNone; `subject` is the one who says.
  uint32_t absolute_begin(uint32_t verb, uint32_t* subject = nullptr) const;
  // The speaker right behind the verb, past one that is spoken to, whatever the tree says.
  uint32_t subject_after(uint32_t verb) const;
  TokenSpan phrase(uint32_t head, int depth = 0) const;
  // The same from the left: the noun phrase that begins with `token`, empty if none does.
  TokenSpan phrase_after(uint32_t token, uint32_t* head = nullptr) const;
  bool is_personal(uint32_t token) const;
  TokenSpan with_adjective(TokenSpan name) const;
  bool is_article(uint32_t token) const;
  // The article in "im", "zum": the second half of a written word.
  bool is_half_word(uint32_t token) const;
  bool has_partitive(uint32_t token) const;
  bool is_nested(ByteSpan name, TokenSpan phrase) const;
  bool is_modifier(uint32_t token) const {
    return doc.upos[token] == Upos::kDet || doc.upos[token] == Upos::kAdj ||
           doc.upos[token] == Upos::kNum;
  }
  // "Das berichten Medien": a verb behind a pro-form that was taken for an adjective.
  bool is_mistaken_verb(uint32_t token) const;
  const Entity* entity_at(TokenSpan span) const;
  // An outlet or agency: known as one, or used as one here ("skriver Fjordbladet", "siger han til
  // Fjordbladet").
  bool is_medium(TokenSpan span) const;
  bool is_medium(const Entity& entity) const;
  bool may_publish(TokenSpan span) const;
  bool has_name(TokenSpan span) const;  // of any kind

 private:
  const Cue* find_cue(uint32_t token) const;
  uint32_t own_particle(uint32_t verb) const;
  uint32_t doer_beside(uint32_t verb, uint32_t cue) const;
  bool may_be_same(uint32_t pronoun, uint32_t person) const;
  bool is_plural_verb(uint32_t token) const;
  bool is_verb_form(uint32_t token) const;
  bool is_sure_form(uint32_t token) const;
  bool is_listed_verb(uint32_t token) const;
  bool is_listed_form(uint32_t token) const;
  bool is_inverted_condition(uint32_t verb) const;
  bool ends_apposition(uint32_t verb, uint32_t begin) const;
  bool speaks_to(uint32_t verb) const;
  bool follows_its_subject(uint32_t verb) const;
  bool leads_a_clause(uint32_t verb) const;
  uint32_t subject_anywhere(uint32_t verb, int depth) const;
  uint32_t own_subject(uint32_t verb) const;
  bool leads_clause_of(uint32_t token, uint32_t verb) const;
  uint32_t subject_before_bare(uint32_t verb) const;
  bool stands_in_next_clause(uint32_t verb, uint32_t subject) const;
  uint32_t subject_of_reduced_clause(uint32_t verb) const;
  bool is_told(uint32_t token, uint32_t head, TokenSpan span) const;
  uint32_t subject_of_gerund(uint32_t verb, int depth) const;
  uint32_t subject_going_on(uint32_t verb, int depth) const;
  uint32_t subject_of_partner(uint32_t verb, uint32_t found, int depth) const;
  uint32_t subject_of_participle(uint32_t verb, int depth) const;
  bool acts_on_antecedent(uint32_t verb) const;
  TokenSpan noun_behind(uint32_t preposition) const;
  uint32_t antecedent(uint32_t pronoun, uint32_t verb) const;
  uint32_t subject_before_colon(uint32_t verb) const;
  TokenSpan complete(TokenSpan span) const;
  uint32_t behind_reduced_clause(uint32_t head) const;
  bool begins_bare_relative(uint32_t token) const;
  bool ends_name(uint32_t token) const;
  TokenSpan with_marks(TokenSpan span) const;
  bool is_marked_name(const Quotation& marks) const;
  const Quotation* marked_name(uint32_t token) const;
  bool changes_case(uint32_t token) const;
  TokenSpan within_line(TokenSpan span, uint32_t head) const;
  void cut_behind_medium(TokenSpan& name) const;
  void cut_at_time(TokenSpan& name) const;
  void cut_at_nominative(TokenSpan& name, uint32_t& head) const;
  void find_citings();
  bool is_some_document(const Citing& citing) const;
  bool name_nobody(Citing& citing) const;
  bool begins_hearsay(uint32_t token, size_t longer_than) const;
  bool is_ownerless(const CitingPhrase& row, TokenSpan name) const;
  std::optional<Citing> citing_at(uint32_t token) const;
  std::optional<Citing> citing_by(const CitingPhrase& row, uint32_t token) const;
  TokenSpan with_prepositional(TokenSpan name) const;
  TokenSpan phrase_before(uint32_t token, uint32_t* head) const;
  bool spells(uint32_t token, const std::vector<std::string>& words) const;
  void index_mistaken();
  void index_simple_pasts();
  void index_sentences();
  bool lines_end_sentences() const;
  bool begins_foreign_name(uint32_t token) const;
  void add_sentence(TokenSpan sent);
  void index_quotations();
  void index_entities();
  void index_media();
  bool is_spoken_to(uint32_t child, const Cue& cue) const;
  void use_as_medium(TokenSpan span);
  bool looks_like_paper(const Entity& entity) const;

  std::vector<std::string> low_;
  std::vector<bool> signs_;
  std::vector<bool> mistaken_;  // verbs that the analysis did not see
  std::vector<bool> converbs_;  // gerunds that it did not see
  std::vector<bool> simple_;    // finite verbs whose form it did not see
  std::vector<TokenSpan> sentences_;
  std::vector<uint32_t> sentence_;
  std::vector<const Cue*> cues_;
  std::vector<int32_t> quotation_at_;
  std::vector<int32_t> quotation_around_;
  struct EntityMention {
    ByteSpan span;
    uint32_t entity;
  };
  std::vector<bool> papers_;             // by token: a name in marks, used like a paper, no entity
  std::vector<bool> media_;              // by entity: named like an organisation, used like a paper
  std::vector<TokenSpan> names_;         // the name that holds a token, or empty
  std::vector<EntityMention> mentions_;  // by begin
};

}  // namespace kilde::quote
