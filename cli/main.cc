// The program `kilde`: chooses the command and turns its outcome into an exit code.
#include <csignal>
#include <string>

#include <kilde/version.h>

#include "command.h"
#include "messages.h"

namespace kilde::cli {
namespace {

constexpr const char* kAbout = "kilde reads news and says who said what, according to whom.";
constexpr const char* kExamples =
    "Examples:\n"
    "  kilde read article.txt                      show the claims of a report\n"
    "  kilde read --format html a.txt > a.html     the reading view, for a browser\n"
    "  kilde read --format json corpus/ > out.jsonl    for programs\n"
    "  kilde add corpus/                           keep many in a ledger, to be asked\n"
    "  kilde claims --source Lukashenko --act deny the ledger's claims, in any script\n"
    "  kilde trace bridge closed                   how a claim came to the papers\n"
    "  kilde doctor                                is everything in its place?\n"
    "`kilde COMMAND --help` tells more; so does `man kilde`.";

pipeline::Interrupt* interrupt_of_handler = nullptr;

void on_interrupt(int) { interrupt_of_handler->raise(); }

// The first Ctrl-C ends in good order, the second at once. A reader that goes away is told by the
// failing write, not by a signal.
void handle_signals(pipeline::Interrupt& interrupt) {
  interrupt_of_handler = &interrupt;
  struct sigaction action = {};
  action.sa_handler = on_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
}

// CLI11's own messages may take several lines.
std::string first_line_of(const std::string& message) {
  return message.substr(0, message.find('\n'));
}

int parse_and_run(CLI::App& app, const Context& context, int argc, char** argv) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const CLI::App* chosen = &app;
    while (!chosen->get_subcommands().empty()) chosen = chosen->get_subcommands().back();
    return print(chosen->help());
  } catch (const CLI::CallForVersion&) {
    return print("kilde " + std::string(version()) + "\n");
  } catch (const CLI::ParseError& error) {
    const std::string command =
        app.get_subcommands().empty() ? "" : " " + app.get_subcommands().front()->get_name();
    return wrong_usage(first_line_of(error.what()) + " (see kilde" + command + " --help)");
  }
  if (app.get_subcommands().empty()) return print(app.help());
  return context.exit_code;
}

int run(int argc, char** argv) {
  pipeline::Interrupt interrupt;
  handle_signals(interrupt);
  Context context{interrupt};
  CLI::App app(kAbout, "kilde");
  app.footer(kExamples);
  app.get_formatter()->column_width(34);
  app.set_version_flag("--version", std::string(version()), "Print the version and leave");
  app.set_help_flag("-h,--help", "Print this help and leave");
  app.require_subcommand(0, 1);
  add_read(app, context);
  add_add(app, context);
  add_reread(app, context);
  add_remove(app, context);
  add_check(app, context);
  add_backup(app, context);
  add_search(app, context);
  add_claims(app, context);
  add_sources(app, context);
  add_show(app, context);
  add_timeline(app, context);
  add_diff(app, context);
  add_export(app, context);
  add_eval(app, context);
  add_lineage(app, context);
  add_stories(app, context);
  add_propositions(app, context);
  add_trace(app, context);
  add_proposition_lists(app, context);
  add_ask(app, context);
  add_watch(app, context);
  add_propose(app, context);
  add_judge(app, context);
  add_resolve(app, context);
  add_entity(app, context);
  add_languages(app, context);
  add_doctor(app, context);
  add_signature(app, context);
  add_completion(app, context);
  return parse_and_run(app, context, argc, argv);
}

}  // namespace
}  // namespace kilde::cli

int main(int argc, char** argv) { return kilde::cli::run(argc, argv); }
