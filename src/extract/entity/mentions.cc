#include "extract/entity/mentions.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/entity/activities.h"
#include "extract/entity/missed_names.h"
#include "extract/entity/name_spans.h"
#include "extract/entity/papers.h"
#include "extract/entity/titles.h"

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

class Finder {
 public:
  Finder(const Document& doc, const document::Tree& tree, const Knowledge& knowledge)
      : doc_(doc),
        tree_(tree),
        know_(knowledge),
        nominative_(doc, tree, knowledge.inflection),
        titles_of_(doc, tree, knowledge.nouns, !knowledge.inflection.empty()),
        taken_(doc.size(), -1) {}

  std::vector<Mention> find() {
    find_listed();
    if (know_.inflection.empty()) find_papers();
    find_names();
    find_missed();
    find_media();
    add_titles();
    find_descriptions();
    std::stable_sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) {
      return a.tokens.begin < b.tokens.begin;
    });
    return std::move(mentions_);
  }

 private:
  uint32_t size() const { return static_cast<uint32_t>(doc_.size()); }

  void add(Mention mention) {
    const auto row = static_cast<int32_t>(mentions_.size());
    for (uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) taken_[i] = row;
    mentions_.push_back(std::move(mention));
  }

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
    const bool noun = upos == Upos::kNoun && !begins_sentence(tokens.begin) &&
                      !know_.nouns.is(Words::kCommon, base::to_lower(word));
    return base::is_upper(first) && (noun || in_marks(tokens));
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
        if (is_part_of_longer_name(mention)) continue;
        add(mention);
        i = *end - 1;
        break;
      }
    }
  }

  bool same_sentence(uint32_t a, uint32_t b) const {
    return a == b || doc_.sentence_of(a) == doc_.sentence_of(b);
  }

  // "Reuters" in a person's or company's longer name is not the agency.
  bool is_part_of_longer_name(const Mention& mention) const {
    auto name = std::lower_bound(
        doc_.names.begin(), doc_.names.end(), mention.tokens.begin,
        [](const NameMention& a, uint32_t token) { return a.tokens.end <= token; });
    return name != doc_.names.end() && name->kind == NameKind::kPer &&
           name->tokens.contains(mention.tokens) && name->tokens.length() > mention.tokens.length();
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
      if (!paper || is_taken(paper->tokens) || (!marked && is_person(paper->tokens))) continue;
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
      add(std::move(mention));
    }
  }

  void find_names() {
    for (const NameMention& name : mended_names(doc_, know_.nouns)) {
      TokenSpan tokens = name.tokens;
      while (!tokens.empty() && taken_[tokens.begin] >= 0) ++tokens.begin;
      while (!tokens.empty() && taken_[tokens.end - 1] >= 0) --tokens.end;
      if (!tokens.empty() && begins_with_title(tokens)) ++tokens.begin;
      if (tokens.empty() || is_taken(tokens) || !has_capital(tokens)) continue;
      // «СМИ», «источник»: a noun of the table is no name.
      const bool common = !know_.inflection.empty() && tokens.length() == 1 &&
                          titles_of_.kind(tokens.begin).has_value();
      if (common) continue;
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
      add(mention);
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
    for (const Mention& mention : mentions_) {
      if (mention.kind == EntityKind::kPerson) missed.add_person(mention.form);
      if (!mention.initials.empty()) missed.add_initials(mention.initials);
    }
    for (uint32_t i = 0; i < size(); ++i) {
      if (taken_[i] >= 0) continue;
      const auto name = missed.at(i);
      if (name.length == 0) continue;
      Mention mention;
      mention.tokens = {i, i + 1};
      mention.bytes = doc_.bytes(mention.tokens);
      mention.bytes.end = static_cast<uint32_t>(mention.bytes.begin + name.length);
      mention.text = mention.form = doc_.text(mention.bytes);
      mention.kind = name.kind;
      mention.gender = gender_of(mention.tokens);
      add(std::move(mention));
    }
  }

  std::string_view gender_of(TokenSpan tokens) const {
    for (std::string_view gender : {"Masc", "Fem"}) {
      if (doc_.has_feature(tokens.begin, "Gender=" + std::string(gender))) return gender;
    }
    return {};
  }

  bool is_taken(TokenSpan tokens) const {
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
      if (taken_[i] >= 0) return true;
    }
    return false;
  }

  // The country of a noun: by its adjective ("russisk") or by a country's name beside it.
  std::string_view country_of(uint32_t noun) const {
    for (uint32_t child : tree_.children(noun)) {
      const auto code = know_.gazetteer.country_of_adjective(doc_.lemma[child]);
      if (!code.empty()) return code;
      if (taken_[child] < 0) continue;
      const Mention& mention = mentions_[static_cast<size_t>(taken_[child])];
      if (mention.entry && mention.kind == EntityKind::kPlace) return mention.entry->country;
    }
    return {};
  }

  // "Radiostationen Fjordradio": the noun is no part of the name.
  bool begins_with_title(TokenSpan name) const {
    const uint32_t first = name.begin;
    return name.length() > 1 && doc_.has_feature(first, "Definite=Def") &&
           doc_.upos[first + 1] == Upos::kPropn && titles_of_.kind(first);
  }

  // "видання Kotaku", "радиостанция «Говорит Москва»": a noun says that the name behind is a paper.
  void find_media() {
    for (uint32_t i = 0; i + 1 < size(); ++i) {
      const auto kind = titles_of_.kind(i);
      if (kind != EntityKind::kOutlet && kind != EntityKind::kAgency) continue;
      const TokenSpan name = name_behind(i);
      if (name.empty() || doc_.has_feature(i, "Number=Plur") || is_taken(name)) continue;
      Mention mention;
      mention.tokens = name;
      mention.bytes = doc_.bytes(name);
      mention.text = mention.form = doc_.text(mention.bytes);
      mention.kind = *kind;
      add(std::move(mention));
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

  void add_titles() {
    titles_.assign(doc_.size(), false);
    for (Mention& mention : mentions_) {
      const bool person = mention.kind == EntityKind::kPerson;
      for (uint32_t title : titles_of_.of(mention.tokens, person)) add_title(mention, title);
      if (mention.titles.empty() && is_called(mention)) {
        add_title(mention, mention.tokens.begin - 1);
      }
      if (person) add_clauses(doc_, tree_, mention.tokens, mention.tasks);
    }
  }

  // "агентству Укринформ": the noun before a known name says what it is, in whatever case.
  bool is_called(const Mention& mention) const {
    return mention.entry && mention.tokens.begin > 0 &&
           titles_of_.kind(mention.tokens.begin - 1) == mention.kind;
  }

  void add_title(Mention& mention, uint32_t noun) {
    const bool place = mention.kind == EntityKind::kPlace;
    const bool touches = noun + 1 == mention.tokens.begin && !(place && mention.entry);
    const bool thing = place || mention.entry;
    if (thing && titles_of_.kind(noun) == EntityKind::kPerson && !touches) return;
    const bool first = mention.titles.empty();
    titles_[noun] = true;
    mention.titles.push_back(base_of(noun));
    if (mention.kind == EntityKind::kPerson) {
      mention.roles.push_back(doc_.lemma[noun]);
      add_objects(doc_, tree_, noun, mention.roles);
    }
    if (mention.country.empty()) mention.country = country_of(noun);
    mention.known_by_title |= first && noun < mention.tokens.begin && is_definite(noun);
    const EntityKind kind = *titles_of_.kind(noun);
    if (first && !mention.entry && kind != EntityKind::kGroup && kind != EntityKind::kDocument &&
        mention.kind != EntityKind::kPerson) {
      mention.kind = kind;
    }
  }

  // The noun of the table that the token is, by its lemma or as it stands.
  std::string_view base_of(uint32_t noun) const {
    const std::string_view base = know_.nouns.base_of(doc_.lemma[noun]);
    return base.empty() ? know_.nouns.base_of(doc_.word(noun)) : base;
  }

  bool is_definite(uint32_t noun) const {
    if (doc_.has_feature(noun, "Definite=Def")) return true;
    const bool unsaid = doc_.feats[noun].find("Definite=") == std::string_view::npos;
    if (unsaid && know_.nouns.is_definite_form(doc_.lemma[noun], doc_.word(noun))) return true;
    const auto is_article = [&](uint32_t i) {
      return i < noun && know_.nouns.is_article(base::to_lower(doc_.word(i)));
    };
    const auto& children = tree_.children(noun);
    return is_article(phrase_of(noun).begin) ||
           std::any_of(children.begin(), children.end(), [&](uint32_t child) {
             return (doc_.relation[child] == Relation::kDet && is_article(child)) ||
                    is_owner(child);
           });
  }

  // "Havnens talsmand": there is but one.
  bool is_owner(uint32_t token) const {
    return doc_.deprel[token] == "nmod:poss" && doc_.upos[token] != Upos::kPron &&
           doc_.upos[token] != Upos::kDet;
  }

  void find_descriptions() {
    for (uint32_t i = 0; i < size(); ++i) {
      const auto kind = taken_[i] < 0 && !titles_[i] ? kind_at(i) : std::nullopt;
      if (!kind || only_says_what_somebody_is(i) || is_denied(i) || is_part_of_role(i)) continue;
      describe(i, *kind);
    }
  }

  // "ingen rett", "no customers": nobody.
  bool is_denied(uint32_t noun) const {
    const auto& children = tree_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](uint32_t child) {
      return child < noun &&
             (doc_.has_feature(child, "PronType=Neg") ||
              (doc_.relation[child] == Relation::kDet && doc_.has_feature(child, "Polarity=Neg")));
    });
  }

  // "начальник полиции", "chief of police", "police chief": a bare noun under that of a person.
  bool is_part_of_role(uint32_t noun) const {
    const int32_t head = tree_.head(noun);
    if (head == kNoHead || doc_.has_feature(noun, "Number=Plur")) return false;
    const auto role = static_cast<uint32_t>(head);
    if (titles_of_.kind(role) != EntityKind::kPerson) return false;
    const Relation relation = doc_.relation[noun];
    if (relation == Relation::kCompound) return true;
    if (relation != Relation::kNmod || noun < role || is_definite(noun)) return false;
    // "заместитель министра транспорта": no minister is meant.
    const bool person = titles_of_.kind(noun) == EntityKind::kPerson;
    return has_only_case(noun) || (person && doc_.has_feature(noun, "Case=Gen"));
  }

  // Of a role, or of "amerikaneren", "russerne".
  std::optional<EntityKind> kind_at(uint32_t noun) const {
    const auto kind = titles_of_.kind(noun);
    if (kind || know_.gazetteer.country_of_person(base::to_lower(doc_.lemma[noun])).empty()) {
      return kind;
    }
    const Upos upos = doc_.upos[noun];
    if (upos != Upos::kNoun && upos != Upos::kPropn) return std::nullopt;
    return doc_.has_feature(noun, "Number=Plur") ? EntityKind::kGroup : EntityKind::kPerson;
  }

  bool only_says_what_somebody_is(uint32_t noun) const {
    return !doc_.has_feature(noun, "Number=Plur") && !is_definite(noun) &&
           titles_of_.is_predicate(noun);
  }

  void describe(uint32_t noun, EntityKind kind) {
    Mention mention;
    mention.tokens = phrase_of(noun);
    mention.bytes = doc_.bytes(mention.tokens);
    mention.text = nominative_.of(mention.tokens, mention.bytes);
    mention.kind = kind;
    mention.described = true;
    mention.plural = doc_.has_feature(noun, "Number=Plur");
    mention.definite = is_definite(noun);
    mention.may_be_agency = know_.nouns.may_be_agency(doc_.lemma[noun]);
    if (kind == EntityKind::kPerson && !mention.plural) {
      mention.roles.push_back(doc_.lemma[noun]);
      add_objects(doc_, tree_, noun, mention.tasks);
    }
    const std::string_view base = base_of(noun);
    mention.titles.push_back(base.empty() ? doc_.lemma[noun] : base);
    mention.country = base.empty()
                          ? know_.gazetteer.country_of_person(base::to_lower(doc_.lemma[noun]))
                          : country_of(noun);
    // Languages without articles: a noun alone is the one known, "издание", "министр".
    if (!know_.inflection.empty() && !mention.plural && mention.tokens.length() == 1) {
      mention.definite |= tree_.children(noun).empty() || has_only_case(noun);
    }
    mentions_.push_back(std::move(mention));
  }

  bool has_only_case(uint32_t noun) const {
    for (uint32_t c : tree_.children(noun)) {
      if (doc_.relation[c] != Relation::kCase && doc_.relation[c] != Relation::kPunct) return false;
    }
    return true;
  }

  // The noun with the words before it that belong to it.
  TokenSpan phrase_of(uint32_t noun) const {
    uint32_t begin = noun;
    while (begin > 0 && taken_[begin - 1] < 0 &&
           tree_.head(begin - 1) == static_cast<int32_t>(noun) &&
           (doc_.relation[begin - 1] == Relation::kDet ||
            doc_.relation[begin - 1] == Relation::kAmod ||
            doc_.relation[begin - 1] == Relation::kCompound ||
            doc_.relation[begin - 1] == Relation::kNummod)) {
      --begin;
    }
    return {begin, noun + 1};
  }

  const Document& doc_;
  const document::Tree& tree_;
  const Knowledge& know_;
  const NominativeNames nominative_;
  const Titles titles_of_;
  std::vector<int32_t> taken_;  // row of the name that holds a token
  std::vector<bool> titles_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> find_mentions(const Document& doc, const document::Tree& tree,
                                   const Knowledge& knowledge) {
  return Finder(doc, tree, knowledge).find();
}

}  // namespace kilde::entity
