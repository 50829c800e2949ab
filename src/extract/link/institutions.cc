#include "extract/link/institutions.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/data_table.h"
#include "base/utf8.h"
#include "extract/link/names.h"

namespace kilde::link {

using knowledge::kNoRow;

namespace {

constexpr std::string_view kCountry = "country:";
constexpr std::string_view kInstitution = "institution";

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  for (std::string_view word : base::split_list(name, ' ')) words.push_back(base::to_lower(word));
  return words;
}

std::optional<Alone> parse_alone(std::string_view word) {
  if (word.empty()) return Alone::kNo;
  if (word == "yes") return Alone::kYes;
  if (word == "scene") return Alone::kScene;
  if (word == "many") return Alone::kMany;
  return std::nullopt;
}

bool is_word(const Document& doc, uint32_t token, const std::string& word) {
  return base::to_lower(doc.word(token)) == word || base::to_lower(doc.lemma[token]) == word;
}

class Searcher {
 public:
  Searcher(const Document& doc, const Lands& lands, const knowledge::EntityBase& base,
           const Scene& scene, Found& found)
      : doc_(doc), lands_(lands), base_(base), scene_(scene), found_(found) {}

  void link(const Institution& institution, TokenSpan name) {
    TokenSpan whole = name;
    std::string country = country_of(name, whole);
    int32_t at = found_.entity_at(name.end - 1);
    if (at < 0) at = found_.entity_at(name.begin);  // "The ministry" of "the ministry of defence"
    const bool scene = institution.alone == Alone::kScene || institution.alone == Alone::kMany;
    // "Белый" of «Белый дом», taken for somebody.
    const bool piece = scene && at >= 0 && is_piece(static_cast<size_t>(at), name);
    if (piece) at = -1;
    const bool seen = at >= 0;
    size_t entity = seen ? static_cast<size_t>(at) : 0;
    if (seen) {
      const std::optional<ByteSpan> mention = mention_in(entity, whole, name);
      const bool other = is_other(entity) || (is_medium(entity) && !country.empty());
      if (!mention || (!found_.is_local(entity) && !other)) return;
      if (other) entity = found_.move(entity, *mention);
    }
    if (institution.alone == Alone::kMany && !doc_.has_feature(name.end - 1, "Number=Plur")) return;
    if (country.empty() && scene) country = known_in_scene(institution);
    if (scene && !institution.known.contains(country)) return;
    if (country.empty() && institution.alone == Alone::kYes && seen) {
      const bool named = base::starts_upper(doc_.word(name.begin)) && found_.is_named(entity);
      country = named ? scene_.usual_country(lands_.homes()) : scene_.only_country();
    }
    if (country.empty()) return;
    if (piece) entity = found_.take_over(name, EntityKind::kOrganisation);
    if (!piece && !seen) entity = found_.add(whole, EntityKind::kOrganisation);
    give(institution, country, entity);
  }

 private:
  bool is_piece(size_t entity, TokenSpan name) const {
    if (!found_.is_local(entity) || !found_.may_take_over(name)) return false;
    const ByteSpan bytes = doc_.bytes(name);
    return std::any_of(doc_.entities[entity].mentions.begin(), doc_.entities[entity].mentions.end(),
                       [&](ByteSpan mention) {
                         if (!mention.overlaps(bytes)) return false;
                         const TokenSpan tokens = doc_.tokens_in(mention);
                         return tokens.overlaps(name) && tokens.length() < name.length();
                       });
  }

  // "The ministry of health" in the row of the ministry of defence.
  bool is_other(size_t entity) const { return doc_.entities[entity].link == kInstitution; }

  // «ВВС Украины» is an air force, whatever paper or station is called so.
  bool is_medium(size_t entity) const {
    const EntityKind kind = doc_.entities[entity].kind;
    return !found_.is_users(entity) && (kind == EntityKind::kOutlet || kind == EntityKind::kAgency);
  }

  // The row's mention there, if it is no longer than the name with its country and article.
  std::optional<ByteSpan> mention_in(size_t entity, TokenSpan whole, TokenSpan name) const {
    const Entity& row = doc_.entities[entity];
    const bool body = row.kind == EntityKind::kOrganisation || row.kind == EntityKind::kGroup ||
                      row.kind == EntityKind::kOther || row.kind == EntityKind::kPlace ||
                      is_medium(entity);
    if (!body) return std::nullopt;
    const ByteSpan bytes = doc_.bytes(name);
    for (ByteSpan mention : row.mentions) {
      if (!mention.overlaps(bytes)) continue;
      const TokenSpan tokens = doc_.tokens_in(mention);
      if (!tokens.overlaps(name)) continue;
      const bool article = doc_.upos[tokens.begin] == Upos::kDet;
      if (tokens.begin + article < whole.begin) continue;
      if (tokens.end <= whole.end || leads(name, tokens)) return mention;
    }
    return std::nullopt;
  }

  // The only country of those whose institution is known that the text speaks of.
  std::string known_in_scene(const Institution& institution) {
    if (told_.empty()) {
      for (const Entity& entity : doc_.entities) told_.emplace(entity.country);
      for (std::string_view lemma : doc_.lemma) told_.emplace(lands_.country_of_adjective(lemma));
    }
    std::string found;
    for (const auto& [country, id] : institution.known) {
      if (!told_.contains(country)) continue;
      if (!found.empty()) return {};
      found = country;
    }
    return found;
  }

  // "Лейбористская партия Джереми Корбина": what is behind the name hangs on it.
  bool leads(TokenSpan name, TokenSpan tokens) const {
    for (uint32_t i = name.end; i < tokens.end; ++i) {
      if (doc_.head[i] < 0 || !tokens.contains(static_cast<uint32_t>(doc_.head[i]))) return false;
    }
    for (uint32_t i = name.begin; i < name.end; ++i) {
      if (doc_.head[i] < 0 || !tokens.contains(static_cast<uint32_t>(doc_.head[i]))) return true;
    }
    return false;
  }

  void give(const Institution& institution, const std::string& country, size_t entity) {
    const auto known = institution.known.find(country);
    const uint32_t row = known == institution.known.end() ? kNoRow : base_.row_of(known->second);
    if (row != kNoRow) return found_.link(entity, row, kInstitution);
    found_.mark(entity, EntityKind::kOrganisation, "body:" + country + ":" + institution.type,
                country, kInstitution);
  }

  std::string_view country_at(uint32_t token) const {
    const int32_t entity = found_.entity_at(token);
    if (entity < 0) return {};
    const Entity& row = doc_.entities[static_cast<size_t>(entity)];
    return row.id.starts_with(kCountry) ? row.country : std::string_view();
  }

  // Widens `whole` by what tells the country.
  std::string country_of(TokenSpan name, TokenSpan& whole) const {
    uint32_t before = name.begin;
    if (before > 0 && doc_.upos[before - 1] == Upos::kPart) --before;  // "Sweden's"
    if (before > 0) {
      const std::string_view adjective = lands_.country_of_adjective(doc_.lemma[before - 1]);
      const std::string_view owner = country_at(before - 1);
      const std::string_view land = adjective.empty() ? owner : adjective;
      if (!land.empty()) {
        whole.begin = before - 1;
        return std::string(land);
      }
    }
    const auto size = static_cast<uint32_t>(doc_.size());
    uint32_t behind = name.end;
    while (behind < size && behind < name.end + 2 &&
           (doc_.upos[behind] == Upos::kAdp || doc_.upos[behind] == Upos::kDet)) {
      ++behind;
    }
    if (behind >= size) return {};
    if (behind == name.end && !doc_.has_feature(behind, "Case=Gen")) return {};
    const std::string_view land = country_at(behind);
    if (land.empty()) return {};
    whole.end = behind + 1;
    return std::string(land);
  }

  const Document& doc_;
  const Lands& lands_;
  const knowledge::EntityBase& base_;
  const Scene& scene_;
  Found& found_;
  std::set<std::string, std::less<>> told_;  // countries
};

}  // namespace

Result<Institutions> Institutions::load(const std::filesystem::path& root, std::string_view lang) {
  Institutions out;
  auto table = base::DataTable::load(root / "data" / "entities" / "institutions.tsv",
                                     {"type", "known", "alone"});
  if (!table) return table.error();
  const std::string_view column = table->column_of(lang);
  if (column.empty()) return out;
  for (const auto& row : table->rows()) {
    const auto alone = parse_alone(row["alone"]);
    if (!alone) return table->error_at(row, "yes, scene, many or nothing", row["alone"]);
    Institution institution{std::string(row["type"]), *alone, {}};
    for (std::string_view known : base::split_list(row["known"])) {
      const size_t sign = known.find('=');
      if (sign != 2) return table->error_at(row, "CC=ID", known);
      institution.known.emplace(known.substr(0, sign), known.substr(sign + 1));
    }
    for (std::string_view name : base::split_list(row[column])) {
      std::vector<std::string> words = words_of(name);
      std::vector<Name>& list = out.names_[words.front()];
      list.push_back({std::move(words), base::starts_upper(name), out.institutions_.size()});
    }
    out.institutions_.push_back(std::move(institution));
  }
  for (auto& [first, list] : out.names_) {
    std::stable_sort(list.begin(), list.end(),
                     [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
  }
  return out;
}

Institutions::Match Institutions::at(const Document& doc, uint32_t token) const {
  const Upos upos = doc.upos[token];
  const bool may_begin = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj;
  if (!may_begin) return {};
  for (const std::string& first :
       {base::to_lower(doc.word(token)), base::to_lower(doc.lemma[token])}) {
    const auto found = names_.find(first);
    if (found == names_.end()) continue;
    for (const Name& name : found->second) {
      const auto length = static_cast<uint32_t>(name.words.size());
      if (token + length > doc.size()) continue;
      bool same = !name.capital || base::starts_upper(doc.word(token));
      for (uint32_t i = 1; i < length && same; ++i) same = is_word(doc, token + i, name.words[i]);
      if (same) return {&institutions_[name.institution], length};
    }
  }
  return {};
}

void link_institutions(const Document& doc, const Lands& lands, const knowledge::EntityBase& base,
                       const Institutions& institutions, const Scene& scene, Found& found) {
  Searcher searcher(doc, lands, base, scene, found);
  for (uint32_t i = 0; i < doc.size();) {
    const Institutions::Match match = institutions.at(doc, i);
    if (match.institution) searcher.link(*match.institution, {i, i + match.length});
    i += std::max(match.length, 1u);
  }
}

}  // namespace kilde::link
