#include "extract/quote/signs.h"

#include <algorithm>

#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kFewWords = 4;
constexpr uint32_t kManyWords = 30;

class Collector {
 public:
  Collector(const Reading& reading, const Draft& draft, const Attribution& claim)
      : reading_(reading), doc_(reading.doc), draft_(draft), claim_(claim) {}

  Signs run(bool held) {
    add("base", "all");
    add_form(held);
    add_content();
    if (draft_.cue_token != kNone) add_cue(draft_.cue_token);
    if (draft_.source_head != kNone) add_source(draft_.source_head);
    std::ranges::sort(signs_);
    const auto twice = std::ranges::unique(signs_);
    signs_.erase(twice.begin(), twice.end());
    return std::move(signs_);
  }

 private:
  void add(std::string_view kind, std::string_view name) {
    signs_.push_back(std::string(kind).append(" ").append(name));
  }
  void add_by_rule(std::string_view kind, std::string_view name) {
    signs_.push_back(std::string(kind).append(" ").append(name).append("/").append(claim_.rule));
  }
  void add_both(std::string_view kind, std::string_view name) {
    add(kind, name);
    add_by_rule(kind, name);
  }

  void add_form(bool held) {
    add("rule", claim_.rule);
    add("type", to_string(claim_.type));
    add_both("source", to_string(claim_.source_by));
    add("kind", to_string(claim_.source_kind));
    add("grade", to_string(claim_.source_grade));
    add_both("act", to_string(claim_.act));
    add("factuality", to_string(claim_.factuality));
    add_both("speaker", claim_.speaker == kNoEntity ? "unknown" : "known");
    add("hands", claim_.via.empty() ? "none" : "some");
    if (!claim_.cue_lemma.empty()) add("cue", claim_.cue_lemma);
    if (held) add_both("held", "yes");
  }

  void add_content() {
    uint32_t words = 0;
    bool finite = false;
    for (const TokenSpan span : draft_.content) {
      words += span.length();
      finite |= reading_.has_finite_verb(span);
    }
    add_by_rule("finite", finite ? "yes" : "no");
    if (words < kFewWords) add_both("words", "few");
    if (words > kManyWords) add_both("words", "many");
    if (draft_.content.size() > 1) add_both("pieces", "several");
    const auto filled =
        std::ranges::find_if(draft_.content, [](TokenSpan span) { return !span.empty(); });
    if (filled == draft_.content.end()) return;
    const uint32_t first = filled->begin;
    add("first", to_string(doc_.upos[first]));
    add_by_rule("first", doc_.deprel[first]);
  }

  void add_cue(uint32_t cue) {
    add_by_rule("cue-pos", to_string(doc_.upos[cue]));
    add_both("depends", doc_.deprel[cue]);
    add_by_rule("cue-form", form_of(cue));
    if (reading_.is_passive(cue)) add_both("voice", "passive");
    if (doc_.has_feature(cue, "Tense=Past")) add("tense", "past");
    if (doc_.has_feature(cue, "Tense=Pres")) add("tense", "present");
    for (const uint32_t child : reading_.tree.children(cue)) {
      add_both("has", doc_.deprel[child]);
      const Upos upos = doc_.upos[child];
      if (upos == Upos::kAux || upos == Upos::kPart) add("help", doc_.lemma[child]);
      if (doc_.relation[child] == Relation::kMark) add("mark", doc_.lemma[child]);
    }
    const int32_t head = reading_.tree.head(cue);
    if (head != kNoHead) {
      add("under", std::string(to_string(doc_.upos[static_cast<uint32_t>(head)])) + "-" +
                       std::string(doc_.deprel[cue]));
    }
  }

  std::string_view form_of(uint32_t token) const {
    if (reading_.is_finite(token)) return "finite";
    if (reading_.is_participle(token)) return "participle";
    if (doc_.has_feature(token, "VerbForm=Inf")) return "infinitive";
    return "other";
  }

  void add_source(uint32_t head) {
    add("head", to_string(doc_.upos[head]));
    add_by_rule("head-depends", doc_.deprel[head]);
    if (doc_.upos[head] == Upos::kPron || doc_.upos[head] == Upos::kNoun)
      add("word", doc_.lemma[head]);
    const Entity* entity = nullptr;
    for (const TokenSpan span : draft_.source) {
      if (span.contains(head)) entity = reading_.entity_at(span);
    }
    add("entity", entity ? to_string(entity->kind) : "none");
    if (draft_.cue_token == kNone) return;
    const bool apart = reading_.sentence_number(head) != reading_.sentence_number(draft_.cue_token);
    if (apart) add_both("place", "apart");
  }

  const Reading& reading_;
  const Document& doc_;
  const Draft& draft_;
  const Attribution& claim_;
  Signs signs_;
};

}  // namespace

Signs signs_of(const Reading& reading, const Draft& draft, const Attribution& claim, bool held) {
  return Collector(reading, draft, claim).run(held);
}

}  // namespace kilde::quote
