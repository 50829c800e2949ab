#include "query/sources.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

#include "ledger/writer.h"
#include "query/documents.h"

namespace kilde::query {
namespace {

using ledger::Statement;

constexpr size_t kFew = 3'000;  // claims whose documents are looked up one by one

struct Total {
  int64_t source = 0, claims = 0;
};

std::vector<Count> counts_of(Statement& rows, int64_t source, size_t most) {
  std::vector<Count> counts;
  for (rows.with(source, static_cast<int64_t>(most)); rows.next();)
    counts.push_back({rows.string(0), rows.integer(1)});
  return counts;
}

class Accounts {
 public:
  explicit Accounts(ledger::Database& db) : db_(db) {
    entity_ = db.prepare("SELECT key,name,kind FROM entities WHERE id=?");
    name_ = db.prepare("SELECT name FROM names WHERE id=?");
    grades_ = db.prepare(
        "SELECT sum(claims),sum(named),sum(roles),sum(groups) FROM source_outlets WHERE source=?");
    outlets_ = db.prepare(
        "SELECT coalesce(n.name,''),claims FROM source_outlets LEFT JOIN names n ON n.id=outlet "
        "WHERE source=? AND claims>0 ORDER BY claims DESC,outlet LIMIT ?");
    hands_ = db.prepare(
        "SELECT n.name,claims FROM source_hands JOIN names n ON n.id=hand "
        "WHERE source=? AND claims>0 ORDER BY claims DESC,hand LIMIT ?");
  }

  SourceAccount account(int64_t source, size_t most) {
    SourceAccount account = node(source);
    if (grades_.with(source).next()) {
      account.claims = grades_.integer(0);
      account.named = grades_.integer(1);
      account.roles = grades_.integer(2);
      account.groups = grades_.integer(3);
    }
    account.outlets = counts_of(outlets_, source, most);
    account.hands = counts_of(hands_, source, most);
    return account;
  }

  SourceAccount node(int64_t source) {
    SourceAccount account;
    if (source > 0 && entity_.with(source).next()) {
      account.id = entity_.string(0);
      account.name = entity_.string(1);
      account.kind = entity_.string(2);
    } else if (source < 0 && name_.with(-source).next()) {
      account.name = name_.string(0);
      account.kind = "description";
    }
    return account;
  }

  // What only the claims themselves tell: acts, and when first and last.
  void add_claims(int64_t source, SourceAccount& account) {
    Statement claims =
        db_.prepare(source > 0 ? "SELECT id,act FROM claims WHERE speaker=?"
                               : "SELECT id,act FROM claims WHERE speaker IS NULL AND "
                                 "speaker_name IS nullif(?,0)");
    std::vector<std::pair<int64_t, std::string>> all;
    for (claims.with(source > 0 ? source : -source); claims.next();)
      all.emplace_back(claims.integer(0), claims.string(1));
    std::ranges::sort(all);
    Tally tally(db_, all.size() > kFew);
    for (const auto& [claim, act] : all) tally.add(claim >> ledger::kClaimBits, act);
    tally.put(account);
  }

 private:
  class Tally {
   public:
    Tally(ledger::Database& db, bool all) : documents_(db, {}) {
      if (!all) return;
      all_.emplace();
      documents_.each([&](const Documents::Row& row) {
        if (all_->size() <= static_cast<size_t>(row.id))
          all_->resize(static_cast<size_t>(row.id) + 1, kNotThere);
        (*all_)[static_cast<size_t>(row.id)] = row.day;
        return true;
      });
    }
    void add(int64_t document, const std::string& act) {
      if (document != at_) {
        at_ = document;
        look_up();
      }
      if (!there_) return;
      ++acts_[act];
      if (day_ == kNoDay) return;
      first_ = first_ == kNoDay ? day_ : std::min(first_, day_);
      last_ = std::max(last_, day_);
    }
    void put(SourceAccount& account) const {
      for (const auto& [act, claims] : acts_) account.acts.push_back({act, claims});
      std::ranges::stable_sort(account.acts, std::ranges::greater(), &Count::claims);
      if (first_ == kNoDay) return;
      account.first = date_of(Day(std::chrono::days(first_)));
      account.last = date_of(Day(std::chrono::days(last_)));
    }

   private:
    static constexpr int64_t kNotThere = kNoDay - 1;

    void look_up() {
      if (all_) {
        const auto at = static_cast<size_t>(at_);
        day_ = at < all_->size() ? (*all_)[at] : kNotThere;
        there_ = day_ != kNotThere;
        return;
      }
      const auto row = documents_.row(at_);
      there_ = row.has_value();
      day_ = row ? row->day : kNotThere;
    }

    Documents documents_;
    std::optional<std::vector<int64_t>> all_;  // day of publication by number
    int64_t at_ = -1, day_ = 0, first_ = kNoDay, last_ = kNoDay;
    bool there_ = false;
    std::map<std::string, int64_t> acts_;
  };

  ledger::Database& db_;
  Statement entity_, name_, grades_, outlets_, hands_;
};

std::vector<Total> totals(const Asking& ask, const Filter& filter) {
  std::vector<Total> all;
  Statement rows = ask.db.prepare(
      "SELECT source,claims FROM source_totals WHERE claims>0 ORDER BY claims DESC,source "
      "LIMIT ? OFFSET ?");
  for (rows.with(filter.limit, filter.offset); rows.next();)
    all.push_back({rows.integer(0), rows.integer(1)});
  return all;
}

std::vector<Total> totals_of(const Asking& ask, const Known& known, const Filter& filter) {
  std::vector<Total> all;
  Statement row = ask.db.prepare("SELECT claims FROM source_totals WHERE source=? AND claims>0");
  auto add = [&](int64_t source) {
    if (auto claims = row.with(source).first()) all.push_back({source, *claims});
  };
  for (int64_t entity : known.entities) add(entity);
  for (int64_t name : known.names) add(-name);
  std::ranges::sort(all, {}, [](const Total& t) { return std::pair(-t.claims, t.source); });
  const size_t begin = std::min(filter.offset, all.size());
  all.erase(all.begin(), all.begin() + static_cast<ptrdiff_t>(begin));
  if (all.size() > filter.limit) all.resize(filter.limit);
  return all;
}

}  // namespace

Result<Answer<SourceAccount>> sources(const Asking& ask, const Filter& filter) {
  Answer<SourceAccount> answer;
  Accounts accounts(ask.db);
  const bool named = !filter.source.empty();
  std::vector<Total> found;
  if (named) {
    const Known known = ask.names.find(ask.db, ask.search, filter.source);
    found = totals_of(ask, known, filter);
    if (known.empty()) answer.notes.push_back("no '" + filter.source + "' in the ledger");
  } else {
    found = totals(ask, filter);
  }
  for (const Total& total : found) {
    answer.rows.push_back(
        accounts.account(total.source, named ? std::numeric_limits<int32_t>::max() : kMostCounts));
    if (named) accounts.add_claims(total.source, answer.rows.back());
  }
  if (auto read = ask.db.take_status(); !read) return read.error();
  return answer;
}

}  // namespace kilde::query
