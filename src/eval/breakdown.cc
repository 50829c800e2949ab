#include "eval/breakdown.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "eval/figures.h"

namespace kilde::eval {
namespace {

constexpr std::array<const char*, 5> kGroups = {"type", "act", "language", "chain", "speaker"};

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (char32_t c : text) base::append_utf8(out, c);
  return out;
}

std::string padded(std::string text, size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

std::string hands_of(const Credit& asked) {
  const size_t hands = asked.chain.size();
  if (hands < 2) return "no chain";
  return hands == 2 ? "2 hands" : "3 hands or more";
}

}  // namespace

std::string distance_of_speaker(const Credit& asked, std::u32string_view text) {
  if (asked.source.empty()) return "no source";
  if (asked.speaker.empty()) return "nobody named";
  std::string source;
  size_t begin = text.size();
  for (const CharSpan& span : asked.source) {
    if (span.end > text.size() || span.begin > span.end) continue;
    source += to_utf8(text.substr(span.begin, span.end - span.begin)) + " ";
    begin = std::min(begin, span.begin);
  }
  if (share_a_word(source, asked.speaker)) return "named in the source";
  const std::string before = base::to_lower(to_utf8(text.substr(0, begin)));
  size_t last = std::string::npos;
  for (const std::string& word : name_words(asked.speaker)) {
    const size_t at = before.rfind(word);
    if (at != std::string::npos && (last == std::string::npos || at > last)) last = at;
  }
  if (last == std::string::npos) return "named elsewhere";
  const auto ends = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(last), before.end(),
                                  [](char c) { return c == '.' || c == '!' || c == '?'; });
  if (ends <= 1) return ends == 0 ? "same sentence" : "1 sentence back";
  return ends <= 3 ? "2-3 sentences back" : "further back";
}

void Breakdown::count(const std::string& group, const std::string& value, const Outcome& outcome) {
  Row& row = groups_[group][value.empty() ? "-" : value];
  ++row.asked;
  row.found += outcome.found;
  row.exact += outcome.exact;
  row.act += outcome.found && outcome.act;
  row.speaker += outcome.found && outcome.speaker;
}

void Breakdown::add(const Credit& asked, std::string_view lang, std::u32string_view text,
                    const Outcome& outcome) {
  count("type", asked.type, outcome);
  count("act", asked.act, outcome);
  count("language", std::string(lang), outcome);
  count("chain", hands_of(asked), outcome);
  count("speaker", distance_of_speaker(asked, text), outcome);
}

void Breakdown::add_empty(bool alarm) {
  ++empty_;
  alarms_ += alarm;
}

std::string Breakdown::to_lines() const {
  std::string out;
  for (const char* name : kGroups) {
    const auto group = groups_.find(name);
    if (group == groups_.end()) continue;
    out += std::string("\nby ") + name + "\n";
    for (const auto& [value, row] : group->second) {
      out += "  " + padded(value, 20) + " asked " + padded(std::to_string(row.asked), 4) +
             " found " + padded(fixed(share(row.found, row.asked), 1), 5) + " exact " +
             padded(fixed(share(row.exact, row.asked), 1), 5) + " act " +
             padded(fixed(share(row.act, row.found), 1), 5) + " speaker " +
             fixed(share(row.speaker, row.found), 1) + "\n";
    }
  }
  out += "\npassages without attributions: " + std::to_string(empty_) +
         ", with one found all the same: " + std::to_string(alarms_);
  return out;
}

nlohmann::ordered_json Breakdown::to_json() const {
  nlohmann::ordered_json out;
  for (const char* name : kGroups) {
    const auto group = groups_.find(name);
    if (group == groups_.end()) continue;
    for (const auto& [value, row] : group->second) {
      out[name][value] = {{"asked", row.asked},
                          {"found", share(row.found, row.asked)},
                          {"exact", share(row.exact, row.asked)},
                          {"act", share(row.act, row.found)},
                          {"speaker", share(row.speaker, row.found)}};
    }
  }
  out["empty_passages"] = {{"asked", empty_}, {"alarms", alarms_}};
  return out;
}

}  // namespace kilde::eval
