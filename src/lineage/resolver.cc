#include "lineage/resolver.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "lineage/evidence.h"
#include "lineage/order.h"

namespace kilde::lineage {
namespace {

constexpr uint32_t kFewestTaken = 9;  // words of a source beside the parent
constexpr size_t kMostSources = 6;
constexpr double kFollowing = 0.2;  // a sentence that follows as in the source
// Copies, and their share of those with words of the first one's, that tell of a text that neither
// has made up.
constexpr double kHiddenDocs = 3, kHiddenShare = 0.4;

// Where a sentence comes from and where it began.
struct Trace {
  uint32_t from = kNoReport, from_sentence = 0;
  uint32_t origin = kNoReport, origin_sentence = 0;
  double similarity = 0;
};

class Resolver {
 public:
  Resolver(std::span<const ReportFacts* const> reports, std::vector<Shared> shared)
      : reports_(reports),
        shared_(std::move(shared)),
        shared_of_(reports.size()),
        traces_(reports.size()),
        descents_(reports.size()),
        evidence_(reports),
        taken_(reports.size()),
        up_(reports.size()) {
    std::iota(up_.begin(), up_.end(), 0u);
    for (uint32_t row = 0; row < shared_.size(); ++row) {
      Shared& each = shared_[row];
      shared_of_[each.a].push_back(row);
      shared_of_[each.b].push_back(row);
      for (size_t m = 0; m < each.reuse.size(); ++m)
        if (evidence_.credit(each.a, each.link->matches[m].sentence)) each.reuse[m] = false;
    }
  }

  std::vector<Descent> resolve() {
    place_ = order_of(reports_, ties(), own_words());
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

  // The words of a report that no other here has, credits and standing text aside.
  std::vector<double> own_words() const {
    std::vector<double> own(reports_.size());
    for (uint32_t doc = 0; doc < reports_.size(); ++doc) {
      const auto& sentences = reports_[doc]->text.sentences;
      std::vector<bool> shared(sentences.size());
      for (const uint32_t row : shared_of_[doc])
        for (const Match& match : shared_[row].link->matches)
          shared[shared_[row].a == doc ? match.sentence : match.other] = true;
      for (uint32_t s = 0; s < sentences.size(); ++s)
        if (!shared[s] && !evidence_.beside_the_story(doc, s))
          own[doc] += sentences[s].words.length();
    }
    return own;
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

  void descend(uint32_t doc) {
    auto& traces = traces_[doc];
    traces.resize(reports_[doc]->text.sentences.size());
    const auto sources = sources_of(doc);
    const uint32_t lead = evidence_.lead(doc, sources);
    Descent& descent = descents_[doc];
    for (size_t n = 0; n < kMostSources; ++n) {
      const Source* best = nullptr;
      double most = -1e9;
      for (const Source& source : sources) {
        double sum = account(source, traces);
        if (n == 0 && sum > 0) sum += evidence_.favour(doc, source, lead, first(source.doc));
        if (sum > most + 1e-9) best = &source, most = sum;
      }
      if (!best || open_words(*best, traces) < kFewestTaken) break;
      if (descent.parent == kNoReport) descent.parent = best->doc;
      take(*best, traces);
    }
    fill_copies(doc);
    fill_update(doc);
  }

  bool first(uint32_t doc) const { return descents_[doc].parent == kNoReport; }

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
    if (parent != kNoReport && evidence_.same_address(doc, parent))
      descents_[doc].update_of = parent;
  }

  std::span<const ReportFacts* const> reports_;
  std::vector<Shared> shared_;
  std::vector<std::vector<uint32_t>> shared_of_;  // rows of shared_
  std::vector<uint32_t> place_;
  std::vector<std::vector<Trace>> traces_;
  std::vector<Descent> descents_;
  Evidence evidence_;
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
