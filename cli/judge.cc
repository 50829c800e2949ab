// kilde judge, kilde resolve: what a person decides about a ledger's claims.
#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <utility>

#include "judge_entry.h"
#include "judge_lists.h"
#include "ledger/judgement_store.h"
#include "messages.h"

namespace kilde::cli {
namespace {

using judgement::Judgement;
using judgement::Kind;
using proposition::ClaimRow;

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde judge merge p7k2m9q4xtr p03hv8n2kwe --reason \"one bridge\"   they are one\n"
    "  kilde judge split p7k2m9q4xtr w3 w5          what w3 and w5 say is another thing\n"
    "  kilde judge speaker p7k2m9q4xtr:w3 \"Lone Brandt\" --institution police\n"
    "  kilde judge occasion p7k2m9q4xtr 1 2         as kilde trace numbers them\n"
    "  kilde judge trust \"RIA Novosti\" D --reason \"state agency\"\n"
    "  kilde judge retract j3f2a91c07b4d\n"
    "  kilde judge export > judgements.jsonl;  kilde judge import judgements.jsonl\n"
    "Names of propositions are those of kilde propositions, trace, origins and disputes. "
    "Judgements\n"
    "are kept apart from what kilde found, with author, time and reason, and hold when reports "
    "are\n"
    "read again (docs/judgements.md). What came of a prediction: kilde resolve.";
constexpr const char* kResolveExamples =
    "Examples:\n"
    "  kilde predictions                               what was foretold\n"
    "  kilde resolve p7k2m9q4xtr true --reason \"it opened on 1 June\" --by bo\n"
    "Your decision goes before kilde's guess; both are shown. A later decision goes before an\n"
    "earlier one, which is told.";

struct MergeChoices : JudgeChoices {
  std::vector<std::string> targets;
};
struct SplitChoices : JudgeChoices {
  std::string target;
  std::vector<std::string> docs;
};
struct SpeakerChoices : JudgeChoices {
  std::string target, name, institution;
  bool paper = false;
};
struct OccasionChoices : JudgeChoices {
  std::string target;
  std::vector<uint32_t> numbers;
};
struct WordChoices : JudgeChoices {  // outcome, trust, retract
  std::string target, word;
};

// Fills the judgement from the view.
using Fill = std::function<Result<void>(const PropositionView&, Judgement&)>;

int run(Kind kind, const JudgeChoices& choices, const Fill& fill, Context& context) {
  Result<PropositionView> view = view_of_all(choices.view, context);
  if (context.interrupt.raised()) return kStopped;
  if (!view) return fail(view.error());
  Judgement judged;
  judged.kind = kind;
  if (auto filled = fill(*view, judged); !filled) return cli::fail(filled.error());
  return keep(std::move(judged), choices, &*view, context);
}

Result<void> fill_merge(const MergeChoices& choices, const PropositionView& view,
                        Judgement& judged) {
  std::set<ClaimRow> claims;
  std::set<uint32_t> propositions;
  for (const std::string& word : choices.targets) {
    Result<Target> target = target_of(view, word);
    if (!target) return target.error();
    claims.insert(target->claims.begin(), target->claims.end());
    propositions.insert(target->proposition);
  }
  if (propositions.size() < 2)
    return Error{Code::kInvalidArgument, choices.targets.back(),
                 "expected two propositions at least, found one"};
  judged.claims = anchors_of(view, {claims.begin(), claims.end()});
  return {};
}

Result<void> fill_split(const SplitChoices& choices, const PropositionView& view,
                        Judgement& judged) {
  Result<Target> target = target_of(view, choices.target);
  if (!target) return target.error();
  std::set<ClaimRow> parted;
  for (const std::string& doc : choices.docs) {
    const std::vector<ClaimRow> claims = claims_in(view, *target, doc);
    if (claims.empty())
      return Error{Code::kNotFound, doc,
                   "expected a report with a claim of " + choices.target + ", found none of it"};
    parted.insert(claims.begin(), claims.end());
  }
  std::vector<ClaimRow> rest = target->claims;
  std::erase_if(rest, [&](const ClaimRow& row) { return parted.contains(row); });
  if (rest.empty())
    return Error{Code::kInvalidArgument, choices.target,
                 "expected a report from which the others are parted, found none left"};
  judged.claims = anchors_of(view, {parted.begin(), parted.end()});
  judged.others = anchors_of(view, rest);
  return {};
}

// Where a report says it both in its own voice and as somebody's, the latter is meant.
std::vector<ClaimRow> credited(const PropositionView& view, const std::vector<ClaimRow>& claims) {
  std::vector<ClaimRow> found = claims;
  std::erase_if(found, [&](const ClaimRow& row) {
    const claim::Voice& voice = view.set.reports[row.report].claims[row.claim].voice;
    return voice.key.empty() && voice.body.empty();
  });
  return found.empty() ? claims : found;
}

Result<void> fill_speaker(const SpeakerChoices& choices, const PropositionView& view,
                          Judgement& judged) {
  if (choices.name.empty() && choices.institution.empty() && !choices.paper)
    return Error{Code::kInvalidArgument, "speaker",
                 "expected WHO, --institution or --paper, found none"};
  Result<Target> target = target_of(view, choices.target);
  if (!target) return target.error();
  std::set<std::string> docs;
  for (const ClaimRow& row : target->claims) docs.insert(view.set.reports[row.report].id);
  if (docs.size() > 1)
    return Error{Code::kInvalidArgument, choices.target,
                 "expected one report (" + choices.target + ":" + *docs.begin() + "), found " +
                     std::to_string(docs.size())};
  judged.claims = anchors_of(view, credited(view, target->claims));
  judged.name = choices.name;
  judged.body = choices.institution;
  return {};
}

Result<void> fill_occasion(const OccasionChoices& choices, const PropositionView& view,
                           Judgement& judged) {
  Result<Target> target = target_of(view, choices.target);
  if (!target) return target.error();
  const proposition::Trace trace = view.trace(target->proposition);
  std::set<uint32_t> numbers(choices.numbers.begin(), choices.numbers.end());
  std::vector<ClaimRow> claims;
  for (const uint32_t number : numbers) {
    const size_t before = claims.size();
    for (const proposition::Step& step : trace.steps)
      if (step.way == proposition::Way::kBeginning && step.occasion + 1 == number)
        claims.push_back(step.claim);
    if (claims.size() == before)
      return Error{Code::kNotFound, choices.target,
                   "expected occasions 1 to " + std::to_string(trace.origins.occasion) +
                       ", found " + std::to_string(number)};
  }
  if (numbers.size() < 2)
    return Error{Code::kInvalidArgument, choices.target, "expected two occasions, found one"};
  judged.claims = anchors_of(view, claims);
  return {};
}

Result<void> fill_outcome(const WordChoices& choices, const PropositionView& view,
                          Judgement& judged) {
  Result<Target> target = target_of(view, choices.target);
  if (!target) return target.error();
  if (!view.propositions[target->proposition].prediction)
    return Error{Code::kInvalidArgument, choices.target,
                 "expected a prediction (kilde predictions), found what foretells nothing"};
  judged.claims = anchors_of(view, target->claims);
  judged.value = choices.word;
  return {};
}

int run_trust(const WordChoices& choices, Context& context) {
  if (choices.word.empty() && choices.reason.empty())
    return wrong_usage("trust: expected a letter or --reason, found neither");
  Judgement judged;
  judged.kind = Kind::kTrust;
  judged.name = choices.target;
  judged.value = choices.word;
  return keep(std::move(judged), choices, nullptr, context);
}

// The standing judgement, or retraction, whose id begins so.
Result<std::string> id_beginning(const std::vector<Judgement>& all, const std::string& word) {
  std::vector<std::string> found;
  for (const Judgement& each : all)
    if (each.id.starts_with(word)) found.push_back(each.id);
  if (found.size() == 1) return found.front();
  return Error{found.empty() ? Code::kNotFound : Code::kInvalidArgument, word,
               "expected the id of a judgement (kilde judge list), found " +
                   (found.empty() ? std::string("none that begins so")
                                  : std::to_string(found.size()) + " that begin so")};
}

int run_retract(const WordChoices& choices, Context& context) {
  Result<OpenLedger> ledger =
      open_ledger(choices.view.ledger, {.read_only = true}, context.interrupt);
  if (!ledger) return fail(ledger.error());
  auto all = ledger::load_judgements(ledger->store->database());
  if (!all) return fail(all.error());
  Result<std::string> id = id_beginning(*all, choices.target);
  if (!id) return fail(id.error());
  Judgement judged;
  judged.kind = Kind::kRetract;
  judged.value = *id;
  return keep(std::move(judged), choices, nullptr, context);
}

template <typename Choices>
CLI::App* add_kind(CLI::App& parent, const std::string& name, const std::string& about,
                   const std::shared_ptr<Choices>& choices,
                   const std::function<int(const Choices&)>& chosen, Context& context) {
  CLI::App* command = parent.add_subcommand(name, about);
  define_judge_options(*command, *choices);
  command->callback([choices, chosen, &context] { context.exit_code = chosen(*choices); });
  return command;
}

// A kind that is filled from the ledger's claims.
template <typename Choices>
CLI::App* add_filled(CLI::App& parent, const std::string& name, const std::string& about, Kind kind,
                     const std::shared_ptr<Choices>& choices,
                     Result<void> (*fill)(const Choices&, const PropositionView&, Judgement&),
                     Context& context) {
  return add_kind<Choices>(
      parent, name, about, choices,
      [kind, fill, &context](const Choices& chosen) {
        return run(
            kind, chosen,
            [&](const PropositionView& view, Judgement& judged) {
              return fill(chosen, view, judged);
            },
            context);
      },
      context);
}

void add_claim_kinds(CLI::App& parent, Context& context) {
  auto merge = std::make_shared<MergeChoices>();
  add_filled(parent, "merge", "Propositions are one", Kind::kMerge, merge, fill_merge, context)
      ->add_option("NAME", merge->targets, "Propositions; NAME:DOC: only what a report says of it")
      ->required();
  auto split = std::make_shared<SplitChoices>();
  CLI::App* command = add_filled(parent, "split", "What some reports say is another thing",
                                 Kind::kSplit, split, fill_split, context);
  command->add_option("NAME", split->target, "A proposition")->required();
  command->add_option("DOC", split->docs, "Reports whose claims are not the others'")->required();
  auto occasion = std::make_shared<OccasionChoices>();
  command = add_filled(parent, "occasion", "Beginnings are of one occasion", Kind::kOccasion,
                       occasion, fill_occasion, context);
  command->add_option("NAME", occasion->target, "A proposition")->required();
  command->add_option("N", occasion->numbers, "Its occasions, as kilde trace numbers them")
      ->required();
}

void add_speaker(CLI::App& parent, Context& context) {
  auto speaker = std::make_shared<SpeakerChoices>();
  CLI::App* command = add_filled(parent, "speaker", "A claim is said by another", Kind::kSpeaker,
                                 speaker, fill_speaker, context);
  command->add_option("NAME:DOC", speaker->target, "A proposition in a report")->required();
  auto* name = command->add_option("WHO", speaker->name, "Who says it");
  auto* body = command
                   ->add_option("--institution", speaker->institution,
                                "Which institution stands behind: a name, or a word as police")
                   ->option_text("NAME");
  auto* paper = command->add_flag("--paper", speaker->paper, "The paper says it in its own voice");
  paper->excludes(name)->excludes(body);
}

void add_word_kinds(CLI::App& parent, Context& context) {
  auto trust = std::make_shared<WordChoices>();
  CLI::App* command = add_kind<WordChoices>(
      parent, "trust", "How far a source is trusted: shown, never counted", trust,
      [&context](const WordChoices& chosen) { return run_trust(chosen, context); }, context);
  command->add_option("SOURCE", trust->target, "A name")->required();
  command->add_option("LETTER", trust->word, "A (reliable) to E, F (cannot be told)")
      ->check(CLI::IsMember({"A", "B", "C", "D", "E", "F"}));
  auto retract = std::make_shared<WordChoices>();
  add_kind<WordChoices>(
      parent, "retract", "Take a judgement back", retract,
      [&context](const WordChoices& chosen) { return run_retract(chosen, context); }, context)
      ->add_option("ID", retract->target, "A judgement's id, or its beginning")
      ->required();
}

}  // namespace

void add_judge(CLI::App& app, Context& context) {
  CLI::App* judge = app.add_subcommand("judge", "Overrule what kilde found about claims");
  judge->require_subcommand(1);
  judge->footer(kExamples);
  add_claim_kinds(*judge, context);
  add_speaker(*judge, context);
  add_word_kinds(*judge, context);
  add_judge_lists(*judge, context);
}

void add_resolve(CLI::App& app, Context& context) {
  auto outcome = std::make_shared<WordChoices>();
  CLI::App* command = add_filled(app, "resolve", "Decide what came of a prediction", Kind::kOutcome,
                                 outcome, fill_outcome, context);
  command->add_option("NAME", outcome->target, "A prediction, as kilde predictions names it")
      ->required();
  command->add_option("OUTCOME", outcome->word, "true, false, unclear or open")
      ->required()
      ->check(CLI::IsMember({"true", "false", "unclear", "open"}));
  command->footer(kResolveExamples);
}

}  // namespace kilde::cli
