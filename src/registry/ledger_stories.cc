#include "registry/ledger_stories.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "story/features.h"
#include "story/stories.h"
#include "story/tuning.h"

namespace kilde::registry {
namespace {

using ledger::Database;
using ledger::Statement;
using story::StoryFeatures;

constexpr const char* kState = "stories";  // key in `meta`
constexpr int kPatienceMs = 2'000;         // for other writers

// What `meta` has of stories.
struct State {
  int64_t times = 0;    // that something was kept, so that no older outcome goes over a newer one
  int64_t settled = 0;  // documents at the last settling
  int64_t changed = 0;  // came or went since
};

State read_state(Database& db) {
  State state;
  Statement row = db.prepare("SELECT value FROM meta WHERE key=?");
  if (!row.with(kState).next()) return state;
  std::string_view text = row.text(0);
  for (int64_t* value : {&state.times, &state.settled, &state.changed}) {
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), *value);
    if (failed != std::errc()) return State();
    text.remove_prefix(std::min<size_t>(text.size(), static_cast<size_t>(end - text.data()) + 1));
  }
  return state;
}

// A document's features, and the story that it was in.
struct Row {
  int64_t document = 0;
  StoryFeatures features;
  std::optional<int64_t> before;
  bool changed = false;
};

class Keeper {
 public:
  Keeper(Database& db, const story::Tuning& tuning, size_t few)
      : db_(db), stories_(tuning), few_(few) {}

  Result<void> read() {
    state_ = read_state(db_);
    Statement stale = db_.prepare("SELECT document FROM stale_stories");
    for (stale.with(); stale.next();) stale_.emplace(stale.integer(0), std::string());
    Statement rows = db_.prepare(
        "SELECT f.document,f.features,s.story FROM story_features f LEFT JOIN stories s USING "
        "(document) ORDER BY f.document");
    for (rows.with(); rows.next();) {
      auto features = story::decode(rows.blob(1));
      // Of another version: as if it had none, until it is read again.
      if (!features && features.error().code == Code::kVersion) continue;
      if (!features) return features.error();
      Row& row = rows_.emplace_back(
          Row{rows.integer(0), std::move(*features), rows.maybe_integer(2), false});
      const auto at = stale_.find(row.document);
      row.changed = at != stale_.end() || !row.before;
      if (at != stale_.end()) at->second = rows.blob(1);
    }
    return db_.status();
  }

  void find() {
    const auto size = static_cast<int64_t>(rows_.size());
    state_.changed += static_cast<int64_t>(stale_.size());
    order_.resize(rows_.size());
    if (rows_.size() <= few_ || state_.changed * 5 > state_.settled) {
      for (size_t row = 0; row < rows_.size(); ++row)
        take(row, stories_.add_unsettled(features(row)));
      stories_.settle();
      state_.settled = size, state_.changed = 0;
    } else {
      go_on();
    }
    ++state_.times;
  }

  int64_t document(size_t row) const { return rows_[row].document; }
  int64_t story(size_t row) const { return taken_[stories_.story_of(order_[row])]; }
  size_t size() const { return rows_.size(); }

  // Where nobody was faster.
  void write() {
    auto writer = Database::open(db_.file(), {.wait_ms = kPatienceMs});
    if (!writer) return;
    ledger::Transaction transaction(*writer);
    if (read_state(*writer).times + 1 != state_.times) return;
    Statement put = writer->prepare("INSERT OR REPLACE INTO stories VALUES(?,?)");
    for (size_t row = 0; row < rows_.size(); ++row)
      if (rows_[row].before != story(row)) put.with(document(row), story(row)).run();
    writer->run("DELETE FROM stories WHERE document NOT IN (SELECT document FROM story_features)");
    settle_marks(*writer);
    writer->prepare("INSERT OR REPLACE INTO meta VALUES(?,?)")
        .with(kState, std::to_string(state_.times) + " " + std::to_string(state_.settled) + " " +
                          std::to_string(state_.changed))
        .run();
    (void)transaction.commit();
  }

 private:
  StoryFeatures features(size_t row) { return std::move(rows_[row].features); }
  void take(size_t row, uint32_t as) {
    order_[row] = as;
    taken_.push_back(document(row));
  }

  // What was found before, and what is new one by one.
  void go_on() {
    std::unordered_map<int64_t, uint32_t> row_of_story;
    std::vector<uint32_t> before;
    for (size_t row = 0; row < rows_.size(); ++row) {
      if (rows_[row].changed) continue;
      take(row, stories_.add_unsettled(features(row)));
      before.push_back(row_of_story.try_emplace(*rows_[row].before, order_[row]).first->second);
    }
    stories_.resume(before);
    for (size_t row = 0; row < rows_.size(); ++row)
      if (rows_[row].changed) take(row, stories_.add(features(row)));
  }

  // Documents that have changed once more since they were read stay marked.
  void settle_marks(Database& writer) {
    Statement features = writer.prepare("SELECT features FROM story_features WHERE document=?");
    Statement fresh = writer.prepare("DELETE FROM stale_stories WHERE document=?");
    for (const auto& [document, seen] : stale_) {
      const bool there = features.with(document).next();
      if (there ? features.blob(0) == seen : seen.empty()) fresh.with(document).run();
    }
  }

  Database& db_;
  story::Stories stories_;
  const size_t few_;
  State state_;
  std::vector<Row> rows_;
  std::vector<uint32_t> order_;                     // of each row, its row in stories_
  std::vector<int64_t> taken_;                      // documents by rows of stories_
  std::unordered_map<int64_t, std::string> stale_;  // documents, with their features
};

using Found = std::unordered_map<int64_t, int64_t>;  // the story of a document

Result<Found> find_anew(Database& db, const std::filesystem::path& resources, size_t few) {
  auto tuning = story::Tuning::load(resources);
  if (!tuning) return tuning.error();
  Keeper keeper(db, *tuning, few);
  if (auto read = keeper.read(); !read) return read.error();
  db.run("COMMIT");
  keeper.find();
  keeper.write();
  db.run("BEGIN");
  Found found;
  for (size_t row = 0; row < keeper.size(); ++row)
    found.emplace(keeper.document(row), keeper.story(row));
  return found;
}

Found kept(Database& db) {
  Found found;
  Statement rows = db.prepare("SELECT document,story FROM stories");
  for (rows.with(); rows.next();) found.emplace(rows.integer(0), rows.integer(1));
  return found;
}

bool stale(Database& db) { return db.number("SELECT EXISTS(SELECT 1 FROM stale_stories)") != 0; }

Result<LedgerStories> all_stories(Database& db, const std::filesystem::path& resources,
                                  size_t few) {
  Result<Found> found = stale(db) ? find_anew(db, resources, few) : kept(db);
  if (!found) return found.error();
  LedgerStories all;
  Statement rows = db.prepare("SELECT id FROM documents WHERE current=1 ORDER BY id");
  for (rows.with(); rows.next();) {
    const int64_t document = rows.integer(0);
    const auto at = found->find(document);
    all.missing += at == found->end();
    all.documents.push_back(document);
    all.stories.push_back(at == found->end() ? document : at->second);
  }
  if (auto read = db.status(); !read) return read.error();
  return all;
}

}  // namespace

Result<LedgerStories> stories_of(Database& db, const std::filesystem::path& resources, size_t few) {
  db.run("BEGIN");  // all is read as it is at one moment
  Result<LedgerStories> all = all_stories(db, resources, few);
  db.clear();
  db.run("ROLLBACK");
  return all;
}

Result<std::vector<int64_t>> story_of(Database& db, const std::filesystem::path& resources,
                                      int64_t document) {
  std::vector<int64_t> members;
  if (!stale(db)) {
    Statement rows = db.prepare(
        "SELECT document FROM stories WHERE story=(SELECT story FROM stories WHERE document=?) "
        "ORDER BY document");
    for (rows.with(document); rows.next();) members.push_back(rows.integer(0));
    if (!members.empty()) return members;
  }
  Result<LedgerStories> all = stories_of(db, resources);
  if (!all) return all.error();
  const auto at = std::ranges::lower_bound(all->documents, document);
  if (at == all->documents.end() || *at != document) return members;
  const int64_t story = all->stories[static_cast<size_t>(at - all->documents.begin())];
  for (size_t row = 0; row < all->documents.size(); ++row)
    if (all->stories[row] == story) members.push_back(all->documents[row]);
  return members;
}

}  // namespace kilde::registry
