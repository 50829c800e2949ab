#include "lineage/link.h"

#include <algorithm>

#include "lineage/varint.h"

namespace kilde::lineage {
namespace {

constexpr uint32_t kFewestCommon = 9;  // words that two reports share, edits apart
constexpr size_t kMuch = 3;            // sentences that make reports belong together
constexpr uint32_t kManyWords = 45;    // or words
constexpr int64_t kMost = 0xFFFFFFFF;

bool holds(const std::vector<uint32_t>& words, const std::vector<uint32_t>& row) {
  return !row.empty() &&
         std::search(words.begin(), words.end(), row.begin(), row.end()) != words.end();
}

}  // namespace

bool Link::strong() const { return matches.size() >= kMuch || common_words(matches) >= kManyWords; }

std::optional<Link> Linker::link(uint32_t other, const ReportFacts& facts) {
  auto matches = aligner_.match(facts.text);
  if (common_words(matches) < kFewestCommon) return {};
  return Link{doc_, other, std::move(matches), holds(facts_.text.words, facts.publisher),
              holds(facts.text.words, facts_.publisher)};
}

std::string encode_link(const Link& link) {
  std::string blob;
  put_varint(blob, (link.matches.size() << 2) | (link.b_names_a << 1) | link.a_names_b);
  int64_t sentence = 0, other = 0;
  for (const Match& match : link.matches) {
    put_varint(blob, match.sentence - static_cast<uint64_t>(sentence));
    put_varint(blob, zigzag(match.other - other));
    put_varint(blob, (uint64_t{match.common} << 1) | (match.edge != 0));
    blob.push_back(static_cast<char>(match.steps));
    if (match.edge) put_varint(blob, match.edge);
    sentence = match.sentence, other = int64_t{match.other} + 1;
  }
  return blob;
}

std::optional<Link> decode_link(std::string_view blob, uint32_t a, uint32_t b) {
  Link link{a, b, {}, false, false};
  uint64_t head = 0, step = 0, skip = 0, common = 0, edge = 0;
  if (!get_varint(blob, head) || (head >> 2) > blob.size()) return {};
  link.a_names_b = head & 1, link.b_names_a = head & 2;
  int64_t sentence = 0, other = 0;
  for (uint64_t n = head >> 2; n > 0; --n) {
    if (!get_varint(blob, step) || !get_varint(blob, skip) || !get_varint(blob, common)) return {};
    if (blob.empty() || step > kMost || skip > 2 * kMost || (common >> 1) > kLongestSentence)
      return {};
    sentence += static_cast<int64_t>(step), other += unzigzag(skip);
    if (sentence > kMost || other < 0 || other > kMost) return {};
    const auto steps = static_cast<unsigned char>(blob.front());
    if (steps > Match::kSteps) return {};
    blob.remove_prefix(1);
    if ((common & 1) && (!get_varint(blob, edge) || edge > kMost || edge == 0)) return {};
    link.matches.push_back({static_cast<uint32_t>(sentence), static_cast<uint32_t>(other),
                            static_cast<uint16_t>(common >> 1), steps,
                            (common & 1) ? static_cast<uint32_t>(edge) : 0});
    ++other;
  }
  if (!blob.empty()) return {};
  return link;
}

}  // namespace kilde::lineage
