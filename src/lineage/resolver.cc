#include "lineage/resolver.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "lineage/order.h"

namespace kilde::lineage {
namespace {

constexpr uint32_t kFewestTaken = 9;  // words of a source beside the parent
constexpr size_t kMostSources = 6;
constexpr uint32_t kLongestName = 4, kLongestCredit = 10;  // words
constexpr uint32_t kLongestStanding = 30;                  // words
// What speaks for a source, beside the words that it accounts for, in words.
constexpr double kNamed = 8;           // the report names it, and it is itself a copy
constexpr double kNamedFirst = 5;      // the report names it, and it is where all began
constexpr double kFirst = 1;           // most copies are made from the first report
constexpr double kSameAddress = 1000;  // the version before
constexpr double kOwnPaper = 10;       // a paper seldom copies itself, but for new versions
constexpr double kGap = 3;             // a stretch of it that the report leaves out
constexpr double kLater = 120;         // minutes that cost a word: copies come soon
constexpr double kLatest = 6;          // words that lateness costs at most
constexpr double kFollowing = 0.2;     // a sentence that follows as in the source
// Copies, and their share of those with words of the first one's, that tell of a text that neither
// has made up.
constexpr double kHiddenDocs = 3, kHiddenShare = 0.4;

// One sentence of a report, as it stands in an earlier one.
struct Taken {
  uint32_t sentence = 0, other = 0, common = 0;
  double likeness = 0;
};

struct Source {
  uint32_t doc = 0;
  bool named = false;
  std::vector<Taken> taken;  // by sentence
};

// Where a sentence comes from and where it began.
struct Trace {
  uint32_t from = kNoReport, from_sentence = 0;
  uint32_t origin = kNoReport, origin_sentence = 0;
  double similarity = 0;
};

// Names of publishers, to tell credits ("Reuters reported.") from reuse.
class Names {
 public:
  explicit Names(std::span<const ReportFacts* const> reports) {
    for (const ReportFacts* report : reports)
      if (!report->publisher.empty() && report->publisher.size() <= kLongestName)
        names_.push_back(&report->publisher);
    const auto less = [](const auto* a, const auto* b) { return *a < *b; };
    const auto same = [](const auto* a, const auto* b) { return *a == *b; };
    std::sort(names_.begin(), names_.end(), less);
    names_.erase(std::unique(names_.begin(), names_.end(), same), names_.end());
  }

  bool credit(const WordText& text, uint32_t sentence) const {
    const TokenSpan words = text.sentences[sentence].words;
    if (words.length() > kLongestCredit) return false;
    const std::span<const uint32_t> row(&text.words[words.begin], words.length());
    return std::any_of(names_.begin(), names_.end(), [&](const auto* name) {
      return std::search(row.begin(), row.end(), name->begin(), name->end()) != row.end();
    });
  }

 private:
  std::vector<const std::vector<uint32_t>*> names_;
};

class Resolver {
 public:
  Resolver(std::span<const ReportFacts* const> reports, std::vector<Shared> shared)
      : reports_(reports),
        shared_(std::move(shared)),
        shared_of_(reports.size()),
        traces_(reports.size()),
        descents_(reports.size()),
        names_(reports),
        taken_(reports.size()),
        up_(reports.size()) {
    std::iota(up_.begin(), up_.end(), 0u);
    for (uint32_t row = 0; row < shared_.size(); ++row) {
      Shared& each = shared_[row];
      shared_of_[each.a].push_back(row);
      shared_of_[each.b].push_back(row);
      for (size_t m = 0; m < each.reuse.size(); ++m)
        if (names_.credit(reports[each.a]->text, each.link->matches[m].sentence))
          each.reuse[m] = false;
    }
  }

  std::vector<Descent> resolve() {
    place_ = order_of(reports_, ties());
    std::vector<uint32_t> docs(reports_.size());
    for (uint32_t doc = 0; doc < docs.size(); ++doc) docs[place_[doc]] = doc;
    for (uint32_t doc : docs) descend(doc);
    join_hidden();
    for (uint32_t doc : docs) fill_origins(doc);
    return std::move(descents_);
  }

 private:
  std::vector<Tie> ties() const {
    std::vector<Tie> ties;
    for (const Shared& each : shared_) {
      Tie tie{each.a, each.b, common(each), each.link->a_names_b, each.link->b_names_a};
      if (tie.common > 0) ties.push_back(tie);
    }
    return ties;
  }

  // The words shared, those of edited sentences less; the mean of what either report makes of it.
  double common(const Shared& shared) const {
    std::vector<double> mine(reports_[shared.a]->text.sentences.size());
    std::vector<double> theirs(reports_[shared.b]->text.sentences.size());
    for (size_t m = 0; m < shared.reuse.size(); ++m) {
      if (!shared.reuse[m]) continue;
      const Match& match = shared.link->matches[m];
      const double words = match.common * match.likeness() * match.likeness();
      double &a = mine[match.sentence], &b = theirs[match.other];
      a = std::max(a, words), b = std::max(b, words);
    }
    return (std::accumulate(mine.begin(), mine.end(), 0.0) +
            std::accumulate(theirs.begin(), theirs.end(), 0.0)) /
           2;
  }

  std::vector<Source> sources_of(uint32_t doc) const {
    std::vector<Source> sources;
    for (const uint32_t row : shared_of_[doc]) {
      const Shared& shared = shared_[row];
      const Link& link = *shared.link;
      const bool later = shared.a == doc;
      const uint32_t other = later ? shared.b : shared.a;
      if (place_[other] > place_[doc]) continue;
      Source source{other, later ? link.a_names_b : link.b_names_a, {}};
      for (size_t m = 0; m < link.matches.size(); ++m) {
        const Match& match = link.matches[m];
        if (!shared.reuse[m]) continue;
        source.taken.push_back({later ? match.sentence : match.other,
                                later ? match.other : match.sentence, match.common,
                                match.likeness()});
      }
      keep_best(source.taken);
      if (!source.taken.empty()) sources.push_back(std::move(source));
    }
    std::sort(sources.begin(), sources.end(),
              [&](const Source& a, const Source& b) { return place_[a.doc] < place_[b.doc]; });
    return sources;
  }

  static void keep_best(std::vector<Taken>& taken) {
    std::sort(taken.begin(), taken.end(), [](const Taken& a, const Taken& b) {
      if (a.sentence != b.sentence) return a.sentence < b.sentence;
      return a.likeness != b.likeness ? a.likeness > b.likeness : a.other < b.other;
    });
    taken.erase(
        std::unique(taken.begin(), taken.end(),
                    [](const Taken& a, const Taken& b) { return a.sentence == b.sentence; }),
        taken.end());
  }

  // How much of what is still open the source accounts for.
  double account(const Source& source, const std::vector<Trace>& traces) const {
    double sum = 0;
    const Taken* last = nullptr;
    for (const Taken& taken : source.taken) {
      if (traces[taken.sentence].from != kNoReport) continue;
      sum += taken.common * taken.likeness;
      if (last && last->sentence + 1 == taken.sentence && last->other + 1 == taken.other)
        sum += kFollowing;
      last = &taken;
    }
    return sum;
  }

  // How many stretches of the source the report leaves out, credits and standing text aside.
  double gaps(const Source& source) const {
    std::vector<bool> taken(reports_[source.doc]->text.sentences.size());
    for (const Taken& each : source.taken) taken[each.other] = true;
    double count = 0;
    bool open = false;
    for (uint32_t s = 0; s < taken.size(); ++s) {
      if (!taken[s] && beside_the_story(source.doc, s)) continue;
      if (!taken[s] && !open) ++count;
      open = !taken[s];
    }
    return count;
  }

  bool beside_the_story(uint32_t doc, uint32_t sentence) const {
    const ReportFacts& report = *reports_[doc];
    const TokenSpan words = report.text.sentences[sentence].words;
    if (words.length() > kLongestStanding) return false;
    if (names_.credit(report.text, sentence)) return true;
    const auto begin = report.text.words.begin() + words.begin;
    const auto end = report.text.words.begin() + words.end;
    const auto& name = report.publisher;
    return !name.empty() && std::search(begin, end, name.begin(), name.end()) != end;
  }

  // What else speaks for a source as the parent.
  double favour(uint32_t doc, const Source& source) const {
    const bool first = descents_[source.doc].parent == kNoReport;
    double sum = first ? kFirst : 0;
    if (source.named) sum += first ? kNamedFirst : kNamed;
    if (reports_[doc]->publisher_name == reports_[source.doc]->publisher_name) sum -= kOwnPaper;
    sum -= kGap * gaps(source);
    if (same_address(doc, source.doc)) sum += kSameAddress;
    const Moment &mine = reports_[doc]->when, &other = reports_[source.doc]->when;
    const double late =
        mine.exact() && other.exact() ? static_cast<double>(mine.from - other.from) / kLater : 1;
    return sum - std::min(late, kLatest);
  }

  void descend(uint32_t doc) {
    auto& traces = traces_[doc];
    traces.resize(reports_[doc]->text.sentences.size());
    const auto sources = sources_of(doc);
    Descent& descent = descents_[doc];
    for (size_t n = 0; n < kMostSources; ++n) {
      const Source* best = nullptr;
      double most = -1e9;
      for (const Source& source : sources) {
        double sum = account(source, traces);
        if (n == 0 && sum > 0) sum += favour(doc, source);
        if (sum > most + 1e-9) best = &source, most = sum;
      }
      if (!best || open_words(*best, traces) < kFewestTaken) break;
      if (descent.parent == kNoReport) descent.parent = best->doc;
      take(*best, traces);
    }
    fill_copies(doc);
    fill_update(doc);
  }

  bool same_address(uint32_t a, uint32_t b) const {
    return !reports_[a]->url.empty() && reports_[a]->url == reports_[b]->url;
  }

  static uint32_t open_words(const Source& source, const std::vector<Trace>& traces) {
    uint32_t words = 0;
    for (const Taken& taken : source.taken)
      if (traces[taken.sentence].from == kNoReport) words += taken.common;
    return words;
  }

  // Many copies have words of two reports, one of them a copy of the other: then these are not its
  // own, but of a text that both were made from and that is not here. The two are one origin, which
  // goes by the name of the one of which more was taken.
  void join_hidden() {
    std::map<std::pair<uint32_t, uint32_t>, double> both;
    std::vector<std::set<uint32_t>> origins(reports_.size());
    std::vector<double> copies(reports_.size());
    for (uint32_t doc = 0; doc < reports_.size(); ++doc) {
      for (const Copy& copy : descents_[doc].copies) {
        origins[doc].insert(copy.origin);
        taken_[copy.origin] += copy.span.length();
      }
      for (const uint32_t a : origins[doc]) {
        ++copies[a];
        for (const uint32_t b : origins[doc])
          if (a != b) ++both[{a, b}];
      }
    }
    for (const auto& [pair, count] : both)
      if (origins[pair.first].contains(pair.second) && count >= kHiddenDocs &&
          count >= kHiddenShare * copies[pair.second])
        join(pair.first, pair.second);
  }

  uint32_t joined(uint32_t doc) {
    while (up_[doc] != doc) doc = up_[doc] = up_[up_[doc]];
    return doc;
  }

  void join(uint32_t a, uint32_t b) {
    a = joined(a), b = joined(b);
    if (a == b) return;
    if (taken_[a] < taken_[b]) std::swap(a, b);
    up_[b] = a;
  }

  void take(const Source& source, std::vector<Trace>& traces) const {
    for (const Taken& taken : source.taken) {
      Trace& trace = traces[taken.sentence];
      if (trace.from != kNoReport) continue;
      const Trace& before = traces_[source.doc][taken.other];
      trace = {source.doc, taken.other, before.origin, before.origin_sentence, taken.likeness};
      if (before.origin == kNoReport)
        trace.origin = source.doc, trace.origin_sentence = taken.other;
    }
  }

  ByteSpan bytes(uint32_t doc, uint32_t sentence) const {
    return reports_[doc]->text.sentences[sentence].bytes;
  }

  // Sentences that follow each other in the report, its source and the origin are one passage.
  void fill_copies(uint32_t doc) {
    const auto& traces = traces_[doc];
    double words = 0, alike = 0;
    for (uint32_t s = 0; s < traces.size(); ++s) {
      const Trace& trace = traces[s];
      if (trace.from == kNoReport) continue;
      auto& copies = descents_[doc].copies;
      const double length = reports_[doc]->text.sentences[s].words.length();
      const Trace* last = s ? &traces[s - 1] : nullptr;
      const bool goes_on = last && last->from == trace.from && last->origin == trace.origin &&
                           last->from_sentence + 1 == trace.from_sentence &&
                           last->origin_sentence + 1 == trace.origin_sentence;
      if (!goes_on) {
        copies.push_back({bytes(doc, s), trace.from, bytes(trace.from, trace.from_sentence),
                          trace.origin, bytes(trace.origin, trace.origin_sentence), 0});
        words = alike = 0;
      }
      Copy& copy = copies.back();
      copy.span.end = bytes(doc, s).end;
      copy.from_span.end = bytes(trace.from, trace.from_sentence).end;
      copy.origin_span.end = bytes(trace.origin, trace.origin_sentence).end;
      words += length, alike += length * trace.similarity;
      copy.similarity = alike / words;
    }
  }

  void fill_origins(uint32_t doc) {
    std::set<uint32_t> origins;
    for (const Copy& copy : descents_[doc].copies) origins.insert(joined(copy.origin));
    if (origins.empty()) origins.insert(joined(doc));
    descents_[doc].origins.assign(origins.begin(), origins.end());
  }

  void fill_update(uint32_t doc) {
    const uint32_t parent = descents_[doc].parent;
    if (parent != kNoReport && same_address(doc, parent)) descents_[doc].update_of = parent;
  }

  std::span<const ReportFacts* const> reports_;
  std::vector<Shared> shared_;
  std::vector<std::vector<uint32_t>> shared_of_;  // rows of shared_
  std::vector<uint32_t> place_;
  std::vector<std::vector<Trace>> traces_;
  std::vector<Descent> descents_;
  Names names_;
  std::vector<double> taken_;  // bytes that began in it
  std::vector<uint32_t> up_;   // reports that stand for one origin
};

}  // namespace

std::vector<Descent> resolve(std::span<const ReportFacts* const> reports,
                             std::vector<Shared> shared) {
  std::vector<uint32_t> rows(reports.size()), place(reports.size());
  std::iota(rows.begin(), rows.end(), 0u);
  std::stable_sort(rows.begin(), rows.end(), [&](uint32_t a, uint32_t b) {
    const ReportFacts &one = *reports[a], &two = *reports[b];
    return one.when.from != two.when.from ? one.when.from < two.when.from : one.key < two.key;
  });
  std::vector<const ReportFacts*> sorted;
  for (const uint32_t row : rows) {
    place[row] = static_cast<uint32_t>(sorted.size());
    sorted.push_back(reports[row]);
  }
  for (Shared& each : shared) each.a = place[each.a], each.b = place[each.b];
  std::sort(shared.begin(), shared.end(), [](const Shared& a, const Shared& b) {
    return std::minmax(a.a, a.b) < std::minmax(b.a, b.b);
  });
  auto found = Resolver(sorted, std::move(shared)).resolve();
  std::vector<Descent> descents(reports.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    name_by(rows, found[i]);
    descents[rows[i]] = std::move(found[i]);
  }
  return descents;
}

void name_by(std::span<const uint32_t> numbers, Descent& descent) {
  auto number = [&](uint32_t& row) {
    if (row != kNoReport) row = numbers[row];
  };
  number(descent.parent);
  number(descent.update_of);
  for (uint32_t& origin : descent.origins) number(origin);
  std::sort(descent.origins.begin(), descent.origins.end());
  for (Copy& copy : descent.copies) number(copy.from), number(copy.origin);
}

}  // namespace kilde::lineage
