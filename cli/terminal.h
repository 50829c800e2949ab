// What the terminal can show.
//
//   bool color = use_color("auto", writes_to_terminal);   // obeys NO_COLOR and TERM=dumb
//   int columns = terminal_width();                       // 80 when nobody says
//
// Threads: reads the environment. Errors: cannot fail.
#pragma once

#include <string_view>

namespace kilde::cli {

bool stdout_is_terminal();
bool stderr_is_terminal();
bool stdin_is_terminal();
// `choice` is auto, always or never.
bool use_color(std::string_view choice, bool to_terminal);
int terminal_width();

}  // namespace kilde::cli
