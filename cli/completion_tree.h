// The commands and options of the program, as shells' completion scripts need them.
//
//   for (const CompletionNode& node : completion_tree(app, {"da", "nb"}))
//     node.path;      // "", "read", "eval", "eval ud", ...: in the order of --help
//
// Method: taken from the CLI11 definitions themselves, so that it is always true.
// Ownership: plain values. Threads: any. Errors: cannot fail.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace kilde::cli {

struct CompletionOption {
  std::vector<std::string> names;  // "--format", "-h"
  std::string about;
  std::vector<std::string> values;  // the allowed ones; empty when any
  bool takes_value = false;
};

struct CompletionNode {
  std::string path;
  std::string about;
  std::vector<std::string> commands;  // what may follow
  std::vector<CompletionOption> options;
  std::vector<std::string> words;  // allowed values of the first argument that is no option
};

// `languages`: the codes that --lang may have.
std::vector<CompletionNode> completion_tree(const CLI::App& app,
                                            const std::vector<std::string>& languages);

std::string bash_completion(const std::vector<CompletionNode>& nodes);
std::string zsh_completion(const std::vector<CompletionNode>& nodes);
std::string fish_completion(const std::vector<CompletionNode>& nodes);

// Quoted for bash and zsh: it's -> 'it'\''s'
std::string shell_quoted(const std::string& text);

}  // namespace kilde::cli
