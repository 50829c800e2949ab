#include "extract/time/rules.h"

#include <algorithm>

#include "extract/time/builtin_rules.h"

namespace kilde::time {
namespace {

using base::DataTable;
namespace fs = std::filesystem;

bool is_one_word(std::string_view word) {
  return !word.empty() && word.find_first_of(" -.\"()/,:0123456789") == std::string_view::npos;
}

Error at_row(const DataTable& table, const DataTable::Row& row, const Error& error) {
  return {Code::kFormat, table.name() + ":" + std::to_string(row.line()), error.message};
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  if (const size_t at = text.find(what); at != std::string::npos) text.replace(at, what.size(), by);
  return text;
}

std::string sum(std::string_view a, std::string_view b) {
  return std::to_string(std::stoi(std::string(a)) + std::stoi(std::string(b)));
}

bool is_small_number(std::string_view value) {
  return !value.empty() && value.size() <= 3 &&
         value.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

Result<RuleSet> RuleSet::load(const fs::path& root, std::string_view lang) {
  RuleSet rules;
  const fs::path folder = root / "data" / std::string(lang) / "time";
  std::error_code ignored;
  if (!lang.empty() && fs::is_directory(folder, ignored))
    if (auto done = rules.load_folder(folder); !done) return done.error();
  if (auto done = rules.load_builtin(); !done) return done.error();
  rules.build_index();
  return rules;
}

Result<void> RuleSet::load_folder(const fs::path& folder) {
  if (auto done = load_settings(folder / "settings.tsv"); !done) return done;
  if (auto done = load_words(folder / "words.tsv"); !done) return done;
  add_compounds();
  for (const std::string& name : lower_case_) lexicon_.set_lower_case(name);
  for (const std::string& name : upper_case_) lexicon_.set_upper_case(name);
  for (const std::string& name : forgiving_) lexicon_.set_forgiving(name);
  if (auto done = load_macros(folder / "macros.tsv"); !done) return done;
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder / "rules", error))
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  if (error) return Error{Code::kIo, (folder / "rules").string(), "expected a folder, found none"};
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    auto table =
        DataTable::load(file, {"name", "type", "pattern", "example", "dct", "expect", "against"});
    if (!table) return table.error();
    if (auto done = add_rules(*table, file.stem().string()); !done) return done;
  }
  return {};
}

Result<void> RuleSet::load_builtin() {
  auto table = DataTable::parse(std::string(kBuiltinRules), "builtin_rules.h",
                                {"name", "type", "pattern", "example", "dct", "expect", "against"});
  if (!table) return table.error();
  return add_rules(*table, "any");
}

Result<void> RuleSet::load_settings(const fs::path& file) {
  auto table = DataTable::load(file, {"setting", "value"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    const std::string_view setting = row["setting"], value = row["value"];
    std::vector<std::string> values;
    for (std::string_view v : base::split_list(value)) values.emplace_back(v);
    if (setting == "decimal" && value.size() == 1) {
      decimal_mark_ = value.front();
    } else if (setting == "lower_case") {
      lower_case_ = values;
    } else if (setting == "upper_case") {
      upper_case_ = values;
    } else if (setting == "numbers_apart" && value == "yes") {
      lexicon_.set_numbers_apart();
    } else if (setting == "forgiving") {
      forgiving_ = values;
    } else if (setting == "past_endings") {
      past_endings_ = values;
    } else if (setting == "number_compound") {
      compounds_ = values;
    } else if (setting == "inner_marks" && value.size() == 1) {
      lexicon_.add_inner_mark(value.front());
    } else {
      return table->error_at(
          row,
          "decimal or inner_marks (one mark), lower_case, upper_case, forgiving, past_endings, "
          "numbers_apart (yes) or number_compound",
          setting);
    }
  }
  return {};
}

Result<void> RuleSet::load_words(const fs::path& file) {
  auto table = DataTable::load(file, {"class", "value", "words"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    if (row["class"].empty()) return table->error_at(row, "the name of a class", "");
    const bool part_of_number =
        row["class"].substr(0, 7) == "number_" || row["class"].substr(0, 8) == "ordinal_";
    if (part_of_number && !is_small_number(row["value"]))
      return table->error_at(row, "a number from 0 to 999", row["value"]);
    for (std::string_view word : base::split_list(row["words"])) {
      if (!is_one_word(word))
        return table->error_at(row, "single words divided by '|', without blanks or marks", word);
      lexicon_.add_class_word(row["class"], row["value"], word);
    }
  }
  return {};
}

// The words of number_unit and number_ten are numbers, and so are those made of both.
void RuleSet::add_compounds() {
  struct Kind {
    const char *unit, *ten, *whole;
  };
  struct Word {
    std::string word, value;
  };
  const std::vector<Lexicon::Named> all = lexicon_.named();
  auto words_of = [&](std::string_view name) {
    std::vector<Word> words;
    for (const auto& named : all)
      if (named.class_name == name)
        words.push_back({std::string(named.word), std::string(named.value)});
    return words;
  };
  for (const Kind& kind : {Kind{"number_unit", "number_ten", "number"},
                           Kind{"number_unit", "ordinal_ten", "ordinal"}}) {
    const auto units = words_of(kind.unit), tens = words_of(kind.ten);
    for (const Word& ten : tens) {
      lexicon_.add_class_word(kind.whole, ten.value, ten.word);
      for (const Word& unit : units)
        for (const std::string& form : compounds_)
          lexicon_.add_class_word(kind.whole, sum(ten.value, unit.value),
                                  replaced(replaced(form, "{unit}", unit.word), "{ten}", ten.word));
    }
  }
  for (const Word& unit : words_of("number_unit"))
    lexicon_.add_class_word("number", unit.value, unit.word);
}

Result<void> RuleSet::load_macros(const fs::path& file) {
  auto table = DataTable::load(file, {"name", "pattern"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    macros_[std::string(row["name"])] = std::string(row["pattern"]);
    auto program = compile_pattern(row["pattern"], macros_, lexicon_);
    if (!program) return at_row(*table, row, program.error());
  }
  return {};
}

Result<void> RuleSet::add_rules(const DataTable& table, const std::string& stem) {
  for (const auto& row : table.rows()) {
    Rule rule;
    rule.name = stem + ":" + std::string(row["name"]);
    rule.where = table.name() + ":" + std::to_string(row.line());
    if (row["name"].empty()) return table.error_at(row, "a name for the rule", "");
    rule.type = parse_timex_type(row["type"]);
    if (!rule.type && row["type"] != "NONE")
      return table.error_at(row, "DATE, TIME, DURATION, SET or NONE", row["type"]);
    auto program = compile_pattern(row["pattern"], macros_, lexicon_);
    if (!program) return at_row(table, row, program.error());
    rule.program = std::move(*program);
    rule.first = first_set(rule.program, lexicon_);
    if (rule.first.anything)
      return table.error_at(row, "a pattern that cannot be empty", row["pattern"]);
    if (row["example"].empty()) return table.error_at(row, "an example", "");
    rule.example = row["example"];
    rule.dct = row["dct"];
    rule.expect = row["expect"];
    rule.against = row["against"];
    rules_.push_back(std::move(rule));
  }
  return {};
}

void RuleSet::build_index() {
  by_lexeme_.resize(lexicon_.size());
  for (uint32_t id = 0; id < rules_.size(); ++id) {
    const FirstSet& first = rules_[id].first;
    for (int32_t lexeme : first.lexemes) by_lexeme_[static_cast<size_t>(lexeme)].push_back(id);
    if (first.digits) by_digits_.push_back(id);
  }
}

const std::vector<uint32_t>& RuleSet::beginning_with(const Atom& atom) const {
  if (atom.kind == Atom::Kind::kDigits) return by_digits_;
  return atom.lexeme == kUnknown ? none_ : by_lexeme_[static_cast<size_t>(atom.lexeme)];
}

}  // namespace kilde::time
