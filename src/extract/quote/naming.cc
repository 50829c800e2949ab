// Entities and citing phrases: which words name somebody, and which lead to a name.
#include <algorithm>

#include "extract/quote/reading.h"

namespace kilde::quote {

void Reading::index_entities() {
  for (uint32_t n = 0; n < doc.entities.size(); ++n) {
    for (ByteSpan span : doc.entities[n].mentions) mentions_.push_back({span, n});
  }
  names_.assign(size(), TokenSpan{});
  for (const NameMention& name : doc.names) {
    for (uint32_t i = name.tokens.begin; i < std::min(name.tokens.end, size()); ++i) {
      names_[i] = {name.tokens.begin, std::min(name.tokens.end, size())};
    }
  }
  std::sort(mentions_.begin(), mentions_.end(), [](const EntityMention& a, const EntityMention& b) {
    return a.span.begin < b.span.begin;
  });
}

const Entity* Reading::entity_at(TokenSpan tokens) const {
  if (tokens.empty()) return nullptr;
  const ByteSpan span = doc.bytes(tokens);
  auto at =
      std::lower_bound(mentions_.begin(), mentions_.end(), span.begin,
                       [](const EntityMention& m, uint32_t byte) { return m.span.begin < byte; });
  if (at != mentions_.begin() && std::prev(at)->span.end > span.begin) --at;
  const Entity* best = nullptr;
  for (; at != mentions_.end() && at->span.begin < span.end; ++at) {
    const Entity& entity = doc.entities[at->entity];
    if (!best) best = &entity;
    // "Ruslands præsident Putin", "en diplomat fra Reuters": the person, not the place.
    const bool person = entity.kind == EntityKind::kPerson && best->kind != EntityKind::kPerson;
    if (person && at->span.end + 1 >= span.begin) best = &entity;
  }
  return best;
}

bool Reading::is_medium(TokenSpan span) const {
  const Entity* entity = entity_at(span);
  return entity && (entity->kind == EntityKind::kOutlet || entity->kind == EntityKind::kAgency);
}

std::optional<Citing> Reading::citing_at(uint32_t token) const {
  for (const CitingPhrase& row : lexicon.citing(low_[token])) {
    const auto length = static_cast<uint32_t>(row.words.size());
    if (token + length >= size()) continue;
    bool same = true;
    for (uint32_t n = 0; n < length && same; ++n) same = low_[token + n] == row.words[n];
    if (!same) continue;
    Citing citing;
    citing.kind = row.kind;
    citing.lead = {token, token + length};
    citing.name = phrase_after(token + length, &citing.head);
    if (citing.name.empty() || !is_nominal(citing.head)) continue;
    if (row.kind == CitingKind::kOpinion) {
      const uint32_t last = citing.name.end - 1;
      if (!lexicon.is(WordClass::kOpinion, doc.lemma[last]) || last == citing.name.begin) continue;
      citing.tail = {last, last + 1};
      citing.phrase = {token, citing.name.end};
      citing.name.end = last;
      citing.head = last - 1;
      if (is_first_person(citing.head) || doc.has_feature(citing.head, "Person=1")) continue;
      return citing;
    }
    if (lexicon.is_nonsource(doc.lemma[citing.head])) continue;
    bool own = false;  // "ifølge vores mening"
    for (uint32_t i = citing.name.begin; i < citing.name.end; ++i) {
      own |= doc.has_feature(i, "Person=1");
    }
    if (own) continue;
    citing.phrase = {token, citing.name.end};
    return citing;
  }
  return std::nullopt;
}

void Reading::find_citings() {
  for (uint32_t i = 0; i < size(); ++i) {
    if (auto citing = citing_at(i)) {
      citings.push_back(*citing);
      i = citing->lead.end - 1;
    }
  }
}

}  // namespace kilde::quote
