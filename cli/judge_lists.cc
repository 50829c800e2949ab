#include "judge_lists.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "format/judgements.h"
#include "ledger/judgement_store.h"
#include "messages.h"
#include "pipeline/byte_source.h"
#include "proposition_view.h"

namespace kilde::cli {
namespace {

using judgement::Judgement;

constexpr size_t kLongestLine = size_t{16} << 20;  // bytes

struct ListChoices : ViewChoices {
  bool all = false;
};

struct ImportChoices {
  LedgerChoice ledger;
  std::string file = "-";
};

Result<std::vector<Judgement>> stored(const LedgerChoice& choice, Context& context) {
  Result<OpenLedger> ledger = open_ledger(choice, {.read_only = true}, context.interrupt);
  if (!ledger) return ledger.error();
  return ledger::load_judgements(ledger->store->database());
}

std::string lines_of(const std::vector<Judgement>& judgements) {
  std::string lines;
  for (const Judgement& each : judgements) lines += format::judgement_json(each);
  return lines;
}

int run_list(const ListChoices& choices, Context& context) {
  auto all = stored(choices.ledger, context);
  if (!all) return fail(all.error());
  const std::vector<Judgement> shown =
      choices.all ? std::move(*all) : judgement::standing(std::move(*all));
  return write_view(choices, choices.format == "json"
                                 ? lines_of(shown)
                                 : format::judgements_text(shown, choices.text_options()));
}

// The judgements of a file; what is none is told with its line.
Result<std::vector<Judgement>> read_judgements(const std::string& file, bool& broken,
                                               Context& context) {
  auto source = pipeline::ByteSource::open(file, &context.interrupt);
  if (!source) return source.error();
  const std::string name = file == "-" ? "standard input" : file;
  std::vector<Judgement> found;
  std::string line;
  auto tell_broken = [&](size_t number, const std::string& message) {
    broken = true;
    tell({Code::kFormat, name + ":" + std::to_string(number), message});
  };
  for (size_t number = 1;; ++number) {
    const pipeline::LineRead read = pipeline::read_line(*source, kLongestLine, line);
    if (read == pipeline::LineRead::kEnd) break;
    if (read == pipeline::LineRead::kTooLong) {
      tell_broken(number, "expected a judgement of at most 16 MiB, found a longer line");
      continue;
    }
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    Result<Judgement> judged = format::parse_judgement(line);
    if (judged)
      found.push_back(std::move(*judged));
    else
      tell_broken(number, judged.error().message);
  }
  if (const auto& error = source->error()) return *error;
  return found;
}

int run_import(const ImportChoices& choices, Context& context) {
  bool broken = false;
  auto found = read_judgements(choices.file, broken, context);
  if (context.interrupt.raised()) return kStopped;
  if (!found) return fail(found.error());
  Result<OpenLedger> ledger = open_ledger(choices.ledger, {}, context.interrupt);
  if (!ledger) return fail(ledger.error());
  auto added = ledger::add_judgements(ledger->store->database(), *found);
  if (!added) return fail(added.error());
  if (*added > 0) {  // tells which of them contradict others, and which speak of unknown claims
    ViewChoices view;
    view.ledger = choices.ledger;
    Result<PropositionView> seen = view_of_all(view, context);
    if (context.interrupt.raised()) return kStopped;
    if (!seen) return fail(seen.error());
  }
  const int printed = print(std::to_string(*added) + " added, " +
                            std::to_string(found->size() - *added) + " known\n");
  return broken ? int{kSomeFailed} : printed;
}

}  // namespace

void add_judge_lists(CLI::App& judge, Context& context) {
  auto list = std::make_shared<ListChoices>();
  CLI::App* command = judge.add_subcommand("list", "Show the judgements of a ledger");
  define_ledger_option(*command, list->ledger);
  define_format(*command, *list, {"text", "json"});
  define_output(*command, *list);
  define_look(*command, *list);
  command->add_flag("--all", list->all, "Also what was taken back, and by what");
  command->callback([list, &context] { context.exit_code = run_list(*list, context); });

  auto all = std::make_shared<ListChoices>();
  command = judge.add_subcommand("export", "Write all judgements as JSON lines");
  define_ledger_option(*command, all->ledger);
  define_output(*command, *all);
  all->format = "json", all->all = true;
  command->callback([all, &context] { context.exit_code = run_list(*all, context); });

  auto import = std::make_shared<ImportChoices>();
  command = judge.add_subcommand("import", "Take judgements from JSON lines; known ones once");
  define_ledger_option(*command, import->ledger);
  command->add_option("FILE", import->file, "JSON lines (default: standard input)");
  command->callback([import, &context] { context.exit_code = run_import(*import, context); });
}

}  // namespace kilde::cli
