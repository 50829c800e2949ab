// Rulings: the standing judgements of a ledger, each at the claims that it speaks of.
//
//   Rulings rulings = place(standing(all), docs, reports, keys);
//   overrule(rulings, reports);                            // voices, before anything is counted
//   resolver.resolve(reports, descents, rulings);
//   for (const Conflict& each : rulings.conflicts) ...     // each.id stands back behind
//   each.against
//
// Shapes: `same`, `apart`, `occasions` and `outcomes` by time of judging. No set of `same` reaches
//   from one side of an `apart` to the other, also not through others of `same`.
// Units: rows of the reports. Needs: claims with a content. Threads: pure functions.
// Errors: cannot fail; claims that are not found are told in `lost`, judgements that cannot both
//   hold in `conflicts`.
// Method: anchor.h. Merges and splits are taken from the latest back: what contradicts those that
//   are taken stands back. Of two voices for one claim the later holds. The result does not depend
//   on the order of the reports or of the judgements, but for the rows it counts by.
#pragma once

#include <string>
#include <vector>

#include <kilde/document.h>

#include "claim/claim.h"
#include "claim/claim_row.h"
#include "claim/keys.h"
#include "judgement/judgement.h"

namespace kilde::judgement {

using claim::ClaimRow;

struct Tie {
  std::string id;
  std::vector<ClaimRow> claims;
};

struct Rift {
  std::string id;
  std::vector<ClaimRow> these, those;
};

struct Heard {
  std::string id;
  ClaimRow claim;
  claim::Voice voice;  // that was judged; after overrule() the one that was found
};

struct Decided {
  std::string id, outcome, by, time;
  std::vector<std::vector<ClaimRow>> claims;  // of each claim that it spoke of, in each version
};

struct Conflict {
  std::string id;                    // does not hold
  std::vector<std::string> against;  // those that hold
  bool operator==(const Conflict&) const = default;
};

struct Lost {
  std::string id;
  size_t of = 0;                // claims that it spoke of
  std::vector<Anchor> anchors;  // that are not found
};

struct Rulings {
  std::vector<Tie> same, occasions;
  std::vector<Rift> apart;
  std::vector<Heard> voices;  // by claim, each once
  std::vector<Decided> outcomes;
  std::vector<Conflict> conflicts;
  std::vector<Lost> lost;
};

// `judged` as standing() gives them.
Rulings place(const std::vector<Judgement>& judged, const std::vector<Document>& docs,
              const std::vector<claim::Report>& reports, const claim::Keys& keys);

// Puts the judged voices in the place of those that were found, which the rulings then hold.
void overrule(Rulings& rulings, std::vector<claim::Report>& reports);

}  // namespace kilde::judgement
