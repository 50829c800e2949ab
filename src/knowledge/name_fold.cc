#include "knowledge/name_fold.h"

#include "base/utf8.h"

namespace kilde::knowledge {
namespace {

constexpr uint32_t kLong = 0x80000000;

// Blanks are written once, and none at the ends.
void put(std::string& out, char32_t c) {
  if (c == U' ' && (out.empty() || out.back() == ' ')) return;
  base::append_utf8(out, c);
}

bool inside(std::span<const uint32_t> table, std::span<const uint32_t> more) {
  for (uint32_t to : table)
    if (to >= kLong &&
        (to - kLong >= more.size() || more[to - kLong] >= more.size() - (to - kLong)))
      return false;
  return true;
}

}  // namespace

Result<NameFold> NameFold::from(const model::WeightFile& file) {
  auto table = file.array<uint32_t>("fold", {model::kAny});
  if (!table) return table.error();
  auto more = file.array<uint32_t>("fold_more", {model::kAny});
  if (!more) return more.error();
  if (!inside(*table, *more))
    return Error{Code::kFormat, file.path().string(), "expected folds inside 'fold_more'"};
  NameFold fold;
  fold.table_ = *table;
  fold.more_ = *more;
  return fold;
}

void NameFold::fold(std::string_view name, std::string& out) const {
  out.clear();
  for (size_t at = 0; at < name.size();) {
    char32_t c = base::next_code_point(name, at);
    uint32_t to = c < table_.size() ? table_[c] : static_cast<uint32_t>(c);
    if (!to) continue;
    if (to < kLong) {
      put(out, to);
      continue;
    }
    const uint32_t* list = more_.data() + (to - kLong);
    for (uint32_t i = 1; i <= list[0]; ++i) put(out, list[i]);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
}

std::string NameFold::fold(std::string_view name) const {
  std::string out;
  fold(name, out);
  return out;
}

}  // namespace kilde::knowledge
