#include "export/claim_rows.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <vector>

#include "document/code_points.h"
#include "format/claims.h"
#include "format/csv.h"

namespace kilde::exporting {
namespace {

constexpr std::string_view kColumns[] = {
    "document",     "version",     "version_of",    "current",      "withdrawn", "publisher",
    "date",         "lang",        "url",           "title",        "claim",     "speaker",
    "speaker_name", "source",      "source_kind",   "source_grade", "source_by", "cue",
    "cue_lemma",    "content",     "content_spans", "via",          "addressee", "chain",
    "type",         "act",         "factuality",    "negated",      "within",    "times",
    "about",        "about_names", "confidence",    "rule"};

class Row {
 public:
  void add(std::string_view field) {
    if (!line_.empty() || any_) line_.push_back(',');
    any_ = true;
    line_ += format::csv_cell(field);
  }
  void add_line(std::string_view text) { add(format::one_line(text)); }
  std::string end() { return std::move(line_) + "\r\n"; }

 private:
  std::string line_;
  bool any_ = false;
};

// Several values in one field.
class Values {
 public:
  void add(std::string_view value) {
    std::string one = format::one_line(value);
    if (one.empty()) return;
    std::ranges::replace(one, '|', '/');
    if (!all_.empty()) all_ += " | ";
    all_ += one;
  }
  const std::string& all() const { return all_; }

 private:
  std::string all_;
};

class ClaimRows {
 public:
  explicit ClaimRows(const Entry& entry)
      : entry_(entry), doc_(entry.doc), points_(entry.doc.text()) {}

  std::string write(size_t number) const {
    const Attribution& claim = doc_.attributions[number];
    Row row;
    add_document(row);
    row.add("a" + std::to_string(number + 1));
    add_source(row, claim);
    add_content(row, claim);
    row.add(to_string(claim.type));
    row.add(to_string(claim.act));
    row.add(to_string(claim.factuality));
    row.add(claim.negated ? "1" : "0");
    row.add(claim.parent < 0 ? "" : "a" + std::to_string(claim.parent + 1));
    add_times_and_names(row, claim);
    row.add(rounded(claim.confidence));
    row.add_line(claim.rule);
    return row.end();
  }

 private:
  void add_document(Row& row) const {
    row.add_line(doc_.id);
    row.add(std::to_string(entry_.version));
    row.add_line(entry_.report);
    row.add(entry_.current ? "1" : "0");
    row.add_line(entry_.withdrawn);
    row.add_line(doc_.publisher);
    row.add_line(doc_.published.empty() ? doc_.date.to_string() : doc_.published);
    row.add_line(doc_.lang);
    row.add_line(doc_.url);
    row.add_line(doc_.title);
  }

  void add_source(Row& row, const Attribution& claim) const {
    const bool known = claim.speaker != kNoEntity;
    row.add_line(known ? doc_.entities[static_cast<size_t>(claim.speaker)].id : "");
    row.add_line(claim.speaker_name);
    row.add(format::words_of(doc_, claim.source));
    row.add(to_string(claim.source_kind));
    row.add(to_string(claim.source_grade));
    row.add(to_string(claim.source_by));
    row.add(format::words_of(doc_, claim.cue));
    row.add_line(claim.cue_lemma);
  }

  void add_content(Row& row, const Attribution& claim) const {
    row.add(format::words_of(doc_, claim.content));
    std::string spans;
    for (ByteSpan span : claim.content)
      spans += (spans.empty() ? "" : " ") + std::to_string(points_.of_byte(span.begin)) + "-" +
               std::to_string(points_.of_byte(span.end));
    row.add(spans);
    Values via, chain;
    for (ByteSpan span : claim.via) via.add(doc_.text(span));
    for (std::string_view name : claim.chain) chain.add(name);
    row.add(via.all());
    row.add(format::words_of(doc_, claim.to));
    row.add(chain.all());
  }

  void add_times_and_names(Row& row, const Attribution& claim) const {
    Values times, ids, names;
    for (size_t time : format::times_of(doc_, claim))
      times.add(format::calendar_of(doc_.times[time]));
    for (const Entity& entity : doc_.entities) {
      if (!mentioned(entity, claim.content)) continue;
      ids.add(entity.id);
      names.add(entity.name);
    }
    row.add(times.all());
    row.add(ids.all());
    row.add(names.all());
  }

  static bool mentioned(const Entity& entity, const ByteSpans& content) {
    return std::ranges::any_of(entity.mentions, [&](ByteSpan mention) {
      return std::ranges::any_of(content, [&](ByteSpan span) { return span.overlaps(mention); });
    });
  }

  static std::string rounded(double value) {
    char digits[32];
    auto end =
        std::to_chars(std::begin(digits), std::end(digits), value, std::chars_format::fixed, 3);
    return {std::begin(digits), end.ptr};
  }

  const Entry& entry_;
  const Document& doc_;
  document::CodePoints points_;
};

}  // namespace

std::string ClaimRowsWriter::head() {
  Row row;
  for (std::string_view column : kColumns) row.add(column);
  return row.end();
}

std::string ClaimRowsWriter::entry(const Entry& entry) {
  const ClaimRows rows(entry);
  std::string all;
  for (size_t i = 0; i < entry.doc.attributions.size(); ++i) all += rows.write(i);
  return all;
}

}  // namespace kilde::exporting
