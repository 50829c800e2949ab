// What the commands that judge share: which claims are meant, and how a judgement is kept.
//
//   JudgeChoices choices;
//   define_judge_options(*command, choices);              // --by, --reason, --ledger, ...
//   Result<PropositionView> view = view_of_ledger(choices.view, context);
//   Result<Target> target = target_of(*view, "p7k2m9q4xtr:w3");
//   judged.claims = anchors_of(*view, target->claims);
//   return keep(judged, choices, &*view, context);
//
// A target is a proposition's name, or its name and a report that says it: p7k2m9q4xtr:w3.
// Threads: the main thread. Errors: kNotFound for a name that no claim has, kInvalidArgument for a
//   judgement that stands against others.
#pragma once

#include <string>
#include <vector>

#include "proposition_view.h"

namespace kilde::cli {

struct JudgeChoices {
  ViewChoices view;
  std::string by, reason;
};

struct Target {
  uint32_t proposition = 0;
  std::vector<proposition::ClaimRow> claims;
};

void define_judge_options(CLI::App& command, JudgeChoices& choices);

Result<Target> target_of(const PropositionView& view, const std::string& word);
// The target's claims that are in a report.
std::vector<proposition::ClaimRow> claims_in(const PropositionView& view, const Target& target,
                                             const std::string& doc);
std::vector<judgement::Anchor> anchors_of(const PropositionView& view,
                                          const std::vector<proposition::ClaimRow>& claims);

// Gives it author, time and id, and keeps it where it stands against no other; prints it, and gives
// the exit code. Without a view no claims are looked at.
int keep(judgement::Judgement judged, const JudgeChoices& choices, const PropositionView* view,
         Context& context);

}  // namespace kilde::cli
