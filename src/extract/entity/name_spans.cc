#include "extract/entity/name_spans.h"

#include <algorithm>

#include "base/utf8.h"
#include "document/proper_name.h"

namespace kilde::entity {

namespace {

constexpr uint32_t kParticles = 2;  // "van der"

bool has_letter(std::string_view word) {
  for (size_t at = 0; at < word.size();) {
    if (base::is_letter(base::next_code_point(word, at))) return true;
  }
  return false;
}

bool spells_something(const Document& doc, TokenSpan tokens) {
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (has_letter(doc.word(i))) return true;
  }
  return false;
}

// A token of the later name hangs on the earlier one as a part of it.
bool hangs_flat(const Document& doc, TokenSpan name, TokenSpan later) {
  for (uint32_t i = later.begin; i < later.end; ++i) {
    const bool inside = doc.head[i] >= 0 && name.contains(static_cast<uint32_t>(doc.head[i]));
    if (inside && doc.relation[i] == Relation::kFlat) return true;
  }
  return false;
}

bool goes_on(const Document& doc, const Nouns& nouns, const NameMention& name,
             const NameMention& later) {
  if (name.kind != NameKind::kPer || later.kind != NameKind::kPer) return false;
  const uint32_t from = name.tokens.end, to = later.tokens.begin;
  if (to < from) return true;
  if (to - from > kParticles || doc.sentence_of(from - 1) != doc.sentence_of(to)) return false;
  for (uint32_t i = from; i < to; ++i) {
    if (!nouns.is(Words::kParticle, doc.word(i))) return false;
  }
  return to > from || hangs_flat(doc, name.tokens, later.tokens);
}

bool is_address(const Document& doc, const Nouns& nouns, TokenSpan name) {
  return name.length() == 1 && name.end < doc.size() &&
         nouns.is(Words::kHonorific, base::to_lower(doc.word(name.begin))) &&
         base::starts_upper(doc.word(name.end)) && has_letter(doc.word(name.end));
}

bool is_capital(const Document& doc, uint32_t token) {
  return doc.upos[token] == Upos::kPropn && base::starts_upper(doc.word(token)) &&
         has_letter(doc.word(token));
}

// "Dace | Ozolkalna", cut where a sentence was thought to end: one blank is all between.
bool is_cut(const Document& doc, const NameMention& name) {
  const uint32_t next = name.tokens.end;
  if (name.kind != NameKind::kPer || name.tokens.length() != 1 || next >= doc.size()) return false;
  const ByteSpan gap = {doc.tokens[next - 1].end, doc.tokens[next].begin};
  return doc.sentence_of(next) != doc.sentence_of(next - 1) && doc.text(gap) == " " &&
         is_capital(doc, next - 1) && is_capital(doc, next);
}

// Bytes of the title where it is the text's first line, else 0.
size_t title_line(const Document& doc) {
  const size_t line = doc.title.size();
  const bool own_line = line > 0 && doc.text().starts_with(doc.title) && line < doc.text().size() &&
                        doc.text()[line] == '\n';
  return own_line ? line : 0;
}

// The first token of a name that stands behind the title's line; the name's end where none does.
uint32_t title_end_in(const Document& doc, size_t line, TokenSpan name) {
  if (doc.tokens[name.begin].begin >= line) return name.end;
  for (uint32_t i = name.begin + 1; i < name.end; ++i) {
    if (doc.tokens[i].begin > line) return i;
  }
  return name.end;
}

}  // namespace

std::vector<NameMention> mended_names(const Document& doc, const Nouns& nouns) {
  std::vector<NameMention> names;
  const auto size = static_cast<uint32_t>(doc.size());
  const size_t line = title_line(doc);
  for (NameMention name : doc.names) {
    name.tokens.end = std::min(name.tokens.end, size);
    if (name.tokens.empty() || !spells_something(doc, name.tokens)) continue;
    if (!document::is_proper(doc, name)) continue;
    if (is_address(doc, nouns, name.tokens) || is_cut(doc, name)) ++name.tokens.end;
    const bool part = !names.empty() && goes_on(doc, nouns, names.back(), name);
    if (part) name.tokens.begin = names.back().tokens.begin;
    if (part) name.tokens.end = std::max(names.back().tokens.end, name.tokens.end);
    if (part) names.pop_back();
    const uint32_t cut = title_end_in(doc, line, name.tokens);
    names.push_back({{name.tokens.begin, cut}, name.kind});
    if (cut < name.tokens.end) names.push_back({{cut, name.tokens.end}, name.kind});
  }
  return names;
}

}  // namespace kilde::entity
