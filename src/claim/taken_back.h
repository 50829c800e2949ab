// TakenBack: what a report says was told before and was wrong, or is taken back.
//
//   "Vi skrev i går, at broen var lukket. Det passer ikke."         // by the paper
//   "Broen er lukket, sagde hun mandag. Nu siger hun: Jeg tog fejl."  // by who said it
//   "The Herald had reported that it was closed. The report has been withdrawn."
//   "The minister withdrew her assertion that the bridge was closed."
//   "The bridge is open, and not closed, as the Herald reported."   // in the Herald
//   TakenBack(view, notes, publisher, key).mark(claims);  // earlier, withdrawn: the closed bridge
//
// Needs: the Document of the view, claims with their voices. Threads: one object a thread.
//   Errors: cannot fail. Method: by sentences, with words of data/claim/words.tsv: one in which a
//   paper (by its name, or "we"; in a note, any text) or a person ("I") told something, and behind
//   it, in the paragraph, one that calls it wrong, within kParagraph sentences. What another said
//   is taken back by words of its sentence; by the sentence behind it that withdraws the
//   account; or where it is told as said before, by words in the first person by the same voice,
//   at most kFarthest sentences away, or by one that withdraws or corrects an account of that
//   voice, in the paragraph or the headline.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.h"
#include "claim/notes.h"
#include "claim/view.h"

namespace kilde::claim {

class TakenBack {
 public:
  // The publisher by its name and by the key that its own claims are credited to.
  TakenBack(const View& view, const NoteReader& notes, std::string_view publisher,
            std::string_view key);
  void mark(std::vector<Claim>& claims);

 private:
  static constexpr uint32_t kFarthest = 3;
  static constexpr uint32_t kHeadline = 3;    // sentences of a title
  static constexpr uint32_t kParagraph = 24;  // a text without paragraphs is no note

  struct Sentence {
    TokenSpan tokens;
    uint32_t paragraph = 0;
    uint32_t told = 0;       // behind the word that tells, and who told; 0: none
    uint32_t verb = 0;       // behind the word that tells
    uint32_t teller = 0;     // behind the paper or the first person that told it; 0: another
    bool note = false;       // of a correction
    bool looked = false;     // whether the rest is known
    bool we = false;         // has a word in the first person
    bool account = false;    // "the report"
    bool admits = false;     // "he admits"
    int32_t wrong = -1;      // the first token that calls something wrong
    int32_t sorry = -1;      // an apology, a fault or a correction
    int32_t withdraws = -1;  // takes it back
    int32_t amends = -1;     // puts it right
    int32_t regrets = -1;    // "apologised"
    int32_t disowns = -1;    // takes back what is told behind it
  };
  Sentence read(TokenSpan tokens, size_t publisher, bool note) const;
  bool ours(uint32_t token) const;
  void look_for_wrong(Sentence& sentence) const;
  void look_for_told(Sentence& sentence, size_t length) const;
  uint32_t text_before(uint32_t verb_end, const Sentence& sentence) const;
  uint32_t row_of(const Claim& claim) const;
  uint32_t first_of(const Claim& claim) const;
  bool inside(const Claim& claim, const Sentence& sentence) const;
  bool outside(const Claim& claim, int32_t token) const;
  bool own(const Claim& claim) const;
  bool told_by_paper(const Claim& claim, const Sentence& here) const;
  bool told_before(const Claim& claim, const Sentence& here) const;
  bool whole(const Claim& claim) const;
  bool of_account(const Claim& claim, const Sentence& here) const;
  bool taken(uint32_t account, const Sentence& here) const;
  bool regretted(const Claim& claim, const Sentence& here) const;
  static bool one_voice(const Claim& other, const Claim& claim);
  bool speaks_of(uint32_t row, const Claim& claim, const std::vector<Claim>& claims) const;
  bool admitted(uint32_t row);
  const Sentence& behind(size_t row);
  bool by_paper(const Claim& claim, bool& withdrawn);
  bool by_contrast(Claim& claim) const;
  bool by_sentence(const Claim& claim, bool& withdrawn);
  bool by_account(const Claim& claim, const std::vector<Claim>& claims);
  bool by_voice(const Claim& claim, const std::vector<Claim>& claims, bool& withdrawn);

  const View& view_;
  std::string publisher_;  // in small letters; empty: none, or too long for a name
  std::string_view key_;
  bool all_ = false;                              // the headline says that it is a correction
  std::vector<std::vector<uint32_t>> claims_in_;  // by sentence, while mark() runs
  std::vector<Sentence> sentences_;               // a row a sentence of the Document
};

}  // namespace kilde::claim
