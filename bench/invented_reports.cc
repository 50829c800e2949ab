#include "invented_reports.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>

namespace kilde::bench {
namespace {

using claim::Claim;
using claim::Role;
using claim::Term;

constexpr size_t kReportsEach = 8, kDays = 1100;  // of even ones
constexpr int32_t kFirstDay = 19'000;
constexpr size_t kADay = 100, kOfMatter = 12;  // reports: a day; until another matter begins
constexpr size_t kLasting = 10;                // matters that are told of for ever
constexpr double kOldest = 4'000;              // of others, in matters that began since
constexpr double kFirst = 20, kSoFar = 15;     // happenings: at once; as the age grows e-fold

double share(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

std::string published(size_t day) {
  const std::chrono::sys_days at{std::chrono::days(kFirstDay + static_cast<int>(day))};
  return date_of(at).to_string();
}

// When something happened, in reports since its matter began.
double age_of(double happening) { return std::expm1(std::max(happening - kFirst, 0.0) / kSoFar); }

}  // namespace

Zipf::Zipf(size_t count) {
  double sum = 0;
  for (size_t i = 1; i <= count; ++i) below_.push_back(sum += 1.0 / static_cast<double>(i));
  for (double& each : below_) each /= sum;
}

size_t Zipf::operator()(std::mt19937_64& random) const {
  return static_cast<size_t>(std::ranges::lower_bound(below_, share(random)) - below_.begin());
}

Invented InventedReports::write(size_t number) {
  written_ = {"Report " + std::to_string(number) + "\n\n", {}};
  random_.seed(number + 1);
  claim::Report& report = written_.report;
  report.id = "r" + std::to_string(number);
  report.lang = "da";
  const size_t happening = number / kReportsEach;
  report.published =
      published(form_ == Form::kEven ? happening * 7919 % kDays + random_() % 3 : number / kADay);
  report.publisher = "Paper " + std::to_string(outlets_(random_));
  report.publisher_key = "n:" + report.publisher;
  const bool copies = random_() % 4 == 0;
  if (form_ == Form::kArchive) matter_ = matter_of(number);
  for (size_t place = 0; place < kClaimsEach; ++place)
    report.claims.push_back(claim(form_ == Form::kEven ? even(happening, place) : archive(number),
                                  copies ? 0 : number));
  return std::move(written_);
}

// Younger ones more often, and of these the few of which much is told.
size_t InventedReports::matter_of(size_t number) {
  if (random_() % 8 == 0) return random_() % kLasting;
  const size_t newest = kLasting + number / kOfMatter;
  for (;;) {
    const auto age = static_cast<size_t>(std::exp(share(random_) * std::log(kOldest))) - 1;
    if (age > newest - kLasting) continue;
    std::mt19937_64 matter(newest - age);
    if (share(random_) < std::pow(share(matter), 6)) return newest - age;
  }
}

// The same matter for each happening and place.
InventedReports::Telling InventedReports::even(size_t happening, size_t place) const {
  Telling telling{std::mt19937_64(happening * 64 + place), claim::kNoDay, {}};
  std::mt19937_64& matter = telling.matter;
  for (int i = 0; i < 4; ++i) telling.terms.push_back("c" + std::to_string(concepts_(matter)));
  telling.terms.push_back("n:person" + std::to_string(persons_(matter)));
  telling.terms.push_back("gn:" + std::to_string(places_(matter)));
  telling.terms.push_back("~w" + std::to_string(words_(matter)));
  return telling;
}

// One of the last things that happened in the report's matter.
InventedReports::Telling InventedReports::archive(size_t number) {
  const bool lasts = matter_ < kLasting;
  const size_t began = lasts ? 0 : (matter_ - kLasting) * kOfMatter;
  const auto age = static_cast<double>(number - std::min(number, began));
  const double happened = lasts ? kFirst + age / 60 : kFirst + kSoFar * std::log1p(age);
  const double back = -std::log(1 - share(random_)) * 6;
  const auto happening = static_cast<size_t>(std::max(happened - back, 0.0));
  Telling telling{std::mt19937_64(matter_ << 20 | happening), claim::kNoDay, {}};
  std::mt19937_64& random = telling.matter;
  const double since =
      lasts ? static_cast<double>(happening) * 60 : age_of(static_cast<double>(happening));
  if (random() % 5 < 2)
    telling.day =
        kFirstDay + static_cast<int32_t>((static_cast<double>(began) + since) / double{kADay});
  // Terms of the matter, by their number in it.
  auto of_matter = [&](size_t kind, size_t count) {
    return std::mt19937_64(matter_ * 64 + kind * 16 + random() % count);
  };
  for (int i = 0; i < 4; ++i) {
    std::mt19937_64 its = of_matter(0, 12);
    telling.terms.push_back("c" + std::to_string(concepts_(random() % 10 < 7 ? its : random)));
  }
  std::mt19937_64 person = of_matter(1, 4), place = of_matter(2, 3), word = of_matter(3, 10);
  const bool known = person() % 5 < 2, general = word() % 2 == 0;
  telling.terms.push_back("n:person" + (known ? std::to_string(known_(person))
                                              : "-" + std::to_string(person() % (1ULL << 40))));
  telling.terms.push_back("gn:" + std::to_string(places_(place)));
  telling.terms.push_back("~w" + (general ? std::to_string(words_(word))
                                          : "o" + std::to_string(word() % (1ULL << 40))));
  return telling;
}

Claim InventedReports::claim(Telling telling, size_t wording) {
  std::mt19937_64& matter = telling.matter;
  Claim claim;
  std::string words;
  auto add = [&](const std::string& key, Role role) {
    if (std::ranges::find(claim.terms, key, &Term::key) != claim.terms.end()) return;
    const Term::Kind kind = key[0] == 'c'   ? Term::Kind::kConcept
                            : key[0] == '~' ? Term::Kind::kWord
                            : key[0] == 'n' ? Term::Kind::kPerson
                                            : Term::Kind::kPlace;
    claim.terms.push_back({key, kind, role, kind == Term::Kind::kConcept ? 0.8F : 1.0F});
    words += " " + key;
  };
  constexpr Role kRoles[] = {Role::kPredicate, Role::kObject,  Role::kObject, Role::kObject,
                             Role::kSubject,   Role::kOblique, Role::kObject};
  claim.predicate = telling.terms.front();
  for (size_t i = 0; i < telling.terms.size(); ++i) add(telling.terms[i], kRoles[i]);
  if (matter() % 3 == 0)
    claim.quantities.push_back({2.0 + static_cast<double>(matter() % 30), 0, "person"});
  if (random_() % 3 == 0)  // what only this report tells
    add("~w" + std::to_string(words_(random_)), Role::kModifier);
  if (random_() % 40 == 0 && !claim.quantities.empty()) claim.quantities[0].low += 1;
  for (claim::Quantity& quantity : claim.quantities) quantity.high = quantity.low;
  if (telling.day != claim::kNoDay) claim.from = telling.day, claim.to = telling.day + 1;
  claim.negated = random_() % 50 == 0;
  if (matter() % 20 == 0) claim.factuality = Factuality::kPredicted;
  std::ranges::sort(claim.terms, {}, &Term::key);
  claim.wording = std::hash<std::string>{}(words) + wording + claim.negated;
  if (matter() % 2 == 0) speak(claim, matter);
  put(claim, words + " " + std::to_string(wording));
  return claim;
}

void InventedReports::speak(Claim& claim, std::mt19937_64& matter) const {
  claim.attribution = 0;
  const size_t speaker = persons_(matter);
  claim.voice.name = claim.voice.key = "p:" + std::to_string(speaker);
  claim.voice.kind = SourceKind::kPerson;
  claim.voice.body = speaker % 2 == 0 ? "police" : "ministry";
}

void InventedReports::put(Claim& claim, const std::string& words) {
  const auto begin = static_cast<uint32_t>(written_.text.size());
  written_.text += words;
  claim.content.push_back({begin, static_cast<uint32_t>(written_.text.size())});
  written_.text += ".";
}

}  // namespace kilde::bench
