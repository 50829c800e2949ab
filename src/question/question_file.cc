#include "question/question_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include <kilde/date.h>

#include "base/utf8.h"
#include "question/yaml_tree.h"

namespace kilde::question {
namespace {

constexpr size_t kLongestFound = 40;  // characters of a file's words in a message

using Kind = Node::Kind;

std::string listed(std::initializer_list<std::string_view> words) {
  std::string all;
  for (const std::string_view word : words) all += (all.empty() ? "" : ", ") + std::string(word);
  return all;
}

std::string cut(std::string_view text) {
  std::string out;
  size_t at = 0;
  for (size_t count = 0; at < text.size() && count < kLongestFound; ++count) {
    const char32_t c = base::next_code_point(text, at);
    base::append_utf8(out, base::is_space(c) ? U' ' : c);
  }
  return at < text.size() ? out + "…" : out;
}

std::string told(const Node& node) {
  switch (node.kind) {
    case Kind::kNothing:
      return "nothing";
    case Kind::kText:
      return "'" + cut(node.text) + "'";
    case Kind::kList:
      return "a list";
    default:
      return "a map";
  }
}

// Reads the tree, and goes on after every mistake.
class FileReader {
 public:
  explicit FileReader(const std::string& file) : file_(file) {}

  std::vector<Question> read(const Node& root) {
    std::vector<Question> questions;
    if (root.kind != Kind::kMap) {
      wrong(root, "a map with \"questions\"", told(root));
      return questions;
    }
    known_keys(root, {"questions"});
    const Node* list = value(root, "questions", true);
    if (!list || !is_list(*list, "questions", kMostQuestions)) return questions;
    std::set<std::string> ids;
    for (const Node& node : list->items) {
      Question& question = questions.emplace_back();
      if (!is_map(node, "a question")) continue;
      read_question(node, question);
      if (question.id.empty()) question.id = "q" + std::to_string(questions.size());
      if (!ids.insert(question.id).second)
        wrong(node, "an id that no other question has", "'" + cut(question.id) + "' again");
    }
    return questions;
  }

  const std::vector<std::string>& mistakes() const { return mistakes_; }

 private:
  void wrong(const Node& node, const std::string& expected, const std::string& found) {
    if (mistakes_.size() >= kMostMistakes) return;
    mistakes_.push_back(place(node) + ": expected " + expected + ", found " + found);
  }

  std::string place(const Node& node) const {
    return file_ + ":" + std::to_string(node.line) + ":" + std::to_string(node.column);
  }

  bool is_map(const Node& node, const std::string& what) {
    if (node.kind != Kind::kMap) wrong(node, what + " as a map", told(node));
    return node.kind == Kind::kMap;
  }

  bool is_list(const Node& node, const std::string& what, size_t most) {
    if (node.kind != Kind::kList || node.items.empty())
      wrong(node, "a list of " + what, node.kind == Kind::kList ? "an empty one" : told(node));
    else if (node.items.size() > most)
      wrong(node, "at most " + std::to_string(most) + " " + what,
            std::to_string(node.items.size()));
    else
      return true;
    return false;
  }

  // Unknown keys and those given twice.
  void known_keys(const Node& map, std::initializer_list<std::string_view> keys) {
    std::set<std::string_view> seen;
    for (size_t at = 0; at + 1 < map.items.size(); at += 2) {
      const Node& key = map.items[at];
      if (std::ranges::find(keys, key.text) == keys.end())
        wrong(key, "one of " + listed(keys), told(key));
      else if (!seen.insert(key.text).second)
        wrong(key, "each key once", told(key) + " again");
    }
  }

  // Null where the map has no such key.
  const Node* value(const Node& map, std::string_view key, bool needed = false) {
    for (size_t at = 0; at + 1 < map.items.size(); at += 2)
      if (map.items[at].text == key) {
        if (map.items[at + 1].kind != Kind::kNothing) return &map.items[at + 1];
        wrong(map.items[at], "something after \"" + std::string(key) + ":\"", "nothing");
        return nullptr;
      }
    if (needed) wrong(map, "\"" + std::string(key) + "\"", "no such key");
    return nullptr;
  }

  std::string text(const Node& map, std::string_view key, bool needed = false) {
    const Node* node = value(map, key, needed);
    if (!node) return "";
    const bool blank = node->kind == Kind::kText && std::ranges::all_of(node->text, [](char c) {
                         return static_cast<unsigned char>(c) <= ' ';
                       });
    if (node->kind == Kind::kText && !blank) return node->text;
    wrong(*node, "a text", blank ? "an empty one" : told(*node));
    return "";
  }

  void read_question(const Node& node, Question& question) {
    known_keys(node, {"id", "question", "lang", "hypotheses", "indicators"});
    question.id = text(node, "id");
    question.text = text(node, "question", true);
    question.lang = text(node, "lang");
    const Node* hypotheses = value(node, "hypotheses", true);
    if (hypotheses && is_map(*hypotheses, "hypotheses (id: text)"))
      read_hypotheses(*hypotheses, question);
    const Node* indicators = value(node, "indicators", true);
    if (!indicators || !is_list(*indicators, "indicators", kMostIndicators)) return;
    std::set<std::string> keys;
    for (const Node& each : indicators->items) {
      Indicator& indicator = question.indicators.emplace_back();
      indicator.signs.assign(question.hypotheses.size(), 0);
      if (!is_map(each, "an indicator")) continue;
      read_indicator(each, question, indicator);
      if (!keys.insert(key_of(indicator)).second)
        wrong(each, "an indicator that looks for something else than those before",
              "the same again");
    }
  }

  void read_hypotheses(const Node& map, Question& question) {
    const size_t count = map.items.size() / 2;
    if (count < 2 || count > kMostHypotheses)
      wrong(map, "2 to " + std::to_string(kMostHypotheses) + " hypotheses", std::to_string(count));
    std::set<std::string_view> seen;
    for (size_t at = 0; at + 1 < map.items.size(); at += 2) {
      const Node &key = map.items[at], &says = map.items[at + 1];
      if (!seen.insert(key.text).second) wrong(key, "each hypothesis once", told(key) + " again");
      if (key.text.empty()) wrong(key, "an id", "an empty one");
      if (says.kind != Kind::kText || says.text.empty())
        wrong(says.kind == Kind::kNothing ? key : says, "what the hypothesis says", told(says));
      question.hypotheses.push_back({key.text, says.text});
    }
  }

  void read_indicator(const Node& node, const Question& question, Indicator& indicator) {
    known_keys(node, {"name", "sentence", "claims", "speaks", "weight"});
    indicator.sentence = text(node, "sentence");
    indicator.place = place(place_node(node, "sentence"));
    if (const Node* claims = value(node, "claims"); claims && is_map(*claims, "filters of claims"))
      read_pattern(*claims, indicator.pattern);
    const bool seeks = has(node, "sentence") || has(node, "claims");
    if (!seeks) wrong(node, "a \"sentence\" or \"claims\" to look for", "neither");
    indicator.name = text(node, "name");
    if (indicator.name.empty()) indicator.name = described(indicator);
    if (const Node* speaks = value(node, "speaks", true);
        speaks && is_map(*speaks, "\"speaks\" (hypothesis: sign)"))
      read_signs(*speaks, question, indicator);
    if (const Node* weight = value(node, "weight")) read_weight(*weight, indicator);
  }

  // The value of a key, or the map where it has none.
  static const Node& place_node(const Node& map, std::string_view key) {
    for (size_t at = 0; at + 1 < map.items.size(); at += 2)
      if (map.items[at].text == key) return map.items[at + 1];
    return map;
  }

  static bool has(const Node& map, std::string_view key) {
    for (size_t at = 0; at + 1 < map.items.size(); at += 2)
      if (map.items[at].text == key) return true;
    return false;
  }

  void read_pattern(const Node& map, Pattern& pattern) {
    known_keys(map, {"words", "source", "via", "about", "place", "outlet", "lang", "act",
                     "polarity", "from", "to"});
    pattern.words = text(map, "words");
    pattern.source = text(map, "source");
    pattern.via = text(map, "via");
    pattern.about = text(map, "about");
    pattern.place = text(map, "place");
    pattern.outlet = text(map, "outlet");
    pattern.lang = text(map, "lang");
    if (const Node* act = value(map, "act")) {
      pattern.act = act->kind == Kind::kText ? parse_act(act->text) : std::nullopt;
      if (!pattern.act)
        wrong(*act,
              "an act (say, deny, warn, promise, order, ask, predict, believe, fear, accuse, "
              "announce, write, other)",
              told(*act));
    }
    if (const Node* polarity = value(map, "polarity")) {
      if (polarity->text == "affirmed" || polarity->text == "denied")
        pattern.negated = polarity->text == "denied";
      else
        wrong(*polarity, "affirmed or denied", told(*polarity));
    }
    if (const auto from = date(map, "from")) pattern.from = day(from->first_day());
    if (const auto to = date(map, "to")) pattern.to = day(to->day_after());
    if (pattern.from && pattern.to && *pattern.from >= *pattern.to)
      wrong(map, "\"from\" before \"to\"", "no day between them");
    if (map.items.empty()) wrong(map, "at least one filter", "none");
  }

  static int32_t day(std::chrono::sys_days day) {
    return static_cast<int32_t>(day.time_since_epoch().count());
  }

  std::optional<Date> date(const Node& map, std::string_view key) {
    const Node* node = value(map, key);
    if (!node) return std::nullopt;
    const auto read = parse_date(node->text);
    if (node->kind == Kind::kText && read) return *read;
    wrong(*node, "YYYY, YYYY-MM or YYYY-MM-DD", told(*node));
    return std::nullopt;
  }

  void read_signs(const Node& map, const Question& question, Indicator& indicator) {
    std::set<std::string_view> seen;
    for (size_t at = 0; at + 1 < map.items.size(); at += 2) {
      const Node &key = map.items[at], &sign = map.items[at + 1];
      const auto hypothesis = std::ranges::find(question.hypotheses, key.text, &Hypothesis::id);
      if (!seen.insert(key.text).second)
        wrong(key, "each hypothesis once", told(key) + " again");
      else if (hypothesis == question.hypotheses.end() && !question.hypotheses.empty())
        wrong(key, "a hypothesis of the question", told(key));
      const auto known = sign.kind == Kind::kText ? parse_sign(sign.text) : std::nullopt;
      if (!known)
        wrong(sign.kind == Kind::kNothing ? key : sign, "\"++\", \"+\", \"0\", \"-\" or \"--\"",
              told(sign));
      else if (hypothesis != question.hypotheses.end())
        indicator.signs[static_cast<size_t>(hypothesis - question.hypotheses.begin())] =
            static_cast<int8_t>(*known);
    }
    if (map.items.empty()) wrong(map, "a sign for a hypothesis", "none");
  }

  void read_weight(const Node& node, Indicator& indicator) {
    double weight = 0;
    const char *begin = node.text.data(), *end = begin + node.text.size();
    const auto read = std::from_chars(begin, end, weight);
    const bool number = node.kind == Kind::kText && read.ec == std::errc{} && read.ptr == end;
    if (number && std::isfinite(weight) && weight > 0 && weight <= kGreatestWeight)
      indicator.weight = weight;
    else
      wrong(node, "a number over 0, at most 100", told(node));
  }

  static std::string described(const Indicator& indicator) {
    if (!indicator.sentence.empty()) return indicator.sentence;
    const Pattern& pattern = indicator.pattern;
    std::string all;
    auto add = [&](std::string_view key, std::string_view words) {
      if (!words.empty())
        all += (all.empty() ? "" : ", ") + std::string(key) + " " + std::string(words);
    };
    add("words", pattern.words);
    add("source", pattern.source);
    add("via", pattern.via);
    add("about", pattern.about);
    add("place", pattern.place);
    add("outlet", pattern.outlet);
    add("language", pattern.lang);
    if (pattern.act) add("act", to_string(*pattern.act));
    if (pattern.negated) add("", *pattern.negated ? "denied" : "affirmed");
    return all.empty() ? "days" : all;
  }

  const std::string& file_;
  std::vector<std::string> mistakes_;
};

}  // namespace

Result<std::vector<Question>> parse_questions(std::string_view text, const std::string& file) {
  Result<Node> root = read_yaml(text, file);
  if (!root) return root.error();
  FileReader reader(file);
  std::vector<Question> questions = reader.read(*root);
  if (reader.mistakes().empty()) return questions;
  std::string message;
  for (const std::string& mistake : reader.mistakes())
    message += (message.empty() ? "" : "\n") + mistake;
  return Error{Code::kFormat, "", message};
}

}  // namespace kilde::question
