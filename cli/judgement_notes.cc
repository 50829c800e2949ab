#include "judgement_notes.h"

#include <algorithm>

#include "format/claims.h"
#include "format/columns.h"
#include "messages.h"

namespace kilde::cli {
namespace {

using judgement::Judgement;

constexpr size_t kDay = 10;    // letters of an ISO day
constexpr size_t kWords = 60;  // columns of quoted words

std::string joined(const std::vector<Judgement>& all, const std::vector<std::string>& ids) {
  std::string names;
  for (const std::string& id : ids) names += (names.empty() ? "" : ", ") + named_judgement(all, id);
  return names;
}

void tell_outcomes(const PropositionView& view) {
  for (uint32_t row = 0; row < view.propositions.size(); ++row) {
    const auto& prediction = view.propositions[row].prediction;
    if (!prediction || !prediction->decision || prediction->decision->against.empty()) continue;
    note(format::proposition_id(view.told(), row),
         "judgements decide otherwise: " +
             named_judgement(view.judgements, prediction->decision->judgement) +
             ", the later, stands before " +
             joined(view.judgements, prediction->decision->against));
  }
}

// An outcome of what no longer foretells anything.
void tell_idle_outcomes(const PropositionView& view) {
  for (const judgement::Decided& each : view.rulings.outcomes) {
    const bool used = std::ranges::any_of(view.propositions, [&](const auto& proposition) {
      return std::ranges::binary_search(proposition.judgements, each.id);
    });
    if (!used)
      note("judgement " + named_judgement(view.judgements, each.id),
           "decides nothing: its claim is no prediction any more");
  }
}

}  // namespace

std::string named_judgement(const std::vector<Judgement>& all, const std::string& id) {
  const auto at = std::ranges::find(all, id, &Judgement::id);
  if (at == all.end()) return id;
  return id + " (" + std::string(to_string(at->kind)) + ", by " + format::one_line(at->by) + ", " +
         at->time.substr(0, kDay) + ")";
}

void tell_lost(const PropositionView& view) {
  for (const judgement::Lost& lost : view.rulings.lost) {
    const judgement::Anchor& first = lost.anchors.front();
    const std::string words =
        first.words.empty()
            ? ""
            : " \"" + format::cut_to_width(format::one_line(first.words), kWords) + "\"";
    note("judgement " + named_judgement(view.judgements, lost.id),
         std::to_string(lost.anchors.size()) + " of its " + std::to_string(lost.of) +
             " claims cannot be found any more: " + format::one_line(first.doc) + words);
  }
  tell_idle_outcomes(view);
}

void tell_conflicts(const PropositionView& view) {
  for (const judgement::Conflict& each : view.rulings.conflicts)
    note("judgement " + named_judgement(view.judgements, each.id),
         "does not hold where it contradicts " + joined(view.judgements, each.against) +
             ", which is later");
  tell_outcomes(view);
}

}  // namespace kilde::cli
