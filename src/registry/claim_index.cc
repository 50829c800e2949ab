#include "registry/claim_index.h"

#include <algorithm>
#include <charconv>

#include "base/hash.h"
#include "ledger/loader.h"
#include "ledger/packing.h"
#include "proposition/claim_names.h"
#include "proposition/commonness.h"
#include "proposition/origins.h"
#include "proposition/relations.h"

namespace kilde::registry {
namespace {

// What is kept of a document: its publisher, then a line a claim.
constexpr size_t kWordOfMark = 17;
constexpr char kLine = '\x1e', kField = '\x1f';

uint64_t mark_of_voice(std::string_view key) { return base::fnv1a(key, base::fnv1a("voice ")); }
uint64_t mark_of_listener(std::string_view key) {
  return base::fnv1a(key, base::fnv1a("listener "));
}

uint64_t mark_of(std::string_view word) {
  uint64_t mark = 0;
  std::from_chars(word.data() + 1, word.data() + word.size(), mark, 16);
  return mark;
}

std::vector<std::string_view> parts(std::string_view text, char by) {
  std::vector<std::string_view> found;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(by, begin), text.size());
    found.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return found;
}

std::string content_of(const claim::Claim& claim, std::string_view text) {
  std::string words;
  for (const ByteSpan span : claim.content)
    if (span.begin <= span.end && span.end <= text.size())
      words += std::string(words.empty() ? "" : " ") +
               std::string(text.substr(span.begin, span.length()));
  return words;
}

std::string line_of(const claim::Report& report, const claim::Claim& claim,
                    const std::string& words) {
  std::string line;
  const uint64_t wording = proposition::mark_of_wording(claim);
  line += word_of(wording) + " ";
  for (const uint64_t mark : proposition::marks_of(claim))
    if (mark != wording) line += word_of(mark) + " ";
  line += kField;
  line += word_of_name(proposition::claim_name(report, claim)) + " ";
  if (!claim.voice.key.empty()) line += word_of(mark_of_voice(claim.voice.key)) + " ";
  if (!claim.voice.to.empty()) line += word_of(mark_of_listener(claim.voice.to)) + " ";
  line += words;
  line += kField;
  if (proposition::tells_body(claim.voice)) line += claim.voice.key + kField + claim.voice.body;
  return line;
}

std::string indexed(const std::vector<std::string_view>& fields) {
  return std::string(fields[0]) + std::string(fields[1]);
}

}  // namespace

std::string word_of(uint64_t mark) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string word = "m";
  for (int shift = 60; shift >= 0; shift -= 4) word.push_back(kDigits[mark >> shift & 15]);
  return word;
}

std::string word_of_name(std::string_view name) { return "n" + std::string(name); }

uint64_t mark_of_publisher(std::string_view key) {
  return base::fnv1a(key, base::fnv1a("publisher "));
}

ClaimIndex::ClaimIndex(ledger::Database& db, const text::SearchWords& search)
    : db_(db), search_(search) {
  put_ = db.prepare("INSERT OR REPLACE INTO counted_documents VALUES(?,?,?,?,?)");
  drop_ = db.prepare("DELETE FROM counted_documents WHERE document=?");
  index_ = db.prepare("INSERT INTO mark_index(rowid,words) VALUES(?,?)");
  unindex_ = db.prepare("INSERT INTO mark_index(mark_index,rowid,words) VALUES('delete',?,?)");
  find_ = db.prepare("SELECT size,packed FROM counted_documents WHERE document=?");
  count_ = db.prepare("SELECT claims FROM mark_counts WHERE mark=?");
  set_count_ = db.prepare("INSERT OR REPLACE INTO mark_counts VALUES(?,?)");
  bodies_of_ = db.prepare(kBodiesOf);
  set_body_ = db.prepare("INSERT OR REPLACE INTO voice_bodies VALUES(?,?,?)");
}

void ClaimIndex::keep(int64_t document, std::optional<size_t> claims, std::optional<int32_t> day,
                      const std::string& lines) {
  const std::string packed = ledger::pack_text(lines);
  put_.with(document, claims, day, lines.size(), ledger::Blob{packed}).run();
}

void ClaimIndex::insert_missing(int64_t document) {
  keep(document, std::nullopt, std::nullopt, "");
}

void ClaimIndex::insert(int64_t document, const claim::Report& report, std::string_view text) {
  std::string lines = report.publisher_key;
  ++publishers_[report.publisher_key];
  for (size_t place = 0; place < report.claims.size(); ++place) {
    const claim::Claim& claim = report.claims[place];
    const std::string line =
        line_of(report, claim, search_.index_form(content_of(claim, text), report.lang));
    const auto fields = parts(line, kField);
    index_.with(claim_number(document, place), indexed(fields)).run();
    count(fields[0], 1);
    if (fields.size() > 3) ++bodies_[std::string(fields[2])][std::string(fields[3])];
    lines += kLine + line;
  }
  const int32_t day = proposition::day_of(report);
  keep(document, report.claims.size(), day == claim::kNoDay ? std::nullopt : std::optional(day),
       lines);
}

std::vector<uint64_t> ClaimIndex::remove(int64_t document) {
  std::vector<uint64_t> claims;
  std::optional<std::string> lines;
  bool there = false;
  for (find_.with(document); find_.next();) {
    there = true;
    lines = ledger::unpack_text(find_.blob(1), static_cast<size_t>(find_.integer(0)));
  }
  if (!there) return claims;
  drop_.with(document).run();
  if (!lines) {
    db_.fail(ledger::damaged(db_.file(), "the index of document #" + std::to_string(document)));
    return claims;
  }
  if (lines->empty()) return claims;
  const auto rows = parts(*lines, kLine);
  --publishers_[std::string(rows[0])];
  for (size_t place = 0; place + 1 < rows.size(); ++place) {
    const auto fields = parts(rows[place + 1], kField);
    claims.push_back(claim_number(document, place));
    unindex_.with(claims.back(), indexed(fields)).run();
    count(fields[0], -1);
    wordings_gone_.insert(mark_of(fields[0].substr(0, kWordOfMark)));
    if (fields.size() > 3) --bodies_[std::string(fields[2])][std::string(fields[3])];
  }
  return claims;
}

void ClaimIndex::count(std::string_view words, int32_t by) {
  for (const std::string_view word : parts(words, ' ')) {
    if (word.size() == kWordOfMark) marks_[mark_of(word)] += by;
  }
}

Changed ClaimIndex::write() {
  Changed changed;
  write_counts(changed);
  write_bodies(changed);
  return changed;
}

void ClaimIndex::write_counts(Changed& changed) {
  auto add = [&](uint64_t mark, int32_t by) {
    const auto before = static_cast<uint32_t>(count_.with(mark).first().value_or(0));
    const uint32_t after = before + static_cast<uint32_t>(by);
    set_count_.with(mark, after).run();
    return std::pair(before, after);
  };
  for (const auto& [mark, by] : marks_) {
    if (by == 0 && !wordings_gone_.contains(mark)) continue;
    const auto [before, after] = add(mark, by);
    if (proposition::other_step(before, after) || wordings_gone_.contains(mark))
      changed.of_claims.push_back(mark);
  }
  for (const auto& [key, by] : publishers_) {
    const auto [before, after] = add(mark_of_publisher(key), by);
    if ((before == 0) != (after == 0)) changed.of_reports.push_back(mark_of_listener(key));
  }
  marks_.clear();
  wordings_gone_.clear();
  publishers_.clear();
}

void ClaimIndex::write_bodies(Changed& changed) {
  for (const auto& [person, by_body] : bodies_) {
    std::map<std::string, size_t> bodies = bodies_of(bodies_of_, person);
    const std::string before = proposition::most_told(bodies);
    for (const auto& [body, by] : by_body) {
      bodies[body] += static_cast<size_t>(by);
      set_body_.with(person, body, bodies[body]).run();
    }
    if (proposition::most_told(bodies) != before)
      changed.of_claims.push_back(mark_of_voice(person));
  }
  bodies_.clear();
}

std::map<std::string, size_t> bodies_of(ledger::Statement& statement, const std::string& person) {
  std::map<std::string, size_t> bodies;
  for (statement.with(person); statement.next();)
    bodies[statement.string(0)] = static_cast<size_t>(statement.integer(1));
  return bodies;
}

}  // namespace kilde::registry
