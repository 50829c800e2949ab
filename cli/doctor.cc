// kilde doctor: is everything in its place, and what to do if not.
#include <langinfo.h>

#include <algorithm>
#include <clocale>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/version.h>

#include "command.h"
#include "messages.h"
#include "pipeline/health.h"
#include "terminal.h"

namespace kilde::cli {
namespace {

using pipeline::Check;

Check check_terminal() {
  if (!stdout_is_terminal()) return {"terminal", true, "output is not a terminal: plain text", ""};
  std::string color = use_color("auto", true) ? "in color" : "without color";
  return {"terminal", true, std::to_string(terminal_width()) + " columns, " + color, ""};
}

// Only the terminal's own display depends on it: kilde writes UTF-8 everywhere.
Check check_locale() {
  std::setlocale(LC_CTYPE, "");
  std::string_view charset = ::nl_langinfo(CODESET);
  if (charset == "UTF-8") return {"locale", true, "UTF-8", ""};
  return {"locale", true,
          std::string(charset) + "; letters such as å may show wrongly (export LANG=C.UTF-8)", ""};
}

std::string line_of(const Check& check) {
  std::string line = (check.ok ? "ok    " : "FAIL  ") + check.what + ": " + check.found + "\n";
  if (!check.fix.empty()) line += "      to mend it: " + check.fix + "\n";
  return line;
}

int run_doctor() {
  std::vector<Check> checks = pipeline::check_installation({});
  checks.push_back(check_terminal());
  checks.push_back(check_locale());
  std::string report = "kilde " + std::string(version()) + "\n";
  for (const Check& check : checks) report += line_of(check);
  auto broken = std::count_if(checks.begin(), checks.end(), [](const Check& c) { return !c.ok; });
  report += broken ? std::to_string(broken) + " things to mend\n" : "everything is in its place\n";
  int printed = print(report);
  return broken ? kSomeFailed : printed;
}

}  // namespace

void add_doctor(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("doctor", "Check models, data and terminal");
  command->footer("Example:\n  kilde doctor\nExit code: 1 when something is broken.");
  command->callback([&context] { context.exit_code = run_doctor(); });
}

}  // namespace kilde::cli
