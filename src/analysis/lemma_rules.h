// Lemmas as edit rules that the network chooses from.
//
//   auto rule = LemmaRule::parse("l;0;;3;");      // lower case, cut 3 at the end
//   rule->apply("Folketinget") == "folketin";     // ... the network chooses better ones
//
// A rule is "case;cut_front;add_front;cut_back;add_back" with case l (lower), f (first letter
//   raised) or k (kept), or "=lemma". Units: code points. Ownership: a rule owns its strings.
// Threads: read-only. Errors: parse gives kFormat; apply cannot fail (a rule that would cut more
// than
//   there is leaves the cased form). Must agree with train/kilde_train/lemma_rules.py.
// Method: as UDPipe 2 (Straka 2018), with an alphabet of our own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <kilde/result.h>

namespace kilde::analysis {

class LemmaRule {
 public:
  static Result<LemmaRule> parse(std::string_view text);
  std::string apply(std::string_view form) const;
  // "=være": the same for every form.
  bool is_fixed() const { return case_ == Case::kFixed; }

 private:
  enum class Case : uint8_t { kLower, kFirst, kKeep, kFixed };
  Case case_ = Case::kKeep;
  uint32_t cut_front_ = 0, cut_back_ = 0;
  std::string add_front_, add_back_;
};

}  // namespace kilde::analysis
