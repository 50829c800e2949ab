// Why a claim is a beginning, or leads back to another; why beginnings are one.
#include <algorithm>

#include "proposition/reasons.h"

namespace kilde::proposition {
namespace {

using claim::Claim;
using claim::Report;
using claim::Voice;
using Kind = StepReason::Kind;

class StepReasoner {
 public:
  StepReasoner(const Trace& trace, const std::vector<Report>& reports,
               const std::vector<lineage::Descent>& descents)
      : trace_(trace), reports_(reports), descents_(descents) {}

  StepReason of(size_t at) const {
    const Step& step = trace_.steps[at];
    switch (step.way) {
      case Way::kBeginning:
        return beginning(at);
      case Way::kCopy:
        return copy(step);
      case Way::kThrough:
        return {.kind = Kind::kThrough};
      case Way::kRepeats:
        return {.kind = own_voice(step)                     ? Kind::kAfter
                        : is_medium(claim(step).voice.kind) ? Kind::kOutlet
                                                            : Kind::kToldLess};
      default:
        return {.kind = Kind::kEarlier};
    }
  }

 private:
  const Claim& claim(const Step& step) const {
    return reports_[step.claim.report].claims[step.claim.claim];
  }
  static bool is_medium(SourceKind kind) {
    return kind == SourceKind::kOutlet || kind == SourceKind::kAgency;
  }
  bool own_voice(const Step& step) const {
    const Voice& voice = claim(step).voice;
    return claim(step).attribution < 0 || (voice.key.empty() && voice.body.empty());
  }

  StepReason copy(const Step& step) const {
    if (step.from < 0 || descents_.empty()) return {.kind = Kind::kMadeFrom};
    const uint32_t from = trace_.steps[static_cast<size_t>(step.from)].claim.report;
    const lineage::Descent& descent = descents_[step.claim.report];
    const ByteSpan words = claim(step).content.front();
    for (const lineage::Copy& copy : descent.copies)
      if (copy.from == from && copy.span.overlaps(words))
        return {.kind = Kind::kPassage, .similarity = copy.similarity};
    return {.kind = descent.parent == from ? Kind::kMadeFrom : Kind::kNewVersion};
  }

  StepReason beginning(size_t at) const {
    const Step& mine = trace_.steps[at];
    StepReason reason{.kind = own_voice(mine) ? Kind::kOwnVoice : Kind::kFirstHand};
    for (size_t other = 0; other < at; ++other) {
      const Step& before = trace_.steps[other];
      if (before.way != Way::kBeginning || before.institution != mine.institution) continue;
      reason.one_with = static_cast<int32_t>(other);
      reason.one_by = why_one(mine, before);
      break;
    }
    return reason;
  }

  std::string why_one(const Step& mine, const Step& before) const {
    const Voice &a = claim(mine).voice, &b = claim(before).voice;
    std::string words;
    if (mine.speaker != before.speaker)
      words = a.body.empty() || a.body != b.body ? "one institution" : "one institution: " + a.body;
    else if (own_voice(mine) && own_voice(before))
      words = "the same paper";
    else if (a.key == b.key)
      words = "the same speaker";
    else
      words = "the same speaker by another name";
    if (mine.occasion != before.occasion) return words + ", on another occasion";
    if (a.joint && b.joint) return words + ", at one press conference";
    return words + ", no other day or listener told";
  }

  const Trace& trace_;
  const std::vector<Report>& reports_;
  const std::vector<lineage::Descent>& descents_;
};

}  // namespace

std::vector<StepReason> reasons_of_steps(const Trace& trace, const std::vector<Report>& reports,
                                         const std::vector<lineage::Descent>& descents) {
  const StepReasoner reasoner(trace, reports, descents);
  std::vector<StepReason> reasons;
  for (size_t at = 0; at < trace.steps.size(); ++at) reasons.push_back(reasoner.of(at));
  return reasons;
}

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::kFirstHand:
      return "said at first hand";
    case Kind::kOwnVoice:
      return "the first to say it, in its own voice";
    case Kind::kPassage:
      return "in a passage taken from there";
    case Kind::kMadeFrom:
      return "its report was made from that one";
    case Kind::kNewVersion:
      return "a new version of that report";
    case Kind::kThrough:
      return "by an outlet whose own report is that one";
    case Kind::kAfter:
      return "in its own voice, after that one";
    case Kind::kOutlet:
      return "credited to an outlet alone, after that one";
    case Kind::kToldLess:
      return "tells less well than that one who said it";
    default:
      return "tells of an earlier version";
  }
}

}  // namespace kilde::proposition
