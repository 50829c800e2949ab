// RecordWords: the strings of a record, once each, in an order that makes their numbers small.
//
//   RecordWords words = RecordWords::of(report);
//   words.id("close"); words.joined()                          // "close\0drone\0..."
//   RecordWords again = RecordWords::parse(joined);   again.word(0); again.rank(0)
//
// Shapes: keys of terms first, by where the shortest claim stands that has them, so that those of
//   one claim are neighbours; then all others, as they are asked for. A rank is the place in the
//   alphabet.
// Owns nothing: views the report or the bytes. Threads: plain values. Errors: an id that is not
//   there is an empty word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claim/claim.h"

namespace kilde::claim {

class RecordWords {
 public:
  static RecordWords of(const Report& report);
  static RecordWords parse(std::string_view joined);

  size_t size() const { return words_.size(); }
  uint32_t id(std::string_view word);
  std::string_view word(uint64_t id) const { return id < size() ? words_[id] : ""; }
  uint32_t rank(uint64_t id) const { return ranks_[id]; }
  std::string joined() const;

 private:
  void settle();

  std::vector<std::string_view> words_;
  std::vector<uint32_t> ranks_;
  std::unordered_map<std::string_view, uint32_t> ids_;  // where they are written
};

}  // namespace kilde::claim
