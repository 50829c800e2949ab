// kilde languages: which languages there are, and what is loaded for each.
#include <cstdio>
#include <string>

#include <kilde/reader.h>

#include "command.h"
#include "messages.h"

namespace kilde::cli {
namespace {

constexpr size_t kPartWidth = 12;

// Counts code points, which is near enough for the names of languages.
void append_padded(std::string& row, std::string_view text, size_t width) {
  size_t columns = 0;
  for (char c : text) columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  row += text;
  row.append(columns < width ? width - columns : 1, ' ');
}

std::string megabytes(uint64_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / 1e6);
  return bytes ? text : "-";
}

std::string row_of(const LanguageStatus& language) {
  std::string row;
  append_padded(row, language.code, 6);
  append_padded(row, language.name, 20);
  for (const LanguageStatus::Part& part : language.parts) {
    append_padded(row, part.loaded ? "yes" : "-", kPartWidth);
  }
  return row + megabytes(language.model_bytes) + "\n";
}

std::string table_of(const std::vector<LanguageStatus>& languages) {
  std::string table;
  append_padded(table, "code", 6);
  append_padded(table, "name", 20);
  for (const LanguageStatus::Part& part : languages.front().parts) {
    append_padded(table, part.name, kPartWidth);
  }
  table += "models\n";
  for (const LanguageStatus& language : languages) table += row_of(language);
  return table;
}

int run_languages() {
  Result<Reader> reader = Reader::open();
  if (!reader) return fail(reader.error());
  return print(table_of(reader->languages()));
}

}  // namespace

void add_languages(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("languages", "List the languages and what is there for each");
  command->footer("Example:\n  kilde languages");
  command->callback([&context] { context.exit_code = run_languages(); });
}

}  // namespace kilde::cli
