#include "proposition/leading.h"

#include <algorithm>

#include "proposition/origins.h"

namespace kilde::proposition {
namespace {

using claim::Claim;
using claim::Report;
using claim::Voice;

class Tracer {
 public:
  Tracer(const std::vector<ClaimRow>& rows, const std::vector<Report>& reports,
         const std::vector<lineage::Descent>& descents, const Voices& voices)
      : rows_(rows), reports_(reports), descents_(descents), voices_(voices) {}

  Led lead() {
    for (size_t at = 0; at < rows_.size(); ++at) take(at);
    drop_phrases();
    drop_covered();
    if (beginnings_.empty() && !rows_.empty()) begin(0);
    return {std::move(beginnings_), std::move(steps_)};
  }

 private:
  const Report& report(size_t at) const { return reports_[rows_[at].report]; }
  const Claim& claim(size_t at) const { return report(at).claims[rows_[at].claim]; }

  void take(size_t at) {
    const Claim& mine = claim(at);
    steps_.push_back({.claim = rows_[at]});
    if (mine.earlier) return lead(Way::kEarlier, -1);
    if (const int32_t from = copied(at); from >= 0) return lead(Way::kCopy, from);
    if (own_voice(mine)) {
      const int32_t from = somebody_says_it(at);
      return from >= 0 ? lead(Way::kRepeats, from) : begin(at);
    }
    if (is_witness(mine)) return begin(at);
    if (const int32_t from = told_below(at); from >= 0) return lead(Way::kRepeats, from);
    if (is_medium(mine.voice) || publishes(mine.voice)) {
      const int32_t from = at > 0 ? 0 : others_named(at);
      return from >= 0 ? lead(Way::kRepeats, from) : begin(at);
    }
    const int32_t from = through_others(at);
    return from >= 0 ? lead(Way::kThrough, from) : begin(at);
  }

  void lead(Way way, int32_t from) {
    steps_.back().way = way;
    steps_.back().from = from;
  }

  // The claim of another report of the proposition from which this one was made; -1: of none.
  int32_t copied(size_t at) const {
    if (descents_.empty()) return -1;
    const lineage::Descent& descent = descents_[rows_[at].report];
    const ByteSpan words = claim(at).content.front();
    for (const lineage::Copy& copy : descent.copies)
      if (copy.span.overlaps(words))
        if (const int32_t from = claim_of(copy.from, at); from >= 0) return from;
    if (!own_voice(claim(at))) return -1;
    const int32_t of_parent = claim_of(descent.parent, at);
    return of_parent >= 0 ? of_parent : claim_of(descent.update_of, at);
  }

  // The proposition's first claim in a report, other than that at hand.
  int32_t claim_of(uint32_t from, size_t at) const {
    if (from == lineage::kNoReport || from == rows_[at].report) return -1;
    const auto row = std::ranges::find(rows_, from, &ClaimRow::report);
    return row == rows_.end() ? -1 : static_cast<int32_t>(row - rows_.begin());
  }

  // In the paper's own voice: who vouches for it, here or elsewhere, or said it before?
  int32_t somebody_says_it(size_t at) const {
    int32_t found = at > 0 ? 0 : -1;
    for (size_t other = 0; other < rows_.size(); ++other) {
      if (own_voice(claim(other)) || claim(other).earlier) continue;
      if (rows_[other].report == rows_[at].report) return static_cast<int32_t>(other);
      if (found < 0 && !is_medium(claim(other).voice)) found = static_cast<int32_t>(other);
    }
    return found;
  }

  // "Spy source: bridge was sabotaged", above the report of it: what the report says of who it is.
  int32_t told_below(size_t at) const {
    if (claim(at).place != claim::Place::kHeadline || is_person(claim(at).voice)) return -1;
    for (size_t other = 0; other < rows_.size(); ++other) {
      const Claim& there = claim(other);
      if (rows_[other].report == rows_[at].report && there.place == claim::Place::kBody &&
          !own_voice(there) && !is_medium(there.voice) && !is_witness(there) &&
          same_voice(claim(at).voice, there.voice))
        return static_cast<int32_t>(other);
    }
    return -1;
  }

  int32_t others_named(size_t at) const {
    for (size_t other = 0; other < rows_.size(); ++other)
      if (other != at && rows_[other].report == rows_[at].report && !own_voice(claim(other)) &&
          !is_medium(claim(other).voice))
        return static_cast<int32_t>(other);
    return -1;
  }

  // An outlet by a name that the reading took for another's: it has a report of the proposition.
  bool publishes(const Voice& voice) const {
    const size_t mark = voice.key.find(':');
    if (mark == std::string::npos) return false;
    const std::string_view name = std::string_view(voice.key).substr(voice.key.rfind(':') + 1);
    return std::ranges::any_of(rows_, [&](const ClaimRow& row) {
      const std::string& key = reports_[row.report].publisher_key;
      return key.size() > 2 && key.substr(2) == name;
    });
  }

  static bool is_person(const Voice& voice) { return voice.key.starts_with("p:"); }

  // A name that the reading took for a person's elsewhere is a body's.
  bool named_as_body(const Voice& voice) const {
    const std::string name = "n:" + voice.key.substr(2);
    for (size_t other = 0; other < rows_.size(); ++other) {
      const Voice& there = claim(other).voice;
      if (there.body == name || std::ranges::find(there.body_names, name) != there.body_names.end())
        return true;
    }
    return false;
  }

  // It came by an outlet that says it in a report at hand.
  int32_t through_others(size_t at) const {
    const Voice& voice = claim(at).voice;
    const std::string& publisher = report(at).publisher_key;
    for (const std::string& via : voice.via) {
      if (via == publisher) continue;
      for (size_t other = 0; other < at; ++other)
        if (report(other).publisher_key == via && same_voice(claim(other).voice, voice))
          return static_cast<int32_t>(other);
    }
    return -1;
  }

  bool same_voice(const Voice& a, const Voice& b) const {
    if (a.key == b.key) return true;
    return a.kind == SourceKind::kUnnamed || b.kind == SourceKind::kUnnamed ||
           voices_.body_of(a) == voices_.body_of(b);
  }

  void begin(size_t at) {
    steps_[at].way = Way::kBeginning;
    steps_[at].from = -1;
    const Claim& mine = claim(at);
    Beginning beginning{at,
                        &mine,
                        &report(at),
                        mine.voice.key,
                        voices_.body_of(mine.voice),
                        voices_.listener(report(at), mine.voice),
                        own_voice(mine) ? Told::kPerson : told_of(mine.voice)};
    if (own_voice(mine)) beginning.speaker = beginning.body = "m:" + report(at).publisher_key;
    if (is_person(mine.voice) && named_as_body(mine.voice)) {
      beginning.speaker.clear();
      beginning.body = "n:" + mine.voice.key.substr(2);
      beginning.told = Told::kBody;
    }
    if (beginning.speaker.empty()) beginning.speaker = "b:" + beginning.body;
    beginnings_.push_back(std::move(beginning));
  }

  // What is only named adds nothing where somebody tells it.
  void drop_phrases() {
    auto told = [](const Beginning& one) { return one.claim->form != claim::Form::kPhrase; };
    const auto by = std::ranges::find_if(beginnings_, told);
    if (by == beginnings_.end()) return;
    const auto row = static_cast<int32_t>(by->row);
    std::erase_if(beginnings_, [&](const Beginning& one) {
      if (told(one)) return false;
      steps_[one.row].way = Way::kRepeats;
      steps_[one.row].from = row;
      return true;
    });
  }

  // What is told less well adds nothing beside what is told better and may be the same.
  void drop_covered() {
    std::vector<Beginning> kept;
    for (const Beginning& one : beginnings_) {
      const auto by = std::ranges::find_if(beginnings_, [&](const Beginning& other) {
        if (one.told == Told::kLand && other.row < one.row) return true;
        return !own_voice(*other.claim) && covers(other, one);
      });
      if (by == beginnings_.end()) {
        kept.push_back(one);
        continue;
      }
      steps_[one.row].way = Way::kRepeats;
      steps_[one.row].from = static_cast<int32_t>(by->row);
    }
    beginnings_ = std::move(kept);
  }

  const std::vector<ClaimRow>& rows_;
  const std::vector<Report>& reports_;
  const std::vector<lineage::Descent>& descents_;
  const Voices& voices_;
  std::vector<Beginning> beginnings_;
  std::vector<Step> steps_;
};

}  // namespace

Led lead_back(const std::vector<ClaimRow>& rows, const std::vector<Report>& reports,
              const std::vector<lineage::Descent>& descents, const Voices& voices) {
  return Tracer(rows, reports, descents, voices).lead();
}

}  // namespace kilde::proposition
