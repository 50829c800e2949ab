#include "knowledge/same_persons.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace kilde::knowledge {

namespace {

constexpr size_t kMostCompared = 64;
constexpr size_t kShortestGiven = 4, kShortestSurname = 5;  // sounds in which a slip may be
constexpr size_t kReadingsWithSlip = 2;

using Strings = std::vector<std::string>;

// Equal, or one sound more, less or another.
bool one_slip_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin());
  return std::equal(x + (a.size() == b.size() && x != a.end()), a.end(), y + (y != b.end()),
                    b.end());
}

bool near(const Strings& a, const Strings& b, size_t shortest) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) {
    return std::any_of(b.begin(), b.end(), [&](const std::string& y) {
      return std::min(x.size(), y.size()) >= shortest && one_slip_apart(x, y);
    });
  });
}

using Buckets = std::unordered_map<std::string, std::vector<size_t>>;

class PersonJoiner {
 public:
  PersonJoiner(std::vector<SoundingPerson> persons, Sets& sets)
      : persons_(std::move(persons)), sets_(sets) {
    std::sort(persons_.begin(), persons_.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    for (size_t n = 0; n < persons_.size(); ++n) {
      for (const std::string& key : persons_[n].surname) of_surname_[key].push_back(n);
    }
  }

  void join() {
    join_alike();
    join_given_slips();
    join_surname_slips();
    join_single();
  }

 private:
  void unite(size_t a, size_t b) { sets_.unite(persons_[a].thing, persons_[b].thing); }

  void join_alike() {
    Buckets buckets;
    for (size_t n = 0; n < persons_.size(); ++n) {
      if (!persons_[n].is_full()) continue;
      for (const std::string& surname : persons_[n].surname) {
        for (const std::string& given : persons_[n].given) {
          buckets[surname + "/" + given].push_back(n);
        }
      }
    }
    for (const auto& [key, same] : buckets) {
      for (size_t n : same) unite(same.front(), n);
    }
  }

  template <typename Near>
  void join_pairs(const std::vector<size_t>& bucket, Near near) {
    const size_t end = std::min(bucket.size(), kMostCompared);
    for (size_t a = 0; a < end; ++a) {
      for (size_t b = a + 1; b < end; ++b) {
        const SoundingPerson &x = persons_[bucket[a]], &y = persons_[bucket[b]];
        const bool may_be = x.is_full() && y.is_full() && x.cyrillic != y.cyrillic;
        if (may_be && near(x, y)) unite(bucket[a], bucket[b]);
      }
    }
  }

  void join_given_slips() {
    for (const auto& [surname, same] : of_surname_) {
      join_pairs(same, [](const SoundingPerson& x, const SoundingPerson& y) {
        return near(x.given, y.given, kShortestGiven);
      });
    }
  }

  // Two surnames one slip apart share one of the forms that lack a sound.
  void join_surname_slips() {
    Buckets buckets;
    for (size_t n = 0; n < persons_.size(); ++n) {
      const SoundingPerson& person = persons_[n];
      if (!person.is_full()) continue;
      for (size_t s = 0; s < std::min(person.surname.size(), kReadingsWithSlip); ++s) {
        for (size_t g = 0; g < std::min(person.given.size(), kReadingsWithSlip); ++g) {
          add_forms(person.surname[s], person.given[g], n, buckets);
        }
      }
    }
    for (const auto& [key, same] : buckets) {
      join_pairs(same, [](const SoundingPerson& x, const SoundingPerson& y) {
        return near(x.surname, y.surname, kShortestSurname);
      });
    }
  }

  static void add_forms(const std::string& surname, const std::string& given, size_t n,
                        Buckets& buckets) {
    if (surname.size() < kShortestSurname) return;
    std::set<std::string> forms{surname};
    for (size_t i = 0; i < surname.size(); ++i) {
      forms.insert(surname.substr(0, i) + surname.substr(i + 1));
    }
    for (const std::string& form : forms) buckets[form + "/" + given].push_back(n);
  }

  // A surname alone: the only person who has it, else all that are called so.
  void join_single() {
    std::vector<std::pair<size_t, size_t>> pairs;
    for (size_t n = 0; n < persons_.size(); ++n) {
      if (persons_[n].is_full()) continue;
      std::set<size_t> whole;
      for (size_t m : namesakes_of(n)) {
        if (persons_[m].is_full()) whole.insert(sets_.first(persons_[m].thing));
      }
      if (whole.size() == 1) pairs.emplace_back(persons_[n].thing, *whole.begin());
      if (!whole.empty()) continue;
      for (size_t m : namesakes_of(n)) {
        if (!persons_[m].is_full()) pairs.emplace_back(persons_[n].thing, persons_[m].thing);
      }
    }
    for (const auto& [a, b] : pairs) sets_.unite(a, b);
  }

  std::set<size_t> namesakes_of(size_t n) const {
    std::set<size_t> out;
    for (const std::string& key : persons_[n].surname) {
      for (size_t m : of_surname_.at(key)) {
        if (m != n && begin_alike(persons_[n], persons_[m])) out.insert(m);
      }
    }
    return out;
  }

  // "J. Altmeppen" is no Yvonne.
  static bool begin_alike(const SoundingPerson& a, const SoundingPerson& b) {
    if (a.given.empty() || b.given.empty()) return true;
    return std::any_of(a.given.begin(), a.given.end(), [&](const std::string& x) {
      return std::any_of(b.given.begin(), b.given.end(),
                         [&](const std::string& y) { return x.front() == y.front(); });
    });
  }

  std::vector<SoundingPerson> persons_;
  Sets& sets_;
  Buckets of_surname_;
};

}  // namespace

void join_persons(std::vector<SoundingPerson> persons, Sets& sets) {
  PersonJoiner(std::move(persons), sets).join();
}

}  // namespace kilde::knowledge
