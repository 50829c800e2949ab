#include "format/revision_words.h"

#include "format/claims.h"

namespace kilde::format {
namespace {

std::string date_of(const Document& doc) {
  return one_line(doc.published.empty() ? doc.date.to_string() : doc.published);
}

// "a", or "a -> b" where they differ.
std::string both(const std::string& before, const std::string& after) {
  if (before == after) return before;
  return (before.empty() ? "unknown" : before) + " -> " + (after.empty() ? "unknown" : after);
}

}  // namespace

std::string heading_of(const Version& before, const Version& after) {
  const Document &old_doc = before.doc, &new_doc = after.doc;
  std::string line = both(one_line(old_doc.id), one_line(new_doc.id)) + " · version " +
                     both(std::to_string(before.number), std::to_string(after.number));
  for (const std::string& part : {both(one_line(old_doc.publisher), one_line(new_doc.publisher)),
                                  both(date_of(old_doc), date_of(new_doc))})
    if (!part.empty()) line += " · " + part;
  return line;
}

std::string counts_of(const revision::TextChanges& text) {
  using revision::Change;
  std::string line;
  for (Change change : {Change::kAltered, Change::kAdded, Change::kDropped, Change::kMoved}) {
    size_t count = 0;
    for (const auto& each : text.changes) count += each.change == change;
    if (count > 0) line += std::to_string(count) + " " + std::string(to_string(change)) + ", ";
  }
  return line + std::to_string(text.same) + " the same";
}

std::string claim_label(const Document& doc, uint32_t claim) {
  const Attribution& each = doc.attributions[claim];
  std::string who =
      each.speaker_name.empty() ? words_of(doc, each.source) : one_line(each.speaker_name);
  return (who.empty() ? "unnamed" : who) + ": " + words_of(doc, each.content);
}

std::string time_label(const Document& doc, uint32_t time) {
  const TimeExpression& each = doc.times[time];
  return one_line(doc.text(each.span)) + " = " + calendar_of(each);
}

std::vector<Piece> pieces_of(const Document& before, const Document& after,
                             const revision::TextChange& change) {
  std::vector<Piece> pieces;
  auto add = [&](Piece::Kind kind, const Document& doc, ByteSpan span) {
    if (!span.empty()) pieces.push_back({kind, doc.text(span)});
  };
  uint32_t at = change.after.begin;
  for (const auto& word : change.words) {
    add(Piece::Kind::kSame, after, {at, word.after.begin});
    add(Piece::Kind::kDropped, before, word.before);
    add(Piece::Kind::kAdded, after, word.after);
    at = word.after.end;
  }
  add(Piece::Kind::kSame, after, {at, change.after.end});
  return pieces;
}

}  // namespace kilde::format
