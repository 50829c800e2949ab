#include <algorithm>
#include <optional>

#include "document/code_points.h"
#include "eval/evaluate.h"
#include "eval/figures.h"
#include "eval/gold.h"

namespace kilde::eval {
namespace {

using nlohmann::json;

// A time expression of either side; offsets in code points.
struct Timex {
  int64_t begin = 0, end = 0;
  std::string type, value;
  bool optional = false;
};

struct Counts {
  size_t gold = 0, predicted = 0, strict = 0, relaxed = 0, type = 0, value = 0, valued = 0;
};

// How many characters two expressions share; not above 0: none.
int64_t overlap(const Timex& a, const Timex& b) {
  return std::min(a.end, b.end) - std::max(a.begin, b.begin);
}

std::vector<Timex> gold_of(const json& record) {
  std::vector<Timex> out;
  for (const json& timex : list_field(record, "timexes")) {
    out.push_back({static_cast<int64_t>(number_field(timex, "start")),
                   static_cast<int64_t>(number_field(timex, "end")), text_field(timex, "type"),
                   text_field(timex, "value"), flag_field(timex, "optional")});
  }
  return out;
}

std::vector<Timex> predicted_of(const Document& doc) {
  document::CodePoints points(doc.text());
  std::vector<Timex> out;
  for (const TimeExpression& time : doc.times) {
    out.push_back({points.of_byte(time.span.begin), points.of_byte(time.span.end),
                   std::string(to_string(time.type)), std::string(time.value), false});
  }
  return out;
}

// What lies on an optional gold expression counts neither for nor against the reading.
void drop_optional(std::vector<Timex>& gold, std::vector<Timex>& predicted) {
  std::erase_if(predicted, [&](const Timex& found) {
    return std::any_of(gold.begin(), gold.end(), [&](const Timex& asked) {
      return asked.optional && overlap(asked, found) > 0;
    });
  });
  std::erase_if(gold, [](const Timex& asked) { return asked.optional; });
}

// Takes the free prediction that shares most with `asked`; among equals the last.
std::optional<Timex> take_best(const Timex& asked, std::vector<Timex>& free) {
  auto best = free.end();
  for (auto it = free.begin(); it != free.end(); ++it) {
    int64_t shared = overlap(asked, *it);
    if (shared > 0 && (best == free.end() || shared >= overlap(asked, *best))) best = it;
  }
  if (best == free.end()) return std::nullopt;
  Timex found = std::move(*best);
  free.erase(best);
  return found;
}

void count(std::vector<Timex> gold, std::vector<Timex> predicted, Counts& counts) {
  drop_optional(gold, predicted);
  counts.gold += gold.size();
  counts.predicted += predicted.size();
  for (const Timex& asked : gold) {
    bool has_value = !asked.value.empty();
    counts.valued += has_value;
    auto found = take_best(asked, predicted);
    if (!found) continue;
    ++counts.relaxed;
    counts.strict += asked.begin == found->begin && asked.end == found->end;
    counts.type += asked.type == found->type;
    counts.value += has_value && asked.value == found->value;
  }
}

std::string to_line(const Counts& c, const std::string& name) {
  auto figure = [&](size_t hits) { return fixed(f1(hits, c.gold, c.predicted), 1); };
  return name + ": gold " + std::to_string(c.gold) + " predicted " + std::to_string(c.predicted) +
         " | strict F1 " + figure(c.strict) + " relaxed F1 " + figure(c.relaxed) + " value F1 " +
         figure(c.value) + " type F1 " + figure(c.type) + " value accuracy " +
         fixed(share(c.value, c.valued), 1);
}

std::string to_json(const Counts& c, const std::string& name) {
  auto figure = [&](size_t hits) { return f1(hits, c.gold, c.predicted); };
  nlohmann::ordered_json out{{"task", "time"},
                             {"file", name},
                             {"gold", c.gold},
                             {"predicted", c.predicted},
                             {"strict_f1", figure(c.strict)},
                             {"relaxed_f1", figure(c.relaxed)},
                             {"value_f1", figure(c.value)},
                             {"type_f1", figure(c.type)},
                             {"value_accuracy", share(c.value, c.valued)}};
  return out.dump();
}

}  // namespace

Result<std::string> evaluate_time(const std::filesystem::path& gold, const ReadTexts& read,
                                  Shape shape) {
  auto asked = read_gold(gold, "dct", "timexes");
  if (!asked) return asked.error();
  // The gold's publisher is not part of the task: a value must not hang on who printed it.
  for (GoldText& input : asked->inputs) input.publisher.clear();
  auto docs = read_all(asked->inputs, read);
  if (!docs) return docs.error();
  Counts counts;
  for (size_t n = 0; n < docs->size(); ++n) {
    count(gold_of(asked->records[n]), predicted_of((*docs)[n]), counts);
  }
  std::string name = gold.filename().string();
  return shape == Shape::kJson ? to_json(counts, name) : to_line(counts, name);
}

}  // namespace kilde::eval
