#include "lineage/link.h"

#include <algorithm>
#include <span>

#include "base/varint.h"

namespace kilde::lineage {
namespace {

constexpr uint32_t kFewestCommon = 9;  // words that two reports share, edits apart
constexpr size_t kMuch = 3;            // sentences that make reports belong together
constexpr uint32_t kManyWords = 45;    // or words
constexpr uint64_t kMost = 0xFFFFFFFF;

using Words = std::span<const uint32_t>;

// Mostly not even its first word is there, which a loop without an exit tells soonest.
bool holds(Words words, const std::vector<uint32_t>& row) {
  const uint32_t first = row.front();
  uint32_t there = 0;
  for (const uint32_t word : words) there |= word == first;
  if (!there) return false;
  return std::search(words.begin(), words.end(), row.begin(), row.end()) != words.end();
}

Words words_in(const WordText& text, uint32_t sentence) {
  const TokenSpan words = text.sentences[sentence].words;
  return Words(text.words).subspan(words.begin, words.length());
}

// Whether a text has a name in a sentence that is not one of the other's with the name in it: a
// paper that the story is about is no credit. `copied` tells that of a sentence.
template <typename Copied>
bool names(const WordText& text, const WordText& other, const std::vector<uint32_t>& name,
           Copied copied) {
  if (name.empty() || !holds(text.words, name)) return false;
  for (uint32_t s = 0; s < text.sentences.size(); ++s)
    if (holds(words_in(text, s), name) &&
        !copied(s, [&](uint32_t theirs) { return holds(words_in(other, theirs), name); }))
      return true;
  return false;
}

}  // namespace

bool Link::strong() const { return matches.size() >= kMuch || common_words(matches) >= kManyWords; }

std::optional<Link> Linker::link(uint32_t other, const ReportFacts& facts) {
  auto matches = aligner_.match(facts.text);
  if (common_words(matches) < kFewestCommon) return {};
  Link link{doc_, other, std::move(matches), false, false};
  link.a_names_b = names(facts_.text, facts.text, facts.publisher, [&](uint32_t mine, auto holds) {
    return std::any_of(link.matches.begin(), link.matches.end(), [&](const Match& match) {
      return match.sentence == mine && holds(match.other);
    });
  });
  link.b_names_a =
      names(facts.text, facts_.text, facts_.publisher, [&](uint32_t theirs, auto holds) {
        return std::any_of(link.matches.begin(), link.matches.end(), [&](const Match& match) {
          return match.other == theirs && holds(match.sentence);
        });
      });
  return link;
}

std::string encode_link(const Link& link) {
  std::string blob;
  base::put_varint(blob, (link.matches.size() << 2) | (link.b_names_a << 1) | link.a_names_b);
  int64_t sentence = 0, other = 0;
  for (const Match& match : link.matches) {
    base::put_varint(blob, match.sentence - static_cast<uint64_t>(sentence));
    base::put_varint(blob, base::zigzag(match.other - other));
    base::put_varint(blob, (uint64_t{match.common} << 1) | (match.edge != 0));
    base::put_varint(blob, Match::kSteps - match.steps);
    if (match.edge) base::put_varint(blob, match.edge);
    sentence = match.sentence, other = int64_t{match.other} + 1;
  }
  return blob;
}

std::optional<Link> decode_link(std::string_view blob, uint32_t a, uint32_t b) {
  Link link{a, b, {}, false, false};
  base::VarintReader reader(blob);
  const uint64_t head = reader.next();
  link.a_names_b = head & 1, link.b_names_a = head & 2;
  uint64_t sentence = 0, next_other = 0;
  for (uint64_t n = head >> 2; n > 0 && reader.ok(); --n) {
    const uint64_t step = reader.next(), skip = reader.next(), common = reader.next();
    const uint64_t unlike = reader.next(), edge = common & 1 ? reader.next() : 0;
    if (step > kMost || skip > 2 * kMost || edge > kMost) return {};
    sentence += step;
    const uint64_t other = next_other + static_cast<uint64_t>(base::unzigzag(skip));
    if (sentence > kMost || other > kMost || (common >> 1) > kLongestSentence ||
        unlike > Match::kSteps)
      return {};
    link.matches.push_back({static_cast<uint32_t>(sentence), static_cast<uint32_t>(other),
                            static_cast<uint16_t>(common >> 1),
                            static_cast<uint16_t>(Match::kSteps - unlike),
                            static_cast<uint32_t>(edge)});
    next_other = other + 1;
  }
  if (!reader.ok() || !reader.at_end()) return {};
  return link;
}

}  // namespace kilde::lineage
