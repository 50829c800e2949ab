#include "knowledge/transliteration.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::knowledge {

namespace {

constexpr size_t kBeam = 64;
constexpr size_t kLongestName = 64;  // code points
constexpr size_t kMostReadings = 4;
constexpr double kLetter = 0.5, kFurtherLetter = 0.3;
constexpr double kJAfterConsonant = 1.0;
constexpr double kSoftSign = 1.0, kUsualSoftSign = 0.7;

constexpr std::u32string_view kVowels = U"аеёиоуыэюяіїє";
constexpr std::u32string_view kMaySoften = U"лнстрдзц";
constexpr std::u32string_view kOftenSoft = U"лц";
constexpr std::string_view kVowelSounds = "aeu";

bool among(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }
bool is_vowel_sound(char c) { return kVowelSounds.find(c) != kVowelSounds.npos; }

std::u32string lower(std::string_view text) {
  std::u32string out = to_code_points(text);
  for (char32_t& c : out) c = base::to_lower(c);
  return out;
}

char32_t last_letter(const std::u32string& text) {
  return !text.empty() && is_name_letter(text.back()) ? text.back() : 0;
}

bool may_end(const std::u32string& after) { return fits(after, 0, U'$'); }

// All vowels that stand together are one: "u" where a u is among them, else "a".
std::string key_of(std::string_view sounds) {
  std::string out;
  for (char c : sounds) {
    const bool run = !out.empty() && (out.back() == 'a' || out.back() == 'u');
    if (!is_vowel_sound(c)) {
      out += c;
    } else if (!run) {
      out += c == 'u' ? 'u' : 'a';
    } else if (c == 'u') {
      out.back() = 'u';
    }
  }
  return out;
}

// For each run of vowels, which of the three sounds it has, as bits.
std::vector<unsigned> vowel_runs(std::string_view sounds) {
  std::vector<unsigned> out;
  bool inside = false;
  for (char c : sounds) {
    if (is_vowel_sound(c)) {
      if (!inside) out.push_back(0);
      out.back() |= 1u << kVowelSounds.find(c);
    }
    inside = is_vowel_sound(c);
  }
  return out;
}

bool vowels_agree(std::string_view a, std::string_view b) {
  const std::vector<unsigned> x = vowel_runs(a), y = vowel_runs(b);
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](unsigned p, unsigned q) { return (p & q) != 0; });
}

template <typename T>
void keep_first_of_equals(std::vector<T>& items) {
  std::vector<T> out;
  for (T& item : items) {
    if (std::find(out.begin(), out.end(), item) == out.end()) out.push_back(std::move(item));
  }
  items = std::move(out);
}

}  // namespace

Result<Transliteration> Transliteration::load(const std::filesystem::path& root,
                                              std::string_view cyrillic, std::string_view latin) {
  const std::string_view press = latin == "nn" ? "nb" : latin;
  const std::string file = std::string(cyrillic) + "-" + std::string(press) + ".tsv";
  auto rules = LetterRules::load(root / "data" / "transliteration" / file);
  if (!rules) return rules.error();
  Transliteration out;
  out.rules_ = std::move(*rules);
  for (const LetterRule& rule : out.rules_.rules()) out.add_arcs(rule);
  return out;
}

void Transliteration::add_arcs(const LetterRule& rule) {
  const double letters = kFurtherLetter * static_cast<double>(rule.letters.size() - 1);
  for (size_t rank = 0; rank < rule.spellings.size(); ++rank) {
    const std::u32string& form = rule.spellings[rank];
    if (form.empty()) {
      soft_sign_is_silent_ = soft_sign_is_silent_ || rule.letters == U"ь";
      continue;
    }
    const double cost = static_cast<double>(rank) + kLetter + letters;
    arcs_[form].push_back({cost, rule.letters, rule.before, rule.after});
    longest_ = std::max(longest_, form.size());
  }
}

std::vector<std::string> Transliteration::latin(std::string_view name, size_t most) const {
  return rules_.spellings(name, most);
}

void Transliteration::step(const Arc& arc, const Path& path, std::vector<Path>& beam) const {
  const char32_t before = last_letter(path.letters);
  if (!fits(arc.before, before, U'^') || !fits(path.after, arc.letters.front(), U'$')) return;
  double cost = path.cost + arc.cost;
  if (arc.letters == U"й" && before != 0 && !among(kVowels, before)) cost += kJAfterConsonant;
  beam.push_back({cost, path.letters + arc.letters, arc.after});
  const char32_t last = arc.letters.back();
  if (!soft_sign_is_silent_ || !arc.after.empty() || !among(kMaySoften, last)) return;
  cost += among(kOftenSoft, last) ? kUsualSoftSign : kSoftSign;
  beam.push_back({cost, path.letters + arc.letters + U"ь", {}});
}

void Transliteration::extend(const std::u32string& name, size_t at, const Path& path,
                             Beams& beams) const {
  if (!is_name_letter(name[at])) {
    if (may_end(path.after)) beams[at + 1].push_back({path.cost, path.letters + name[at], {}});
    return;
  }
  for (size_t size = 1; size <= longest_ && at + size <= name.size(); ++size) {
    const auto found = arcs_.find(name.substr(at, size));
    if (found == arcs_.end()) continue;
    for (const Arc& arc : found->second) step(arc, path, beams[at + size]);
  }
}

std::vector<std::string> Transliteration::cyrillic(std::string_view name, size_t most) const {
  const std::u32string low = lower(name);
  if (low.empty() || low.size() > kLongestName) return {};
  Beams beams(low.size() + 1);
  beams.front().push_back({});
  for (size_t at = 0; at <= low.size(); ++at) {
    std::vector<Path>& beam = beams[at];
    std::sort(beam.begin(), beam.end());
    beam.erase(std::unique(beam.begin(), beam.end()), beam.end());
    if (at == low.size()) break;
    if (beam.size() > kBeam) beam.resize(kBeam);
    for (size_t i = 0; i < beam.size(); ++i) extend(low, at, beam[i], beams);
  }
  std::vector<std::string> out;
  for (const Path& path : beams.back()) {
    if (may_end(path.after)) out.push_back(to_utf8(path.letters));
  }
  keep_first_of_equals(out);
  if (out.size() > most) out.resize(most);
  return out;
}

Result<CrossScript> CrossScript::load(const std::filesystem::path& root) {
  auto rules = LetterRules::load(root / "data" / "transliteration" / "keys.tsv");
  if (!rules) return rules.error();
  CrossScript out;
  out.rules_ = std::move(*rules);
  return out;
}

// The readings of a name, doubled consonants written once.
std::vector<std::string> CrossScript::sounds(std::string_view name) const {
  std::string low = base::to_lower(name);
  std::replace(low.begin(), low.end(), '-', ' ');
  std::vector<std::string> out;
  for (const std::string& reading : rules_.spellings(low, kMostReadings)) {
    std::string once;
    for (char c : reading) {
      if (once.empty() || c != once.back() || is_vowel_sound(c)) once += c;
    }
    out.push_back(std::move(once));
  }
  return out;
}

std::vector<std::string> CrossScript::keys(std::string_view name) const {
  std::vector<std::string> out;
  for (const std::string& reading : sounds(name)) out.push_back(key_of(reading));
  keep_first_of_equals(out);
  return out;
}

std::string CrossScript::key(std::string_view name) const { return keys(name).front(); }

bool CrossScript::same_name(std::string_view a, std::string_view b) const {
  const std::vector<std::string> readings = sounds(b);
  for (const std::string& x : sounds(a)) {
    for (const std::string& y : readings) {
      if (key_of(x) == key_of(y) && vowels_agree(x, y)) return true;
    }
  }
  return false;
}

}  // namespace kilde::knowledge
