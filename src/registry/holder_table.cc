#include "registry/holder_table.h"

#include <algorithm>
#include <limits>

#include "base/varint.h"
#include "ledger/loader.h"
#include "registry/claim_index.h"

namespace kilde::registry {
namespace {

constexpr size_t kMost = 256;  // claims of a row

// The document as it differs from the one before, then the place in it.
std::string pack(const uint64_t* begin, const uint64_t* end) {
  std::string packed;
  int64_t before = document_of(*begin);
  for (const uint64_t* claim = begin; claim != end; ++claim) {
    base::put_varint(packed, static_cast<uint64_t>(document_of(*claim) - before));
    base::put_varint(packed, place_of(*claim));
    before = document_of(*claim);
  }
  return packed;
}

}  // namespace

HolderTable::HolderTable(ledger::Database& db)
    : db_(db),
      all_(db.prepare("SELECT first,claims FROM mark_holders WHERE mark=? ORDER BY first")),
      at_(db.prepare("SELECT first,claims FROM mark_holders WHERE mark=? AND first<=? ORDER BY "
                     "first DESC LIMIT 1")),
      behind_(db.prepare("SELECT first FROM mark_holders WHERE mark=? AND first>? ORDER BY first "
                         "LIMIT 1")),
      put_(db.prepare("INSERT OR REPLACE INTO mark_holders VALUES(?,?,?)")),
      drop_(db.prepare("DELETE FROM mark_holders WHERE mark=? AND first=?")) {}

void HolderTable::unpack(uint64_t first, std::string_view packed, std::vector<uint64_t>& claims) {
  base::VarintReader reader(packed);
  int64_t document = document_of(first);
  while (!reader.at_end()) {
    document += static_cast<int64_t>(reader.next());
    claims.push_back(claim_number(document, reader.next()));
  }
  if (!reader.ok()) db_.fail(ledger::damaged(db_.file(), "the holders of a mark"));
}

std::vector<uint64_t> HolderTable::read(uint64_t mark) {
  std::vector<uint64_t> claims;
  for (all_.with(mark); all_.next();)
    unpack(static_cast<uint64_t>(all_.integer(0)), all_.blob(1), claims);
  return claims;
}

void HolderTable::write() {
  std::vector<uint64_t> marks;
  for (const auto& [mark, changes] : changes_) marks.push_back(mark);
  std::ranges::sort(marks, {}, [](uint64_t mark) { return static_cast<int64_t>(mark); });
  for (const uint64_t mark : marks) write(mark, std::move(changes_[mark]));
  changes_.clear();
}

// The last change of a claim counts.
void HolderTable::write(uint64_t mark, std::vector<Change> changes) {
  std::ranges::stable_sort(changes, {}, &Change::first);
  for (auto next = changes.begin(); next != changes.end();) {
    std::vector<uint64_t> claims;
    bool there = false;
    uint64_t first = 0;
    for (at_.with(mark, next->first); at_.next(); there = true) {
      first = static_cast<uint64_t>(at_.integer(0));
      unpack(first, at_.blob(1), claims);
    }
    int64_t end = std::numeric_limits<int64_t>::max();  // where another row begins
    if (next + 1 != changes.end() || !there)
      end = behind_.with(mark, next->first).first().value_or(end);
    for (; next != changes.end() && static_cast<int64_t>(next->first) < end; ++next) {
      const auto at = std::ranges::lower_bound(claims, next->first);
      const bool known = at != claims.end() && *at == next->first;
      if (next->second && !known)
        claims.insert(at, next->first);
      else if (!next->second && known)
        claims.erase(at);
    }
    if (there && (claims.empty() || claims.front() != first)) drop_.with(mark, first).run();
    put(mark, claims);
  }
}

void HolderTable::put(uint64_t mark, const std::vector<uint64_t>& claims) {
  for (size_t begin = 0; begin < claims.size(); begin += kMost) {
    const size_t end = std::min(begin + kMost, claims.size());
    const std::string packed = pack(claims.data() + begin, claims.data() + end);
    put_.with(mark, claims[begin], ledger::Blob{packed}).run();
  }
}

}  // namespace kilde::registry
