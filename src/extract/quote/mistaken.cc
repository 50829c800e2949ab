// What the analysis took for something else: verbs tagged as nouns, particles or adjectives, and
// past tenses tagged as participles.
#include <algorithm>

#include "base/utf8.h"
#include "extract/quote/reading.h"

namespace kilde::quote {

// "Мер доповів, що", "..., доповів мер": in a language whose nouns have cases, a form that only a
// reporting verb has, taken for a noun, beside the noun that it says something of.
bool Reading::is_verb_form(uint32_t token) const {
  if (doc.upos[token] != Upos::kNoun || lexicon.puts_verbs_last()) return false;
  const bool finite = doc.has_feature(token, "VerbForm=Fin");  // a verb in all but its tag
  if (!finite && doc.feats[token].find("Animacy=Inan") == std::string_view::npos) return false;
  if (base::starts_upper(doc.word(token))) return false;
  const auto& rows = lexicon.cues(low_[token]);
  const bool listed = std::any_of(rows.begin(), rows.end(), [](const Cue* cue) {
    return cue->pos == Upos::kVerb && cue->has(Frame::kClause);
  });
  if (!listed || finite) return listed;
  const bool inverted = is_punct(token - 1) && token + 1 < size() && is_nominal(token + 1);
  const bool named = base::starts_upper(doc.word(token - 1)) && is_nominal(token - 1);
  return inverted || named;
}

namespace {

// "Labour denies it is", "the women reveal they have": between a noun and a pronoun that has a verb
// of its own stands a verb, unless it can be a noun that leads to what is said ("reports he left").
bool leads_bare_clause(const Reading& reading, uint32_t token) {
  const Document& doc = reading.doc;
  if (token == 0 || token + 2 >= reading.size() || reading.lexicon.puts_verbs_last()) return false;
  for (const Cue* cue : reading.lexicon.cues(base::to_lower(doc.lemma[token]))) {
    if (cue->pos == Upos::kNoun) return false;
  }
  const bool pronoun = doc.upos[token + 1] == Upos::kPron && doc.has_feature(token + 1, "Case=Nom");
  return pronoun && reading.is_nominal(token - 1) && doc.has_feature(token + 2, "VerbForm=Fin");
}

}  // namespace

// "розповіла": a form that only a reporting verb has, in lower case, where a table says so.
bool Reading::is_sure_form(uint32_t token) const {
  const Upos upos = doc.upos[token];
  if (upos == Upos::kVerb || upos == Upos::kAux || base::starts_upper(doc.word(token)))
    return false;
  const bool sure =
      lexicon.has_end(WordClass::kFiniteEnding, low_[token]) || leads_bare_clause(*this, token);
  return sure && is_listed_verb(token);
}

// "verglich": a form, and not the dictionary's, of a verb that reports.
bool Reading::is_listed_form(uint32_t token) const {
  const auto& rows = lexicon.cues(low_[token]);
  return std::any_of(rows.begin(), rows.end(), [&](const Cue* cue) {
    return cue->pos == Upos::kVerb && cue->lemma != low_[token] && !cue->separable;
  });
}

bool Reading::is_listed_verb(uint32_t token) const {
  const auto& rows = lexicon.cues(low_[token]);
  return std::any_of(rows.begin(), rows.end(), [&](const Cue* cue) {
    return cue->pos == Upos::kVerb && cue->lemma != low_[token] &&
           (cue->has(Frame::kClause) || cue->has(Frame::kTag));
  });
}

// "Anwohner kritisieren, dass": in the plural a finite verb looks like an infinitive; one that has
// a subject of its own and neither an auxiliary nor a marker is finite.
bool Reading::is_plural_verb(uint32_t token) const {
  if (!lexicon.puts_verbs_last() || doc.upos[token] != Upos::kVerb) return false;
  if (!doc.has_feature(token, "VerbForm=Inf") || doc.relation[token] == Relation::kXcomp)
    return false;
  if (doc.relation[token] == Relation::kConj) return false;
  bool subject = false;
  for (uint32_t c : tree.children(token)) {
    const Relation relation = doc.relation[c];
    if (relation == Relation::kAux || relation == Relation::kCop) return false;
    if (lexicon.is(WordClass::kInfinitive, low_[c])) return false;
    // "Die Anhänger, darunter X, argumentieren": the number may not be seen where nothing governs
    // it.
    subject |= relation == Relation::kNsubj &&
               (doc.has_feature(c, "Number=Plur") || tree.head(token) == kNoHead);
  }
  return subject;
}

// "«Y», — каже X", "Про це пише X": a form of a reporting verb that was taken for a particle or an
// adjective, where only a verb can stand.
void Reading::index_mistaken() {
  mistaken_.assign(size(), false);
  converbs_.assign(size(), false);
  for (uint32_t i = 0; i < size(); ++i) {
    converbs_[i] = lexicon.has_end(WordClass::kConverbEnding, low_[i]) && is_listed_verb(i);
  }
  if (size() > 0) mistaken_[0] = is_sure_form(0);
  for (uint32_t i = 1; i < size(); ++i) {
    if (is_plural_verb(i) || is_verb_form(i) || is_sure_form(i)) mistaken_[i] = true;
    if (mistaken_[i]) continue;
    const Upos upos = doc.upos[i];
    const bool small = upos == Upos::kPart || upos == Upos::kSconj;
    if (!small && upos != Upos::kAdj && upos != Upos::kX) continue;
    const bool behind_proform = i > 1 && doc.upos[i - 1] == Upos::kPron &&
                                doc.upos[i - 2] == Upos::kAdp && is(i - 1, WordClass::kProform);
    // "Ane Holk verglich den Plan": an adjective of that form cannot stand between both.
    const bool between = upos == Upos::kAdj && lexicon.puts_verbs_last() && is_nominal(i - 1) &&
                         doc.feats[i].find("Case=") == std::string_view::npos && i + 1 < size() &&
                         doc.upos[i + 1] == Upos::kDet && child(i, Relation::kCop) == kNone &&
                         child(i, Relation::kAux) == kNone && is_listed_form(i);
    if (between) {
      mistaken_[i] = true;
      continue;
    }
    const bool inverted = upos == Upos::kAdj && lexicon.puts_verbs_last() &&
                          doc.word(i - 1) == "," && i + 1 < size() &&
                          (is_nominal(i + 1) || doc.upos[i + 1] == Upos::kDet);
    if (!behind_proform && !inverted && !(small && is_punct(i - 1))) continue;
    const auto& rows = lexicon.cues(low_[i]);
    mistaken_[i] = std::any_of(rows.begin(), rows.end(), [](const Cue* cue) {
      return cue->pos == Upos::kVerb && cue->has(Frame::kTag);
    });
  }
}

// "said a million boats sank": a past tense that was taken for a participle, or a verb with no
// form, still has its own subject before it and no auxiliary.
void Reading::index_simple_pasts() {
  simple_.assign(size(), false);
  for (uint32_t i = 1; i < size(); ++i) {
    if (doc.upos[i] != Upos::kVerb || doc.relation[i] == Relation::kAmod) continue;
    const bool tenseless = lexicon.puts_verbs_last() && doc.feats[i] == "VerbForm=Part";
    const bool participle =
        doc.has_feature(i, "VerbForm=Part") && (doc.has_feature(i, "Tense=Past") || tenseless);
    const bool formless = doc.feats[i].find("VerbForm=") == std::string_view::npos;
    if (!participle && !formless) continue;
    bool subject = false, other = false;
    for (uint32_t c : tree.children(i)) {
      // "Ida Voss, 71, recalled": an apposition hides whose verb it is.
      const bool own =
          doc.deprel[c] == "nsubj" || (doc.deprel[c] == "nsubj:pass" && doc.word(i - 1) == ",");
      subject |= c < i && own && !is(c, WordClass::kRelative);
      other |= doc.relation[c] == Relation::kAux || doc.relation[c] == Relation::kCop ||
               is(c, WordClass::kInfinitive);
    }
    simple_[i] = subject && !other;
  }
}

bool Reading::is_mistaken_verb(uint32_t token) const {
  return doc.upos[token] == Upos::kAdj && token > 0 && token + 1 < size() &&
         sentence(token).begin + 1 == token && is(token - 1, WordClass::kProform) &&
         is_nominal(token + 1) && lexicon.puts_verbs_last();
}

}  // namespace kilde::quote
