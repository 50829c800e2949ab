#include "extract/time/matcher.h"

#include <tuple>

namespace kilde::time {
namespace {

using Kind = Op::Kind;

constexpr int kMostSteps = 20000;

}  // namespace

Matcher::Matcher(std::string_view text, const std::vector<Atom>& atoms, const Lexicon& lexicon,
                 char decimal_mark)
    : text_(text),
      atoms_(atoms),
      lexicon_(lexicon),
      decimal_mark_(decimal_mark),
      number_class_(lexicon.find_class(kNumberClass)) {}

std::optional<Match> Matcher::run(const Program& program, uint32_t at) {
  program_ = &program;
  start_ = at;
  steps_ = 0;
  caught_.clear();
  best_end_ = at;
  opened_ = closed_ = false;
  walk(0, at);
  if (best_end_ == at) return std::nullopt;
  Match match{best_open_, best_close_, best_end_, {}};
  for (const Caught& caught : best_caught_) match.fields.set(caught.field, caught.text);
  return match;
}

void Matcher::accept(uint32_t at) {
  if (at <= best_end_) return;
  const uint32_t open = opened_ ? open_ : start_, close = closed_ ? close_ : at;
  if (open >= close) return;
  best_end_ = at;
  best_open_ = open;
  best_close_ = close;
  best_caught_ = caught_;
}

void Matcher::walk(size_t pc, uint32_t at) {
  for (;; ++pc) {
    if (++steps_ > kMostSteps) return;
    const Op& op = (*program_)[pc];
    std::string_view text;
    switch (op.kind) {
      case Kind::kMatch:
        return accept(at);
      case Kind::kJump:
        pc = static_cast<size_t>(op.a) - 1;
        break;
      case Kind::kSplit: {
        const size_t mark = caught_.size();
        const auto extent = std::tuple(open_, close_, opened_, closed_);
        walk(static_cast<size_t>(op.a), at);
        caught_.resize(mark);
        std::tie(open_, close_, opened_, closed_) = extent;
        pc = static_cast<size_t>(op.b) - 1;
        break;
      }
      case Kind::kGlue:
        if (at >= atoms_.size() || at == 0 || atoms_[at].gap != Atom::Gap::kNone) return;
        break;
      case Kind::kSet:
        caught_.push_back({op.field, op.text});
        break;
      case Kind::kOpen:
        open_ = at;
        opened_ = true;
        break;
      case Kind::kClose:
        close_ = at;
        closed_ = true;
        break;
      case Kind::kNot:
        if (take((*program_)[pc + 1], at, text)) return;
        ++pc;
        break;
      default: {
        const uint32_t taken = take(op, at, text);
        if (!taken) return;
        if (op.field != Field::kEnd) caught_.push_back({op.field, text});
        at += taken;
      }
    }
  }
}

// How many atoms an operation takes at a place; 0: it does not match.
uint32_t Matcher::take(const Op& op, uint32_t at, std::string_view& text) const {
  if (at >= atoms_.size()) return 0;
  const Atom& atom = atoms_[at];
  if (at > start_ && atom.gap == Atom::Gap::kBreak) return 0;
  if (op.kind == Kind::kGlue) return at > 0 && atom.gap == Atom::Gap::kNone;
  if (op.kind == Kind::kWord) return atom.lexeme == op.a && atom.kind != Atom::Kind::kDigits;
  if (op.kind == Kind::kClass) return take_class(static_cast<uint32_t>(op.a), at, text);
  if (op.kind == Kind::kNumber) return take_number(at, text);
  if (op.kind != Kind::kRange || atom.kind != Atom::Kind::kDigits) return 0;
  if (atom.number < op.a || atom.number > op.b) return 0;
  if (op.width && atom.end - atom.begin != op.width) return 0;
  text = text_of(at, at + 1);
  return 1;
}

uint32_t Matcher::take_class(uint32_t class_id, uint32_t at, std::string_view& text) const {
  const Atom& atom = atoms_[at];
  if (atom.lexeme == kUnknown) return 0;
  auto value = lexicon_.value(atom.lexeme, class_id);
  if (!value) return 0;
  if (atom.capital && !atom.initial && lexicon_.lower_case(class_id)) return 0;
  text = *value;
  return 1;
}

std::string_view Matcher::text_of(uint32_t from, uint32_t to) const {
  return text_.substr(atoms_[from].begin, atoms_[to - 1].end - atoms_[from].begin);
}

// Digits, "2,5" and number words.
uint32_t Matcher::take_number(uint32_t at, std::string_view& text) const {
  if (atoms_[at].kind != Atom::Kind::kDigits)
    return number_class_ ? take_class(*number_class_, at, text) : 0;
  uint32_t taken = 1;
  if (at + 2 < atoms_.size() && atoms_[at + 1].gap == Atom::Gap::kNone &&
      atoms_[at + 2].gap == Atom::Gap::kNone && atoms_[at + 2].kind == Atom::Kind::kDigits &&
      atoms_[at + 1].kind == Atom::Kind::kMark && text_[atoms_[at + 1].begin] == decimal_mark_)
    taken = 3;
  text = text_of(at, at + taken);
  return taken;
}

}  // namespace kilde::time
