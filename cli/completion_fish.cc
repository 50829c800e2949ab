#include "completion_tree.h"

namespace kilde::cli {
namespace {

std::string fish_quoted(const std::string& text) {
  std::string quoted = "'";
  for (char c : text) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

// When a line belongs to this command: all its words have been typed, and none that goes deeper.
std::string condition(const CompletionNode& node) {
  if (node.path.empty()) return "__fish_use_subcommand";
  std::string seen;
  for (const std::string& word : CLI::detail::split(node.path, ' ')) {
    seen += (seen.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + word);
  }
  for (const std::string& command : node.commands) {
    seen += "; and not __fish_seen_subcommand_from " + command;
  }
  return seen;
}

std::string option_line(const CompletionNode& node, const CompletionOption& option) {
  std::string line = "complete -c kilde -n " + fish_quoted(condition(node));
  for (const std::string& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (option.takes_value) line += " -r";
  if (!option.values.empty()) {
    std::string values;
    for (const std::string& value : option.values) values += (values.empty() ? "" : " ") + value;
    line += " -f -a " + fish_quoted(values);
  }
  return line + " -d " + fish_quoted(option.about) + "\n";
}

std::string about_of(const std::vector<CompletionNode>& nodes, const std::string& path) {
  for (const CompletionNode& node : nodes) {
    if (node.path == path) return node.about;
  }
  return "";
}

}  // namespace

std::string fish_completion(const std::vector<CompletionNode>& nodes) {
  std::string script = "# fish completion for kilde; made by `kilde completion fish`\n";
  for (const CompletionNode& node : nodes) {
    std::string begin = "complete -c kilde -f -n " + fish_quoted(condition(node)) + " -a ";
    for (const std::string& command : node.commands) {
      std::string path = node.path.empty() ? command : node.path + " " + command;
      script += begin + command + " -d " + fish_quoted(about_of(nodes, path)) + "\n";
    }
    for (const std::string& word : node.words) script += begin + word + "\n";
    for (const CompletionOption& option : node.options) script += option_line(node, option);
  }
  return script;
}

}  // namespace kilde::cli
