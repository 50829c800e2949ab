#include "knowledge/letter_rules.h"

#include <algorithm>
#include <queue>
#include <unordered_set>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::knowledge {

namespace {

constexpr size_t kLongestName = 120;  // code points; longer ones are no names and stay as they are
constexpr size_t kMostSteps = 4096;

struct Step {
  size_t cost = 0, first = 0;  // no rank before `first` is raised any more
  std::vector<size_t> ranks;
};

struct Later {
  bool operator()(const Step& a, const Step& b) const {
    if (a.cost != b.cost) return a.cost > b.cost;
    if (a.ranks != b.ranks) return a.ranks > b.ranks;
    return a.first > b.first;
  }
};

std::u32string with_capitals(std::u32string piece, bool first, bool all) {
  for (size_t i = 0; i < piece.size() && (i == 0 ? first : all); ++i) {
    piece[i] = base::to_upper(piece[i]);
  }
  return piece;
}

bool all_capitals(const std::u32string& letters) {
  bool any = false;
  for (char32_t c : letters) {
    if (base::is_lower(c)) return false;
    any = any || base::is_upper(c);
  }
  return any;
}

LetterRule rule_of(const base::DataTable::Row& row) {
  LetterRule rule{to_code_points(row["letters"]),
                  to_code_points(row["before"]),
                  to_code_points(row["after"]),
                  {}};
  for (std::string_view form : base::split_list(row["latin"])) {
    rule.spellings.push_back(form == "-" ? std::u32string() : to_code_points(form));
  }
  return rule;
}

}  // namespace

bool is_name_letter(char32_t c) {
  return base::is_letter(c) || c == U'\'' || c == U'’' || c == U'ʼ';
}

bool fits(const std::u32string& context, char32_t neighbour, char32_t border) {
  if (context.empty()) return true;
  return context.find(neighbour == 0 ? border : neighbour) != std::u32string::npos;
}

std::u32string to_code_points(std::string_view text) {
  std::u32string out;
  for (size_t at = 0; at < text.size();) out.push_back(base::next_code_point(text, at));
  return out;
}

std::string to_utf8(const std::u32string& text) {
  std::string out;
  for (char32_t c : text) base::append_utf8(out, c);
  return out;
}

Result<LetterRules> LetterRules::load(const std::filesystem::path& file) {
  auto table = base::DataTable::load(file, {"letters", "before", "after", "latin"});
  if (!table) return table.error();
  LetterRules out;
  for (const auto& row : table->rows()) {
    LetterRule rule = rule_of(row);
    if (rule.letters.empty()) return table->error_at(row, "letters", row["letters"]);
    if (rule.spellings.empty()) return table->error_at(row, "a spelling or -", row["latin"]);
    out.rules_.push_back(std::move(rule));
  }
  std::stable_sort(
      out.rules_.begin(), out.rules_.end(),
      [](const LetterRule& a, const LetterRule& b) { return a.letters.size() > b.letters.size(); });
  for (size_t i = 0; i < out.rules_.size(); ++i) {
    out.by_first_[out.rules_[i].letters.front()].push_back(i);
  }
  return out;
}

const LetterRule* LetterRules::rule_at(const std::u32string& word, size_t at) const {
  const auto found = by_first_.find(word[at]);
  if (found == by_first_.end()) return nullptr;
  const char32_t before = at > 0 && is_name_letter(word[at - 1]) ? word[at - 1] : 0;
  for (size_t i : found->second) {
    const LetterRule& rule = rules_[i];
    const size_t end = at + rule.letters.size();
    if (word.compare(at, rule.letters.size(), rule.letters) != 0) continue;
    const char32_t after = end < word.size() && is_name_letter(word[end]) ? word[end] : 0;
    if (fits(rule.before, before, U'^') && fits(rule.after, after, U'$')) return &rule;
  }
  return nullptr;
}

std::vector<LetterRules::Part> LetterRules::parts(std::string_view name) const {
  const std::u32string text = to_code_points(name);
  std::u32string low = text;
  for (char32_t& c : low) c = base::to_lower(c);
  std::vector<Part> out;
  for (size_t at = 0; at < text.size();) {
    const LetterRule* rule = rule_at(low, at);
    const size_t size = rule != nullptr ? rule->letters.size() : 1;
    out.push_back({rule, text.substr(at, size)});
    at += size;
  }
  return out;
}

std::string LetterRules::spelled(const std::vector<Part>& parts,
                                 const std::vector<const LetterRule*>& open,
                                 const std::vector<size_t>& ranks) {
  std::u32string out;
  bool carry = false;  // a capital whose letter is not written goes to the next
  for (size_t i = 0; i < parts.size(); ++i) {
    const Part& part = parts[i];
    if (part.rule == nullptr) {
      out += part.letters;
      continue;
    }
    const auto at = std::find(open.begin(), open.end(), part.rule);
    const size_t rank = at == open.end() ? 0 : ranks[static_cast<size_t>(at - open.begin())];
    const std::u32string& piece = part.rule->spellings[rank];
    const bool upper = base::is_upper(part.letters.front()) || carry;
    carry = upper && piece.empty();
    const char32_t next = i + 1 < parts.size() ? parts[i + 1].letters.front() : 0;
    const char32_t previous = i > 0 ? parts[i - 1].letters.front() : 0;
    const bool among_capitals = base::is_upper(base::is_letter(next) ? next : previous);
    out += with_capitals(piece, upper, upper && among_capitals && all_capitals(part.letters));
  }
  return to_utf8(out);
}

std::vector<std::string> LetterRules::spellings(std::string_view name, size_t most) const {
  if (base::count_code_points(name) > kLongestName) return {std::string(name)};
  const std::vector<Part> parts = this->parts(name);
  std::vector<const LetterRule*> open;
  for (const Part& part : parts) {
    const bool several = part.rule != nullptr && part.rule->spellings.size() > 1;
    if (several && std::find(open.begin(), open.end(), part.rule) == open.end()) {
      open.push_back(part.rule);
    }
  }
  std::priority_queue<Step, std::vector<Step>, Later> queue;
  queue.push({0, 0, std::vector<size_t>(open.size())});
  std::vector<std::string> out;
  std::unordered_set<std::string> seen;
  for (size_t steps = 0; !queue.empty() && out.size() < most && steps < kMostSteps; ++steps) {
    const Step step = queue.top();
    queue.pop();
    std::string form = spelled(parts, open, step.ranks);
    if (seen.insert(form).second) out.push_back(std::move(form));
    for (size_t i = step.first; i < open.size(); ++i) {
      if (step.ranks[i] + 1 >= open[i]->spellings.size()) continue;
      Step next{step.cost + 1, i, step.ranks};
      ++next.ranks[i];
      queue.push(std::move(next));
    }
  }
  return out;
}

}  // namespace kilde::knowledge
