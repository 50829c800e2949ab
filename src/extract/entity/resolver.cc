#include "extract/entity/resolver.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "extract/entity/name_match.h"

namespace kilde::entity {

namespace {

constexpr size_t kWindow = 100;  // entities that a description or a misspelling may go back

struct Item {
  Entity entity;
  bool named = false;
  bool plural = false;
  std::string_view gender;
  size_t last_use = 0;  // number of the mention
  std::vector<std::string_view> titles;
  std::vector<std::string_view> countries;
};

bool is_medium(EntityKind kind) {
  return kind == EntityKind::kOutlet || kind == EntityKind::kAgency;
}

bool is_ascii(std::string_view word) {
  return !word.empty() && static_cast<unsigned char>(word.front()) < 128;
}

class Resolver {
 public:
  Resolver(Document& doc, const Inflection& inflection) : doc_(doc), inflection_(inflection) {}

  void add(const Mention& mention) {
    ++clock_;
    size_t row = find(mention);
    if (row == items_.size()) row = create(mention);
    update(items_[row], mention);
    index(mention, row);
  }

  void finish() {
    int number = 0;
    for (Item& item : items_) {
      std::sort(item.entity.mentions.begin(), item.entity.mentions.end());
      if (item.entity.id.empty()) item.entity.id = doc_.intern("e" + std::to_string(++number));
      doc_.entities.push_back(std::move(item.entity));
    }
  }

 private:
  size_t none() const { return items_.size(); }

  size_t find(const Mention& mention) const {
    if (mention.described) return find_described(mention);
    if (mention.entry) return look_up(entries_, mention.entry->id);
    if (const size_t row = look_up(names_, mention.text); row != none()) return row;
    if (const size_t row = find_shorter(mention); row != none()) return row;
    return find_similar(mention);
  }

  size_t look_up(const std::unordered_map<std::string, size_t>& map, std::string_view key) const {
    const auto found = map.find(std::string(key));
    return found == map.end() ? none() : found->second;
  }

  // A last name or a first name alone, or the full name after the last name.
  size_t find_shorter(const Mention& mention) const {
    const auto words = words_of(mention.text);
    if (words.empty()) return none();
    const size_t row = look_up(last_words_, words.back());
    if (row == none()) return words.size() == 1 ? find_first_name(mention) : none();
    const Item& item = items_[row];
    const bool person = item.entity.kind == EntityKind::kPerson &&
                        (mention.kind == EntityKind::kPerson || words.size() == 1);
    const auto known = words_of(item.entity.name);
    const bool one_alone = words.size() == 1 || known.size() == 1;
    return person && (one_alone || words.front() == known.front()) ? row : none();
  }

  size_t find_first_name(const Mention& mention) const {
    if (mention.kind != EntityKind::kPerson) return none();
    return look_up(first_words_, mention.text);
  }

  // "Иванов", "Иванова": a man and a woman, unless a case tells them apart.
  static bool clash(const Item& item, const Mention& mention) {
    return !item.gender.empty() && !mention.gender.empty() && item.gender != mention.gender;
  }

  size_t find_similar(const Mention& mention) const {
    const auto words = words_of(mention.text);
    if (words.empty()) return none();
    for (size_t n = items_.size(); n-- > 0 && n + kWindow >= items_.size();) {
      const Item& item = items_[n];
      if (!item.named || item.entity.kind == EntityKind::kPlace) continue;
      if (!inflection_.empty() && clash(item, mention)) continue;
      const auto known = words_of(item.entity.name);
      if (is_acronym_of(mention.text, item.entity.name)) return n;
      const bool full = words.size() > 1 && known.size() > 1;
      if (full && !alike(words.front(), known.front())) continue;
      if (alike(words.back(), known.back())) return n;
    }
    return none();
  }

  bool alike(std::string_view a, std::string_view b) const {
    return is_misspelling(a, b) || inflection_.same_word(a, b);
  }

  size_t find_described(const Mention& mention) const {
    if (!mention.definite) return none();
    size_t best = none(), other = none();
    for (size_t n = items_.size(); n-- > 0 && n + kWindow >= items_.size();) {
      const Item& item = items_[n];
      if (fits(item, mention)) {
        if (best == none() || item.last_use > items_[best].last_use) best = n;
      } else if (item.named && is_medium(item.entity.kind) && is_medium(mention.kind)) {
        // "avisen" for what is listed as an agency, where no paper is named
        if (other == none() || item.last_use > items_[other].last_use) other = n;
      }
    }
    return best == none() ? other : best;
  }

  static bool fits(const Item& item, const Mention& mention) {
    const bool clash = !mention.country.empty() && !item.countries.empty() &&
                       std::find(item.countries.begin(), item.countries.end(), mention.country) ==
                           item.countries.end();
    if (clash || item.plural != mention.plural) return false;
    if (item.entity.kind == mention.kind && is_medium(mention.kind)) return item.named;
    return std::find(item.titles.begin(), item.titles.end(), mention.title) != item.titles.end();
  }

  size_t create(const Mention& mention) {
    Item item;
    item.entity.kind = mention.kind;
    item.entity.name = doc_.intern(mention.text);
    if (mention.entry) {
      item.entity.id = doc_.intern(mention.entry->id);
      // «Рейтер», not Reuters, where the text writes so.
      const bool same_script = is_ascii(mention.text) == is_ascii(mention.entry->name);
      item.entity.name =
          doc_.intern(inflection_.empty() || same_script ? mention.entry->name : mention.text);
      item.entity.wikidata = doc_.intern(mention.entry->wikidata);
      item.entity.country = doc_.intern(mention.entry->country);
      item.countries.push_back(item.entity.country);
    }
    item.plural = mention.plural;
    item.gender = mention.gender;
    items_.push_back(std::move(item));
    return items_.size() - 1;
  }

  void update(Item& item, const Mention& mention) {
    item.entity.mentions.push_back(mention.bytes);
    item.last_use = clock_;
    if (!mention.title.empty()) item.titles.push_back(mention.title);
    if (!mention.country.empty()) item.countries.push_back(mention.country);
    if (mention.described || mention.entry) {
      item.named |= mention.entry != nullptr;
      return;
    }
    const bool fuller = words_of(mention.text).size() > words_of(item.entity.name).size();
    if (!item.named || (fuller && item.entity.id.empty()))
      item.entity.name = doc_.intern(mention.text);
    if (item.entity.kind == EntityKind::kOther || item.entity.kind == EntityKind::kPlace) {
      if (mention.kind == EntityKind::kPerson && item.entity.id.empty())
        item.entity.kind = mention.kind;
    }
    item.named = true;
  }

  void index(const Mention& mention, size_t row) {
    if (mention.described) return;
    if (mention.entry) {
      entries_.emplace(mention.entry->id, row);
      return;
    }
    names_.emplace(std::string(mention.text), row);
    const auto words = words_of(mention.text);
    if (words.empty() || items_[row].entity.kind != EntityKind::kPerson) return;
    last_words_.emplace(std::string(words.back()), row);
    if (words.size() > 1) first_words_.emplace(std::string(words.front()), row);
  }

  Document& doc_;
  const Inflection& inflection_;
  std::vector<Item> items_;
  std::unordered_map<std::string, size_t> entries_, names_, last_words_, first_words_;
  size_t clock_ = 0;
};

}  // namespace

void resolve(Document& doc, const std::vector<Mention>& mentions, const Inflection& inflection) {
  doc.entities.clear();
  Resolver resolver(doc, inflection);
  for (const Mention& mention : mentions) resolver.add(mention);
  resolver.finish();
}

}  // namespace kilde::entity
