#include "extract/quote/finder.h"

#include <algorithm>
#include <array>

#include "extract/quote/links.h"
#include "extract/quote/merge.h"
#include "extract/quote/spans.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kLongestDateline = 14;  // tokens

using Strategy = bool (*)(const Reading&, const Site&, Draft&);

// In this order: the strongest evidence first.
constexpr std::array<Strategy, 12> kStrategies = {
    find_direct_before, find_direct_after, find_as,     find_tag,  find_proform,    find_accusation,
    find_predicate,     find_raised,       find_clause, find_noun, find_infinitive, find_object};

// "uttryckte hopp": the verb that the noun makes a report of.
uint32_t light_verb_of(const Reading& reading, const Site& site) {
  const int32_t head = reading.tree.head(site.cue);
  if (site.row->pos != Upos::kNoun || head == kNoHead) return kNone;
  const auto verb = static_cast<uint32_t>(head);
  const bool apart = reading.lexicon.puts_verbs_last() && verb != site.cue;
  if ((verb + 1 != site.cue && !apart) || reading.doc.relation[site.cue] != Relation::kObj ||
      !reading.lexicon.is(WordClass::kLightVerb, reading.doc.lemma[verb])) {
    return kNone;
  }
  for (uint32_t c : reading.tree.children(site.cue)) {
    if (reading.doc.deprel[c] == "nmod:poss") return kNone;
  }
  return verb;
}

TokenSpans cue_spans(const Reading& reading, const Site& site) {
  TokenSpans spans = {{site.cue, site.cue + 1}};
  if (const uint32_t verb = light_verb_of(reading, site); verb != kNone) {
    if (verb + 1 == site.cue) return {{verb, site.cue + 1}};
    TokenSpans both = {{std::min(verb, site.cue), std::min(verb, site.cue) + 1},
                       {std::max(verb, site.cue), std::max(verb, site.cue) + 1}};
    return both;
  }
  const uint32_t particle = reading.particle_of(site.cue, *site.row);
  if (particle == kNone) return spans;
  if (reading.is_verb(particle) && reading.is(particle - 1, WordClass::kLike)) {
    const uint32_t first = particle - 1 == site.cue + 1 ? site.cue : particle - 1;
    if (first == site.cue) return {{site.cue, particle + 1}};
    spans.push_back({first, particle + 1});
    return spans;
  }
  if (particle == site.cue + 1) return {{site.cue, particle + 1}};
  if (particle + 1 == site.cue) return {{particle, site.cue + 1}};
  spans.push_back({particle, particle + 1});
  return spans;
}

// "Rønne (dpa) – Wegen", "COPENHAGEN, Feb 14 (Reuters) - Drones": a dateline is nobody's words.
void cut_dateline(const Reading& reading, Draft& draft) {
  if (draft.verbatim || draft.content.empty()) return;
  TokenSpan& first = draft.content.front();
  if (first.begin > 0 && !begins_line(reading.doc, first.begin)) return;
  const uint32_t end = std::min(first.end, first.begin + kLongestDateline);
  bool bracket = false;
  for (uint32_t i = first.begin; i + 2 < end; ++i) {
    if (reading.is_finite(i)) return;
    bracket |= reading.doc.word(i) == "(" || reading.doc.word(i) == "/";
    if (!bracket || (reading.doc.word(i) != ")" && reading.doc.word(i) != "/")) continue;
    const std::string_view next = reading.doc.word(i + 1);
    if (next != "-" && next != "–" && next != "—" && next != ":") continue;
    first.begin = i + 2;
    return;
  }
}

// What somebody says inside a quotation ends with it.
void keep_inside_marks(const Reading& reading, const Site& site, Draft& draft) {
  const int32_t row = reading.quotation_around(site.cue);
  if (row < 0) return;
  const TokenSpan inner = reading.quotations[static_cast<size_t>(row)].inner;
  if (!inner.contains(draft.content.front().begin)) return;
  TokenSpans kept;
  for (TokenSpan span : draft.content) {
    span.end = std::min(span.end, inner.end);
    if (span.begin < span.end) kept.push_back(span);
  }
  draft.content = std::move(kept);
}

// A cue inside a title or a quotation says nothing about the words outside.
bool leaves_its_marks(const Reading& reading, const Site& site, const Draft& draft) {
  const int32_t row = reading.quotation_around(site.cue);
  if (row < 0) return false;
  return draft.content.front().begin >= reading.quotations[static_cast<size_t>(row)].outer.end;
}

// "har ikke ønsket at kommentere", "afviser at udtale sig": nothing is said.
bool is_silence(const Reading& reading, const Draft& draft) {
  if (!draft.negated && draft.act != Act::kDeny) return false;
  const uint32_t first = draft.content.front().begin;
  const bool told =
      draft.act == Act::kSay || draft.act == Act::kAnnounce || draft.act == Act::kWrite;
  // "ble ikke nevnt at", "opplyste ikke hvilken"
  if (draft.negated && told && draft.rule == "prepositional") return true;  // "не сообщило о беде"
  if (draft.negated && told && draft.rule == "clause" &&
      (draft.source.empty() || reading.is(first, WordClass::kQuestion))) {
    return true;
  }
  return draft.rule == "infinitive" &&
         reading.lexicon.is(WordClass::kSilence, reading.doc.lemma[first]);
}

// "äußerte die Hoffnung, dass": the noun reports, with the verb as a part of its cue.
bool leaves_it_to_noun(const Reading& reading, const Site& site) {
  if (!reading.lexicon.puts_verbs_last() || site.row->pos != Upos::kVerb) return false;
  const uint32_t noun = reading.child(site.cue, Relation::kObj);
  const Cue* row = noun == kNone ? nullptr : reading.cue_at(noun);
  if (!row || row->pos != Upos::kNoun || !row->has(Frame::kClause)) return false;
  Draft draft;
  return light_verb_of(reading, {noun, row}) == site.cue && find_noun(reading, {noun, row}, draft);
}

// "quoted X as saying": the particle is no report of its own.
bool is_particle(const Reading& reading, uint32_t token) {
  for (uint32_t i = token; i-- > 0 && i + kParticleReach >= token;) {
    const Cue* cue = reading.cue_at(i);
    const bool takes = cue && (cue->has(Frame::kCites) || reading.lexicon.puts_verbs_last() ||
                               reading.is_participle(token));  // "får opplyst"
    if (takes && reading.particle_of(i, *cue) == token) return true;
  }
  return false;
}

// "etter det NTB erfarer", "за версією слідства": a part of the phrase.
bool is_tail(const Reading& reading, uint32_t token) {
  const uint32_t begin = reading.sentence(token).begin;
  for (const Citing& citing : reading.citings_in({begin, token})) {
    if (citing.tail.contains(token)) return true;
    const bool leads = citing.kind == CitingKind::kAccording ||
                       citing.kind == CitingKind::kOpinion || citing.kind == CitingKind::kCiting;
    if (leads && citing.lead.contains(token)) return true;
  }
  return false;
}

// "zitierte X mit den Worten": a part of the cue, not of X; "von Y zitiert": Y cites. "heißt es in
// dem Bericht, der der „Post“ vorliegt": the hand of a document.
void add_words_cited(const Reading& reading, const Site& site, Draft& draft) {
  if (draft.source.empty()) return;
  TokenSpan& source = draft.source.front();
  if (site.row->has(Frame::kFrom) && draft.via.empty()) {
    uint32_t behind = source.end;
    const uint32_t particle = reading.particle_of(site.cue, *site.row);
    if (particle == behind) ++behind;  // "geht aus einem Brief hervor, der ..."
    const TokenSpan hand = seen_by(reading, source, behind);
    if (!hand.empty()) draft.via = {hand};
  }
  if (!site.row->has(Frame::kCites)) return;
  for (const Citing& citing : reading.citings_in(reading.sentence(site.cue))) {
    if (inside(draft.content, citing.head)) continue;
    if (citing.kind == CitingKind::kWords) {
      draft.cue.push_back(citing.lead);
      if (source.contains(citing.lead.begin)) source.end = citing.lead.begin;
    } else if (citing.kind == CitingKind::kAgent && draft.via.empty() &&
               reading.is_passive(site.cue) && !inside(draft.source, citing.head)) {
      draft.via = {citing.name};
    }
  }
}

// "meldete Nordtel, der Rat habe bestätigt": the source of what is told inside begins with it.
void keep_inside_report(const std::vector<Draft>& drafts, Draft& draft) {
  if (drafts.empty() || draft.source.empty()) return;
  TokenSpan& source = draft.source.front();
  for (TokenSpan content : drafts.back().content) {
    const bool crosses = content.contains(draft.cue_token) && source.begin < content.begin &&
                         source.end > content.begin;
    if (crosses && (draft.source_head == kNone || draft.source_head < source.end)) {
      source.begin = content.begin;
      if (draft.source_head < source.begin) draft.source_head = source.begin;
    }
  }
}

// "X said A, saying B, according to Y": both reports of one speaker came through Y.
void share_hands(const Reading& reading, const Draft& draft, std::vector<Draft>& drafts) {
  if (drafts.empty() || draft.via.empty() || !reading.is_present_participle(draft.cue_token))
    return;
  Draft& before = drafts.back();
  const bool same =
      before.source_head == draft.source_head && before.cue_token != kNone &&
      reading.sentence_number(before.cue_token) == reading.sentence_number(draft.cue_token);
  if (same && before.via.empty()) before.via = draft.via;
}

void find_cued(const Reading& reading, std::vector<Draft>& drafts, std::vector<bool>& used) {
  for (uint32_t i = 0; i < reading.size(); ++i) {
    const Site site{i, reading.cue_at(i)};
    if (!site.row || is_particle(reading, i) || !is_report(reading, site)) continue;
    if (leaves_it_to_noun(reading, site) || is_tail(reading, i)) continue;
    for (Strategy strategy : kStrategies) {
      Draft draft;
      if (!strategy(reading, site, draft)) continue;
      keep_inside_marks(reading, site, draft);
      cut_dateline(reading, draft);
      draft.cue = cue_spans(reading, site);
      draft.cue_token = i;
      draft.cue_row = site.row;
      draft.act = site.row->act;
      if (leaves_its_marks(reading, site, draft) || !fill_source(reading, site, draft)) continue;
      add_words_cited(reading, site, draft);
      keep_inside_report(drafts, draft);
      find_paper_told(reading, site, draft);
      fill_links(reading, site, draft, used);
      if (is_silence(reading, draft)) break;
      share_hands(reading, draft, drafts);
      drafts.push_back(std::move(draft));
      break;
    }
  }
}

}  // namespace

Result<AttributionFinder> AttributionFinder::load(const std::filesystem::path& root,
                                                  std::string_view lang) {
  auto lexicon = Lexicon::load(root, lang);
  if (!lexicon) return lexicon.error();
  auto confidence = Confidence::load(root);
  if (!confidence) return confidence.error();
  return AttributionFinder(*std::move(lexicon), *std::move(confidence));
}

uint32_t AttributionFinder::reads() const {
  return document::kText | document::kTokens | document::kTags | document::kTree |
         document::kNames | document::kEntities;
}

void AttributionFinder::run(Document& doc, const Observer& observer) const {
  doc.attributions.clear();
  const size_t size = doc.size();
  const bool complete = doc.analysed() && doc.lemma.size() == size && doc.feats.size() == size &&
                        doc.relation.size() == size && doc.deprel.size() == size;
  if (!complete || doc.sentences.empty()) return;
  const Reading reading(doc, lexicon_);
  std::vector<bool> used(reading.citings.size(), false);
  std::vector<Draft> drafts;
  find_cued(reading, drafts, used);
  find_according(reading, used, drafts);
  find_hearsay(reading, drafts);
  find_colon(reading, drafts);
  find_bare(reading, drafts);
  find_going_on(reading, drafts);
  for (Draft& draft : drafts) cut_dateline(reading, draft);
  merge(reading, drafts);
  write_attributions(reading, drafts, confidence_, observer, doc);
}

}  // namespace kilde::quote
