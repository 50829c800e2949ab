// Entities and citing phrases: which words name somebody, and which lead to a name.
#include <algorithm>

#include "base/utf8.h"
#include "document/proper_name.h"
#include "extract/quote/reading.h"

namespace kilde::quote {

namespace {

constexpr int kClimb = 4;           // heads to climb
constexpr uint32_t kNameReach = 8;  // tokens between the two parts of a citing phrase

}  // namespace

void Reading::index_entities() {
  for (uint32_t n = 0; n < doc.entities.size(); ++n) {
    for (ByteSpan span : doc.entities[n].mentions) mentions_.push_back({span, n});
  }
  names_.assign(size(), TokenSpan{});
  for (const NameMention& name : doc.names) {
    if (!document::is_proper(doc, name)) continue;
    for (uint32_t i = name.tokens.begin; i < std::min(name.tokens.end, size()); ++i) {
      names_[i] = {name.tokens.begin, std::min(name.tokens.end, size())};
    }
  }
  // Names of the tables, "Vita huset", are whole too.
  for (const Entity& entity : doc.entities) {
    if (entity.id.find(':') == std::string_view::npos) continue;
    for (ByteSpan span : entity.mentions) {
      const TokenSpan tokens = doc.tokens_in(span);
      for (uint32_t i = tokens.begin; tokens.length() > 1 && i < tokens.end; ++i) {
        if (names_[i].empty()) names_[i] = tokens;
      }
    }
  }
  std::sort(mentions_.begin(), mentions_.end(), [](const EntityMention& a, const EntityMention& b) {
    return a.span.begin < b.span.begin;
  });
}

// "представители администрации Обамы": a genitive inside the phrase is not its head.
bool Reading::is_nested(ByteSpan name, TokenSpan phrase) const {
  for (uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (doc.tokens[i].begin != name.begin) continue;
    for (uint32_t at = i, steps = 0; steps < 4; ++steps) {
      const int32_t head = tree.head(at);
      if (head == kNoHead || !phrase.contains(static_cast<uint32_t>(head))) return false;
      const bool genitive = doc.relation[at] == Relation::kNmod &&
                            doc.has_feature(at, "Case=Gen") &&
                            (at == i || doc.has_feature(at, "Animacy=Anim"));
      if (genitive) return true;
      at = static_cast<uint32_t>(head);
    }
  }
  return false;
}

const Entity* Reading::entity_at(TokenSpan tokens) const {
  if (tokens.empty()) return nullptr;
  const ByteSpan span = doc.bytes(tokens);
  auto at =
      std::lower_bound(mentions_.begin(), mentions_.end(), span.begin,
                       [](const EntityMention& m, uint32_t byte) { return m.span.begin < byte; });
  if (at != mentions_.begin() && std::prev(at)->span.end > span.begin) --at;
  const Entity* best = nullptr;
  for (; at != mentions_.end() && at->span.begin < span.end; ++at) {
    const Entity& entity = doc.entities[at->entity];
    if (!best) best = &entity;
    // "Ruslands præsident Putin", "en diplomat fra Reuters": the person, not the place.
    const bool person = entity.kind == EntityKind::kPerson && best->kind != EntityKind::kPerson;
    if (person && at->span.end + 1 >= span.begin && !is_nested(at->span, tokens)) best = &entity;
  }
  return best;
}

bool Reading::is_medium(TokenSpan span) const {
  if (span.empty()) return false;
  const Entity* entity = entity_at(span);
  if (entity) return is_medium(*entity);
  const uint32_t last = closes_marks(span.end - 1) ? span.end - 2 : span.end - 1;
  return last < papers_.size() && papers_[last];
}

bool Reading::is_medium(const Entity& entity) const {
  const auto row = static_cast<size_t>(&entity - doc.entities.data());
  return entity.kind == EntityKind::kOutlet || entity.kind == EntityKind::kAgency ||
         (row < media_.size() && media_[row]);
}

std::span<const Citing> Reading::citings_in(TokenSpan span) const {
  const auto begins = [](const Citing& citing, uint32_t token) {
    return citing.lead.begin < token;
  };
  const auto from = std::lower_bound(citings.begin(), citings.end(), span.begin, begins);
  const auto to = std::lower_bound(from, citings.end(), std::max(span.begin, span.end), begins);
  return {from, to};
}

bool Reading::spells(uint32_t token, const std::vector<std::string>& words) const {
  if (token + words.size() > size()) return false;
  for (uint32_t n = 0; n < words.size(); ++n) {
    if (low_[token + n] != words[n]) return false;
  }
  return true;
}

// The noun phrase that ends right before the token: "der Polizei" before "zufolge".
TokenSpan Reading::phrase_before(uint32_t token, uint32_t* head) const {
  const uint32_t first = sentence(token).begin;
  if (token <= first || is_verb(token - 1)) return {};
  if (is_punct(token - 1) && !closes_marks(token - 1)) return {};
  uint32_t top = is_punct(token - 1) && token - 1 > first ? token - 2 : token - 1;
  for (int steps = 0; steps < kClimb; ++steps) {
    const int32_t up = tree.head(top);
    if (up == kNoHead || static_cast<uint32_t>(up) < first || static_cast<uint32_t>(up) >= token ||
        !is_nominal(static_cast<uint32_t>(up))) {
      break;
    }
    top = static_cast<uint32_t>(up);
  }
  if (top + 1 == token && doc.has_feature(top, "Poss=Yes")) {  // "seiner Meinung nach"
    *head = top;
    return {top, token};
  }
  TokenSpan span = phrase(top);
  const bool touches = span.contains(token - 1) || (span.end + 1 == token && is_punct(token - 1));
  if (!touches || !is_nominal(top)) return {};
  span.end = token;
  *head = top;
  return span;
}

// "ifølge the Economist | forrige uge": what stands behind a paper's whole name, in small letters.
void Reading::cut_at_time(TokenSpan& name) const {
  if (name.empty()) return;
  TokenSpan own = names_[name.begin];
  if (own.empty() && name.length() > 1) own = names_[name.begin + 1];
  if (own.empty() || own.end >= name.end || doc.upos[own.end] != Upos::kAdj) return;
  if (!base::starts_upper(doc.word(own.end)) && is_medium(own)) name.end = own.end;
}

// "з посиланням на військових | газета «Вежа» пише": what begins in the nominative behind another
// case, or with a paper's noun, is the subject of the verb behind it.
void Reading::cut_at_nominative(TokenSpan& name, uint32_t& head) const {
  if (name.empty() || is_punct(name.begin)) return;
  // "в интервью Fjord News | Ольга Рябова пошутила"
  for (uint32_t i = name.begin + 1; i < name.end; ++i) {
    const bool person = doc.upos[i] == Upos::kPropn && doc.has_feature(i, "Case=Nom") &&
                        doc.has_feature(i, "Animacy=Anim") && doc.upos[i - 1] == Upos::kX;
    if ((!person && !changes_script(i)) || name.end >= sentence(i).end || !cues_[name.end] ||
        !is_finite(name.end))
      continue;
    name.end = i;
    head = std::min(head, i - 1);
    return;
  }
  if (doc.has_feature(name.begin, "Case=Nom")) return;
  if (doc.feats[name.begin].find("Case=") == std::string_view::npos) return;
  uint32_t verb = name.end;
  while (verb < sentence(name.begin).end && is_punct(verb) && doc.word(verb) != ",") ++verb;
  if (verb >= sentence(name.begin).end || !cues_[verb] || !is_finite(verb)) return;
  for (uint32_t i = name.begin + 1; i < name.end; ++i) {
    if (doc.upos[i] != Upos::kNoun || is_punct(i - 1) || quotation_around_[i] >= 0) continue;
    if (!names_[i].empty()) continue;
    const bool paper = !doc.has_feature(i, "Case=Gen") &&
                       (is_medium({i, i + 1}) || (i + 1 < size() && quotation_at(i + 1) >= 0));
    if (!doc.has_feature(i, "Case=Nom") && !paper) continue;
    bool owned = false;  // "partiets ledare": a genitive that belongs to what follows
    for (uint32_t owner = name.begin; owner < i; ++owner) {
      owned |= doc.deprel[owner] == "nmod:poss" && tree.head(owner) >= static_cast<int32_t>(i);
    }
    if (owned) continue;
    name.end = i;
    head = std::min(head, i - 1);
  }
}

// "according to AFP, the union and the bank have left": what follows the comma is another phrase.
void Reading::cut_behind_medium(TokenSpan& name) const {
  for (uint32_t i = name.begin + 1; i + 1 < name.end; ++i) {
    if (doc.word(i) != ",") continue;
    if (is_medium({name.begin, i}) && !is_medium({i + 1, name.end})) name.end = i;
    return;
  }
}

std::optional<Citing> Reading::citing_by(const CitingPhrase& row, uint32_t token) const {
  Citing citing;
  citing.kind = row.kind;
  const auto length = static_cast<uint32_t>(row.words.size());
  const auto behind = static_cast<uint32_t>(row.tail.size());
  if (length == 0) {  // "Holk zufolge"
    if (!spells(token, row.tail)) return std::nullopt;
    citing.name = phrase_before(token, &citing.head);
    citing.tail = {token, token + behind};
    citing.lead = citing.tail;
    citing.phrase = citing.name.cover(citing.tail);
    return citing;
  }
  if (token + length >= size() || !spells(token, row.words)) return std::nullopt;
  citing.lead = {token, token + length};
  if (behind == 0) {
    citing.name = phrase_after(token + length, &citing.head);
    cut_behind_medium(citing.name);
    cut_at_time(citing.name);
    const bool puts_last = lexicon.puts_verbs_last();
    if (!puts_last) cut_at_nominative(citing.name, citing.head);
    // "план, согласно которому | британцы": a pronoun alone.
    if (!citing.name.empty() && is(citing.name.begin, WordClass::kRelative) && !puts_last) {
      citing.name.end = citing.name.begin + 1;
      citing.head = citing.name.begin;
    }
    const uint32_t cut = citing.name.end;
    // "согласно данным агентства | по чрезвычайным ситуациям, дороги": up to the comma
    if (row.kind == CitingKind::kAccording && !puts_last && !citing.name.empty() && cut < size() &&
        doc.upos[cut] == Upos::kAdp && doc.has_feature(cut - 1, "Case=Gen")) {
      const TokenSpan longer = with_prepositional(citing.name);
      if (longer.end < size() && doc.word(longer.end) == ",") citing.name = longer;
    }
    if (row.kind == CitingKind::kCiting &&
        (cut >= size() || doc.upos[cut] == Upos::kAdp || doc.word(cut) == ",")) {
      citing.name = with_prepositional(citing.name);
    }
    // "laut „Fjordblatt“": a name in marks.
    const int32_t marks = citing.name.empty() ? quotation_at(token + length) : -1;
    if (marks >= 0) {
      const Quotation& name = quotations[static_cast<size_t>(marks)];
      if (name.closed && !name.dash && name.inner.length() <= kNameReach) {
        citing.name = name.outer;
        citing.head = name.inner.end - 1;
      }
    }
    citing.phrase = {token, citing.name.end};
    return citing;
  }
  // "efter Holks mening", "по его словам": the name stands between both parts.
  const uint32_t end = std::min(sentence(token).end, token + length + kNameReach);
  for (uint32_t i = token + length; i < end && !is_punct(i); ++i) {
    const bool tail = i > token + length && spells(i, row.tail);
    if (!tail && is_verb(i)) break;
    if (!tail || doc.upos[i] == Upos::kPropn) continue;
    const bool own = i > token + length + 1 && is(i - 1, WordClass::kReflexive);
    citing.name = {token + length, own ? i - 1 : i};  // "etter Holk si meining"
    citing.head = citing.name.end - 1;
    // the genitive may be a word of its own
    if (citing.head > token + length && doc.upos[citing.head] == Upos::kPart) --citing.head;
    citing.tail = {i, i + behind};
    citing.phrase = {token, citing.tail.end};
    return citing;
  }
  return std::nullopt;
}

// "nach ersten Angaben | ein Hai": without the article of an owner the phrase names nobody.
bool Reading::is_ownerless(const CitingPhrase& row, TokenSpan name) const {
  if (lexicon.lacks(WordClass::kGenitive) || name.empty() || !row.tail.empty()) return false;
  for (const HearsayPhrase& phrase : lexicon.hearsay(row.words.front())) {
    if (phrase.words == row.words) return !is(name.begin, WordClass::kGenitive);
  }
  return false;
}

// "enligt uppgift": hearsay, not what an "uppgift" says.
bool Reading::begins_hearsay(uint32_t token, size_t longer_than) const {
  for (const HearsayPhrase& phrase : lexicon.hearsay(low_[token])) {
    if (!phrase.modal && phrase.words.size() > longer_than && spells(token, phrase.words))
      return true;
  }
  return false;
}

// "источники | в совете": what follows a name behind a citing phrase belongs to it.
TokenSpan Reading::with_prepositional(TokenSpan name) const {
  if (name.empty()) return name;
  const TokenSpan sent = sentence(name.begin);
  // "на урядові | кола, пише": the tree may part what stands before a comma.
  while (name.end + 1 < sent.end && doc.upos[name.end] == Upos::kNoun &&
         doc.feats[name.end].find("Case=") != std::string_view::npos &&
         !doc.has_feature(name.end, "Case=Nom") && doc.word(name.end + 1) == ",") {
    ++name.end;
  }
  const uint32_t end = std::min(sent.end, name.end + kNameReach);
  if (name.end < end && doc.upos[name.end] == Upos::kAdp) {
    for (uint32_t i = name.end + 1; i < end; ++i) {
      if (doc.has_feature(i, "Poss=Yes")) break;  // "in ihrer Ausgabe": whose report it is
      if (is_verb(i) || is(i, WordClass::kCoordinator)) break;
      if (i + 1 == end || is_punct(i + 1) || doc.upos[i + 1] == Upos::kAdp) {
        name.end = i + 1;
        break;
      }
    }
  }
  return with_adjective(name);
}

// "источник, близкий к следствию": an adjective with what hangs on it.
TokenSpan Reading::with_adjective(TokenSpan name) const {
  if (name.empty()) return name;
  const TokenSpan sent = sentence(name.begin);
  if (name.end + 2 < sent.end && doc.word(name.end) == "," &&
      (doc.upos[name.end + 1] == Upos::kAdj || is_participle(name.end + 1)) &&
      doc.upos[name.end + 2] == Upos::kAdp) {
    uint32_t last = name.end + 2;
    while (last < sent.end && last < name.end + kNameReach && !is_punct(last)) ++last;
    if (last == sent.end || is_punct(last)) name.end = last;
  }
  return name;
}

// "nach einem Bericht", "nach Medienberichten"; "nach dem Bericht" may tell when.
bool Reading::is_some_document(const Citing& citing) const {
  if (citing.name.empty()) return false;
  const Entity* entity = entity_at({citing.head, citing.head + 1});
  if (!entity || entity->kind != EntityKind::kDocument) return false;
  const uint32_t first = citing.name.begin;
  if (is_article(first)) return doc.has_feature(first, "Definite=Ind");
  return doc.has_feature(citing.head, "Number=Plur");
}

// "nach eigenen Angaben": the subject of the clause, which stands elsewhere; "mit den Worten":
// none.
bool Reading::name_nobody(Citing& citing) const {
  citing.phrase = citing.lead;
  citing.head = citing.lead.end - 1;
  citing.name = citing.lead;
  if (citing.kind == CitingKind::kWords) return true;
  const int32_t verb = tree.head(citing.head);
  const uint32_t who = verb == kNoHead ? kNone : subject(static_cast<uint32_t>(verb));
  if (who == kNone || citing.lead.contains(who)) return false;
  citing.head = who;
  citing.name = phrase(who);
  return true;
}

// "за її словами", "на їхню думку": a pronoun of somebody, whatever the analysis calls it.
bool Reading::is_personal(uint32_t token) const {
  return is(token, WordClass::kHe) || is(token, WordClass::kShe) || is(token, WordClass::kPlural);
}

std::optional<Citing> Reading::citing_at(uint32_t token) const {
  for (const CitingPhrase& row : lexicon.citing(low_[token])) {
    if (begins_hearsay(token, row.words.size())) continue;
    auto citing = citing_by(row, token);
    if (citing && (row.kind == CitingKind::kOwn || row.kind == CitingKind::kWords)) {
      if (name_nobody(*citing)) return citing;
      continue;
    }
    if (citing && row.kind == CitingKind::kDocument) {
      if (!is_some_document(*citing)) continue;
      citing->kind = CitingKind::kAccording;
    }
    if (!citing || citing->name.empty() || is_ownerless(row, citing->name)) continue;
    // "по последним данным" names nobody, "по его словам" does.
    const bool possessive =
        doc.has_feature(citing->head, "Poss=Yes") ||
        (doc.upos[citing->head] == Upos::kDet && doc.feats[citing->head].empty()) ||
        (!citing->tail.empty() && is_personal(citing->head));
    const bool adjective =  // "ifølge siktede"
        citing->kind == CitingKind::kAccording && citing->tail.empty() &&
        doc.upos[citing->head] == Upos::kAdj;
    const bool listed = is_medium({citing->head, citing->head + 1});
    const bool part = has_partitive(citing->head);  // "по информации одного из них"
    if (!is_nominal(citing->head) && !possessive && !adjective && !listed && !part) continue;
    if (lexicon.is_nonsource(doc.lemma[citing->head])) continue;
    bool own = false;  // "ifølge vores mening"
    for (uint32_t i = citing->name.begin; i < citing->name.end; ++i) {
      own |= is_first_person(i);
    }
    if (!own) return citing;
  }
  return std::nullopt;
}

void Reading::find_citings() {
  for (uint32_t i = 0; i < size(); ++i) {
    if (auto citing = citing_at(i)) {
      citings.push_back(*citing);
      i = citing->lead.end - 1;
    }
  }
}

}  // namespace kilde::quote
