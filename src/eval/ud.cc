#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <tuple>

#include "eval/evaluate.h"
#include "eval/figures.h"
#include "eval/gold.h"
#include "eval/tree.h"

namespace kilde::eval {
namespace {

struct Counts {
  size_t gold = 0, predicted = 0, tokens = 0;
  size_t gold_sentences = 0, predicted_sentences = 0, sentences = 0;
  size_t upos = 0, lemma = 0, uas = 0, las = 0;
  size_t gold_words = 0, predicted_words = 0, las_words = 0;  // without punctuation
  size_t gold_names = 0, predicted_names = 0, names = 0;
  bool has_names = false;
};

using Name = std::tuple<size_t, size_t, std::string>;

constexpr size_t kNotAligned = static_cast<size_t>(-1);

// For each gold word the predicted word at the same place, or kNotAligned; the n-th word of a
// multiword token belongs to the n-th predicted there.
std::vector<size_t> align(const Tree& gold, const Tree& predicted) {
  std::map<CharSpan, std::vector<size_t>> at;
  for (size_t n = predicted.words.size(); n-- > 0;) at[predicted.words[n].span].push_back(n);
  std::vector<size_t> out;
  for (const Word& word : gold.words) {
    auto found = at.find(word.span);
    bool any = found != at.end() && !found->second.empty();
    out.push_back(any ? found->second.back() : kNotAligned);
    if (any) found->second.pop_back();
  }
  return out;
}

size_t common_sentences(const Tree& gold, const Tree& predicted) {
  std::set<CharSpan> asked(gold.sentences.begin(), gold.sentences.end());
  std::set<CharSpan> found(predicted.sentences.begin(), predicted.sentences.end());
  return static_cast<size_t>(std::count_if(
      asked.begin(), asked.end(), [&](const CharSpan& span) { return found.contains(span); }));
}

bool same_head(const Word& asked, const Word& found, const std::vector<size_t>& aligned) {
  if (asked.head == kRoot || found.head == kRoot) return asked.head == found.head;
  return aligned[static_cast<size_t>(asked.head)] == static_cast<size_t>(found.head);
}

bool is_word(const Word& word) { return word.upos != "PUNCT"; }

size_t count_words(const Tree& tree) {
  return static_cast<size_t>(std::count_if(tree.words.begin(), tree.words.end(), is_word));
}

void count_words_and_trees(const Tree& gold, const Tree& predicted, Counts& c) {
  std::vector<size_t> aligned = align(gold, predicted);
  for (size_t n = 0; n < aligned.size(); ++n) {
    if (aligned[n] == kNotAligned) continue;
    const Word &asked = gold.words[n], &found = predicted.words[aligned[n]];
    bool head = same_head(asked, found, aligned);
    bool arc = head && asked.relation == found.relation;
    ++c.tokens;
    c.upos += asked.upos == found.upos;
    c.lemma += asked.lemma == found.lemma;
    c.uas += head;
    c.las += arc;
    c.las_words += arc && is_word(asked);
  }
}

// Persons, organisations and places. "I-" without a name of its kind before it begins one.
std::set<Name> names_of(const Tree& tree) {
  std::set<Name> out;
  std::optional<Name> open;
  auto close = [&] {
    if (open) out.insert(*open);
    open.reset();
  };
  for (const Word& word : tree.words) {
    std::string_view tag = word.ner;
    bool inside = tag.starts_with("I-"), begins = tag.starts_with("B-");
    std::string kind(tag.substr(std::min<size_t>(2, tag.size())));
    if (inside && open && std::get<2>(*open) == kind) {
      std::get<1>(*open) = word.span.end;
      continue;
    }
    close();
    if (inside || begins) open = Name(word.span.begin, word.span.end, kind);
  }
  close();
  std::erase_if(out, [](const Name& name) {
    const std::string& kind = std::get<2>(name);
    return kind != "PER" && kind != "ORG" && kind != "LOC";
  });
  return out;
}

void count_names(const Tree& gold, const Tree& predicted, Counts& c) {
  std::set<Name> asked = names_of(gold), found = names_of(predicted);
  c.gold_names += asked.size();
  c.predicted_names += found.size();
  for (const Name& name : asked) c.names += found.contains(name);
}

void count(const Tree& gold, const Tree& predicted, Counts& c) {
  c.gold += gold.words.size();
  c.predicted += predicted.words.size();
  c.gold_sentences += gold.sentences.size();
  c.predicted_sentences += predicted.sentences.size();
  c.sentences += common_sentences(gold, predicted);
  c.gold_words += count_words(gold);
  c.predicted_words += count_words(predicted);
  count_words_and_trees(gold, predicted, c);
  if (c.has_names) count_names(gold, predicted, c);
}

std::vector<std::pair<std::string, double>> figures(const Counts& c) {
  auto words = [&](size_t hits) { return f1(hits, c.gold, c.predicted); };
  return {{"tokens", words(c.tokens)},
          {"sentences", f1(c.sentences, c.gold_sentences, c.predicted_sentences)},
          {"UPOS", words(c.upos)},
          {"lemma", words(c.lemma)},
          {"UAS", words(c.uas)},
          {"LAS", words(c.las)},
          {"LAS-nopunct", f1(c.las_words, c.gold_words, c.predicted_words)}};
}

std::string to_line(const Counts& c, std::string_view lang, const std::string& name) {
  std::string line = std::string(lang) + " " + name + ":";
  for (const auto& [figure, value] : figures(c)) line += " " + figure + " " + fixed(value, 2);
  if (!c.has_names) return line;
  return line + " NER " + fixed(f1(c.names, c.gold_names, c.predicted_names), 2) + " (" +
         std::to_string(c.gold_names) + " gold)";
}

std::string to_json(const Counts& c, std::string_view lang, const std::string& name) {
  nlohmann::ordered_json out{{"task", "ud"}, {"file", name}, {"lang", lang}};
  out["gold"] = c.gold;
  out["predicted"] = c.predicted;
  for (const auto& [figure, value] : figures(c)) out[figure] = value;
  if (c.has_names) out["NER"] = f1(c.names, c.gold_names, c.predicted_names);
  return out.dump();
}

bool any_name_marked(const std::vector<Tree>& trees) {
  return std::any_of(trees.begin(), trees.end(), [](const Tree& tree) {
    return std::any_of(tree.words.begin(), tree.words.end(),
                       [](const Word& word) { return !word.ner.empty(); });
  });
}

}  // namespace

Result<std::string> evaluate_ud(const std::filesystem::path& gold, std::string_view lang,
                                const ReadTexts& read, Shape shape) {
  auto text = read_file(gold);
  if (!text) return text.error();
  auto asked = parse_conllu(*text, gold.string());
  if (!asked) return asked.error();
  std::vector<GoldText> inputs;
  for (size_t n = 0; n < asked->size(); ++n) {
    inputs.push_back({std::to_string(n), (*asked)[n].text, std::string(lang), "", ""});
  }
  auto docs = read_all(inputs, read);
  if (!docs) return docs.error();
  Counts counts;
  counts.has_names = any_name_marked(*asked);
  for (size_t n = 0; n < docs->size(); ++n) count((*asked)[n], tree_of((*docs)[n]), counts);
  std::string name = gold.filename().string();
  return shape == Shape::kJson ? to_json(counts, lang, name) : to_line(counts, lang, name);
}

}  // namespace kilde::eval
