#include "story/extractor.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "base/utf8.h"

namespace kilde::story {
namespace {

constexpr double kCommon = 0.02;     // words of so many reports say nothing across languages
constexpr int kMonthOfDays = 31;     // longest interval that is still told as a month
constexpr size_t kMostMarks = 1000;  // of one report; what comes first counts

// Words, in the order of the text, and what they are in `features`.
class WordCollector {
 public:
  WordCollector(const Meanings& meanings, const Tuning& tuning, std::string_view lang)
      : meanings_(meanings), tuning_(tuning), lang_(lang) {}

  bool full() const { return hashes_.size() >= kMostWords; }
  void add(const std::string& word) {
    const uint32_t hash = hash_of('w', word);
    hashes_.push_back({hash, across(word, hash)});
    ends_.push_back(false);
  }
  void end_sentence() {
    if (!ends_.empty()) ends_.back() = true;
  }

  void write(StoryFeatures& features) const {
    features.words = hashes_;
    std::ranges::sort(features.words);
    const auto rest = std::ranges::unique(features.words, {}, &Word::hash);
    features.words.erase(rest.begin(), rest.end());
    for (size_t i = 0; i < hashes_.size(); ++i) {
      const auto row = std::ranges::lower_bound(features.words, hashes_[i].hash, {}, &Word::hash);
      features.order.push_back(static_cast<uint8_t>(row - features.words.begin()));
      if (ends_[i]) features.order.push_back(kBreak);
    }
  }

 private:
  uint32_t across(const std::string& word, uint32_t hash) const {
    return tuning_.share_of(hash) >= kCommon ? 0 : meanings_.of(lang_, word);
  }

  const Meanings& meanings_;
  const Tuning& tuning_;
  std::string_view lang_;
  std::vector<Word> hashes_;
  std::vector<bool> ends_;  // of a sentence
};

class MarkCollector {
 public:
  void add(MarkKind kind, std::string_view text, size_t count = 1) {
    static constexpr char kLetters[kMarkKinds] = {'n', 'p', '#', 'd'};
    const std::pair key(kind, hash_of(kLetters[static_cast<size_t>(kind)], text));
    if (counts_.size() < kMostMarks || counts_.contains(key)) counts_[key] += count;
  }
  void write(StoryFeatures& features) const {
    for (const auto& [key, count] : counts_) {
      features.marks.push_back(
          {key.first, static_cast<uint8_t>(std::min<size_t>(count, 255)), key.second});
    }
  }

 private:
  std::map<std::pair<MarkKind, uint32_t>, size_t> counts_;
};

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool tells_something(std::string_view word) {
  size_t points = 0, letters = 0;
  for (size_t at = 0; at < word.size(); ++points) {
    const char32_t c = base::next_code_point(word, at);
    letters += base::is_letter(c) || base::is_digit(c);
  }
  return points > 1 && letters > 0;
}

bool is_content(const Document& doc, size_t token) {
  if (has_digit(doc.word(token))) return true;
  if (doc.upos.size() != doc.size()) return true;  // no analysis: all words
  switch (doc.upos[token]) {
    case Upos::kNoun:
    case Upos::kVerb:
    case Upos::kAdj:
    case Upos::kPropn:
    case Upos::kNum:
      return true;
    default:
      return false;
  }
}

void add_words(const Document& doc, WordCollector& words) {
  for (const TokenSpan sent : doc.sentences) {
    for (uint32_t i = sent.begin; i < sent.end && !words.full(); ++i) {
      if (!is_content(doc, i)) continue;
      const bool has_lemma = i < doc.lemma.size() && !doc.lemma[i].empty();
      const std::string word = base::to_lower(has_lemma ? doc.lemma[i] : doc.form(i));
      if (tells_something(word)) words.add(word);
    }
    words.end_sentence();
  }
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "3 000", "3.000" and "3,000" are 3000; "4,5" and "4.5" are "4.5".
std::string plain_number(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool mark = text[i] == '.' || text[i] == ',';
    if (!mark) {
      out += text[i];
    } else if (i == 0 || i + 4 != text.size() || !all_digits(text.substr(i + 1, 3))) {
      out += '.';
    }
  }
  return out;
}

void add_numbers(const Document& doc, const Meanings& meanings, MarkCollector& marks) {
  for (uint32_t i = 0; i < doc.size(); ++i) {
    std::string_view text = doc.word(i);
    if (!has_digit(text)) {
      const std::string_view number = meanings.number(doc.lang, text);
      if (!number.empty()) marks.add(MarkKind::kNumber, number);
      continue;
    }
    std::string number = plain_number(text);
    while (i + 1 < doc.size() && number.size() <= 12 && all_digits(number) &&
           doc.word(i + 1).size() == 3 && all_digits(doc.word(i + 1)))
      number += doc.word(++i);
    marks.add(MarkKind::kNumber, number);
  }
}

std::chrono::sys_days first_day(std::string_view iso) {
  const Result<Date> date = parse_date(iso);
  return date && date->known() ? date->first_day() : std::chrono::sys_days{};
}

void add_days(const Document& doc, MarkCollector& marks) {
  for (const TimeExpression& time : doc.times) {
    if (time.from.size() < 10 || time.to.size() < 10) continue;
    const auto days = (first_day(time.to) - first_day(time.from)).count();
    if (days < 1) continue;
    const size_t exact = days == 1 ? 10 : days <= kMonthOfDays ? 7 : 4;
    marks.add(MarkKind::kDay, time.from.substr(0, exact));
  }
}

// Ids of the base of entities are the same in all reports; "e12" is one of this report only.
bool is_shared(std::string_view id) {
  return id.find(':') != std::string_view::npos || id.starts_with('Q');
}

void add_entities(const Document& doc, const Meanings& meanings, MarkCollector& marks) {
  for (const Entity& entity : doc.entities) {
    const bool place = entity.kind == EntityKind::kPlace;
    const MarkKind kind = place ? MarkKind::kPlace : MarkKind::kName;
    if (is_shared(entity.id)) {
      marks.add(kind, entity.id, entity.mentions.size());
    } else if (place) {
      marks.add(kind, meanings.sounds(entity.name), entity.mentions.size());
    } else if (entity.kind != EntityKind::kGroup && base::starts_upper(entity.name)) {
      for (size_t begin = 0; begin < entity.name.size();) {
        const size_t end = std::min(entity.name.find(' ', begin), entity.name.size());
        const std::string_view word = entity.name.substr(begin, end - begin);
        if (base::starts_upper(word))
          marks.add(kind, meanings.sounds(word), entity.mentions.size());
        begin = end + 1;
      }
    }
  }
}

int32_t day_of(const Date& date) {
  if (date.precision() != Date::Precision::kDay) return kNoDay;
  return static_cast<int32_t>(date.first_day().time_since_epoch().count());
}

}  // namespace

Result<Extractor> Extractor::load(const std::filesystem::path& root, const Tuning& tuning) {
  Result<Meanings> meanings = Meanings::load(root);
  if (!meanings) return meanings.error();
  return Extractor(std::move(*meanings), tuning);
}

StoryFeatures Extractor::features_of(const Document& doc) const {
  StoryFeatures features;
  features.key = base::fnv1a(doc.id, base::fnv1a(doc.sha256.empty() ? doc.text() : doc.sha256));
  features.lang = doc.lang;
  features.day = day_of(doc.date);
  WordCollector words(meanings_, *tuning_, features.lang);
  add_words(doc, words);
  words.write(features);
  MarkCollector marks;
  add_entities(doc, meanings_, marks);
  add_numbers(doc, meanings_, marks);
  add_days(doc, marks);
  marks.write(features);
  return features;
}

}  // namespace kilde::story
