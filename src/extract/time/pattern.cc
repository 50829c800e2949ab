#include "extract/time/pattern.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/data_table.h"
#include "base/utf8.h"

namespace kilde::time {
namespace {

using Kind = Op::Kind;

constexpr std::string_view kSpecial = "<>(){}[]|?_@!\\";
constexpr int kDeepest = 12;       // macros within macros
constexpr size_t kLongest = 4000;  // operations of one program

bool is_word_byte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (u >= '0' && u <= '9') || ((u | 0x20) >= 'a' && (u | 0x20) <= 'z');
}

bool all_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int32_t to_int(std::string_view digits) {
  int32_t value = 0;
  std::from_chars(digits.data(), digits.data() + std::min<size_t>(digits.size(), 9), value);
  return value;
}

class Compiler {
 public:
  Compiler(const Macros& macros, Lexicon& lexicon) : macros_(macros), lexicon_(lexicon) {}

  Result<Program> run(std::string_view pattern) {
    if (!alternatives(pattern, 0)) return *error_;
    if (!pattern.empty()) return fail("the end of the pattern", pattern), *error_;
    emit({Kind::kMatch});
    return std::move(program_);
  }

 private:
  bool fail(std::string_view expected, std::string_view found) {
    if (!error_) {
      error_ = Error{Code::kInvalidArgument, "",
                     "expected " + std::string(expected) + ", found '" + std::string(found) + "'"};
    }
    return false;
  }

  size_t emit(Op op) {
    program_.push_back(op);
    return program_.size() - 1;
  }

  int32_t here() const { return static_cast<int32_t>(program_.size()); }

  static void skip_blanks(std::string_view& s) { s = base::trim(s); }

  // alternatives := sequence ('|' sequence)*; stops before ')' or the end.
  bool alternatives(std::string_view& s, int depth) {
    std::vector<size_t> ends;
    for (;;) {
      const size_t begin = program_.size();
      if (!sequence(s, depth)) return false;
      if (s.empty() || s.front() != '|') break;
      s.remove_prefix(1);
      insert(begin, {Kind::kSplit, Field::kEnd, 0, static_cast<int32_t>(begin) + 1, here() + 2});
      ends.push_back(emit({Kind::kJump}));
    }
    for (size_t end : ends) program_[end].a = here();
    return program_.size() <= kLongest || fail("a shorter pattern", "one over the limit");
  }

  // Puts an operation before those from `at` on, whose targets move with them.
  void insert(size_t at, Op op) {
    for (size_t i = at; i < program_.size(); ++i) {
      Op& moved = program_[i];
      if (moved.kind == Kind::kSplit || moved.kind == Kind::kJump) ++moved.a;
      if (moved.kind == Kind::kSplit) ++moved.b;
    }
    program_.insert(program_.begin() + static_cast<std::ptrdiff_t>(at), op);
  }

  bool sequence(std::string_view& s, int depth) {
    for (skip_blanks(s); !s.empty() && s.front() != '|' && s.front() != ')'; skip_blanks(s)) {
      const size_t begin = program_.size();
      if (!item(s, depth)) return false;
      if (!s.empty() && s.front() == '?') {
        s.remove_prefix(1);
        insert(begin, {Kind::kSplit, Field::kEnd, 0, static_cast<int32_t>(begin) + 1, here() + 1});
      }
    }
    return true;
  }

  bool item(std::string_view& s, int depth) {
    switch (s.front()) {
      case '(':
        return group(s, depth);
      case '<':
        return caught(s);
      case '{':
        return settings(s);
      case '@':
        return macro(s, depth);
      case '!':
        s.remove_prefix(1);
        emit({Kind::kNot});
        if (s.empty() || s.front() == '(' || s.front() == '@' || s.front() == '{')
          return fail("one word, mark or class after '!'", s.substr(0, 20));
        return item(s, depth);
      case '_':
      case '[':
      case ']':
        emit({s.front() == '_' ? Kind::kGlue : s.front() == '[' ? Kind::kOpen : Kind::kClose});
        s.remove_prefix(1);
        return true;
      default:
        return literal(s);
    }
  }

  bool group(std::string_view& s, int depth) {
    s.remove_prefix(1);
    if (!alternatives(s, depth)) return false;
    if (s.empty()) return fail("a closing ')'", "the end");
    s.remove_prefix(1);
    return true;
  }

  bool inner_mark(std::string_view s, size_t at) const {
    return lexicon_.inner_mark(s[at]) && at + 1 < s.size() && is_word_byte(s[at + 1]);
  }

  bool literal(std::string_view& s) {
    if (s.front() == '\\' && s.size() > 1)
      s.remove_prefix(1);
    else if (kSpecial.find(s.front()) != std::string_view::npos)
      return fail("a word or mark", s.substr(0, 20));
    size_t length = 1;
    if (is_word_byte(s.front()))
      while (length < s.size() && (is_word_byte(s[length]) || inner_mark(s, length))) ++length;
    const std::string_view word = s.substr(0, length);
    s.remove_prefix(length);
    if (all_digits(word)) {
      emit({Kind::kRange, Field::kEnd, static_cast<uint8_t>(length), to_int(word), to_int(word)});
    } else {
      emit({Kind::kWord, Field::kEnd, 0, lexicon_.add_word(word)});
    }
    return true;
  }

  // <class>, <field=class>, <~class>, <field=a..b>
  bool caught(std::string_view& s) {
    const size_t close = s.find('>');
    if (close == std::string_view::npos) return fail("a closing '>'", s.substr(0, 20));
    std::string_view inside = s.substr(1, close - 1);
    s.remove_prefix(close + 1);
    const size_t equals = inside.find('=');
    const bool silent = !inside.empty() && inside.front() == '~';
    if (silent) inside.remove_prefix(1);
    const std::string_view what =
        equals == std::string_view::npos ? inside : inside.substr(equals + 1);
    Op op;
    if (equals != std::string_view::npos ||
        (!silent && what.find("..") == std::string_view::npos)) {
      auto field =
          parse_field(equals == std::string_view::npos ? inside : inside.substr(0, equals));
      if (!field) return fail("the name of a field", inside.substr(0, equals));
      op.field = *field;
    }
    return class_or_range(what, op);
  }

  bool class_or_range(std::string_view what, Op op) {
    if (const size_t dots = what.find(".."); dots != std::string_view::npos) {
      const std::string_view low = what.substr(0, dots), high = what.substr(dots + 2);
      if (!all_digits(low) || !all_digits(high)) return fail("a range such as 1..31", what);
      op.kind = Kind::kRange;
      op.width = low.size() == high.size() ? static_cast<uint8_t>(low.size()) : uint8_t{0};
      op.a = to_int(low);
      op.b = to_int(high);
    } else if (what == kNumberClass) {
      op.kind = Kind::kNumber;
    } else if (auto id = lexicon_.find_class(what)) {
      op.kind = Kind::kClass;
      op.a = static_cast<int32_t>(*id);
    } else {
      return fail("a class of words.tsv, 'number' or a range", what);
    }
    emit(op);
    return true;
  }

  bool settings(std::string_view& s) {
    const size_t close = s.find('}');
    if (close == std::string_view::npos) return fail("a closing '}'", s.substr(0, 20));
    for (std::string_view pair : base::split_list(s.substr(1, close - 1), ' ')) {
      if (pair.empty()) continue;
      const size_t equals = pair.find('=');
      auto field = parse_field(pair.substr(0, equals));
      if (!field || equals == std::string_view::npos || equals + 1 == pair.size())
        return fail("field=value", pair);
      emit({Kind::kSet, *field, 0, 0, 0, lexicon_.keep(pair.substr(equals + 1))});
    }
    s.remove_prefix(close + 1);
    return true;
  }

  bool macro(std::string_view& s, int depth) {
    size_t length = 1;
    while (length < s.size() && (is_word_byte(s[length]) || s[length] == '-')) ++length;
    auto at = macros_.find(s.substr(1, length - 1));
    if (at == macros_.end()) return fail("a name from macros.tsv", s.substr(0, length));
    if (depth >= kDeepest) return fail("macros that do not name themselves", s.substr(0, length));
    s.remove_prefix(length);
    std::string_view body = at->second;
    if (!alternatives(body, depth + 1)) return false;
    return body.empty() || fail("the end of the macro", body);
  }

  const Macros& macros_;
  Lexicon& lexicon_;
  Program program_;
  std::optional<Error> error_;
};

// Walks from an operation to all that can take the first atom.
class FirstWalk {
 public:
  FirstWalk(const Program& program, const Lexicon& lexicon)
      : program_(program), lexicon_(lexicon) {}

  FirstSet run() {
    walk(0);
    auto& lexemes = set_.lexemes;
    std::sort(lexemes.begin(), lexemes.end());
    lexemes.erase(std::unique(lexemes.begin(), lexemes.end()), lexemes.end());
    return std::move(set_);
  }

 private:
  void walk(int32_t pc) {
    const Op& op = program_[static_cast<size_t>(pc)];
    switch (op.kind) {
      case Kind::kWord:
        set_.lexemes.push_back(op.a);
        break;
      case Kind::kClass:
        add_class(static_cast<uint32_t>(op.a));
        break;
      case Kind::kNumber:
        if (auto id = lexicon_.find_class(kNumberClass)) add_class(*id);
        set_.digits = true;
        break;
      case Kind::kRange:
        set_.digits = true;
        break;
      case Kind::kMatch:
        set_.anything = true;
        break;
      case Kind::kSplit:
        walk(op.b);
        [[fallthrough]];
      case Kind::kJump:
        walk(op.a);
        break;
      case Kind::kNot:
        walk(pc + 2);
        break;
      default:
        walk(pc + 1);
    }
  }

  void add_class(uint32_t id) {
    for (int32_t word : lexicon_.words_of(id)) set_.lexemes.push_back(word);
  }

  const Program& program_;
  const Lexicon& lexicon_;
  FirstSet set_;
};

}  // namespace

Result<Program> compile_pattern(std::string_view pattern, const Macros& macros, Lexicon& lexicon) {
  return Compiler(macros, lexicon).run(pattern);
}

FirstSet first_set(const Program& program, const Lexicon& lexicon) {
  return FirstWalk(program, lexicon).run();
}

}  // namespace kilde::time
