#include "claim/taken_back.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "claim/terms.h"

namespace kilde::claim {
namespace {

constexpr uint32_t kLongestPhrase = 4;  // words
constexpr uint32_t kFarFromTold = 8;    // words between who tells and the word that tells

bool same_or_unknown(std::string_view a, std::string_view b) {
  return a.empty() || b.empty() || a == b;
}

// Whether the letter there is the first of a name in small letters: most are not.
bool begins_alike(std::string_view text, size_t at, std::string_view name) {
  size_t first = 0;
  return at < text.size() &&
         base::to_lower(base::next_code_point(text, at)) == base::next_code_point(name, first);
}

}  // namespace

TakenBack::TakenBack(const View& view, std::string_view publisher, std::string_view key)
    : view_(view), key_(key) {
  const Document& doc = view.doc;
  uint32_t paragraph = 0;
  for (const TokenSpan tokens : doc.sentences) {
    Sentence sentence = read(tokens, publisher);
    if (!sentences_.empty() && !tokens.empty()) {
      const uint32_t before = doc.bytes(sentences_.back().tokens).end;
      const std::string_view between = doc.text().substr(before, doc.bytes(tokens).begin - before);
      if (between.find('\n') != std::string_view::npos) ++paragraph;
    }
    sentence.paragraph = paragraph;
    sentences_.push_back(sentence);
  }
}

// Whether a phrase of the class ("holdt_ikke") begins at a token.
bool TakenBack::phrase(Small word_class, uint32_t token, uint32_t end) const {
  const Document& doc = view_.doc;
  std::string joined;
  for (uint32_t at = token; at < std::min(end, token + kLongestPhrase); ++at) {
    joined += (joined.empty() ? "" : "_") + std::string(doc.form(at));
    if (view_.concepts.is(word_class, doc.lang, joined)) return true;
  }
  return false;
}

bool TakenBack::ours(uint32_t token) const {
  return view_.doc.has_feature(token, "Person=1") || view_.is(Small::kOwn, token);
}

TakenBack::Sentence TakenBack::read(TokenSpan tokens, std::string_view publisher) const {
  Sentence sentence;
  sentence.tokens = tokens;
  look_for_told(sentence, publisher);
  return sentence;
}

// Few sentences stand behind one that was told, so they are looked through when they are asked for.
const TakenBack::Sentence& TakenBack::behind(size_t row) {
  Sentence& sentence = sentences_[row];
  if (!sentence.looked) look_for_wrong(sentence);
  sentence.looked = true;
  return sentence;
}

void TakenBack::look_for_wrong(Sentence& sentence) const {
  auto note = [](int32_t& first, uint32_t token) {
    if (first < 0) first = static_cast<int32_t>(token);
  };
  uint32_t taking = 0;  // "trækker ... tilbage": two words of one verb
  for (uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
    if (view_.is(Small::kWithdrawn, token) && ++taking > 1) note(sentence.withdraws, token);
    sentence.we |= ours(token);
    sentence.account |= view_.is(Small::kAccount, token);
    if (phrase(Small::kWrong, token, sentence.tokens.end)) note(sentence.wrong, token);
    for (const Concepts::Row row : view_.concepts_of(token)) {
      const std::string& name = view_.concepts.name(row);
      if (name == "withdraw") note(sentence.withdraws, token);
      if (name == "false") note(sentence.wrong, token);
      if (name == "error" || name == "correct" || name == "apologise") note(sentence.sorry, token);
    }
  }
}

// "Vi skrev", "I går uppgav TT", "Der Bote hat am Freitag berichtet".
void TakenBack::look_for_told(Sentence& sentence, std::string_view publisher) const {
  const Document& doc = view_.doc;
  const std::string name = base::to_lower(publisher);
  uint32_t who_end = 0, verb_end = 0;
  for (uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
    const size_t at = doc.tokens[token].begin;
    const bool credit = token > sentence.tokens.begin && doc.form(token - 1) == "(";
    const bool named = !credit && !name.empty() && begins_alike(doc.text(), at, name) &&
                       base::to_lower(doc.text().substr(at, publisher.size())) == name;
    if (!who_end && (named || ours(token))) {
      who_end = token + 1;
      while (named && who_end < sentence.tokens.end &&
             doc.tokens[who_end].begin < at + publisher.size())
        ++who_end;
    }
    const bool tells = view_.concepts.is(Small::kTold, doc.lang, doc.form(token));
    if (!verb_end && tells) verb_end = token + 1;
    if (who_end && tells && token + 1 > who_end && token < who_end + kFarFromTold) {
      verb_end = token + 1;
      break;
    }
  }
  sentence.told = sentence.verb = verb_end;
  if (!who_end || !verb_end) return;
  const uint32_t apart = who_end > verb_end ? who_end - verb_end : verb_end - who_end;
  if (apart > kFarFromTold) return;
  sentence.teller = who_end;
  sentence.told = std::max(who_end, verb_end);
}

uint32_t TakenBack::row_of(const Claim& claim) const {
  const TokenSpan tokens = view_.doc.tokens_in(claim.content.back());
  return tokens.empty() ? static_cast<uint32_t>(sentences_.size())
                        : static_cast<uint32_t>(view_.doc.sentence_of(tokens.begin));
}

// Whether the claim is what the sentence says was told.
bool TakenBack::inside(const Claim& claim, const Sentence& sentence) const {
  const TokenSpan last = view_.doc.tokens_in(claim.content.back());
  return claim.form != Form::kPhrase && !last.empty() &&
         (claim.attribution >= 0 || last.end > sentence.told + 1);
}

// "We reported", "TT uppgav": the paper speaks of itself.
bool TakenBack::own(const Claim& claim) const {
  if (claim.attribution < 0 || view_.doc.tokens_in(claim.content.front()).length() < 2)
    return false;
  if (!key_.empty() && claim.voice.key == key_) return true;
  const auto& source = view_.doc.attributions[static_cast<size_t>(claim.attribution)].source;
  return std::ranges::any_of(source, [&](ByteSpan span) {
    const TokenSpan tokens = view_.doc.tokens_in(span);
    for (uint32_t token = tokens.begin; token < tokens.end; ++token)
      if (view_.is(Small::kOwn, token)) return true;
    return false;
  });
}

// Whether a token is there and no part of what is claimed.
bool TakenBack::outside(const Claim& claim, int32_t token) const {
  return token >= 0 && !std::ranges::any_of(claim.content, [&](ByteSpan span) {
           return span.overlaps(view_.doc.tokens[static_cast<size_t>(token)]);
         });
}

bool TakenBack::told_by_paper(const Claim& claim, const Sentence& here) const {
  if (!here.told || !here.teller || !inside(claim, here)) return false;
  // Not both within the claim: "»We wrote ...«, he said".
  return outside(claim, static_cast<int32_t>(here.teller) - 1) ||
         !outside(claim, static_cast<int32_t>(here.verb) - 1);
}

bool TakenBack::by_paper(const Claim& claim, bool all, bool& withdrawn) {
  const uint32_t row = row_of(claim);
  if (row >= sentences_.size()) return false;
  const Sentence& here = sentences_[row];
  if (!told_by_paper(claim, here) && !own(claim)) return false;
  bool wrong = all;
  const auto end = std::min<size_t>(sentences_.size(), row + kParagraph);
  for (size_t at = row; at < end && sentences_[at].paragraph == here.paragraph; ++at) {
    const Sentence& each = behind(at);
    withdrawn |= outside(claim, each.withdraws);
    wrong |= outside(claim, each.wrong) || outside(claim, each.sorry);
  }
  return wrong || withdrawn;
}

// "The Herald had reported that X. The report has been withdrawn."
bool TakenBack::by_account(const Claim& claim) {
  const uint32_t row = row_of(claim);
  if (row + 1 >= sentences_.size()) return false;
  const Sentence& here = sentences_[row];
  if (!here.told || !inside(claim, here)) return false;
  const Sentence& next = behind(row + 1);
  return next.paragraph == here.paragraph && next.account &&
         (next.withdraws >= 0 || next.wrong >= 0) && !next.told;
}

// "X, he said on Monday. »I was wrong,« he says now."
bool TakenBack::by_voice(const Claim& claim, const std::vector<Claim>& claims) {
  const int32_t today = day_of(view_.doc.date.to_string());
  const uint32_t row = row_of(claim);
  if (claim.attribution < 0 || claim.form == Form::kPhrase || row >= sentences_.size() ||
      claim.voice.from == kNoDay || claim.voice.from >= today || !sentences_[row].told)
    return false;
  for (uint32_t at = row + 1; at < sentences_.size() && at <= row + kFarthest; ++at) {
    const Sentence& later = behind(at);
    if (later.paragraph > sentences_[row].paragraph + 1) return false;
    if (!later.we || (later.wrong < 0 && later.withdraws < 0)) continue;
    return std::ranges::any_of(claims_in_[at], [&](uint32_t which) {
      const Claim& other = claims[which];
      return other.attribution >= 0 && other.attribution != claim.attribution &&
             same_or_unknown(other.voice.body, claim.voice.body);
    });
  }
  return false;
}

void TakenBack::mark(std::vector<Claim>& claims, bool all) {
  claims_in_.assign(sentences_.size(), {});
  for (uint32_t which = 0; which < claims.size(); ++which)
    if (const uint32_t row = row_of(claims[which]); row < sentences_.size())
      claims_in_[row].push_back(which);
  for (Claim& claim : claims) {
    bool withdrawn = false;
    if (by_paper(claim, all, withdrawn)) {
      claim.earlier = true;
      claim.withdrawn |= withdrawn;
    } else if (by_account(claim) || by_voice(claim, claims)) {
      claim.earlier = claim.withdrawn = true;
    }
  }
}

}  // namespace kilde::claim
