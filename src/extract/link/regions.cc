#include "extract/link/regions.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::link {

using knowledge::kNoRow;
using knowledge::KnownEntity;
using knowledge::PlaceSize;

namespace {

constexpr uint32_t kReach = 2;  // tokens from "governor" to the name

// The region of another country that has the country's name.
uint32_t region_called(const Document& doc, const knowledge::EntityBase& base, const Entity& entity,
                       const KnownEntity& country) {
  for (ByteSpan mention : entity.mentions) {
    for (uint32_t row : base.find(doc.text(mention))) {
      const KnownEntity known = base.entity(row);
      if (known.size == PlaceSize::kRegion && known.country != country.country) return row;
    }
  }
  return kNoRow;
}

bool is_one_of(const Document& doc, uint32_t token, const std::vector<std::string>& nouns) {
  return std::any_of(nouns.begin(), nouns.end(), [&](const std::string& noun) {
    return noun == doc.lemma[token] || noun == base::to_lower(doc.word(token));
  });
}

bool stands_beside_noun(const Document& doc, const Lands& lands, ByteSpan mention) {
  const TokenSpan tokens = doc.tokens_in(mention);
  if (tokens.empty()) return false;
  const TokenSpan sent = doc.sentences[doc.sentence_of(tokens.begin)];
  for (uint32_t i = tokens.begin; i > sent.begin && tokens.begin - i < kReach; --i) {
    if (is_one_of(doc, i - 1, lands.nouns_of_regions_behind())) return true;
  }
  return tokens.end < sent.end && is_one_of(doc, tokens.end, lands.nouns_of_regions_before());
}

}  // namespace

void link_regions(const Document& doc, const knowledge::EntityBase& base, const Lands& lands,
                  const Scene& scene, Found& found) {
  const size_t size = found.size();
  for (size_t n = 0; n < size; ++n) {
    if (found.base_row(n) == kNoRow || found.is_users(n)) continue;
    const KnownEntity country = base.entity(found.base_row(n));
    if (country.size != PlaceSize::kCountry) continue;
    const Entity& entity = doc.entities[n];
    const uint32_t region = region_called(doc, base, entity, country);
    if (region == kNoRow) continue;
    const bool told =
        std::any_of(entity.mentions.begin(), entity.mentions.end(),
                    [&](ByteSpan mention) { return stands_beside_noun(doc, lands, mention); });
    if (told || scene.names_town_of(region)) found.link(n, region, "region");
  }
}

}  // namespace kilde::link
