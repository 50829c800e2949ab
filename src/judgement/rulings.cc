#include "judgement/rulings.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "judgement/anchor.h"
#include "judgement/contradictions.h"
#include "judgement/spoken.h"

namespace kilde::judgement {
namespace {

class Placing {
 public:
  Placing(const std::vector<Document>& docs, const std::vector<claim::Report>& reports,
          const claim::Keys& keys)
      : reports_(reports), keys_(keys), finder_(docs, reports) {}

  void take(const Judgement& judged) {
    Lost lost{judged.id, judged.claims.size() + judged.others.size(), {}};
    std::vector<ClaimRow> claims = rows(judged.claims, lost), others = rows(judged.others, lost);
    if (!lost.anchors.empty()) rulings_.lost.push_back(std::move(lost));
    if (claims.empty()) return;
    switch (judged.kind) {
      case Kind::kMerge:
        return rulings_.same.push_back({judged.id, std::move(claims)});
      case Kind::kOccasion:
        return rulings_.occasions.push_back({judged.id, std::move(claims)});
      case Kind::kOutcome:
        return decide(judged);
      case Kind::kSpeaker:
        return hear(judged, claims);
      case Kind::kSplit:
        return part(judged.id, std::move(claims), std::move(others));
      default:
        return;
    }
  }

  Rulings finish(const std::vector<std::string>& by_time) {
    for (auto& [row, heard] : voices_) rulings_.voices.push_back(std::move(heard));
    keep_consistent(rulings_, by_time);
    return std::move(rulings_);
  }

 private:
  std::vector<ClaimRow> rows(const std::vector<Anchor>& anchors, Lost& lost) {
    std::set<ClaimRow> all;
    for (const Anchor& anchor : anchors) {
      const std::vector<ClaimRow> found = finder_.rows(anchor);
      if (found.empty()) lost.anchors.push_back(anchor);
      all.insert(found.begin(), found.end());
    }
    return {all.begin(), all.end()};
  }

  void decide(const Judgement& judged) {
    Decided decided{judged.id, judged.value, judged.by, judged.time, {}};
    for (const Anchor& anchor : judged.claims) decided.claims.push_back(finder_.rows(anchor));
    rulings_.outcomes.push_back(std::move(decided));
  }

  // Another reading may have made one claim of two that were judged apart.
  void part(const std::string& id, std::vector<ClaimRow> these, std::vector<ClaimRow> those) {
    std::vector<ClaimRow> both;
    std::ranges::set_intersection(these, those, std::back_inserter(both));
    for (std::vector<ClaimRow>* side : {&these, &those})
      std::erase_if(*side,
                    [&](const ClaimRow& row) { return std::ranges::binary_search(both, row); });
    if (!these.empty() && !those.empty())
      rulings_.apart.push_back({id, std::move(these), std::move(those)});
  }

  void hear(const Judgement& judged, const std::vector<ClaimRow>& claims) {
    if (!spoken_) spoken_ = std::make_unique<Spoken>(reports_, keys_);
    for (const ClaimRow& row : claims) {
      const claim::Voice& found = reports_[row.report].claims[row.claim].voice;
      Heard heard{judged.id, row, spoken_->voice(judged.name, judged.body, found)};
      const auto [at, fresh] = voices_.try_emplace(row, heard);
      if (fresh) continue;
      if (at->second.voice != heard.voice && overtaken_.emplace(at->second.id, judged.id).second)
        rulings_.conflicts.push_back({at->second.id, {judged.id}});
      at->second = std::move(heard);
    }
  }

  const std::vector<claim::Report>& reports_;
  const claim::Keys& keys_;
  AnchorFinder finder_;
  std::unique_ptr<Spoken> spoken_;
  std::map<ClaimRow, Heard> voices_;
  std::set<std::pair<std::string, std::string>> overtaken_;  // voices, by which
  Rulings rulings_;
};

}  // namespace

Rulings place(const std::vector<Judgement>& judged, const std::vector<Document>& docs,
              const std::vector<claim::Report>& reports, const claim::Keys& keys) {
  if (judged.empty()) return {};
  Placing placing(docs, reports, keys);
  std::vector<std::string> by_time;
  for (const Judgement& each : judged) {
    placing.take(each);
    by_time.push_back(each.id);
  }
  return placing.finish(by_time);
}

void overrule(Rulings& rulings, std::vector<claim::Report>& reports) {
  for (Heard& heard : rulings.voices)
    std::swap(reports[heard.claim.report].claims[heard.claim.claim].voice, heard.voice);
}

}  // namespace kilde::judgement
