// The text of a Document as paragraphs of flat, classed runs.
//
//   HtmlText text(doc, "d1");
//   text.append_to(page);
//   text.anchor(2)                 // "d1-t3", the id of the passage where claim row 2 stands
//   text.spot_anchor(3)            // "d1-p3", the id of the first mention of place 3 of the map
//
// Shapes: `spots` has for each row of doc.entities its number on the map, 0 for none; it may be
//   empty. Paragraphs are what blank lines divide (single line ends, where the text has no blank
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
  HtmlText(const Document& doc, std::string prefix, std::vector<size_t> spots = {});
  void append_to(std::string& page) const;
  // Empty for a claim that stands nowhere in the text.
  std::string anchor(size_t claim) const;
  // The same for a place on the map.
  std::string spot_anchor(size_t spot) const;

 private:
  void split_paragraphs();
  void place_anchors();
  void place_spots();
  std::string classes_of(const TextRun& run) const;
  void open_run(std::string& page, size_t run) const;
  size_t first_run(const ByteSpans& spans) const;
  void append_run(std::string& page, size_t run) const;
  bool is_subhead(ByteSpan paragraph) const;

  const Document& doc_;
  std::string prefix_;
  std::vector<ByteSpan> paragraphs_;
  std::vector<TextRun> runs_;
  std::vector<size_t> anchor_;  // claim -> run, or runs_.size()
  std::vector<size_t> owner_;   // run -> claim that it links to, or the number of claims
  std::vector<size_t> spots_;
  std::vector<size_t> spot_run_;  // place of the map - 1 -> run, or runs_.size()
  std::vector<size_t> run_spot_;  // run -> place of the map that it links to, or 0
};

}  // namespace kilde::format
