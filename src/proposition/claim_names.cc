#include "proposition/claim_names.h"

#include <algorithm>
#include <cstdint>

#include "base/hash.h"

namespace kilde::proposition {
namespace {

constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";  // none looks like another
constexpr size_t kLength = 10;

// FNV leaves the last bytes in the lower bits alone (MurmurHash3's last step).
uint64_t spread(uint64_t hash) {
  hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCDull;
  hash = (hash ^ hash >> 33) * 0xC4CEB9FE1A85EC53ull;
  return hash ^ hash >> 33;
}

}  // namespace

std::string claim_name(const claim::Report& report, const claim::Claim& claim) {
  return claim_name(report.published, report.id, claim.wording, claim.content.front().begin);
}

std::string claim_name(std::string_view published, std::string_view id, uint64_t wording,
                       uint32_t begin) {
  uint64_t hash = base::fnv1a(published, base::fnv1a("\n", base::fnv1a(id)));
  hash = base::fnv1a("\n" + std::to_string(wording), hash);
  hash = base::fnv1a("\n" + std::to_string(begin), hash);
  hash = spread(hash);
  std::string name = "p";
  for (size_t i = 0; i < kLength; ++i, hash >>= 5) name.push_back(kDigits[hash & 31]);
  return name;
}

bool is_claim_name(std::string_view word) {
  return word.size() == kLength + 1 && word[0] == 'p' &&
         std::ranges::all_of(word.substr(1),
                             [](char c) { return kDigits.find(c) != std::string_view::npos; });
}

}  // namespace kilde::proposition
