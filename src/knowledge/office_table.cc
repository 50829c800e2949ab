#include "knowledge/office_table.h"

#include <algorithm>

namespace kilde::knowledge {
namespace {

Date unpack(uint32_t date) {
  return {static_cast<int16_t>(date >> 16), static_cast<uint8_t>(date >> 8),
          static_cast<uint8_t>(date)};
}

// What can be overlaps: a term known to the year may have begun on its first day.
bool overlaps(Date from, Date to, Date at) {
  if (!at.known()) return !to.known();
  if (from.known() && from.first_day() >= at.day_after()) return false;
  return !to.known() || to.day_after() > at.first_day();
}

bool valid(Date date) {
  return !date.known() ||
         (date.year > 0 && date.month <= 12 && date.day <= 31 && (date.month || !date.day));
}

size_t index_of(const std::vector<std::string_view>& list, std::string_view item) {
  return static_cast<size_t>(std::find(list.begin(), list.end(), item) - list.begin());
}

}  // namespace

Result<OfficeTable> OfficeTable::from(const model::WeightFile& file,
                                      const std::vector<std::string_view>& countries) {
  auto terms = file.array<uint32_t>("offices", {model::kAny, 4});
  if (!terms) return terms.error();
  auto order = file.array<uint32_t>("office_order", {model::kAny});
  if (!order) return order.error();
  auto roles = file.lines("roles");
  if (!roles) return roles.error();
  OfficeTable table;
  table.terms_ = {reinterpret_cast<const Term*>(terms->data()), terms->size() / 4};
  table.order_ = *order;
  table.roles_ = *std::move(roles);
  table.countries_ = countries;
  bool fits = table.order_.size() == table.terms_.size();
  for (uint32_t i : table.order_) fits = fits && i < table.terms_.size();
  for (const Term& term : table.terms_)
    fits = fits && term.post >> 16 < table.roles_.size() &&
           (term.post & 0xFFFF) < countries.size() && valid(unpack(term.from)) &&
           valid(unpack(term.to));
  if (fits) return table;
  return Error{Code::kFormat, file.path().string(), "expected the tables of offices to fit"};
}

Office OfficeTable::office(const Term& term) const {
  return {roles_[term.post >> 16], countries_[term.post & 0xFFFF], unpack(term.from),
          unpack(term.to)};
}

std::vector<Office> OfficeTable::of(uint32_t row) const {
  std::vector<Office> offices;
  auto by_row = [](const Term& term, uint32_t asked) { return term.row < asked; };
  auto it = std::lower_bound(terms_.begin(), terms_.end(), row, by_row);
  for (; it != terms_.end() && it->row == row; ++it) offices.push_back(office(*it));
  return offices;
}

std::vector<uint32_t> OfficeTable::holders(std::string_view role, std::string_view country,
                                           Date at) const {
  size_t asked_role = index_of(roles_, role), asked_country = index_of(countries_, country);
  if (asked_role == roles_.size() || asked_country == countries_.size()) return {};
  auto post = static_cast<uint32_t>(asked_role << 16 | asked_country);
  auto by_post = [&](uint32_t i, uint32_t asked) { return terms_[i].post < asked; };
  std::vector<const Term*> found;
  auto it = std::lower_bound(order_.begin(), order_.end(), post, by_post);
  for (; it != order_.end() && terms_[*it].post == post; ++it) {
    const Term& term = terms_[*it];
    if (overlaps(unpack(term.from), unpack(term.to), at)) found.push_back(&term);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Term* a, const Term* b) { return a->from > b->from; });
  std::vector<uint32_t> rows;
  for (const Term* term : found)
    if (std::find(rows.begin(), rows.end(), term->row) == rows.end()) rows.push_back(term->row);
  return rows;
}

}  // namespace kilde::knowledge
