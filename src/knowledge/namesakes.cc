#include "knowledge/namesakes.h"

#include <algorithm>
#include <unordered_map>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::knowledge {

namespace {

constexpr size_t kShortestAlias = 3;  // code points

using Strings = std::vector<std::string>;

std::string_view family_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPlace:
      return "place/";
    case EntityKind::kDocument:
      return "document/";
    default:
      return "body/";
  }
}

std::string sorted_words(const std::string& key) {
  Strings words;
  for (size_t at = 0; at < key.size();) {
    const size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) words.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  std::sort(words.begin(), words.end());
  std::string out;
  for (const std::string& word : words) out.append(word).append(" ");
  return out;
}

std::string joined(const Strings& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

}  // namespace

Result<Namesakes> Namesakes::load(const std::filesystem::path& root) {
  auto sounds = PersonSounds::load(root);
  if (!sounds) return sounds.error();
  Namesakes out(*std::move(sounds));
  auto table = base::DataTable::load(root / "data" / "transliteration" / "name_forms.tsv",
                                     {"what", "forms"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    if (row["what"] == "given") continue;
    if (row["what"] != "legal") return table->error_at(row, "given or legal", row["what"]);
    for (std::string_view form : base::split_list(row["forms"])) {
      out.legal_.insert(joined(name_words(form)));
    }
  }
  return out;
}

SoundingPerson Namesakes::person_of(size_t thing, const std::string& name) const {
  Strings words = name_words(name);
  SoundingPerson person{thing, joined(words), {}, {}, false, false};
  if (words.empty()) return person;
  person.surname = sounds_.surname(words.back());
  person.cyrillic = is_in_cyrillic(words.back());
  if (words.size() == 1) return person;
  person.given = sounds_.given(words.front());
  person.initial = base::count_code_points(words.front()) == 1;
  return person;
}

// How a body's or place's name sounds, its words in any order, without the form of its company.
Strings Namesakes::sounds_of(const std::string& name) const {
  Strings words = name_words(name);
  std::erase_if(words, [&](const std::string& word) { return legal_.count(word) > 0; });
  Strings out = sounds_.sounds().keys(joined(words));
  for (std::string& key : out) key = sorted_words(key);
  return out;
}

void Namesakes::join_bodies(const std::vector<CalledThing>& things, Sets& sets) const {
  std::unordered_map<std::string, size_t> first;
  for (size_t n = 0; n < things.size(); ++n) {
    const CalledThing& thing = things[n];
    if (thing.kind == EntityKind::kPerson || thing.kind == EntityKind::kGroup) continue;
    for (const std::string& name : thing.names) {
      const bool main = &name == &thing.names.front();
      if (!main && base::count_code_points(name) < kShortestAlias) continue;
      for (const std::string& key : sounds_of(name)) {
        if (key.empty()) continue;
        const auto [at, fresh] = first.emplace(std::string(family_of(thing.kind)) + key, n);
        if (!fresh) sets.unite(at->second, n);
      }
    }
  }
}

std::vector<size_t> Namesakes::groups(const std::vector<CalledThing>& things) const {
  Sets sets(things.size());
  std::map<std::string, size_t> first;  // of the persons of one name
  std::vector<SoundingPerson> persons;
  for (size_t n = 0; n < things.size(); ++n) {
    if (things[n].kind != EntityKind::kPerson || things[n].names.empty()) continue;
    SoundingPerson person = person_of(n, things[n].names.front());
    if (person.surname.empty()) continue;
    const auto [at, fresh] = first.emplace(person.name, n);
    sets.unite(at->second, n);
    if (fresh) persons.push_back(std::move(person));
  }
  join_persons(std::move(persons), sets);
  join_bodies(things, sets);
  std::vector<size_t> out(things.size());
  for (size_t n = 0; n < things.size(); ++n) out[n] = sets.first(n);
  return out;
}

}  // namespace kilde::knowledge
