#include "proposition/origins.h"

#include <algorithm>
#include <set>

#include "proposition/relations.h"

namespace kilde::proposition {
namespace {

using claim::Claim;
using claim::kNoDay;
using claim::Report;
using claim::Voice;

// How well a voice is told: what is told less well is covered by what is told better.
enum class Told : uint8_t {
  kLand,    // "Moscow", or somebody of whom nothing is told
  kBody,    // an institution
  kPerson,  // by name; or unnamed, in an institution or not
};

// What begins with somebody: one claim that is not led back to another.
struct Beginning {
  size_t row = 0;
  const Claim* claim = nullptr;
  const Report* report = nullptr;
  std::string speaker, body, to;  // `to`: who was told, where that is an outlet at hand
  Told told = Told::kPerson;
};

bool is_medium(const Voice& voice) {
  return voice.kind == SourceKind::kOutlet || voice.kind == SourceKind::kAgency;
}

bool own_voice(const Claim& claim) { return claim.voice.key.empty() && claim.voice.body.empty(); }

std::set<std::string_view> states_of(const Voice& voice) {
  std::set<std::string_view> found;
  for (const std::string& name : voice.body_names)
    if (name.starts_with("country:")) found.insert(name);
  if (voice.key.starts_with("country:")) found.insert(voice.key);
  return found;
}

// Two of a kind are told apart by their states: the embassies of two of them.
bool names_agree(const Voice& a, const Voice& b) {
  const auto of_a = states_of(a), of_b = states_of(b);
  if (of_a.empty() || of_b.empty()) return true;
  return std::ranges::any_of(of_a, [&](std::string_view name) { return of_b.contains(name); });
}

// A word for an institution, as data/claim/bodies.tsv has them, not a name's key.
bool is_kind(std::string_view body) {
  return !body.empty() && body.find(':') == std::string_view::npos && body[0] != 'Q';
}

Told told_of(const Voice& voice) {
  if (voice.kind == SourceKind::kCollective && !is_kind(voice.body)) return Told::kLand;
  if (voice.kind == SourceKind::kUnnamed || voice.key.starts_with("p:")) return Told::kPerson;
  const bool named = voice.key.starts_with("n:") || voice.body.starts_with("n:") ||
                     voice.key.starts_with("Q") || voice.key.starts_with("org:");
  return is_kind(voice.body) || named ? Told::kBody : Told::kLand;
}

// "The authorities", "the government": any of a state's bodies.
bool vaguely_told(const Beginning& beginning) {
  return beginning.told == Told::kBody && is_vague(beginning.body);
}

bool is_ministry(std::string_view body) { return body.ends_with("ministry"); }

// The same institution, or a ministry that is not told from a certain one.
bool bodies_agree(const std::string& a, const std::string& b) {
  if (a == b) return true;
  return (a == "ministry" || b == "ministry") && is_ministry(a) && is_ministry(b);
}

// Whether one that is told less well may be the other.
bool may_be(const Beginning& less, const Beginning& better) {
  if (better.claim->voice.kind == SourceKind::kUnnamed && !bodies_agree(less.body, better.body))
    return false;
  if (!names_agree(less.claim->voice, better.claim->voice)) return false;
  if (less.told == Told::kLand || vaguely_told(less)) return true;
  return bodies_agree(less.body, better.body);
}

bool covers(const Beginning& better, const Beginning& less) {
  const bool clearer = better.told > less.told ||
                       (better.told == less.told && vaguely_told(less) && !vaguely_told(better));
  return clearer && may_be(less, better);
}

class Tracer {
 public:
  Tracer(const std::vector<ClaimRow>& rows, const std::vector<Report>& reports,
         const std::vector<lineage::Descent>& descents, const Voices& voices)
      : rows_(rows), reports_(reports), descents_(descents), voices_(voices) {}

  std::vector<Beginning> trace() {
    for (size_t at = 0; at < rows_.size(); ++at) take(at);
    drop_covered();
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
    Beginning beginning{at,
                        &mine,
                        &report(at),
                        mine.voice.key,
                        voices_.body_of(mine.voice),
                        voices_.listener(report(at), mine.voice),
                        own_voice(mine) ? Told::kPerson : told_of(mine.voice)};
    if (own_voice(mine)) beginning.speaker = beginning.body = "m:" + report(at).publisher_key;
    if (beginning.speaker.empty()) beginning.speaker = "b:" + beginning.body;
    beginnings_.push_back(std::move(beginning));
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

bool same_institution(const Beginning& a, const Beginning& b) {
  if (a.speaker == b.speaker) return true;
  if (a.body.empty() || !bodies_agree(a.body, b.body)) return false;
  return names_agree(a.claim->voice, b.claim->voice);
}

bool same_speaker(const Beginning& a, const Beginning& b) {
  if (same_key(a.speaker, b.speaker)) return names_agree(a.claim->voice, b.claim->voice);
  const bool bodies = a.told == Told::kBody && b.told == Told::kBody;
  return bodies && a.claim->voice.key.substr(0, 2) != b.claim->voice.key.substr(0, 2) &&
         same_institution(a, b);  // "b:ministry" and the ministry by its id
}

// The first and the last day on which it was said: as told, else the day of the report.
std::pair<int32_t, int32_t> days_of(const Beginning& beginning) {
  const Voice& voice = beginning.claim->voice;
  if (voice.from != kNoDay) return {voice.from, voice.to_day - 1};
  return {day_of(*beginning.report), day_of(*beginning.report)};
}

// One said it on several occasions: to other listeners, on other days, or told by one paper on
// several days.
bool other_occasions(const Beginning& a, const Beginning& b) {
  const Voice &x = a.claim->voice, &y = b.claim->voice;
  const auto of_a = days_of(a), of_b = days_of(b);
  const bool other_days = of_a.second < of_b.first || of_b.second < of_a.first;
  if (x.from != kNoDay && y.from != kNoDay && other_days) return true;
  if (!a.to.empty() && !b.to.empty() && a.to != b.to && !(x.joint && y.joint)) return true;
  if (a.report == b.report || a.told != Told::kPerson || own_voice(*a.claim)) return false;
  return a.report->publisher_key == b.report->publisher_key && other_days;
}

bool same_occasion(const Beginning& a, const Beginning& b) {
  const Voice &x = a.claim->voice, &y = b.claim->voice;
  const bool days_meet =
      x.from == kNoDay || y.from == kNoDay || (x.from < y.to_day && y.from < x.to_day);
  const bool joint = x.joint && y.joint && a.report == b.report;
  if ((joint || (x.joint && y.joint && same_institution(a, b))) && days_meet) return true;
  return same_speaker(a, b) && !other_occasions(a, b);
}

// Whether it tells to whom or when it was said.
bool tells_occasion(const Beginning& beginning) {
  const Voice& voice = beginning.claim->voice;
  return !beginning.to.empty() || voice.from != kNoDay || voice.joint;
}

std::string side_of(const Beginning& beginning) {
  static constexpr std::string_view kOfState[] = {
      "police",       "prosecutor", "court",     "prison",    "army",
      "intelligence", "government", "president", "authority", "rescue"};
  if (std::ranges::find(kOfState, beginning.body) == std::end(kOfState) &&
      !is_ministry(beginning.body))
    return beginning.body;
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

// Which beginnings a person judged to be of one occasion: those to which the judged claims lead
// back.
std::vector<std::vector<size_t>> judged_alike(const std::vector<Step>& steps,
                                              const std::vector<Beginning>& beginnings,
                                              const Rulings& rulings) {
  std::vector<std::vector<size_t>> judged;
  for (const judgement::Tie& tie : rulings.occasions) {
    std::set<size_t> alike;
    for (size_t row = 0; row < steps.size(); ++row) {
      if (!std::ranges::binary_search(tie.claims, steps[row].claim)) continue;
      size_t at = row;
      for (size_t gone = 0; steps[at].from >= 0 && gone < steps.size(); ++gone)
        at = static_cast<size_t>(steps[at].from);
      const auto begun = std::ranges::find(beginnings, at, &Beginning::row);
      if (begun != beginnings.end()) alike.insert(static_cast<size_t>(begun - beginnings.begin()));
    }
    judged.emplace_back(alike.begin(), alike.end());
  }
  return judged;
}

// Occasions are told apart by what is told of them; a beginning that tells nothing of its occasion
// goes with the first of its speaker.
std::vector<uint32_t> occasions_of(const std::vector<Beginning>& beginnings,
                                   const std::vector<uint32_t>& speakers,
                                   const std::vector<std::vector<size_t>>& judged) {
  Sets sets(beginnings.size());
  for (size_t i = 0; i < beginnings.size(); ++i) {
    bool joined = false;
    for (size_t j = 0; j < i && !joined; ++j)
      if (same_occasion(beginnings[i], beginnings[j])) sets.join(i, j), joined = true;
    for (size_t j = 0; j < beginnings.size() && !joined; ++j)
      if (i != j && speakers[i] == speakers[j] && !tells_occasion(beginnings[i]) &&
          tells_occasion(beginnings[j]) && !other_occasions(beginnings[i], beginnings[j]))
        sets.join(i, j), joined = true;
  }
  for (const std::vector<size_t>& alike : judged)
    for (const size_t each : alike) sets.join(alike.front(), each);
  return sets.numbers();
}

uint32_t count(const std::vector<uint32_t>& sets) {
  return sets.empty() ? 0 : *std::ranges::max_element(sets) + 1;
}

}  // namespace

Trace trace_of(const std::vector<ClaimRow>& rows, const std::vector<Report>& reports,
               const std::vector<lineage::Descent>& descents, const Voices& voices,
               const Rulings& rulings) {
  Tracer tracer(rows, reports, descents, voices);
  const std::vector<Beginning> beginnings = tracer.trace();
  Trace trace{{}, tracer.steps()};
  const auto speakers = sets_of(beginnings, same_speaker);
  const auto institutions = sets_of(beginnings, [](const Beginning& a, const Beginning& b) {
    return same_institution(a, b) || same_speaker(a, b);
  });
  const auto occasions =
      occasions_of(beginnings, speakers, judged_alike(trace.steps, beginnings, rulings));
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
                   const std::vector<lineage::Descent>& descents, const Voices& voices,
                   const Rulings& rulings) {
  return trace_of(rows, reports, descents, voices, rulings).origins;
}

}  // namespace kilde::proposition
