#include "extract/link/names.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::link {

namespace {

constexpr size_t kMentionsLooked = 6;
constexpr size_t kLongestName = 160;  // bytes
constexpr size_t kInitial = 2;        // code points of "Дж."
constexpr size_t kFormsBent = 3, kNominatives = 4;

void add(std::vector<std::string>& names, std::string name) {
  const bool fits = !name.empty() && name.size() <= kLongestName && names.size() < kMostNames;
  if (fits && std::find(names.begin(), names.end(), name) == names.end()) {
    names.push_back(std::move(name));
  }
}

// "Ukraines", "Putins", "Trump's", "Paris'": the name without its last letters.
void add_without_genitive(const Document& doc, TokenSpan tokens, std::vector<std::string>& names) {
  if (!doc.has_feature(tokens.end - 1, "Case=Gen")) return;
  std::string text(doc.text(doc.bytes(tokens)));
  for (std::string_view ending : {"’s", "'s", ":s", "s", "’", "'"}) {
    if (!text.ends_with(ending)) continue;
    text.resize(text.size() - ending.size());
    return add(names, std::move(text));
  }
}

std::string by_lemmas(const Document& doc, TokenSpan tokens, uint32_t from) {
  std::string name;
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (!name.empty() && doc.space_after[i - 1]) name += ' ';
    name += i >= from ? doc.lemma[i] : doc.word(i);
  }
  return name;
}

void add_all(const Document& doc, TokenSpan tokens, std::vector<std::string>& names) {
  if (tokens.empty()) return;
  const bool article = tokens.length() > 1 && doc.upos[tokens.begin] == Upos::kDet;
  if (article) ++tokens.begin;
  // "Европейский суд по правам человека от"
  while (tokens.length() > 2 && doc.upos[tokens.end - 1] == Upos::kAdp) --tokens.end;
  add(names, std::string(doc.text(doc.bytes(tokens))));
  add_without_genitive(doc, tokens, names);
  add(names, by_lemmas(doc, tokens, tokens.begin));
  if (tokens.length() > 1) add(names, by_lemmas(doc, tokens, tokens.end - 1));
}

void longest_first(std::vector<std::string>& names) {
  std::stable_sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return count_words(a) > count_words(b);
  });
}

}  // namespace

size_t count_words(std::string_view name) {
  size_t words = 0;
  bool inside = false;
  for (char c : name) {
    words += c != ' ' && !inside;
    inside = c != ' ';
  }
  return words;
}

std::vector<std::string> names_of(const Document& doc, TokenSpan tokens) {
  std::vector<std::string> names;
  add_all(doc, tokens, names);
  return names;
}

std::vector<std::string> names_of(const Document& doc, const Entity& entity) {
  std::vector<std::string> names;
  size_t looked = 0;
  for (ByteSpan mention : entity.mentions) {
    const TokenSpan tokens = doc.tokens_in(mention);
    if (!is_named(doc, tokens)) continue;
    if (++looked > kMentionsLooked) break;
    add(names, std::string(doc.text(mention)));
    add_all(doc, tokens, names);
  }
  add(names, std::string(entity.name));
  longest_first(names);
  return names;
}

void add_nominatives(const knowledge::Spelling& spelling, std::vector<std::string>& names) {
  const size_t forms = std::min(names.size(), kFormsBent);
  for (size_t n = 0; n < forms; ++n) {
    const std::string form = names[n];
    for (std::string& name : spelling.nominatives(form, kNominatives)) {
      add(names, std::move(name));
    }
    // "Чёрном море": the first word is inflected as a name, the second is in its lemma.
    const size_t space = form.find(' ');
    if (space == std::string::npos || count_words(form) != 2) continue;
    for (const std::string& first : spelling.nominatives(form.substr(0, space), kNominatives)) {
      add(names, first + form.substr(space));
    }
  }
  longest_first(names);
}

InitialsAndSurname split_initials(std::string_view name) {
  InitialsAndSurname out;
  while (true) {
    const size_t dot = name.find('.');
    if (dot == name.npos || dot == 0 || base::count_code_points(name.substr(0, dot)) > kInitial) {
      break;
    }
    if (out.first.empty()) out.first = name.substr(0, dot);
    name.remove_prefix(dot + 1);
    while (name.starts_with(' ')) name.remove_prefix(1);
  }
  if (out.first.empty() || count_words(name) != 1) return {};
  out.surname = name;
  return out;
}

bool is_named(const Document& doc, TokenSpan tokens) {
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const bool name = doc.upos[i] == Upos::kPropn || doc.upos[i] == Upos::kX;
    if (name || base::all_upper(doc.word(i))) return true;
  }
  const auto after =
      std::lower_bound(doc.names.begin(), doc.names.end(), tokens.begin,
                       [](const NameMention& a, uint32_t token) { return a.tokens.end <= token; });
  return after != doc.names.end() && after->tokens.overlaps(tokens) &&
         base::starts_upper(doc.word(tokens.begin));
}

bool is_named(const Document& doc, const Entity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                     [&](ByteSpan mention) { return is_named(doc, doc.tokens_in(mention)); });
}

}  // namespace kilde::link
