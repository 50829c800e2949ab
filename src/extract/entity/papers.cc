#include "extract/entity/papers.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace kilde::entity {

namespace {

constexpr uint32_t kLongestName = 4;    // words of a name behind a noun
constexpr uint32_t kLongestMarked = 6;  // tokens of a name in marks

}  // namespace

bool PaperNames::may_begin(uint32_t token) const {
  return doc_.upos[token] == Upos::kNoun || doc_.upos[token] == Upos::kPunct ||
         doc_.upos[token] == Upos::kPropn || base::starts_upper(doc_.word(token));
}

// A noun that is a paper or an agency, also where it was taken for a name.
std::optional<EntityKind> PaperNames::medium(uint32_t token) const {
  const Upos upos = doc_.upos[token];
  const bool noun = upos == Upos::kNoun;
  if (!noun && upos != Upos::kPropn && upos != Upos::kAdj) return std::nullopt;
  const auto kind = nouns_.kind_of(noun ? doc_.lemma[token] : doc_.word(token),
                                   doc_.has_feature(token, "Number=Plur"));
  const bool fits = kind == EntityKind::kOutlet || kind == EntityKind::kAgency;
  return fits ? kind : std::nullopt;
}

bool PaperNames::is_name_word(uint32_t token) const {
  const Upos upos = doc_.upos[token];
  return (upos == Upos::kPropn || upos == Upos::kX) && base::starts_upper(doc_.word(token));
}

std::optional<PaperName> PaperNames::behind_noun(uint32_t token) const {
  const auto kind = medium(token);
  if (!kind) return std::nullopt;
  uint32_t end = token + 1;
  while (end < size() && end <= token + kLongestName && is_name_word(end)) ++end;
  if (end == token + 1 || doc_.sentence_of(end - 1) != doc_.sentence_of(token)) {
    return std::nullopt;
  }
  return PaperName{{token + 1, end}, *kind};
}

// The words between two marks that face each other, without the marks.
TokenSpan PaperNames::marked(uint32_t token) const {
  size_t at = 0;
  if (base::is_letter(base::next_code_point(doc_.word(token), at))) return {};
  for (uint32_t i = token + 1; i < std::min(size(), token + 2 + kLongestMarked); ++i) {
    if (nouns_.are_marks(doc_.word(token), doc_.word(i))) return {token + 1, i};
  }
  return {};
}

std::optional<PaperName> PaperNames::in_marks(uint32_t token) const {
  const TokenSpan name = marked(token);
  if (name.empty() || !base::starts_upper(doc_.word(name.begin))) return std::nullopt;
  for (uint32_t i = name.begin; i < name.end; ++i) {
    if (doc_.upos[i] == Upos::kVerb || doc_.upos[i] == Upos::kAux) return std::nullopt;
  }
  if (token > 0) {
    if (const auto kind = medium(token - 1)) return PaperName{name, *kind};
  }
  std::string_view text = doc_.text(doc_.bytes(name));
  if (nouns_.is_outlet_name(text)) return PaperName{name, EntityKind::kOutlet};
  text.remove_suffix(nouns_.genitive_length(text));
  return nouns_.is_outlet_name(text) ? std::optional(PaperName{name, EntityKind::kOutlet})
                                     : std::nullopt;
}

}  // namespace kilde::entity
