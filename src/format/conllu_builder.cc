#include "format/conllu_builder.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "base/data_table.h"
#include "base/utf8.h"
#include "format/conllu_field.h"

namespace kilde::format {
namespace {

enum Column { kId, kForm, kLemma, kUpos, kXpos, kFeats, kHead, kDeprel, kDeps, kMisc, kColumns };

Error expected(std::string_view what, std::string_view found) {
  std::string shown = conllu_field(found.substr(0, 40));
  return {Code::kFormat, "", "expected " + std::string(what) + ", found '" + shown + "'"};
}

std::optional<uint32_t> number(std::string_view text) {
  uint32_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  constexpr uint32_t kMost = std::numeric_limits<int32_t>::max();
  if (error != std::errc() || end != text.data() + text.size() || value > kMost) return {};
  return value;
}

// Whether a field of the line may hold what conllu_field changes.
bool may_need_cleaning(std::string_view line) {
  auto suspect = [](char c) {
    auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F || byte == 0xC2 || byte == 0xE2;
  };
  return std::any_of(line.begin(), line.end(), suspect) || !base::valid_utf8(line);
}

std::string_view filled(std::string_view field) { return field == "_" ? "" : field; }

std::string_view misc_value(std::string_view misc, std::string_view key) {
  for (std::string_view item : base::split_list(misc))
    if (item.starts_with(key)) return item.substr(key.size());
  return {};
}

}  // namespace

void ConlluBuilder::comment(std::string_view line) {
  broken_ = broken_ || !base::valid_utf8(line);
  size_t equals = line.find('=');
  if (equals == std::string_view::npos) return;
  std::string_view key = base::trim(line.substr(1, equals - 1));
  std::string_view value = base::trim(line.substr(equals + 1));
  if (key == "text")
    sentence_text_ = value;
  else
    comments_.emplace_back(key, base::trim(conllu_line(value)));
}

Result<void> ConlluBuilder::row(std::string_view line) {
  broken_ = broken_ || !base::valid_utf8(line);
  Fields fields = base::split_list(line, '\t');
  if (may_need_cleaning(line))
    for (std::string_view& field : fields)
      field = base::trim(cleaned_.emplace_back(conllu_field(field)));
  if (fields.size() != kColumns)
    return expected("10 columns with tabs between them", std::to_string(fields.size()));
  if (fields[kForm].empty()) return expected("a word form", fields[kForm]);
  if (fields[kId].find('.') != std::string_view::npos) return {};  // an empty node
  if (fields[kId].find('-') != std::string_view::npos) return range(fields);
  return word(fields);
}

Result<void> ConlluBuilder::range(const Fields& fields) {
  size_t dash = fields[kId].find('-');
  auto first = number(fields[kId].substr(0, dash));
  auto last = number(fields[kId].substr(dash + 1));
  bool next = first && *first == sentence_size() + 1 && *first > range_end_;
  if (!next || !last || *last < *first)
    return expected("words from " + std::to_string(sentence_size() + 1) + " on", fields[kId]);
  bool space = misc_value(fields[kMisc], "SpaceAfter=") != "No";
  has_space_after_ = has_space_after_ || !space;
  surfaces_.push_back({std::string(fields[kForm]), space, *last - *first + 1});
  range_end_ = *last;
  return {};
}

Result<void> ConlluBuilder::word(const Fields& fields) {
  uint32_t id = sentence_size() + 1;
  if (number(fields[kId]) != id)
    return expected("the word number " + std::to_string(id), fields[kId]);
  Word word;
  // The lemma of the word "_" is "_"; elsewhere that means none.
  word.lemma =
      fields[kForm] == "_" && filled(fields[kLemma]).empty() ? "_" : filled(fields[kLemma]);
  word.upos = filled(fields[kUpos]);
  word.feats = filled(fields[kFeats]);
  word.deprel = filled(fields[kDeprel]);
  word.ner = misc_value(fields[kMisc], "NER=");
  if (fields[kHead] != "_") {
    auto head = number(fields[kHead]);
    if (!head) return expected("a head", fields[kHead]);
    word.head = static_cast<int32_t>(*head) - 1;
    word.has_head = true;
  }
  if (id <= range_end_) word.form = fields[kForm];
  words_.push_back(word);
  if (id <= range_end_) return {};
  bool space = misc_value(fields[kMisc], "SpaceAfter=") != "No";
  has_space_after_ = has_space_after_ || !space;
  surfaces_.push_back({std::string(fields[kForm]), space});
  return {};
}

Result<void> ConlluBuilder::end_sentence() {
  if (sentence_size() < range_end_)
    return expected(std::to_string(range_end_) + " words", std::to_string(sentence_size()));
  if (sentence_size() > 0) {
    if (auto heads = resolve_heads(); !heads) return heads;
    if (!has_space_after_) follow_text_comment();
    place_words();
    sentences_.push_back({static_cast<uint32_t>(begin_), static_cast<uint32_t>(words_.size())});
  }
  begin_ = words_.size();
  surfaces_.clear();
  sentence_text_ = {};
  has_space_after_ = false;
  range_end_ = 0;
  return {};
}

Result<void> ConlluBuilder::resolve_heads() {
  auto size = static_cast<int32_t>(sentence_size());
  for (size_t i = begin_; i < words_.size(); ++i)
    if (words_[i].head >= size)
      return expected("a head in the sentence", std::to_string(words_[i].head + 1));
  if (forms_a_circle()) return expected("a tree", "heads that form a circle");
  for (size_t i = begin_; i < words_.size(); ++i)
    if (words_[i].head != kNoHead) words_[i].head += static_cast<int32_t>(begin_);
  return {};
}

bool ConlluBuilder::forms_a_circle() const {
  std::vector<uint32_t> seen_from(sentence_size(), 0);  // word number of the walk that came by
  for (uint32_t start = 1; start <= sentence_size(); ++start) {
    auto at = static_cast<int32_t>(start) - 1;
    while (at != kNoHead && seen_from[at] == 0) {
      seen_from[at] = start;
      at = words_[begin_ + at].head;
    }
    if (at != kNoHead && seen_from[at] == start) return true;
  }
  return false;
}

// Takes the blanks between words from "# text", if the words stand there in order.
void ConlluBuilder::follow_text_comment() {
  std::string text = conllu_field(sentence_text_);
  std::vector<bool> spaces;
  size_t at = 0;
  for (const Surface& surface : surfaces_) {
    size_t begin = std::min(text.find_first_not_of(' ', at), text.size());
    if (!std::string_view(text).substr(begin).starts_with(surface.form)) return;
    if (!spaces.empty()) spaces.back() = begin > at;
    at = begin + surface.form.size();
    spaces.push_back(true);
  }
  for (size_t i = 0; i < spaces.size(); ++i) surfaces_[i].space = spaces[i];
}

void ConlluBuilder::place_words() {
  if (!text_.empty() && text_.back() != ' ') text_.push_back(' ');
  size_t word = begin_;
  for (size_t i = 0; i < surfaces_.size(); ++i) {
    if (i > 0 && surfaces_[i - 1].space) text_.push_back(' ');
    auto begin = static_cast<uint32_t>(text_.size());
    text_ += surfaces_[i].form;
    if (surfaces_[i].words > 1)
      multiword_.push_back(
          {static_cast<uint32_t>(word), static_cast<uint32_t>(word) + surfaces_[i].words});
    for (uint32_t n = 0; n < surfaces_[i].words; ++n)
      words_[word++].span = {begin, static_cast<uint32_t>(text_.size())};
  }
}

}  // namespace kilde::format
