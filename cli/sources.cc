// kilde sources: who is quoted by whom, how often, how precisely named, and through which hands.
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "ask_options.h"
#include "attributed.h"
#include "claim/keys.h"
#include "format/json_line.h"
#include "format/record.h"
#include "format/trust.h"
#include "ledger/judgement_store.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde sources                     the most quoted ones\n"
    "  kilde sources Zaluzhnyi           who quotes him, through whom, doing what, since when\n"
    "  kilde sources Zaluzhnyi --record  and what became of what he said; --grade: a letter for "
    "it\n"
    "Counted over the newest versions of reports that are not withdrawn. A description (\"western\n"
    "diplomats\") stands for all whom these words describe. A letter is always told with the "
    "counts\n"
    "that it rests on; F: cannot be judged (docs/origins.md). How far persons trust NAME is told "
    "too\n"
    "(kilde judge trust).";

constexpr size_t kMostClaims = 1'000'000;

struct SourceChoices : AskChoices {
  bool record = false, grade = false;
};

// Who is trusted how far, and which claims persons gave another voice.
struct Judged {
  std::vector<judgement::Judgement> trust;
  claim::Keys keys;

  static Result<Judged> load(const LedgerChoice& choice, const Context& context) {
    Result<OpenLedger> ledger = open_ledger(choice, {.read_only = true}, context.interrupt);
    if (!ledger) return ledger.error();
    auto all = ledger::load_judgements(ledger->store->database());
    if (!all) return all.error();
    Result<claim::Keys> keys = claim::Keys::load(ledger->resources);
    if (!keys) return keys.error();
    std::vector<judgement::Judgement> trust = judgement::standing(std::move(*all));
    std::erase_if(trust, [](const auto& each) { return each.kind != judgement::Kind::kTrust; });
    return Judged{std::move(trust), std::move(*keys)};
  }

  bool same(const std::string& name, const SourceAccount& account) const {
    return name == account.id || keys.name(name) == keys.name(account.name);
  }

  std::vector<judgement::Judgement> trust_in(const SourceAccount& account) const {
    std::vector<judgement::Judgement> found;
    for (const judgement::Judgement& each : trust)
      if (same(each.name, account)) found.push_back(each);
    return found;
  }

  // Takes away what persons say another said, and adds what they say that this one did.
  void overrule(const PropositionView& view, const SourceAccount& account,
                std::vector<proposition::ClaimRow>& rows) const {
    for (const judgement::Heard& heard : view.rulings.voices) {
      std::erase(rows, heard.claim);
      const claim::Voice& voice =
          view.set.reports[heard.claim.report].claims[heard.claim.claim].voice;
      if (!voice.name.empty() && same(voice.name, account)) rows.push_back(heard.claim);
    }
  }
};

class Recorder {
 public:
  Recorder(const SourceChoices& choices, Ledger& ledger, const Judged& judged,
           const Attributed* attributed)
      : choices_(choices), ledger_(ledger), judged_(judged), attributed_(attributed) {}

  Result<std::string> rendered(const std::vector<SourceAccount>& rows) {
    auto all = nlohmann::ordered_json::parse(query::to_json(rows));
    std::string text, lines;
    for (size_t i = 0; i < rows.size(); ++i) {
      text += (i > 0 ? "\n" : "") + query::to_text({rows[i]}, choices_.text_options());
      if (attributed_) {
        Result<proposition::Record> record = record_of(rows[i]);
        if (!record) return record.error();
        format::put_record(all[i], *record, choices_.grade);
        text += format::record_text(*record, choices_.grade, choices_.text_options());
      }
      const std::vector<judgement::Judgement> trust = judged_.trust_in(rows[i]);
      format::put_trust(all[i], trust);
      text += format::trust_text(trust, choices_.text_options());
      lines += (i > 0 ? ",\n" : "") + format::json_line(all[i]);
      lines.pop_back();
    }
    return choices_.format == "json" ? "[" + lines + "]\n" : text;
  }

 private:
  Result<proposition::Record> record_of(const SourceAccount& account) {
    Filter filter;
    filter.source = account.id.empty() ? account.name : account.id;
    filter.limit = kMostClaims;
    Result<Answer<Claim>> claims = ledger_.claims(filter);
    if (!claims) return claims.error();
    const PropositionView& view = attributed_->view();
    std::vector<proposition::ClaimRow> rows;
    for (const Claim& claim : claims->rows)
      for (const auto& place : attributed_->places_of(claim)) rows.push_back(place.claim);
    judged_.overrule(view, account, rows);
    return proposition::record_of(rows, view.set.reports, view.propositions,
                                  [&](uint32_t row) { return view.trace(row); });
  }

  const SourceChoices& choices_;
  Ledger& ledger_;
  const Judged& judged_;
  const Attributed* attributed_;
};

int run_on_one(SourceChoices& choices, Context& context) {
  std::optional<Attributed> attributed;
  if (choices.record || choices.grade) {
    Result<Attributed> loaded = Attributed::load(choices.ledger, context);
    if (context.interrupt.raised()) return kStopped;
    if (!loaded) return fail(loaded.error());
    attributed.emplace(std::move(*loaded));
  }
  Result<Judged> judged = Judged::load(choices.ledger, context);
  if (!judged) return fail(judged.error());
  Result<Ledger> ledger = open_to_ask(choices.ledger, context);
  if (!ledger) return fail(ledger.error());
  Result<Answer<SourceAccount>> found = ledger->sources(choices.filter);
  if (!found) return context.interrupt.raised() ? int{kStopped} : fail(found.error());
  for (const std::string& text : found->notes) note("", text);
  if (found->rows.empty()) tell_nothing(choices, choices.filter.offset);
  Recorder recorder(choices, *ledger, *judged, attributed ? &*attributed : nullptr);
  Result<std::string> text = recorder.rendered(found->rows);
  return text ? print(*text) : fail(text.error());
}

int run_sources(SourceChoices& choices, Context& context) {
  const bool one = !choices.filter.source.empty(), csv = choices.format == "csv";
  if (choices.record || choices.grade) {
    if (!one) return wrong_usage("--record: expected a NAME, found none");
    if (csv) return wrong_usage("--record: expected --format text or json, found csv");
  }
  return one && !csv ? run_on_one(choices, context) : answer(choices, context, &Ledger::sources);
}

}  // namespace

void add_sources(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("sources", "Show who is quoted by whom, and how often");
  auto choices = std::make_shared<SourceChoices>();
  command->add_option("NAME", choices->filter.source, "A name in any spelling, or an id")
      ->check(not_empty());
  command->add_flag(
      "--record", choices->record,
      "What became of what the source said: confirmed, disputed, corrected, retracted");
  command->add_flag("--grade", choices->grade, "A letter for the record, A to F; implies --record");
  define_answer_options(*command, *choices);
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_sources(*choices, context); });
}

}  // namespace kilde::cli
