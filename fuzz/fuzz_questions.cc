// A file of questions: any bytes are questions with all their signs, or mistakes with their places.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "question/question_file.h"

namespace {

void check(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace kilde;
  const auto questions = question::parse_questions(std::string(data, data + size), "f");
  if (!questions) {
    const std::string told = questions.error().to_string();
    check(told.starts_with("f:") && base::valid_utf8(told));
    return 0;
  }
  check(!questions->empty());
  for (const question::Question& question : *questions) {
    check(question.hypotheses.size() >= 2 && !question.id.empty() && !question.indicators.empty());
    for (const question::Indicator& indicator : question.indicators)
      check(indicator.signs.size() == question.hypotheses.size() && !indicator.name.empty() &&
            !(indicator.sentence.empty() && indicator.pattern.empty()));
  }
  return 0;
}
