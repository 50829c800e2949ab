// The text of a Document as paragraphs of flat, classed runs.
//
//   HtmlText text(doc, "d1");
//   text.append_to(page);
//   text.anchor(2)                 // "d1-t3", the id of the passage where claim row 2 stands
//
// Shapes: paragraphs are what blank lines divide (single line ends, where the text has no blank
//   line). The characters between and inside the tags are the text's own, all of them, in order.
// Needs: a Document that outlives it. Threads: belongs to one thread. Errors: cannot fail.
// Method: each claim's first run of its cue (else source, else content) becomes a link to the
// claim;
//   a run can be the link of one claim only, and others with the same words share its anchor.
#pragma once

#include <string>
#include <vector>

#include <kilde/document.h>

#include "format/runs.h"

namespace kilde::format {

class HtmlText {
 public:
  HtmlText(const Document& doc, std::string prefix);
  void append_to(std::string& page) const;
  // Empty for a claim that stands nowhere in the text.
  std::string anchor(size_t claim) const;

 private:
  void split_paragraphs();
  void place_anchors();
  size_t first_run(const ByteSpans& spans) const;
  void append_run(std::string& page, size_t run) const;
  bool is_subhead(ByteSpan paragraph) const;

  const Document& doc_;
  std::string prefix_;
  std::vector<ByteSpan> paragraphs_;
  std::vector<TextRun> runs_;
  std::vector<size_t> anchor_;  // claim -> run, or runs_.size()
  std::vector<size_t> owner_;   // run -> claim that it links to, or the number of claims
};

}  // namespace kilde::format
