// How answers look and where they go: the options that many commands share.
//
//   struct MyChoices : OutputChoices { ... };
//   define_format(*command, choices, {"text", "json"});   // the first is the default
//   define_output(*command, choices);                     // --output
//   define_offsets(*command, choices);                    // --offsets
//   define_look(*command, choices);                       // --color, --width
//   format::to_text(doc, choices.text_options());
//
// Threads: the main thread. Errors: wrong values are told by the command line's parser.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "format/json.h"
#include "format/text.h"

namespace kilde::cli {

struct OutputChoices {
  std::string format = "text", offsets = "codepoints", color = "auto", output = "-";
  int width = 0;  // 0: the terminal's

  bool to_stdout() const { return output == "-"; }
  format::TextOptions text_options() const;
  format::Offsets unit() const;
};

void define_format(CLI::App& command, OutputChoices& choices,
                   const std::vector<std::string>& formats);
void define_output(CLI::App& command, OutputChoices& choices);
void define_offsets(CLI::App& command, OutputChoices& choices);
void define_look(CLI::App& command, OutputChoices& choices);

}  // namespace kilde::cli
