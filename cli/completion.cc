// kilde completion: prints a script that lets a shell complete kilde's commands and options.
#include <memory>
#include <string>

#include "command.h"
#include "completion_tree.h"
#include "messages.h"

namespace kilde::cli {
namespace {

std::string script_for(const std::string& shell, const CLI::App& app) {
  std::vector<CompletionNode> nodes = completion_tree(app);
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
