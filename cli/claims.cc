// kilde claims: who is credited with what, in the reports of a ledger.
#include <algorithm>
#include <memory>
#include <utility>

#include "ask_options.h"
#include "attributed.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde claims --source Lukashenko --act deny     in any spelling or script: Лукашенко\n"
    "  kilde claims --via Reuters --about Minsk --from 2022-12\n"
    "  kilde claims --place Ukraine --format csv --limit 1000 drone > drones.csv\n"
    "  kilde claims --min-origins 2 --disputed         vouched for by two, and disputed\n"
    "The newest report first; WORDS stand in what is credited. A name may also be an id (Q2866).";

constexpr size_t kPage = 1'000;  // claims that are looked at together

struct ClaimChoices : AskChoices {
  size_t min_origins = 0;
  bool disputed = false;

  bool about_propositions() const { return min_origins > 0 || disputed; }
};

// Those whose proposition is as wanted, as many as the filter lets through.
class Sieve {
 public:
  Sieve(const ClaimChoices& choices, const Attributed& attributed)
      : choices_(choices), attributed_(attributed) {}

  Result<Answer<Claim>> run(Ledger& ledger) const {
    Answer<Claim> answer;
    Filter filter = choices_.filter;
    size_t passed = 0;
    for (filter.limit = kPage, filter.offset = 0;; filter.offset += kPage) {
      Result<Answer<Claim>> page = ledger.claims(filter);
      if (!page) return page.error();
      answer.notes = std::move(page->notes);
      for (Claim& claim : page->rows) {
        if (answer.rows.size() == choices_.filter.limit) return answer;
        if (fits(claim) && ++passed > choices_.filter.offset)
          answer.rows.push_back(std::move(claim));
      }
      if (page->rows.size() < kPage) return answer;
    }
  }

 private:
  bool fits(const Claim& claim) const {
    return std::ranges::any_of(attributed_.places_of(claim), [&](const auto& place) {
      const proposition::Proposition& mine = attributed_.view().propositions[place.proposition];
      return mine.origins.institution >= choices_.min_origins &&
             (!choices_.disputed || !mine.disputes.empty());
    });
  }

  const ClaimChoices& choices_;
  const Attributed& attributed_;
};

int run_claims(ClaimChoices& choices, Context& context) {
  if (!choices.about_propositions()) return answer(choices, context, &Ledger::claims);
  if (auto ready = complete_filter(choices); !ready) return fail(ready.error());
  Result<Attributed> attributed = Attributed::load(choices.ledger, context);
  if (context.interrupt.raised()) return kStopped;
  if (!attributed) return fail(attributed.error());
  Result<Ledger> ledger = open_to_ask(choices.ledger, context);
  if (!ledger) return fail(ledger.error());
  return print_answer(choices, context, Sieve(choices, *attributed).run(*ledger));
}

}  // namespace

void add_claims(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("claims", "Show claims of a ledger: who is credited with what");
  auto choices = std::make_shared<ClaimChoices>();
  define_claim_question(*command, *choices);
  command
      ->add_option("--min-origins", choices->min_origins,
                   "Only what at least so many institutions vouch for (default: 0)")
      ->check(CLI::Range(size_t{0}, size_t{1'000'000}))
      ->option_text("N");
  command->add_flag("--disputed", choices->disputed, "Only what other claims dispute");
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_claims(*choices, context); });
}

}  // namespace kilde::cli
