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
  const Report* report = nullptr;
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
    if (beginnings_.empty() && !rows_.empty()) add(rows_.front());
    return std::move(beginnings_);
  }

 private:
  const Report& report(size_t at) const { return reports_[rows_[at].report]; }
  const Claim& claim(size_t at) const { return report(at).claims[rows_[at].claim]; }

  void take(size_t at) {
    const Claim& mine = claim(at);
    if (mine.earlier || copied(at)) return;
    if (own_voice(mine)) {
      if (!somebody_says_it(at)) add(rows_[at]);
    } else if (is_medium(mine.voice)) {
      if (!said_before(at) && !others_named(at)) add(rows_[at]);
    } else if (!through_others(at)) {
      add(rows_[at]);
    }
  }

  // Another report of the proposition from which this one was made.
  bool copied(size_t at) const {
    if (descents_.empty()) return false;
    const lineage::Descent& descent = descents_[rows_[at].report];
    const ByteSpan words = claim(at).content.front();
    auto holds = [&](uint32_t from) {
      return from != lineage::kNoReport && from != rows_[at].report &&
             std::ranges::any_of(rows_, [&](const ClaimRow& row) { return row.report == from; });
    };
    if (std::ranges::any_of(descent.copies, [&](const lineage::Copy& copy) {
          return copy.span.overlaps(words) && holds(copy.from);
        }))
      return true;
    return own_voice(claim(at)) && (holds(descent.parent) || holds(descent.update_of));
  }

  // In the paper's own voice: does anybody vouch for it, here or in an earlier report?
  bool somebody_says_it(size_t at) const {
    for (size_t other = 0; other < rows_.size(); ++other) {
      if (other == at) continue;
      const bool here = rows_[other].report == rows_[at].report;
      if (here && !own_voice(claim(other)) && !claim(other).earlier) return true;
      if (other < at) return true;
    }
    return false;
  }

  bool said_before(size_t at) const { return at > 0; }

  bool others_named(size_t at) const {
    for (size_t other = 0; other < rows_.size(); ++other)
      if (other != at && rows_[other].report == rows_[at].report && !own_voice(claim(other)) &&
          !is_medium(claim(other).voice))
        return true;
    return false;
  }

  // It came by an outlet that says it in a report at hand.
  bool through_others(size_t at) const {
    const Voice& voice = claim(at).voice;
    const std::string& publisher = report(at).publisher_key;
    for (const std::string& via : voice.via) {
      if (via == publisher) continue;
      for (size_t other = 0; other < at; ++other)
        if (report(other).publisher_key == via && same_voice(claim(other).voice, voice))
          return true;
    }
    return false;
  }

  bool same_voice(const Voice& a, const Voice& b) const {
    if (a.key == b.key) return true;
    return a.kind == SourceKind::kUnnamed || b.kind == SourceKind::kUnnamed ||
           voices_.body_of(a) == voices_.body_of(b);
  }

  void add(const ClaimRow& row) {
    const Report& from = reports_[row.report];
    const Claim& mine = from.claims[row.claim];
    Beginning beginning{&from, &mine, mine.voice.key, voices_.body_of(mine.voice)};
    if (own_voice(mine)) beginning.speaker = beginning.body = "m:" + from.publisher_key;
    if (beginning.speaker.empty()) beginning.speaker = "b:" + beginning.body;
    beginnings_.push_back(std::move(beginning));
  }

  const std::vector<ClaimRow>& rows_;
  const std::vector<Report>& reports_;
  const std::vector<lineage::Descent>& descents_;
  const Voices& voices_;
  std::vector<Beginning> beginnings_;
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
  uint32_t count() const {
    uint32_t tops = 0;
    for (size_t i = 0; i < into_.size(); ++i) tops += into_[i] == i;
    return tops;
  }

 private:
  std::vector<size_t> into_;
};

bool is_person(const Beginning& beginning) { return beginning.speaker.starts_with("p:"); }

bool names_agree(const Voice& a, const Voice& b) {
  if (a.body_names.empty() || b.body_names.empty()) return true;
  return std::ranges::any_of(a.body_names, [&](const std::string& name) {
    return std::ranges::find(b.body_names, name) != b.body_names.end();
  });
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

template <typename Same>
uint32_t count(const std::vector<Beginning>& beginnings, const Same& same) {
  Sets sets(beginnings.size());
  for (size_t i = 0; i < beginnings.size(); ++i)
    for (size_t j = i + 1; j < beginnings.size(); ++j)
      if (same(beginnings[i], beginnings[j])) sets.join(i, j);
  return sets.count();
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

Origins origins_of(const std::vector<ClaimRow>& rows, const std::vector<Report>& reports,
                   const std::vector<lineage::Descent>& descents, const Voices& voices) {
  const std::vector<Beginning> beginnings = Tracer(rows, reports, descents, voices).trace();
  Origins origins;
  origins.speaker = count(beginnings, same_speaker);
  origins.institution = count(beginnings, [](const Beginning& a, const Beginning& b) {
    return same_institution(a, b) || same_speaker(a, b);
  });
  origins.occasion = std::max(count(beginnings, same_occasion), 1U);
  std::set<std::string> sides;
  for (const Beginning& beginning : beginnings) sides.insert(side_of(beginning));
  origins.side = std::min(static_cast<uint32_t>(sides.size()), origins.institution);
  return origins;
}

}  // namespace kilde::proposition
