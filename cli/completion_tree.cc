#include "completion_tree.h"

#include <utility>

namespace kilde::cli {
namespace {

// CLI11 describes the allowed values of an option as "TEXT:{text,json}".
std::vector<std::string> values_of(const CLI::Option& option) {
  std::string type = option.get_type_name();
  size_t begin = type.find('{'), end = type.rfind('}');
  if (begin == std::string::npos || end == std::string::npos) return {};
  return CLI::detail::split(type.substr(begin + 1, end - begin - 1), ',');
}

CompletionOption option_of(const CLI::Option& option, const std::vector<std::string>& languages) {
  CompletionOption result;
  for (const std::string& name : option.get_snames()) result.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) result.names.push_back("--" + name);
  result.about = option.get_description();
  result.values = option.check_lname("lang") ? languages : values_of(option);
  result.takes_value = option.get_items_expected_max() > 0;
  return result;
}

void add_node(const CLI::App& app, const std::string& path,
              const std::vector<std::string>& languages, std::vector<CompletionNode>& nodes) {
  CompletionNode node;
  node.path = path;
  node.about = app.get_description();
  for (const CLI::Option* option : app.get_options()) {
    if (option->nonpositional()) {
      node.options.push_back(option_of(*option, languages));
    } else if (node.words.empty()) {
      node.words = values_of(*option);
    }
  }
  auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  for (const CLI::App* command : commands) node.commands.push_back(command->get_name());
  nodes.push_back(std::move(node));
  for (const CLI::App* command : commands) {
    add_node(*command, path.empty() ? command->get_name() : path + " " + command->get_name(),
             languages, nodes);
  }
}

}  // namespace

std::vector<CompletionNode> completion_tree(const CLI::App& app,
                                            const std::vector<std::string>& languages) {
  std::vector<CompletionNode> nodes;
  add_node(app, "", languages, nodes);
  return nodes;
}

std::string shell_quoted(const std::string& text) {
  std::string quoted = "'";
  for (char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace kilde::cli
