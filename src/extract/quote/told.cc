// "sagte Hagedorn der „Förde-Zeitung“", "wie ein Sprecher Telos sagte": the paper spoken to stands
// in the dative, without a preposition, behind the source or beside the verb.
#include <algorithm>

#include "base/utf8.h"
#include "extract/quote/links.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kToldReach = 3;  // adverbs between the verb and the one spoken to

// "ein Sprecher der Zeitung": the article is a genitive, and the noun before it stands for somebody
// of the paper.
bool is_own_paper(const Reading& reading, uint32_t article) {
  const bool genitive = reading.is(article, WordClass::kGenitive);
  const bool dative = reading.is(article, WordClass::kDative) || reading.is_punct(article);
  if (genitive && !dative) return true;
  if (!genitive && !reading.is_punct(article)) return false;
  const uint32_t before = article - 1;
  if (reading.doc.upos[before] != Upos::kNoun || reading.has_name({before, article})) return false;
  const Entity* entity = reading.entity_at({before, before + 1});
  if (!entity || entity->kind == EntityKind::kDocument) return true;
  const std::string lemma = base::to_lower(reading.doc.lemma[before]);
  return reading.lexicon.is(WordClass::kStaff, lemma) ||
         reading.lexicon.is(WordClass::kStaff, reading.low(before));
}

// The phrase of a paper or agency that begins at `token`, or empty.
TokenSpan paper_at(const Reading& reading, uint32_t token) {
  const bool name = reading.is_nominal(token) && reading.is_medium({token, token + 1});
  const bool begins = reading.is_article(token) || reading.quotation_at(token) >= 0 || name;
  if (!begins || token == 0 || reading.doc.upos[token - 1] == Upos::kAdp ||
      reading.doc.word(token - 1) == "," || reading.is_article(token - 1)) {
    return {};
  }
  if (name && reading.doc.upos[token - 1] == Upos::kPropn) return {};  // "New York | Times"
  if (reading.is_article(token) && !reading.is(token, WordClass::kDative)) return {};
  const TokenSpan phrase = reading.phrase_after(token);
  return !phrase.empty() && reading.is_medium(phrase) ? phrase : TokenSpan{};
}

}  // namespace

void find_paper_told(const Reading& reading, const Site& site, Draft& draft) {
  if (!reading.lexicon.puts_verbs_last() || site.row->pos != Upos::kVerb) return;
  if (draft.source.empty() || !draft.to.empty() || draft.source_head == kNone) return;
  if (reading.is_passive(site.cue) || site.row->has(Frame::kFrom)) return;
  if (site.row->has(Frame::kCites)) return;
  TokenSpan& source = draft.source.front();
  if (reading.is_medium(source)) return;
  // In front of the verb all is one phrase.
  const bool front = source.end <= site.cue && draft.rule != "as";
  for (uint32_t i = source.begin + 1; i < source.end && !front; ++i) {
    const TokenSpan paper = paper_at(reading, i);
    if (paper.empty() || paper.end < source.end) continue;
    if (is_own_paper(reading, i)) break;
    draft.to.push_back({i, source.end});
    source = trim(reading, {source.begin, i});
    return;
  }
  const uint32_t limit = reading.sentence(site.cue).end;
  for (uint32_t from : {source.end, site.cue + 1}) {
    for (uint32_t i = from; i < std::min(limit, from + kToldReach); ++i) {
      if (i == site.cue || inside(draft.content, i) || inside(draft.source, i)) break;
      const TokenSpan paper = paper_at(reading, i);
      if (!paper.empty() && !inside(draft.content, paper.end - 1) && !paper.contains(site.cue)) {
        draft.to.push_back(paper);
        return;
      }
      if (reading.doc.upos[i] != Upos::kAdv) break;
    }
  }
}

}  // namespace kilde::quote
