#include "completion_tree.h"

namespace kilde::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

std::string words_of(const CompletionNode& node) {
  std::vector<std::string> words = node.commands;
  words.insert(words.end(), node.words.begin(), node.words.end());
  for (const CompletionOption& option : node.options) {
    words.insert(words.end(), option.names.begin(), option.names.end());
  }
  return joined(words);
}

// After an option that wants a value: its allowed values, else files.
std::string value_cases(const CompletionNode& node) {
  std::string cases;
  for (const CompletionOption& option : node.options) {
    if (!option.takes_value) continue;
    for (const std::string& name : option.names) {
      cases += "    \"" + node.path + " " + name + "\")\n      COMPREPLY=($(compgen ";
      cases += option.values.empty() ? "-f" : "-W \"" + joined(option.values) + "\"";
      cases += " -- \"$cur\"))\n      return ;;\n";
    }
  }
  return cases;
}

}  // namespace

std::string bash_completion(const std::vector<CompletionNode>& nodes) {
  std::string paths, values, words;
  for (const CompletionNode& node : nodes) {
    for (const std::string& command : node.commands) {
      std::string path = node.path.empty() ? command : node.path + " " + command;
      paths += "      \"" + node.path + "/" + command + "\") command=\"" + path + "\" ;;\n";
    }
    values += value_cases(node);
    words += "    \"" + node.path + "\") words=\"" + words_of(node) + "\" ;;\n";
  }
  return "# bash completion for kilde; made by `kilde completion bash`\n"
         "_kilde() {\n"
         "  local cur=\"${COMP_WORDS[COMP_CWORD]}\" prev=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
         "  local command=\"\" word words=\"\" i\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    word=\"${COMP_WORDS[i]}\"\n"
         "    case \"$command/$word\" in\n" +
         paths +
         "    esac\n  done\n"
         "  case \"$command $prev\" in\n" +
         values +
         "  esac\n"
         "  case \"$command\" in\n" +
         words +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
         "  if [[ $cur != -* && -n $command ]]; then\n"
         "    COMPREPLY+=($(compgen -f -- \"$cur\"))\n  fi\n}\n"
         "complete -o filenames -F _kilde kilde\n";
}

}  // namespace kilde::cli
