#include "extract/time/matcher.h"

#include <tuple>

namespace kilde::time {
namespace {

using Kind = Op::Kind;

constexpr int kMostSteps = 20000;
constexpr int kMinutes = 60;

// <hour=0000..2359>: an hour with its minutes, "0815".
bool clock_digits(const Op& op) {
  return op.kind == Kind::kRange && op.field == Field::kHour && op.width == 4;
}

// The value of a number word, 0 where it is no whole number.
int small_number(std::string_view text) {
  int value = 0;
  if (text.size() > 7) return 0;
  for (char c : text) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

// "2,30" and "a thousand" are numbers, but no hours.
bool no_hour(const Op& op, std::string_view text) {
  return op.field == Field::kHour && text.size() > 2;
}

}  // namespace

Matcher::Matcher(std::string_view text, const std::vector<Atom>& atoms, const Lexicon& lexicon,
                 char decimal_mark)
    : text_(text),
      atoms_(atoms),
      lexicon_(lexicon),
      decimal_mark_(decimal_mark),
      number_class_(lexicon.find_class(kNumberClass)),
      scale_class_(lexicon.find_class(kScaleClass)),
      and_class_(lexicon.find_class("number_and")) {}

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
        if (!taken || (op.kind == Kind::kNumber && no_hour(op, text))) return;
        if (clock_digits(op)) {
          caught_.push_back({Field::kHour, text.substr(0, 2)});
          caught_.push_back({Field::kMinute, text.substr(2)});
        } else if (op.field != Field::kEnd) {
          caught_.push_back({op.field, text});
        }
        at += taken;
      }
    }
  }
}

// How many atoms an operation takes at a place; 0: it does not match.
uint32_t Matcher::take(const Op& op, uint32_t at, std::string_view& text) {
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
  if (clock_digits(op) && atom.number % 100 >= kMinutes) return 0;
  text = text_of(at, at + 1);
  return 1;
}

uint32_t Matcher::take_class(uint32_t class_id, uint32_t at, std::string_view& text) const {
  const Atom& atom = atoms_[at];
  if (atom.lexeme == kUnknown) return 0;
  auto value = lexicon_.value(atom.lexeme, class_id);
  if (!value) return 0;
  if (atom.capital && !atom.initial && lexicon_.lower_case(class_id)) return 0;
  if (!atom.capital && lexicon_.upper_case(class_id)) return 0;
  text = *value;
  return 1;
}

std::string_view Matcher::text_of(uint32_t from, uint32_t to) const {
  return text_.substr(atoms_[from].begin, atoms_[to - 1].end - atoms_[from].begin);
}

// Digits, "2,5", "12,500" and number words.
uint32_t Matcher::take_number(uint32_t at, std::string_view& text) {
  if (atoms_[at].kind != Atom::Kind::kDigits) return take_number_words(at, text);
  uint32_t taken = 1;
  if (decimals(at, decimal_mark_)) {
    taken = 3;
  } else {
    const char group_mark = decimal_mark_ == ',' ? '.' : ',';
    while (decimals(at + taken - 1, group_mark) && atoms_[at + taken + 1].length() == 3) taken += 2;
  }
  text = text_of(at, at + taken);
  if (taken == 1 || text_[atoms_[at + 1].begin] == decimal_mark_) return taken;
  std::string& plain = made_.emplace_back();
  for (char c : text)
    if (c >= '0' && c <= '9') plain += c;
  text = plain;
  return taken;
}

// Whether the mark and more digits follow the atom, all without blanks.
bool Matcher::decimals(uint32_t at, char mark) const {
  return at + 2 < atoms_.size() && atoms_[at + 1].gap == Atom::Gap::kNone &&
         atoms_[at + 2].gap == Atom::Gap::kNone && atoms_[at + 2].kind == Atom::Kind::kDigits &&
         atoms_[at + 1].kind == Atom::Kind::kMark && text_[atoms_[at + 1].begin] == mark;
}

// A number word, and in languages that write them apart all that belongs to it:
// "twenty-one", "two hundred and fifty".
uint32_t Matcher::take_number_words(uint32_t at, std::string_view& text) {
  if (!number_class_) return 0;
  uint32_t taken = take_class(*number_class_, at, text);
  if (!taken || !lexicon_.numbers_apart()) return taken;
  int value = small_number(text), whole = 0;
  if (value <= 0) return taken;
  bool made = false;
  for (int last = value;;) {
    uint32_t next = at + taken;
    if (next < atoms_.size() && text_[atoms_[next].begin] == '-' &&
        atoms_[next].gap == Atom::Gap::kNone)
      ++next;
    const int scale = value_in(scale_class_, next), link = value_in(and_class_, next);
    int add = value_in(number_class_, next);
    if (link > 0 && last >= 100) add = value_in(number_class_, ++next);
    if (scale > 0 && value < scale && next == at + taken) {
      value *= scale;
      last = scale;
      if (scale >= 1000) whole += value, value = 0;
    } else if (add > 0 && ((last >= 20 && last <= 90 && add < 10) || (last >= 100 && add < 100) ||
                           (last >= 1000 && add < 1000))) {
      value += add;
      last = add;
    } else {
      break;
    }
    made = true;
    taken = next + 1 - at;
  }
  if (made) text = made_.emplace_back(std::to_string(whole + value));
  return taken;
}

int Matcher::value_in(std::optional<uint32_t> class_id, uint32_t at) const {
  std::string_view text;
  if (!class_id || at >= atoms_.size() || atoms_[at].gap == Atom::Gap::kBreak) return 0;
  return take_class(*class_id, at, text) ? small_number(text) : 0;
}

}  // namespace kilde::time
