// kilde claims: who is credited with what, in the reports of a ledger.
#include "ask_options.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde claims --source Lukashenko --act deny     in any spelling or script: Лукашенко\n"
    "  kilde claims --via Reuters --about Minsk --from 2022-12\n"
    "  kilde claims --place Ukraine --format csv --limit 1000 drone > drones.csv\n"
    "The newest report first; WORDS stand in what is credited. A name may also be an id (Q2866).";

}  // namespace

void add_claims(CLI::App& app, Context& context) {
  add_claim_question(app, context, "claims", "Show claims of a ledger: who is credited with what",
                     kExamples, &Ledger::claims);
}

}  // namespace kilde::cli
