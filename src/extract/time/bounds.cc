#include "extract/time/bounds.h"

namespace kilde::time {
namespace {

constexpr uint32_t kMostBetween = 3;  // "die drei Wochen vor dem 5. Mai"

}  // namespace

Side side_of_next(const std::vector<Atom>& atoms, const Lexicon& lexicon,
                  const std::vector<Extent>& extents, size_t index) {
  const auto bound = lexicon.find_class("bound");
  if (!bound || index + 1 >= extents.size()) return Side::kNone;
  const uint32_t from = extents[index].end, to = extents[index + 1].begin;
  if (to <= from || to - from > kMostBetween) return Side::kNone;
  Side side = Side::kNone;
  for (uint32_t at = from; at < to; ++at) {
    const auto value = lexicon.value(atoms[at].lexeme, *bound);
    if (!value || atoms[at].gap == Atom::Gap::kBreak) return Side::kNone;
    if (side == Side::kNone && *value == "begins") side = Side::kBegins;
    if (side == Side::kNone && *value == "ends") side = Side::kEnds;
  }
  return side;
}

std::string_view reach_of(const std::vector<Atom>& atoms, const Lexicon& lexicon, Extent extent) {
  const auto reach = lexicon.find_class("reach");
  if (!reach) return {};
  const bool ends = extent.end >= atoms.size() || atoms[extent.end].gap == Atom::Gap::kBreak;
  if (!ends && lexicon.value(atoms[extent.end].lexeme, *reach) == "of") return {};
  for (uint32_t at = extent.begin; at < extent.end; ++at)
    if (const auto value = lexicon.value(atoms[at].lexeme, *reach); value && *value != "of")
      return *value;
  return {};
}

}  // namespace kilde::time
