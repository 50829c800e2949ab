// "Rutechef Ivan Madsen: "Y"" and "Putin: Y": a name and a colon lead to the words.
#include <algorithm>

#include "base/utf8.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kLongestName = 12;  // tokens before the colon

// What stands before the colon: one noun phrase, from the sentence's begin.
TokenSpan name_before(const Reading& reading, uint32_t colon) {
  uint32_t begin = reading.sentence(colon).begin;
  if (begin == colon && colon > 0) begin = reading.sentence(colon - 1).begin;
  for (uint32_t i = begin; i < colon; ++i) {  // a sentence end that was not seen as one
    if (is_final_mark(reading.doc.word(i)) && i + 1 < colon) begin = i + 1;
  }
  const TokenSpan name = trim(reading, {begin, colon});
  if (name.empty() || name.length() > kLongestName) return {};
  // "Køber Ida Lykke:": a title at the line's begin may look like a verb.
  const bool titled = name.length() > 1 && begins_line(reading.doc, name.begin) &&
                      reading.doc.upos[name.begin + 1] == Upos::kPropn &&
                      reading.quotation_at(colon + 1) >= 0;
  const TokenSpan rest = {name.begin + (titled ? 1 : 0), name.end};
  return reading.has_finite_verb(rest) ? TokenSpan{} : name;
}

bool may_speak(const Reading& reading, TokenSpan name, bool quoted) {
  const Entity* entity = reading.entity_at(name);
  bool nominal = false, named = false;
  for (uint32_t i = name.begin; i < name.end; ++i) {
    nominal |= reading.is_nominal(i);
    named |= reading.doc.upos[i] == Upos::kPropn;
    if (reading.doc.upos[i] == Upos::kAdp && i == name.begin) return false;
  }
  if (!nominal || (name.length() == 1 && base::all_upper(reading.doc.word(name.begin))))
    return false;
  if (quoted) return named || entity || name.length() <= 4;
  if (!entity) return false;
  return entity->kind == EntityKind::kPerson || entity->kind == EntityKind::kGroup ||
         (entity->kind == EntityKind::kOrganisation && named);
}

}  // namespace

void find_colon(const Reading& reading, std::vector<Draft>& drafts) {
  for (uint32_t i = 1; i + 2 < reading.size(); ++i) {
    if (reading.doc.word(i) != ":" || begins_line(reading.doc, i)) continue;
    const TokenSpan name = name_before(reading, i);
    if (name.empty()) continue;
    const int32_t row = reading.quotation_at(i + 1);
    if (!may_speak(reading, name, row >= 0)) continue;
    Draft draft;
    if (row >= 0) {
      const Quotation& quotation = reading.quotations[static_cast<size_t>(row)];
      if (!reading.has_finite_verb(quotation.inner) && quotation.inner.length() < 4) continue;
      draft.content = {trim(reading, quotation.inner, true)};
      draft.quotation = row;
      draft.keep_final = true;
    } else {
      const bool begins = begins_line(reading.doc, name.begin);
      const TokenSpan sent = reading.sentence(i + 1);
      const TokenSpan words = trim(reading, {i + 1, sent.end});
      if (!begins || begins_line(reading.doc, i + 1) || words.empty()) continue;
      if (!reading.has_finite_verb(words)) continue;
      draft.content = {words};
    }
    if (draft.content.front().empty()) continue;
    draft.source = {name};
    uint32_t head = kNone;
    reading.phrase_after(name.begin, &head);
    draft.source_head = head == kNone ? name.begin : head;
    draft.verbatim = true;
    draft.rule = "colon";
    drafts.push_back(draft);
  }
}

}  // namespace kilde::quote
