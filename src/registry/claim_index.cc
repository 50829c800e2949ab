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

// What is kept of a document's words: its publisher, then a line a claim.
constexpr char kLine = '\x1e', kField = '\x1f';

uint64_t mark_of_voice(uint64_t key) {
  return base::fnv1a(std::to_string(key), base::fnv1a("voice "));
}
uint64_t mark_of_listener(uint64_t key) {
  return base::fnv1a(std::to_string(key), base::fnv1a("listener "));
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

// Its words, and the institution that it puts behind a person.
std::string line_of(const claim::Claim& claim, std::string words) {
  if (proposition::tells_body(claim.voice))
    words += kField + claim.voice.key + kField + claim.voice.body;
  return words;
}

}  // namespace

uint64_t mark_of_name(std::string_view name) { return base::fnv1a(name, base::fnv1a("name ")); }

uint64_t mark_of_publisher(std::string_view key) {
  return base::fnv1a(key, base::fnv1a("publisher "));
}

ClaimIndex::ClaimIndex(ledger::Database& db, const text::SearchWords& search)
    : db_(db), search_(search), holders_(db) {
  put_ = db.prepare("INSERT OR REPLACE INTO counted_documents VALUES(?,?,?,?,?,?)");
  drop_ = db.prepare("DELETE FROM counted_documents WHERE document=?");
  index_ = db.prepare("INSERT INTO record_index(rowid,words) VALUES(?,?)");
  unindex_ = db.prepare("INSERT INTO record_index(record_index,rowid,words) VALUES('delete',?,?)");
  find_ = db.prepare("SELECT size,packed,sketches FROM counted_documents WHERE document=?");
  count_ = db.prepare("SELECT claims FROM mark_counts WHERE mark=?");
  set_count_ = db.prepare("INSERT OR REPLACE INTO mark_counts VALUES(?,?)");
  bodies_of_ = db.prepare(kBodiesOf);
  set_body_ = db.prepare("INSERT OR REPLACE INTO voice_bodies VALUES(?,?,?)");
}

void ClaimIndex::keep(int64_t document, std::optional<size_t> claims, std::optional<int32_t> day,
                      const std::string& sketches, const std::string& lines) {
  const std::string packed = ledger::pack_text(lines);
  put_.with(document, claims, day, ledger::Blob{sketches}, lines.size(), ledger::Blob{packed})
      .run();
}

void ClaimIndex::insert_missing(int64_t document) {
  keep(document, std::nullopt, std::nullopt, "", "");
}

void ClaimIndex::insert(int64_t document, const claim::Report& report, std::string_view text) {
  std::string lines = report.publisher_key;
  ++publishers_[report.publisher_key];
  for (size_t place = 0; place < report.claims.size(); ++place) {
    const claim::Claim& claim = report.claims[place];
    const std::string words = search_.index_form(content_of(claim, text), report.lang);
    index_.with(claim_number(document, place), words).run();
    if (proposition::tells_body(claim.voice)) ++bodies_[claim.voice.key][claim.voice.body];
    lines += kLine + line_of(claim, words);
  }
  const proposition::SketchedReport sketches = proposition::sketch_of(report);
  hold(sketches, document, true);
  const int32_t day = proposition::day_of(report);
  keep(document, report.claims.size(), day == claim::kNoDay ? std::nullopt : std::optional(day),
       proposition::encode(sketches), lines);
}

std::vector<uint64_t> ClaimIndex::remove(int64_t document) {
  std::vector<uint64_t> claims;
  std::optional<std::string> lines;
  std::optional<proposition::SketchedReport> sketches;
  bool there = false;
  for (find_.with(document); find_.next();) {
    there = true;
    lines = ledger::unpack_text(find_.blob(1), static_cast<size_t>(find_.integer(0)));
    if (lines && !lines->empty()) sketches = proposition::decode_sketches(find_.blob(2));
  }
  if (!there) return claims;
  drop_.with(document).run();
  if (lines && lines->empty()) return claims;
  const auto rows = parts(lines ? std::string_view(*lines) : std::string_view(), kLine);
  if (!sketches || sketches->claims.size() + 1 != rows.size()) {
    db_.fail(ledger::damaged(db_.file(), "the index of document #" + std::to_string(document)));
    return claims;
  }
  --publishers_[std::string(rows[0])];
  hold(*sketches, document, false);
  for (size_t place = 0; place + 1 < rows.size(); ++place) {
    const auto fields = parts(rows[place + 1], kField);
    claims.push_back(claim_number(document, place));
    unindex_.with(claims.back(), fields[0]).run();
    wordings_gone_.insert(proposition::mark_of_wording(sketches->claims[place].wording));
    if (fields.size() > 2) --bodies_[std::string(fields[1])][std::string(fields[2])];
  }
  return claims;
}

// Puts its claims among those that hold their marks, or takes them out.
void ClaimIndex::hold(const proposition::SketchedReport& report, int64_t document, bool holds) {
  for (size_t place = 0; place < report.claims.size(); ++place) {
    const proposition::Sketch& claim = report.claims[place];
    std::vector<uint64_t> marks = proposition::marks_of(claim);
    for (const uint64_t mark : marks) marks_[mark] += holds ? 1 : -1;
    marks.push_back(mark_of_name(
        proposition::claim_name(report.published, report.id, claim.wording, claim.begin)));
    if (claim.voice != 0) marks.push_back(mark_of_voice(claim.voice));
    if (claim.listener != 0) marks.push_back(mark_of_listener(claim.listener));
    for (const uint64_t mark : marks) {
      if (holds)
        holders_.add(mark, claim_number(document, place));
      else
        holders_.remove(mark, claim_number(document, place));
    }
  }
}

Changed ClaimIndex::write() {
  Changed changed;
  write_counts(changed);
  write_bodies(changed);
  holders_.write();
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
      changed.to_compare.push_back(mark);
  }
  for (const auto& [key, by] : publishers_) {
    const auto [before, after] = add(mark_of_publisher(key), by);
    if ((before == 0) != (after == 0))
      changed.to_lead_reports.push_back(mark_of_listener(proposition::mark_of(key)));
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
      changed.to_lead.push_back(mark_of_voice(proposition::mark_of(person)));
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
