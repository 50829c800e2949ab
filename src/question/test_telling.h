// Reports with claims for the tests of evidence, without a reading.
//
//   TestTelling world;
//   ClaimRow row = world.say("w1", "2023-05-16", "Havneposten", "Bo Holm", 7);   // words no. 7
//   world.join({row, ...});                             // they are one proposition
//   world.telling()
//
// Shapes: a report a call; each speaker is an institution of its own. Threads: one at a time.
// Errors: cannot fail.
#pragma once

#include <string>
#include <vector>

#include "question/evidence.h"

namespace kilde::question {

class TestTelling {
 public:
  ClaimRow say(const std::string& id, const std::string& published, const std::string& publisher,
               const std::string& speaker, uint64_t words) {
    claim::Report& report = reports_.emplace_back();
    report.id = id, report.lang = "da", report.published = published;
    report.publisher = publisher, report.publisher_key = "o:" + publisher;
    claim::Claim& claim = report.claims.emplace_back();
    claim.content = {{0, 4}};
    claim.attribution = 0;
    claim.wording = words;
    claim.voice.name = speaker;
    claim.voice.key = claim.voice.body = "n:" + speaker;
    claim.voice.kind = SourceKind::kInstitution;
    claim.voice.grade = SourceGrade::kNamed;
    descents_.emplace_back();
    return {static_cast<uint32_t>(reports_.size() - 1), 0};
  }

  uint32_t join(std::vector<ClaimRow> claims) {
    propositions_.emplace_back().claims = std::move(claims);
    return static_cast<uint32_t>(propositions_.size() - 1);
  }

  proposition::Proposition& at(uint32_t row) { return propositions_[row]; }
  Telling telling() const { return {reports_, descents_, propositions_}; }

 private:
  std::vector<claim::Report> reports_;
  std::vector<lineage::Descent> descents_;
  std::vector<proposition::Proposition> propositions_;
};

// A question with one indicator, "+" for the first hypothesis and "--" for the second.
inline Question test_question() {
  Question question{"q1", "Why?", "", {{"a", "One"}, {"b", "Two"}}, {}};
  question.indicators.emplace_back();
  question.indicators[0].name = question.indicators[0].sentence = "X";
  question.indicators[0].signs = {1, -2};
  return question;
}

}  // namespace kilde::question
