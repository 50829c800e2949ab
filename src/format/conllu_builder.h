// ConlluBuilder: makes a Document out of the lines of a CoNLL-U document.
//
//   ConlluBuilder builder;
//   builder.comment("# newdoc id = 7"); builder.row("1\tJa\tja\t..."); builder.end_sentence();
//   Document doc = builder.finish();
//
// Shapes and choices: see conllu.h. Needs: lines that outlive the builder.
// Threads: belongs to one thread. Errors: kFormat with what was expected and found; the caller
//   knows the line. After an error the builder is of no more use.
// Method: words are gathered as they stand; columns are made at the end, when it is known which of
//   them are filled.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <kilde/document.h>
#include <kilde/result.h>

namespace kilde::format {

class ConlluBuilder {
 public:
  void comment(std::string_view line);
  Result<void> row(std::string_view line);
  Result<void> end_sentence();
  Document finish();

 private:
  struct Word {
    std::string_view lemma, upos, feats, deprel, ner;
    int32_t head = kNoHead;  // in the sentence until end_sentence, then in the document
    bool has_head = false;
    ByteSpan span;
    std::string_view form;  // of a word in a multiword token
  };
  // A piece of text: a word, or several words that share it.
  struct Surface {
    std::string form;
    bool space = true;
    uint32_t words = 1;
  };
  using Fields = std::vector<std::string_view>;

  Result<void> range(const Fields& fields);
  Result<void> word(const Fields& fields);
  Result<void> resolve_heads();
  bool forms_a_circle() const;
  void follow_text_comment();
  void place_words();
  void fill_tags(Document& doc) const;
  void fill_tree(Document& doc) const;
  void fill_names(Document& doc) const;
  void fill_head(Document& doc) const;
  uint32_t sentence_size() const { return static_cast<uint32_t>(words_.size() - begin_); }

  std::string text_;
  std::vector<Word> words_;
  std::vector<TokenSpan> sentences_, multiword_;
  std::vector<std::pair<std::string, std::string>> comments_;  // key, value
  std::deque<std::string> cleaned_;  // fields that did not stand so in the line
  bool broken_ = false;              // some line is not valid UTF-8

  // The sentence at hand.
  size_t begin_ = 0;  // its first word
  std::vector<Surface> surfaces_;
  std::string_view sentence_text_;  // of "# text"
  bool has_space_after_ = false;
  uint32_t range_end_ = 0;  // the last word of the multiword token at hand
};

}  // namespace kilde::format
