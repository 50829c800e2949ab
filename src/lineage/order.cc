#include "lineage/order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kilde::lineage {
namespace {

constexpr int kRounds = 3;
constexpr double kNaming = 3;     // times that a report counts that names where it is from
constexpr double kDoubt = 0.1;    // share of the common words
constexpr double kAddress = 200;  // that a longer version at the same address is the later one
constexpr double kCredit = 60;    // words that a credit counts for
constexpr double kMostOwn = 100;  // words of its own that count

class Order {
 public:
  Order(std::span<const ReportFacts* const> reports, const std::vector<Tie>& ties,
        std::span<const double> own_words)
      : reports_(reports),
        own_words_(own_words),
        ties_of_(reports.size()),
        central_(reports.size()) {
    for (const Tie& tie : ties) {
      central_[tie.a] += tie.common * (tie.b_names_a ? kNaming : 1);
      central_[tie.b] += tie.common * (tie.a_names_b ? kNaming : 1);
      ties_of_[tie.a].push_back({tie.b, tie.common, tie.a_names_b - tie.b_names_a});
      ties_of_[tie.b].push_back({tie.a, tie.common, tie.b_names_a - tie.a_names_b});
    }
    for (const ReportFacts* report : reports) at_.push_back(static_cast<double>(report->when.from));
  }

  std::vector<uint32_t> places() {
    for (int round = 0; round < kRounds; ++round)
      for (uint32_t doc = 0; doc < reports_.size(); ++doc)
        if (!reports_[doc]->when.exact() && !ties_of_[doc].empty()) settle(doc);
    std::vector<uint32_t> docs(reports_.size()), places(reports_.size());
    std::iota(docs.begin(), docs.end(), 0u);
    std::stable_sort(docs.begin(), docs.end(),
                     [&](uint32_t a, uint32_t b) { return at_[a] < at_[b]; });
    for (uint32_t place = 0; place < docs.size(); ++place) places[docs[place]] = place;
    return places;
  }

 private:
  struct Seen {
    uint32_t other = 0;
    double common = 0;
    int names = 0;  // 1: names the other, -1: is named by it
  };
  struct Vote {
    double at = 0;      // of the other
    double weight = 0;  // above 0: made from the other
  };

  // How much the report seems to be made from the other (below 0: the other from it).
  double made_from(uint32_t doc, const Seen& seen) const {
    if (!reports_[doc]->url.empty() && reports_[doc]->url == reports_[seen.other]->url)
      return reports_[doc]->text.words.size() > reports_[seen.other]->text.words.size() ? kAddress
                                                                                        : -kAddress;
    const double inner = std::log((central_[seen.other] + 1) / (central_[doc] + 1));
    const double own = own_words_[doc] - own_words_[seen.other];
    return inner * seen.common + kCredit * seen.names + std::clamp(own, -kMostOwn, kMostOwn);
  }

  // The place within the day that goes against the fewest votes.
  void settle(uint32_t doc) {
    const Moment& when = reports_[doc]->when;
    std::vector<Vote> votes;
    double words = 0;
    for (const Seen& seen : ties_of_[doc]) {
      const Moment& other = reports_[seen.other]->when;
      if (!other.before(when) && !when.before(other))
        votes.push_back({at_[seen.other], made_from(doc, seen)}),
            words = std::max(words, seen.common);
    }
    std::sort(votes.begin(), votes.end(), [](const Vote& a, const Vote& b) { return a.at < b.at; });
    // Of many that share text one was first; where nothing speaks for this one, the first by time.
    double best = static_cast<double>(when.from), sum = kDoubt * words, most = 0;
    for (const Vote& vote : votes) {  // behind this one, and all before it
      sum += vote.weight;
      if (sum > most) most = sum, best = vote.at + 0.01;
    }
    at_[doc] =
        std::clamp(best, static_cast<double>(when.from), static_cast<double>(when.to) - 0.01);
  }

  std::span<const ReportFacts* const> reports_;
  std::span<const double> own_words_;
  std::vector<std::vector<Seen>> ties_of_;
  std::vector<double> central_;  // words in common with any
  std::vector<double> at_;       // minutes
};

}  // namespace

std::vector<uint32_t> order_of(std::span<const ReportFacts* const> reports,
                               const std::vector<Tie>& ties, std::span<const double> own_words) {
  return Order(reports, ties, own_words).places();
}

}  // namespace kilde::lineage
