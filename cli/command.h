// What the commands of the program share: how each is added, and what it works with.
//
//   add_read(app, context);          // defines `kilde read` and what happens when it is chosen
//   CLI11_PARSE(...); return context.exit_code;
//
// One file a command. A command says what to do to the engine and how to tell the outcome; it finds
// nothing itself.
// Threads: the main thread only. Errors: told on stderr, and in exit_code.
#pragma once

#include <CLI/CLI.hpp>

#include "pipeline/interrupt.h"

namespace kilde::cli {

// The exit codes that other programs rely on.
enum ExitCode : int { kDone = 0, kSomeFailed = 1, kWrongUsage = 2, kAlerts = 3, kStopped = 130 };

struct Context {
  pipeline::Interrupt& interrupt;
  int exit_code = kDone;
};

void add_read(CLI::App& app, Context& context);
void add_add(CLI::App& app, Context& context);
void add_remove(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_backup(CLI::App& app, Context& context);
void add_reread(CLI::App& app, Context& context);
void add_search(CLI::App& app, Context& context);
void add_claims(CLI::App& app, Context& context);
void add_sources(CLI::App& app, Context& context);
void add_show(CLI::App& app, Context& context);
void add_timeline(CLI::App& app, Context& context);
void add_diff(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_eval(CLI::App& app, Context& context);
void add_lineage(CLI::App& app, Context& context);
void add_stories(CLI::App& app, Context& context);
void add_propositions(CLI::App& app, Context& context);
void add_proposition_lists(CLI::App& app, Context& context);
void add_trace(CLI::App& app, Context& context);
void add_ask(CLI::App& app, Context& context);
void add_watch(CLI::App& app, Context& context);
void add_propose(CLI::App& app, Context& context);
void add_judge(CLI::App& app, Context& context);
void add_resolve(CLI::App& app, Context& context);
void add_entity(CLI::App& app, Context& context);
void add_languages(CLI::App& app, Context& context);
void add_doctor(CLI::App& app, Context& context);
void add_signature(CLI::App& app, Context& context);
void add_completion(CLI::App& app, Context& context);

}  // namespace kilde::cli
