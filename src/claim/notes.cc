#include "claim/notes.h"

#include <algorithm>

namespace kilde::claim {
namespace {

constexpr uint32_t kLongestDateline = 14;  // tokens
constexpr uint32_t kIndent = 2;            // bytes before the first word of a line
constexpr uint32_t kOpening = 4;           // tokens in which a note says that it is one

bool is_dash(std::string_view word) {
  return word == "-" || word == "–" || word == "—" || word == ":" || word == "--";
}

}  // namespace

NoteReader::NoteReader(const View& view) : view_(view) {
  find_datelines();
  find_notes();
}

// "Rønne (dpa) – ", "COPENHAGEN, Feb 14 (Reuters) - ", "RØNNE (NTB): " at the begin of a sentence.
void NoteReader::find_datelines() {
  const Document& doc = view_.doc;
  for (const TokenSpan sentence : doc.sentences) {
    const uint32_t last = std::min(sentence.end, sentence.begin + kLongestDateline);
    bool closed = false;
    for (uint32_t token = sentence.begin; token < last; ++token) {
      const std::string_view word = doc.word(token);
      if (word == ")" || word == "/") closed = true;
      if (!closed || !is_dash(word) || token + 1 >= sentence.end) continue;
      datelines_.push_back({sentence.begin, token + 1});
      break;
    }
  }
}

std::vector<uint32_t> NoteReader::without_dateline(std::vector<uint32_t> tokens) const {
  std::erase_if(tokens, [&](uint32_t token) {
    return std::ranges::any_of(datelines_, [&](TokenSpan span) { return span.contains(token); });
  });
  return tokens;
}

// "Correction:", "(Corrects headline)", "RETTELSE til gårsdagens artikel"; no "Skipperen rettede".
bool NoteReader::is_label(uint32_t token, TokenSpan sentence) const {
  const Document& doc = view_.doc;
  const uint32_t behind = view_.phrase(Small::kCorrection, token, sentence.end);
  if (!behind) return false;
  const Upos upos = doc.upos[token];
  const bool names_it = behind > token + 1 || (upos != Upos::kVerb && upos != Upos::kAdj);
  auto closes = [&](std::string_view word) { return is_dash(word) || word == "." || word == ")"; };
  return names_it || behind >= sentence.end || closes(doc.form(behind)) ||
         (token > sentence.begin && doc.form(token - 1) == "(");
}

void NoteReader::find_notes() {
  const Document& doc = view_.doc;
  for (const TokenSpan sentence : doc.sentences) {
    const uint32_t last = std::min(sentence.end, sentence.begin + kOpening);
    bool opens = false;
    for (uint32_t token = sentence.begin; token < last; ++token)
      opens = opens || is_label(token, sentence);
    const uint32_t begin = doc.bytes(sentence).begin;
    const uint32_t before = std::min(begin, kIndent + 1);
    const bool first = begin <= kIndent || doc.text().substr(begin - before, before).find('\n') !=
                                               std::string_view::npos;
    if (!opens || !first) continue;
    const size_t end = doc.text().find('\n', begin);
    Note note{
        {begin, static_cast<uint32_t>(end == std::string_view::npos ? doc.text().size() : end)}};
    const TokenSpan tokens = doc.tokens_in(note.span);
    for (uint32_t token = tokens.begin; token < tokens.end; ++token)
      if (view_.phrase(Small::kTakesBack, token, tokens.end)) note.withdrawn = true;
    if (begin < view_.title_end) corrects_ = true;
    notes_.push_back(note);
  }
}

// "In an earlier version we wrote that ...": by the words of the sentence around the claim.
bool NoteReader::tells_of_earlier(const Claim& claim) const {
  const Document& doc = view_.doc;
  const TokenSpan of_claim = doc.tokens_in(claim.content.front());
  if (of_claim.empty()) return false;
  const TokenSpan sentence = doc.sentences[doc.sentence_of(of_claim.begin)];
  // "(Corrects headline to show X)": what is right.
  if (view_.phrase(Small::kAmends, sentence.begin, sentence.end) ||
      (sentence.length() > 1 && view_.phrase(Small::kAmends, sentence.begin + 1, sentence.end)))
    return false;
  bool version = false;
  for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
    const bool inside = std::ranges::any_of(
        claim.content, [&](ByteSpan span) { return span.overlaps(doc.tokens[token]); });
    if (!inside && (view_.is(Small::kVersion, token) || view_.is(Small::kEarlier, token)))
      version = true;
  }
  return version;
}

bool NoteReader::in_note(uint32_t byte) const {
  const auto behind =
      std::ranges::upper_bound(notes_, byte, {}, [](const Note& note) { return note.span.begin; });
  return behind != notes_.begin() && std::prev(behind)->span.contains(byte);
}

void NoteReader::mark(std::vector<Claim>& claims) const {
  for (Claim& claim : claims) {
    for (const Note& note : notes_) {
      if (!note.span.overlaps(claim.content.front())) continue;
      claim.place = Place::kCorrection;
      claim.earlier = tells_of_earlier(claim);
      claim.withdrawn = note.withdrawn && claim.earlier;
    }
  }
}

}  // namespace kilde::claim
