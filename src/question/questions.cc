#include "question/questions.h"

#include <algorithm>
#include <array>

#include "base/hash.h"

namespace kilde::question {
namespace {

constexpr std::array<std::string_view, 5> kSigns = {"--", "-", "0", "+", "++"};

std::string hexadecimal(uint64_t hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out.push_back(kDigits[hash >> shift & 15U]);
  return out;
}

std::string day_text(const std::optional<int32_t>& day) { return day ? std::to_string(*day) : ""; }

}  // namespace

std::string_view sign_text(int sign) {
  return kSigns[static_cast<size_t>(std::clamp(sign, -2, 2) + 2)];
}

std::optional<int> parse_sign(std::string_view text) {
  const auto known = std::ranges::find(kSigns, text);
  if (known == kSigns.end()) return std::nullopt;
  return static_cast<int>(known - kSigns.begin()) - 2;
}

std::string digest(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += std::to_string(text.size()) + ":" + text;
  return hexadecimal(base::fnv1a(all));
}

std::string key_of(const Indicator& indicator) {
  const Pattern& p = indicator.pattern;
  return digest({indicator.sentence, p.words, p.source, p.via, p.about, p.place, p.outlet, p.lang,
                 p.act ? std::string(to_string(*p.act)) : "",
                 p.negated ? (*p.negated ? "denied" : "affirmed") : "", day_text(p.from),
                 day_text(p.to)});
}

std::string key_of(const Question& question) { return digest({question.id, question.text}); }

}  // namespace kilde::question
