#include "claim/clauses.h"

#include <algorithm>

namespace kilde::claim {
namespace {

constexpr size_t kLongestPhrase = 24;  // tokens of a noun with what is told of it

// Clauses that stand beside the one they hang on, and say something of their own.
bool stands_apart(const View& view, uint32_t token) {
  switch (view.doc.relation[token]) {
    case Relation::kAdvcl:
    case Relation::kParataxis:
      return true;
    case Relation::kConj:
    case Relation::kDep:
    case Relation::kList:
      return view.clausal(token);
    default:
      return false;
  }
}

bool is_mark(const View& view, uint32_t token) {
  return view.doc.upos[token] == Upos::kPunct || view.doc.upos[token] == Upos::kSym;
}

// What leads into a clause or stands at its end without being part of it.
bool leads_in(const View& view, uint32_t token) {
  const Relation relation = view.doc.relation[token];
  return is_mark(view, token) || relation == Relation::kCc ||
         (relation == Relation::kMark && view.doc.upos[token] != Upos::kAdv);
}

void trim(const View& view, std::vector<uint32_t>& tokens) {
  const auto first = std::ranges::find_if(tokens, [&](uint32_t t) { return !leads_in(view, t); });
  tokens.erase(tokens.begin(), first);
  while (!tokens.empty() && is_mark(view, tokens.back()) && view.doc.word(tokens.back()) != "%")
    tokens.pop_back();
}

class Finder {
 public:
  explicit Finder(const View& view) : view_(view) {}

  std::vector<Clause> find() {
    for (const TokenSpan sentence : view_.doc.sentences) {
      for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
        if (view_.heads_clause(token))
          add(token, clause_tokens(view_, token), Form::kClause);
        else if (is_phrase(token))
          add(token, phrase_tokens(token), Form::kPhrase);
      }
      if (view_.doc.bytes(sentence).begin < view_.title_end) add_segments(sentence);
    }
    return std::move(clauses_);
  }

 private:
  void add(uint32_t head, std::vector<uint32_t> tokens, Form form) {
    if (tokens.size() < 2 && form == Form::kPhrase && view_.doc.upos[head] != Upos::kNum) return;
    if (tokens.empty() || view_.in_cue[head]) return;
    clauses_.push_back({head, std::move(tokens), form});
  }

  // A noun of which a place, a time or a happening is told.
  bool is_phrase(uint32_t token) const {
    const Document& doc = view_.doc;
    if (view_.time_of[token] >= 0) return false;
    if (doc.upos[token] == Upos::kNum) return !view_.relation(token, Relation::kNummod);
    if (doc.upos[token] != Upos::kNoun) return false;
    return std::ranges::any_of(view_.tree.children(token), [&](uint32_t child) {
      if (doc.relation[child] == Relation::kAcl || doc.relation[child] == Relation::kNummod)
        return true;
      if (doc.relation[child] == Relation::kAmod)
        return view_.doc.has_feature(child, "VerbForm=Part");
      return doc.relation[child] == Relation::kNmod || doc.relation[child] == Relation::kObl;
    });
  }

  std::vector<uint32_t> phrase_tokens(uint32_t head) const {
    std::vector<uint32_t> tokens;
    const TokenSpan reach = view_.tree.reach(head);
    for (uint32_t token = reach.begin; token < reach.end; ++token)
      if (view_.tree.below(token, head) && !case_of(token, head)) tokens.push_back(token);
    trim(view_, tokens);
    if (tokens.size() > kLongestPhrase) tokens.clear();
    return tokens;
  }

  // "efter" of "efter droner over banen".
  bool case_of(uint32_t token, uint32_t head) const {
    return view_.tree.head(token) == static_cast<int32_t>(head) &&
           (view_.relation(token, Relation::kCase) || view_.relation(token, Relation::kCc));
  }

  // The parts of a headline, which a parser often joins wrongly.
  void add_segments(TokenSpan sentence) {
    uint32_t begin = sentence.begin;
    for (uint32_t token = sentence.begin; token <= sentence.end; ++token) {
      if (token < sentence.end && !parts(token)) continue;
      if (begin != sentence.begin || token != sentence.end) add_segment({begin, token});
      begin = token + 1;
    }
  }

  bool parts(uint32_t token) const {
    static constexpr std::string_view kSigns[] = {":", "–", "—", "-", ";", "|", ",", "?", "!", "."};
    return is_mark(view_, token) &&
           std::ranges::find(kSigns, view_.doc.word(token)) != std::end(kSigns);
  }

  void add_segment(TokenSpan span) {
    std::vector<uint32_t> tokens;
    for (uint32_t token = span.begin; token < span.end; ++token) tokens.push_back(token);
    trim(view_, tokens);
    if (tokens.size() < 2) return;
    const auto top = std::ranges::min_element(
        tokens, {}, [&](uint32_t token) { return view_.tree.depth(token); });
    add(*top, std::move(tokens), Form::kClause);
  }

  const View& view_;
  std::vector<Clause> clauses_;
};

}  // namespace

std::vector<uint32_t> clause_tokens(const View& view, uint32_t head) {
  std::vector<uint32_t> tokens, open{head};
  while (!open.empty()) {
    const uint32_t token = open.back();
    open.pop_back();
    tokens.push_back(token);
    for (uint32_t child : view.tree.children(token))
      if (!stands_apart(view, child)) open.push_back(child);
  }
  std::ranges::sort(tokens);
  trim(view, tokens);
  return tokens;
}

std::vector<Clause> clauses_of(const View& view) { return Finder(view).find(); }

}  // namespace kilde::claim
