#include "eval/name_key.h"

#include <unicode/translit.h>

#include <memory>
#include <utility>

namespace kilde::eval {
namespace {

// From long to short, so that the parts of a spelling are not taken first.
constexpr std::pair<std::string_view, std::string_view> kSounds[] = {
    {"shch", "s"}, {"sjtj", "s"}, {"schtsch", "s"}, {"tsch", "c"}, {"tsj", "c"}, {"sch", "s"},
    {"skj", "s"},  {"tch", "c"},  {"zh", "s"},      {"zj", "s"},   {"sj", "s"},  {"sh", "s"},
    {"tj", "c"},   {"ch", "c"},   {"kh", "g"},      {"qu", "kv"},  {"qv", "kv"}, {"ts", "c"},
    {"tz", "c"},   {"ck", "k"},   {"ph", "f"},      {"th", "t"},   {"aa", "o"},  {"ae", "e"},
    {"oe", "e"},   {"ue", "u"},   {"'", ""},        {"q", "k"},    {"x", "ks"},  {"w", "v"},
    {"h", "g"},    {"y", "i"},    {"j", "i"},       {"z", "s"},    {"c", "s"},   {"u", "i"}};

icu::Transliterator* to_latin() {
  UErrorCode status = U_ZERO_ERROR;
  thread_local std::unique_ptr<icu::Transliterator> rules(icu::Transliterator::createInstance(
      "Any-Latin; NFD; [:M:] Remove; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  return rules.get();
}

std::string latin(std::string_view name) {
  auto text = icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
  if (auto* rules = to_latin()) rules->transliterate(text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string text = latin(name), key;
  for (const auto& [from, to] : kSounds) replace_all(text, from, to);
  for (char c : text) {
    bool word = c == ' ' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    char kept = word ? c : ' ';
    if (key.empty() || key.back() != kept) key += kept;
  }
  return key;
}

}  // namespace kilde::eval
