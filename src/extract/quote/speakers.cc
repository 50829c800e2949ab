#include "extract/quote/speakers.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

Speakers::Speakers(const Reading& reading, const Antecedents& antecedents, const Voice& voice,
                   Document& doc)
    : reading_(reading), antecedents_(antecedents), voice_(voice), doc_(doc) {
  collect_papers();
}

// All mentions of papers and agencies, in text order.
void Speakers::collect_papers() {
  for (const Entity& entity : doc_.entities) {
    if (!reading_.is_medium(entity)) continue;
    for (ByteSpan span : entity.mentions) papers_.push_back({span, row_of(&entity)});
  }
  std::sort(papers_.begin(), papers_.end(),
            [](const Paper& a, const Paper& b) { return a.span.begin < b.span.begin; });
  for (const Paper& paper : papers_) {
    const bool named = base::starts_upper(doc_.entities[static_cast<size_t>(paper.entity)].name);
    if (named) named_papers_.push_back(paper);
  }
}

// Within somebody's words it is they; else the voice that goes on.
int32_t Speakers::first_person(uint32_t token) const {
  const uint32_t byte = doc_.tokens[token].begin;
  const auto& rows = doc_.attributions;
  for (size_t n = rows.size(); n-- > 0 && n + kNeighbours > rows.size();) {
    for (ByteSpan span : rows[n].content) {
      if (span.contains(byte) && rows[n].type != QuoteType::kIndirect) return rows[n].speaker;
    }
  }
  return voice_.speaker;
}

int32_t Speakers::resolve_pronoun(const Draft& draft) const {
  if (reading_.is_first_person(draft.source_head)) return first_person(draft.source_head);
  return antecedents_.of_pronoun(draft.source_head, draft.content, {voice_.speaker, voice_.end});
}

std::string_view Speakers::name_of(TokenSpan span) const {
  if (span.empty()) return {};
  const Entity* entity = reading_.entity_at(span);
  if (entity) return paper_meant(*entity, doc_.bytes(span))->name;
  return doc_.text(doc_.bytes(span));
}

// The mentions of an entity that end behind a byte; those of one entity never overlap.
std::span<const ByteSpan> Speakers::mentions_behind(const Entity& entity, uint32_t byte) {
  const auto from =
      std::lower_bound(entity.mentions.begin(), entity.mentions.end(), byte,
                       [](ByteSpan mention, uint32_t at) { return mention.end <= at; });
  return {from, entity.mentions.end()};
}

// "агентство ТАСС", "avisen": the paper by its name, in the phrase or the last one before it.
const Entity* Speakers::paper_meant(const Entity& entity, ByteSpan bytes) const {
  if (!reading_.is_medium(entity) || base::starts_upper(entity.name)) return &entity;
  const auto behind =
      std::lower_bound(named_papers_.begin(), named_papers_.end(), bytes.end, begins_before);
  const Entity* found = &entity;
  for (auto at = behind; at != named_papers_.begin();) {
    --at;
    const bool inside = at->span.end > bytes.begin;
    if (inside || found == &entity) found = &doc_.entities[static_cast<size_t>(at->entity)];
    if (!inside) break;
  }
  return found;
}

// The entity that the source phrase stands for: the one its head is in, or the name beside it.
const Entity* Speakers::entity_of(const Draft& draft) const {
  const TokenSpan span = draft.source.front();
  const uint32_t head = draft.source_head;
  const Entity* first = reading_.entity_at(span);
  if (head == kNone || !span.contains(head)) return first;
  const Entity* own = reading_.entity_at({head, head + 1});
  const bool found = own && own->kind == EntityKind::kPerson;
  // "Holk-imitatören Ane Ek": a noun behind the name, and a name behind that.
  const bool noun = head + 1 < span.end && doc_.upos[head + 1] == Upos::kNoun;
  const Entity* behind = noun ? named_beside(head + 1, span) : nullptr;
  if (behind) return behind;
  if (found && antecedents_.is_named(row_of(own))) return own;
  if (const Entity* named = named_beside(head, span)) return named;
  const bool described = found && first->kind != EntityKind::kPerson;
  return described ? own : first;
}

// The person whose name hangs on the word as its apposition.
const Entity* Speakers::named_beside(uint32_t word, TokenSpan span) const {
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const Relation relation = doc_.relation[i];
    const bool beside = (relation == Relation::kFlat || relation == Relation::kAppos) &&
                        reading_.tree.head(i) == static_cast<int32_t>(word);
    const Entity* named = beside ? reading_.entity_at({i, i + 1}) : nullptr;
    if (named && named->kind == EntityKind::kPerson && antecedents_.is_named(row_of(named))) {
      return named;
    }
  }
  return nullptr;
}

void Speakers::name_as_written(const Draft& draft, Attribution& out) const {
  out.speaker = kNoEntity;
  out.speaker_name = doc_.intern(doc_.text(doc_.bytes(draft.source.front())));
}

void Speakers::resolve(const Draft& draft, Attribution& out) const {
  if (draft.bare) {
    out.speaker = voice_.speaker;
    out.speaker_name = voice_.name;
    return;
  }
  if (draft.source.empty()) return name_by_noun(draft, out);
  if (is_pronoun(draft.source_head) && draft.source.front().length() <= 2) {
    out.speaker = resolve_pronoun(draft);
  } else if (is_statement(draft)) {
    resolve_statement(draft, out);
    return;
  } else {
    out.speaker = row_of(entity_of(draft));
  }
  // "неназванные источники ... По их словам": the voice before goes on, whoever it is.
  if (out.speaker == kNoEntity && is_pronoun(draft.source_head) && voice_.speaker == kNoEntity &&
      !voice_.name.empty() && voice_.end + kVoiceReach > draft.source_head &&
      !reading_.is_first_person(draft.source_head)) {
    out.speaker_name = voice_.name;
    return;
  }
  if (!is_pronoun(draft.source_head)) {
    if (are_several(draft)) return name_as_written(draft, out);
    take_up_description(draft, out);
  }
  if (out.speaker == kNoEntity) return name_as_written(draft, out);
  set_name(draft, out);
}

// "USA og EU": two names that are joined are no single one.
bool Speakers::are_several(const Draft& draft) const {
  const TokenSpan span = draft.source.front();
  const uint32_t head = draft.source_head;
  if (head == kNone || !span.contains(head)) return false;
  const Entity* own = reading_.entity_at({head, head + 1});
  if (!own || doc_.upos[head] == Upos::kNoun) return false;
  for (uint32_t child : reading_.tree.children(head)) {
    if (doc_.relation[child] != Relation::kConj || !span.contains(child)) continue;
    const Entity* other = reading_.entity_at({child, child + 1});
    if (other && other != own && doc_.upos[child] == Upos::kPropn) return true;
  }
  return false;
}

// "konklusionen var, at": whose it is stands before.
void Speakers::name_by_noun(const Draft& draft, Attribution& out) const {
  const uint32_t noun = draft.cue_token;
  // "Зазначається, що": what somebody was said to tell goes on.
  const bool impersonal = noun != kNone && draft.rule == "clause" &&
                          doc_.upos[noun] == Upos::kVerb && reading_.sentence(noun).begin == noun &&
                          !voice_.hands.empty() && voice_.end + kImpersonalReach > noun;
  if (impersonal) {
    out.speaker = voice_.speaker;
    out.speaker_name = voice_.name;
    return;
  }
  const bool goes_on = noun != kNone && doc_.upos[noun] == Upos::kNoun &&
                       doc_.has_feature(noun, "Definite=Def") && voice_.end + kVoiceReach > noun;
  if (!goes_on) return;
  out.speaker = voice_.speaker;
  out.speaker_name = voice_.name;
}

// "elevrådslederen": by nothing but a description, and who it is stands before.
void Speakers::take_up_description(const Draft& draft, Attribution& out) const {
  const uint32_t head = draft.source_head;
  if (head == kNone || (out.speaker != kNoEntity && antecedents_.is_named(out.speaker))) return;
  TokenSpan phrase = draft.source.front();
  uint32_t noun = head;
  if (out.speaker != kNoEntity) {  // it is who it was when it was first spoken of
    const Entity& entity = doc_.entities[static_cast<size_t>(out.speaker)];
    if (entity.kind != EntityKind::kPerson) return;
    const TokenSpan first = doc_.tokens_in(entity.mentions.front());
    if (first.end <= phrase.begin) {
      phrase = first;
      noun = first.end - 1;
    }
  }
  const bool before = voice_.end <= phrase.begin;
  const Speech voice = before ? Speech{voice_.speaker, voice_.end} : Speech{};
  const int32_t row = antecedents_.of_description(noun, phrase, draft.content, voice);
  if (row != kNoEntity) out.speaker = row;
}

void Speakers::set_name(const Draft& draft, Attribution& out) const {
  const Entity& entity = doc_.entities[static_cast<size_t>(out.speaker)];
  const bool person = entity.kind == EntityKind::kPerson;
  bool names_it = person || is_pronoun(draft.source_head) || covers(entity, draft.source.front());
  names_it &= person || !stands_before_head(entity, draft);
  if (!names_it) return name_as_written(draft, out);  // "en kilde i Kreml": not the Kremlin
  if (stands_for(entity, draft) || keeps_unnamed(entity, draft)) return name_as_written(draft, out);
  out.speaker_name = entity.name;
}

// "джерела в генштабі": not the general staff.
bool Speakers::keeps_unnamed(const Entity& entity, const Draft& draft) const {
  const uint32_t head = draft.source_head;
  if (head == kNone || doc_.upos[head] != Upos::kNoun) return false;
  const bool unnamed =
      reading_.is(head, WordClass::kUnnamed) ||
      reading_.lexicon.ends_as(WordClass::kUnnamed, base::to_lower(doc_.lemma[head]));
  if (!unnamed) return false;
  const ByteSpan word = doc_.tokens[head];
  if (doc_.upos[draft.source.front().begin] == Upos::kNum) return true;  // "два источника"
  return std::none_of(entity.mentions.begin(), entity.mentions.end(),
                      [&](ByteSpan mention) { return mention.overlaps(word); });
}

// "Minsk siger": Belarus it is, but under another name.
bool Speakers::stands_for(const Entity& entity, const Draft& draft) const {
  const uint32_t head = draft.source_head;
  if (entity.kind != EntityKind::kPlace || head == kNone || entity.name.empty()) return false;
  size_t a = 0, b = 0;
  const std::string_view word = doc_.word(head);
  return doc_.upos[head] == Upos::kPropn &&
         base::to_lower(base::next_code_point(word, a)) !=
             base::to_lower(base::next_code_point(entity.name, b));
}

// "en erklæring fra klubben", "erklæringen": what somebody says, not a paper of its own.
bool Speakers::is_statement(const Draft& draft) const {
  const uint32_t head = draft.source_head;
  return head != kNone && doc_.upos[head] == Upos::kNoun &&
         reading_.lexicon.ends_as(WordClass::kStatement, base::to_lower(doc_.lemma[head]));
}

void Speakers::resolve_statement(const Draft& draft, Attribution& out) const {
  const TokenSpan span = draft.source.front();
  out.speaker = issuer_in(span, draft.source_head);
  if (out.speaker != kNoEntity) {
    out.speaker_name = doc_.entities[static_cast<size_t>(out.speaker)].name;
    return;
  }
  const bool alone = span.length() <= 2 && !doc_.has_feature(span.begin, "Definite=Ind");
  if (alone && !voice_.name.empty() && voice_.end + kVoiceReach > span.begin) {
    out.speaker = voice_.speaker;
    out.speaker_name = voice_.name;
    return;
  }
  const Entity* own = reading_.entity_at(span);
  out.speaker = row_of(own);
  if (!own || !covers(*own, span)) return name_as_written(draft, out);
  out.speaker_name = own->name;
}

// Who stands in the phrase behind or before the noun: "af", "fra", a genitive.
int32_t Speakers::issuer_in(TokenSpan span, uint32_t head) const {
  for (uint32_t i = span.begin; i < span.end; ++i) {
    const Entity* entity = i == head ? nullptr : reading_.entity_at({i, i + 1});
    if (!entity || entity == reading_.entity_at({head, head + 1})) continue;
    const EntityKind kind = entity->kind;
    const bool speaks =
        kind != EntityKind::kPlace && kind != EntityKind::kDocument && kind != EntityKind::kOther;
    if (speaks) return row_of(entity);
  }
  return kNoEntity;
}

// "Fjordbladets källor": a name before the noun that speaks.
bool Speakers::stands_before_head(const Entity& entity, const Draft& draft) const {
  if (draft.source_head == kNone || doc_.upos[draft.source_head] != Upos::kNoun) return false;
  const uint32_t head = doc_.bytes({draft.source_head, draft.source_head + 1}).begin;
  const uint32_t begin = doc_.bytes(draft.source.front()).begin;
  bool before = false;
  for (ByteSpan mention : mentions_behind(entity, begin)) {
    if (mention.begin >= head) return before;
    before = mention.end <= head;
  }
  return before;
}

// Whether the entity is the head of the phrase, not something named inside it.
bool Speakers::covers(const Entity& entity, TokenSpan span) const {
  const ByteSpan bytes = doc_.bytes(span);
  for (ByteSpan mention : mentions_behind(entity, bytes.begin)) {
    if (mention.begin >= bytes.end) break;
    if (2 * mention.length() + 12 >= bytes.length()) return true;
    // "det tyske ugemagasin Der Markt": the paper's own name ends the phrase.
    const bool ends = mention.end == bytes.end || mention.end == last_word(span).end;
    if (is_listed_kind(entity) && ends && is_apposition(span)) return true;
  }
  return false;
}

bool Speakers::is_mark(uint32_t token) const {
  const auto& marks = reading_.lexicon.marks();
  return std::any_of(marks.begin(), marks.end(), [&](const QuoteMark& mark) {
    return doc_.word(token) == mark.open || doc_.word(token) == mark.close;
  });
}

// Before the mark that closes a name: "телеканал «Полюс»".
ByteSpan Speakers::last_word(TokenSpan span) const {
  uint32_t last = span.end - 1;
  while (last > span.begin && is_mark(last)) --last;
  return doc_.tokens[last];
}

// No preposition and no sign but the marks of a name stands in the phrase.
bool Speakers::is_apposition(TokenSpan span) const {
  for (uint32_t i = span.begin; i < span.end; ++i) {
    if (doc_.upos[i] == Upos::kAdp || (reading_.is_punct(i) && !is_mark(i))) return false;
  }
  return true;
}

bool Speakers::is_listed_kind(const Entity& entity) {
  return entity.kind == EntityKind::kOutlet || entity.kind == EntityKind::kAgency;
}

// "Fjordbladets källor", "reporter på Fjordbladet": the paper stands inside the source.
void Speakers::add_employer(const Draft& draft, std::string_view speaker,
                            std::vector<std::string_view>& hands) const {
  if (draft.source.empty() || is_pronoun(draft.source_head)) return;
  const Entity* whole = reading_.entity_at(draft.source.front());
  if (whole && whole->kind == EntityKind::kDocument) return;  // "en mätning för Fjordbladet"
  const ByteSpan bytes = doc_.bytes(draft.source.front());
  auto at = std::lower_bound(papers_.begin(), papers_.end(), bytes.begin, begins_before);
  if (at != papers_.begin() && std::prev(at)->span.end > bytes.begin) --at;
  for (; at != papers_.end() && at->span.begin < bytes.end; ++at) {
    const Entity& entity = doc_.entities[static_cast<size_t>(at->entity)];
    if (!is_listed_kind(entity) || entity.name == speaker) continue;
    if (!names_head(draft, at->span)) hands.push_back(entity.name);
  }
}

bool Speakers::names_head(const Draft& draft, ByteSpan mention) const {
  return draft.source_head == kNone ||
         mention.overlaps(doc_.bytes({draft.source_head, draft.source_head + 1}));
}

}  // namespace kilde::quote
