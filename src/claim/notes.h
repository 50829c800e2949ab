// NoteReader: what a paper tells of its own texts: datelines, and notes that correct or take back
// what an earlier version said.
//
//   NoteReader notes(view);
//   notes.without_dateline(tokens)   // "COPENHAGEN, Feb 14 (Reuters) - Drones that ..." from
//   "Drones" notes.mark(claims);              // place kCorrection, earlier, withdrawn
//
// Needs: the Document of the view. Threads: const functions. Errors: cannot fail.
// Method: words of data/claim/words.tsv. A note goes to the end of its paragraph. What a paper
//   says elsewhere that it wrote: taken_back.h.
#pragma once

#include <vector>

#include "claim/claim.h"
#include "claim/view.h"

namespace kilde::claim {

class NoteReader {
 public:
  explicit NoteReader(const View& view);
  std::vector<uint32_t> without_dateline(std::vector<uint32_t> tokens) const;
  // Whether the headline says that the whole report is a correction.
  bool corrects() const { return corrects_; }
  void mark(std::vector<Claim>& claims) const;
  // Whether a byte stands in a note.
  bool in_note(uint32_t byte) const;

 private:
  struct Note {
    ByteSpan span;
    bool withdrawn = false;
  };
  void find_datelines();
  void find_notes();
  bool tells_of_earlier(const Claim& claim) const;
  bool is_label(uint32_t token, TokenSpan sentence) const;

  const View& view_;
  std::vector<TokenSpan> datelines_;
  std::vector<Note> notes_;
  bool corrects_ = false;
};

}  // namespace kilde::claim
