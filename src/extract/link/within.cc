#include "extract/link/within.h"

#include <algorithm>
#include <string>

namespace kilde::link {

using knowledge::kNoRow;

namespace {

constexpr uint32_t kBetween = 2;  // tokens between a place and its area, or its adjective

// A comma, a bracket, an adposition and its article.
bool may_stand_between(const Document& doc, uint32_t token) {
  const Upos upos = doc.upos[token];
  return upos == Upos::kPunct ? doc.word(token) == "," || doc.word(token) == "("
                              : upos == Upos::kAdp || upos == Upos::kDet;
}

uint32_t area_behind(const Document& doc, uint32_t end, const AreaAt& area_at) {
  const auto stop = static_cast<uint32_t>(doc.size());
  for (uint32_t i = end; i < std::min(end + kBetween, stop) && may_stand_between(doc, i); ++i) {
    if (i + 1 == stop) break;
    const uint32_t row = area_at(i + 1);
    if (row != kNoRow) return row;
  }
  return kNoRow;
}

// "im belgischen Halle", "den amerikanske delstat Georgia"
uint32_t area_before(const Document& doc, uint32_t begin, const Lands& lands,
                     const knowledge::EntityBase& base) {
  for (uint32_t i = begin; i > 0 && begin - i < kBetween; --i) {
    const std::string_view country = lands.country_of_adjective(doc.lemma[i - 1]);
    if (!country.empty()) return base.row_of("country:" + std::string(country));
    if (doc.upos[i - 1] != Upos::kNoun) break;
  }
  return kNoRow;
}

}  // namespace

uint32_t area_of(const Document& doc, const Entity& entity, const Lands& lands,
                 const knowledge::EntityBase& base, const AreaAt& area_at) {
  for (ByteSpan mention : entity.mentions) {
    const TokenSpan tokens = doc.tokens_in(mention);
    if (tokens.empty()) continue;
    uint32_t row = area_behind(doc, tokens.end, area_at);
    if (row == kNoRow) row = area_before(doc, tokens.begin, lands, base);
    if (row != kNoRow) return row;
  }
  return kNoRow;
}

}  // namespace kilde::link
