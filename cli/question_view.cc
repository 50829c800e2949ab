#include "question_view.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include <kilde/reader.h>

#include "base/resources.h"
#include "claim/finder.h"
#include "messages.h"
#include "query/names.h"
#include "query/pattern_finder.h"
#include "question/question_file.h"
#include "question/sentence_finder.h"

namespace kilde::cli {
namespace {

using question::ClaimRow;
using question::Indicator;
using question::Question;
using Rows = std::vector<ClaimRow>;

Result<std::vector<Question>> read_questions(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) return Error{Code::kNotFound, file, "expected a readable file of questions"};
  return question::parse_questions(text, file);
}

template <typename Use>
void each_indicator(const std::vector<Question>& questions, const Use& use) {
  for (size_t row = 0; row < questions.size(); ++row)
    for (size_t at = 0; at < questions[row].indicators.size(); ++at)
      use(row, at, questions[row].indicators[at]);
}

// The sentences as claims, in the order of their indicators; those that say nothing are mistakes.
Result<std::vector<claim::Report>> read_sentences(const std::vector<Question>& questions,
                                                  const Context& context) {
  std::vector<claim::Report> sentences;
  bool any = false;
  each_indicator(questions,
                 [&](size_t, size_t, const Indicator& i) { any |= !i.sentence.empty(); });
  if (!any) return sentences;
  ReaderOptions options;
  options.interrupted = &context.interrupt.flag();
  Result<Reader> reader = Reader::open(std::move(options));
  if (!reader) return reader.error();
  Result<claim::ClaimFinder> finder = claim::ClaimFinder::load(reader->resources());
  if (!finder) return finder.error();
  std::string mistakes;
  each_indicator(questions, [&](size_t row, size_t, const Indicator& indicator) {
    if (indicator.sentence.empty()) return;
    Input input;
    input.bytes = indicator.sentence;
    input.id = "question";
    input.title = "question";  // the sentence is no headline
    input.lang = questions[row].lang;
    sentences.push_back(finder->find(reader->read(std::move(input))));
    if (!question::claim_of(sentences.back()))
      mistakes += (mistakes.empty() ? "" : "\n") + indicator.place +
                  ": expected a sentence that says something, in a language that kilde reads, "
                  "found '" +
                  indicator.sentence + "'";
  });
  if (!mistakes.empty()) return Error{Code::kFormat, "", mistakes};
  return sentences;
}

Rows in_both(const Rows& a, const Rows& b) {
  Rows both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

Result<void> find_sentences(const std::vector<claim::Report>& sentences, QuestionView& view) {
  if (sentences.empty()) return {};
  Result<std::filesystem::path> resources = base::find_resources();
  if (!resources) return resources.error();
  Result<proposition::Resolver> resolver = proposition::Resolver::load(*resources);
  if (!resolver) return resolver.error();
  const question::Telling telling = view.telling();
  const question::SentenceFinder found(*resolver, telling, sentences);
  size_t sentence = 0;
  each_indicator(view.questions, [&](size_t row, size_t at, const Indicator& indicator) {
    if (!indicator.sentence.empty()) view.touched[row][at] = found.touched(sentence++);
  });
  return {};
}

Result<void> find_patterns(const QuestionChoices& choices, const Context& context,
                           QuestionView& view) {
  Result<OpenLedger> ledger = open_ledger(choices.ledger, {.read_only = true}, context.interrupt);
  if (!ledger) return ledger.error();
  Result<query::Names> names = query::Names::load(ledger->resources);
  if (!names) return names.error();
  query::PatternFinder patterns({ledger->store->database(), *ledger->search, *names},
                                view.propositions.set.docs, view.propositions.set.reports);
  std::optional<Error> failed;
  each_indicator(view.questions, [&](size_t row, size_t at, const Indicator& indicator) {
    if (failed || indicator.pattern.empty()) return;
    Result<Rows> rows = patterns.find(indicator.pattern);
    if (!rows) {
      failed = rows.error();
      failed->where = indicator.place + (failed->where.empty() ? "" : ": " + failed->where);
      return;
    }
    Rows& touched = view.touched[row][at];
    touched = indicator.sentence.empty() ? std::move(*rows) : in_both(touched, *rows);
  });
  if (failed) return *failed;
  for (const std::string& text : patterns.notes()) note(choices.file, text);
  for (uint32_t row = 0; row < view.propositions.set.docs.size(); ++row)
    view.added.emplace_back(patterns.added(row));
  return {};
}

}  // namespace

format::Answers QuestionView::answers() const {
  format::Answers answers;
  for (size_t row = 0; row < questions.size(); ++row)
    answers.push_back({questions[row], assessments[row], since[row], changes[row]});
  return answers;
}

void define_question_options(CLI::App& command, QuestionChoices& choices,
                             const std::vector<std::string>& more) {
  command.add_option("FILE", choices.file, "Questions in YAML (docs/questions.md)")->required();
  define_view_options(command, choices, more);
  command
      .add_option("--state", choices.state,
                  "Where to keep what was seen (default: the ledger; FILE.looks.json where it may "
                  "only be read)")
      ->option_text("FILE");
  command.add_flag("--no-mark", choices.no_mark, "Keep no trace of this look");
}

Result<QuestionView> view_of_questions(const QuestionChoices& choices, Context& context) {
  Result<std::vector<Question>> questions = read_questions(choices.file);
  if (!questions) return questions.error();
  Result<std::vector<claim::Report>> sentences = read_sentences(*questions, context);
  if (!sentences) return sentences.error();
  Result<PropositionView> propositions = view_of_all(choices, context);
  if (!propositions) return propositions.error();
  QuestionView view{std::move(*propositions), std::move(*questions), {}, {}, {}, {}, {}};
  for (const Question& question : view.questions)
    view.touched.emplace_back(question.indicators.size());
  if (auto found = find_sentences(*sentences, view); !found) return found.error();
  if (auto found = find_patterns(choices, context, view); !found) return found.error();
  const question::Telling telling = view.telling();
  for (size_t row = 0; row < view.questions.size(); ++row)
    view.assessments.push_back(question::assess(view.questions[row], view.touched[row], telling));
  view.since.resize(view.questions.size());
  view.changes.resize(view.questions.size());
  return view;
}

}  // namespace kilde::cli
