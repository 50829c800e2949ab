#include "query/names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace kilde::query {
namespace {

constexpr std::array<const char*, 3> kCyrillic = {"ru", "uk", "be"};
constexpr std::array<const char*, 5> kLatin = {"da", "nb", "sv", "en", "de"};
constexpr std::array<EntityKind, 7> kKinds = {
    EntityKind::kPerson, EntityKind::kOrganisation, EntityKind::kPlace, EntityKind::kOutlet,
    EntityKind::kAgency, EntityKind::kDocument,     EntityKind::kOther};
constexpr size_t kMostNamesakes = 64;  // rows of the base for one name
constexpr size_t kMostSpellings = 3;   // of a name in one language
constexpr size_t kMostBehind = 4;      // Cyrillic names that a Latin spelling may stand for

bool has_cyrillic(std::string_view text) {
  for (size_t at = 0; at < text.size();)
    if (base::is_cyrillic(base::next_code_point(text, at))) return true;
  return false;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

template <typename T>
void sort_once(std::vector<T>& all) {
  std::ranges::sort(all);
  const auto rest = std::ranges::unique(all);
  all.erase(rest.begin(), rest.end());
}

// Looks names up in one ledger, by its own statements.
class Lookup {
 public:
  Lookup(ledger::Database& db, const text::SearchWords& search)
      : search_(search),
        by_key_(db.prepare("SELECT id FROM entities WHERE key=?")),
        by_last_word_(db.prepare("SELECT id,name,kind FROM entities WHERE last_word=?")),
        by_folded_(db.prepare("SELECT id FROM names WHERE folded=?")) {}

  bool add_key(std::string_view key) {
    auto id = by_key_.with(key).first();
    if (id) found_.entities.push_back(*id);
    return id.has_value();
  }

  // A name with all its words, as an entity of its own and as a string.
  void add_whole(std::string_view name) {
    const std::string folded = joined(search_.words_of(name));
    if (folded.empty()) return;
    for (by_folded_.with(folded); by_folded_.next();) found_.names.push_back(by_folded_.integer(0));
    for (EntityKind kind : kKinds) add_key("name:" + std::string(to_string(kind)) + ":" + folded);
  }

  // Entities with the last word of a name, of which `same` decides.
  template <typename Same>
  void add_by_last_word(std::string_view name, Same same) {
    const std::vector<std::string> asked = search_.words_of(name);
    if (asked.empty()) return;
    for (by_last_word_.with(asked.back()); by_last_word_.next();) {
      const std::vector<std::string> words = search_.words_of(by_last_word_.text(1));
      const bool person = by_last_word_.text(2) == to_string(EntityKind::kPerson);
      if (words.size() < asked.size() || (!person && words.size() != asked.size())) continue;
      if (same(asked, words)) found_.entities.push_back(by_last_word_.integer(0));
    }
  }

  Known take() {
    sort_once(found_.entities);
    sort_once(found_.names);
    return std::move(found_);
  }

 private:
  const text::SearchWords& search_;
  ledger::Statement by_key_, by_last_word_, by_folded_;
  Known found_;
};

}  // namespace

Result<Names> Names::load(const std::filesystem::path& root) {
  auto sounds = knowledge::CrossScript::load(root);
  if (!sounds) return sounds.error();
  Names names;
  names.sounds_ = std::move(*sounds);
  if (auto loaded = names.load_tables(root); !loaded) return loaded.error();
  return names;
}

Result<void> Names::load_tables(const std::filesystem::path& root) {
  auto base = knowledge::EntityBase::open(root);
  if (base)
    base_ = std::move(*base);
  else if (base.error().code != Code::kNotFound)
    return base.error();
  for (const char* cyrillic : kCyrillic) {
    auto spelling = knowledge::Spelling::load(root, cyrillic);
    if (!spelling) return spelling.error();
    spellings_.push_back(std::move(*spelling));
    for (const char* latin : kLatin) {
      auto script = knowledge::Transliteration::load(root, cyrillic, latin);
      if (!script) return script.error();
      scripts_.push_back(std::move(*script));
    }
  }
  return {};
}

std::vector<std::string> Names::spellings(std::string_view name) const {
  std::vector<std::string> all{std::string(name)};
  auto add = [&](std::vector<std::string> more) {
    for (std::string& each : more)
      if (std::ranges::find(all, each) == all.end()) all.push_back(std::move(each));
  };
  const bool cyrillic = has_cyrillic(name);
  if (cyrillic)
    for (const knowledge::Spelling& spelling : spellings_)
      add(spelling.nominatives(spelling.clean(name).text));
  const size_t own = all.size();
  for (const knowledge::Transliteration& script : scripts_)
    for (size_t i = 0; i < own; ++i)
      add(cyrillic ? script.latin(std::string(all[i]), kMostSpellings)
                   : script.cyrillic(std::string(all[i]), kMostSpellings));
  if (cyrillic) return all;
  // What another language makes of the same Cyrillic name: Bondarchuk is Bondartjuk in Danish.
  const size_t end = std::min(all.size(), own + kMostBehind);
  for (const knowledge::Transliteration& script : scripts_)
    for (size_t i = own; i < end; ++i) add(script.latin(std::string(all[i]), 1));
  return all;
}

std::vector<uint32_t> Names::rows(std::string_view name) const {
  if (!base_) return {};
  if (auto found = rows(name, {std::string(name)}); !found.empty()) return found;
  return rows(name, spellings(name));
}

std::vector<uint32_t> Names::rows(std::string_view name,
                                  const std::vector<std::string>& forms) const {
  if (!base_) return {};
  if (uint32_t row = base_->row_of(name); row != knowledge::kNoRow) return {row};
  std::vector<uint32_t> all;
  for (const std::string& form : forms) {
    std::span<const uint32_t> found = base_->find(form);
    all.insert(all.end(), found.begin(),
               found.begin() + static_cast<ptrdiff_t>(std::min(found.size(), kMostNamesakes)));
    if (!all.empty()) break;  // what is called so in its own spelling goes before all others
  }
  return all;
}

// Whether a name ends in the words asked for, or sounds as if it did.
bool Names::same(const std::vector<std::string>& asked,
                 const std::vector<std::string>& found) const {
  for (size_t i = 1; i <= asked.size(); ++i) {
    const std::string& a = asked[asked.size() - i];
    const std::string& b = found[found.size() - i];
    if (a != b && !(sounds_ && sounds_->same_name(a, b))) return false;
  }
  return true;
}

Known Names::find(ledger::Database& db, const text::SearchWords& search,
                  std::string_view name) const {
  Lookup lookup(db, search);
  lookup.add_key(name);
  const std::vector<std::string> forms = spellings(name);
  const std::vector<uint32_t> rows_found = rows(name, forms);
  for (uint32_t row : rows_found) {
    const bool there = lookup.add_key(base_->entity(row).id);
    if (!there && row != rows_found.front()) continue;
    for (const knowledge::KnownName& known : base_->names(row)) lookup.add_whole(known.text);
  }
  for (const std::string& form : forms) {
    lookup.add_whole(form);
    lookup.add_by_last_word(form, [&](const auto& a, const auto& b) { return same(a, b); });
  }
  return lookup.take();
}

}  // namespace kilde::query
