// RuleSet: the time rules of one language, read from its data files and compiled.
//
//   auto rules = RuleSet::load(root, "da");        // data/da/time/: settings, words, macros,
//   rules/ for (uint32_t id : rules->beginning_with(atom)) matcher.run(rules->rule(id).program,
//   at);
//
// Needs, gives, owns: owns words, programs and examples. A language without the folder gets only
//   the rules that need no language (ISO dates, years, clock times).
// Threads: read-only after load. Errors: kFormat at file:line with what was expected and found.
// Method: an index from the first atom to the rules that can begin with it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/labels.h>
#include <kilde/result.h>

#include "base/data_table.h"
#include "extract/time/atoms.h"
#include "extract/time/pattern.h"

namespace kilde::time {

struct Rule {
  std::string name;               // "relative:yesterday", file and name
  std::optional<TimexType> type;  // none: what it matches is no time
  Program program;
  // The example, which is a test: text with [the expression], document date, "value" or
  // "value MOD" for each bracket; and a text in which the rule must not be found.
  std::string example, dct, expect, against;
  std::string where;  // file:line
  FirstSet first;
};

class RuleSet {
 public:
  static Result<RuleSet> load(const std::filesystem::path& root, std::string_view lang);

  const Lexicon& lexicon() const { return lexicon_; }
  const std::vector<Rule>& rules() const { return rules_; }
  const std::vector<uint32_t>& beginning_with(const Atom& atom) const;
  char decimal_mark() const { return decimal_mark_; }
  const std::vector<std::string>& past_endings() const { return past_endings_; }

 private:
  Result<void> load_folder(const std::filesystem::path& folder);
  Result<void> load_settings(const std::filesystem::path& file);
  Result<void> load_words(const std::filesystem::path& file);
  Result<void> load_macros(const std::filesystem::path& file);
  Result<void> add_rules(const base::DataTable& table, const std::string& stem);
  Result<void> load_builtin();
  void add_compounds();
  void build_index();

  Lexicon lexicon_;
  Macros macros_;
  std::vector<Rule> rules_;
  char decimal_mark_ = '.';
  std::vector<std::string> past_endings_, lower_case_, upper_case_, forgiving_;
  std::vector<std::string> compounds_;  // "{unit}og{ten}"
  std::vector<std::vector<uint32_t>> by_lexeme_;
  std::vector<uint32_t> by_digits_, none_;
};

}  // namespace kilde::time
