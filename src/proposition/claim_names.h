// claim_name: what a claim is called in all ledgers that hold its report, and whatever else they
// hold.
//
//   claim_name(report, claim) == "p7k2m9q4xtr"
//   is_claim_name("p7k2m9q4xtr")
//
// A proposition is called as its first claim, and found by the name of any of its claims: a name
//   that was noted down once leads to the proposition also when an earlier report joins it.
// Shapes: "p" and ten of 32 letters and digits (50 bits). Threads: pure functions. Errors: cannot
//   fail. Method: FNV-1a of the report's id and time, the claim's words and where they begin.
#pragma once

#include <string>
#include <string_view>

#include "claim/claim.h"

namespace kilde::proposition {

std::string claim_name(const claim::Report& report, const claim::Claim& claim);
std::string claim_name(std::string_view published, std::string_view id, uint64_t wording,
                       uint32_t begin);
bool is_claim_name(std::string_view word);

}  // namespace kilde::proposition
