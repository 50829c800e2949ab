// The options of `kilde read`, and what they mean for the engine.
//
//   ReadChoices choices;
//   define_read_options(command, choices);          // CLI11 fills `choices` while it parses
//   read_all(reader, stream, choices.jobs, choices.render(), listener);
//
// Threads: the main thread; what render() gives may be called from many.
// Errors: CLI11's, while parsing.
#pragma once

#include <string>

#include <kilde/reader.h>

#include "command.h"
#include "output_options.h"
#include "pipeline/input_stream.h"
#include "pipeline/read_all.h"

namespace kilde::cli {

struct ReadChoices : OutputChoices {
  std::string lang, date, publisher, until, entities;
  size_t jobs = pipeline::default_jobs();
  bool explain = false;
  bool quiet = false;
  pipeline::InputOptions inputs;

  ReaderOptions reader_options(const pipeline::Interrupt& interrupt) const;
  pipeline::Render render() const;
};

// Tells what of the languages that were read cannot be used; true where there is such a thing. What
// was read without it is no whole reading.
bool tell_broken(const Reader& reader);

// What is read, and how; shared with kilde add.
void define_input_options(CLI::App& command, ReadChoices& choices);
void define_read_options(CLI::App& command, ReadChoices& choices);

}  // namespace kilde::cli
