#include "claim/finder.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/utf8.h"
#include "claim/clauses.h"
#include "claim/notes.h"
#include "claim/taken_back.h"
#include "claim/terms.h"
#include "claim/voices.h"
#include "claim/witness.h"

namespace kilde::claim {
namespace {

constexpr size_t kLongestContent = 45;  // tokens of an attribution's content that is one claim
constexpr double kSame = 0.85;          // of the letters: two contents that are one claim

// The bytes of some tokens; what stands between neighbours belongs to them.
ByteSpans spans_of(const Document& doc, Tokens tokens) {
  ByteSpans spans;
  uint32_t last = 0;
  for (const uint32_t token : tokens) {
    const ByteSpan bytes = doc.tokens[token];
    const bool joined = !spans.empty() && token == last + 1;
    if (joined || (!spans.empty() && bytes.begin < spans.back().end))
      spans.back().end = std::max(spans.back().end, bytes.end);
    else
      spans.push_back(bytes);
    last = token;
  }
  return spans;
}

uint32_t length_of(const ByteSpans& spans) {
  uint32_t length = 0;
  for (const ByteSpan span : spans) length += span.length();
  return length;
}

double alike(const ByteSpans& a, const ByteSpans& b) {
  uint32_t common = 0;
  for (const ByteSpan x : a)
    for (const ByteSpan y : b)
      if (x.overlaps(y)) common += std::min(x.end, y.end) - std::max(x.begin, y.begin);
  const uint32_t both = length_of(a) + length_of(b);
  return both == 0 ? 0 : 2.0 * common / both;
}

uint64_t wording_of(const Document& doc, Tokens tokens) {
  uint64_t hash = base::kFnvStart;
  for (const uint32_t token : tokens) {
    if (doc.upos[token] == Upos::kPunct) continue;
    hash = base::fnv1a(base::to_lower(doc.form(token)), base::fnv1a(" ", hash));
  }
  return hash;
}

class Search {
 public:
  Search(const Document& doc, const Concepts& concepts, const Keys& keys)
      : doc_(doc), view_(doc, concepts), keys_(keys), notes_(view_), voices_(view_, keys) {}

  Report run() {
    fill_head();
    for (const Attribution& attribution : doc_.attributions)
      spoken_.push_back(voices_.of(attribution));
    for (const Clause& clause : clauses_of(view_)) add_clause(clause);
    for (size_t row = 0; row < doc_.attributions.size(); ++row) add_content(row);
    std::ranges::stable_sort(report_.claims, {}, [](const Claim& claim) {
      return std::pair(claim.content.front().begin, claim.content.back().end);
    });
    notes_.mark(report_.claims);
    TakenBack(view_, notes_, report_.publisher, report_.publisher_key).mark(report_.claims);
    mark_own_reporters(view_, report_.publisher, report_.publisher_key, report_.claims);
    fill_places();
    return std::move(report_);
  }

 private:
  void fill_head() {
    report_.id = doc_.id.empty() ? doc_.sha256 : doc_.id;
    report_.lang = doc_.lang;
    report_.publisher = doc_.publisher;
    report_.publisher_key = doc_.publisher.empty() ? "" : keys_.name(doc_.publisher);
    report_.url = doc_.url, report_.title = doc_.title;
    report_.published = doc_.published.empty() ? doc_.date.to_string() : doc_.published;
    for (const Entity& entity : doc_.entities)
      if (entity.kind == EntityKind::kOutlet || entity.kind == EntityKind::kAgency)
        report_.cites.push_back(keys_.entity(entity));
    std::ranges::sort(report_.cites);
    const auto doubles = std::ranges::unique(report_.cites);
    report_.cites.erase(doubles.begin(), doubles.end());
  }

  // The innermost attribution in whose content a byte stands.
  int32_t attribution_at(uint32_t byte) const {
    int32_t best = -1;
    uint32_t shortest = 0;
    for (size_t row = 0; row < doc_.attributions.size(); ++row) {
      const ByteSpans& content = doc_.attributions[row].content;
      if (std::ranges::none_of(content, [&](ByteSpan span) { return span.contains(byte); }))
        continue;
      const uint32_t length = length_of(content);
      if (best >= 0 && length >= shortest) continue;
      best = static_cast<int32_t>(row), shortest = length;
    }
    return best;
  }

  // Words that credit are no part of what is credited.
  std::vector<uint32_t> without_credits(std::vector<uint32_t> tokens, int32_t row) const {
    std::erase_if(tokens, [&](uint32_t token) {
      const ByteSpan bytes = doc_.tokens[token];
      auto holds = [&](const ByteSpans& spans) {
        return std::ranges::any_of(spans, [&](ByteSpan span) { return span.overlaps(bytes); });
      };
      for (size_t i = 0; i < doc_.attributions.size(); ++i) {
        const Attribution& attribution = doc_.attributions[i];
        const bool mine = static_cast<int32_t>(i) == row;
        if (holds(attribution.cue) || (mine && holds(attribution.via))) return true;
        if (mine && (holds(attribution.source) || !holds(attribution.content))) return true;
      }
      return false;
    });
    while (!tokens.empty() && doc_.upos[tokens.front()] == Upos::kPunct)
      tokens.erase(tokens.begin());
    while (!tokens.empty() && doc_.upos[tokens.back()] == Upos::kPunct &&
           doc_.word(tokens.back()) != "%")
      tokens.pop_back();
    return tokens;
  }

  void add_clause(const Clause& clause) {
    const int32_t row = attribution_at(doc_.tokens[clause.head].begin);
    std::vector<uint32_t> tokens = without_credits(notes_.without_dateline(clause.tokens), row);
    if (tokens.empty()) return;
    add(clause.head, tokens, clause.form, row);
  }

  void add_content(size_t row) {
    const Attribution& attribution = doc_.attributions[row];
    std::vector<uint32_t> tokens;
    for (const ByteSpan span : attribution.content) {
      const TokenSpan in = doc_.tokens_in(span);
      for (uint32_t token = in.begin; token < in.end; ++token) tokens.push_back(token);
    }
    if (tokens.empty()) return;
    tokens = notes_.without_dateline(tokens);
    while (!tokens.empty() && doc_.upos[tokens.back()] == Upos::kPunct) tokens.pop_back();
    if (tokens.empty() || tokens.size() > kLongestContent) return;
    const uint32_t head = *std::ranges::min_element(
        tokens, {}, [&](uint32_t token) { return view_.tree.depth(token); });
    add(head, tokens, Form::kContent, static_cast<int32_t>(row));
  }

  void add(uint32_t head, const std::vector<uint32_t>& tokens, Form form, int32_t row) {
    Claim claim;
    claim.content = spans_of(doc_, tokens);
    if (std::ranges::any_of(report_.claims, [&](const Claim& other) {
          return other.attribution == row && alike(other.content, claim.content) > kSame;
        }))
      return;
    claim.form = form;
    claim.attribution = row;
    claim.wording = wording_of(doc_, tokens);
    fill_terms(view_, keys_, head, tokens, claim);
    inherit(head, claim);
    fill_days(view_, tokens, claim);
    fill_quantities(view_, keys_, tokens, claim);
    fill_polarity(view_, head, tokens, claim);
    if (claim.content.front().begin < view_.title_end) claim.place = Place::kHeadline;
    if (row >= 0) credit(static_cast<size_t>(row), claim);
    settle_future(head, claim);
    report_.claims.push_back(std::move(claim));
  }

  // What a clause shares with the one it hangs on: the subject of a conjunct, the noun that a
  // relative clause tells of.
  void inherit(uint32_t head, Claim& claim) const {
    const int32_t over = view_.tree.head(head);
    if (over < 0) return;
    const auto top = static_cast<uint32_t>(over);
    auto has_subject = [&] {
      return std::ranges::any_of(view_.tree.children(head), [&](uint32_t child) {
        return view_.relation(child, Relation::kNsubj) && doc_.upos[child] != Upos::kPron;
      });
    };
    std::vector<uint32_t> shared;
    if (view_.relation(head, Relation::kAcl)) {
      shared.push_back(top);
      for (const uint32_t child : view_.tree.children(top))
        if (child != head && !view_.heads_clause(child)) shared.push_back(child);
    } else if ((view_.relation(head, Relation::kConj) || view_.relation(head, Relation::kAdvcl)) &&
               !has_subject()) {
      for (const uint32_t child : view_.tree.children(top))
        if (view_.relation(child, Relation::kNsubj))
          for (const uint32_t token : clause_tokens(view_, child)) shared.push_back(token);
    }
    if (shared.empty()) return;
    Claim told;
    fill_terms(view_, keys_, shared.front(), shared, told);
    for (Term& term : told.terms) {
      term.role = Role::kSubject;
      claim.terms.push_back(std::move(term));
    }
    settle_terms(claim.terms);
  }

  void credit(size_t row, Claim& claim) const {
    const Attribution& attribution = doc_.attributions[row];
    claim.act = attribution.act;
    claim.voice = spoken_[row];
    const bool denies =
        attribution.act == Act::kDeny || attribution.factuality == Factuality::kDenied;
    if (denies != attribution.negated && denies) {
      claim.denied = true;
      claim.negated = !claim.negated;
    }
    if (claim.factuality != Factuality::kAsserted) return;
    if (attribution.act == Act::kPredict || attribution.act == Act::kPromise ||
        attribution.factuality == Factuality::kPredicted)
      claim.factuality = Factuality::kPredicted;
    if (attribution.factuality == Factuality::kPossible && attribution.act != Act::kBelieve)
      claim.factuality = Factuality::kPossible;
    if (attribution.factuality == Factuality::kAsked || attribution.act == Act::kAsk)
      claim.factuality = Factuality::kAsked;
  }

  // "åbner igen tirsdag": what is told of a day to come is foretold.
  void settle_future(uint32_t head, Claim& claim) const {
    if (claim.factuality != Factuality::kAsserted || !doc_.date.known()) return;
    if (doc_.has_feature(head, "Tense=Past") && doc_.has_feature(head, "VerbForm=Fin")) return;
    const auto today = static_cast<int32_t>(doc_.date.first_day().time_since_epoch().count());
    if ((claim.from != kNoDay && claim.from > today) || (claim.deadline && claim.to > today))
      claim.factuality = Factuality::kPredicted;
  }

  void fill_places() {
    std::map<std::string, size_t> seen;
    for (const Entity& entity : doc_.entities) {
      if (entity.kind != EntityKind::kPlace || !entity.has_point) continue;
      Spot spot{keys_.entity(entity), static_cast<float>(entity.lat),
                static_cast<float>(entity.lon),
                entity.precision == "site" || entity.precision == "town" ||
                    entity.precision == "district"};
      if (spot.small) seen[spot.key] += entity.mentions.size();
      report_.spots.push_back(std::move(spot));
    }
    std::ranges::sort(report_.spots, {}, &Spot::key);
    const auto doubles = std::ranges::unique(report_.spots, {}, &Spot::key);
    report_.spots.erase(doubles.begin(), doubles.end());
    size_t most = 0;
    for (const auto& [key, count] : seen)
      if (count > most) most = count, report_.scene = key;
  }

  const Document& doc_;
  View view_;
  const Keys& keys_;
  NoteReader notes_;
  VoiceFinder voices_;
  std::vector<Voice> spoken_;
  Report report_;
};

}  // namespace

Result<ClaimFinder> ClaimFinder::load(const std::filesystem::path& root) {
  auto concepts = Concepts::load(root);
  if (!concepts) return concepts.error();
  auto keys = Keys::load(root);
  if (!keys) return keys.error();
  return ClaimFinder(std::move(*concepts), std::move(*keys));
}

Report ClaimFinder::find(const Document& doc) const {
  if (!doc.analysed()) {
    Report report;
    report.id = doc.id.empty() ? doc.sha256 : doc.id;
    report.lang = doc.lang, report.publisher = doc.publisher, report.url = doc.url;
    report.title = doc.title, report.published = doc.published;
    return report;
  }
  return Search(doc, concepts_, keys_).run();
}

}  // namespace kilde::claim
