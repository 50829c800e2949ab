#include "claim/witness.h"

#include <algorithm>
#include <functional>

namespace kilde::claim {
namespace {

constexpr uint32_t kReach = 3;  // tokens before the reporter in which the paper is named

// "unser Reporter", "Østersøpostens udsendte".
bool is_ours(const View& view, uint32_t reporter, std::string_view publisher) {
  const Document& doc = view.doc;
  const TokenSpan sentence = doc.sentences[doc.sentence_of(reporter)];
  for (uint32_t back = 1; back <= kReach && reporter >= sentence.begin + back; ++back) {
    const uint32_t token = reporter - back;
    if (doc.has_feature(token, "Poss=Yes") && doc.has_feature(token, "Person=1")) return true;
    if (view.is(Small::kOwn, token)) return true;
    if (!publisher.empty() && doc.form(token).starts_with(publisher)) return true;
  }
  return false;
}

// Tokens of those who are spoken to.
std::vector<bool> told_tokens(const Document& doc) {
  std::vector<bool> told(doc.size());
  for (const Attribution& attribution : doc.attributions)
    for (const ByteSpan span : attribution.to) {
      const TokenSpan tokens = doc.tokens_in(span);
      for (uint32_t token = tokens.begin; token < tokens.end; ++token) told[token] = true;
    }
  return told;
}

// "He told our reporter", "sagde han til vores udsendte".
bool is_told(const View& view, uint32_t reporter) {
  if (view.relation(reporter, Relation::kIobj)) return true;
  for (const uint32_t child : view.tree.children(reporter))
    if (view.relation(child, Relation::kCase)) return true;
  return false;
}

// The line of the text in which a token stands.
ByteSpan paragraph_of(const Document& doc, uint32_t token) {
  const size_t at = doc.tokens[token].begin;
  const size_t before = doc.text().rfind('\n', at), behind = doc.text().find('\n', at);
  return {static_cast<uint32_t>(before == std::string_view::npos ? 0 : before + 1),
          static_cast<uint32_t>(behind == std::string_view::npos ? doc.text().size() : behind)};
}

// The lines in which a reporter of the paper does something, in text order.
ByteSpans reporters_lines(const View& view, std::string_view publisher) {
  const Document& doc = view.doc;
  ByteSpans lines;
  std::vector<bool> told;
  for (uint32_t token = 0; token < doc.size(); ++token) {
    if (!lines.empty() && doc.tokens[token].begin < lines.back().end) continue;
    if (!view.is(Small::kOwnReporter, token) || !is_ours(view, token, publisher)) continue;
    if (told.empty()) told = told_tokens(doc);
    if (!told[token] && !is_told(view, token)) lines.push_back(paragraph_of(doc, token));
  }
  return lines;
}

}  // namespace

void mark_own_reporters(const View& view, std::string_view publisher, const std::string& key,
                        std::vector<Claim>& claims) {
  if (key.empty()) return;
  const ByteSpans lines = reporters_lines(view, publisher);
  for (Claim& claim : claims) {
    if (claim.attribution >= 0) continue;
    const ByteSpan content = claim.content.front();
    const auto line = std::ranges::lower_bound(lines, content.begin, std::less_equal<>{},
                                               [](ByteSpan each) { return each.end; });
    if (line == lines.end() || !line->overlaps(content)) continue;
    claim.voice.name = publisher, claim.voice.key = std::string(kWitness) + key;
    claim.voice.kind = SourceKind::kOutlet;
  }
}

}  // namespace kilde::claim
