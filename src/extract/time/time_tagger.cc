#include "extract/time/time_tagger.h"

#include <algorithm>

#include "extract/time/bounds.h"
#include "extract/time/finder.h"
#include "extract/time/resolve.h"
#include "extract/time/speech.h"
#include "extract/time/tense.h"

namespace kilde::time {
namespace {

constexpr int kLongAgo = 365;           // days
constexpr size_t kDayReaches = 3;       // sentences behind a day whose clock times are of that day
constexpr size_t kShortestEssay = 150;  // tokens
constexpr int kFewestOfTale = 8;
constexpr int kTimesMore = 3;
constexpr int kYearsOn = 3;
constexpr int kLatestReport = 2100;
constexpr uint32_t kSentenceOpening = 2;  // tokens before a year that opens a sentence

class Run {
 public:
  Run(Document& doc, const RuleSet& rules)
      : doc_(doc),
        rules_(rules),
        atoms_(split_atoms(doc, rules.lexicon())),
        tense_(doc, atoms_, rules.lexicon(), rules.past_endings()),
        finder_(doc, atoms_, rules) {}

  void run() {
    found_ = finder_.run();
    for (const Found& found : found_) extents_.push_back({found.match.begin, found.match.end});
    anchor_ = make_anchor(doc_.date, days_in_text());
    if (!found_.empty() && doc_.date.known() && doc_.date.year > kLatestReport)
      doc_.note("times are counted from a day far ahead: " + doc_.date.to_string());
    tale_ = is_tale();
    of_days_ = is_of_days();
    doc_.times.clear();
    doc_.times.reserve(found_.size());
    for (size_t i = 0; i < found_.size(); ++i) add(i);
  }

 private:
  // Whether most years that the text gives lie before the document's, and few times are counted
  // from the day of writing, so that dates without a year follow those told before.
  bool is_tale() const {
    int full = 0, old = 0, from_now = 0;
    for (size_t i = 0; i < found_.size(); ++i) {
      const Fields& f = fields(i);
      const int year = f.number(Field::kYear).value_or(0);
      from_now += f.has(Field::kWeekday) && !f.has(Field::kDay);
      from_now += f.has(Field::kShift) && f[Field::kBase] != "text";
      if (year < 1000) continue;
      const int weight = f.has(Field::kMonth) ? 2 : 1;  // a bare year may be part of a name
      full += weight;
      if (!doc_.date.known() || year < doc_.date.year) old += weight;
    }
    return old >= kFewestOfTale && old * 10 >= full * 8 && from_now * kTimesMore <= old;
  }

  // Whether the text counts days from its own: a report, where "today" is that day, and no essay.
  // A short one may well count none.
  bool is_of_days() const {
    if (doc_.size() < kShortestEssay) return true;
    for (size_t i = 0; i < found_.size(); ++i) {
      const Fields& f = fields(i);
      if (f.has(Field::kWeekday) && !f.has(Field::kDay)) return true;
      if (f[Field::kUnit] == "D" && f.has(Field::kShift) && f[Field::kBase] != "text" &&
          f[Field::kShift] != "0")
        return true;
    }
    return false;
  }

  const Fields& fields(size_t index) const { return found_[index].match.fields; }

  Context context_of(size_t index) const {
    const Match& match = found_[index].match;
    Context context;
    const bool closes = index > 0 && range_from(index - 1);
    context.direction = tense_.at(match.begin, match.end, closes);
    context.text = text_;
    if (!of_clock_alone(index) || !anchor_.now || sentences_since_day(index) <= kDayReaches)
      context.day = day_;
    context.quarter = quarter_;
    context.soon = !tense_.led(match.begin);
    context.event =
        context.direction == Direction::kPresent && tense_.happening(match.begin, match.end);
    const bool present = context.direction == Direction::kPresent;
    const bool timeless = !of_days_ && (present || context.direction == Direction::kNone);
    if (match.fields.has(Field::kGeneric))
      context.generic = ((timeless || (present && spoke_of_old())) && !context.event) ||
                        (present && in_quotation(doc_.text(), atoms_[match.begin].begin));
    return context;
  }

  // "klokken 20", "om aftenen": no day of its own.
  bool of_clock_alone(size_t index) const {
    const Fields& f = fields(index);
    for (const Field field : {Field::kDay, Field::kMonth, Field::kWeekday, Field::kShift,
                              Field::kHoliday, Field::kYear})
      if (f.has(field)) return false;
    return f.has(Field::kHour) || f.has(Field::kPart);
  }

  size_t sentences_since_day(size_t index) const {
    const size_t here = doc_.sentence_of(atoms_[found_[index].match.begin].token);
    return here - std::min(here, sentence_of_day_);
  }

  // Whether the last expression lies long ago, so that a "today" after it contrasts with it.
  bool spoke_of_old() const {
    if (doc_.times.empty() || !anchor_.now) return false;
    const TimeExpression& last = doc_.times.back();
    if (last.value == "PAST_REF") return true;
    return text_ && last.type == TimexType::kDate && !last.to.empty() &&
           text_->at.interval()->to + std::chrono::days(kLongAgo) < *anchor_.now;
  }

  Resolved plain(size_t index, const Anchor& anchor, const Context& context) const {
    return resolve(fields(index), *rules_.rules()[found_[index].rule].type, anchor, context);
  }

  bool in_tale(size_t index) const { return tale_ && told_ && open_year(fields(index)); }

  // Counted from the date that the tale has come to, or from the document's.
  Resolved by_itself(size_t index, Context context) const {
    if (!in_tale(index)) return plain(index, anchor_, context);
    context.tale = true;
    context.text = told_;
    return plain(index, on_day(*told_), context);
  }

  // "the day before 5 May", "two years after Christmas": counted from the time that follows.
  std::optional<Resolved> from_next(size_t index, Context context) const {
    if (fields(index)[Field::kBase] != "text" || index + 1 >= found_.size()) return std::nullopt;
    if (extents_[index].end != extents_[index + 1].begin || !dated(index + 1)) return std::nullopt;
    if (fields(index + 1)[Field::kBase] == "text") return std::nullopt;
    const auto next = resolved(index + 1).moment;
    if (!next || next->grain < grain_of_unit(fields(index)[Field::kUnit])) return std::nullopt;
    context.text = context.day = Told{*next, row_of(index + 1)};
    return plain(index, anchor_, context);
  }

  // Quoted words count from the day they were spoken, where the text tells it.
  Resolved resolved(size_t index) const {
    const Context context = context_of(index);
    if (auto joined = joined_range(index, context)) return *joined;
    if (auto counted = from_next(index, context)) return *counted;
    if (in_tale(index)) return by_itself(index, context);
    return plain(index, spoken_from(index), context);
  }

  // The day that quoted words were spoken, else the document's.
  Anchor spoken_from(size_t index) const {
    if (!anchor_.now || !in_quotation(doc_.text(), atoms_[extents_[index].begin].begin))
      return anchor_;
    const auto by = spoken_at(doc_.text(), atoms_, rules_.lexicon(), extents_, index);
    const auto spoken = by ? plain(*by, anchor_, context_of(*by)).moment : std::nullopt;
    const bool day = spoken && spoken->grain == Grain::kDay;
    return day && spoken->interval()->from <= *anchor_.now ? on_day({*spoken, row_of(*by)})
                                                           : anchor_;
  }

  // Whether the tale goes on from this date: a bare year only where it opens a sentence ("In 1971
  // ..."), for it may as well be part of a name ("the constitution of 1793").
  bool leads_on(size_t index, const Moment& moment) const {
    if (moment.grain < Grain::kYear || fields(index).has(Field::kToYear)) return false;
    if (moment.grain == Grain::kSeason && !fields(index).has(Field::kYear)) return false;
    if (moment.grain > Grain::kYear || !told_) return true;
    if (moment.year > told_->at.year && moment.year <= told_->at.year + kYearsOn) return true;
    const uint32_t token = atoms_[extents_[index].begin].token;
    const size_t sentence = doc_.sentence_of(token);
    return sentence < doc_.sentences.size() &&
           token <= doc_.sentences[sentence].begin + kSentenceOpening;
  }

  static Anchor on_day(const Told& told) {
    const sys_days day = told.at.interval()->from;
    return {date_of(day), day, {}, told.row};
  }

  static int32_t row_of(size_t index) { return static_cast<int32_t>(index); }
  bool dated(size_t index) const {
    const auto type = rules_.rules()[found_[index].rule].type;
    return type == TimexType::kDate || type == TimexType::kTime;
  }

  // The two ends of "fra A til B" belong together: B is the first such time after A, or where it
  // is B that has the year, or that is known to be past, A the last before B.
  std::optional<Resolved> joined_range(size_t index, Context context) const {
    const bool first = range_from(index), last = index > 0 && range_from(index - 1);
    if (first == last) return std::nullopt;
    const size_t a = first ? index : index - 1, b = a + 1;
    if (!open_year(fields(index))) return std::nullopt;
    if (fields(a).has(Field::kWeekday) != fields(b).has(Field::kWeekday)) return std::nullopt;
    const bool past = tense_.at(extents_[b].begin, extents_[b].end) == Direction::kPast;
    const bool by_last = !open_year(fields(b)) || (open_year(fields(a)) && past && !together(a));
    if (by_last == last) return std::nullopt;  // stands for itself; the other follows it
    Context other_context = context_of(first ? b : a);
    if (by_last && open_year(fields(b))) other_context.direction = Direction::kPast;
    const Resolved other = by_itself(first ? b : a, other_context);
    if (!other.interval) return std::nullopt;
    context.direction = first ? Direction::kPast : Direction::kFuture;
    const Told from{Moment::of_day(other.interval->from), row_of(first ? b : a)};
    Resolved joined = plain(index, on_day(from), context);
    // "on Friday and Thursday" of what has been: the other lies behind too
    const bool ahead = joined.interval && anchor_.now && joined.interval->from > *anchor_.now;
    if (past && last && together(a) && ahead) return std::nullopt;
    return joined;
  }

  // Only months, dates, weekdays and seasons without a year of their own can be moved.
  static bool open_year(const Fields& fields) {
    if (fields.has(Field::kYear) || fields.has(Field::kShift) || fields.has(Field::kHour))
      return false;
    for (const Field field : {Field::kDay, Field::kMonth, Field::kWeekday, Field::kSeason})
      if (fields.has(field)) return true;
    return false;
  }

  // "in April and June 1955", "on Monday and Tuesday": what the one leaves open the other tells.
  bool together(size_t index) const {
    const Fields &a = fields(index), &b = fields(index + 1);
    if (!open_year(a) || a.has(Field::kDir) || b.has(Field::kDir)) return false;
    if (b.has(Field::kYear)) return a.has(Field::kMonth) || a.has(Field::kSeason);
    const bool days = a.has(Field::kWeekday) && !a.has(Field::kDay);
    return days && open_year(b) && b.has(Field::kWeekday) && !b.has(Field::kDay);
  }

  // Whether the expression begins a range: "fra A til B", "mellem A og B", "A til B".
  bool range_from(size_t index) const {
    if (index + 1 >= found_.size() || extents_[index].end + 1 != extents_[index + 1].begin)
      return false;
    if (doc_.text()[atoms_[extents_[index].end].begin] == '-') return true;
    const auto range = rules_.lexicon().find_class("range");
    if (!range) return false;
    const auto between = rules_.lexicon().value(atoms_[extents_[index].end].lexeme, *range);
    if (between == "to") return true;
    if (between != "and") return false;
    const uint32_t begin = extents_[index].begin;
    const bool two =
        begin > 0 && rules_.lexicon().value(atoms_[begin - 1].lexeme, *range) == "between";
    return two || together(index);
  }

  // "For the nine months, ...": what follows is compared with the year before, not with a quarter.
  static bool longer_than_quarter(const Resolved& resolved) {
    return resolved.type == TimexType::kDuration &&
           (resolved.value == "P9M" || resolved.value == "P6M");
  }

  // Days that the text names in full; they tell the day of a report dated by month or year.
  std::vector<sys_days> days_in_text() const {
    std::vector<sys_days> days;
    if (!doc_.date.known() || doc_.date.precision() == Date::Precision::kDay) return days;
    const Anchor anchor = make_anchor(doc_.date, {});
    for (size_t i = 0; i < found_.size(); ++i) {
      if (!fields(i).has(Field::kDay) || !fields(i).has(Field::kMonth)) continue;
      const Resolved resolved = resolve(fields(i), TimexType::kDate, anchor, context_of(i));
      if (resolved.moment && resolved.moment->grain == Grain::kDay)
        days.push_back(resolved.interval->from);
    }
    return days;
  }

  // What is resolved, and yet may be another day.
  void note_doubts(const Fields& f, const Resolved& resolved, const std::string& words) {
    if (!resolved.moment || resolved.moment->grain != Grain::kDay) return;
    if (f.has(Field::kDoubt) && f.number(Field::kDay) != f.number(Field::kMonth))
      doc_.note("day or month may stand first: '" + words + "'");
    const auto weekday = f.number(Field::kWeekday);
    if (weekday && f.has(Field::kDay) && weekday_of(resolved.moment->interval()->from) != *weekday)
      doc_.note("no such weekday: '" + words + "'");
  }

  void add(size_t index) {
    const Found& found = found_[index];
    const Rule& rule = rules_.rules()[found.rule];
    Resolved resolved = this->resolved(index);
    TimeExpression time;
    time.span = {atoms_[found.match.begin].begin, atoms_[found.match.end - 1].end};
    if (resolved.value.empty()) {
      doc_.note("no such time: '" + std::string(doc_.text(time.span)) + "'");
      resolved.value = "XXXX-XX-XX";
    }
    note_doubts(fields(index), resolved, std::string(doc_.text(time.span)));
    // What a period is compared with is not what the text goes on to speak of.
    if (resolved.moment && fields(index)[Field::kUnit] != "P") {
      text_ = Told{*resolved.moment, row_of(index)};
      if (leads_on(index, *resolved.moment)) told_ = text_;
    }
    if (resolved.moment && resolved.moment->grain == Grain::kDay && !of_clock_alone(index)) {
      day_ = text_;
      sentence_of_day_ = doc_.sentence_of(atoms_[found.match.begin].token);
    }
    if (fields(index).has(Field::kQuarter) && resolved.moment) quarter_ = text_;
    if (longer_than_quarter(resolved)) quarter_.reset();
    time.type = resolved.type;
    time.value = doc_.intern(resolved.value);
    time.mod = doc_.intern(resolved.mod);
    time.rule = doc_.intern(rule.name);
    // ISO days have four digits of year; what reaches beyond has no interval.
    if (resolved.interval && date_of(resolved.interval->to).year <= 9999) {
      time.from = doc_.intern(date_of(resolved.interval->from).to_string());
      time.to = doc_.intern(date_of(resolved.interval->to).to_string());
    }
    time.anchor = resolved.anchor;
    if (time.type == TimexType::kDuration) bind(index, time);
    doc_.times.push_back(time);
  }

  // "the past two years", "three weeks until 5 May", "two days from Monday to Tuesday".
  void bind(size_t index, TimeExpression& time) const {
    bind_by_words(index, time);
    const size_t next = index + 1;
    if (next >= found_.size() || !dated(next)) return;
    const Side side = side_of_next(atoms_, rules_.lexicon(), extents_, index);
    if (side == Side::kBegins) time.begins = row_of(next);
    if (side == Side::kEnds) time.ends = row_of(next);
    if (side == Side::kBegins && range_from(next)) time.ends = row_of(next + 1);
  }

  // "the next two years" begin now, but in a tale of the past with the date told before.
  void bind_by_words(size_t index, TimeExpression& time) const {
    if (fields(index).has(Field::kMonth) || fields(index).has(Field::kYear)) return;
    const std::string_view reach = reach_of(atoms_, rules_.lexicon(), extents_[index]);
    const int32_t told = text_ ? text_->row : kNoTime;
    const int32_t here = anchor_.date.known() ? spoken_from(index).row : kNoTime;
    const bool past = tense_.at(extents_[index].begin, extents_[index].end) == Direction::kPast;
    if (reach == "past") time.ends = here;
    if (reach == "preceding") time.ends = told;
    if (reach == "coming") time.begins = past ? told : here;
    if (reach == "following") time.begins = told;
  }

  Document& doc_;
  const RuleSet& rules_;
  const std::vector<Atom> atoms_;
  const Tense tense_;
  Finder finder_;  // owns what found_ views
  std::vector<Found> found_;
  std::vector<Extent> extents_;
  Anchor anchor_;
  std::optional<Told> text_;           // the last date on the calendar
  std::optional<Told> day_, quarter_;  // the last day, the last quarter
  std::optional<Told> told_;           // where a tale has come to
  size_t sentence_of_day_ = 0;         // where the last day was told
  bool tale_ = false;
  bool of_days_ = true;
};

}  // namespace

Result<TimeTagger> TimeTagger::load(const std::filesystem::path& root, std::string_view lang) {
  auto rules = RuleSet::load(root, lang);
  if (!rules) return rules.error();
  return TimeTagger(std::move(*rules));
}

void TimeTagger::run(Document& doc) const { Run(doc, rules_).run(); }

}  // namespace kilde::time
