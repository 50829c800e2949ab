#include "judgement/judgement.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "base/sha256.h"

namespace kilde::judgement {
namespace {

constexpr std::array<std::string_view, kKinds> kWords = {"merge",   "split", "speaker", "occasion",
                                                         "outcome", "trust", "retract"};
constexpr size_t kIdDigits = 12;

// Each field with its length, so that no two judgements give the same bytes.
void put(std::string& bytes, std::string_view field) {
  bytes += std::to_string(field.size());
  bytes += ':';
  bytes += field;
}

void put(std::string& bytes, const std::vector<Anchor>& anchors) {
  put(bytes, std::to_string(anchors.size()));
  for (const Anchor& anchor : anchors) {
    put(bytes, anchor.doc);
    for (const uint64_t number : {anchor.wording, uint64_t{anchor.begin}, uint64_t{anchor.end}})
      put(bytes, std::to_string(number));
  }
}

}  // namespace

std::string_view to_string(Kind kind) { return kWords[static_cast<size_t>(kind)]; }

std::optional<Kind> parse_kind(std::string_view word) {
  const auto at = std::ranges::find(kWords, word);
  if (at == kWords.end()) return std::nullopt;
  return static_cast<Kind>(at - kWords.begin());
}

std::string id_of(const Judgement& judgement) {
  std::string bytes;
  put(bytes, to_string(judgement.kind));
  put(bytes, judgement.claims);
  put(bytes, judgement.others);
  for (const std::string* field : {&judgement.name, &judgement.body, &judgement.value,
                                   &judgement.by, &judgement.time, &judgement.reason})
    put(bytes, *field);
  return "j" + base::sha256_hex(bytes).substr(0, kIdDigits);
}

std::vector<Judgement> standing(std::vector<Judgement> all) {
  std::ranges::sort(all, {}, [](const Judgement& each) { return std::tie(each.time, each.id); });
  std::set<std::string, std::less<>> taken_back;
  for (auto each = all.rbegin(); each != all.rend(); ++each)  // a retraction may be retracted
    if (each->kind == Kind::kRetract && !taken_back.contains(each->id))
      taken_back.insert(each->value);
  std::erase_if(all, [&](const Judgement& each) {
    return each.kind == Kind::kRetract || taken_back.contains(each.id);
  });
  return all;
}

}  // namespace kilde::judgement
