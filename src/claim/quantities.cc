// Numbers of a claim: how many, of what, at least or about.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

#include "base/utf8.h"
#include "claim/terms.h"

namespace kilde::claim {
namespace {

constexpr double kMultiplies = 100;  // number words from here on multiply what stands before

// "1.200", "1,200", "3,5", "12"; nullopt for what is no number in digits.
std::optional<double> digits_value(std::string_view word) {
  std::string plain;
  size_t groups = 0, last_group = 0;
  char separator = 0;
  for (const char c : word) {
    if (c >= '0' && c <= '9') {
      plain += c, ++last_group;
    } else if (c == '.' || c == ',') {
      if (plain.empty()) return {};
      plain += separator = c;
      ++groups, last_group = 0;
    } else {
      return {};
    }
  }
  if (plain.empty() || (groups > 0 && last_group == 0)) return {};
  const bool thousands = groups > 1 || (groups == 1 && last_group == 3);
  std::string text;
  for (const char c : plain) {
    if (c != '.' && c != ',')
      text += c;
    else if (!thousands)
      text += '.';
  }
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class QuantityFinder {
 public:
  QuantityFinder(const View& view, const Keys& keys, Tokens tokens)
      : view_(view), keys_(keys), tokens_(tokens) {}

  std::vector<Quantity> find() {
    for (size_t at = 0; at < tokens_.size();) {
      size_t next = at;
      if (std::optional<Quantity> found = read(next)) {
        found->bound = bound_before(at, found->bound);
        name_what(at, next, *found);
        if (wanted(*found)) quantities_.push_back(std::move(*found));
        at = std::max(next, at + 1);
      } else {
        ++at;
      }
    }
    return std::move(quantities_);
  }

 private:
  // "One sailor" is told by the term.
  bool wanted(const Quantity& quantity) const {
    if (quantity.low != 1 || quantity.high != 1) return true;
    const auto row = view_.concepts.row(quantity.of);
    return quantity.of == "percent" || (row && view_.concepts.unit(*row));
  }

  // A day of the calendar or a time of day is no count; a length of time is.
  bool in_date(uint32_t token) const {
    const int32_t row = view_.time_of[token];
    return row >= 0 && view_.doc.times[static_cast<size_t>(row)].type != TimexType::kDuration;
  }

  // "Skagerrak 5" is a name.
  bool of_name(uint32_t token) const {
    if (token > 0 && view_.doc.upos[token - 1] == Upos::kPropn && view_.entity_of[token - 1] >= 0 &&
        digits_value(view_.doc.word(token)))
      return true;
    const int32_t over = view_.tree.head(token);
    return over >= 0 && static_cast<uint32_t>(over) < token &&
           view_.doc.upos[static_cast<size_t>(over)] == Upos::kPropn &&
           !view_.relation(token, Relation::kConj);
  }

  std::optional<double> value_of(size_t at) const {
    const uint32_t token = tokens_[at];
    if (in_date(token) || of_name(token)) return {};
    if (view_.entity_of[token] >= 0 && view_.doc.upos[token] != Upos::kNum) return {};
    const std::string_view word = view_.doc.form(token);
    if (auto value = digits_value(word)) return value;
    if (view_.doc.upos[token] == Upos::kDet || view_.doc.upos[token] == Upos::kPron) return {};
    if (auto value = view_.concepts.number(view_.doc.lang, word)) return value;
    if (view_.doc.upos[token] != Upos::kNum && view_.doc.upos[token] != Upos::kNoun) return {};
    return view_.concepts.number(view_.doc.lang, view_.doc.lemma[token]);
  }

  // "to hundrede", "2,5 millioner", "1 200"; `at` moves behind it.
  std::optional<double> amount(size_t& at) const {
    std::optional<double> value = value_of(at);
    if (!value) return {};
    ++at;
    while (at < tokens_.size() && tokens_[at] == tokens_[at - 1] + 1) {
      const std::optional<double> more = value_of(at);
      if (!more) break;
      const std::string_view word = view_.doc.word(tokens_[at]);
      const bool group = word.size() == 3 && digits_value(word) && *value < 1000;
      if (group)
        *value = *value * 1000 + *more;
      else if (*more >= kMultiplies && *value < *more)
        *value *= *more;
      else if (*value >= kMultiplies && *more < *value && !digits_value(word))
        *value += *more;
      else if (*value >= 20 && *value < 100 && *more < 10)
        *value += *more;
      else
        break;
      ++at;
    }
    return value;
  }

  std::optional<Quantity> read(size_t& at) const {
    const std::string_view word = view_.doc.form(tokens_[at]);
    const size_t dash = word.find_first_of("-");
    if (dash != std::string_view::npos && !in_date(tokens_[at])) {
      const auto low = digits_value(word.substr(0, dash)),
                 high = digits_value(word.substr(dash + 1));
      if (low && high && *low < *high) return ++at, Quantity{*low, *high, "", Bound::kExact};
    }
    const std::optional<double> value = amount(at);
    if (!value) return {};
    return Quantity{*value, *value, "", Bound::kExact};
  }

  Bound bound_before(size_t at, Bound known) const {
    for (size_t back = 1; back <= 3 && back <= at; ++back) {
      const uint32_t token = tokens_[at - back];
      if (view_.is(Small::kAtLeast, token)) return Bound::kAtLeast;
      if (view_.is(Small::kAtMost, token)) return Bound::kAtMost;
      if (view_.is(Small::kAbout, token)) return Bound::kAbout;
      if (view_.doc.upos[token] == Upos::kNoun || view_.doc.upos[token] == Upos::kVerb) break;
    }
    return known;
  }

  // What is counted: the noun that the number stands with, else the next one.
  void name_what(size_t at, size_t next, Quantity& quantity) const {
    const int32_t over = view_.tree.head(tokens_[next - 1]);
    const bool stands_with = view_.relation(tokens_[next - 1], Relation::kNummod) ||
                             view_.relation(tokens_[at], Relation::kNummod);
    if (next < tokens_.size() && view_.doc.word(tokens_[next]) == "%") {
      quantity.of = "percent";
    } else if (stands_with && over >= 0 && !value_token(static_cast<uint32_t>(over))) {
      quantity.of = what(static_cast<uint32_t>(over));
    } else {
      for (size_t i = next; i < tokens_.size() && i < next + 3; ++i) {
        const Upos upos = view_.doc.upos[tokens_[i]];
        if (upos == Upos::kVerb || upos == Upos::kPunct) break;
        if (upos != Upos::kNoun && upos != Upos::kSym) continue;
        quantity.of = what(tokens_[i]);
        break;
      }
    }
  }

  bool value_token(uint32_t token) const {
    return view_.concepts.number(view_.doc.lang, view_.doc.lemma[token]).has_value();
  }

  std::string what(uint32_t token) const {
    for (const Concepts::Row row : view_.concepts_of(token)) return view_.concepts.name(row);
    const std::string_view lemma = view_.doc.lemma[token];
    return keys_.word(lemma);
  }

  const View& view_;
  const Keys& keys_;
  Tokens tokens_;
  std::vector<Quantity> quantities_;
};

}  // namespace

void fill_quantities(const View& view, const Keys& keys, Tokens tokens, Claim& claim) {
  claim.quantities = QuantityFinder(view, keys, tokens).find();
}

}  // namespace kilde::claim
