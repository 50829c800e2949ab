#include "extract/quote/reading.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::quote {

namespace {

constexpr int kClimb = 4;               // heads to climb for a subject that is left out
constexpr int kDeepest = 6;             // noun phrases inside noun phrases
constexpr uint32_t kParticleReach = 5;  // tokens between a verb and its particle

bool is_sign(std::string_view word) {
  size_t at = 0;
  const char32_t c = base::next_code_point(word, at);
  return !base::is_letter(c) && !base::is_digit(c) && c != U'$' && c != U'%' && c != U'@';
}

}  // namespace

Reading::Reading(const Document& document, const Lexicon& words)
    : doc(document), tree(document), lexicon(words) {
  low_.reserve(size());
  for (uint32_t i = 0; i < size(); ++i) {
    low_.push_back(base::to_lower(doc.word(i)));
    signs_.push_back(is_sign(doc.word(i)));
  }
  sentence_.assign(size(), 0);
  for (uint32_t n = 0; n < doc.sentences.size(); ++n) {
    const TokenSpan sent = doc.sentences[n];
    for (uint32_t i = sent.begin; i < std::min(sent.end, size()); ++i) sentence_[i] = n;
  }
  cues_.reserve(size());
  for (uint32_t i = 0; i < size(); ++i) cues_.push_back(find_cue(i));
  index_entities();
  quotations = find_quotations(doc, lexicon, [this](uint32_t token) {
    const Cue* cue = cues_[token];
    return cue && cue->pos == Upos::kVerb && !is_passive(token);
  });
  quotation_at_.assign(size(), -1);
  for (size_t n = 0; n < quotations.size(); ++n) {
    quotation_at_[quotations[n].outer.begin] = static_cast<int32_t>(n);
  }
  find_citings();
}

bool Reading::is(uint32_t token, WordClass word_class) const {
  return lexicon.is(word_class, low_[token]);
}

bool Reading::is_verb(uint32_t token) const {
  return doc.upos[token] == Upos::kVerb || doc.upos[token] == Upos::kAux;
}

bool Reading::is_nominal(uint32_t token) const {
  const Upos upos = doc.upos[token];
  return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron || upos == Upos::kX;
}

bool Reading::is_finite(uint32_t token) const {
  return is_verb(token) && doc.has_feature(token, "VerbForm=Fin");
}

bool Reading::is_participle(uint32_t token) const {
  return doc.has_feature(token, "VerbForm=Part");
}

bool Reading::is_passive(uint32_t verb) const {
  if (doc.has_feature(verb, "Voice=Pass")) return true;
  if (!is_participle(verb)) return false;
  bool auxiliary = false;
  for (uint32_t c : tree.children(verb)) {
    if (doc.deprel[c] == "aux:pass" || doc.deprel[c] == "nsubj:pass") return true;
    if (doc.relation[c] != Relation::kAux && doc.relation[c] != Relation::kCop) continue;
    if (lexicon.is(WordClass::kPassive, doc.lemma[c])) return true;
    auxiliary = true;
  }
  return !auxiliary && doc.relation[verb] != Relation::kConj &&
         child(verb, Relation::kNsubj) == kNone;
}

bool Reading::is_first_person(uint32_t token) const {
  return doc.upos[token] == Upos::kPron && doc.has_feature(token, "Person=1");
}

bool Reading::has_finite_verb(TokenSpan span) const {
  for (uint32_t i = span.begin; i < span.end; ++i) {
    if (is_finite(i)) return true;
  }
  return false;
}

const Cue* Reading::find_cue(uint32_t token) const {
  const auto fits = [&](const Cue* cue, bool by_form) {
    if (cue->pos == Upos::kVerb) {
      // A participle that was taken for a noun still has its auxiliary.
      const bool mistaken =
          by_form && (doc.upos[token] == Upos::kX || child(token, Relation::kAux) != kNone);
      if (!is_verb(token) && !mistaken) return false;
    } else if (cue->pos == Upos::kNoun) {
      if (doc.upos[token] != Upos::kNoun) return false;
    } else if (doc.upos[token] != Upos::kAdj && !is_participle(token)) {
      return false;
    }
    if (!cue->particle.empty()) return particle_of(token, *cue) != kNone;
    return true;
  };
  const Cue* best = nullptr;
  const auto consider = [&](const std::vector<const Cue*>& rows, bool by_form) {
    for (const Cue* cue : rows) {
      if (!fits(cue, by_form)) continue;
      if (!best || (best->particle.empty() && !cue->particle.empty())) best = cue;
    }
  };
  const std::string lemma = base::to_lower(doc.lemma[token]);
  consider(lexicon.cues(lemma), false);
  if (!best) consider(lexicon.cues(low_[token]), true);
  return best;
}

uint32_t Reading::particle_of(uint32_t token, const Cue& cue) const {
  if (cue.particle.empty()) return kNone;
  const uint32_t end = std::min(sentence(token).end, token + 1 + kParticleReach);
  for (uint32_t i = token + 1; i < end; ++i) {
    if (low_[i] == cue.particle) return i;
    if (is_punct(i)) break;
  }
  return kNone;
}

uint32_t Reading::verb_begin(uint32_t verb) const {
  for (uint32_t c : tree.children(verb)) {
    if (c >= verb) break;
    if (doc.relation[c] == Relation::kAux) return c;
  }
  return verb;
}

bool Reading::is_inverted(uint32_t verb) const {
  const uint32_t begin = verb_begin(verb);
  if (begin == 0 || !is_punct(begin - 1) || !is_finite(begin)) return false;
  return begin + 1 < size() && !is_punct(begin + 1);
}

uint32_t Reading::child(uint32_t token, Relation relation) const {
  for (uint32_t c : tree.children(token)) {
    if (doc.relation[c] == relation) return c;
  }
  return kNone;
}

bool Reading::has_negation(uint32_t verb, TokenSpan* where) const {
  for (uint32_t c : tree.children(verb)) {
    if (!is(c, WordClass::kNegation) || doc.relation[c] == Relation::kNsubj) continue;
    if (c > verb + 3 || c + 4 < verb) continue;  // it may belong to the content
    if (where) *where = {c, c + 1};
    return true;
  }
  return false;
}

// "Hvis han havde sagt": the clause's own mark, or verb-first before a comma is not looked at.
bool Reading::is_conditional(uint32_t verb) const {
  int steps = 0;
  for (uint32_t at = verb; steps < kClimb; ++steps) {
    for (uint32_t c : tree.children(at)) {
      if (c < at && is(c, WordClass::kConditional) &&
          (doc.relation[c] == Relation::kMark || doc.relation[c] == Relation::kAdvmod)) {
        return true;
      }
    }
    const Relation relation = doc.relation[at];
    const int32_t head = tree.head(at);
    if (head == kNoHead || (relation != Relation::kConj && relation != Relation::kXcomp)) break;
    at = static_cast<uint32_t>(head);
  }
  return false;
}

uint32_t Reading::own_subject(uint32_t verb) const {
  for (uint32_t c : tree.children(verb)) {
    if (doc.relation[c] == Relation::kNsubj &&
        !(is(c, WordClass::kExpletive) && c + 1 == verb && doc.upos[c] != Upos::kPron)) {
      return c;
    }
  }
  return kNone;
}

// In a reporting clause that follows its content the subject stands right behind the verb, even
// where the tree has it elsewhere.
uint32_t Reading::subject_after(uint32_t verb) const {
  const uint32_t end = std::min(sentence(verb).end, verb + 5);
  for (uint32_t i = verb_begin(verb) + 1; i < end; ++i) {
    if (i == verb || doc.upos[i] == Upos::kAdv) continue;
    uint32_t head = kNone;
    if (phrase_after(i, &head).empty()) return kNone;
    return head;
  }
  return kNone;
}

uint32_t Reading::subject(uint32_t verb) const {
  const bool inverted = is_inverted(verb);
  uint32_t at = verb;
  for (int steps = 0; steps <= kClimb; ++steps) {
    const uint32_t own = own_subject(at);
    if (own != kNone && !(at == verb && inverted && own < verb)) {
      if (!is(own, WordClass::kRelative) || doc.upos[own] == Upos::kNoun) return own;
      return antecedent(own, at);
    }
    if (at == verb && inverted) {
      const uint32_t after = subject_after(verb);
      if (after != kNone) return after;
      if (own != kNone && !is(own, WordClass::kRelative)) return own;
    }
    const int32_t head = tree.head(at);
    if (head == kNoHead) break;
    const Relation relation = doc.relation[at];
    if (relation == Relation::kAcl) return static_cast<uint32_t>(head);
    if (relation != Relation::kConj && relation != Relation::kXcomp &&
        relation != Relation::kAdvcl && relation != Relation::kParataxis) {
      break;
    }
    if (at == verb && relation == Relation::kConj && is_participle(verb) &&
        !is_participle(static_cast<uint32_t>(head)) && child(verb, Relation::kAux) == kNone) {
      break;
    }
    at = static_cast<uint32_t>(head);
    if (is_passive(at) && is_finite(verb)) {
      const uint32_t own_of_passive = own_subject(at);
      return own_of_passive;
    }
  }
  return kNone;
}

TokenSpan Reading::phrase(uint32_t head, int depth) const {
  if (depth > kDeepest) return {head, head + 1};
  uint32_t begin = head, end = head + 1;
  const auto allowed = [&](uint32_t c) {
    switch (doc.relation[c]) {
      case Relation::kDet:
      case Relation::kAmod:
      case Relation::kNmod:
      case Relation::kNummod:
      case Relation::kFlat:
      case Relation::kCompound:
      case Relation::kAppos:
      case Relation::kFixed:
      case Relation::kGoeswith:
        return true;
      case Relation::kConj:
        return is_nominal(c) || doc.upos[c] == Upos::kAdj;
      case Relation::kAdvmod:
      case Relation::kCc:
        return c < head;
      case Relation::kAcl:
        return doc.deprel[c] != "acl:relcl" && c < head;
      default:
        return false;
    }
  };
  const auto kids = tree.children(head);
  for (size_t n = kids.size(); n-- > 0;) {  // leftwards, as long as the words touch
    const uint32_t c = kids[n];
    if (c > head) continue;
    if (!allowed(c)) break;
    const TokenSpan reach = tree.reach(c);
    if (reach.end < begin && !(reach.end + 1 == begin && is_punct(reach.end))) break;
    begin = std::min(begin, reach.begin);
  }
  for (uint32_t c : kids) {
    if (c < head || doc.relation[c] == Relation::kPunct) continue;
    if (doc.relation[c] == Relation::kCase || doc.relation[c] == Relation::kCc) continue;
    if (!allowed(c)) break;
    TokenSpan reach = doc.relation[c] == Relation::kConj || doc.relation[c] == Relation::kAppos ||
                              doc.relation[c] == Relation::kNmod
                          ? phrase(c, depth + 1).cover({c, c + 1})
                          : tree.reach(c);
    const uint32_t first = std::min(reach.begin, tree.reach(c).begin);
    if (first < end) {
      end = std::max(end, reach.end);
      continue;
    }
    bool joined = true;
    for (uint32_t i = end; i < first && joined; ++i) {
      joined = doc.word(i) == "," || doc.word(i) == "(" || doc.relation[i] == Relation::kCc ||
               doc.upos[i] == Upos::kAdp;
    }
    if (!joined) break;
    end = std::max(end, reach.end);
  }
  while (begin < head && (is_punct(begin) || is(begin, WordClass::kCoordinator))) ++begin;
  while (end > head + 1 && is_punct(end - 1) && doc.word(end - 1) != ")") --end;
  return depth == 0 ? complete({begin, end}) : TokenSpan{begin, end};
}

// Names are whole, whatever the tree says of their words.
TokenSpan Reading::complete(TokenSpan span) const {
  if (span.empty()) return span;
  const TokenSpan sent = sentence(span.begin);
  for (int steps = 0; steps < kDeepest; ++steps) {
    const TokenSpan before = span;
    const TokenSpan first = names_[span.begin], last = names_[span.end - 1];
    if (!first.empty() && first.begin < span.begin) span.begin = std::max(first.begin, sent.begin);
    if (!last.empty() && last.end > span.end) span.end = std::min(last.end, sent.end);
    // "nyhedsbureauet | RIA", "the | Economist"
    if (span.end < sent.end && !is_punct(span.end) && !begins_line(doc, span.end) &&
        (doc.upos[span.end] == Upos::kPropn || !names_[span.end].empty()) &&
        (is_nominal(span.end - 1) || doc.upos[span.end - 1] == Upos::kAdj) &&
        doc.upos[span.end - 1] != Upos::kPron && !doc.has_feature(span.end - 1, "Case=Gen")) {
      ++span.end;
    }
    if (span == before) break;
  }
  return span;
}

bool Reading::is_article(uint32_t token) const {
  if (doc.upos[token] == Upos::kDet) return true;
  if (doc.upos[token] != Upos::kPron || token + 1 >= sentence(token).end) return false;
  if (doc.has_feature(token, "Poss=Yes")) return true;
  const Upos next = doc.upos[token + 1];
  if (is(token, WordClass::kExpletive) || is(token, WordClass::kProform)) {
    return next == Upos::kAdj || next == Upos::kNoun || next == Upos::kPropn ||
           !names_[token + 1].empty();
  }
  return next == Upos::kAdj && doc.has_feature(token, "PronType=Dem");
}

TokenSpan Reading::phrase_after(uint32_t token, uint32_t* head) const {
  const uint32_t end = std::min(sentence(token).end, token + 10);
  for (uint32_t i = token; i < end; ++i) {
    if (is_nominal(i) && !is_article(i)) {
      // The highest noun of the phrase: "Unibanks bestyrelsesformand Hugo Schrøder".
      uint32_t top = i;
      for (int steps = 0; steps < kClimb; ++steps) {
        const int32_t up = tree.head(top);
        if (up == kNoHead || static_cast<uint32_t>(up) < token ||
            !is_nominal(static_cast<uint32_t>(up)) || static_cast<uint32_t>(up) > top + 6 ||
            doc.relation[top] == Relation::kNsubj || doc.relation[top] == Relation::kObl) {
          break;
        }
        top = static_cast<uint32_t>(up);
      }
      if (head) *head = top;
      TokenSpan span = phrase(top);
      if (span.begin > i) span.begin = i;
      span.begin = token;
      return complete(span.empty() || span.end <= i ? TokenSpan{token, i + 1} : span);
    }
    const Upos upos = doc.upos[i];
    const bool between = i > token && (doc.word(i) == "," || doc.upos[i] == Upos::kCconj) &&
                         i + 1 < end && (doc.upos[i + 1] == Upos::kAdj || is_participle(i + 1));
    if (!is_article(i) && upos != Upos::kAdj && upos != Upos::kNum && upos != Upos::kAdv &&
        !is_participle(i) && !between) {
      break;
    }
    // "den ene": an adjective alone can stand for a person.
    const bool goes_on = i + 2 < end && doc.word(i + 1) == "," && doc.upos[i + 2] == Upos::kAdj;
    if ((i + 1 >= end || is_punct(i + 1)) && i > token && upos == Upos::kAdj && !goes_on) {
      if (head) *head = i;
      return {token, i + 1};
    }
  }
  return {};
}

// The nearest name before a relative pronoun is its antecedent, else the tree decides.
uint32_t Reading::antecedent(uint32_t pronoun, uint32_t verb) const {
  uint32_t at = pronoun;
  if (at > 0 && doc.word(at - 1) == ",") --at;
  if (at > 0 && doc.upos[at - 1] == Upos::kPropn) {
    const TokenSpan name = names_[at - 1];
    return name.empty() ? at - 1 : name.begin;
  }
  const int32_t head = tree.head(verb);
  return head == kNoHead ? kNone : static_cast<uint32_t>(head);
}

void Reading::index_entities() {
  for (uint32_t n = 0; n < doc.entities.size(); ++n) {
    for (ByteSpan span : doc.entities[n].mentions) mentions_.push_back({span, n});
  }
  names_.assign(size(), TokenSpan{});
  for (const NameMention& name : doc.names) {
    for (uint32_t i = name.tokens.begin; i < std::min(name.tokens.end, size()); ++i) {
      names_[i] = {name.tokens.begin, std::min(name.tokens.end, size())};
    }
  }
  std::sort(mentions_.begin(), mentions_.end(), [](const EntityMention& a, const EntityMention& b) {
    return a.span.begin < b.span.begin;
  });
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
    if (person && at->span.end + 1 >= span.begin) best = &entity;
  }
  return best;
}

bool Reading::is_medium(TokenSpan span) const {
  const Entity* entity = entity_at(span);
  return entity && (entity->kind == EntityKind::kOutlet || entity->kind == EntityKind::kAgency);
}

std::optional<Citing> Reading::citing_at(uint32_t token) const {
  for (const CitingPhrase& row : lexicon.citing(low_[token])) {
    const auto length = static_cast<uint32_t>(row.words.size());
    if (token + length >= size()) continue;
    bool same = true;
    for (uint32_t n = 0; n < length && same; ++n) same = low_[token + n] == row.words[n];
    if (!same) continue;
    Citing citing;
    citing.kind = row.kind;
    citing.lead = {token, token + length};
    citing.name = phrase_after(token + length, &citing.head);
    if (citing.name.empty() || !is_nominal(citing.head)) continue;
    if (lexicon.is_nonsource(doc.lemma[citing.head])) continue;
    bool own = false;  // "ifølge vores mening"
    for (uint32_t i = citing.name.begin; i < citing.name.end; ++i) {
      own |= doc.has_feature(i, "Person=1");
    }
    if (own) continue;
    citing.phrase = {token, citing.name.end};
    return citing;
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
