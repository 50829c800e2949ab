#include "knowledge/role_titles.h"

#include <algorithm>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::knowledge {

Result<RoleTitles> RoleTitles::load(const std::filesystem::path& root, std::string_view lang) {
  RoleTitles out;
  auto table =
      base::DataTable::load(root / "data" / "entities" / "roles.tsv", {"role", "single", "office"});
  if (!table) return table.error();
  const std::string_view column = table->column_of(lang);
  if (column.empty()) return out;
  for (const auto& row : table->rows()) {
    for (std::string_view title : base::split_list(row[column])) {
      const Role role{std::string(row["role"]), std::string(row["office"]), row["single"] == "yes"};
      out.titles_.emplace(base::to_lower(title), role);
      const auto words = static_cast<uint32_t>(1 + std::count(title.begin(), title.end(), ' '));
      out.longest_ = std::max(out.longest_, words);
    }
  }
  return out;
}

const RoleTitles::Role* RoleTitles::find(std::string_view title) const {
  const auto found = titles_.find(title);
  return found == titles_.end() ? nullptr : &found->second;
}

std::string_view RoleTitles::role_of(std::string_view title) const {
  const Role* role = find(base::to_lower(title));
  return role ? std::string_view(role->name) : std::string_view();
}

const RoleTitles::Role* RoleTitles::find_words(const Document& doc, TokenSpan tokens,
                                               uint32_t noun) const {
  for (std::string_view head : {doc.word(noun), doc.lemma[noun]}) {
    std::string title;
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
      if (!title.empty() && doc.tokens[i].begin > doc.tokens[i - 1].end) title += ' ';
      title += base::to_lower(i == noun ? head : doc.word(i));
    }
    if (const Role* role = find(title)) return role;
  }
  return nullptr;
}

std::optional<RoleTitle> RoleTitles::at(const Document& doc, uint32_t noun) const {
  const TokenSpan sent = doc.sentences[doc.sentence_of(noun)];
  for (uint32_t length = longest_ + 1; length > 0; --length) {  // "vice-president" may be in pieces
    for (const uint32_t begin : {noun, noun + 1 < length ? noun : noun + 1 - length}) {
      const TokenSpan tokens{begin, begin + length};
      if (tokens.begin < sent.begin || tokens.end > sent.end || !tokens.contains(noun)) continue;
      const Role* role = find_words(doc, tokens, noun);
      if (role) return RoleTitle{role->name, role->single, role->office, tokens};
    }
  }
  return std::nullopt;
}

}  // namespace kilde::knowledge
