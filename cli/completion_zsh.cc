#include "completion_tree.h"

namespace kilde::cli {
namespace {

// Within _arguments' specs, brackets and colons have a meaning of their own.
std::string escaped(const std::string& text) {
  std::string result;
  for (char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string value_spec(const CompletionOption& option) {
  if (!option.takes_value) return "";
  if (option.values.empty()) return ":value:_files";
  std::string values;
  for (const std::string& value : option.values) values += (values.empty() ? "" : " ") + value;
  return ":value:(" + values + ")";
}

std::string option_specs(const CompletionNode& node) {
  std::string specs;
  for (const CompletionOption& option : node.options) {
    for (const std::string& name : option.names) {
      std::string spec = name + "[" + escaped(option.about) + "]" + value_spec(option);
      specs += " \\\n        " + shell_quoted(spec);
    }
  }
  return specs;
}

std::string rest_spec(const CompletionNode& node) {
  std::vector<std::string> words = node.commands;
  words.insert(words.end(), node.words.begin(), node.words.end());
  if (words.empty()) return "'*:file:_files'";
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : " ") + word;
  return shell_quoted("1:command:(" + list + ")") + " '*::rest:->rest'";
}

}  // namespace

std::string zsh_completion(const std::vector<CompletionNode>& nodes) {
  std::string paths, cases;
  for (const CompletionNode& node : nodes) {
    for (const std::string& command : node.commands) {
      std::string path = node.path.empty() ? command : node.path + " " + command;
      paths += "      '" + node.path + "/" + command + "') command='" + path + "'; first=$i ;;\n";
    }
    cases += "    '" + node.path + "')\n      _arguments -s" + option_specs(node) +
             " \\\n        " + rest_spec(node) + " ;;\n";
  }
  return "#compdef kilde\n"
         "# zsh completion for kilde; made by `kilde completion zsh`\n"
         "_kilde() {\n"
         "  local command='' i first=1 state line\n"
         "  for ((i = 2; i < CURRENT; i++)); do\n"
         "    case \"$command/$words[i]\" in\n" +
         paths +
         "    esac\n  done\n"
         "  # _arguments sees the chosen command as the program\n"
         "  words=(\"${(@)words[first,-1]}\")\n"
         "  ((CURRENT -= first - 1))\n"
         "  case \"$command\" in\n" +
         cases +
         "  esac\n}\n"
         "if [ \"$funcstack[1]\" = _kilde ]; then _kilde \"$@\"; else compdef _kilde kilde; fi\n";
}

}  // namespace kilde::cli
