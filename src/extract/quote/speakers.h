// Speakers: who stands behind each source phrase.
//
//   "..., siger han."  after Zaluzhniy spoke  ->  speaker Valery Zaluzhniy
//   "агентство ТАСС"                          ->  ТАСС
//
// Units: tokens; rows of Document::entities, or kNoEntity. Needs: a Reading and its Antecedents,
// the
//   voice before (read at each call) and the document, whose attributions hold what was written so
//   far; all outlive it. Threads: one document at a time. Errors: cannot fail.
// Method: entity under the head of the phrase, or the name beside it; for pronouns and descriptions
//   their antecedent; for a statement who made it, else the voice that goes on.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/quote/antecedents.h"
#include "extract/quote/source_type.h"

namespace kilde::quote {

inline constexpr uint32_t kVoiceReach =
    150;  // tokens over which a voice, and its medium, may go on
inline constexpr uint32_t kImpersonalReach = 8;  // the same before "Зазначається, що"
inline constexpr size_t kNeighbours = 24;        // attributions before or behind that may hold one

// Who spoke in an attribution.
struct Voice {
  int32_t speaker = kNoEntity;
  std::string_view name;
  std::vector<std::string_view> hands;  // addressee outlets, mediums, via
  uint32_t end = 0;                     // token
  SourceType type;
};

class Speakers {
 public:
  Speakers(const Reading& reading, const Antecedents& antecedents, const Voice& voice,
           Document& doc);

  // Fills speaker and speaker_name.
  void resolve(const Draft& draft, Attribution& out) const;
  // The name of a hand.
  std::string_view name_of(TokenSpan span) const;
  // Papers inside the source phrase, that is not the speaker's own name.
  void add_employer(const Draft& draft, std::string_view speaker,
                    std::vector<std::string_view>& hands) const;

 private:
  struct Paper {
    ByteSpan span;
    int32_t entity;
  };
  static bool begins_before(const Paper& paper, uint32_t byte) { return paper.span.begin < byte; }
  static std::span<const ByteSpan> mentions_behind(const Entity& entity, uint32_t byte);
  static bool is_listed_kind(const Entity& entity);
  void collect_papers();
  int32_t row_of(const Entity* entity) const {
    return entity ? static_cast<int32_t>(entity - doc_.entities.data()) : kNoEntity;
  }
  bool is_pronoun(uint32_t token) const { return antecedents_.is_pronoun(token); }
  int32_t first_person(uint32_t token) const;
  int32_t resolve_pronoun(const Draft& draft) const;
  const Entity* paper_meant(const Entity& entity, ByteSpan bytes) const;
  const Entity* entity_of(const Draft& draft) const;
  const Entity* named_beside(uint32_t word, TokenSpan span) const;
  void name_as_written(const Draft& draft, Attribution& out) const;
  bool are_several(const Draft& draft) const;
  void name_by_noun(const Draft& draft, Attribution& out) const;
  void take_up_description(const Draft& draft, Attribution& out) const;
  void set_name(const Draft& draft, Attribution& out) const;
  bool keeps_unnamed(const Entity& entity, const Draft& draft) const;
  bool stands_for(const Entity& entity, const Draft& draft) const;
  bool is_statement(const Draft& draft) const;
  void resolve_statement(const Draft& draft, Attribution& out) const;
  int32_t issuer_in(TokenSpan span, uint32_t head) const;
  bool stands_before_head(const Entity& entity, const Draft& draft) const;
  bool covers(const Entity& entity, TokenSpan span) const;
  bool is_mark(uint32_t token) const;
  ByteSpan last_word(TokenSpan span) const;
  bool is_apposition(TokenSpan span) const;
  bool names_head(const Draft& draft, ByteSpan mention) const;

  const Reading& reading_;
  const Antecedents& antecedents_;
  const Voice& voice_;
  Document& doc_;
  std::vector<Paper> papers_, named_papers_;  // by begin
};

}  // namespace kilde::quote
