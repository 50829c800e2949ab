#include "extract/quote/speakers.h"

#include <algorithm>
#include <span>
#include <unordered_map>

#include "base/utf8.h"
#include "extract/quote/evidence.h"
#include "extract/quote/labels.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kVoiceReach = 150;  // tokens over which a voice, and its medium, may go on

enum class Gender : uint8_t { kUnknown, kMasculine, kFeminine };

struct Voice {
  int32_t speaker = kNoEntity;
  std::string_view name;
  std::vector<std::string_view> hands;  // addressee outlets, mediums, via
  uint32_t end = 0;                     // token
};

class Writer {
 public:
  Writer(const Reading& reading, const std::vector<Draft>& drafts, Document& doc)
      : reading_(reading), drafts_(drafts), doc_(doc) {
    collect_genders();
    collect_people();
    collect_papers();
  }

  void run() {
    for (const Draft& draft : drafts_) write(draft);
    add_parents();
  }

 private:
  struct Paper {
    ByteSpan span;
    int32_t entity;
  };
  static bool begins_before(const Paper& paper, uint32_t byte) { return paper.span.begin < byte; }

  // Of a word that says so: names of the living, pronouns; else of the list of pronouns.
  Gender gender_of(uint32_t token) const {
    const bool tells = doc_.upos[token] == Upos::kPron || doc_.has_feature(token, "Animacy=Anim");
    if (tells && doc_.has_feature(token, "Gender=Masc")) return Gender::kMasculine;
    if (tells && doc_.has_feature(token, "Gender=Fem")) return Gender::kFeminine;
    if (reading_.is(token, WordClass::kHe)) return Gender::kMasculine;
    if (reading_.is(token, WordClass::kShe)) return Gender::kFeminine;
    return Gender::kUnknown;
  }

  static bool agree(Gender a, Gender b) {
    return a == Gender::kUnknown || b == Gender::kUnknown || a == b;
  }

  void collect_genders() {
    for (uint32_t i = 0; i < reading_.size(); ++i) {
      if (doc_.upos[i] != Upos::kPropn) continue;
      const Gender gender = gender_of(i);
      const int32_t row =
          gender == Gender::kUnknown ? kNoEntity : row_of(reading_.entity_at({i, i + 1}));
      if (row != kNoEntity) genders_.emplace(row, gender);
    }
    for (uint32_t i = 0; i < reading_.size(); ++i) {  // "президент", if no name tells
      if (doc_.upos[i] != Upos::kNoun) continue;
      const Gender gender = gender_of(i);
      const int32_t row =
          gender == Gender::kUnknown ? kNoEntity : row_of(reading_.entity_at({i, i + 1}));
      if (row != kNoEntity) genders_.emplace(row, gender);
    }
  }

  Gender gender_of_entity(int32_t row) const {
    const auto found = genders_.find(row);
    return found == genders_.end() ? Gender::kUnknown : found->second;
  }

  // Persons who are the subject of a sentence, by token.
  void collect_people() {
    for (uint32_t i = 0; i < reading_.size(); ++i) {
      if (doc_.relation[i] != Relation::kNsubj && doc_.relation[i] != Relation::kAppos) continue;
      if (!reading_.is_nominal(i)) continue;
      const Entity* entity = reading_.entity_at({i, i + 1});
      if (entity && (entity->kind == EntityKind::kPerson || entity->kind == EntityKind::kGroup)) {
        people_.push_back({i, row_of(entity)});
      }
    }
  }

  // All mentions of papers and agencies, in text order.
  void collect_papers() {
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

  int32_t row_of(const Entity* entity) const {
    return entity ? static_cast<int32_t>(entity - doc_.entities.data()) : kNoEntity;
  }

  ByteSpans bytes_of(const TokenSpans& spans, bool sort) const {
    ByteSpans out;
    for (TokenSpan span : spans) {
      if (!span.empty()) out.push_back(doc_.bytes(span));
    }
    if (sort) std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  bool is_pronoun(uint32_t token) const {
    if (token == kNone) return false;
    if (doc_.upos[token] == Upos::kDet) {  // "по его словам"
      return doc_.has_feature(token, "Poss=Yes") || doc_.feats[token].empty();
    }
    return doc_.upos[token] == Upos::kPron &&
           (doc_.has_feature(token, "PronType=Prs") || doc_.has_feature(token, "Person=3") ||
            reading_.is_first_person(token));
  }

  static uint32_t begin_of(const Draft& draft) {
    uint32_t begin = kNone;
    for (const TokenSpans* spans : {&draft.content, &draft.cue, &draft.source}) {
      for (TokenSpan span : *spans) begin = std::min(begin, span.begin);
    }
    return begin;
  }

  static uint32_t end_of(const Draft& draft) {
    uint32_t end = 0;
    for (const TokenSpans* spans : {&draft.content, &draft.cue, &draft.source, &draft.via}) {
      for (TokenSpan span : *spans) end = std::max(end, span.end);
    }
    return end;
  }

  int32_t resolve_pronoun(uint32_t token) const {
    const bool plural =
        doc_.has_feature(token, "Number=Plur") || reading_.is(token, WordClass::kPlural);
    const Gender gender = plural ? Gender::kUnknown : gender_of(token);
    if (reading_.is_first_person(token)) return voice_.speaker;
    int32_t person = kNoEntity;
    uint32_t seen = 0;
    const auto behind = std::lower_bound(people_.begin(), people_.end(), token,
                                         [](const Person& p, uint32_t at) { return p.token < at; });
    for (auto n = static_cast<size_t>(behind - people_.begin()); n-- > 0;) {
      if (token - people_[n].token > kVoiceReach) break;
      const bool group =
          doc_.entities[static_cast<size_t>(people_[n].entity)].kind == EntityKind::kGroup;
      if (group != plural || !agrees(token, people_[n].entity) ||
          !agree(gender, gender_of_entity(people_[n].entity))) {
        continue;
      }
      person = people_[n].entity;
      seen = people_[n].token;
      break;
    }
    const bool near = voice_.speaker != kNoEntity && voice_.end + kVoiceReach > token;
    if (near && (person == kNoEntity || voice_.end >= seen) && fits(voice_, plural) &&
        agrees(token, voice_.speaker) && agree(gender, gender_of_entity(voice_.speaker)))
      return voice_.speaker;
    return person;
  }

  // "hon" is not Karl: by the first name or the noun, where the tables know it.
  bool agrees(uint32_t pronoun, int32_t entity) const {
    const bool he = reading_.is(pronoun, WordClass::kHe),
               she = reading_.is(pronoun, WordClass::kShe);
    if (he == she) return true;
    const std::string_view name = doc_.entities[static_cast<size_t>(entity)].name;
    const std::string first = base::to_lower(name.substr(0, name.find(' ')));
    return !reading_.lexicon.is(he ? WordClass::kWomanName : WordClass::kManName, first);
  }

  bool fits(const Voice& voice, bool plural) const {
    const EntityKind kind = doc_.entities[static_cast<size_t>(voice.speaker)].kind;
    return plural ? kind != EntityKind::kPerson : kind == EntityKind::kPerson;
  }

  std::string_view name_of(TokenSpan span) {
    if (span.empty()) return {};
    const Entity* entity = reading_.entity_at(span);
    if (entity) return paper_meant(*entity, doc_.bytes(span))->name;
    return doc_.text(doc_.bytes(span));
  }

  // The mentions of an entity that end behind a byte; those of one entity never overlap.
  static std::span<const ByteSpan> mentions_behind(const Entity& entity, uint32_t byte) {
    const auto from =
        std::lower_bound(entity.mentions.begin(), entity.mentions.end(), byte,
                         [](ByteSpan mention, uint32_t at) { return mention.end <= at; });
    return {from, entity.mentions.end()};
  }

  // "агентство ТАСС", "avisen": the paper by its name, in the phrase or the last one before it.
  const Entity* paper_meant(const Entity& entity, ByteSpan bytes) const {
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

  void resolve(const Draft& draft, Attribution& out) {
    if (draft.bare) {
      out.speaker = voice_.speaker;
      out.speaker_name = voice_.name;
      return;
    }
    if (draft.source.empty()) return;
    const TokenSpan span = draft.source.front();
    if (is_pronoun(draft.source_head) && span.length() <= 2) {
      out.speaker = resolve_pronoun(draft.source_head);
    } else {
      out.speaker = row_of(reading_.entity_at(span));
    }
    // "неназванные источники ... По их словам": the voice before goes on, whoever it is.
    if (out.speaker == kNoEntity && is_pronoun(draft.source_head) && voice_.speaker == kNoEntity &&
        !voice_.name.empty() && voice_.end + kVoiceReach > draft.source_head &&
        !reading_.is_first_person(draft.source_head)) {
      out.speaker_name = voice_.name;
      return;
    }
    if (out.speaker == kNoEntity) {
      out.speaker_name = doc_.intern(doc_.text(doc_.bytes(span)));
      return;
    }
    const Entity& entity = doc_.entities[static_cast<size_t>(out.speaker)];
    bool names_it =
        entity.kind == EntityKind::kPerson || is_pronoun(draft.source_head) || covers(entity, span);
    names_it &= entity.kind == EntityKind::kPerson || !stands_before_head(entity, draft);
    if (!names_it) out.speaker = kNoEntity;  // "en kilde i Kreml": not the Kremlin
    out.speaker_name = names_it ? entity.name : doc_.intern(doc_.text(doc_.bytes(span)));
  }

  // "Fjordbladets källor": a name before the noun that speaks.
  bool stands_before_head(const Entity& entity, const Draft& draft) const {
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
  bool covers(const Entity& entity, TokenSpan span) const {
    const ByteSpan bytes = doc_.bytes(span);
    for (ByteSpan mention : mentions_behind(entity, bytes.begin)) {
      if (mention.begin >= bytes.end) break;
      if (2 * mention.length() + 12 >= bytes.length()) return true;
      // "det tyske ugemagasin Der Markt": the paper's own name ends the phrase.
      if (is_listed_kind(entity) && mention.end == bytes.end && is_apposition(span)) return true;
    }
    return false;
  }

  // No preposition and no sign stands in the phrase.
  bool is_apposition(TokenSpan span) const {
    for (uint32_t i = span.begin; i < span.end; ++i) {
      if (doc_.upos[i] == Upos::kAdp || reading_.is_punct(i)) return false;
    }
    return true;
  }

  static bool is_listed_kind(const Entity& entity) {
    return entity.kind == EntityKind::kOutlet || entity.kind == EntityKind::kAgency;
  }

  // "Fjordbladets källor", "reporter på Fjordbladet": the paper stands inside the source.
  void add_employer(const Draft& draft, std::string_view speaker,
                    std::vector<std::string_view>& hands) {
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

  bool names_head(const Draft& draft, ByteSpan mention) const {
    return draft.source_head == kNone ||
           mention.overlaps(doc_.bytes({draft.source_head, draft.source_head + 1}));
  }

  void add_hands(const Draft& draft, std::vector<std::string_view>& hands) {
    for (TokenSpan span : draft.to) {
      if (reading_.is_medium(span)) hands.push_back(doc_.intern(name_of(span)));
    }
    for (TokenSpan span : draft.hands) hands.push_back(doc_.intern(name_of(span)));
    for (TokenSpan span : draft.via) {
      const auto known = sources_.find(span.begin);  // "он": whoever that is
      hands.push_back(known == sources_.end() ? doc_.intern(name_of(span)) : known->second);
    }
    for (TokenSpan span : draft.last_hands) {
      if (reading_.is_medium(span)) hands.push_back(doc_.intern(name_of(span)));
    }
  }

  void write(const Draft& draft) {
    Attribution out;
    const TokenSpans content = trim(reading_, draft.content, draft.keep_final);
    if (content.empty()) return;
    out.content = bytes_of(content, true);
    out.source = bytes_of(draft.source, true);
    out.cue = bytes_of(draft.cue, true);
    out.via = bytes_of(draft.via, false);
    out.to = bytes_of(draft.to, true);
    out.type = type_of(reading_, draft);
    out.act = draft.act;
    out.negated = draft.negated;
    out.factuality = factuality_of(reading_, draft);
    out.rule = draft.rule;
    out.source_by = source_by(reading_, draft);
    if (draft.cue_row) out.cue_lemma = doc_.intern(draft.cue_row->lemma);
    resolve(draft, out);
    if (!draft.source.empty() && is_pronoun(draft.source_head) && !out.speaker_name.empty()) {
      sources_[draft.source.front().begin] = out.speaker_name;
    }
    std::vector<std::string_view> hands;
    add_employer(draft, out.speaker_name, hands);
    add_hands(draft, hands);
    const uint32_t begin = begin_of(draft);
    if (hands.empty()) {  // the same voice goes on
      const auto known = voices_.find(out.speaker);
      const bool same = out.speaker != kNoEntity && known != voices_.end();
      const Voice& voice = same ? known->second : voice_;
      const bool named = out.speaker == kNoEntity && out.speaker_name == voice.name;
      if (begin < voice.end + kVoiceReach && (draft.bare || same || named)) hands = voice.hands;
    }
    build_chain(out, hands);
    if (!out.speaker_name.empty()) {
      voice_ = {out.speaker, out.speaker_name, hands, end_of(draft)};
      if (out.speaker != kNoEntity) voices_[out.speaker] = voice_;
    }
    doc_.attributions.push_back(std::move(out));
  }

  void build_chain(Attribution& out, const std::vector<std::string_view>& hands) {
    const auto add = [&](std::string_view name) {
      const bool known = std::find(out.chain.begin(), out.chain.end(), name) != out.chain.end();
      if (!name.empty() && !known) out.chain.push_back(name);
    };
    add(out.speaker_name);
    for (std::string_view hand : hands) add(hand);
    if (!doc_.publisher.empty()) add(doc_.intern(doc_.publisher));
  }

  // The nearest attribution before it whose content holds this one's cue, else its content.
  void add_parents() {
    auto& rows = doc_.attributions;
    for (size_t n = 0; n < rows.size(); ++n) {
      const uint32_t at =
          rows[n].cue.empty() ? rows[n].content.front().begin : rows[n].cue.front().begin;
      uint32_t smallest = UINT32_MAX;
      const size_t from = n > kNeighbours ? n - kNeighbours : 0;
      const size_t to = std::min(rows.size(), n + kNeighbours);
      for (size_t m = from; m < to; ++m) {
        if (m == n) continue;
        for (ByteSpan span : rows[m].content) {
          if (!span.contains(at) || span.length() >= smallest) continue;
          if (rows[m].content == rows[n].content) continue;
          smallest = span.length();
          rows[n].parent = static_cast<int32_t>(m);
        }
      }
    }
  }

  static constexpr size_t kNeighbours = 24;

  struct Person {
    uint32_t token;
    int32_t entity;
  };
  const Reading& reading_;
  const std::vector<Draft>& drafts_;
  Document& doc_;
  std::vector<Person> people_;
  std::unordered_map<int32_t, Gender> genders_;             // of entities whose name tells
  std::unordered_map<uint32_t, std::string_view> sources_;  // speakers of pronouns, by token
  std::vector<Paper> papers_, named_papers_;                // by begin
  Voice voice_;                                             // of the attribution before
  std::unordered_map<int32_t, Voice> voices_;               // each speaker's last
};

}  // namespace

void write_attributions(const Reading& reading, const std::vector<Draft>& drafts, Document& doc) {
  doc.attributions.clear();
  Writer(reading, drafts, doc).run();
}

}  // namespace kilde::quote
