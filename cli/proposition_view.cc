#include "proposition_view.h"

#include <utility>

#include "messages.h"
#include "pipeline/output.h"
#include "terminal.h"

namespace kilde::cli {

format::TextOptions ViewChoices::text_options() const {
  format::TextOptions options;
  options.width = width ? width : terminal_width();
  options.color = use_color(color, output == "-" && stdout_is_terminal());
  return options;
}

format::Offsets ViewChoices::unit() const {
  return offsets == "bytes" ? format::Offsets::kBytes : format::Offsets::kCodePoints;
}

void define_view_options(CLI::App& command, ViewChoices& choices,
                         const std::vector<std::string>& more) {
  std::vector<std::string> formats = {"text", "json"};
  formats.insert(formats.end(), more.begin(), more.end());
  std::string names;
  for (const std::string& name : formats) names += (names.empty() ? "" : ", ") + name;
  define_ledger_option(command, choices.ledger);
  command
      .add_option("--format", choices.format, "Format of the output: " + names + " (default: text)")
      ->check(CLI::IsMember(formats))
      ->option_text("NAME");
  command.add_option("--output", choices.output, "Where to write (default: standard output)")
      ->option_text("FILE");
  command
      .add_option("--offsets", choices.offsets,
                  "Unit of JSON's offsets: codepoints, bytes (default: codepoints)")
      ->check(CLI::IsMember({"codepoints", "bytes"}))
      ->option_text("UNIT");
  command.add_option("--color", choices.color, "Colors: auto, always, never (default: auto)")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->option_text("WHEN");
  command
      .add_option("--width", choices.width, "Width of text in columns (default: the terminal's)")
      ->check(CLI::Range(40, 1000))
      ->option_text("N");
}

Result<PropositionView> view_of_ledger(const ViewChoices& choices, Context& context) {
  Result<OpenLedger> ledger = open_ledger(choices.ledger, {.read_only = true}, context.interrupt);
  if (!ledger) return ledger.error();
  Result<proposition::Resolver> resolver = proposition::Resolver::load(ledger->resources);
  if (!resolver) return resolver.error();
  Result<ledger::ClaimSet> set = ledger::load_claims(ledger->store->database());
  if (!set) return set.error();
  PropositionView view{std::move(*set), std::move(*resolver), {}};
  view.propositions = view.resolver->resolve(view.set.reports, view.set.descents);
  return view;
}

int write_view(const ViewChoices& choices, const std::string& bytes) {
  Result<pipeline::Output> output = pipeline::Output::open(choices.output);
  if (!output) return fail(output.error());
  Result<void> written = output->write(bytes);
  if (written) written = output->finish();
  return written ? kDone : fail(written.error());
}

}  // namespace kilde::cli
