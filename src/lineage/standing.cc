#include "lineage/standing.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_map>

namespace kilde::lineage {
namespace {

constexpr size_t kMuch = 3;          // sentences that make reports belong together
constexpr uint32_t kManyWords = 45;  // or words
constexpr size_t kFewestGroups = 4;
constexpr uint32_t kLongestName = 4, kLongestCredit = 10;  // words
constexpr double kAtEdge = 0.7;

class Groups {
 public:
  Groups(size_t reports, const std::vector<Link>& links) : up_(reports) {
    std::iota(up_.begin(), up_.end(), 0u);
    for (const Link& link : links)
      if (link.matches.size() >= kMuch || common_words(link.matches) >= kManyWords)
        up_[of(link.a)] = of(link.b);
  }

  uint32_t of(uint32_t doc) {
    while (up_[doc] != doc) doc = up_[doc] = up_[up_[doc]];
    return doc;
  }

 private:
  std::vector<uint32_t> up_;
};

uint32_t key_of(const WordText& text, uint32_t sentence) {
  const TokenSpan words = text.sentences[sentence].words;
  uint32_t least = 0xFFFFFFFF;
  for (uint32_t i = words.begin; i + 2 < words.end; ++i) {
    uint64_t h =
        (text.words[i] * 0x9E3779B97F4A7C15ull + text.words[i + 1]) * 0xC2B2AE3D27D4EB4Full;
    h = (h ^ (h >> 32)) + text.words[i + 2];
    least = std::min(least, static_cast<uint32_t>((h * 0x9E3779B97F4A7C15ull) >> 32));
  }
  return least;
}

// Where a sentence stands that unrelated reports share.
struct Use {
  std::set<uint32_t> docs;
  std::unordered_map<std::string, std::set<uint32_t>> groups_of_publisher;
  std::set<uint32_t> groups;
  size_t at_edge = 0;

  bool standing() const {
    if (groups.size() < kFewestGroups) return false;
    if (static_cast<double>(at_edge) < kAtEdge * static_cast<double>(docs.size())) return false;
    return std::any_of(groups_of_publisher.begin(), groups_of_publisher.end(),
                       [](const auto& row) { return row.second.size() > 1; });
  }
};

// The names of all publishers, to find in sentences.
class Names {
 public:
  explicit Names(const std::vector<Kept>& reports) {
    for (const Kept& report : reports)
      if (!report.publisher.empty() && report.publisher.size() <= kLongestName)
        names_.insert(report.publisher);
  }

  bool credit(const WordText& text, uint32_t sentence) const {
    const TokenSpan words = text.sentences[sentence].words;
    if (words.length() > kLongestCredit) return false;
    for (uint32_t i = words.begin; i < words.end; ++i)
      for (uint32_t end = i + 1; end <= std::min(words.end, i + kLongestName); ++end)
        if (names_.contains({text.words.begin() + i, text.words.begin() + end})) return true;
    return false;
  }

 private:
  std::set<std::vector<uint32_t>> names_;
};

}  // namespace

std::vector<std::vector<bool>> standing_matches(const std::vector<Kept>& reports,
                                                const std::vector<Link>& links) {
  Groups groups(reports.size(), links);
  const Names names(reports);
  std::unordered_map<uint32_t, Use> uses;
  auto note = [&](uint32_t key, uint32_t doc, uint32_t sentence) {
    Use& use = uses[key];
    if (!use.docs.insert(doc).second) return;
    const size_t last = reports[doc].text.sentences.size() - 1;
    use.at_edge += sentence == 0 || sentence == last;
    use.groups.insert(groups.of(doc));
    use.groups_of_publisher[reports[doc].publisher_name].insert(groups.of(doc));
  };
  std::vector<std::vector<bool>> standing;
  for (const Link& link : links) {
    if (groups.of(link.a) == groups.of(link.b)) continue;
    for (const Match& match : link.matches) {
      const uint32_t key = key_of(reports[link.a].text, match.sentence);
      note(key, link.a, match.sentence);
      note(key, link.b, match.other);
    }
  }
  for (const Link& link : links) {
    auto& flags = standing.emplace_back();
    for (const Match& match : link.matches) {
      const auto use = uses.find(key_of(reports[link.a].text, match.sentence));
      flags.push_back((use != uses.end() && use->second.standing()) ||
                      names.credit(reports[link.a].text, match.sentence));
    }
  }
  return standing;
}

}  // namespace kilde::lineage
