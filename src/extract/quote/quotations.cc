#include "extract/quote/quotations.h"

#include <algorithm>

#include "base/utf8.h"

namespace kilde::quote {

namespace {

constexpr uint32_t kLongest = 600;   // tokens; a longer stretch is a mark that was never closed
constexpr uint32_t kParagraphs = 3;  // over which an open mark may look for its partner
constexpr uint32_t kSureLines = 11;  // the same where the blanks beside both leave no doubt

constexpr uint32_t kInnerWords = 12;  // tokens of a quotation inside one with the same marks

struct Mark {
  uint32_t token;
  bool can_open, can_close;
  bool faces_in, faces_out;  // the blanks beside it say: opening, closing
};

bool glued_before(const Document& doc, uint32_t token) {
  return token > 0 && doc.tokens[token - 1].end >= doc.tokens[token].begin;
}

bool glued_after(const Document& doc, uint32_t token) {
  return token + 1 < doc.size() && doc.tokens[token + 1].begin <= doc.tokens[token].end;
}

bool is_sign(const Document& doc, uint32_t token) {
  size_t at = 0;
  const char32_t c = base::next_code_point(doc.word(token), at);
  return !base::is_letter(c) && !base::is_digit(c);
}

class Pairer {
 public:
  Pairer(const Document& doc, const Lexicon& lexicon, const QuoteMark& style,
         const std::function<bool(uint32_t)>& starts_tag, std::vector<bool>& used,
         std::vector<Quotation>& out)
      : doc_(doc),
        lexicon_(lexicon),
        style_(style),
        starts_tag_(starts_tag),
        used_(used),
        out_(out) {}

  // `lone`: only marks that have no partner, once all styles have been paired.
  void run(bool lone) {
    lone_ = lone;
    marks_.clear();
    collect();
    for (size_t n = 0; n < marks_.size();) n = pair(n);
  }

 private:
  void collect() {
    for (uint32_t i = 0; i < doc_.size(); ++i) {
      const std::string_view word = doc_.word(i);
      Mark mark{i, word == style_.open, word == style_.close, false, false};
      if (used_[i] || (!mark.can_open && !mark.can_close)) continue;
      // A bracket or another mark beside it counts as a blank.
      const bool word_before = glued_before(doc_, i) && !opens_bracket(i - 1);
      const bool word_after = glued_after(doc_, i) && !is_sign(doc_, i + 1);
      mark.faces_in = !word_before && glued_after(doc_, i);
      mark.faces_out = glued_before(doc_, i) && !word_after;
      if (style_.kind == MarkKind::kApostrophe && !mark.faces_in && !mark.faces_out) continue;
      marks_.push_back(mark);
    }
  }

  bool opens_bracket(uint32_t token) const {
    const std::string_view word = doc_.word(token);
    return word == "(" || word == "[" || word == "/" || word == "-" || word == "–";
  }

  // A closing mark that lost its blank: `..., "siger han`.
  bool closes_before_tag(const Mark& mark) const {
    return mark.token > 0 && mark.token + 1 < doc_.size() && is_sign(doc_, mark.token - 1) &&
           doc_.word(mark.token - 1) != ":" && starts_tag_(mark.token + 1);
  }

  // A tag may follow the mark with a comma in between: `...», sier hun`.
  bool tag_follows(uint32_t mark) const {
    if (starts_tag_(mark + 1)) return true;
    return mark + 2 < doc_.size() && doc_.word(mark + 1) == "," && starts_tag_(mark + 2);
  }

  bool opens(const Mark& mark) const {
    if (!mark.can_open) return false;
    if (style_.kind == MarkKind::kPair) return mark.faces_in || !mark.faces_out;
    if (closes_before_tag(mark)) return false;
    return style_.kind == MarkKind::kApostrophe ? mark.faces_in : mark.faces_in || !mark.faces_out;
  }

  bool closes(const Mark& mark) const {
    if (!mark.can_close) return false;
    if (style_.kind == MarkKind::kApostrophe) return mark.faces_out;
    return style_.kind == MarkKind::kPair || mark.faces_out || closes_before_tag(mark) ||
           !mark.faces_in;
  }

  // Takes the mark n and gives the next one to look at.
  size_t pair(size_t n) {
    const Mark& mark = marks_[n];
    if (!opens(mark)) {
      if (lone_ && closes(mark) && style_.kind != MarkKind::kApostrophe) add_unopened(mark.token);
      return n + 1;
    }
    uint32_t lines = 0;
    uint32_t at = mark.token;
    for (size_t m = n + 1; m < marks_.size() && marks_[m].token - mark.token < kLongest; ++m) {
      for (; at < marks_[m].token; ++at) lines += at + 1 < doc_.size() && begins_line(doc_, at + 1);
      const bool sure = mark.faces_in && marks_[m].faces_out && !marks_[m].faces_in;
      if (lines > (sure ? kSureLines : kParagraphs)) break;
      if (begins_line(doc_, marks_[m].token) && opens(marks_[m])) {  // the next paragraph goes on
        if (style_.kind == MarkKind::kApostrophe) break;
        add({mark.token, marks_[m].token}, false);
        return m;
      }
      if (closes(marks_[m])) {
        add({mark.token, marks_[m].token + 1}, true);
        return m + 1;
      }
      if (const size_t last = close_around(n, m); last != m) {
        add({mark.token, marks_[last].token + 1}, true);
        add({marks_[m].token, marks_[m + 1].token + 1}, true);
        return last + 1;
      }
      // Two that face in: in one line the second closes all the same, else the first stays open.
      if (lines > 0) break;
      if (style_.kind == MarkKind::kBoth) {
        add({mark.token, marks_[m].token + 1}, true);
        return m + 1;
      }
      break;
    }
    if (lone_ && style_.kind != MarkKind::kApostrophe) add_unclosed(mark.token);
    return n + 1;
  }

  // "A "B" C", siger X: words in marks inside others of the same shape. The mark that closes all of
  // them, or the second where it only opens another quotation.
  size_t close_around(size_t first, size_t second) const {
    const auto faces = [&](size_t n, bool in) {
      return n < marks_.size() && (in ? marks_[n].faces_in && !marks_[n].faces_out
                                      : marks_[n].faces_out && !marks_[n].faces_in);
    };
    if (style_.kind != MarkKind::kBoth || !faces(first, true) || !faces(second, true) ||
        !faces(second + 1, false) || !faces(second + 2, false)) {
      return second;
    }
    const bool near = marks_[second + 1].token - marks_[second].token <= kInnerWords &&
                      marks_[second + 2].token - marks_[first].token < kLongest;
    return near ? second + 2 : second;
  }

  void add(TokenSpan outer, bool closed) {
    Quotation quotation;
    quotation.outer = outer;
    quotation.inner = {outer.begin + 1, closed ? outer.end - 1 : outer.end};
    quotation.closed = closed;
    if (quotation.inner.empty()) return;
    used_[outer.begin] = true;
    if (closed) used_[outer.end - 1] = true;
    out_.push_back(quotation);
  }

  uint32_t line_end(uint32_t token) const {
    uint32_t end = token + 1;
    while (end < doc_.size() && !begins_line(doc_, end)) ++end;
    return end;
  }

  bool is_any_mark(uint32_t token) const {
    return std::any_of(lexicon_.marks().begin(), lexicon_.marks().end(), [&](const QuoteMark& m) {
      return m.kind != MarkKind::kDash && m.kind != MarkKind::kApostrophe &&
             (doc_.word(token) == m.open || doc_.word(token) == m.close);
    });
  }

  bool is_first_person(uint32_t token) const {
    if (doc_.upos.size() != doc_.size()) return false;
    if (doc_.upos[token] != Upos::kPron && doc_.upos[token] != Upos::kDet) return false;
    return doc_.has_feature(token, "Person=1") ||
           lexicon_.is(WordClass::kFirstPerson, base::to_lower(doc_.word(token)));
  }

  // "erklärte: „A.\nWir B.\nC": words that lost their closing mark go on up to the last of the next
  // lines that speaks in the first person, where no other mark stands in between.
  uint32_t lines_behind(uint32_t mark, uint32_t end) const {
    if (mark == 0 || doc_.word(mark - 1) != ":") return end;
    uint32_t at = end;
    for (uint32_t line = 0; line < kParagraphs && at < doc_.size(); ++line) {
      const uint32_t next = line_end(at);
      if (next - mark >= kLongest) break;
      bool speaks = false;
      for (uint32_t i = at; i < next; ++i) {
        if (is_any_mark(i)) return end;
        speaks |= is_first_person(i);
      }
      at = next;
      if (speaks) end = at;
    }
    return end;
  }

  void add_unclosed(uint32_t mark) {
    uint32_t end = mark + 1;
    while (end < doc_.size() && end - mark < kLongest && !begins_line(doc_, end)) ++end;
    end = lines_behind(mark, end);
    used_[mark] = true;
    add({mark, end}, false);
  }

  void add_unopened(uint32_t mark) {
    if (mark == 0 || mark + 1 >= doc_.size() || !tag_follows(mark)) return;
    uint32_t begin = doc_.sentences[doc_.sentence_of(mark)].begin;
    if (begin == mark) begin = doc_.sentences[doc_.sentence_of(mark - 1)].begin;
    if (!out_.empty()) begin = std::max(begin, std::min(out_.back().outer.end, mark));
    Quotation quotation;
    quotation.outer = {begin, mark + 1};
    quotation.inner = {begin, mark};
    quotation.opened = false;
    used_[mark] = true;
    if (!quotation.inner.empty()) out_.push_back(quotation);
  }

  const Document& doc_;
  const Lexicon& lexicon_;
  const QuoteMark& style_;
  const std::function<bool(uint32_t)>& starts_tag_;
  std::vector<bool>& used_;  // marks that have found their partner
  std::vector<Quotation>& out_;
  std::vector<Mark> marks_;
  bool lone_ = false;
};

bool ends_quotation(std::string_view word) {
  return word == "\"" || word == "»" || word == "“" || word == "”";
}

bool ends_sentence(std::string_view word) {
  return word == "." || word == "!" || word == "?" || word == ":" || word == "\"" || word == "»";
}

// "- Vi flytter ...": a dash that begins a line, or a sentence right after another.
void find_dashes(const Document& doc, const QuoteMark& style,
                 const std::function<bool(uint32_t)>& starts_tag, std::vector<Quotation>& out) {
  for (uint32_t i = 0; i + 1 < doc.size(); ++i) {
    if (doc.word(i) != style.open || glued_after(doc, i)) continue;
    // «Мы едем!» — сказал он: the dash leads to the speaker.
    if (i > 0 && !begins_line(doc, i) && ends_quotation(doc.word(i - 1)) && starts_tag(i + 1))
      continue;
    // A caption may have no full stop.
    const bool starts = doc.sentences[doc.sentence_of(i)].begin == i;
    if (!begins_line(doc, i) && !starts &&
        !(ends_sentence(doc.word(i - 1)) && !glued_before(doc, i)))
      continue;
    uint32_t end = i + 1;
    while (end < doc.size() && end - i < kLongest && !begins_line(doc, end)) {
      if (end > i + 1 && doc.word(end) == style.open && ends_sentence(doc.word(end - 1))) break;
      ++end;
    }
    Quotation quotation;
    quotation.outer = {i, end};
    quotation.inner = {i + 1, end};
    quotation.dash = true;
    if (!quotation.inner.empty()) out.push_back(quotation);
  }
}

}  // namespace

namespace {

// "A.”: opened with a mark of one shape and closed with one of another.
void pair_shapes(const Document& doc, const Lexicon& lexicon, std::vector<bool>& used,
                 std::vector<Quotation>& out) {
  const auto fits = [&](uint32_t token, bool opens) {
    for (const QuoteMark& mark : lexicon.marks()) {
      const bool pairs = mark.kind == MarkKind::kPair || mark.kind == MarkKind::kBoth;
      if (pairs && doc.word(token) == (opens ? mark.open : mark.close)) return true;
    }
    return false;
  };
  const auto none = static_cast<uint32_t>(doc.size());
  uint32_t open = none, lines = 0;
  for (uint32_t i = 0; i < doc.size(); ++i) {
    lines += i > 0 && begins_line(doc, i);
    if (used[i] || (!fits(i, true) && !fits(i, false))) continue;
    const bool in = glued_after(doc, i) && !glued_before(doc, i);
    const bool out_of = glued_before(doc, i) && (!glued_after(doc, i) || is_sign(doc, i + 1));
    if (in && fits(i, true)) {
      open = i;
      lines = 0;
      continue;
    }
    const bool closes = open < i && out_of && fits(i, false) && i - open < kLongest &&
                        lines <= kParagraphs && doc.word(open) != doc.word(i) && i > open + 1;
    if (closes) {
      Quotation quotation;
      quotation.outer = {open, i + 1};
      quotation.inner = {open + 1, i};
      used[open] = used[i] = true;
      out.push_back(quotation);
    }
    open = none;
  }
}

}  // namespace

bool begins_line(const Document& doc, uint32_t token) {
  if (token == 0) return true;
  const ByteSpan gap{doc.tokens[token - 1].end, doc.tokens[token].begin};
  return !gap.empty() && doc.text(gap).find('\n') != std::string_view::npos;
}

std::vector<Quotation> find_quotations(const Document& doc, const Lexicon& lexicon,
                                       const std::function<bool(uint32_t)>& starts_tag) {
  std::vector<Quotation> all;
  if (doc.sentences.empty()) return all;
  std::vector<bool> used(doc.size(), false);
  for (bool lone : {false, true}) {
    if (lone) pair_shapes(doc, lexicon, used, all);
    for (const QuoteMark& style : lexicon.marks()) {
      std::vector<Quotation> found;
      if (style.kind != MarkKind::kDash) {
        Pairer(doc, lexicon, style, starts_tag, used, found).run(lone);
      } else if (lone) {
        find_dashes(doc, style, starts_tag, found);
      }
      all.insert(all.end(), found.begin(), found.end());
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Quotation& a, const Quotation& b) {
    return a.outer.begin < b.outer.begin;
  });
  return all;
}

}  // namespace kilde::quote
