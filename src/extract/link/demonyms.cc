#include "extract/link/demonyms.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "extract/link/found.h"
#include "extract/link/names.h"

namespace kilde::link {

using knowledge::EntityBase;
using knowledge::kNoRow;

namespace {

bool is_attribute(const Document& doc, uint32_t token) {
  const Relation relation = doc.relation[token];
  if (doc.upos[token] == Upos::kNoun) {  // "Syrian government"
    return relation == Relation::kCompound && base::starts_upper(doc.word(token));
  }
  return relation == Relation::kAmod || relation == Relation::kCompound ||
         relation == Relation::kConj || relation == Relation::kFlat;
}

class Searcher {
 public:
  Searcher(Document& doc, const EntityBase& base, const PlaceAdjectives& adjectives,
           const knowledge::Spelling& spelling, const CompoundWords& words)
      : doc_(doc),
        base_(base),
        adjectives_(adjectives),
        spelling_(spelling),
        compounds_(doc, base, words),
        holder_(doc.size(), -1) {
    for (size_t n = 0; n < doc.entities.size(); ++n) {
      rows_.emplace(doc.entities[n].id, n);
      for (ByteSpan mention : doc.entities[n].mentions) hold(mention, n);
    }
  }

  void search() {
    for (uint32_t i = 0; i < doc_.size(); ++i) {
      if (may_be_adjective(i)) {
        add_adjective(i);
      } else if (const uint32_t land = within_name(i); land != kNoRow) {
        add(doc_.tokens[i], land, "within a name");
      }
      if (!is_in_known(i)) add_compound(i);
    }
    for (size_t n : touched_) {
      auto& mentions = doc_.entities[n].mentions;
      std::sort(mentions.begin(), mentions.end());
    }
  }

 private:
  // The named mention counts, where one lies in another.
  void hold(ByteSpan mention, size_t entity) {
    const TokenSpan tokens = doc_.tokens_in(mention);
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const bool named = holder_[i] < 0 || is_named(doc_, tokens);
      if (named) holder_[i] = static_cast<int32_t>(spans_.size());
    }
    spans_.push_back({tokens, entity});
  }

  const Entity* entity_at(uint32_t token) const {
    return holder_[token] < 0 ? nullptr : &doc_.entities[span_at(token).entity];
  }

  static bool may_hold(const Entity& entity) {
    return entity.kind == EntityKind::kOrganisation || entity.kind == EntityKind::kGroup ||
           entity.kind == EntityKind::kOther;
  }

  // Before a noun, and in no name of a place, outlet or person.
  bool may_be_adjective(uint32_t token) const {
    if (!is_attribute(doc_, token)) return false;
    const Entity* entity = entity_at(token);
    return !entity || may_hold(*entity) || !is_named(doc_, span_at(token).tokens);
  }

  // "russiske", "North Korean", "российско-британской"
  void add_adjective(uint32_t token) {
    if (const uint32_t row = token == 0 ? kNoRow : adjectives_.row_of(base_, two_words(token));
        row != kNoRow) {
      return add(doc_.bytes({token - 1, token + 1}), row, "adjective");
    }
    const std::string_view lemma = doc_.lemma[token];
    if (const uint32_t row = adjectives_.row_of(base_, lemma); row != kNoRow) {
      return add(doc_.tokens[token], row, "adjective");
    }
    const std::string_view word = doc_.word(token);
    const size_t hyphen = word.find('-'), behind = lemma.find('-');
    if (hyphen == word.npos || behind == lemma.npos) return;
    ByteSpan first = doc_.tokens[token], second = first;
    first.end = first.begin + static_cast<uint32_t>(hyphen);
    second.begin = first.end + 1;
    if (const uint32_t row = adjectives_.row_of_part(word.substr(0, hyphen)); row != kNoRow) {
      add(first, row, "adjective");
    }
    if (const uint32_t row = adjectives_.row_of(base_, lemma.substr(behind + 1)); row != kNoRow) {
      add(second, row, "adjective");
    }
  }

  bool is_in_known(uint32_t token) const {
    const Entity* entity = entity_at(token);
    const bool local =
        !entity || (entity->kind != EntityKind::kPerson && base_.row_of(entity->id) == kNoRow);
    return !local && is_named(doc_, span_at(token).tokens);
  }

  void add_compound(uint32_t token) {
    const Compounds::Part part = compounds_.part_of(token);
    if (part.row != kNoRow) add(part.span, part.row, "compound");
  }

  std::string two_words(uint32_t token) const {
    return std::string(doc_.word(token - 1)) + " " + std::string(doc_.word(token));
  }

  // "Следственный комитет Армении", "Supreme Court of Spain"
  uint32_t within_name(uint32_t token) const {
    if (doc_.upos[token] != Upos::kPropn || !base::starts_upper(doc_.word(token))) return kNoRow;
    const Entity* entity = entity_at(token);
    if (!entity || !may_hold(*entity) || span_at(token).tokens.length() < 2) return kNoRow;
    std::vector<std::string> names = names_of(doc_, TokenSpan{token, token + 1});
    add_nominatives(spelling_, names);
    for (const std::string& name : names) {
      const auto rows = base_.find(name);
      if (rows.empty()) continue;
      const bool country = base_.entity(rows.front()).size == knowledge::PlaceSize::kCountry;
      if (country && !base_.is_word(name)) return rows.front();
    }
    return kNoRow;
  }

  void add(ByteSpan span, uint32_t row, std::string_view by) {
    const auto [at, fresh] = rows_.emplace(base_.entity(row).id, doc_.entities.size());
    if (fresh) {
      Entity entity;
      entity.name = doc_.intern(base_.name(row, doc_.lang));
      fill(doc_, base_, row, entity);
      entity.link = by;
      doc_.entities.push_back(std::move(entity));
    }
    auto& mentions = doc_.entities[at->second].mentions;
    if (told_of(at->second).meets(span)) return;
    told_of(at->second).last = span;
    mentions.push_back(span);
    touched_.push_back(at->second);
  }

  // Where an entity was mentioned before, and where it was added last.
  struct Told {
    std::vector<ByteSpan> before;  // by their beginning
    std::vector<uint32_t> ends;    // the farthest end up to each
    ByteSpan last;

    bool meets(ByteSpan span) const {
      if (last.overlaps(span)) return true;
      const auto behind =
          std::lower_bound(before.begin(), before.end(), span.end,
                           [](ByteSpan mention, uint32_t end) { return mention.begin < end; });
      return behind != before.begin() &&
             ends[static_cast<size_t>(behind - before.begin()) - 1] > span.begin;
    }
  };

  Told& told_of(size_t entity) {
    const auto [at, fresh] = told_.try_emplace(entity);
    if (!fresh) return at->second;
    Told& told = at->second;
    told.before = doc_.entities[entity].mentions;
    std::sort(told.before.begin(), told.before.end());
    for (ByteSpan mention : told.before) {
      told.ends.push_back(std::max(told.ends.empty() ? 0 : told.ends.back(), mention.end));
    }
    return told;
  }

  struct Held {
    TokenSpan tokens;
    size_t entity = 0;
  };
  const Held& span_at(uint32_t token) const { return spans_[static_cast<size_t>(holder_[token])]; }

  Document& doc_;
  const EntityBase& base_;
  const PlaceAdjectives& adjectives_;
  const knowledge::Spelling& spelling_;
  const Compounds compounds_;
  std::vector<int32_t> holder_;  // row of `spans_`, by token
  std::vector<Held> spans_;
  std::unordered_map<std::string_view, size_t> rows_;  // by id
  std::unordered_map<size_t, Told> told_;
  std::vector<size_t> touched_;
};

}  // namespace

void drop_adjectives(Document& doc, const Lands& lands) {
  const auto is_adjective = [&](ByteSpan mention) {
    const TokenSpan tokens = doc.tokens_in(mention);
    return tokens.length() == 1 && is_attribute(doc, tokens.begin) &&
           !lands.country_of_adjective(doc.lemma[tokens.begin]).empty();
  };
  for (Entity& entity : doc.entities) {
    const bool open = entity.kind == EntityKind::kOther && entity.id.find(':') == entity.id.npos;
    if (!open || std::erase_if(entity.mentions, is_adjective) == 0) continue;
    if (!entity.mentions.empty()) entity.name = doc.text(entity.mentions.front());
  }
  std::erase_if(doc.entities, [](const Entity& entity) { return entity.mentions.empty(); });
}

Result<Demonyms> Demonyms::load(const std::filesystem::path& root, std::string_view lang,
                                std::shared_ptr<const EntityBase> base) {
  auto adjectives = PlaceAdjectives::load(root, lang, *base);
  if (!adjectives) return adjectives.error();
  auto spelling = knowledge::Spelling::load(root, lang);
  if (!spelling) return spelling.error();
  auto words = CompoundWords::load(root, lang);
  if (!words) return words.error();
  return Demonyms(std::move(base), *std::move(adjectives), *std::move(spelling), *std::move(words));
}

uint32_t Demonyms::reads() const {
  return document::kText | document::kTokens | document::kTags | document::kTree |
         document::kNames | document::kEntities;
}

void Demonyms::run(Document& doc) const {
  const size_t size = doc.size();
  const bool complete = doc.analysed() && doc.lemma.size() == size && doc.relation.size() == size;
  if (complete) Searcher(doc, *base_, adjectives_, spelling_, words_).search();
}

}  // namespace kilde::link
