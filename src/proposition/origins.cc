#include "proposition/origins.h"

#include <algorithm>
#include <set>

namespace kilde::proposition {
namespace {

using claim::Claim;
using claim::kNoDay;
using claim::Report;
using claim::Voice;

// What begins with somebody: one claim that is not led back to another.
struct Beginning {
  size_t row = 0;
  const Claim* claim = nullptr;
  std::string speaker, body;
};

bool is_medium(const Voice& voice) {
  return voice.kind == SourceKind::kOutlet || voice.kind == SourceKind::kAgency;
}

bool own_voice(const Claim& claim) {
  return claim.attribution < 0 || (claim.voice.key.empty() && claim.voice.body.empty());
}

class Tracer {
 public:
  Tracer(const std::vector<ClaimRow>& rows, const std::vector<Report>& reports,
         const std::vector<lineage::Descent>& descents, const Voices& voices)
      : rows_(rows), reports_(reports), descents_(descents), voices_(voices) {}

  std::vector<Beginning> trace() {
    for (size_t at = 0; at < rows_.size(); ++at) take(at);
    if (beginnings_.empty() && !rows_.empty()) begin(0);
    return std::move(beginnings_);
  }
  std::vector<Step> steps() { return std::move(steps_); }

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
    if (is_medium(mine.voice)) {
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

  // In the paper's own voice: who vouches for it, here or in an earlier report?
  int32_t somebody_says_it(size_t at) const {
    for (size_t other = 0; other < rows_.size(); ++other) {
      if (other == at) continue;
      const bool here = rows_[other].report == rows_[at].report;
      if (here && !own_voice(claim(other)) && !claim(other).earlier)
        return static_cast<int32_t>(other);
      if (other < at) return static_cast<int32_t>(other);
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
    Beginning beginning{at, &mine, mine.voice.key, voices_.body_of(mine.voice)};
    if (own_voice(mine)) beginning.speaker = beginning.body = "m:" + report(at).publisher_key;
    if (beginning.speaker.empty()) beginning.speaker = "b:" + beginning.body;
    beginnings_.push_back(std::move(beginning));
  }

  const std::vector<ClaimRow>& rows_;
  const std::vector<Report>& reports_;
  const std::vector<lineage::Descent>& descents_;
  const Voices& voices_;
  std::vector<Beginning> beginnings_;
  std::vector<Step> steps_;
};

// Sets that grow together.
class Sets {
 public:
  explicit Sets(size_t count) : into_(count) {
    for (size_t i = 0; i < count; ++i) into_[i] = i;
  }
  size_t top(size_t i) const {
    while (into_[i] != i) i = into_[i];
    return i;
  }
  void join(size_t a, size_t b) { into_[std::max(top(a), top(b))] = std::min(top(a), top(b)); }
  // The number of each one's set, from 0 in the order of their first ones.
  std::vector<uint32_t> numbers() const {
    std::vector<uint32_t> of(into_.size());
    uint32_t sets = 0;
    for (size_t i = 0; i < into_.size(); ++i) of[i] = top(i) == i ? sets++ : of[top(i)];
    return of;
  }

 private:
  std::vector<size_t> into_;
};

bool is_person(const Beginning& beginning) { return beginning.speaker.starts_with("p:"); }

// Two of a kind are told apart by their states: the embassies of two of them.
bool names_agree(const Voice& a, const Voice& b) {
  auto states = [](const Voice& voice) {
    std::set<std::string_view> found;
    for (const std::string& name : voice.body_names)
      if (name.starts_with("country:")) found.insert(name);
    return found;
  };
  const auto of_a = states(a), of_b = states(b);
  if (of_a.empty() || of_b.empty()) return true;
  return std::ranges::any_of(of_a, [&](std::string_view name) { return of_b.contains(name); });
}

bool same_institution(const Beginning& a, const Beginning& b) {
  if (a.speaker == b.speaker) return true;
  if (a.claim->voice.kind == SourceKind::kUnnamed || b.claim->voice.kind == SourceKind::kUnnamed)
    return a.body == b.body && !a.body.empty();
  return a.body == b.body && names_agree(a.claim->voice, b.claim->voice);
}

// A body that speaks is whoever of it is named beside: "police say" and the inspector.
bool same_speaker(const Beginning& a, const Beginning& b) {
  if (a.speaker == b.speaker) return true;
  const bool either_is_named = is_person(a) && is_person(b);
  if (either_is_named || a.claim->voice.kind == SourceKind::kUnnamed ||
      b.claim->voice.kind == SourceKind::kUnnamed)
    return false;
  return same_institution(a, b);
}

bool same_day(const Voice& a, const Voice& b) {
  return a.from == kNoDay || b.from == kNoDay || (a.from < b.to_day && b.from < a.to_day);
}

bool same_occasion(const Beginning& a, const Beginning& b) {
  const Voice &x = a.claim->voice, &y = b.claim->voice;
  if (x.joint && y.joint && same_institution(a, b) && same_day(x, y)) return true;
  if (!same_speaker(a, b) || !same_day(x, y)) return false;
  return x.to.empty() || y.to.empty() || x.to == y.to;
}

std::string side_of(const Beginning& beginning) {
  static constexpr std::string_view kOfState[] = {
      "police",     "prosecutor", "court",     "prison",    "army",  "intelligence",
      "government", "ministry",   "president", "authority", "rescue"};
  if (std::ranges::find(kOfState, beginning.body) == std::end(kOfState)) return beginning.body;
  for (const std::string& name : beginning.claim->voice.body_names)
    if (name.starts_with("country:")) return name;
  return "state";
}

// Which of the sets of beginnings that are the same each one is in.
template <typename Same>
std::vector<uint32_t> sets_of(const std::vector<Beginning>& beginnings, const Same& same) {
  Sets sets(beginnings.size());
  for (size_t i = 0; i < beginnings.size(); ++i)
    for (size_t j = i + 1; j < beginnings.size(); ++j)
      if (same(beginnings[i], beginnings[j])) sets.join(i, j);
  return sets.numbers();
}

uint32_t count(const std::vector<uint32_t>& sets) {
  return sets.empty() ? 0 : *std::ranges::max_element(sets) + 1;
}

}  // namespace

Voices::Voices(const std::vector<Report>& reports) {
  std::map<std::string, std::map<std::string, size_t>> told;
  for (const Report& report : reports)
    for (const Claim& claim : report.claims)
      if (claim.voice.key.starts_with("p:") && !claim.voice.body.empty())
        ++told[claim.voice.key][claim.voice.body];
  for (const auto& [person, bodies] : told) {
    size_t most = 0;
    for (const auto& [body, times] : bodies)
      if (times > most) most = times, bodies_[person] = body;
  }
}

std::string Voices::body_of(const Voice& voice) const {
  const auto known = bodies_.find(voice.key);
  if (known != bodies_.end()) return known->second;
  return voice.body.empty() ? voice.key : voice.body;
}

Trace trace_of(const std::vector<ClaimRow>& rows, const std::vector<Report>& reports,
               const std::vector<lineage::Descent>& descents, const Voices& voices) {
  Tracer tracer(rows, reports, descents, voices);
  const std::vector<Beginning> beginnings = tracer.trace();
  Trace trace{{}, tracer.steps()};
  const auto speakers = sets_of(beginnings, same_speaker);
  const auto institutions = sets_of(beginnings, [](const Beginning& a, const Beginning& b) {
    return same_institution(a, b) || same_speaker(a, b);
  });
  const auto occasions = sets_of(beginnings, same_occasion);
  std::set<std::string> sides;
  for (size_t i = 0; i < beginnings.size(); ++i) {
    Step& step = trace.steps[beginnings[i].row];
    step.occasion = occasions[i], step.speaker = speakers[i], step.institution = institutions[i];
    sides.insert(side_of(beginnings[i]));
  }
  trace.origins = {std::max(count(occasions), 1U), count(speakers), count(institutions),
                   std::min(static_cast<uint32_t>(sides.size()), count(institutions))};
  return trace;
}

Origins origins_of(const std::vector<ClaimRow>& rows, const std::vector<Report>& reports,
                   const std::vector<lineage::Descent>& descents, const Voices& voices) {
  return trace_of(rows, reports, descents, voices).origins;
}

}  // namespace kilde::proposition
