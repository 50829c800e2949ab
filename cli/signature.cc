// kilde signature: one hash over everything found in a fixed corpus.
#include "pipeline/signature.h"

#include <memory>
#include <string>
#include <vector>

#include "command.h"
#include "messages.h"
#include "pipeline/input_stream.h"
#include "pipeline/read_all.h"

namespace kilde::cli {
namespace {

struct Choices {
  std::vector<std::string> files;
  bool rows = false;
};

class SignatureListener : public pipeline::Listener {
 public:
  bool done(Document doc, std::string_view) override { return signature.add(doc), true; }
  void failed(const Error& error) override { tell(error); }
  void noted(std::string_view, std::string_view) override {}

  pipeline::Signature signature;
};

int run_signature(const Choices& choices, const pipeline::Interrupt& interrupt) {
  ReaderOptions options;
  options.interrupted = &interrupt.flag();
  Result<Reader> reader = Reader::open(options);
  if (!reader) return fail(reader.error());
  pipeline::InputOptions inputs;
  inputs.files = choices.files;
  if (inputs.files.empty()) inputs.files = {(reader->resources() / "examples").string()};
  pipeline::InputStream stream(std::move(inputs), &interrupt);
  SignatureListener listener;
  pipeline::ReadCounts counts = read_all(
      *reader, stream, pipeline::default_jobs(), [](const Document&) { return std::string(); },
      listener, &interrupt);
  if (interrupt.raised()) return kStopped;
  if (counts.failed > 0) return kSomeFailed;
  const pipeline::Signature& signature = listener.signature;
  return print(choices.rows ? std::string(signature.rows()) : signature.hash() + "\n");
}

}  // namespace

void add_signature(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("signature", "Print one hash of all labels and spans found in a corpus");
  auto choices = std::make_shared<Choices>();
  command->add_option("FILE", choices->files, "The corpus (default: the examples of the sources)");
  command->add_flag("--rows", choices->rows, "Print what is hashed, one row a label or span");
  command->footer(
      "A change that should not change what is found keeps the signature.\n"
      "Examples:\n  kilde signature\n  kilde signature --rows > after.tsv");
  command->callback(
      [choices, &context] { context.exit_code = run_signature(*choices, context.interrupt); });
}

}  // namespace kilde::cli
