#include "extract/quote/reading.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::quote {

namespace {

constexpr int kClimb = 4;  // heads to climb for a subject that is left out
constexpr uint32_t kLongestSentence = 300;
constexpr uint32_t kFewLines = 4;            // fewer tell nothing about how a text is broken
constexpr uint32_t kOtherParticleReach = 7;  // tokens between a verb and its particle
constexpr uint32_t kFinalReach = 12;         // tokens between a particle and its verb behind it
constexpr uint32_t kLongestTitle = 8;        // tokens of a name in marks, with the marks

// No letter or digit in it, "’s" has one; what stands for a word is none.
bool is_sign(std::string_view word) {
  for (size_t at = 0; at < word.size();) {
    const char32_t c = base::next_code_point(word, at);
    if (base::is_letter(c) || base::is_digit(c) || c == U'$' || c == U'%' || c == U'@')
      return false;
  }
  return true;
}

}  // namespace

Reading::Reading(const Document& document, const Lexicon& words)
    : doc(document), tree(document), lexicon(words) {
  low_.reserve(size());
  for (uint32_t i = 0; i < size(); ++i) {
    low_.push_back(base::to_lower(doc.form(i)));  // "in", "dem" of "im"
    signs_.push_back(is_sign(doc.word(i)));
  }
  index_sentences();
  index_mistaken();
  index_simple_pasts();
  cues_.reserve(size());
  for (uint32_t i = 0; i < size(); ++i) cues_.push_back(find_cue(i));
  index_entities();
  quotations = find_quotations(doc, lexicon, [this](uint32_t token) {
    const Cue* cue = cues_[token];
    return cue && (cue->pos == Upos::kAdv || (cue->pos == Upos::kVerb && !is_passive(token)));
  });
  index_quotations();
  find_citings();
  index_media();
}

// A sentence ends with a mark or with its line; what ends in mid-air goes on.
// Parts of bounded length, so that no search takes the square of a text without full stops.
void Reading::index_sentences() {
  sentence_.assign(size(), 0);
  const bool whole_lines = lines_end_sentences();
  for (TokenSpan sent : doc.sentences) {
    sent.end = std::min(sent.end, size());
    while (sent.begin < sent.end) {
      uint32_t end = std::min(sent.end, sent.begin + kLongestSentence);
      for (uint32_t i = sent.begin + 1; i < end && whole_lines; ++i) {
        if (begins_line(doc, i)) end = i;
      }
      add_sentence({sent.begin, end});
      sent.begin = end;
    }
  }
  if (sentences_.empty()) sentences_.push_back({0, size()});
}

// Nearly all lines end with a mark: then a headline without one ends with its line too, and the
// lines of no sentence are broken by their length.
bool Reading::lines_end_sentences() const {
  uint32_t lines = 0, marked = 0;
  for (uint32_t i = 1; i < size(); ++i) {
    if (!begins_line(doc, i)) continue;
    ++lines;
    marked += is_punct(i - 1);
  }
  return lines >= kFewLines && 4 * marked >= 3 * lines;
}

void Reading::add_sentence(TokenSpan sent) {
  const bool goes_on = !sentences_.empty() && sentences_.back().end == sent.begin &&
                       sent.end - sentences_.back().begin <= kLongestSentence &&
                       (!is_punct(sent.begin - 1) || doc.word(sent.begin) == ",") &&
                       !begins_line(doc, sent.begin);
  if (goes_on) {
    sentences_.back().end = sent.end;
  } else {
    sentences_.push_back(sent);
  }
  for (uint32_t i = sent.begin; i < sent.end; ++i) {
    sentence_[i] = static_cast<uint32_t>(sentences_.size() - 1);
  }
}

void Reading::index_quotations() {
  quotation_at_.assign(size(), -1);
  quotation_around_.assign(size(), -1);
  uint32_t covered = 0;
  for (size_t n = 0; n < quotations.size(); ++n) {
    const Quotation& quotation = quotations[n];
    const auto row = static_cast<int32_t>(n);
    quotation_at_[quotation.outer.begin] = row;
    if (quotation.dash || !quotation.opened || !quotation.closed) continue;
    for (uint32_t i = std::max(covered, quotation.outer.begin); i < quotation.outer.end; ++i) {
      quotation_around_[i] = row;
    }
    covered = std::max(covered, quotation.outer.end);
  }
}

bool Reading::is(uint32_t token, WordClass word_class) const {
  if (word_class == WordClass::kRelative && doc.has_feature(token, "PronType=Art")) return false;
  // "WHO said": a name in capitals, where not all is in capitals.
  if ((word_class == WordClass::kRelative || word_class == WordClass::kQuestion) &&
      doc.word(token).size() > 2 && base::all_upper(doc.word(token)) && token + 1 < size() &&
      !base::all_upper(doc.word(token + 1))) {
    return false;
  }
  if (begins_foreign_name(token) && word_class != WordClass::kThat) return false;
  return lexicon.is(word_class, low_[token]);
}

// "skrev Der Spiegel": a capital inside a sentence, and a name behind it.
bool Reading::begins_foreign_name(uint32_t token) const {
  return token > 0 && token + 1 < size() && sentence_[token] == sentence_[token - 1] &&
         doc.upos[token + 1] == Upos::kPropn && base::starts_upper(doc.word(token)) &&
         base::starts_upper(doc.word(token + 1)) && !is_punct(token - 1) &&
         !base::all_upper(doc.word(token));
}

bool Reading::is_verb(uint32_t token) const {
  if (token < mistaken_.size() && (mistaken_[token] || converbs_[token])) return true;
  return doc.upos[token] == Upos::kVerb || doc.upos[token] == Upos::kAux ||
         doc.has_feature(token, "VerbForm=Fin");
}

bool Reading::is_nominal(uint32_t token) const {
  const Upos upos = doc.upos[token];
  return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron || upos == Upos::kX;
}

bool Reading::is_finite(uint32_t token) const {
  if (token < converbs_.size() && converbs_[token]) return false;
  if (token < mistaken_.size() && (mistaken_[token] || simple_[token])) return true;
  return is_verb(token) &&
         (doc.has_feature(token, "VerbForm=Fin") || doc.has_feature(token, "Mood=Sub"));
}

bool Reading::is_converb(uint32_t token) const {
  return doc.has_feature(token, "VerbForm=Conv") || (token < converbs_.size() && converbs_[token]);
}

// A supine ("har sagt") is a participle to all rules here.
bool Reading::is_participle(uint32_t token) const {
  if (simple_[token]) return false;
  return doc.has_feature(token, "VerbForm=Part") || doc.has_feature(token, "VerbForm=Sup");
}

// "adding", not one that is inflected like an adjective.
bool Reading::is_present_participle(uint32_t token) const {
  if (doc.has_feature(token, "VerbForm=Ger")) return true;
  return doc.has_feature(token, "VerbForm=Part") && doc.has_feature(token, "Tense=Pres") &&
         doc.feats[token].find("Case=") == std::string_view::npos;
}

// "hatte berichtet": active, whatever the tree says.
bool Reading::is_perfect(uint32_t verb) const {
  if (!lexicon.puts_verbs_last()) return false;
  bool perfect = false;
  for (uint32_t c : tree.children(verb)) {
    if (doc.relation[c] != Relation::kAux) continue;
    if (lexicon.is(WordClass::kPassive, doc.lemma[c])) return false;
    perfect |= is(c, WordClass::kPerfect);
  }
  return perfect;
}

bool Reading::is_passive(uint32_t verb) const {
  if (simple_[verb] || (cues_[verb] && cues_[verb]->has(Frame::kDeponent))) return false;
  if (doc.has_feature(verb, "Voice=Pass") || doc.has_feature(verb, "Person=0")) return true;
  if (is(verb, WordClass::kPassive)) return true;
  if (!doc.has_feature(verb, "VerbForm=Part") || is_present_participle(verb)) return false;
  if (is_perfect(verb)) return false;
  bool auxiliary = false;
  for (uint32_t c : tree.children(verb)) {  // "hat sich beschwert"
    if (doc.has_feature(c, "Reflex=Yes") && doc.upos[c] == Upos::kPron) return false;
  }
  for (uint32_t c : tree.children(verb)) {
    if (doc.deprel[c] == "aux:pass" || doc.deprel[c] == "nsubj:pass") return true;
    if (doc.relation[c] != Relation::kAux && doc.relation[c] != Relation::kCop) continue;
    if (lexicon.is(WordClass::kPassive, doc.lemma[c])) return true;
    auxiliary = true;
  }
  return !auxiliary && doc.relation[verb] != Relation::kConj &&
         child(verb, Relation::kNsubj) == kNone;
}

bool Reading::is_oblique(uint32_t token) const {
  return doc.has_feature(token, "Case=Dat") || doc.has_feature(token, "Case=Ins") ||
         doc.has_feature(token, "Case=Loc");
}

bool Reading::is_first_person(uint32_t token) const {
  if (doc.upos[token] != Upos::kPron && doc.upos[token] != Upos::kDet) return false;
  return doc.has_feature(token, "Person=1") || is(token, WordClass::kFirstPerson);
}

bool Reading::has_finite_verb(TokenSpan span) const {
  for (uint32_t i = span.begin; i < span.end; ++i) {
    if (is_finite(i) || is_short_form(i)) return true;
    // "Причина неизвестна", "Это ложь": a subject has its predicate without a verb.
    const int32_t head = doc.relation[i] == Relation::kNsubj ? tree.head(i) : kNoHead;
    if (head == kNoHead || !span.contains(static_cast<uint32_t>(head))) continue;
    const Upos upos = doc.upos[static_cast<size_t>(head)];
    const bool nominal = upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kVerb;
    if (nominal && doc.has_feature(i, "Case=Nom")) return true;
  }
  return false;
}

bool Reading::is_subjunctive(uint32_t verb) const {
  if (doc.has_feature(verb, "Mood=Sub")) return true;
  if (!is(verb, WordClass::kSubjunctive) || !is_finite(verb)) return false;
  const TokenSpan sent = sentence(verb);
  for (uint32_t i = verb > sent.begin ? verb - 1 : verb; i < std::min(sent.end, verb + 2); ++i) {
    if (is_first_person(i)) return false;  // "ich habe"
  }
  return true;
}

// "закрыт", "готовы": what Slavic languages say without an auxiliary.
bool Reading::is_short_form(uint32_t token) const {
  return doc.has_feature(token, "Variant=Short") &&
         (is_participle(token) || doc.upos[token] == Upos::kAdj);
}

const Cue* Reading::find_cue(uint32_t token) const {
  const auto fits = [&](const Cue* cue, bool by_form) {
    if (cue->pos == Upos::kVerb) {
      // A participle that was taken for a noun still has its auxiliary.
      const bool mistaken =
          by_form && (doc.upos[token] == Upos::kX || child(token, Relation::kAux) != kNone ||
                      is_mistaken_verb(token));
      if (!is_verb(token) && !mistaken) return false;
    } else if (cue->pos == Upos::kNoun) {
      if (doc.upos[token] != Upos::kNoun) return false;
    } else if (cue->pos == Upos::kAdv) {
      if (token == 0 || !is_punct(token - 1)) return false;
    } else if (doc.upos[token] != Upos::kAdj && !is_participle(token)) {
      return false;
    }
    if (!cue->particle.empty()) return particle_of(token, *cue) != kNone;
    // "sagte ... ab" is not "sagte".
    return cue->pos != Upos::kVerb || !lexicon.puts_verbs_last() || own_particle(token) == kNone;
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
  if (cue.separable) {
    const uint32_t particle = own_particle(token);
    if (particle != kNone) return low_[particle] == cue.particle ? particle : kNone;
    for (uint32_t c : tree.children(token)) {  // "stellte ... klar": taken for an adjective
      const bool last = c > token && low_[c] == cue.particle && doc.upos[c] != Upos::kAdp &&
                        (c + 1 >= size() || is_punct(c + 1));
      if (last) return c;
    }
    return kNone;
  }
  const bool cites = cue.has(Frame::kCites);  // "quoted the head of the zone, X, as saying"
  const bool far = cites || lexicon.puts_verbs_last();  // "ließ ... mitteilen"
  const uint32_t reach = far ? kParticleReach : kOtherParticleReach;
  const uint32_t end = std::min(sentence(token).end, token + 1 + reach);
  for (uint32_t i = token + 1; i < end; ++i) {
    if (is(i, WordClass::kThat) && doc.upos[i] == Upos::kSconj) break;
    // "säger sig vara", but not "säger att han befinner sig": the verb's own.
    const bool own = !is(i, WordClass::kReflexive) || tree.head(i) == static_cast<int32_t>(token);
    if (low_[i] == cue.particle && own) return i;
    if (is_punct(i) && !(cites && (doc.word(i) == "," || doc.word(i) == "-"))) break;
  }
  // "wie es in dem Brief heißt": before a verb at the clause's end.
  const uint32_t from = sentence(token).begin;
  for (uint32_t i = token; lexicon.puts_verbs_last() && i > from && i + kFinalReach > token; --i) {
    if (doc.word(i - 1) == "," || doc.word(i - 1) == ":") break;
    if (low_[i - 1] == cue.particle) return i - 1;
    if (i < token && is_finite(i - 1)) break;
  }
  return kNone;
}

uint32_t Reading::own_particle(uint32_t verb) const {
  for (uint32_t c : tree.children(verb)) {
    if (c > verb && doc.deprel[c] == "compound:prt") return c;
  }
  return kNone;
}

uint32_t Reading::verb_begin(uint32_t verb) const {
  for (uint32_t c : tree.children(verb)) {
    if (c >= verb) break;
    // A finite verb has no finite auxiliary: that one belongs to the words before.
    if (doc.relation[c] == Relation::kAux && !(is_finite(verb) && is_finite(c))) return c;
  }
  return verb;
}

// "X, sønn av Y, sier": the comma before the verb belongs to the subject.
bool Reading::ends_apposition(uint32_t verb, uint32_t begin) const {
  const uint32_t first = sentence(verb).begin;
  const uint32_t own = child(verb, Relation::kNsubj);
  // "Ida Voss, the mayor, called it": taken for a clause that hangs on the name.
  const int32_t above = tree.head(verb);
  if (own == kNone && doc.deprel[verb] == "acl" && above == static_cast<int32_t>(first)) {
    return is_finite(verb) && doc.upos[first] == Upos::kPropn && doc.word(begin - 1) == ",";
  }
  if (own == kNone || own >= begin) return false;
  // "X, som är sjuk, säger": so does the comma behind its relative clause.
  const TokenSpan reach = tree.reach(own);
  if (reach.begin == first && reach.end + 1 >= begin && child(own, Relation::kAcl) != kNone) {
    const uint32_t after = subject_after(verb);
    uint32_t relative = own + 1;
    while (relative < begin && !is(relative, WordClass::kRelative)) ++relative;
    const bool addressed =
        verb < cues_.size() && cues_[verb] && cues_[verb]->has(Frame::kAddressee);
    const bool object =
        addressed || after == kNone || doc.has_feature(after, "Definite=Ind") ||
        (doc.relation[after] == Relation::kObj && doc.has_feature(after, "Case=Acc"));
    if (object && !has_finite_verb({first, relative})) return true;
  }
  // Behind a quotation its words do not count: "...", Ida Voss, the mayor, said.
  uint32_t from = reach.begin;
  while (from < own && is_punct(from)) ++from;
  const bool touches = reach.end + 1 >= begin && from > first && is_punct(from - 1);
  if (has_finite_verb({touches ? from : first, begin})) return false;
  for (uint32_t i = own + 1; i < begin; ++i) {
    const int32_t noun = doc.relation[i] == Relation::kAppos ? tree.head(i) : kNoHead;
    const bool second = noun != kNoHead && static_cast<uint32_t>(noun) > own &&  // two halves
                        doc.relation[static_cast<size_t>(noun)] == Relation::kNsubj &&
                        tree.head(static_cast<uint32_t>(noun)) == static_cast<int32_t>(verb);
    if (noun != kNoHead && (second || tree.below(i, own))) return true;
    // "A report by Rem, in the islands, quoted": a phrase between commas under the subject.
    const bool inserted = doc.word(i) == "," && i + 1 < begin && reach.begin == first;
    if (inserted && reach.end + 1 >= begin && doc.upos[i + 1] == Upos::kAdp) return true;
  }
  return false;
}

// "Die „Süderpost“ schrieb": the closing mark of a name that stands inside a sentence.
bool Reading::ends_name(uint32_t token) const {
  if (!closes_marks(token)) return false;
  const Quotation& marks = quotations[static_cast<size_t>(quotation_around_[token])];
  return marks.outer.begin > sentence(token).begin && is_marked_name(marks) &&
         !is_punct(marks.inner.end - 1) && !is_punct(marks.outer.begin - 1);
}

// ", so heißt es": the adverb between a comma and the verb.
bool Reading::follows_so(uint32_t verb) const {
  if (verb < 2 || doc.upos[verb - 1] != Upos::kAdv || !is(verb - 1, WordClass::kProform)) {
    return false;
  }
  const std::string_view mark = doc.word(verb - 2);  // "«A», — так говорит он"
  return lexicon.puts_verbs_last() ? mark == "," : mark == "—" || mark == "–";
}

// "..., Ida Voss, the mayor, told me": a pronoun behind the verb that no subject stands behind.
bool Reading::speaks_to(uint32_t verb) const {
  const uint32_t next = verb + 1;
  if (next >= size() || doc.upos[next] != Upos::kPron || !doc.has_feature(next, "Case=Acc")) {
    return false;
  }
  for (uint32_t c : tree.children(verb)) {
    if (c > verb && doc.relation[c] == Relation::kNsubj) return false;
  }
  return !lexicon.puts_verbs_last() && is_punct(std::max(verb_begin(verb), 1U) - 1);
}

bool Reading::is_inverted(uint32_t verb) const {
  uint32_t begin = verb_begin(verb);
  if (begin == 0 || !is_finite(begin)) return false;
  if (follows_so(begin)) --begin;  // "..., so heißt es in der Studie, ..."
  if (!is_punct(begin - 1)) return false;
  if (doc.word(begin - 1) == ")" || ends_apposition(verb, begin)) return false;
  if (subject_before_colon(verb) != kNone) return false;
  if (ends_name(begin - 1) || speaks_to(verb)) return false;
  if (std::max(begin, verb) + 1 >= size()) return false;
  if (begin + 2 < size() && follows_so(begin + 1)) return true;
  if (is_punct(begin + 1)) {  // "пишет «Заря»": a name in marks
    const int32_t row = quotation_at_.empty() ? -1 : quotation_at(begin + 1);
    if (row < 0) return false;
    const Quotation& name = quotations[static_cast<size_t>(row)];
    if (name.outer.length() > kLongestTitle || name.dash) return false;
  }
  // "Rem, who is mayor, said over the phone": nobody behind the verb.
  const uint32_t own = own_subject(verb);
  const bool alone = own != kNone && own < begin && !is(own, WordClass::kRelative) &&
                     !is_passive(verb) && !is_punct(begin + 1) && doc.upos[verb + 1] == Upos::kAdp;
  return !alone && !follows_its_subject(verb) && !leads_a_clause(verb);
}

// "Ida Voss, the mayor, said the bridge was closed": another verb right behind what would be the
// subject.
bool Reading::leads_a_clause(uint32_t verb) const {
  TokenSpan after = phrase_after(verb + 1);
  if (after.empty() || after.end + 1 >= sentence(verb).end) return false;
  if (is(after.end, WordClass::kCoordinator)) {  // "said he and his staff were"
    const TokenSpan other = phrase_after(after.end + 1);
    if (!other.empty() && other.end < sentence(verb).end) after.end = other.end;
  }
  return is_finite(after.end) && !is(after.end - 1, WordClass::kRelative);
}

// "X, who is mayor, said the bridge was closed": the mark before the verb ends the subject.
bool Reading::follows_its_subject(uint32_t verb) const {
  const uint32_t begin = verb_begin(verb);
  const TokenSpan sent = sentence(verb);
  if (!has_finite_verb({verb + 1, sent.end})) return false;
  for (uint32_t c : tree.children(verb)) {
    if (c >= begin || doc.relation[c] != Relation::kNsubj || is(c, WordClass::kRelative)) continue;
    const TokenSpan reach = tree.reach(c);
    const bool starts = reach.begin == sent.begin || is_punct(reach.begin - 1);
    bool relative = false;
    for (uint32_t i = c + 1; i + 1 < begin; ++i) {
      relative |= doc.word(i) == "," && is(i + 1, WordClass::kRelative);
    }
    if (relative && starts && reach.end + 1 >= begin) return true;
  }
  return false;
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

// "Havde han sagt det, var skibet ikke sejlet": a verb begins the sentence, another its main
// clause.
bool Reading::is_inverted_condition(uint32_t verb) const {
  const TokenSpan sent = sentence(verb);
  const uint32_t begin = verb_begin(verb);
  if (begin != sent.begin || !is_finite(begin) || begin + 1 >= sent.end || is_punct(begin + 1)) {
    return false;
  }
  if (begin > 0 && !begins_line(doc, begin) && doc.word(begin - 1) != ".") return false;
  if (doc.word(sent.end - 1) == "?") return false;
  for (uint32_t i = verb + 1; i + 1 < sent.end; ++i) {
    if (doc.word(i) == "," && is_finite(i + 1)) return true;
  }
  return false;
}

// "Hvis han havde sagt": the clause's own mark, or its verb in the first place.
bool Reading::is_conditional(uint32_t verb) const {
  if (is_inverted_condition(verb)) return true;
  int steps = 0;
  for (uint32_t at = verb; steps < kClimb; ++steps) {
    for (uint32_t c : tree.children(at)) {
      if (c < at && is(c, WordClass::kConditional) &&
          (c == 0 || !is(c - 1, WordClass::kConcessive)) &&
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

}  // namespace kilde::quote
