#include "analysis/lemma_list.h"

#include "base/hash.h"
#include "base/utf8.h"

namespace kilde::analysis {

namespace {

constexpr uint32_t kMostHashes = 32;
constexpr uint32_t kShortestEnd = 3, kShortestFront = 2;  // letters

}  // namespace

Result<LemmaList> LemmaList::load(const std::filesystem::path& root, std::string_view lang) {
  auto file = model::WeightFile::open(root / "models" / lang / "lemmas.kmod", "lemmas");
  if (!file) return file.error();
  auto bits = file->array<uint64_t>("bits", {model::kAny});
  if (!bits) return bits.error();
  auto hashes = file->array<uint32_t>("hashes", {1});
  if (!hashes) return hashes.error();
  const uint32_t count = hashes->front();
  if (bits->empty() || count == 0 || count > kMostHashes) {
    return Error{Code::kFormat, file->path().string(),
                 "expected a filter of 1 to 32 hashes, found " + std::to_string(count) + " over " +
                     std::to_string(bits->size()) + " words"};
  }
  return LemmaList(*std::move(file), *bits, count);
}

bool LemmaList::has(std::string_view lemma, Upos upos) const {
  const uint64_t first = base::fnv1a(to_string(upos), base::fnv1a("\n", base::fnv1a(lemma)));
  const uint64_t step = (first >> 32) | 1;
  const uint64_t size = bits_.size() * 64;
  uint64_t hash = first;
  for (uint32_t n = 0; n < hashes_; ++n, hash += step * 0x9E3779B97F4A7C15ull) {
    const uint64_t bit = hash % size;
    if (!(bits_[bit / 64] >> (bit % 64) & 1)) return false;
  }
  return true;
}

bool LemmaList::has_end(std::string_view lemma, Upos upos) const {
  size_t letters = base::count_code_points(lemma);
  size_t at = 0;
  for (uint32_t front = 0; letters > kShortestEnd; ++front, --letters) {
    if (front >= kShortestFront && has(lemma.substr(at), upos)) return true;
    base::next_code_point(lemma, at);
  }
  return false;
}

}  // namespace kilde::analysis
