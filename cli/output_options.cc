#include "output_options.h"

#include "terminal.h"

namespace kilde::cli {

format::TextOptions OutputChoices::text_options() const {
  format::TextOptions options;
  options.width = width > 0 ? width : terminal_width();
  options.color = use_color(color, to_stdout() && stdout_is_terminal());
  return options;
}

format::Offsets OutputChoices::unit() const {
  return offsets == "bytes" ? format::Offsets::kBytes : format::Offsets::kCodePoints;
}

void define_format(CLI::App& command, OutputChoices& choices,
                   const std::vector<std::string>& formats) {
  choices.format = formats.front();
  std::string names;
  for (const std::string& name : formats) names += (names.empty() ? "" : ", ") + name;
  command
      .add_option("--format", choices.format,
                  "Format of the output: " + names + " (default: " + choices.format + ")")
      ->check(CLI::IsMember(formats))
      ->option_text("NAME");
}

void define_output(CLI::App& command, OutputChoices& choices) {
  command.add_option("--output", choices.output, "Where to write (default: standard output)")
      ->option_text("FILE");
}

void define_offsets(CLI::App& command, OutputChoices& choices) {
  command
      .add_option("--offsets", choices.offsets,
                  "Unit of JSON's offsets: codepoints, bytes (default: codepoints)")
      ->check(CLI::IsMember({"codepoints", "bytes"}))
      ->option_text("UNIT");
}

void define_look(CLI::App& command, OutputChoices& choices) {
  command.add_option("--color", choices.color, "Colors: auto, always, never (default: auto)")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->option_text("WHEN");
  command
      .add_option("--width", choices.width, "Width of text in columns (default: the terminal's)")
      ->check(CLI::Range(40, 1000))
      ->option_text("N");
}

}  // namespace kilde::cli
