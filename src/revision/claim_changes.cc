#include "revision/claim_changes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace kilde::revision {
namespace {

constexpr double kAlikeAlone = 0.5;    // contents of different speakers
constexpr double kAlikeSpeaker = 0.3;  // of one speaker
constexpr double kForSpeaker = 0.25, kForSentence = 0.2;
constexpr size_t kMostCompared = 4'000'000;  // pairs of claims

std::string joined(const Document& doc, const ByteSpans& spans) {
  std::string all;
  for (ByteSpan span : spans) all += (all.empty() ? "" : " … ") + std::string(doc.text(span));
  return all;
}

std::string speaker_of(const Document& doc, const Attribution& claim) {
  return claim.speaker_name.empty() ? joined(doc, claim.source) : std::string(claim.speaker_name);
}

// One claim of a report, as it is compared.
struct Side {
  const Document& doc;
  std::vector<std::vector<uint64_t>> words;  // of content, sorted
  std::vector<std::string> keys;             // speaker and content
  std::vector<std::string> speakers;         // in small letters
  std::vector<uint32_t> sentences;           // where the content begins

  Side(const Document& document, const ByteSpans& spans) : doc(document) {
    for (const Attribution& claim : doc.attributions) {
      const ByteSpans& content = claim.content.empty() ? claim.cue : claim.content;
      words.emplace_back();
      for (ByteSpan span : content)
        for (uint64_t word : folded_words(doc.text(), span)) words.back().push_back(word);
      std::ranges::sort(words.back());
      speakers.push_back(base::to_lower(speaker_of(doc, claim)));
      keys.push_back(speakers.back() + "\n" + joined(doc, claim.content));
      sentences.push_back(sentence_at(spans, content.empty() ? 0 : content.front().begin));
    }
  }

  static uint32_t sentence_at(const ByteSpans& sentences, uint32_t byte) {
    auto after = std::ranges::upper_bound(sentences, byte, {}, &ByteSpan::begin);
    return after == sentences.begin() ? kNone
                                      : static_cast<uint32_t>(after - sentences.begin() - 1);
  }
};

class Pairing {
 public:
  Pairing(const Side& before, const Side& after, const TextChanges& text)
      : before_(before), after_(after), text_(text) {}

  // For each claim of the newer report that of the older, or kNone.
  std::vector<uint32_t> pair() {
    of_.assign(after_.words.size(), kNone);
    used_.assign(before_.words.size(), false);
    pair_same();
    pair_alike();
    return std::move(of_);
  }

 private:
  struct Candidate {
    double score = 0;
    uint32_t before = 0, after = 0;
  };

  void take(uint32_t before, uint32_t after) {
    of_[after] = before;
    used_[before] = true;
  }

  void pair_same() {
    std::map<std::string_view, std::vector<uint32_t>> rows;
    for (size_t i = before_.keys.size(); i-- > 0;)
      rows[before_.keys[i]].push_back(static_cast<uint32_t>(i));
    for (size_t j = 0; j < after_.keys.size(); ++j) {
      auto found = rows.find(after_.keys[j]);
      if (found == rows.end() || found->second.empty()) continue;
      take(found->second.back(), static_cast<uint32_t>(j));
      found->second.pop_back();
    }
  }

  void pair_alike() {
    const auto left = static_cast<size_t>(std::ranges::count(used_, false));
    const auto right = static_cast<size_t>(std::ranges::count(of_, kNone));
    if (left * right > kMostCompared) return;
    std::vector<Candidate> all;
    for (uint32_t i = 0; i < used_.size(); ++i)
      for (uint32_t j = 0; j < of_.size() && !used_[i]; ++j)
        if (of_[j] == kNone)
          if (auto score = score_of(i, j)) all.push_back({*score, i, j});
    std::ranges::stable_sort(all, std::greater(), &Candidate::score);
    for (const Candidate& each : all)
      if (!used_[each.before] && of_[each.after] == kNone) take(each.before, each.after);
  }

  std::optional<double> score_of(uint32_t i, uint32_t j) const {
    const double alike = likeness(before_.words[i], after_.words[j]);
    const bool speaker = !after_.speakers[j].empty() && before_.speakers[i] == after_.speakers[j];
    if (alike < (speaker ? kAlikeSpeaker : kAlikeAlone)) return std::nullopt;
    const uint32_t sentence = after_.sentences[j];
    const bool place = sentence != kNone && text_.counterparts[sentence] != kNone &&
                       text_.counterparts[sentence] == before_.sentences[i];
    return alike + (speaker ? kForSpeaker : 0) + (place ? kForSentence : 0);
  }

  const Side& before_;
  const Side& after_;
  const TextChanges& text_;
  std::vector<uint32_t> of_;
  std::vector<bool> used_;
};

// The times that stand in a claim's content.
std::string times_in(const Document& doc, const Attribution& claim) {
  std::string values;
  for (const TimeExpression& time : doc.times)
    if (std::ranges::any_of(claim.content, [&](ByteSpan span) { return span.overlaps(time.span); }))
      values += (values.empty() ? "" : ", ") + std::string(time.value);
  return values;
}

class Fields {
 public:
  Fields(const Document& before, const Attribution& old_claim, const Document& after,
         const Attribution& new_claim, const Language& language)
      : old_doc_(before), old_(old_claim), new_doc_(after), new_(new_claim), language_(language) {}

  std::vector<FieldChange> find() {
    find_wording();
    add("time", times_in(old_doc_, old_), times_in(new_doc_, new_));
    if (base::to_lower(speaker_of(old_doc_, old_)) != base::to_lower(speaker_of(new_doc_, new_)))
      add("source", speaker_of(old_doc_, old_), speaker_of(new_doc_, new_));
    add("chain", hands(old_), hands(new_));
    add("addressee", joined(old_doc_, old_.to), joined(new_doc_, new_.to));
    add("act", to_string(old_.act), to_string(new_.act));
    add("factuality", to_string(old_.factuality), to_string(new_.factuality));
    add("negated", old_.negated ? "yes" : "no", new_.negated ? "yes" : "no");
    return std::move(fields_);
  }

 private:
  void add(std::string_view field, std::string_view before, std::string_view after) {
    if (before != after) fields_.push_back({field, std::string(before), std::string(after)});
  }

  // Behind the source: through whom it came, the publisher last.
  static std::string hands(const Attribution& claim) {
    std::string all;
    for (size_t i = 1; i < claim.chain.size(); ++i)
      all += (i > 1 ? " <- " : "") + std::string(claim.chain[i]);
    return all;
  }

  // Runs of words that differ: numbers against numbers, and the others.
  void find_wording() {
    const std::string old_text = joined(old_doc_, old_.content);
    const std::string new_text = joined(new_doc_, new_.content);
    std::string old_numbers, new_numbers, old_words, new_words;
    auto put = [](std::string& all, std::string_view run) {
      if (!run.empty()) all += (all.empty() ? "" : " … ") + std::string(run);
    };
    for (const WordChange& change :
         word_changes(old_text, whole(old_text), new_text, whole(new_text))) {
      const std::string_view old_run = run(old_text, change.before),
                             new_run = run(new_text, change.after);
      const bool numbers = has_number(old_run) || has_number(new_run);
      put(numbers ? old_numbers : old_words, old_run);
      put(numbers ? new_numbers : new_words, new_run);
    }
    add("number", old_numbers, new_numbers);
    add("wording", old_words, new_words);
  }

  static ByteSpan whole(std::string_view text) { return {0, static_cast<uint32_t>(text.size())}; }
  static std::string_view run(std::string_view text, ByteSpan span) {
    return text.substr(span.begin, span.length());
  }
  bool has_number(std::string_view text) const {
    return std::ranges::any_of(words_of(text, whole(text)),
                               [&](ByteSpan word) { return language_.number(run(text, word)); });
  }

  const Document& old_doc_;
  const Attribution& old_;
  const Document& new_doc_;
  const Attribution& new_;
  const Language& language_;
  std::vector<FieldChange> fields_;
};

// What was paired and is different, what came, and what went.
template <typename FindFields>
std::vector<ItemChange> changes_of(const std::vector<uint32_t>& pairs, size_t before,
                                   FindFields fields) {
  std::vector<ItemChange> changes;
  std::vector<bool> kept(before);
  for (uint32_t j = 0; j < pairs.size(); ++j) {
    if (pairs[j] == kNone) {
      changes.push_back({Change::kAdded, kNone, j, {}});
      continue;
    }
    kept[pairs[j]] = true;
    auto found = fields(pairs[j], j);
    if (!found.empty()) changes.push_back({Change::kAltered, pairs[j], j, std::move(found)});
  }
  for (uint32_t i = 0; i < before; ++i)
    if (!kept[i]) changes.push_back({Change::kDropped, i, kNone, {}});
  return changes;
}

}  // namespace

std::vector<ItemChange> claim_changes(const Document& before, const Document& after,
                                      const TextChanges& text, const Language& language) {
  const Side old_side(before, text.before), new_side(after, text.after);
  const auto pairs = Pairing(old_side, new_side, text).pair();
  return changes_of(pairs, before.attributions.size(), [&](uint32_t i, uint32_t j) {
    return Fields(before, before.attributions[i], after, after.attributions[j], language).find();
  });
}

std::vector<ItemChange> time_changes(const Document& before, const Document& after,
                                     const TextChanges& text) {
  std::map<uint32_t, std::vector<uint32_t>> of_sentence;  // times of the older report
  for (uint32_t i = 0; i < before.times.size(); ++i)
    of_sentence[Side::sentence_at(text.before, before.times[i].span.begin)].push_back(i);
  std::vector<uint32_t> pairs(after.times.size(), kNone);
  // In each pair of sentences: equal words first, then equal types, both in order.
  for (const bool equal_words : {true, false})
    for (uint32_t j = 0; j < after.times.size(); ++j) {
      const uint32_t sentence = Side::sentence_at(text.after, after.times[j].span.begin);
      if (pairs[j] != kNone || sentence == kNone || text.counterparts[sentence] == kNone) continue;
      auto& open = of_sentence[text.counterparts[sentence]];
      auto fits = [&](uint32_t i) {
        return equal_words ? before.text(before.times[i].span) == after.text(after.times[j].span)
                           : before.times[i].type == after.times[j].type;
      };
      auto found = std::ranges::find_if(open, fits);
      if (found == open.end()) continue;
      pairs[j] = *found;
      open.erase(found);
    }
  return changes_of(pairs, before.times.size(), [&](uint32_t i, uint32_t j) {
    std::vector<FieldChange> fields;
    const TimeExpression& old_time = before.times[i];
    const TimeExpression& new_time = after.times[j];
    if (old_time.value != new_time.value)
      fields.push_back({"value", std::string(old_time.value), std::string(new_time.value)});
    if (before.text(old_time.span) != after.text(new_time.span))
      fields.push_back({"wording", std::string(before.text(old_time.span)),
                        std::string(after.text(new_time.span))});
    return fields;
  });
}

}  // namespace kilde::revision
