// kilde entity: what the base knows by a name, an id or an office, and whom a report means by it.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/resources.h"
#include "command.h"
#include "entity_in_report.h"
#include "entity_view.h"
#include "knowledge/entity_base.h"
#include "knowledge/user_entities.h"
#include "messages.h"
#include "pipeline/language_table.h"
#include "terminal.h"

namespace kilde::cli {
namespace {

using knowledge::EntityBase;
using knowledge::UserEntities;

struct Choices {
  std::vector<std::string> names;
  std::string format = "text";
  std::string date;
  std::string entities;
  std::vector<std::string> reports;
  size_t limit = 20;
  ViewOptions view;

  bool as_json() const { return format == "json"; }
};

// The base and, where one is given, the user's list.
struct Known {
  EntityBase base;
  std::optional<UserEntities> users;
};

Result<Known> open_known(const std::filesystem::path& root, const Choices& choices) {
  Result<EntityBase> base = EntityBase::open(root);
  if (!base) return base.error();
  Known known{std::move(*base), std::nullopt};
  if (choices.entities.empty()) return known;
  Result<UserEntities> users = UserEntities::load(choices.entities, known.base);
  if (!users) return users.error();
  known.users = std::move(*users);
  return known;
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

// The first in full, its namesakes in a line each, at most `limit`.
std::string text_of(const EntityBase& base, const std::vector<uint32_t>& rows,
                    const Choices& choices) {
  std::string text = view_text(base, rows.front(), choices.view);
  if (rows.size() > 1) text += "  others, by weight:\n";
  const size_t end = std::min(rows.size() - 1, choices.limit) + 1;
  for (size_t i = 1; i < end; ++i) text += "    " + view_head(base, rows[i], choices.view);
  if (end < rows.size()) text += "    and " + std::to_string(rows.size() - end) + " more\n";
  return text;
}

std::string json_of(const EntityBase& base, const std::vector<uint32_t>& rows,
                    const ViewOptions& view) {
  std::string lines;
  for (uint32_t row : rows) lines += view_json(base, row, view) + "\n";
  return lines;
}

// What the user's list has by this name or id; empty for nothing.
std::string listed(const Known& known, const std::string& name, const Choices& choices) {
  if (!known.users) return "";
  uint32_t row = known.users->row_of(name);
  if (row == knowledge::kNoRow) row = known.users->find(known.base.fold(name));
  if (row == knowledge::kNoRow) return "";
  const knowledge::UserEntity entity = known.users->entity(row);
  return choices.as_json() ? view_json(entity) + "\n" : view_text(entity, choices.view);
}

int show(const Known& known, const Choices& choices) {
  std::string out;
  bool all_known = true;
  for (const std::string& name : choices.names) {
    std::string own = listed(known, name, choices);
    std::vector<uint32_t> rows = rows_of(known.base, name, choices.view.at);
    if (own.empty() && rows.empty()) {
      tell({Code::kNotFound, name, "expected a name, id or office of the base, found nothing"});
      all_known = false;
    }
    out += own;
    if (rows.empty()) continue;
    out += choices.as_json() ? json_of(known.base, rows, choices.view)
                             : text_of(known.base, rows, choices);
  }
  int printed = print(out);
  return all_known ? printed : kSomeFailed;
}

int run_entity(Choices& choices, Context& context) {
  if (choices.names.empty() && choices.reports.empty()) {
    return wrong_usage("expected NAME, or --in FILE (see kilde entity --help)");
  }
  if (!choices.date.empty()) {
    Result<Date> date = parse_date(choices.date);
    if (!date) return wrong_usage("--date: " + date.error().to_string());
    choices.view.at = *date;
  }
  Result<std::filesystem::path> root = base::find_resources();
  if (!root) return fail(root.error());
  Result<pipeline::LanguageTable> languages = pipeline::LanguageTable::load(*root);
  if (!languages) return fail(languages.error());
  if (!languages->find(choices.view.lang)) {
    return wrong_usage("--lang: expected one of " + languages->codes() + ", found '" +
                       choices.view.lang + "'");
  }
  choices.view.width = terminal_width();
  choices.view.color = use_color("auto", stdout_is_terminal());
  if (!choices.reports.empty()) {
    return show_in_reports({.names = choices.names,
                            .files = choices.reports,
                            .entities = choices.entities,
                            .as_json = choices.as_json(),
                            .limit = choices.limit,
                            .view = choices.view},
                           context);
  }
  Result<Known> known = open_known(*root, choices);
  if (!known) return fail(known.error());
  return show(*known, choices);
}

}  // namespace

void add_entity(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("entity", "Show what is known by a name");
  auto choices = std::make_shared<Choices>();
  command->add_option("NAME", choices->names, "A name in any language, an id, or ROLE:COUNTRY");
  command
      ->add_option("--in", choices->reports,
                   "Whom this report means by NAME, and why; without NAME, everybody it names")
      ->allow_extra_args(false)
      ->option_text("FILE");
  command->add_option("--lang", choices->view.lang, "Language of the names shown (default: en)")
      ->option_text("CODE");
  command
      ->add_option("--date", choices->date,
                   "Only offices held at that time; with --in, when the report is of")
      ->option_text("DATE");
  command->add_option("--format", choices->format, "text, json (default: text)")
      ->check(CLI::IsMember({"text", "json"}))
      ->option_text("NAME");
  command->add_option("--entities", choices->entities, "A list of your own entities, shown first")
      ->option_text("FILE");
  command
      ->add_option("--limit", choices->limit,
                   "Most namesakes in text, or candidates with --in (default: 20)")
      ->check(CLI::Range(size_t{0}, size_t{1000000}))
      ->option_text("N");
  command->footer(
      "Namesakes are listed, the most prominent first.\n"
      "Examples:\n"
      "  kilde entity Minsk\n"
      "  kilde entity --lang da --format json country:BY\n"
      "  kilde entity --date 2022-12 president:UA\n"
      "  kilde entity Minsk --in report.txt         where it stands there, why it is that Minsk\n"
      "Exit code: 1 when nothing is known by one of the names.");
  command->callback([choices, &context] { context.exit_code = run_entity(*choices, context); });
}

}  // namespace kilde::cli
