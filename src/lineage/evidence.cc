#include "lineage/evidence.h"

#include <algorithm>

namespace kilde::lineage {
namespace {

constexpr uint32_t kLongestName = 4, kLongestCredit = 10;  // words
constexpr uint32_t kLongestStanding = 30;                  // words
constexpr double kNamed = 6;           // the report names it, and it is itself a copy
constexpr double kNamedFirst = 5;      // the report names it, and it is where all began
constexpr double kNamedBehind = 4;     // less, where another source is named before it
constexpr double kFirst = 2;           // most copies are made from the first report
constexpr double kSameAddress = 1000;  // the version before
constexpr double kOwnPaper = 10;       // a paper seldom copies itself, but for new versions
constexpr double kGap = 2;             // a stretch of it that the report leaves out
constexpr double kLeft = 0.4;          // a sentence of it that the report leaves out
constexpr double kMostLeft = 20;
constexpr double kBack = 4;  // a sentence that stands behind in it, before in the report
constexpr double kMostBack = 4;
constexpr double kLater = 120;  // minutes that cost a word: copies come soon
constexpr double kLatest = 6;   // words that lateness costs at most

using Words = std::span<const uint32_t>;

bool holds(Words words, Words row) {
  return !row.empty() &&
         std::search(words.begin(), words.end(), row.begin(), row.end()) != words.end();
}

Words words_in(const ReportFacts& report, uint32_t sentence) {
  const TokenSpan words = report.text.sentences[sentence].words;
  return Words(report.text.words).subspan(words.begin, words.length());
}

}  // namespace

Evidence::Evidence(std::span<const ReportFacts* const> reports) : reports_(reports) {
  for (const ReportFacts* report : reports)
    if (!report->publisher.empty() && report->publisher.size() <= kLongestName)
      names_.push_back(&report->publisher);
  const auto less = [](const auto* a, const auto* b) { return *a < *b; };
  const auto same = [](const auto* a, const auto* b) { return *a == *b; };
  std::sort(names_.begin(), names_.end(), less);
  names_.erase(std::unique(names_.begin(), names_.end(), same), names_.end());
}

bool Evidence::credit(uint32_t doc, uint32_t sentence) const {
  const Words words = words_in(*reports_[doc], sentence);
  return words.size() <= kLongestCredit &&
         std::any_of(names_.begin(), names_.end(),
                     [&](const auto* name) { return holds(words, *name); });
}

bool Evidence::beside_the_story(uint32_t doc, uint32_t sentence) const {
  const Words words = words_in(*reports_[doc], sentence);
  return words.size() <= kLongestStanding &&
         (credit(doc, sentence) || holds(words, reports_[doc]->publisher));
}

bool Evidence::same_address(uint32_t a, uint32_t b) const {
  return !reports_[a]->url.empty() && reports_[a]->url == reports_[b]->url;
}

uint32_t Evidence::named_at(uint32_t doc, uint32_t source) const {
  const Words words = reports_[doc]->text.words, name = reports_[source]->publisher;
  return static_cast<uint32_t>(std::search(words.begin(), words.end(), name.begin(), name.end()) -
                               words.begin());
}

uint32_t Evidence::lead(uint32_t doc, std::span<const Source> sources) const {
  uint32_t lead = kNoReport;
  for (const Source& source : sources)
    if (source.named) lead = std::min(lead, named_at(doc, source.doc));
  return lead;
}

double Evidence::by_name(uint32_t doc, const Source& source, uint32_t lead, bool first) const {
  if (!source.named) return 0;
  return (first ? kNamedFirst : kNamed) - (named_at(doc, source.doc) > lead ? kNamedBehind : 0);
}

// What the report leaves out, credits and standing text aside, and takes in another order.
double Evidence::by_what_is_left(const Source& source) const {
  std::vector<bool> taken(reports_[source.doc]->text.sentences.size());
  double gaps = 0, left = 0, back = 0;
  for (size_t i = 0; i < source.taken.size(); ++i) {
    taken[source.taken[i].other] = true;
    back += i > 0 && source.taken[i].other <= source.taken[i - 1].other;
  }
  bool open = false;
  for (uint32_t s = 0; s < taken.size(); ++s) {
    if (!taken[s] && beside_the_story(source.doc, s)) continue;
    gaps += !taken[s] && !open;
    left += !taken[s];
    open = !taken[s];
  }
  return -kGap * gaps - kLeft * std::min(left, kMostLeft) - kBack * std::min(back, kMostBack);
}

double Evidence::by_time(uint32_t doc, uint32_t source) const {
  const Moment &mine = reports_[doc]->when, &other = reports_[source]->when;
  if (!mine.exact() || !other.exact()) return -1;
  return -std::min(static_cast<double>(mine.from - other.from) / kLater, kLatest);
}

double Evidence::favour(uint32_t doc, const Source& source, uint32_t lead, bool first) const {
  double sum = first ? kFirst : 0;
  if (reports_[doc]->publisher_name == reports_[source.doc]->publisher_name) sum -= kOwnPaper;
  if (same_address(doc, source.doc)) sum += kSameAddress;
  return sum + by_name(doc, source, lead, first) + by_what_is_left(source) +
         by_time(doc, source.doc);
}

}  // namespace kilde::lineage
