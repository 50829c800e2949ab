#include "extract/link/scene.h"

namespace kilde::link {

using knowledge::EntityBase;
using knowledge::kNoRow;
using knowledge::KnownEntity;
using knowledge::PlaceSize;

namespace {
constexpr int kCountryNamed = 30, kAtHome = 10, kRegionNamed = 60, kInOffice = 20, kAbroad = -15;
constexpr uint8_t kSmall = 100;       // prominence of a small town
constexpr uint8_t kWorldKnown = 190;  // its country needs no mention
constexpr int kDeepest = 6;           // steps up to the country
}  // namespace

Scene::Scene(const EntityBase& base, const Document& doc, const std::vector<std::string>& homes)
    : base_(base), homes_(homes.begin(), homes.end()), date_(doc.date) {
  if (doc.publisher.empty()) return;
  for (uint32_t row : base.find(doc.publisher)) {
    const KnownEntity known = base.entity(row);
    const bool publishes = known.kind == EntityKind::kOutlet || known.kind == EntityKind::kAgency;
    if (publishes && !known.country.empty()) homes_.emplace(known.country);
    if (publishes) break;
  }
}

void Scene::add(uint32_t row) {
  if (row == kNoRow) return;
  const KnownEntity known = base_.entity(row);
  if (!known.country.empty()) countries_.insert(known.country);
  if (known.size == PlaceSize::kRegion || known.size == PlaceSize::kDistrict) regions_.insert(row);
  if (known.size == PlaceSize::kTown && known.parent != kNoRow) towns_in_.insert(known.parent);
}

bool Scene::in_named_region(const KnownEntity& known) const {
  uint32_t up = known.parent;
  for (int step = 0; up != kNoRow && step < kDeepest; ++step) {
    if (regions_.count(up)) return true;
    up = base_.entity(up).parent;
  }
  return false;
}

std::string Scene::usual_country(const std::vector<std::string>& homes) const {
  if (!homes.empty() && (countries_.empty() || names_country(homes.front()))) return homes.front();
  return only_country();
}

std::string Scene::only_country() const {
  return countries_.size() == 1 ? std::string(*countries_.begin()) : std::string();
}

bool Scene::in_office(uint32_t row) const {
  if (!date_.known()) return false;
  for (const knowledge::Office& office : base_.offices(row)) {
    const bool begun = !office.from.known() || office.from.first_day() < date_.day_after();
    const bool ended = office.to.known() && office.to.first_day() < date_.first_day();
    if (begun && !ended && (office.from.known() || office.to.known())) return true;
  }
  return false;
}

int Scene::weight(uint32_t row, const KnownEntity& known) const {
  int points = 0;
  if (known.kind == EntityKind::kPerson && in_office(row)) points += kInOffice;
  if (known.country.empty()) return points;
  if (names_country(known.country)) points += kCountryNamed;
  if (is_home(known.country)) points += kAtHome;
  const bool region = known.size == PlaceSize::kRegion;
  if (points == 0 && known.prominence < kWorldKnown && !region) points += kAbroad;
  // "California" is no village of Maryland, though that is named.
  const bool small = known.prominence < kSmall;
  if (known.kind == EntityKind::kPlace && in_named_region(known)) {
    points += small ? kRegionNamed / 2 : kRegionNamed;
  }
  if (known.size == PlaceSize::kRegion && towns_in_.count(row)) points += kRegionNamed;
  return points;
}

}  // namespace kilde::link
