#include "judge_entry.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

#include "base/resources.h"
#include "format/judgements.h"
#include "judgement/anchor.h"
#include "judgement_notes.h"
#include "ledger/days.h"
#include "ledger/judgement_store.h"
#include "messages.h"

namespace kilde::cli {
namespace {

using judgement::Judgement;
using judgement::Kind;
using proposition::ClaimRow;

std::string padded(int64_t number, size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

// "2024-02-12T22:40:05.120Z"
std::string utc_now_to_the_millisecond() {
  using std::chrono::floor, std::chrono::milliseconds;
  const auto now = std::chrono::system_clock::now();
  const auto day = floor<std::chrono::days>(now);
  const int64_t rest = floor<milliseconds>(now - day).count();
  return ledger::day_text(day.time_since_epoch().count()) + "T" + padded(rest / 3'600'000, 2) +
         ":" + padded(rest / 60'000 % 60, 2) + ":" + padded(rest / 1000 % 60, 2) + "." +
         padded(rest % 1000, 3) + "Z";
}

std::string author(const JudgeChoices& choices) {
  if (!choices.by.empty()) return choices.by;
  for (const char* name : {"USER", "LOGNAME"})
    if (const char* value = std::getenv(name); value && *value) return value;
  return "";
}

// The merges and splits that would not hold beside it, or before which it would not.
std::vector<std::string> against(const Judgement& judged, const PropositionView& view,
                                 const claim::Keys& keys) {
  std::vector<Judgement> all = view.judgements;
  all.push_back(judged);
  const judgement::Rulings with =
      judgement::place(judgement::standing(std::move(all)), view.set.docs, view.set.reports, keys);
  std::vector<std::string> ids;
  for (const judgement::Conflict& conflict : with.conflicts) {
    if (conflict.id == judged.id)
      ids.insert(ids.end(), conflict.against.begin(), conflict.against.end());
    else if (std::ranges::find(conflict.against, judged.id) != conflict.against.end())
      ids.push_back(conflict.id);
  }
  return ids;
}

Result<void> agrees(const Judgement& judged, const PropositionView& view) {
  if (judged.kind != Kind::kMerge && judged.kind != Kind::kSplit) return {};
  Result<std::filesystem::path> resources = base::find_resources();
  if (!resources) return resources.error();
  Result<claim::Keys> keys = claim::Keys::load(*resources);
  if (!keys) return keys.error();
  const std::vector<std::string> ids = against(judged, view, *keys);
  if (ids.empty()) return {};
  std::string names;
  for (const std::string& id : ids)
    names += (names.empty() ? "" : ", ") + named_judgement(view.judgements, id);
  return Error{Code::kInvalidArgument, std::string(to_string(judged.kind)),
               "expected claims that no judgement holds otherwise, found " + names +
                   "; see kilde judge retract"};
}

}  // namespace

void define_judge_options(CLI::App& command, JudgeChoices& choices) {
  define_ledger_option(command, choices.view.ledger);
  define_format(command, choices.view, {"text", "json"});
  define_look(command, choices.view);
  command.add_option("--by", choices.by, "Who judges (default: $USER)")->option_text("NAME");
  command.add_option("--reason", choices.reason, "Why, for those who find it")->option_text("TEXT");
}

Result<Target> target_of(const PropositionView& view, const std::string& word) {
  const size_t colon = word.find(':');
  const std::string name = word.substr(0, colon);
  const std::optional<uint32_t> row = row_named(name, view);
  if (!row)
    return Error{Code::kNotFound, word,
                 "expected a proposition's name as kilde propositions shows them, found none in "
                 "the ledger"};
  Target target{*row, view.propositions[*row].claims};
  if (colon == std::string::npos) return target;
  target.claims = claims_in(view, target, word.substr(colon + 1));
  if (target.claims.empty())
    return Error{Code::kNotFound, word,
                 "expected a report with a claim of " + name + ", found none of it in '" +
                     word.substr(colon + 1) + "'"};
  return target;
}

std::vector<ClaimRow> claims_in(const PropositionView& view, const Target& target,
                                const std::string& doc) {
  std::vector<ClaimRow> found;
  for (const ClaimRow& row : target.claims)
    if (view.set.reports[row.report].id == doc) found.push_back(row);
  return found;
}

std::vector<judgement::Anchor> anchors_of(const PropositionView& view,
                                          const std::vector<ClaimRow>& claims) {
  std::vector<judgement::Anchor> anchors;
  for (const ClaimRow& row : claims) {
    const claim::Report& report = view.set.reports[row.report];
    anchors.push_back(
        judgement::anchor_of(view.set.docs[row.report], report, report.claims[row.claim]));
  }
  return anchors;
}

int keep(Judgement judged, const JudgeChoices& choices, const PropositionView* view,
         Context& context) {
  judged.by = author(choices);
  if (judged.by.empty()) return wrong_usage("--by: expected a name, found none ($USER is empty)");
  judged.reason = choices.reason;
  judged.time = utc_now_to_the_millisecond();
  judged.id = id_of(judged);
  if (view)
    if (auto alone = agrees(judged, *view); !alone) return fail(alone.error());
  Result<OpenLedger> ledger = open_ledger(choices.view.ledger, {}, context.interrupt);
  if (!ledger) return fail(ledger.error());
  auto added = ledger::add_judgements(ledger->store->database(), {judged});
  if (!added) return fail(added.error());
  return print(choices.view.format == "json"
                   ? format::judgement_json(judged)
                   : format::judgements_text({judged}, choices.view.text_options()));
}

}  // namespace kilde::cli
