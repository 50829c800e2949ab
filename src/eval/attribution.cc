#include <algorithm>

#include "eval/breakdown.h"
#include "eval/credit.h"
#include "eval/evaluate.h"
#include "eval/figures.h"
#include "eval/gold.h"

namespace kilde::eval {
namespace {

using nlohmann::json;

constexpr double kPairs = 0.3;         // contents that agree less are never the same attribution
constexpr double kSameContent = 0.8;   // from here on the content is found
constexpr double kSameSource = 0.5;    // and so the source, and the intermediary
constexpr double kSourceWeight = 0.1;  // when several contents fit

// A credit with its passages as sets, without punctuation at their ends.
struct Passages {
  CharSet source, cue, content, via;
};

struct Counts {
  size_t gold = 0, predicted = 0, overlap = 0, exact = 0;
  size_t gold_chars = 0, predicted_chars = 0, common_chars = 0;
  size_t contents = 0, sources = 0;
  size_t gold_via = 0, predicted_via = 0, via = 0;
  size_t chains = 0, whole_chains = 0;
};

// The credits of one document, gold or predicted.
struct Side {
  std::vector<Credit> credits;
  std::vector<Passages> passages;
};

// Row `gold` of the one side and row `predicted` of the other are the same attribution.
struct Pair {
  double score = 0;
  size_t gold = 0, predicted = 0;
  auto operator<=>(const Pair&) const = default;
};

Side side_of(std::vector<Credit> credits, std::u32string_view text) {
  Side side{join_continuations(std::move(credits), text), {}};
  auto set = [&](const std::vector<CharSpan>& spans) { return CharSet(trimmed(spans, text)); };
  for (const Credit& credit : side.credits) {
    side.passages.push_back(
        {set(credit.source), set(credit.cue), set(credit.content), set(credit.via)});
  }
  return side;
}

// Best pairs first; among equals the later ones, so that the result is one and the same everywhere.
std::vector<Pair> match(const Side& gold, const Side& predicted) {
  std::vector<Pair> candidates, taken;
  for (size_t g = 0; g < gold.passages.size(); ++g) {
    for (size_t p = 0; p < predicted.passages.size(); ++p) {
      const Passages &asked = gold.passages[g], &found = predicted.passages[p];
      double content = agreement(found.content, asked.content);
      if (content < kPairs) continue;
      double score = content + kSourceWeight * agreement(found.source, asked.source);
      candidates.push_back({score, g, p});
    }
  }
  std::sort(candidates.rbegin(), candidates.rend());
  std::vector<bool> used_gold(gold.passages.size()), used_predicted(predicted.passages.size());
  for (const Pair& pair : candidates) {
    if (used_gold[pair.gold] || used_predicted[pair.predicted]) continue;
    used_gold[pair.gold] = used_predicted[pair.predicted] = true;
    taken.push_back(pair);
  }
  return taken;
}

void count_sides(const Side& gold, const Side& predicted, const std::vector<bool>& passed_over,
                 Counts& c) {
  for (size_t g = 0; g < gold.credits.size(); ++g) {
    if (gold.credits[g].optional) continue;
    ++c.gold;
    c.gold_chars += gold.passages[g].content.size();
    c.gold_via += !gold.passages[g].via.empty();
    c.chains += gold.credits[g].chain.size() > 1;
  }
  for (size_t p = 0; p < predicted.credits.size(); ++p) {
    if (passed_over[p]) continue;
    ++c.predicted;
    c.predicted_chars += predicted.passages[p].content.size();
    c.predicted_via += !predicted.passages[p].via.empty();
  }
}

void count_pair(const Passages& asked, const Passages& found, Counts& c) {
  bool content = agreement(found.content, asked.content) >= kSameContent;
  bool source = agreement(found.source, asked.source) >= kSameSource;
  c.common_chars += asked.content.common(found.content);
  c.contents += content;
  c.sources += content && source;
  c.overlap += content && source;
  c.exact +=
      found.content == asked.content && found.source == asked.source && found.cue == asked.cue;
  c.via +=
      !asked.via.empty() && !found.via.empty() && agreement(found.via, asked.via) >= kSameSource;
}

Breakdown::Outcome outcome_of(const Credit& asked, const Credit& found, const Passages& gold,
                              const Passages& predicted) {
  Breakdown::Outcome outcome;
  outcome.found = agreement(predicted.content, gold.content) >= kSameContent &&
                  agreement(predicted.source, gold.source) >= kSameSource;
  outcome.exact = predicted.content == gold.content && predicted.source == gold.source &&
                  predicted.cue == gold.cue;
  outcome.act = asked.act == found.act;
  outcome.speaker = asked.speaker.empty() || share_a_word(asked.speaker, found.speaker);
  return outcome;
}

void count(const json& record, const Document& doc, Counts& c, Breakdown& table) {
  std::u32string text = to_utf32(record["text"].get_ref<const std::string&>());
  Side gold = side_of(gold_credits(record), text);
  Side predicted = side_of(predicted_credits(doc), text);
  std::string publisher = text_field(record, "publisher");
  if (publisher.empty()) publisher = doc.publisher;
  std::vector<bool> passed_over(predicted.credits.size());
  std::vector<Breakdown::Outcome> outcomes(gold.credits.size());
  for (const Pair& pair : match(gold, predicted)) {
    const Credit &asked = gold.credits[pair.gold], &found = predicted.credits[pair.predicted];
    passed_over[pair.predicted] = asked.optional;
    if (asked.optional) continue;
    count_pair(gold.passages[pair.gold], predicted.passages[pair.predicted], c);
    outcomes[pair.gold] =
        outcome_of(asked, found, gold.passages[pair.gold], predicted.passages[pair.predicted]);
    c.whole_chains += asked.chain.size() > 1 && same_chain(asked.chain, found.chain, publisher);
  }
  count_sides(gold, predicted, passed_over, c);
  const std::string lang = text_field(record, "lang");
  for (size_t g = 0; g < gold.credits.size(); ++g) {
    if (!gold.credits[g].optional) table.add(gold.credits[g], lang, text, outcomes[g]);
  }
  if (gold.credits.empty()) table.add_empty(!predicted.credits.empty());
}

std::string to_line(const Counts& c, const std::string& name) {
  std::string line =
      name + ": gold " + std::to_string(c.gold) + " predicted " + std::to_string(c.predicted) +
      " missing-docs 0 | overlap F1 " + fixed(f1(c.overlap, c.gold, c.predicted), 1) + " (P " +
      fixed(share(c.overlap, c.predicted), 1) + " R " + fixed(share(c.overlap, c.gold), 1) +
      ") exact F1 " + fixed(f1(c.exact, c.gold, c.predicted), 1) + " content-char F1 " +
      fixed(f1(c.common_chars, c.gold_chars, c.predicted_chars), 1) + " source-given-content " +
      fixed(share(c.sources, c.contents), 1) + " via F1 " +
      fixed(f1(c.via, c.gold_via, c.predicted_via), 1);
  if (!c.chains) return line;
  return line + " chains whole " + fixed(share(c.whole_chains, c.chains), 1) + " (" +
         std::to_string(c.chains) + ")";
}

std::string to_json(const Counts& c, const Breakdown& table, const std::string& name) {
  nlohmann::ordered_json out{
      {"task", "attribution"},
      {"file", name},
      {"gold", c.gold},
      {"predicted", c.predicted},
      {"overlap_f1", f1(c.overlap, c.gold, c.predicted)},
      {"overlap_precision", share(c.overlap, c.predicted)},
      {"overlap_recall", share(c.overlap, c.gold)},
      {"exact_f1", f1(c.exact, c.gold, c.predicted)},
      {"content_character_f1", f1(c.common_chars, c.gold_chars, c.predicted_chars)},
      {"source_given_content", share(c.sources, c.contents)},
      {"via_f1", f1(c.via, c.gold_via, c.predicted_via)},
      {"chains", c.chains},
      {"chains_whole", share(c.whole_chains, c.chains)},
      {"by", table.to_json()}};
  return out.dump();
}

}  // namespace

Result<std::string> evaluate_attribution(const std::filesystem::path& gold, const ReadTexts& read,
                                         Shape shape) {
  auto asked = read_gold(gold, "date", "attributions");
  if (!asked) return asked.error();
  auto docs = read_all(asked->inputs, read);
  if (!docs) return docs.error();
  Counts counts;
  Breakdown table;
  for (size_t n = 0; n < docs->size(); ++n) count(asked->records[n], (*docs)[n], counts, table);
  std::string name = gold.filename().string();
  if (shape == Shape::kJson) return to_json(counts, table, name);
  std::string lines = to_line(counts, name);
  return shape == Shape::kTable ? lines + "\n" + table.to_lines() : lines;
}

}  // namespace kilde::eval
