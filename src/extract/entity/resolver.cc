#include "extract/entity/resolver.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "extract/entity/activities.h"
#include "extract/entity/name_match.h"
#include "extract/entity/posts.h"

namespace kilde::entity {

namespace {

constexpr size_t kWindow = 100;        // entities that a description or a misspelling may go back
constexpr size_t kShortestEnd = 5;     // bytes of "retten" in "Højesteretten"
constexpr size_t kLongestArticle = 3;  // code points of "al" in "al-Assad"
constexpr size_t kActivities = 8;      // words for what a person does
constexpr uint32_t kAhead = 400;       // tokens between a description and the name that explains it

struct Item {
  Entity entity;
  bool named = false;
  bool plural = false;
  std::string_view gender;
  bool definite = false;
  bool listed = false;  // in the gazetteer
  uint32_t first = 0;   // token
  size_t last_use = 0;  // number of the mention
  std::vector<std::string_view> titles, introduced;
  std::vector<std::string_view> roles, tasks;
  Posts posts;
};

bool is_medium(EntityKind kind) {
  return kind == EntityKind::kOutlet || kind == EntityKind::kAgency;
}

bool is_ascii(std::string_view word) {
  return !word.empty() && static_cast<unsigned char>(word.front()) < 128;
}

// "al-Assad", "Assad": what a person is called without the article.
std::string_view surname_of(std::string_view word) {
  const size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos || hyphen > 2 * kLongestArticle) return word;
  const std::string_view rest = word.substr(hyphen + 1);
  const bool article = base::count_code_points(word.substr(0, hyphen)) <= kLongestArticle &&
                       !base::starts_upper(word) && base::starts_upper(rest);
  return article ? rest : word;
}

bool is_short_name(std::string_view text) {
  return text.find(' ') == std::string_view::npos && base::count_code_points(text) <= 8 &&
         base::all_upper(text);
}

class Resolver {
 public:
  Resolver(Document& doc, const Inflection& inflection) : doc_(doc), inflection_(inflection) {}

  void add(const Mention& mention) {
    ++clock_;
    size_t row = find(mention);
    if (row == items_.size()) {
      const bool namesake = names_.count(mention.text) && !mention.described && !mention.entry;
      if (namesake) {
        doc_.note("two persons are called \"" + mention.text + "\": kept apart, linked to nobody");
      }
      row = create(mention);
    }
    update(items_[row], mention);
    index(mention, row);
    last_row_ = row;
    last_end_ = mention.tokens.end;
  }

  void finish() {
    join_surnames();
    join_descriptions();
    join_activities();
    int number = 0;
    for (Item& item : items_) {
      if (item.entity.mentions.empty()) continue;  // joined to another
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
    if (const size_t row = look_up(names_, mention.text); row != none()) {
      return is_namesake(items_[row], mention) ? find_namesake(mention) : row;
    }
    if (const size_t row = find_in_brackets(mention); row != none()) return row;
    if (const size_t row = find_shorter(mention); row != none()) return row;
    if (const size_t row = find_similar(mention); row != none()) return row;
    return mention.known_by_title ? find_by_title(mention) : none();
  }

  size_t look_up(const std::unordered_map<std::string, size_t>& map, std::string_view key) const {
    const auto found = map.find(std::string(key));
    return found == map.end() ? none() : found->second;
  }

  // "John Smith, a farmer" and "John Smith, the minister": nobody is introduced twice.
  static bool is_namesake(const Item& item, const Mention& mention) {
    const bool told = !item.introduced.empty() && !mention.introduced.empty();
    return told && item.entity.kind == EntityKind::kPerson && mention.kind == EntityKind::kPerson &&
           words_of(mention.text).size() > 1 && !shares_title(item, mention.introduced);
  }

  size_t find_namesake(const Mention& mention) const {
    for (size_t n = items_.size(); n-- > 0;) {
      const Item& item = items_[n];
      if (item.named && item.entity.name == mention.text && !is_namesake(item, mention)) return n;
    }
    return none();
  }

  // "Domstolsstyrelsen (DS)", "DS (Domstolsstyrelsen)"
  size_t find_in_brackets(const Mention& mention) const {
    const uint32_t begin = mention.tokens.begin, end = mention.tokens.end;
    if (items_.empty() || begin != last_end_ + 1 || end >= doc_.size()) return none();
    if (doc_.word(begin - 1) != "(" || doc_.word(end) != ")") return none();
    const Item& item = items_[last_row_];
    const bool bodies = is_body(item.entity.kind) && is_body(mention.kind) && item.named;
    const bool shorter = is_short_name(mention.text) || is_short_name(item.entity.name);
    return bodies && shorter ? last_row_ : none();
  }

  static bool is_body(EntityKind kind) {
    return kind == EntityKind::kOrganisation || kind == EntityKind::kOther || is_medium(kind);
  }

  // "The official, George Gao": whoever was described so before.
  size_t find_by_title(const Mention& mention) const {
    if (mention.kind != EntityKind::kPerson) return none();
    for (size_t n = items_.size(); n-- > 0 && n + kWindow >= items_.size();) {
      const Item& item = items_[n];
      if (item.named || item.plural || item.entity.kind != EntityKind::kPerson) continue;
      if (shares_title(item, mention.titles) && !clash(item.posts, mention.post)) {
        return n;
      }
    }
    return none();
  }

  // A last name or a first name alone, or the full name after the last name.
  size_t find_shorter(const Mention& mention) const {
    const auto words = words_with_initials(mention.text);
    if (words.empty()) return none();
    size_t best = none();
    const auto written = words_with_initials(mention.form);
    for (std::string_view word : {words.back(), written.empty() ? words.back() : written.back()}) {
      const auto rows = last_words_.find(std::string(surname_of(word)));
      if (best != none() || rows == last_words_.end()) continue;
      const auto& same = rows->second;
      for (size_t n = same.size(); n-- > 0 && n + kWindow >= same.size();) {
        const size_t row = same[n];
        const bool later = best == none() || items_[row].last_use > items_[best].last_use;
        if (later && may_be(items_[row], mention, words)) best = row;
      }
    }
    if (best != none() || words.size() > 1) return best;
    return find_first_name(mention);
  }

  // Whether a person with the same last name can be meant.
  static bool may_be(const Item& item, const Mention& mention,
                     const std::vector<std::string_view>& words) {
    const bool person = item.entity.kind == EntityKind::kPerson &&
                        (mention.kind == EntityKind::kPerson || words.size() == 1);
    const auto known = words_of(item.entity.name);
    const bool one_alone = words.size() == 1 || known.size() == 1;
    return person && (one_alone || words.front() == known.front() ||
                      is_initial_of(words.front(), known.front()));
  }

  size_t find_first_name(const Mention& mention) const {
    if (mention.kind == EntityKind::kPlace) return none();
    return look_up(first_words_, mention.text);
  }

  // "Иванов", "Иванова": a man and a woman, unless a case tells them apart.
  static bool clash_of_genders(const Item& item, const Mention& mention) {
    return !item.gender.empty() && !mention.gender.empty() && item.gender != mention.gender;
  }

  size_t find_similar(const Mention& mention) const {
    const auto words = words_of(mention.text);
    if (words.empty()) return none();
    for (size_t n = items_.size(); n-- > 0 && n + kWindow >= items_.size();) {
      const Item& item = items_[n];
      if (!item.named || item.entity.kind == EntityKind::kPlace) continue;
      if (!inflection_.empty() && clash_of_genders(item, mention)) continue;
      const auto known = words_of(item.entity.name);
      if (is_acronym_of(mention.text, item.entity.name)) return n;
      // «Говорит Москва» is not the Moscow where somebody lives.
      const bool part = words.size() < known.size() && item.entity.kind != EntityKind::kPerson;
      if (part && (mention.kind == EntityKind::kPlace || is_medium(item.entity.kind))) continue;
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

  bool fits(const Item& item, const Mention& mention) const {
    if (clash(item.posts, mention.post) || item.plural != mention.plural) return false;
    if (item.entity.kind == mention.kind && is_medium(mention.kind) && item.named) return true;
    if (item.entity.kind == EntityKind::kAgency && mention.may_be_agency && item.named) return true;
    return shares_title(item, mention.titles) || ends_name(item, mention);
  }

  static bool shares_title(const Item& item, const std::vector<std::string_view>& titles) {
    return std::any_of(titles.begin(), titles.end(), [&](std::string_view title) {
      return std::find(item.titles.begin(), item.titles.end(), title) != item.titles.end();
    });
  }

  // "domstolen" behind "Menneskerettighetsdomstolen"
  bool ends_name(const Item& item, const Mention& mention) const {
    if (!item.named || item.entity.kind != EntityKind::kOrganisation || item.listed ||
        mention.kind != EntityKind::kOrganisation) {
      return false;
    }
    const std::string noun = base::to_lower(doc_.word(mention.tokens.end - 1));
    const auto words = words_of(item.entity.name);
    const std::string name = base::to_lower(words.back());
    const bool longer = words.size() > 1 || name.size() > noun.size();
    return noun.size() >= kShortestEnd && longer && name.ends_with(noun);
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
      item.posts.countries.push_back(item.entity.country);
    }
    // "russerne" are Russia's people.
    const bool people = mention.described && mention.kind == EntityKind::kGroup && !mention.entry;
    if (people) item.entity.country = doc_.intern(mention.post.country);
    item.plural = mention.plural;
    item.listed = mention.entry != nullptr;
    item.definite = mention.definite;
    item.first = mention.tokens.begin;
    item.gender = mention.gender;
    items_.push_back(std::move(item));
    return items_.size() - 1;
  }

  void update(Item& item, const Mention& mention) {
    item.entity.mentions.push_back(mention.bytes);
    item.last_use = clock_;
    for (std::string_view title : mention.titles) item.titles.push_back(title);
    for (std::string_view title : mention.introduced) item.introduced.push_back(title);
    if (item.roles.size() < kActivities) {
      item.roles.insert(item.roles.end(), mention.roles.begin(), mention.roles.end());
    }
    if (item.tasks.size() < kActivities) {
      item.tasks.insert(item.tasks.end(), mention.tasks.begin(), mention.tasks.end());
    }
    item.posts.add(mention.post);
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
    names_.insert_or_assign(std::string(mention.text), row);
    if (!mention.initials.empty()) names_.emplace(mention.initials, row);
    const auto words = words_of(mention.text);
    if (words.empty() || items_[row].entity.kind != EntityKind::kPerson) return;
    auto& rows = last_words_[std::string(surname_of(words.back()))];
    if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
    if (words.size() > 1) first_words_.emplace(std::string(words.front()), row);
  }

  // "Trump" in the headline, taken for something else, and later "Donald Trump".
  void join_surnames() {
    for (size_t n = 0; n < items_.size(); ++n) {
      const Item& item = items_[n];
      if (!item.named || item.listed || item.entity.kind != EntityKind::kPerson) continue;
      if (item.entity.name.find(' ') != std::string_view::npos) continue;
      const auto rows = last_words_.find(std::string(surname_of(item.entity.name)));
      if (rows == last_words_.end()) continue;
      size_t found = none(), count = 0;
      for (size_t row : rows->second) {
        if (count > 1) break;
        if (row == n || items_[row].entity.mentions.empty()) continue;
        found = row;
        ++count;
      }
      if (count == 1) join(n, found);
    }
  }

  // "Den amerikanske ambassadør ... Terry Branstad, USA's ambassadør": the name comes later.
  void join_descriptions() {
    for (size_t n = 0; n < items_.size(); ++n) {
      const Item& item = items_[n];
      if (item.named || item.plural || item.entity.kind != EntityKind::kPerson) continue;
      if (item.entity.mentions.empty() || !is_known(item)) continue;
      size_t found = none(), count = 0;
      for (size_t m = n + 1; m < items_.size() && items_[m].first < item.first + kAhead; ++m) {
        if (!explains(items_[m], item)) continue;
        found = m;
        ++count;
      }
      if (count == 1) join(n, found);
    }
  }

  // "... Ida Voss, der leder efterforskningen. ... Den svenske efterforskningsleder"
  void join_activities() {
    for (size_t n = 0; n < items_.size(); ++n) {
      const Item& item = items_[n];
      if (item.named || item.plural || item.entity.kind != EntityKind::kPerson) continue;
      if (item.entity.mentions.empty() || (!item.definite && inflection_.empty())) continue;
      size_t found = none(), count = 0;
      for (size_t m = n > kWindow ? n - kWindow : 0; m < n; ++m) {
        if (!does(items_[m], item)) continue;
        found = m;
        ++count;
      }
      if (count == 1) join(n, found);
    }
  }

  static bool does(const Item& known, const Item& item) {
    if (!known.named || known.entity.kind != EntityKind::kPerson) return false;
    if (known.entity.mentions.empty() || item.roles.empty()) return false;
    if (!item.posts.countries.empty() &&
        clash_of_countries(known.posts, item.posts.countries.front())) {
      return false;
    }
    const std::string_view role = item.roles.front();
    const auto shared = [](std::string_view word, const std::vector<std::string_view>& others) {
      return std::any_of(others.begin(), others.end(),
                         [&](std::string_view other) { return share_a_stem(word, other); });
    };
    if (shared(role, known.tasks)) return true;
    for (std::string_view task : item.tasks) {
      if (shared(task, known.tasks)) return true;
    }
    return std::any_of(known.roles.begin(), known.roles.end(),
                       [&](std::string_view other) { return is_agent_of(role, other); });
  }

  static bool explains(const Item& later, const Item& item) {
    return later.named && !later.plural && later.entity.kind == EntityKind::kPerson &&
           !later.entity.mentions.empty() && shares_title(later, item.titles) &&
           !clash(later.posts, item.posts);
  }

  // "ambassadøren", "посол США", and in a headline "USA's ambassadør": who it is will be told.
  bool is_known(const Item& item) const {
    const bool headline = !doc_.sentences.empty() && item.first < doc_.sentences.front().end;
    return item.definite || headline || (!inflection_.empty() && !item.posts.countries.empty());
  }

  void join(size_t from, size_t to) {
    Item &gone = items_[from], &kept = items_[to];
    kept.entity.mentions.insert(kept.entity.mentions.end(), gone.entity.mentions.begin(),
                                gone.entity.mentions.end());
    gone.entity.mentions.clear();
  }

  Document& doc_;
  const Inflection& inflection_;
  std::vector<Item> items_;
  std::unordered_map<std::string, size_t> entries_, names_, first_words_;
  std::unordered_map<std::string, std::vector<size_t>> last_words_;
  size_t clock_ = 0;
  size_t last_row_ = 0;    // of the mention before
  uint32_t last_end_ = 0;  // behind it
};

}  // namespace

void resolve(Document& doc, const std::vector<Mention>& mentions, const Inflection& inflection) {
  doc.entities.clear();
  Resolver resolver(doc, inflection);
  for (const Mention& mention : mentions) resolver.add(mention);
  resolver.finish();
}

}  // namespace kilde::entity
