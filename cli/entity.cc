// kilde entity: what the base knows by a name, an id or an office.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/resources.h"
#include "command.h"
#include "entity_view.h"
#include "knowledge/entity_base.h"
#include "messages.h"
#include "terminal.h"

namespace kilde::cli {
namespace {

using knowledge::EntityBase;

struct Choices {
  std::vector<std::string> names;
  std::string format = "text";
  std::string date;
  ViewOptions view;
};

Result<EntityBase> open_base() {
  Result<std::filesystem::path> root = base::find_resources();
  if (!root) return root.error();
  return EntityBase::open(*root);
}

// Persons whose name ends so: a family name alone. Looks at every name, so only when all else
// fails.
std::vector<uint32_t> persons_called(const EntityBase& base, std::string_view name) {
  std::string end = " " + base.fold(name);
  std::vector<uint32_t> rows;
  for (uint32_t row = 0; row < base.size() && end.size() > 1; ++row) {
    if (base.entity(row).kind != EntityKind::kPerson) continue;
    std::vector<knowledge::KnownName> names = base.names(row);
    if (std::any_of(names.begin(), names.end(),
                    [&](const auto& known) { return base.fold(known.text).ends_with(end); })) {
      rows.push_back(row);
    }
  }
  return rows;
}

// By id, by office ("president:UA"), by name, by family name; the likeliest first.
std::vector<uint32_t> rows_of(const EntityBase& base, std::string_view name, Date at) {
  if (uint32_t row = base.row_of(name); row != knowledge::kNoRow) return {row};
  if (size_t colon = name.find(':'); colon != name.npos) {
    return base.holders(name.substr(0, colon), name.substr(colon + 1), at);
  }
  std::span<const uint32_t> found = base.find(name);
  if (found.empty()) return persons_called(base, name);
  return {found.begin(), found.end()};
}

// The first in full, its namesakes in a line each.
std::string text_of(const EntityBase& base, const std::vector<uint32_t>& rows,
                    const ViewOptions& view) {
  std::string text = view_text(base, rows.front(), view);
  if (rows.size() > 1) text += "  others, by weight:\n";
  for (size_t i = 1; i < rows.size(); ++i) text += "    " + view_head(base, rows[i], view);
  return text;
}

std::string json_of(const EntityBase& base, const std::vector<uint32_t>& rows,
                    const ViewOptions& view) {
  std::string lines;
  for (uint32_t row : rows) lines += view_json(base, row, view) + "\n";
  return lines;
}

int show(const EntityBase& base, const Choices& choices) {
  std::string out;
  bool all_known = true;
  for (const std::string& name : choices.names) {
    std::vector<uint32_t> rows = rows_of(base, name, choices.view.at);
    if (rows.empty()) {
      tell({Code::kNotFound, name, "expected a name, id or office of the base, found nothing"});
      all_known = false;
    } else {
      out += choices.format == "json" ? json_of(base, rows, choices.view)
                                      : text_of(base, rows, choices.view);
    }
  }
  int printed = print(out);
  return all_known ? printed : kSomeFailed;
}

int run_entity(Choices& choices) {
  if (!choices.date.empty()) {
    Result<Date> date = parse_date(choices.date);
    if (!date) return wrong_usage("--date: " + date.error().to_string());
    choices.view.at = *date;
  }
  choices.view.width = terminal_width();
  choices.view.color = use_color("auto", stdout_is_terminal());
  Result<EntityBase> base = open_base();
  if (!base) return fail(base.error());
  return show(*base, choices);
}

}  // namespace

void add_entity(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("entity", "Show what is known by a name");
  auto choices = std::make_shared<Choices>();
  command->add_option("NAME", choices->names, "A name in any language, an id, or ROLE:COUNTRY")
      ->required();
  command->add_option("--lang", choices->view.lang, "Language of the names shown (default: en)")
      ->option_text("CODE");
  command->add_option("--date", choices->date, "Only offices held at that time")
      ->option_text("DATE");
  command->add_option("--format", choices->format, "text, json (default: text)")
      ->check(CLI::IsMember({"text", "json"}))
      ->option_text("NAME");
  command->footer(
      "Namesakes are listed, the most prominent first.\n"
      "Examples:\n"
      "  kilde entity Minsk\n"
      "  kilde entity --lang da --format json country:BY\n"
      "  kilde entity --date 2022-12 president:UA\n"
      "Exit code: 1 when nothing is known by one of the names.");
  command->callback([choices, &context] { context.exit_code = run_entity(*choices); });
}

}  // namespace kilde::cli
