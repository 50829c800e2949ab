#include "extract/entity/inflection.h"

#include <algorithm>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::entity {

namespace {

constexpr size_t kShortestStem = 3;  // code points; "Ива" of "Иван" and "Ивану"
constexpr size_t kLongestWord = 64;  // bytes

bool has(std::string_view feats, std::string_view feature) {
  for (size_t at = 0; at <= feats.size();) {
    const size_t end = std::min(feats.find('|', at), feats.size());
    if (feats.substr(at, end - at) == feature) return true;
    at = end + 1;
  }
  return false;
}

std::string_view feature_value(std::string_view feats, std::string_view name) {
  for (size_t at = 0; at < feats.size();) {
    const size_t end = std::min(feats.find('|', at), feats.size());
    const std::string_view pair = feats.substr(at, end - at);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return pair;
    at = end + 1;
  }
  return {};
}

// The word with the capitals of the form, as far as the two are alike: "аль-Асад".
std::string with_capitals(std::string_view word, std::string_view form) {
  size_t at = 0, other = 0;
  std::string out;
  while (at < word.size() && other < form.size()) {
    const size_t begin = at;
    const char32_t letter = base::next_code_point(word, at);
    const char32_t written = base::next_code_point(form, other);
    if (written != letter && written != base::to_upper(letter))
      return out.append(word.substr(begin));
    base::append_utf8(out, written);
  }
  return out.append(word.substr(at));
}

}  // namespace

Result<Inflection> Inflection::load(const std::filesystem::path& root, std::string_view lang) {
  Inflection inflection;
  const std::filesystem::path file = root / "data" / lang / "entity" / "inflection.tsv";
  if (!std::filesystem::exists(file)) return inflection;
  auto table = base::DataTable::load(file, {"pos", "feature", "lemma", "form"});
  if (!table) return table.error();
  for (const auto& row : table->rows()) {
    if (row["pos"] == "CASE") {
      for (std::string_view ending : base::split_list(row["form"])) {
        inflection.endings_.emplace_back(ending);
      }
      continue;
    }
    const auto pos = parse_upos(row["pos"]);
    if (!pos) return table->error_at(row, "a part of speech such as NOUN, or CASE", row["pos"]);
    inflection.rows_.push_back(
        {*pos, std::string(row["feature"]), std::string(row["lemma"]), std::string(row["form"])});
  }
  std::stable_sort(inflection.rows_.begin(), inflection.rows_.end(),
                   [](const Row& a, const Row& b) { return a.lemma.size() > b.lemma.size(); });
  return inflection;
}

bool Inflection::is_ending(std::string_view rest) const {
  return rest.empty() || std::find(endings_.begin(), endings_.end(), rest) != endings_.end();
}

bool Inflection::same_word(std::string_view a, std::string_view b) const {
  if (a == b) return true;
  if (endings_.empty() || a.size() > kLongestWord || b.size() > kLongestWord) return false;
  size_t letters = 0;
  for (size_t at = 0, other = 0; at < a.size() && other < b.size();) {
    if (base::next_code_point(a, at) != base::next_code_point(b, other)) break;
    ++letters;
    if (letters >= kShortestStem && is_ending(a.substr(at)) && is_ending(b.substr(other))) {
      return true;
    }
  }
  return false;
}

std::string Inflection::nominative(std::string_view lemma, Upos pos, std::string_view feats) const {
  for (const Row& row : rows_) {
    if (row.pos != pos || !has(feats, row.feature) || !lemma.ends_with(row.lemma)) continue;
    return std::string(lemma.substr(0, lemma.size() - row.lemma.size())) + row.form;
  }
  return std::string(lemma);
}

NominativeNames::NominativeNames(const Document& doc, const document::Tree& tree,
                                 const Inflection& inflection)
    : doc_(doc), tree_(tree), inflection_(inflection) {
  if (inflection.empty()) return;
  for (uint32_t i = 0; i < doc.size(); ++i) {
    const Upos pos = doc.upos[i];
    if (pos != Upos::kNoun && pos != Upos::kPropn && pos != Upos::kAdj) continue;
    if (doc.has_feature(i, "Case=Nom")) seen_.emplace(key(i), base::to_lower(doc.word(i)));
  }
}

std::string NominativeNames::key(uint32_t token) const {
  std::string key = base::to_lower(doc_.lemma[token]);
  key.append("|").append(feature_value(doc_.feats[token], "Number"));
  if (doc_.upos[token] == Upos::kAdj) {
    key.append("|").append(feature_value(doc_.feats[token], "Gender"));
  }
  return key;
}

std::string NominativeNames::word(uint32_t token) const {
  const std::string_view form = doc_.word(token);
  const std::string lemma = base::to_lower(doc_.lemma[token]);
  if (feature_value(doc_.feats[token], "Case").empty()) return std::string(form);
  const auto seen = seen_.find(key(token));
  std::string out = seen != seen_.end()
                        ? seen->second
                        : inflection_.nominative(lemma, doc_.upos[token], doc_.feats[token]);
  const std::string low = base::to_lower(form);
  // "Даце": a woman's name that a guess would cut has no other form.
  const bool cut = seen == seen_.end() && low.size() > out.size() && low.starts_with(out);
  const bool woman = doc_.upos[token] == Upos::kPropn && doc_.has_feature(token, "Gender=Fem");
  if (cut && woman) return std::string(form);
  // A lemma that is another word is a slip; capitals alone are an acronym.
  if (low == out || !inflection_.same_word(low, out)) {
    const bool close = low.size() > 5 && out.substr(0, 4) == low.substr(0, 4);
    if (low == out || !close) return std::string(form);
  }
  if (base::all_upper(form)) return std::string(form);
  return with_capitals(out, form);
}

// "Муалем підкреслив": a name that is a subject, or beside one, is no case of another.
bool NominativeNames::is_subject(uint32_t token) const {
  if (doc_.upos[token] != Upos::kPropn) return false;
  const Relation relation = doc_.relation[token];
  if (relation == Relation::kNsubj) return true;
  const int32_t head = tree_.head(token);
  const bool beside = relation == Relation::kFlat || relation == Relation::kAppos;
  return beside && head != kNoHead &&
         doc_.relation[static_cast<size_t>(head)] == Relation::kNsubj &&
         doc_.has_feature(static_cast<size_t>(head), "Case=Nom");
}

std::string NominativeNames::of(TokenSpan span, ByteSpan bytes) const {
  std::string text(doc_.text(bytes));
  if (inflection_.empty() || span.empty()) return text;
  uint32_t head = span.begin;
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const int32_t up = tree_.head(i);
    if (up == kNoHead || !span.contains(static_cast<uint32_t>(up))) {
      head = i;
      break;
    }
  }
  const std::string_view grammatical = feature_value(doc_.feats[head], "Case");
  if (grammatical.empty() || grammatical == "Case=Nom" || is_subject(head)) return text;
  text.clear();
  for (uint32_t i = span.begin; i < span.end; ++i) {
    if (i > span.begin && doc_.tokens[i].begin > doc_.tokens[i - 1].end) text.append(" ");
    const Relation relation = doc_.relation[i];
    const bool agrees = i == head || (relation != Relation::kNmod && relation != Relation::kObl &&
                                      feature_value(doc_.feats[i], "Case") == grammatical);
    text.append(agrees ? word(i) : std::string(doc_.word(i)));
  }
  return text;
}

}  // namespace kilde::entity
