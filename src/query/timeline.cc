#include "query/timeline.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "format/claims.h"
#include "ledger/findings.h"
#include "ledger/writer.h"
#include "query/claim_finder.h"
#include "query/claim_loader.h"

namespace kilde::query {
namespace {

using ledger::Statement;

constexpr size_t kFew = 20'000;  // claims whose times are looked up one by one
constexpr int64_t kReach = 366;  // days
constexpr int64_t kFarAway = int64_t{1} << 40;

struct Row {
  int64_t first = 0, claim = 0, number = 0, after = 0;
};

class Timeline {
 public:
  Timeline(const Asking& ask, const Filter& filter, ClaimFinder& finder)
      : ask_(ask),
        filter_(filter),
        finder_(finder),
        from_(number_of(filter.from).value_or(-kFarAway)),
        to_(number_of(filter.to).value_or(kFarAway)) {}

  std::vector<Row> rows() {
    if (finder_.nothing() || filter_.limit == 0) return {};
    if (finder_.candidates() && finder_.candidates()->size() <= kFew)
      of_few(*finder_.candidates());
    else
      of_many();
    return std::move(page_);
  }

 private:
  bool in_window(const Row& row) const {
    if (row.first >= to_) return false;
    return row.first >= from_ || (row.after > from_ && row.after - row.first <= kReach);
  }
  static Row read(const Statement& row) {
    return {row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
  }

  void of_few(const Ids& claims) {
    std::vector<Row> all;
    Statement times =
        ask_.db.prepare("SELECT first_day,claim,number,day_after FROM claim_times WHERE claim=?");
    for (int64_t claim : claims)
      for (times.with(claim); times.next();)
        if (Row row = read(times); in_window(row)) all.push_back(row);
    std::ranges::sort(all, {}, [](const Row& r) { return std::tuple(r.first, r.claim, r.number); });
    for (const Row& row : all)
      if (!take(row)) return;
  }

  void of_many() {
    Statement times = ask_.db.prepare(
        "SELECT first_day,claim,number,day_after FROM claim_times INDEXED BY claim_times_day "
        "WHERE first_day>=? AND first_day<? ORDER BY first_day,claim,number");
    for (times.with(from_ - kReach, to_); times.next();) {
      const Row row = read(times);
      if (!in_window(row)) continue;
      const auto& only = finder_.candidates();
      if (only && !std::ranges::binary_search(*only, row.claim)) continue;
      if (!take(row)) return;
    }
  }

  // False when the page is full.
  bool take(const Row& row) {
    if (row.claim != last_) fits_ = finder_.fits(row.claim);
    last_ = row.claim;
    if (!fits_ || passed_++ < filter_.offset) return true;
    page_.push_back(row);
    return page_.size() < filter_.limit;
  }

  const Asking& ask_;
  const Filter& filter_;
  ClaimFinder& finder_;
  int64_t from_, to_;
  int64_t last_ = -1;
  bool fits_ = false;
  size_t passed_ = 0;
  std::vector<Row> page_;
};

Day day_of(int64_t number) { return Day(std::chrono::days(number)); }

}  // namespace

Result<Answer<Happening>> timeline(const Asking& ask, const Filter& filter) {
  Filter of_claims = filter;
  of_claims.from.reset();
  of_claims.to.reset();
  auto finder = ClaimFinder::make(ask, of_claims);
  if (!finder) return finder.error();
  Answer<Happening> answer;
  answer.notes = finder->notes();
  ClaimLoader loader(ask);
  ledger::Findings findings(ask.db);
  for (const Row& row : Timeline(ask, filter, *finder).rows()) {
    Happening each{day_of(row.first), day_of(row.after), {}, {}, loader.load(row.claim)};
    const auto times = findings.times(row.claim >> ledger::kClaimBits);
    if (const auto number = static_cast<size_t>(row.number); number < times.size()) {
      const ByteSpan span = times[number].span;
      if (span.end <= loader.text().size())
        each.words = format::one_line(loader.text().substr(span.begin, span.length()));
      each.value = times[number].value;
    }
    answer.rows.push_back(std::move(each));
  }
  if (auto read = ask.db.take_status(); !read) return read.error();
  return answer;
}

}  // namespace kilde::query
