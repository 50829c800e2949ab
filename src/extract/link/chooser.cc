#include "extract/link/chooser.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/link/names.h"

namespace kilde::link {

using knowledge::kNoRow;
using knowledge::KnownEntity;
using knowledge::PlaceSize;

namespace {

constexpr int kMostCandidates = 24;
constexpr int kMostForProminence = 205;  // a country is no likelier than its namesake in the scene
constexpr int kSameKind = 30, kNearKind = 15, kPlaceForBody = -20, kOtherKind = -90;
constexpr int kWithin = 130;
constexpr int kRivalry = 60;  // one that is less known than that by more is no rival
constexpr int kDeepest = 6;   // steps up to the country
constexpr int kSea = 40;      // a town that is called as a sea is called after it
constexpr int kNoOwnForm = -5, kForeignSpelling = -25, kOnlyFound = -15, kWord = -60;
constexpr int kEnoughForOneWord = 120, kEnoughForMore = 90, kEnoughForPerson = 50;
constexpr int kMononym = 180, kHousehold = 195;  // prominence
constexpr int kUnmarkedPlace = 200, kUnmarkedName = 110;
constexpr int kKnownRegion = 115, kKnownBody = 180;  // prominence
constexpr int kEnoughForSound = 100;
constexpr int kObscure = 60;  // prominence of one who is known at home alone

bool is_body(EntityKind kind) {
  return kind == EntityKind::kOrganisation || kind == EntityKind::kOutlet ||
         kind == EntityKind::kAgency;
}

// How far the analyser's kind speaks for a candidate: a prior, not a law.
int kind_points(EntityKind found, EntityKind known) {
  if (found == known) return kSameKind;
  if (found == EntityKind::kOther || found == EntityKind::kGroup) return 0;
  if (is_body(found) && is_body(known)) return kNearKind;
  if (found == EntityKind::kPerson || known == EntityKind::kPerson) return kOtherKind;
  return kPlaceForBody;
}

}  // namespace

// Against a form of another language, where the language has one of its own.
int Chooser::spelling(uint32_t row, const std::string& name) const {
  const std::string folded = base_.fold(name);
  int points = kOnlyFound;
  bool own_form = false;
  for (const knowledge::KnownName& known : base_.names(row)) {
    const bool own = known.langs.empty() ||
                     std::find(known.langs.begin(), known.langs.end(), lang_) != known.langs.end();
    own_form |= own;
    if (base_.fold(known.text) != folded) continue;
    if (own) return 0;
    points = kForeignSpelling;
  }
  return points == kForeignSpelling && !own_form ? kNoOwnForm : points;
}

bool Chooser::lies_in(const KnownEntity& known, uint32_t whole) const {
  if (whole == kNoRow || known.kind != EntityKind::kPlace) return false;
  const KnownEntity area = base_.entity(whole);
  if (area.size == PlaceSize::kCountry) {
    return known.country == area.country && known.size != PlaceSize::kCountry;
  }
  uint32_t up = known.parent;
  for (int step = 0; up != kNoRow && step < kDeepest; ++step) {
    if (up == whole) return true;
    up = base_.entity(up).parent;
  }
  return false;
}

Points Chooser::points_of(uint32_t row, EntityKind kind, uint32_t within) const {
  const KnownEntity known = base_.entity(row);
  Points points;
  points.prominence = std::min<int>(known.prominence, kMostForProminence);
  points.kind = kind_points(kind, known.kind);
  points.scene = scene_.weight(row, known);
  if (known.size == PlaceSize::kSea) points.sea = kSea;
  if (lies_in(known, within)) points.within = kWithin;
  return points;
}

Choice Chooser::best_of(const std::string& name, EntityKind kind, uint32_t within) const {
  Choice best;
  int seen = 0, lands = 0, first = 0;
  for (uint32_t row : base_.find(name)) {
    if (++seen > kMostCandidates) break;
    Points points = points_of(row, kind, within);
    const PlaceSize size = base_.entity(row).size;
    if (size == PlaceSize::kCountry || size == PlaceSize::kRegion) {
      if (lands == 0) first = points.prominence;
      lands += points.prominence + kRivalry >= first;
    }
    if (best.row != kNoRow && points.sum() <= best.score) continue;  // a spelling only takes away
    points.spelling = spelling(row, name);
    if (best.row == kNoRow || points.sum() > best.score) best = {row, points.sum(), false, {}};
  }
  best.rival = lands > 1;
  if (best.row != kNoRow && base_.is_word(name, lang_)) best.score += kWord;
  return best;
}

std::vector<Candidate> Chooser::candidates(const std::vector<std::string>& names, EntityKind kind,
                                           uint32_t within) const {
  std::vector<Candidate> all;
  for (const std::string& name : names) {
    const int word = base_.is_word(name, lang_) ? kWord : 0;
    int seen = 0;
    for (uint32_t row : base_.find(name)) {
      if (++seen > kMostCandidates) break;
      Points points = points_of(row, kind, within);
      points.spelling = spelling(row, name);
      points.word = word;
      auto same = std::find_if(all.begin(), all.end(),
                               [&](const Candidate& other) { return other.row == row; });
      if (same == all.end()) {
        all.push_back({row, name, points});
      } else if (points.sum() > same->points.sum()) {
        *same = {row, name, points};
      }
    }
  }
  std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    const int more = b.points.sum() - a.points.sum();
    return more != 0 ? more < 0 : a.row < b.row;
  });
  return all;
}

// "Б.Обама", "J. Corbyn": the world-known one of that surname whose given name begins so.
Choice Chooser::by_initials(const std::string& name) const {
  const InitialsAndSurname parts = split_initials(name);
  if (parts.surname.empty()) return {};
  int seen = 0;
  for (uint32_t row : base_.find(parts.surname)) {
    if (++seen > kMostCandidates) break;
    const KnownEntity known = base_.entity(row);
    if (known.kind != EntityKind::kPerson || known.prominence < kMononym) continue;
    for (const knowledge::KnownName& full : base_.names(row)) {
      if (count_words(full.text) < 2 || !sounds_.begin_alike(full.text, parts.first)) continue;
      return {row, points_of(row, EntityKind::kPerson, kNoRow).sum(), false, "initials"};
    }
  }
  return {};
}

Choice Chooser::by_sound(const std::vector<std::string>& names) const {
  Choice best;
  for (const std::string& name : names) {
    for (const std::string& key : sounds_.keys(name)) {
      for (uint32_t row : base_.find_sound(key)) {
        const KnownEntity known = base_.entity(row);
        const bool near = scene_.names_country(known.country) || scene_.is_home(known.country) ||
                          known.prominence >= kMononym || scene_.in_office(row);
        if (!near || !sounds_.is_other_script(name, base_, row)) continue;
        const int score = points_of(row, EntityKind::kPerson, kNoRow).sum();
        if (score >= kEnoughForSound && score > best.score) best = {row, score, false, "sound"};
      }
    }
    if (best.row != kNoRow) break;
  }
  return best;
}

bool Chooser::is_enough(const Choice& choice, const std::string& name) const {
  if (choice.row == kNoRow) return false;
  const KnownEntity known = base_.entity(choice.row);
  const bool one = count_words(name) < 2;
  if (known.kind != EntityKind::kPerson) {
    return choice.score >= (one ? kEnoughForOneWord : kEnoughForMore);
  }
  const bool obscure = known.prominence < kObscure && !known.country.empty() &&
                       !scene_.names_country(known.country) && !scene_.is_home(known.country);
  if (!one) return choice.score >= kEnoughForPerson && !obscure;
  const bool near = scene_.names_country(known.country) || scene_.is_home(known.country) ||
                    known.prominence >= kHousehold || scene_.in_office(choice.row);
  return known.prominence >= kMononym && near && choice.score >= kMononym;
}

Choice Chooser::choose(const std::vector<std::string>& names, EntityKind kind,
                       uint32_t within) const {
  const size_t longest = names.empty() ? 0 : count_words(names.front());
  for (const std::string& name : names) {
    // A surname alone does not tell whom the full name means.
    if (kind == EntityKind::kPerson && count_words(name) < longest) break;
    Choice choice = best_of(name, kind, within);
    if (!is_enough(choice, name)) continue;
    choice.by = count_words(name) > 1 ? "full name" : "name";
    return choice;
  }
  if (kind != EntityKind::kPerson) return {};
  for (const std::string& name : names) {
    const Choice choice = by_initials(name);
    if (choice.row != kNoRow) return choice;
  }
  return by_sound(names);
}

Choice Chooser::choose_unmarked(const std::vector<std::string>& names) const {
  for (const std::string& name : names) {
    Choice choice = best_of(name, EntityKind::kOther, kNoRow);
    if (!is_enough(choice, name) || base_.is_word(name)) continue;
    const KnownEntity known = base_.entity(choice.row);
    const bool one = count_words(name) < 2 && name.find('-') == name.npos;  // "UN-Sicherheitsrat"
    if (known.kind == EntityKind::kPerson && one) continue;
    if (known.kind != EntityKind::kPlace && one && !base::all_upper(name)) continue;
    const int least = known.kind == EntityKind::kPlace && one ? kUnmarkedPlace : kUnmarkedName;
    if (known.prominence < least || spelling(choice.row, name) < 0) continue;
    choice.by = "known name";
    return choice;
  }
  return {};
}

bool Chooser::is_certain(const Choice& choice, EntityKind kind) const {
  if (choice.row == kNoRow) return false;
  const KnownEntity known = base_.entity(choice.row);
  const int least = known.size == PlaceSize::kRegion ? kKnownRegion
                    : is_body(known.kind)            ? kKnownBody
                                                     : kUnmarkedPlace;
  return !choice.rival && known.prominence >= least && kind_points(kind, known.kind) >= 0;
}

}  // namespace kilde::link
