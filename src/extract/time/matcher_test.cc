// The Matcher against a plain twin that follows every way through a program at once, and against
// hand-made cases.
#include "extract/time/matcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "extract/time/rules.h"
#include "extract/time/testing.h"

namespace kilde::time {
namespace {

// One way through the program: what is left to do, where, and what was caught so far.
struct Way {
  size_t pc = 0;
  uint32_t at = 0;
  std::optional<uint32_t> open, close;
  std::vector<std::pair<Field, std::string>> caught;
};

class PlainMatcher {
 public:
  PlainMatcher(const Document& doc, const std::vector<Atom>& atoms, const RuleSet& rules)
      : doc_(doc), atoms_(atoms), rules_(rules) {}

  // All ways to the end, in the pattern's own order; the first of the longest is the match.
  std::optional<Way> run(const Program& program, uint32_t start) const {
    std::vector<Way> ends;
    follow(program, start, {0, start, {}, {}, {}}, ends);
    std::optional<Way> best;
    for (const Way& end : ends) {
      if (end.at <= start || end.open.value_or(start) >= end.close.value_or(end.at)) continue;
      if (!best || end.at > best->at) best = end;
    }
    return best;
  }

 private:
  void follow(const Program& program, uint32_t start, Way way, std::vector<Way>& ends) const {
    const Op& op = program[way.pc];
    if (op.kind == Op::Kind::kMatch) return ends.push_back(way);
    if (op.kind == Op::Kind::kSplit) {
      for (int32_t to : {op.a, op.b}) {
        way.pc = static_cast<size_t>(to);
        follow(program, start, way, ends);
      }
      return;
    }
    size_t next = way.pc + 1;
    if (op.kind == Op::Kind::kJump) {
      next = static_cast<size_t>(op.a);
    } else if (op.kind == Op::Kind::kSet) {
      way.caught.emplace_back(op.field, op.text);
    } else if (op.kind == Op::Kind::kOpen) {
      way.open = way.at;
    } else if (op.kind == Op::Kind::kClose) {
      way.close = way.at;
    } else if (op.kind == Op::Kind::kGlue) {
      if (!glued(way.at)) return;
    } else if (op.kind == Op::Kind::kNot) {
      if (taken(program[way.pc + 1], way.at, start).second) return;
      ++next;
    } else {
      const auto [text, count] = taken(op, way.at, start);
      if (!count) return;
      if (op.field != Field::kEnd) way.caught.emplace_back(op.field, text);
      way.at += count;
    }
    way.pc = next;
    follow(program, start, way, ends);
  }

  bool glued(uint32_t at) const {
    return at > 0 && at < atoms_.size() && atoms_[at].gap == Atom::Gap::kNone;
  }

  std::string text(uint32_t at) const {
    return std::string(doc_.text().substr(atoms_[at].begin, atoms_[at].end - atoms_[at].begin));
  }

  std::pair<std::string, uint32_t> of_class(uint32_t id, uint32_t at) const {
    for (const Lexicon::Named& row : rows_)
      if (atoms_[at].lexeme != kUnknown && rules_.lexicon().find(row.word) == atoms_[at].lexeme &&
          rules_.lexicon().find_class(row.class_name) == id &&
          !(atoms_[at].capital && !atoms_[at].initial && rules_.lexicon().lower_case(id)))
        return {std::string(row.value), 1};
    return {"", 0};
  }

  std::pair<std::string, uint32_t> taken(const Op& op, uint32_t at, uint32_t start) const {
    if (at >= atoms_.size() || (at > start && atoms_[at].gap == Atom::Gap::kBreak)) return {"", 0};
    const Atom& atom = atoms_[at];
    const bool digits = atom.kind == Atom::Kind::kDigits;
    if (op.kind == Op::Kind::kGlue) return {"", glued(at)};
    if (op.kind == Op::Kind::kWord) return {"", !digits && atom.lexeme == op.a};
    if (op.kind == Op::Kind::kClass) return of_class(static_cast<uint32_t>(op.a), at);
    if (op.kind == Op::Kind::kNumber && !digits)
      return of_class(*rules_.lexicon().find_class(kNumberClass), at);
    if (op.kind == Op::Kind::kNumber) {
      if (glued(at + 1) && glued(at + 2) && text(at + 1) == std::string(1, rules_.decimal_mark()) &&
          atoms_[at + 2].kind == Atom::Kind::kDigits)
        return {text(at) + text(at + 1) + text(at + 2), 3};
      return {text(at), 1};
    }
    const bool fits = digits && text(at).size() < 10 && std::stoi(text(at)) >= op.a &&
                      std::stoi(text(at)) <= op.b && (!op.width || text(at).size() == op.width);
    return {text(at), fits};
  }

  const Document& doc_;
  const std::vector<Atom>& atoms_;
  const RuleSet& rules_;
  const std::vector<Lexicon::Named> rows_ = rules_.lexicon().named();
};

std::string random_text(std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {
      "den ",  "3",    ". ",   "maj ", "1992 ", "i ",      "året ",   "om ",   "to ",  "kl. ",
      "15",    ".30 ", "-",    "Maj ", "uge ",  "mandag ", "'",       "erne ", "for ", "siden ",
      "halv ", "2,5 ", "\n\n", "/",    "12 ",   "år ",     "sidste ", "før ",  "ca. ", "fra "};
  std::string text;
  for (int n = 0; n < 8; ++n) text += kPieces[random() % std::size(kPieces)];
  return text;
}

TEST(Matcher, AgreesWithThePlainTwinOnRandomTokens) {
  const auto rules = RuleSet::load(KILDE_ROOT, "da");
  ASSERT_TRUE(rules);
  std::mt19937 random(11);
  int matches = 0;
  for (int i = 0; i < 30; ++i) {
    const Document doc = plain_document(random_text(random), "2022", "da");
    const std::vector<Atom> atoms = split_atoms(doc, rules->lexicon());
    Matcher fast(doc.text(), atoms, rules->lexicon(), rules->decimal_mark());
    const PlainMatcher plain(doc, atoms, *rules);
    for (uint32_t at = 0; at < atoms.size(); ++at)
      for (uint32_t id : rules->beginning_with(atoms[at])) {
        const Rule& rule = rules->rules()[id];
        const auto got = fast.run(rule.program, at);
        const auto want = plain.run(rule.program, at);
        ASSERT_EQ(got.has_value(), want.has_value()) << rule.name << " in " << doc.text();
        if (!got) continue;
        ++matches;
        ASSERT_EQ(got->context_end, want->at) << rule.name << " in " << doc.text();
        ASSERT_EQ(got->begin, want->open.value_or(at)) << rule.name << " in " << doc.text();
        ASSERT_EQ(got->end, want->close.value_or(want->at)) << rule.name << " in " << doc.text();
        Fields fields;
        for (const auto& [field, text] : want->caught) fields.set(field, text);
        for (size_t f = 0; f < static_cast<size_t>(Field::kEnd); ++f) {
          const auto field = static_cast<Field>(f);
          ASSERT_EQ(got->fields[field], fields[field]) << rule.name << " in " << doc.text();
        }
      }
  }
  EXPECT_GT(matches, 30);
}

TEST(Matcher, FindsNoRuleWhereTheIndexHasNone) {
  const auto rules = RuleSet::load(KILDE_ROOT, "da");
  ASSERT_TRUE(rules);
  std::mt19937 random(12);
  for (int i = 0; i < 20; ++i) {
    const Document doc = plain_document(random_text(random), "2022", "da");
    const std::vector<Atom> atoms = split_atoms(doc, rules->lexicon());
    Matcher fast(doc.text(), atoms, rules->lexicon(), rules->decimal_mark());
    for (uint32_t at = 0; at < atoms.size(); ++at) {
      const auto& indexed = rules->beginning_with(atoms[at]);
      for (uint32_t id = 0; id < rules->rules().size(); ++id)
        if (fast.run(rules->rules()[id].program, at)) {
          ASSERT_NE(std::find(indexed.begin(), indexed.end(), id), indexed.end())
              << rules->rules()[id].name << " in " << doc.text();
        }
    }
  }
}

}  // namespace
}  // namespace kilde::time
