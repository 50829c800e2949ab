// Anchors: a claim is named so that it is found again, though it was read anew or its report
// changed.
//
//   Anchor anchor = anchor_of(doc, report, report.claims[3]);
//   AnchorFinder finder(docs, reports);
//   finder.rows({anchor})                  // a row in each version of the report that has its
//   words
//
// Shapes: `docs` and `reports` have a row for each other. Units: Anchor's in code points.
// Needs: docs and reports that outlive the finder. Threads: one at a time.
// Errors: cannot fail; a claim that is not found gives no row.
// Method: the claims with the same wording; of several in a version the one nearest to the old
//   place. Where no version has one (another reading drew the claim's borders elsewhere), the
//   claim that shares more than half with the old words where the text still has them.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "claim/claim.h"
#include "claim/claim_row.h"
#include "document/code_points.h"
#include "judgement/judgement.h"

namespace kilde::judgement {

using claim::ClaimRow;

Anchor anchor_of(const Document& doc, const claim::Report& report, const claim::Claim& claim);

class AnchorFinder {
 public:
  AnchorFinder(const std::vector<Document>& docs, const std::vector<claim::Report>& reports);
  std::vector<ClaimRow> rows(const Anchor& anchor);

 private:
  const document::CodePoints& points(uint32_t report);
  std::vector<ClaimRow> by_wording(const Anchor& anchor, const std::vector<uint32_t>& versions);
  std::vector<ClaimRow> by_words(const Anchor& anchor, const std::vector<uint32_t>& versions);

  const std::vector<Document>& docs_;
  const std::vector<claim::Report>& reports_;
  std::multimap<std::string_view, uint32_t> of_;  // reports by id
  std::map<uint32_t, document::CodePoints> points_;
};

}  // namespace kilde::judgement
