// kilde show: the reading of a report that is in a ledger.
#include <memory>
#include <optional>
#include <span>

#include "ask_options.h"
#include "base/resources.h"
#include "format/html.h"
#include "format/json.h"
#include "format/world_map.h"

namespace kilde::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  kilde show w3                                its newest version\n"
    "  kilde show w3@1                              its first one\n"
    "  kilde show --format html https://example.org/a.html > a.html\n"
    "A document is named by its id, its address, #NUMBER or the begin of its sha256.";

struct ShowChoices {
  AskChoices ask;
  std::string document;
};

std::string page(const Document& doc) {
  std::optional<format::WorldMap> world;
  if (auto root = base::find_resources()) {
    auto loaded = format::WorldMap::load(*root / "data" / "map" / "world.tsv");
    if (loaded)
      world = std::move(*loaded);
    else
      tell(loaded.error());
  }
  return format::to_html(std::span(&doc, 1), {.title = "", .world = world ? &*world : nullptr});
}

int run_show(const ShowChoices& choices, Context& context) {
  Result<Ledger> ledger = open_to_ask(choices.ask.ledger, context);
  if (!ledger) return fail(ledger.error());
  auto failed = [](const Error& error) {
    tell(error);
    return int{kSomeFailed};
  };
  Result<int64_t> id = ledger->find(choices.document);
  if (!id) return failed(id.error());
  Result<std::vector<StoredDocument>> versions = ledger->versions(*id);
  if (!versions) return failed(versions.error());
  const format::TextOptions options = choices.ask.text_options();
  const std::string told = query::to_text(*versions, *id, options);
  Result<Document> doc = ledger->load(*id);
  if (!doc) return failed(doc.error());
  if (choices.ask.format == "json") return print(format::to_json(*doc, choices.ask.unit()));
  if (choices.ask.format == "html") return print(page(*doc));
  return print(format::to_text(*doc, options) + (told.empty() ? "" : "\n" + told));
}

}  // namespace

void add_show(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("show", "Show the reading of a report of a ledger");
  auto choices = std::make_shared<ShowChoices>();
  AskChoices& ask = choices->ask;
  command->add_option("DOC", choices->document, "Id, address, #number or sha256 of a document")
      ->required();
  define_ledger_option(*command, ask.ledger);
  define_format(*command, ask, {"text", "json", "html"});
  define_offsets(*command, ask);
  define_look(*command, ask);
  command->footer(kExamples);
  command->callback([choices, &context] { context.exit_code = run_show(*choices, context); });
}

}  // namespace kilde::cli
