#include "analysis/lemma_rules.h"

#include <charconv>
#include <vector>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::analysis {
namespace {

bool parse_count(std::string_view text, uint32_t& value) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

void raise_first(std::string& text) {
  if (text.empty()) return;
  size_t at = 0;
  char32_t first = base::next_code_point(text, at);
  std::string raised;
  base::append_utf8(raised, base::to_upper(first));
  text.replace(0, at, raised);
}

}  // namespace

Result<LemmaRule> LemmaRule::parse(std::string_view text) {
  LemmaRule rule;
  if (!text.empty() && text[0] == '=') {
    rule.case_ = Case::kFixed;
    rule.add_front_ = text.substr(1);
    return rule;
  }
  auto fields = base::split_list(text, ';');
  bool good = fields.size() == 5 && fields[0].size() == 1 &&
              parse_count(fields[1], rule.cut_front_) && parse_count(fields[3], rule.cut_back_);
  size_t letter = good ? std::string_view("lfk").find(fields[0][0]) : std::string_view::npos;
  if (letter == std::string_view::npos)
    return Error{Code::kFormat, "lemma rule",
                 "expected case;cut;add;cut;add, found '" + std::string(text) + "'"};
  rule.case_ = static_cast<Case>(letter);
  rule.add_front_ = fields[2];
  rule.add_back_ = fields[4];
  return rule;
}

std::string LemmaRule::apply(std::string_view form) const {
  if (case_ == Case::kFixed) return add_front_;
  std::string text = case_ == Case::kKeep ? std::string(form) : base::to_lower(form);
  if (case_ == Case::kFirst) raise_first(text);
  if (uint64_t{cut_front_} + cut_back_ > base::count_code_points(text)) return text;
  size_t begin = 0, end = text.size();
  for (uint32_t i = 0; i < cut_front_; ++i) base::next_code_point(text, begin);
  for (uint32_t i = 0; i < cut_back_; ++i) base::previous_code_point(text, end);
  return add_front_ + text.substr(begin, end - begin) + add_back_;
}

}  // namespace kilde::analysis
