// Scores of a reading against gold: `kilde eval TASK GOLD`.
//
//   auto line = evaluate_time("gold-dev-da.jsonl", read);
//   // "gold-dev-da.jsonl: gold 61 predicted 58 | strict F1 80.7 relaxed F1 ..."
//
// Shapes: `read` gets every document of the gold file and must give as many Documents, in the same
//   order, whose texts are the inputs' texts. Units: figures are percentages; gold offsets are
//   Unicode code points.
// Needs: GOLD as JSON lines or, for ud, CoNLL-U; "x.gz" is unpacked on the way.
// Threads: pure functions, as safe as `read`.
// Errors: kNotFound or kIo for the file, kFormat naming "file:line"; kInvalidArgument when `read`
//   gives another number of documents; what `read` itself gives.
// Method: strict, relaxed and value F1 as in TempEval-3; attribution by overlap of characters, with
//   greedy best-first matching; trees by aligned words as in the CoNLL 2018 shared task; entities
//   by B-cubed (b_cubed.h) over paired mentions (mentions.h); places by the distance on the sphere.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>
#include <kilde/result.h>

namespace kilde::eval {

// What the reader is told of one gold document; empty: the gold does not say.
struct GoldText {
  std::string id, text, lang, date, publisher;
};

using ReadTexts = std::function<Result<std::vector<Document>>(const std::vector<GoldText>&)>;

// One line; the same and, for attribution, tables by kind; or one JSON object in one line.
enum class Shape { kLine, kTable, kJson };

Result<std::string> evaluate_time(const std::filesystem::path& gold, const ReadTexts& read,
                                  Shape shape = Shape::kLine);
Result<std::string> evaluate_attribution(const std::filesystem::path& gold, const ReadTexts& read,
                                         Shape shape = Shape::kLine);
// Who and what is spoken of, across all documents of the file; their texts stand in it too.
Result<std::string> evaluate_entities(const std::filesystem::path& gold, const ReadTexts& read,
                                      Shape shape = Shape::kLine);
// Where the places of the gold lie.
Result<std::string> evaluate_places(const std::filesystem::path& gold, const ReadTexts& read,
                                    Shape shape = Shape::kLine);
// Names linked to the base, against Wikidata numbers (NEREL's JSON lines).
Result<std::string> evaluate_links(const std::filesystem::path& gold, const ReadTexts& read,
                                   Shape shape = Shape::kLine);
// `lang` is the language of the whole file, "da".
Result<std::string> evaluate_ud(const std::filesystem::path& gold, std::string_view lang,
                                const ReadTexts& read, Shape shape = Shape::kLine);

}  // namespace kilde::eval
