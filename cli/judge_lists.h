// kilde judge list, export, import: judgements as a whole.
//
//   add_judge_lists(*judge, context);
//
// Threads: the main thread. Errors: told on stderr, and in the exit code; of an import each line
//   that is no judgement is named, and the others are taken.
#pragma once

#include "command.h"

namespace kilde::cli {

void add_judge_lists(CLI::App& judge, Context& context);

}  // namespace kilde::cli
