#include "extract/time/time_tagger.h"

#include <algorithm>

#include "extract/time/matcher.h"
#include "extract/time/resolve.h"
#include "extract/time/tense.h"

namespace kilde::time {
namespace {

struct Found {
  uint32_t rule = 0;
  Match match;
};

// Finds what the rules match: the longest from the left.
class Finder {
 public:
  Finder(const Document& doc, const std::vector<Atom>& atoms, const RuleSet& rules)
      : doc_(doc),
        atoms_(atoms),
        rules_(rules),
        matcher_(doc.text(), atoms, rules.lexicon(), rules.decimal_mark()) {}

  std::vector<Found> run() {
    std::vector<Found> found;
    for (uint32_t at = 0; at < atoms_.size();) {
      auto best = best_at(at);
      if (!best) {
        ++at;
        continue;
      }
      // Words before the extent are only context; a longer match may begin behind them.
      for (uint32_t i = at + 1; i <= best->match.begin; ++i) {
        auto other = best_at(i);
        if (other && other->match.context_end > best->match.context_end) best = std::move(other);
      }
      at = std::max(at + 1, best->match.end);
      if (rules_.rules()[best->rule].type) found.push_back(std::move(*best));
    }
    return found;
  }

 private:
  std::optional<Found> best_at(uint32_t at) {
    std::optional<Found> best;
    for (uint32_t id : rules_.beginning_with(atoms_[at])) {
      auto match = matcher_.run(rules_.rules()[id].program, at);
      if (!match || (best && match->context_end <= best->match.context_end)) continue;
      if (match->fields[Field::kIf] == "year" && counts_something(match->end - 1)) continue;
      best = Found{id, std::move(*match)};
    }
    return best;
  }

  // "1995-priser" is a word of its own; "2000 kunder": the analysis says that the number counts
  // what follows.
  bool counts_something(uint32_t atom) const {
    if (atom + 2 < atoms_.size() && doc_.text()[atoms_[atom + 1].begin] == '-' &&
        atoms_[atom + 1].gap == Atom::Gap::kNone && atoms_[atom + 2].gap == Atom::Gap::kNone &&
        atoms_[atom + 2].kind == Atom::Kind::kWord)
      return true;
    const uint32_t token = atoms_[atom].token;
    if (!doc_.analysed() || doc_.relation[token] != Relation::kNummod) return false;
    const auto head = static_cast<size_t>(doc_.head[token]);
    return head > token && head < doc_.size() && doc_.upos[head] == Upos::kNoun;
  }

  const Document& doc_;
  const std::vector<Atom>& atoms_;
  const RuleSet& rules_;
  Matcher matcher_;
};

class Run {
 public:
  Run(Document& doc, const RuleSet& rules)
      : doc_(doc),
        rules_(rules),
        atoms_(split_atoms(doc, rules.lexicon())),
        tense_(doc, atoms_, rules.lexicon(), rules.past_endings()) {}

  void run() {
    const std::vector<Found> found = Finder(doc_, atoms_, rules_).run();
    anchor_ = make_anchor(doc_.date, days_in_text(found));
    doc_.times.clear();
    doc_.times.reserve(found.size());
    for (const Found& one : found) add(one);
  }

 private:
  Context context_of(const Found& found) const {
    Context context;
    context.direction = tense_.at(found.match.begin, found.match.end);
    context.text = text_;
    if (found.match.fields.has(Field::kGeneric) && context.direction == Direction::kPresent)
      context.quoted_present = in_quotation(doc_.text(), atoms_[found.match.begin].begin);
    return context;
  }

  // Days that the text names in full; they tell the day of a report dated by month or year.
  std::vector<sys_days> days_in_text(const std::vector<Found>& all) const {
    std::vector<sys_days> days;
    if (!doc_.date.known() || doc_.date.precision() == Date::Precision::kDay) return days;
    const Anchor anchor = make_anchor(doc_.date, {});
    for (const Found& found : all) {
      const Fields& fields = found.match.fields;
      if (!fields.has(Field::kDay) || !fields.has(Field::kMonth)) continue;
      const Resolved resolved = resolve(fields, TimexType::kDate, anchor, context_of(found));
      if (resolved.moment && resolved.moment->grain == Grain::kDay)
        days.push_back(resolved.interval->from);
    }
    return days;
  }

  void add(const Found& found) {
    const Rule& rule = rules_.rules()[found.rule];
    Resolved resolved = resolve(found.match.fields, *rule.type, anchor_, context_of(found));
    TimeExpression time;
    time.span = {atoms_[found.match.begin].begin, atoms_[found.match.end - 1].end};
    if (resolved.value.empty()) {
      doc_.note("no such time: '" + std::string(doc_.text(time.span)) + "'");
      resolved.value = "XXXX-XX-XX";
    }
    if (resolved.moment) text_ = resolved.moment;
    time.type = resolved.type;
    time.value = doc_.intern(resolved.value);
    time.mod = doc_.intern(resolved.mod);
    time.rule = doc_.intern(rule.name);
    // ISO days have four digits of year; what reaches beyond has no interval.
    if (resolved.interval && date_of(resolved.interval->to).year <= 9999) {
      time.from = doc_.intern(date_of(resolved.interval->from).to_string());
      time.to = doc_.intern(date_of(resolved.interval->to).to_string());
    }
    doc_.times.push_back(time);
  }

  Document& doc_;
  const RuleSet& rules_;
  const std::vector<Atom> atoms_;
  const Tense tense_;
  Anchor anchor_;
  std::optional<Moment> text_;
};

}  // namespace

Result<TimeTagger> TimeTagger::load(const std::filesystem::path& root, std::string_view lang) {
  auto rules = RuleSet::load(root, lang);
  if (!rules) return rules.error();
  return TimeTagger(std::move(*rules));
}

void TimeTagger::run(Document& doc) const { Run(doc, rules_).run(); }

}  // namespace kilde::time
