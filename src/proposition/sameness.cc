#include "proposition/sameness.h"

#include <algorithm>
#include <set>
#include <utility>

#include "proposition/origins.h"
#include "proposition/relations.h"

namespace kilde::proposition {
namespace {

using claim::kNoDay;
using claim::Voice;

// Days after which what somebody said is not what they said before: in any paper, and in the same.
constexpr int32_t kLater = 10, kLaterInOne = 2;

// Sets that grow together.
class Sets {
 public:
  explicit Sets(size_t count) : into_(count) {
    for (size_t i = 0; i < count; ++i) into_[i] = i;
  }
  size_t top(size_t i) const {
    while (into_[i] != i) i = into_[i];
    return i;
  }
  void join(size_t a, size_t b) { into_[std::max(top(a), top(b))] = std::min(top(a), top(b)); }
  // The number of each one's set, from 0 in the order of their first ones.
  std::vector<uint32_t> numbers() const {
    std::vector<uint32_t> of(into_.size());
    uint32_t sets = 0;
    for (size_t i = 0; i < into_.size(); ++i) of[i] = top(i) == i ? sets++ : of[top(i)];
    return of;
  }

 private:
  std::vector<size_t> into_;
};

// Persons of two companies, of neither of which a name is told that the other has too.
bool of_two_companies(const Beginning& a, const Beginning& b) {
  if (a.told != Told::kPerson || b.told != Told::kPerson) return false;
  return a.body == "company" && b.body == "company" && !share_name(a.claim->voice, b.claim->voice);
}

bool same_institution(const Beginning& a, const Beginning& b) {
  if (a.speaker == b.speaker) return true;
  if (a.body.empty() || !bodies_agree(a, b) || of_two_companies(a, b)) return false;
  return names_agree(a.claim->voice, b.claim->voice);
}

// "b:embassy" of the foreign ministry, "b:police" of the police.
bool is_part(const Beginning& beginning) {
  const std::string& key = beginning.claim->voice.key;
  return key.starts_with("b:") && key.find(':', 2) == std::string::npos &&
         key.substr(2) != beginning.body && !is_ministry(key);
}

bool same_speaker(const Beginning& a, const Beginning& b) {
  if (same_key(a.speaker, b.speaker)) return names_agree(a.claim->voice, b.claim->voice);
  if (is_part(a) != is_part(b)) return false;
  const bool bodies = a.told < Told::kPerson && b.told < Told::kPerson;
  return bodies && a.claim->voice.key.substr(0, 2) != b.claim->voice.key.substr(0, 2) &&
         same_institution(a, b);  // "b:ministry" and the ministry by its id
}

// The first and the last day on which it was said: as told, else the day of the report.
std::pair<int32_t, int32_t> days_of(const Beginning& beginning) {
  const Voice& voice = beginning.claim->voice;
  if (voice.from != kNoDay) return {voice.from, voice.to_day - 1};
  return {day_of(*beginning.report), day_of(*beginning.report)};
}

int32_t days_between(const Beginning& a, const Beginning& b) {
  const auto of_a = days_of(a), of_b = days_of(b);
  if (of_a.first == kNoDay || of_b.first == kNoDay) return 0;
  return std::max({0, of_a.first - of_b.second, of_b.first - of_a.second});
}

// What somebody foretold is told again until it comes, or does not.
bool both_foretold(const Beginning& a, const Beginning& b) {
  return a.claim->factuality == Factuality::kPredicted &&
         b.claim->factuality == Factuality::kPredicted;
}

// One said it on several occasions: to other listeners, on other days, or told by one paper on
// several days.
bool other_occasions(const Beginning& a, const Beginning& b) {
  const Voice &x = a.claim->voice, &y = b.claim->voice;
  const int32_t days = days_between(a, b);
  if (x.from != kNoDay && y.from != kNoDay && days > 0) return true;
  if (!a.to.empty() && !b.to.empty() && a.to != b.to && !(x.joint && y.joint)) return true;
  if (a.report == b.report || a.told != Told::kPerson || own_voice(*a.claim)) return false;
  if (both_foretold(a, b)) return false;
  if (days >= kLater) return true;
  return a.report->publisher_key == b.report->publisher_key && days >= kLaterInOne;
}

bool same_occasion(const Beginning& a, const Beginning& b) {
  const Voice &x = a.claim->voice, &y = b.claim->voice;
  const bool days_meet =
      x.from == kNoDay || y.from == kNoDay || (x.from < y.to_day && y.from < x.to_day);
  const bool joint = x.joint && y.joint && a.report == b.report;
  if ((joint || (x.joint && y.joint && same_institution(a, b))) && days_meet) return true;
  return same_speaker(a, b) && !other_occasions(a, b);
}

// Whether it tells to whom or when it was said.
bool tells_occasion(const Beginning& beginning) {
  const Voice& voice = beginning.claim->voice;
  return !beginning.to.empty() || voice.from != kNoDay || voice.joint;
}

std::string side_of(const Beginning& beginning) {
  static constexpr std::string_view kOfState[] = {
      "police",       "prosecutor", "court",     "prison",    "army",
      "intelligence", "government", "president", "authority", "rescue"};
  if (std::ranges::find(kOfState, beginning.body) == std::end(kOfState) &&
      !is_ministry(beginning.body))
    return beginning.body;
  for (const std::string& name : beginning.claim->voice.body_names)
    if (name.starts_with("country:")) return name;
  return "state";
}

// Which of the sets of beginnings that are the same each one is in.
template <typename Same>
std::vector<uint32_t> sets_of(const std::vector<Beginning>& beginnings, const Same& same) {
  Sets sets(beginnings.size());
  for (size_t i = 0; i < beginnings.size(); ++i)
    for (size_t j = i + 1; j < beginnings.size(); ++j)
      if (same(beginnings[i], beginnings[j])) sets.join(i, j);
  return sets.numbers();
}

// Occasions are told apart by what is told of them: each beginning goes to the first occasion of
// which it is and which none of its beginnings tells apart from it.
std::vector<uint32_t> occasions_of(const std::vector<Beginning>& beginnings,
                                   const std::vector<uint32_t>& speakers,
                                   const std::vector<std::vector<size_t>>& judged) {
  Sets sets(beginnings.size());
  std::vector<std::vector<size_t>> occasions;
  auto fits = [&](size_t i, const std::vector<size_t>& occasion) {
    return std::ranges::any_of(
               occasion, [&](size_t j) { return same_occasion(beginnings[i], beginnings[j]); }) &&
           std::ranges::none_of(occasion, [&](size_t j) {
             return speakers[i] == speakers[j] && other_occasions(beginnings[i], beginnings[j]);
           });
  };
  auto place = [&](size_t i) {
    const auto found = std::ranges::find_if(
        occasions, [&](const std::vector<size_t>& occasion) { return fits(i, occasion); });
    if (found == occasions.end()) return void(occasions.push_back({i}));
    sets.join(found->front(), i);
    found->push_back(i);
  };
  for (size_t i = 0; i < beginnings.size(); ++i)
    if (tells_occasion(beginnings[i])) place(i);
  for (size_t i = 0; i < beginnings.size(); ++i)
    if (!tells_occasion(beginnings[i])) place(i);
  for (const std::vector<size_t>& alike : judged)
    for (const size_t each : alike) sets.join(alike.front(), each);
  return sets.numbers();
}

}  // namespace

Sameness sameness_of(const std::vector<Beginning>& beginnings,
                     const std::vector<std::vector<size_t>>& judged) {
  Sameness same;
  same.speakers = sets_of(beginnings, same_speaker);
  same.institutions = sets_of(beginnings, [](const Beginning& a, const Beginning& b) {
    return same_institution(a, b) || same_speaker(a, b);
  });
  same.occasions = occasions_of(beginnings, same.speakers, judged);
  std::set<std::string> sides;
  for (const Beginning& each : beginnings) sides.insert(side_of(each));
  same.sides = static_cast<uint32_t>(sides.size());
  return same;
}

}  // namespace kilde::proposition
