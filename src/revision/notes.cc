#include "revision/notes.h"

#include <optional>

#include "base/utf8.h"

namespace kilde::revision {
namespace {

constexpr size_t kLongestGap = 12;  // words between two parts of a phrase

// The words of a sentence in small letters; marks are words too.
struct Words {
  std::string_view text;
  ByteSpans spans;
  std::vector<std::string> forms;

  Words(std::string_view all, ByteSpan sentence) : text(all), spans(words_of(all, sentence)) {
    for (ByteSpan span : spans)
      forms.push_back(base::to_lower(all.substr(span.begin, span.length())));
  }
  bool is_mark(size_t word) const {
    size_t at = 0;
    const char32_t c = base::next_code_point(forms[word], at);
    return !base::is_letter(c) && !base::is_digit(c);
  }
};

bool stands_at(const Words& words, const std::vector<std::string>& part, size_t at) {
  if (at + part.size() > words.forms.size()) return false;
  for (size_t i = 0; i < part.size(); ++i)
    if (words.forms[at + i] != part[i]) return false;
  return true;
}

// Behind the phrase whose first part stands at `at`.
std::optional<size_t> end_of(const Words& words, const NotePhrase& phrase, size_t at) {
  if (!stands_at(words, phrase.parts[0], at)) return std::nullopt;
  size_t end = at + phrase.parts[0].size();
  for (size_t part = 1; part < phrase.parts.size(); ++part) {
    size_t next = end;
    while (next <= end + kLongestGap && next < words.forms.size() &&
           !stands_at(words, phrase.parts[part], next))
      ++next;
    if (next > end + kLongestGap || next >= words.forms.size()) return std::nullopt;
    end = next + phrase.parts[part].size();
  }
  return end;
}

// Whether it begins a sentence, but for marks: "(Corrects ...", "– Rettelse:".
bool begins(const Words& words, size_t at) {
  for (size_t i = 0; i < at; ++i)
    if (!words.is_mark(i)) return false;
  return true;
}

bool is_label(const Words& words, size_t at, size_t end) {
  if (!begins(words, at)) return false;
  if (end == words.forms.size()) return true;
  const std::string& mark = words.forms[end];
  return mark == ":" || mark == "." || mark == "–" || mark == "—" || mark == "-" || mark == "]" ||
         mark == ")";
}

const NotePhrase* phrase_in(const Words& words, const Language& language) {
  for (const NotePhrase& phrase : language.notes)
    for (size_t at = 0; at < words.forms.size(); ++at) {
      if (phrase.place != NotePlace::kAny && !begins(words, at)) break;
      const std::optional<size_t> end = end_of(words, phrase, at);
      if (end && (phrase.place != NotePlace::kLabel || is_label(words, at, *end))) return &phrase;
    }
  return nullptr;
}

}  // namespace

std::vector<CorrectionNote> correction_notes(std::string_view text, const Language& language) {
  return correction_notes(text, sentences_of(text, language.abbreviations), language);
}

std::vector<CorrectionNote> correction_notes(std::string_view text, const ByteSpans& sentences,
                                             const Language& language) {
  std::vector<CorrectionNote> notes;
  bool goes_on = false;  // the sentence before has one
  for (size_t i = 0; i < sentences.size(); ++i) {
    const NotePhrase* phrase = phrase_in(Words(text, sentences[i]), language);
    if (phrase && goes_on &&
        text.substr(notes.back().span.end, sentences[i].begin - notes.back().span.end).find('\n') ==
            std::string_view::npos) {
      notes.back().span.end = sentences[i].end;
      if (phrase->kind == NoteKind::kRetracted) notes.back().kind = phrase->kind;
    } else if (phrase) {
      notes.push_back({phrase->kind, sentences[i], phrase->phrase});
    }
    goes_on = phrase != nullptr;
  }
  return notes;
}

}  // namespace kilde::revision
