#include "revision/text_changes.h"

#include <algorithm>
#include <unordered_map>

#include "base/hash.h"
#include "base/utf8.h"
#include "revision/matching.h"
#include "revision/pieces.h"

namespace kilde::revision {
namespace {

constexpr double kLeastLikeness = 0.4;       // of a sentence and what became of it
constexpr size_t kMostCompared = 1'000'000;  // pairs of sentences between two that are the same

struct Side {
  std::string_view text;
  const ByteSpans& sentences;
  std::vector<uint64_t> hashes;              // of sentences, by their words as they stand
  std::vector<std::vector<uint64_t>> words;  // folded, sorted

  Side(std::string_view all, const ByteSpans& spans) : text(all), sentences(spans) {
    for (ByteSpan sentence : spans) {
      uint64_t hash = base::kFnvStart;
      for (uint64_t word : exact_words(text, words_of(text, sentence)))
        hash = (hash ^ word) * 1099511628211ull;
      hashes.push_back(hash);
      words.push_back(folded_words(text, sentence));
      std::ranges::sort(words.back());
    }
  }
};

class Comparison {
 public:
  Comparison(const Side& before, const Side& after) : before_(before), after_(after) {}

  void run(TextChanges& out) {
    counterpart_.assign(after_.sentences.size(), kNone);
    size_t i = 0, j = 0;
    for (auto [same_i, same_j] : same_elements(before_.hashes, after_.hashes)) {
      pair_block(i, same_i, j, same_j);
      counterpart_[same_j] = same_i;
      i = same_i + 1;
      j = same_j + 1;
    }
    pair_block(i, before_.sentences.size(), j, after_.sentences.size());
    find_moved();
    write(out);
    out.counterparts = std::move(counterpart_);
  }

 private:
  // The pairing of most likeness that keeps the order; what is too much to compare stays alone.
  void pair_block(size_t i0, size_t i1, size_t j0, size_t j1) {
    const size_t n = i1 - i0, m = j1 - j0;
    if (n == 0 || m == 0 || n * m > kMostCompared) return;
    std::vector<double> best((n + 1) * (m + 1), 0), like(n * m, 0);
    for (size_t i = n; i-- > 0;)
      for (size_t j = m; j-- > 0;) {
        double here = likeness(before_.words[i0 + i], after_.words[j0 + j]);
        if (here < kLeastLikeness) here = 0;
        like[i * m + j] = here;
        const double with = here + best[(i + 1) * (m + 1) + j + 1];
        best[i * (m + 1) + j] =
            std::max({with, best[(i + 1) * (m + 1) + j], best[i * (m + 1) + j + 1]});
      }
    for (size_t i = 0, j = 0; i < n && j < m;) {
      const double now = best[i * (m + 1) + j];
      if (now == best[(i + 1) * (m + 1) + j])
        ++i;
      else if (now == best[i * (m + 1) + j + 1])
        ++j;
      else
        counterpart_[j0 + j++] = static_cast<uint32_t>(i0 + i++);
    }
  }

  void find_moved() {
    moved_.assign(after_.sentences.size(), false);
    std::vector<bool> used(before_.sentences.size());
    for (uint32_t i : counterpart_)
      if (i != kNone) used[i] = true;
    std::unordered_map<uint64_t, std::vector<uint32_t>> left;
    for (size_t i = used.size(); i-- > 0;)
      if (!used[i]) left[before_.hashes[i]].push_back(static_cast<uint32_t>(i));
    for (size_t j = 0; j < counterpart_.size(); ++j) {
      auto found = left.find(after_.hashes[j]);
      if (counterpart_[j] != kNone || found == left.end() || found->second.empty()) continue;
      counterpart_[j] = found->second.back();
      found->second.pop_back();
      moved_[j] = true;
    }
  }

  void write(TextChanges& out) {
    std::vector<bool> kept(before_.sentences.size());
    for (uint32_t i : counterpart_)
      if (i != kNone) kept[i] = true;
    size_t next = 0;     // sentence of the older text that has not been told of
    uint32_t place = 0;  // in the newer text
    auto tell_dropped = [&](size_t up_to) {
      for (; next < up_to; ++next)
        if (!kept[next])
          out.changes.push_back({Change::kDropped, before_.sentences[next], {place, place}, {}});
    };
    for (size_t j = 0; j < counterpart_.size(); ++j) {
      const uint32_t i = counterpart_[j];
      if (i != kNone && !moved_[j]) tell_dropped(i);
      write_sentence(out, i, j);
      place = after_.sentences[j].end;
    }
    tell_dropped(before_.sentences.size());
  }

  void write_sentence(TextChanges& out, uint32_t i, size_t j) {
    const ByteSpan after = after_.sentences[j];
    if (i == kNone) {
      out.changes.push_back({Change::kAdded, {}, after, {}});
    } else if (moved_[j]) {
      out.changes.push_back({Change::kMoved, before_.sentences[i], after, {}});
    } else if (before_.hashes[i] == after_.hashes[j]) {
      ++out.same;
    } else {
      const ByteSpan before = before_.sentences[i];
      out.changes.push_back({Change::kAltered, before, after,
                             word_changes(before_.text, before, after_.text, after)});
    }
  }

  const Side& before_;
  const Side& after_;
  std::vector<uint32_t> counterpart_;
  std::vector<bool> moved_;
};

bool has_words(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (base::is_letter(c) || base::is_digit(c)) return true;
  }
  return false;
}

// The bytes from word `from` to word `to`; an empty run stands behind the word before it.
ByteSpan run_of(const ByteSpans& words, size_t from, size_t to, ByteSpan within) {
  if (from < to) return {words[from].begin, words[to - 1].end};
  const uint32_t at = from > 0 ? words[from - 1].end : within.begin;
  return {at, at};
}

}  // namespace

std::string_view to_string(Change change) {
  switch (change) {
    case Change::kAdded:
      return "added";
    case Change::kDropped:
      return "dropped";
    case Change::kAltered:
      return "altered";
    case Change::kMoved:
      break;
  }
  return "moved";
}

std::vector<WordChange> word_changes(std::string_view before, ByteSpan in_before,
                                     std::string_view after, ByteSpan in_after) {
  const ByteSpans a = words_of(before, in_before), b = words_of(after, in_after);
  Pairs same = same_elements(exact_words(before, a), exact_words(after, b));
  same.emplace_back(static_cast<uint32_t>(a.size()), static_cast<uint32_t>(b.size()));
  std::vector<WordChange> changes;
  size_t i = 0, j = 0;
  for (auto [same_i, same_j] : same) {
    if (same_i > i || same_j > j) {
      const ByteSpan old_run = run_of(a, i, same_i, in_before);
      const ByteSpan new_run = run_of(b, j, same_j, in_after);
      // Two runs with nothing but marks between them are read as one.
      const bool joins =
          !changes.empty() && !has_words(after.substr(changes.back().after.end,
                                                      new_run.begin - changes.back().after.end));
      if (joins)
        changes.back() = {changes.back().before.cover(old_run),
                          changes.back().after.cover(new_run)};
      else
        changes.push_back({old_run, new_run});
    }
    i = same_i + 1;
    j = same_j + 1;
  }
  return changes;
}

TextChanges text_changes(std::string_view before, ByteSpans before_sentences,
                         std::string_view after, ByteSpans after_sentences) {
  TextChanges out;
  out.before = std::move(before_sentences);
  out.after = std::move(after_sentences);
  const Side old_side(before, out.before), new_side(after, out.after);
  Comparison(old_side, new_side).run(out);
  return out;
}

}  // namespace kilde::revision
