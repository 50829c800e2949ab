#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace kilde::cli {
namespace {

constexpr int kDefaultWidth = 80;
constexpr int kLeastWidth = 40;
constexpr int kGreatestWidth = 120;  // longer lines are hard to read

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

int reported_width() {
  winsize size = {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return std::atoi(std::string(environment("COLUMNS")).c_str());
}

}  // namespace

bool stdout_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }
bool stderr_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }
bool stdin_is_terminal() { return ::isatty(STDIN_FILENO) == 1; }

bool use_color(std::string_view choice, bool to_terminal) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  return to_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

int terminal_width() {
  int width = reported_width();
  if (width <= 0) return kDefaultWidth;
  return width < kLeastWidth ? kLeastWidth : width > kGreatestWidth ? kGreatestWidth : width;
}

}  // namespace kilde::cli
