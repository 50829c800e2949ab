// kilde completion: prints a script that lets a shell complete kilde's commands and options.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/resources.h"
#include "command.h"
#include "completion_tree.h"
#include "messages.h"
#include "pipeline/language_table.h"

namespace kilde::cli {
namespace {

// Nothing where the resources are not there: a completion is no place to complain.
std::vector<std::string> language_codes() {
  std::vector<std::string> codes;
  Result<std::filesystem::path> root = base::find_resources();
  if (!root) return codes;
  if (auto table = pipeline::LanguageTable::load(*root))
    for (const auto& language : table->all()) codes.push_back(language.code);
  return codes;
}

std::string script_for(const std::string& shell, const CLI::App& app) {
  std::vector<CompletionNode> nodes = completion_tree(app, language_codes());
  if (shell == "bash") return bash_completion(nodes);
  if (shell == "zsh") return zsh_completion(nodes);
  return fish_completion(nodes);
}

}  // namespace

void add_completion(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("completion", "Print a shell's completion script");
  auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->footer(
      "Examples:\n"
      "  kilde completion bash > ~/.local/share/bash-completion/completions/kilde\n"
      "  kilde completion zsh > ~/.zfunc/_kilde\n"
      "  kilde completion fish > ~/.config/fish/completions/kilde.fish");
  command->callback(
      [shell, &app, &context] { context.exit_code = print(script_for(*shell, app)); });
}

}  // namespace kilde::cli
