#include "claim/taken_back.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "claim/terms.h"

namespace kilde::claim {
namespace {

constexpr uint32_t kFarFromTold = 8;     // words between who tells and the word that tells
constexpr uint32_t kFarFromAccount = 8;  // words between "the claim" and what it is
constexpr uint32_t kBesideTaken = 3;     // words from "backed away" to "the claim"
constexpr uint32_t kShortVerdict = 8;    // words of "That is not true."

constexpr size_t kLongestName = 200;  // bytes of a publisher
constexpr uint32_t kMarks = 3;        // bytes of marks around what is told

bool can_open(uint32_t openings, Small word_class) {
  return (openings >> static_cast<uint32_t>(word_class)) & 1;
}

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

TakenBack::TakenBack(const View& view, const NoteReader& notes, std::string_view publisher,
                     std::string_view key)
    : view_(view), key_(key), all_(notes.corrects()) {
  const Document& doc = view.doc;
  if (publisher.size() <= kLongestName) publisher_ = base::to_lower(publisher);
  uint32_t paragraph = 0;
  for (const TokenSpan tokens : doc.sentences) {
    const bool note = !tokens.empty() && notes.in_note(doc.bytes(tokens).begin);
    Sentence sentence = read(tokens, publisher.size(), note);
    if (!sentences_.empty() && !tokens.empty()) {
      const uint32_t before = doc.bytes(sentences_.back().tokens).end;
      const std::string_view between = doc.text().substr(before, doc.bytes(tokens).begin - before);
      if (between.find('\n') != std::string_view::npos) ++paragraph;
    }
    sentence.paragraph = paragraph;
    sentences_.push_back(sentence);
  }
}

bool TakenBack::ours(uint32_t token) const {
  return view_.doc.has_feature(token, "Person=1") || view_.is(Small::kOwn, token);
}

TakenBack::Sentence TakenBack::read(TokenSpan tokens, size_t publisher, bool note) const {
  Sentence sentence;
  sentence.tokens = tokens, sentence.note = note;
  look_for_told(sentence, publisher);
  return sentence;
}

// Not every sentence has a claim, so they are looked through when they are asked for.
const TakenBack::Sentence& TakenBack::behind(size_t row) {
  Sentence& sentence = sentences_[row];
  if (!sentence.looked) look_for_wrong(sentence);
  sentence.looked = true;
  return sentence;
}

void TakenBack::look_for_wrong(Sentence& sentence) const {
  const uint32_t end = sentence.tokens.end;
  for (uint32_t token = sentence.tokens.begin; token < end; ++token) {
    sentence.we |= ours(token);
    const uint32_t openings = view_.openings(token);
    auto note = [&](int32_t& first, Small word_class) {
      if (first < 0 && can_open(openings, word_class) && view_.phrase(word_class, token, end))
        first = static_cast<int32_t>(token);
    };
    note(sentence.wrong, Small::kWrong);
    note(sentence.withdraws, Small::kTakesBack);
    note(sentence.amends, Small::kAmends);
    note(sentence.disowns, Small::kDisowns);
    sentence.account |= can_open(openings, Small::kAccount) && view_.is(Small::kAccount, token);
    sentence.admits |=
        can_open(openings, Small::kAdmits) && view_.phrase(Small::kAdmits, token, end);
    for (const Concepts::Row row : view_.concepts_of(token)) {
      const std::string& name = view_.concepts.name(row);
      if (sentence.wrong < 0 && name == "false") sentence.wrong = static_cast<int32_t>(token);
      if (sentence.regrets < 0 && name == "apologise")
        sentence.regrets = static_cast<int32_t>(token);
      if (sentence.sorry < 0 && (name == "error" || name == "correct" || name == "apologise"))
        sentence.sorry = static_cast<int32_t>(token);
    }
  }
}

// "In unserer Meldung hieß es", "I en tidigare version uppgavs": the text that told it, in a note,
// of an earlier version, or where it "misstated" it.
uint32_t TakenBack::text_before(uint32_t verb_end, const Sentence& sentence) const {
  const Document& doc = view_.doc;
  const uint32_t last = std::min(verb_end + 1, sentence.tokens.end);
  bool ours = sentence.note || view_.is(Small::kWrong, verb_end - 1);
  for (uint32_t token = sentence.tokens.begin; token < last && !ours; ++token)
    ours = view_.is(Small::kEarlier, token);
  if (!ours) return 0;
  for (uint32_t token = sentence.tokens.begin; token < verb_end; ++token)
    if (doc.upos[token] != Upos::kVerb &&
        (view_.concepts.ends_in(Small::kText, doc.lang, doc.form(token)) ||
         view_.concepts.ends_in(Small::kText, doc.lang, doc.lemma[token])))
      return token + 1;
  return 0;
}

// "Vi skrev", "I går uppgav TT", "Der Bote hat am Freitag berichtet".
void TakenBack::look_for_told(Sentence& sentence, size_t length) const {
  const Document& doc = view_.doc;
  const std::string& name = publisher_;
  uint32_t who_end = 0, verb_end = 0;
  for (uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
    const size_t at = doc.tokens[token].begin;
    const bool credit = token > sentence.tokens.begin && doc.form(token - 1) == "(";
    const bool named = !credit && !name.empty() && begins_alike(doc.text(), at, name) &&
                       base::to_lower(doc.text().substr(at, length)) == name;
    if (!who_end && (named || ours(token))) {
      who_end = token + 1;
      while (named && who_end < sentence.tokens.end && doc.tokens[who_end].begin < at + length)
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
  if (!who_end && verb_end) who_end = text_before(verb_end, sentence);
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

uint32_t TakenBack::first_of(const Claim& claim) const {
  return view_.doc.tokens_in(claim.content.front()).begin;
}

// Whether the claim is what the sentence says was told.
bool TakenBack::inside(const Claim& claim, const Sentence& sentence) const {
  const TokenSpan last = view_.doc.tokens_in(claim.content.back());
  return claim.form != Form::kPhrase && !last.empty() &&
         (claim.attribution >= 0 || last.end > sentence.told + 1);
}

// "We reported", "TT uppgav": the paper speaks of itself.
bool TakenBack::own(const Claim& claim) const {
  uint32_t length = 0;
  for (const ByteSpan span : claim.content) length += view_.doc.tokens_in(span).length();
  if (claim.attribution < 0 || length < 2) return false;
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

bool TakenBack::by_paper(const Claim& claim, bool& withdrawn) {
  const uint32_t row = row_of(claim);
  if (row >= sentences_.size()) return false;
  const Sentence& here = sentences_[row];
  if (!told_by_paper(claim, here) && !own(claim)) return false;
  bool wrong = all_ || here.note;
  const auto end = std::min<size_t>(sentences_.size(), row + kParagraph);
  for (size_t at = row; at < end && sentences_[at].paragraph == here.paragraph; ++at) {
    const Sentence& each = behind(at);
    withdrawn |= outside(claim, each.withdraws);
    wrong |=
        outside(claim, each.wrong) || outside(claim, each.sorry) || outside(claim, each.amends);
  }
  return wrong || withdrawn;
}

// "It lay off Skagen, and not off Larvik, as we wrote on Tuesday": what is off Larvik.
bool TakenBack::by_contrast(Claim& claim) const {
  const uint32_t row = row_of(claim), first = first_of(claim);
  if (row >= sentences_.size() || claim.form != Form::kPhrase) return false;
  const Sentence& here = sentences_[row];
  if (!here.teller || here.verb < first) return false;
  const uint32_t end = here.tokens.end;
  bool contrasted = view_.phrase(Small::kInstead, first, end) != 0;
  for (uint32_t back = 1; back <= 3 && first >= here.tokens.begin + back; ++back)
    contrasted |= view_.phrase(Small::kInstead, first - back, end) == first;
  if (contrasted) claim.negated = false;
  return contrasted;
}

// Whether "the claim" stands before what it is, and nobody else says it in a verb of their own.
bool TakenBack::of_account(const Claim& claim, const Sentence& here) const {
  const Document& doc = view_.doc;
  const uint32_t first = first_of(claim);
  if (claim.attribution >= 0) {
    const Attribution& by = doc.attributions[static_cast<size_t>(claim.attribution)];
    for (const ByteSpan span : by.cue) {
      const TokenSpan cue = doc.tokens_in(span);
      for (uint32_t token = cue.begin; token < cue.end; ++token)
        if (doc.upos[token] == Upos::kVerb && !view_.is(Small::kTakesBack, token) &&
            here.tokens.contains(token) && token + kFarFromAccount > first && token < first)
          return false;
    }
  }
  const uint32_t from =
      std::max(here.tokens.begin, first > kFarFromAccount ? first - kFarFromAccount : 0);
  // "Corrects its figures: X": what stands behind the colon is right.
  bool account = false;
  for (uint32_t token = from; token < first; ++token)
    account = doc.word(token) != ":" &&
              (account || (view_.is(Small::kAccount, token) && taken(token, here)));
  return account;
}

// "withdrew the claim", "the report was corrected", "backed away from the claim", and not "withdrew
// from the town amid claims": an account is what is withdrawn or put right.
bool TakenBack::taken(uint32_t account, const Sentence& here) const {
  for (const int32_t by : {here.withdraws, here.amends}) {
    if (by < 0) continue;
    const auto word = static_cast<uint32_t>(by);
    if (account > word ? account - word <= kBesideTaken : word - account <= kBesideTaken)
      return true;
    if (view_.relation(account, Relation::kObj) || view_.relation(account, Relation::kNsubj))
      return true;
  }
  return false;
}

bool TakenBack::admitted(uint32_t row) {
  for (size_t at = row; at < sentences_.size() && at <= row + 1; ++at)
    if (behind(at).admits) return true;
  return false;
}

// "The council regrets having said that X", and not "apologised and said that X".
bool TakenBack::regretted(const Claim& claim, const Sentence& here) const {
  const auto first = static_cast<int32_t>(first_of(claim));
  const auto told = static_cast<int32_t>(here.verb) - 1;
  if (here.regrets < 0 || here.regrets >= told || told >= first) return false;
  const auto regrets = static_cast<uint32_t>(here.regrets), verb = static_cast<uint32_t>(told);
  return view_.tree.below(verb, regrets) && !view_.relation(verb, Relation::kConj);
}

// "The minister withdrew her assertion that X", "He no longer maintains that X", "The firm was
// wrong when it said that X, the manager admits".
bool TakenBack::by_sentence(const Claim& claim, bool& withdrawn) {
  const uint32_t row = row_of(claim);
  if (row >= sentences_.size() || claim.form == Form::kPhrase) return false;
  const Sentence& here = behind(row);
  const auto first = static_cast<int32_t>(first_of(claim));
  if (here.disowns >= 0 && here.disowns < first) return withdrawn = true;
  if ((outside(claim, here.withdraws) || outside(claim, here.amends)) && of_account(claim, here)) {
    withdrawn |= outside(claim, here.withdraws);
    return true;
  }
  // "The toll of nine, reported earlier, was revised"; what stands behind the word is right.
  const bool before = first < here.amends || (static_cast<int32_t>(here.verb) > here.amends &&
                                              static_cast<int32_t>(here.verb) <= first);
  if (here.account && before && outside(claim, here.amends) && told_before(claim, here))
    return true;
  if (regretted(claim, here)) return true;
  return here.wrong >= 0 && here.wrong < first && here.verb > static_cast<uint32_t>(here.wrong) &&
         here.verb <= static_cast<uint32_t>(first) && admitted(row);
}

// "The Herald had reported that X. The report has been withdrawn."
bool TakenBack::by_account(const Claim& claim, const std::vector<Claim>& claims) {
  const uint32_t row = row_of(claim);
  if (row + 1 >= sentences_.size()) return false;
  const Sentence& here = sentences_[row];
  if (!here.told || !inside(claim, here)) return false;
  const Sentence& next = behind(row + 1);
  if (next.paragraph != here.paragraph || next.told) return false;
  if (next.account) return next.withdraws >= 0 || next.wrong >= 0;
  // "The Herald has written that X. That is not true."
  const bool of_paper = claim.attribution >= 0 && (claim.voice.kind == SourceKind::kOutlet ||
                                                   claim.voice.kind == SourceKind::kAgency);
  return of_paper && next.wrong >= 0 && next.tokens.length() <= kShortVerdict &&
         std::ranges::none_of(claims_in_[row + 1],
                              [&](uint32_t which) { return claims[which].attribution >= 0; });
}

// Whether the claim is told as what was said before: on another day, "earlier", "had said".
bool TakenBack::told_before(const Claim& claim, const Sentence& here) const {
  if (claim.attribution < 0) return false;
  const int32_t today = day_of(view_.doc.date.to_string());
  if (claim.voice.from != kNoDay && claim.voice.from < today) return true;
  for (uint32_t token = here.tokens.begin; token < here.tokens.end; ++token)
    if ((view_.is(Small::kEarlier, token) || view_.is(Small::kHad, token)) &&
        outside(claim, static_cast<int32_t>(token)))
      return true;
  return false;
}

// Whether the claim is a clause, or all that is credited to somebody.
bool TakenBack::whole(const Claim& claim) const {
  if (claim.form != Form::kPhrase) return true;
  if (claim.attribution < 0) return false;
  const ByteSpans& told = view_.doc.attributions[static_cast<size_t>(claim.attribution)].content;
  return told.size() == 1 && told.front().overlaps(claim.content.front()) &&
         told.front().length() <= claim.content.front().length() + kMarks;
}

// Whether a sentence speaks of who said the claim.
bool TakenBack::speaks_of(uint32_t row, const Claim& claim,
                          const std::vector<Claim>& claims) const {
  return std::ranges::any_of(claims_in_[row], [&](uint32_t which) {
    const Claim& other = claims[which];
    if (other.attribution >= 0 && !claim.voice.key.empty() && other.voice.key == claim.voice.key)
      return true;
    return std::ranges::any_of(other.terms, [&](const Term& term) {
      if (term.key == claim.voice.key) return true;
      const auto concept_row = view_.concepts.row(term.key);
      return concept_row && !claim.voice.body.empty() &&
             view_.concepts.body(*concept_row) == claim.voice.body;
    });
  });
}

// Whether another claim may be said by the one who said this: the same person, or of bodies and
// those who may speak for them, nobody of another body.
bool TakenBack::one_voice(const Claim& other, const Claim& claim) {
  if (other.attribution < 0 || other.attribution == claim.attribution) return false;
  const bool persons =
      other.voice.kind == SourceKind::kPerson && claim.voice.kind == SourceKind::kPerson;
  if (persons && !other.voice.key.empty() && !claim.voice.key.empty())
    return other.voice.key == claim.voice.key;
  return same_or_unknown(other.voice.body, claim.voice.body);
}

// "X, he said on Monday. »I was wrong,« he says now."
bool TakenBack::by_voice(const Claim& claim, const std::vector<Claim>& claims, bool& withdrawn) {
  const uint32_t row = row_of(claim);
  if (row >= sentences_.size() || !is_plain(claim) || !whole(claim) ||
      !told_before(claim, sentences_[row]))
    return false;
  const uint32_t begin = row > kFarthest ? row - kFarthest : 0;
  for (uint32_t at = begin; at < sentences_.size() && at <= row + kFarthest; ++at) {
    if (at == row) continue;
    const uint32_t paragraph = sentences_[at].paragraph;
    if (at < row && paragraph != sentences_[row].paragraph) continue;
    if (paragraph > sentences_[row].paragraph + 1) break;
    const Sentence& other = behind(at);
    if (other.we && (other.wrong >= 0 || other.withdraws >= 0) &&
        std::ranges::any_of(claims_in_[at],
                            [&](uint32_t which) { return one_voice(claims[which], claim); }))
      return withdrawn = true;
  }
  const uint32_t last = std::min(static_cast<uint32_t>(sentences_.size()), row + kFarthest + 1);
  for (uint32_t at = 0; at < last; ++at) {
    if (at == kHeadline && row > kParagraph) at = std::max(at, row - kParagraph);
    const bool near = sentences_[at].paragraph == sentences_[row].paragraph;
    const bool headline = at < kHeadline && view_.title_end > 0 && sentences_[at].paragraph == 0;
    if (at == row || (!near && !headline)) continue;
    const Sentence& other = behind(at);
    if (!other.account || (other.withdraws < 0 && other.amends < 0)) continue;
    if (!speaks_of(at, claim, claims)) continue;
    withdrawn = other.withdraws >= 0;
    return true;
  }
  return false;
}

void TakenBack::mark(std::vector<Claim>& claims) {
  claims_in_.assign(sentences_.size(), {});
  for (uint32_t which = 0; which < claims.size(); ++which)
    if (const uint32_t row = row_of(claims[which]); row < sentences_.size())
      claims_in_[row].push_back(which);
  for (Claim& claim : claims) {
    bool withdrawn = false;
    if (by_paper(claim, withdrawn) || by_contrast(claim) || by_sentence(claim, withdrawn)) {
      claim.earlier = true;
      claim.withdrawn |= withdrawn;
    } else if (by_account(claim, claims)) {
      claim.earlier = claim.withdrawn = true;
    } else if (by_voice(claim, claims, withdrawn)) {
      claim.earlier = true;
      claim.withdrawn |= withdrawn;
    }
  }
}

}  // namespace kilde::claim
