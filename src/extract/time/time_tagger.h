// TimeTagger: finds the time expressions of a document and resolves them to TIMEX3 values.
//
//   auto tagger = TimeTagger::load(root, "da");
//   tagger->run(doc);                       // "Mødet blev holdt i går." of 2022-12-20
//   doc.times[0].value == "2022-12-19"; doc.times[0].from == "2022-12-19", .to == "2022-12-20"
//
// Shapes: doc.times in text order, not overlapping. Units: bytes; half-open ISO days.
// Needs: text and tokens; with the analysis (doc.analysed()) it knows the tense better, without it
//   goes by the words alone. Gives: kTimes. Owns: the rules of its language.
// Threads: run() may be called from several threads on different documents.
// Errors: load() names file and line of what is malformed; run() cannot fail. A date that no
//   calendar has ("31. februar") gets the value XXXX-XX-XX and a note; so do, beside their value,
//   a weekday that is not that day's and digits that may be read as another day.
// Method: rules as data (data/LANG/time/README.md) over one engine: longest match from the left,
//   then resolution against document date, tense and the dates that the text gives itself.
#pragma once

#include <filesystem>
#include <string_view>

#include "document/stage.h"
#include "extract/time/rules.h"

namespace kilde::time {

class TimeTagger : public document::Stage {
 public:
  static Result<TimeTagger> load(const std::filesystem::path& root, std::string_view lang);

  std::string_view name() const override { return "time"; }
  uint32_t reads() const override { return document::kText | document::kTokens; }
  uint32_t writes() const override { return document::kTimes; }
  void run(Document& doc) const override;

  const RuleSet& rules() const { return rules_; }

 private:
  explicit TimeTagger(RuleSet rules) : rules_(std::move(rules)) {}
  RuleSet rules_;
};

}  // namespace kilde::time
