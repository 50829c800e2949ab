#include "extract/entity/named_mentions.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "extract/entity/missed_names.h"
#include "extract/entity/name_spans.h"
#include "extract/entity/papers.h"

namespace kilde::entity {

namespace {

constexpr uint32_t kLongestTitle = 8;   // tokens of a paper's name in marks
constexpr size_t kShortestAcronym = 3;  // bytes
constexpr size_t kShortestCountry = 6;  // bytes

EntityKind kind_of(NameKind kind) {
  switch (kind) {
    case NameKind::kPer:
      return EntityKind::kPerson;
    case NameKind::kOrg:
      return EntityKind::kOrganisation;
    case NameKind::kLoc:
      return EntityKind::kPlace;
    case NameKind::kMisc:
      return EntityKind::kOther;
  }
  return EntityKind::kOther;
}

class NameFinder {
 public:
  NameFinder(const Document& doc, const NominativeNames& nominative, const Titles& titles,
             const Knowledge& knowledge, MentionList& list)
      : doc_(doc), know_(knowledge), nominative_(nominative), titles_of_(titles), list_(list) {}

  void find() {
    find_listed();
    if (know_.inflection.empty()) find_papers();
    find_names();
    find_missed();
    find_media();
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(doc_.size()); }

  // The token behind a name that ends at byte `end`, if it ends with a token or its genitive.
  std::optional<uint32_t> token_end(uint32_t first, uint32_t end) const {
    for (uint32_t i = first; i < size() && doc_.tokens[i].begin < end; ++i) {
      const ByteSpan token = doc_.tokens[i];
      if (token.end < end) continue;
      const size_t rest = token.end - end;
      if (rest == 0 || know_.nouns.genitive_length(doc_.word(i)) == rest) return i + 1;
    }
    return std::nullopt;
  }

  // One lower-case or sentence-initial word is only a name where the analysis agrees.
  bool plausible(TokenSpan tokens, bool country) const {
    if (tokens.length() > 1) return true;
    const std::string_view word = doc_.word(tokens.begin);
    size_t at = 0;
    const char32_t first = base::next_code_point(word, at);
    if (at < word.size() && base::is_upper(first)) {
      const char32_t second = base::next_code_point(word, at);
      if (base::is_upper(second)) return true;
    }
    const Upos upos = doc_.upos[tokens.begin];
    if (upos == Upos::kPropn || upos == Upos::kX) return true;
    // "Turkiets", taken for an adjective
    if (country && word.size() >= kShortestCountry && base::is_upper(first)) return true;
    // "im Deutschlandfunk": a noun in capitals, not one that means another thing.
    const bool noun = upos == Upos::kNoun &&
                      (!begins_sentence(tokens.begin) || is_odd(tokens.begin)) &&
                      !know_.nouns.is(Words::kCommon, base::to_lower(word));
    return base::is_upper(first) && (noun || in_marks(tokens));
  }

  // "Reuters could not" has the lemma "reuter", no word that the analysis knows, or "Reuters", a
  // name. "Известия о перемирии" has one that it knows, and German nouns have capitals.
  bool is_odd(uint32_t token) const {
    const std::string_view lemma = doc_.lemma[token];
    const std::string low = base::to_lower(lemma);
    if (know_.nouns.is(Words::kCommonLemma, low)) return false;
    const bool name = !know_.nouns.have_capitals() && base::starts_upper(lemma);
    return name || low != base::to_lower(doc_.word(token));
  }

  // A noun with what hangs on it, as papers' names have not: "Известия о перемирии".
  bool is_ordinary(TokenSpan name) const {
    const uint32_t token = name.begin;
    const bool may_be = name.length() == 1 && doc_.upos[token] == Upos::kNoun &&
                        begins_sentence(token) && !in_marks(name) &&
                        know_.nouns.is(Words::kCommonLemma, base::to_lower(doc_.lemma[token]));
    if (!may_be) return false;
    const TokenSpan sent = doc_.sentences[doc_.sentence_of(token)];
    for (uint32_t i = token + 1; i < sent.end; ++i) {
      const bool hangs = doc_.head[i] == static_cast<int32_t>(token);
      if (hangs && doc_.relation[i] == Relation::kNmod) return true;
    }
    return false;
  }

  bool begins_sentence(uint32_t token) const {
    return doc_.sentences[doc_.sentence_of(token)].begin == token;
  }

  // «Ведомостям»: whatever the analysis takes the word for.
  bool in_marks(TokenSpan tokens) const {
    if (tokens.begin == 0 || tokens.end >= size()) return false;
    return know_.nouns.are_marks(doc_.word(tokens.begin - 1), doc_.word(tokens.end));
  }

  void find_listed() {
    for (uint32_t i = 0; i < size(); ++i) {
      for (const Gazetteer::Match& match :
           know_.gazetteer.match(doc_.text(), doc_.tokens[i].begin, know_.inflection)) {
        const auto end_byte = static_cast<uint32_t>(doc_.tokens[i].begin + match.length);
        const auto end = token_end(i, end_byte);
        if (!end || !plausible({i, *end}, match.entry->kind == EntityKind::kPlace) ||
            !same_sentence(i, *end - 1))
          continue;
        Mention mention;
        mention.tokens = {i, *end};
        mention.bytes = {doc_.tokens[i].begin, end_byte};
        mention.text = know_.inflection.empty() ? doc_.text(mention.bytes) : match.name;
        mention.kind = match.entry->kind;
        mention.entry = match.entry;
        if (const GazetteerEntry* told = told_as(mention)) mention.entry = told;
        if (is_part_of_longer_name(mention) || is_somebody(mention, match.name)) continue;
        add_listed(mention);
        i = *end - 1;
        break;
      }
    }
  }

  // "the Post" is the New York Post where that was named, not another paper.
  const GazetteerEntry* told_as(const Mention& mention) const {
    const bool article =
        mention.tokens.length() == 2 && doc_.upos[mention.tokens.begin] == Upos::kDet;
    if (!article) return nullptr;
    if (named_.contains(mention.entry)) return nullptr;
    const auto told = by_end_.find(doc_.word(mention.tokens.end - 1));
    const bool fits = told != by_end_.end() && told->second->kind == mention.kind;
    return fits ? told->second : nullptr;
  }

  void add_listed(const Mention& mention) {
    named_.insert(mention.entry);
    const std::string_view name = mention.entry->name;
    const size_t blank = name.rfind(' ');
    if (mention.tokens.length() > 2 && blank != name.npos) {
      by_end_[name.substr(blank + 1)] = mention.entry;
    }
    list_.add(mention);
  }

  bool same_sentence(uint32_t a, uint32_t b) const {
    return a == b || doc_.sentence_of(a) == doc_.sentence_of(b);
  }

  // "Reuters" in a person's or company's longer name is not the agency.
  bool is_part_of_longer_name(const Mention& mention) const {
    auto name = std::lower_bound(
        doc_.names.begin(), doc_.names.end(), mention.tokens.begin,
        [](const NameMention& a, uint32_t token) { return a.tokens.end <= token; });
    if (name == doc_.names.end()) return false;
    // "The National Weather Service" is no paper's.
    const bool article = doc_.upos[mention.tokens.begin] == Upos::kDet;
    const bool longer = article && name->tokens.begin <= mention.tokens.begin + 1 &&
                        name->tokens.end > mention.tokens.end + 1;
    if (!longer && !name->tokens.contains(mention.tokens)) return false;
    if (name->kind == NameKind::kOrg && longer) return true;
    return name->kind == NameKind::kPer && name->tokens.length() > mention.tokens.length();
  }

  // "Веста", a case of somebody's name, is none of the paper «Вести».
  bool is_somebody(const Mention& mention, std::string_view name) const {
    const bool medium = mention.kind == EntityKind::kOutlet || mention.kind == EntityKind::kAgency;
    if (!medium || mention.tokens.length() > 1 || doc_.text(mention.bytes) == name ||
        in_marks(mention.tokens)) {
      return false;
    }
    const auto at = std::lower_bound(
        doc_.names.begin(), doc_.names.end(), mention.tokens.begin,
        [](const NameMention& a, uint32_t token) { return a.tokens.end <= token; });
    if (at != doc_.names.end() && at->kind == NameKind::kPer && at->tokens.contains(mention.tokens))
      return true;
    return is_told_surname(doc_.word(mention.tokens.begin));
  }

  // "Вест" where "Каньє Вест" stands, or where the word is somebody's name more often than not.
  bool is_told_surname(std::string_view word) const {
    const auto known = surnames_.find(word);
    if (known != surnames_.end()) return known->second;
    return surnames_.emplace(word, count_as_surname(word)).first->second;
  }

  bool count_as_surname(std::string_view word) const {
    int more = 0;
    for (const NameMention& name : doc_.names) {
      if (!know_.inflection.same_word(doc_.word(name.tokens.end - 1), word)) continue;
      const bool person = name.kind == NameKind::kPer;
      if (person && name.tokens.length() > 1) return true;
      more += person ? 1 : -1;
    }
    return more > 0;
  }

  // A person's whole name behind "der Zeitung" is that of somebody else.
  bool is_person(TokenSpan tokens) const {
    const auto name = std::lower_bound(
        doc_.names.begin(), doc_.names.end(), tokens.begin,
        [](const NameMention& a, uint32_t token) { return a.tokens.end <= token; });
    return name != doc_.names.end() && name->kind == NameKind::kPer &&
           name->tokens.begin == tokens.begin && name->tokens.length() > 1;
  }

  void find_papers() {
    const PaperNames papers(doc_, know_.nouns);
    for (uint32_t i = 0; i + 1 < size(); ++i) {
      if (!papers.may_begin(i)) continue;
      const auto marked = papers.in_marks(i);
      const auto paper = marked ? marked : papers.behind_noun(i);
      if (!paper || list_.is_taken(paper->tokens) || (!marked && is_person(paper->tokens)))
        continue;
      Mention mention;
      mention.tokens = paper->tokens;
      mention.bytes = doc_.bytes(mention.tokens);
      const std::string_view text = doc_.text(mention.bytes);
      if (marked && !know_.nouns.is_outlet_name(text)) {  // "des „Hansekuriers“"
        const auto rest = static_cast<uint32_t>(know_.nouns.genitive_length(text));
        if (know_.nouns.is_outlet_name(text.substr(0, text.size() - rest))) {
          mention.bytes.end -= rest;
        }
      }
      mention.text = mention.form = doc_.text(mention.bytes);
      mention.kind = paper->kind;
      i = mention.tokens.end - 1;
      list_.add(std::move(mention));
    }
  }

  void find_names() {
    for (const NameMention& name : mended_names(doc_, know_.nouns)) {
      TokenSpan tokens = name.tokens;
      while (!tokens.empty() && list_.is_taken(tokens.begin)) ++tokens.begin;
      while (!tokens.empty() && list_.is_taken(tokens.end - 1)) --tokens.end;
      if (!tokens.empty() && begins_with_title(tokens)) ++tokens.begin;
      while (begins_with_role(tokens, name.kind)) ++tokens.begin;
      if (tokens.empty() || list_.is_taken(tokens) || !has_capital(tokens)) continue;
      // «СМИ», «источник»: a noun of the table is no name.
      const bool common = !know_.inflection.empty() && tokens.length() == 1 &&
                          titles_of_.kind(tokens.begin).has_value();
      if (common || is_ordinary(tokens)) continue;
      Mention mention;
      mention.tokens = tokens;
      mention.bytes = doc_.bytes(tokens);
      const uint32_t last = tokens.end - 1;
      if (doc_.has_feature(last, "Case=Gen")) {
        mention.bytes.end -= static_cast<uint32_t>(know_.nouns.genitive_length(doc_.word(last)));
      }
      mention.text = nominative_.of(tokens, mention.bytes);
      mention.form = doc_.text(mention.bytes);
      mention.gender = gender_of(tokens);
      mention.kind = name.kind == NameKind::kPer && is_acronym(tokens) ? EntityKind::kOrganisation
                                                                       : kind_of(name.kind);
      if (mention.kind != EntityKind::kPerson && know_.nouns.is_outlet_name(mention.text)) {
        mention.kind = EntityKind::kOutlet;
      }
      if (mention.kind == EntityKind::kOrganisation) {
        mention.initials = know_.nouns.initials_of(mention.text);
      }
      list_.add(mention);
    }
  }

  // "LVRTC" is nobody's name where other words have small letters.
  bool is_acronym(TokenSpan tokens) const {
    const auto is_capitals = [&](uint32_t token) { return base::all_upper(doc_.word(token)); };
    const uint32_t token = tokens.begin;
    if (tokens.length() != 1 || !is_capitals(token) || doc_.word(token).size() < kShortestAcronym)
      return false;
    return (token == 0 || !is_capitals(token - 1)) &&
           (token + 1 >= size() || !is_capitals(token + 1));
  }

  // "The" of "The Economist" is no name, nor is «береговой».
  bool has_capital(TokenSpan tokens) const {
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const Upos upos = doc_.upos[i];
      if (upos == Upos::kDet || upos == Upos::kAdp) continue;
      if (base::to_lower(doc_.word(i)) != doc_.word(i)) return true;
    }
    return false;
  }

  void find_missed() {
    MissedNames missed(doc_, know_.nouns);
    for (const Mention& mention : list_.rows()) {
      if (mention.kind == EntityKind::kPerson) missed.add_person(mention.form);
      if (!mention.initials.empty()) missed.add_initials(mention.initials);
    }
    for (uint32_t i = 0; i < size(); ++i) {
      if (list_.is_taken(i)) continue;
      const auto name = missed.at(i);
      if (name.length == 0) continue;
      Mention mention;
      mention.tokens = {i, i + 1};
      mention.bytes = doc_.bytes(mention.tokens);
      mention.bytes.end = static_cast<uint32_t>(mention.bytes.begin + name.length);
      mention.text = mention.form = doc_.text(mention.bytes);
      mention.kind = name.kind;
      mention.gender = gender_of(mention.tokens);
      list_.add(std::move(mention));
    }
  }

  std::string_view gender_of(TokenSpan tokens) const {
    for (std::string_view gender : {"Masc", "Fem"}) {
      if (doc_.has_feature(tokens.begin, "Gender=" + std::string(gender))) return gender;
    }
    return {};
  }

  // "Radiostationen Fjordradio": the noun is no part of the name.
  bool begins_with_title(TokenSpan name) const {
    const uint32_t first = name.begin;
    return name.length() > 1 && doc_.has_feature(first, "Definite=Def") &&
           doc_.upos[first + 1] == Upos::kPropn && titles_of_.kind(first);
  }

  // "Император Акихито": languages without articles.
  bool begins_with_role(TokenSpan name, NameKind kind) const {
    return kind == NameKind::kPer && name.length() > 1 && !know_.inflection.empty() &&
           doc_.upos[name.begin] == Upos::kNoun &&
           titles_of_.kind(name.begin) == EntityKind::kPerson;
  }

  // "видання Kotaku", "радиостанция «Говорит Москва»": a noun says that the name behind is a paper.
  void find_media() {
    for (uint32_t i = 0; i + 1 < size(); ++i) {
      const auto kind = titles_of_.kind(i);
      if (kind != EntityKind::kOutlet && kind != EntityKind::kAgency) continue;
      const TokenSpan name = name_behind(i);
      if (name.empty() || doc_.has_feature(i, "Number=Plur") || list_.is_taken(name)) continue;
      Mention mention;
      mention.tokens = name;
      mention.bytes = doc_.bytes(name);
      mention.text = mention.form = doc_.text(mention.bytes);
      mention.kind = *kind;
      list_.add(std::move(mention));
    }
  }

  // Capitalised words behind a noun, or the words in marks; empty if there are none.
  TokenSpan name_behind(uint32_t noun) const {
    const uint32_t first = noun + 1;
    uint32_t end = first;
    for (uint32_t i = first + 1; i < size() && i < first + kLongestTitle; ++i) {
      if (know_.nouns.are_marks(doc_.word(first), doc_.word(i))) return {first + 1, i};
    }
    while (end < size() && doc_.upos[end] == Upos::kPropn && base::starts_upper(doc_.word(end)) &&
           same_sentence(noun, end)) {
      ++end;
    }
    return {first, end};
  }

  const Document& doc_;
  const Knowledge& know_;
  const NominativeNames& nominative_;
  const Titles& titles_of_;
  MentionList& list_;
  std::unordered_set<const GazetteerEntry*> named_;
  mutable std::unordered_map<std::string_view, bool> surnames_;
  std::unordered_map<std::string_view, const GazetteerEntry*> by_end_;  // by the name's last word
};

}  // namespace

void find_named(const Document& doc, const NominativeNames& nominative, const Titles& titles,
                const Knowledge& knowledge, MentionList& list) {
  NameFinder(doc, nominative, titles, knowledge, list).find();
}

}  // namespace kilde::entity
