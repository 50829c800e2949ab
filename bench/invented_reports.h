// InventedReports: reports with the claims that a reading would find in them, without end, for
// benches of propositions.
//
//   InventedReports reports(Form::kArchive);
//   Invented one = reports.write(1234);            // always the same
//
// Shapes: twenty claims a report, each in its own words or, of a quarter of the reports, copied;
//   some deny, count otherwise or foretell. Threads: one at a time. Errors: cannot fail.
// Method: kEven: about happenings of eight reports each at any time of three years, all terms after
//   Zipf's law from vocabularies that do not grow. kArchive: a hundred reports a day, in their
//   order, as long as reports come; matters begin, are told of most at first and less and less,
//   most in a report or two, some in a hundred, and ten for ever; what happens in a matter is told
//   by those who write soon after. A matter has its own persons and words, and some that everybody
//   knows; places and concepts come back.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "claim/claim.h"

namespace kilde::bench {

inline constexpr size_t kClaimsEach = 20;

struct Invented {
  std::string text;
  claim::Report report;
};

// Numbers after Zipf's law: the first is the most frequent.
class Zipf {
 public:
  explicit Zipf(size_t count);
  size_t operator()(std::mt19937_64& random) const;

 private:
  std::vector<double> below_;
};

enum class Form : uint8_t { kEven, kArchive };

class InventedReports {
 public:
  explicit InventedReports(Form form) : form_(form) {}
  Invented write(size_t number);

 private:
  struct Matter;
  // What is told, in this report's words.
  struct Telling {
    std::mt19937_64 matter;
    int32_t day = claim::kNoDay;  // of what happened, if told
    std::vector<std::string> terms;
  };
  Telling even(size_t happening, size_t place) const;
  Telling archive(size_t number);
  size_t matter_of(size_t number);
  claim::Claim claim(Telling telling, size_t wording);
  void speak(claim::Claim& claim, std::mt19937_64& matter) const;
  void put(claim::Claim& claim, const std::string& words);

  Form form_;
  std::mt19937_64 random_;
  size_t matter_ = 0;  // of the report
  Zipf concepts_{1500}, persons_{30'000}, places_{5'000}, words_{60'000}, outlets_{400},
      known_{3'000};
  Invented written_;
};

}  // namespace kilde::bench
