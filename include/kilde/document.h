// Document: one version of one report, with everything that was found in it.
//
//   Document doc("Putin siger, at ...", SourceMap{});
//   doc.lang = "da"; doc.date = *parse_date("2022-12");
//   tokenizer.run(doc); analyser.run(doc); ...            // each stage fills its columns
//   for (TokenSpan sent : doc.sentences)
//     for (uint32_t i = sent.begin; i < sent.end; ++i) use(doc.word(i), doc.upos[i], doc.head[i]);
//
// Shapes: `tokens`, `space_after` have one row a token; `upos`, `feats`, `lemma`, `head`, `deprel`,
//   `relation` are empty until the analysis has run and then have one row a token. `sentences`
//   covers all tokens in order. The other columns have a row for each thing found, in text order.
// A token is a syntactic word; those of a multiword token share its bytes or part them.
// Units: ByteSpan offsets count bytes of text(); heads and TokenSpans count tokens of the document.
// Needs, gives, owns: a Document owns its text, which never changes, and every string its columns
//   view (see intern). Views live as long as the Document; moving it keeps them valid.
// Threads: one thread at a time may change a Document; any number may read it.
// Errors: cannot fail; trouble with the input is told in `notes`.
// Method: a flat, column-wise document (as in spaCy's Doc and simdjson's tape).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/date.h>
#include <kilde/labels.h>
#include <kilde/span.h>

namespace kilde {

inline constexpr int32_t kNoHead = -1;    // head of a sentence's root
inline constexpr int32_t kNoEntity = -1;  // no entity resolved

// A name as the analysis found it: tokens and kind, not yet resolved.
struct NameMention {
  TokenSpan tokens;
  NameKind kind = NameKind::kMisc;
};

// Somebody or something that the report speaks of, with its mentions.
struct Entity {
  std::string_view id;    // "e1" within the document; holds a colon or is Q.. from an entity base
  std::string_view name;  // the fullest name in the document, or the base's name
  EntityKind kind = EntityKind::kOther;
  std::string_view wikidata;  // "Q7747", or empty
  std::string_view country;   // ISO 3166 alpha-2, or empty
  ByteSpans mentions;
  bool has_point = false;   // whether lat and lon are known
  double lat = 0, lon = 0;  // degrees, WGS 84
  std::string_view precision =
      {};                      // how large the place is: "town", "region", ...; empty for no place
  std::string_view link = {};  // how the shared id was found: "full name", "office"; empty: local
};

// What a time was counted from, where it is no row of Document::times.
inline constexpr int32_t kNoTime = -1;        // nothing, or nothing known
inline constexpr int32_t kDocumentDate = -2;  // the document's own date

// A time expression (TIMEX3).
struct TimeExpression {
  ByteSpan span;
  TimexType type = TimexType::kDate;
  std::string_view value;  // "2022-12-19", "2022-W50", "P3D", "PAST_REF", "XXXX-12-24"
  std::string_view mod;    // "APPROX", "START", ... or empty
  std::string_view
      from;  // half-open interval in ISO days, "2022-12-19"; empty when not on the calendar
  std::string_view to;    // "2022-12-20"
  std::string_view rule;  // what found it: file and rule name
  // Rows of Document::times, kNoTime or kDocumentDate.
  int32_t anchor = kNoTime;                  // what a date or clock time was counted from
  int32_t begins = kNoTime, ends = kNoTime;  // where a duration begins and ends
};

// Who is credited with what, in which words, and through whom it came.
struct Attribution {
  ByteSpans source, cue, content;
  ByteSpans via;  // nearest to the source first, not in text order
  ByteSpans to;   // addressee
  QuoteType type = QuoteType::kIndirect;
  Act act = Act::kSay;
  Factuality factuality = Factuality::kAsserted;
  bool negated = false;                 // "mener ikke, at ..."
  int32_t speaker = kNoEntity;          // row of Document::entities
  std::string_view speaker_name;        // resolved name, or the source's own words, or empty
  std::vector<std::string_view> chain;  // names, origin first, ending with the publisher if known
  int32_t parent = -1;                  // the attribution in whose content this one stands
  std::string_view rule;                // what found it
  std::string_view cue_lemma;           // the row of the cue table that fits, or empty
  SourceBy source_by = SourceBy::kNone;
  SourceKind source_kind = SourceKind::kNone;
  SourceGrade source_grade = SourceGrade::kNone;
  double confidence = 0;  // 0..1: how often such a reading is right (data/confidence.tsv)
};

// Something a reader should know about how the text was read ("broken UTF-8 at byte 812").
struct Note {
  std::string_view text;
};

// The word that a token stands for, where the text has other letters: "dem" of German "im".
struct WordForm {
  uint32_t token = 0;
  std::string_view form;
};

// How offsets of the clean text go back to the bytes that came in: piecewise linear.
// Row n says: clean byte `clean` came from original byte `original`; up to the next row the
// distance stays the same. Empty: the text is the original.
struct SourceMap {
  struct Row {
    uint32_t clean = 0;
    uint32_t original = 0;
  };
  std::vector<Row> rows;

  // The original offset of a clean offset; O(log rows).
  uint32_t original(uint32_t clean) const;
};

class Document {
 public:
  Document();
  // Takes clean UTF-8 (see text/decode.h) of less than 4 GiB.
  explicit Document(std::string text, SourceMap map = {});
  ~Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;

  std::string_view text() const& { return *text_; }
  std::string_view text() const&& = delete;  // a view into a temporary
  std::string_view text(ByteSpan span) const& { return text().substr(span.begin, span.length()); }
  std::string_view text(ByteSpan span) const&& = delete;

  // The same string, owned by this Document; equal strings share storage.
  std::string_view intern(std::string_view s);
  void note(std::string_view message) { notes.push_back({intern(message)}); }

  // ---- what came in
  std::string id;         // the input's, else the text's sha256
  std::string sha256;     // of text(), 64 hex digits
  std::string title;      // as given, or the first line
  std::string publisher;  // as given, else empty
  std::string author;
  std::string url;
  std::string fetched;    // when it was fetched, as given
  std::string lang;       // ISO 639-1, or "other"
  Date date;              // of publication; may be unknown or coarse
  std::string published;  // the same as it was given, with its time of day where it has one
  SourceMap source_map;
  uint32_t body_begin = 0;  // bytes before it are a head (" date 2022-12 "); tokens begin behind it

  // ---- tokens (tokens/)
  std::vector<TokenSpan> sentences;
  std::vector<ByteSpan> tokens;
  std::vector<uint8_t> space_after;  // 1: white space follows
  std::vector<TokenSpan> multiword;  // words that are one token on paper: "do" "n't"
  std::vector<WordForm> word_forms;  // in order of tokens; few
  bool sentences_given = false;      // they came with the input and stay as they are

  // ---- analysis (analysis/)
  std::vector<Upos> upos;
  std::vector<std::string_view> feats;  // "Mood=Ind|Tense=Pres", sorted; empty for none
  std::vector<std::string_view> lemma;
  std::vector<int32_t> head;             // token index, or kNoHead
  std::vector<Relation> relation;        // universal part of deprel
  std::vector<std::string_view> deprel;  // "acl:relcl"
  std::vector<NameMention> names;

  // ---- extraction (extract/)
  std::vector<TimeExpression> times;
  std::vector<Entity> entities;
  std::vector<Attribution> attributions;

  std::vector<Note> notes;

  // ---- small helpers over the columns
  size_t size() const { return tokens.size(); }
  std::string_view word(size_t token) const& { return text(tokens[token]); }
  std::string_view word(size_t token) const&& = delete;
  // The syntactic word: word(token), or what word_forms has for it.
  std::string_view form(size_t token) const&;
  std::string_view form(size_t token) const&& = delete;
  bool analysed() const { return upos.size() == tokens.size() && head.size() == tokens.size(); }
  // The bytes from the first token's begin to the last token's end.
  ByteSpan bytes(TokenSpan span) const;
  // The row of `sentences` that holds a token.
  size_t sentence_of(uint32_t token) const;
  // The first token that ends after `byte`; size() if there is none.
  uint32_t token_at(uint32_t byte) const;
  // The tokens that overlap a span.
  TokenSpan tokens_in(ByteSpan span) const;
  // Whether feats[token] holds "Name=Value".
  bool has_feature(size_t token, std::string_view name_value) const;

 private:
  struct Strings;
  std::unique_ptr<const std::string> text_;
  std::unique_ptr<Strings> strings_;
};

}  // namespace kilde
