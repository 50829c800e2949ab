// Where what was seen is kept, and what is different from it; see question_view.h.
#include "ledger/question_looks.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "ledger/days.h"
#include "question/look_file.h"
#include "question_view.h"

namespace kilde::cli {
namespace {

using question::Look;

// The file that looks are kept in; empty: the ledger.
std::string state_file(const QuestionChoices& choices) {
  if (!choices.state.empty()) return choices.state;
  const std::filesystem::path ledger = choices.ledger.file;
  const std::filesystem::path folder = ledger.has_parent_path() ? ledger.parent_path() : ".";
  const bool writable = ::access(ledger.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
  return writable ? "" : choices.file + ".looks.json";
}

// By the questions' keys.
using Looks = std::map<std::string, std::string>;

Result<Looks> stored_looks(const QuestionChoices& choices, const std::string& looker,
                           const QuestionView& view) {
  if (const std::string file = state_file(choices); !file.empty()) {
    Result<question::StoredLooks> looks = question::load_looks(file);
    if (!looks) return looks.error();
    return std::move((*looks)[looker]);
  }
  Result<ledger::Database> db = ledger::Database::open(choices.ledger.file, {.read_only = true});
  if (!db) return db.error();
  Looks looks;
  for (const question::Question& question : view.questions) {
    const std::string key = question::key_of(question);
    if (auto look = ledger::last_look(*db, looker, key)) looks.emplace(key, std::move(*look));
  }
  if (auto read = db->status(); !read) return read.error();
  return looks;
}

Look look_now(const QuestionView& view, size_t row, const question::Assessment& assessment) {
  const format::Told told = view.told();
  return question::look_at(view.questions[row], assessment, view.telling(),
                           [&](const std::vector<question::ClaimRow>& claims) {
                             return format::gloss_of(told, claims);
                           });
}

}  // namespace

Result<void> compare_with_last(const QuestionChoices& choices, const std::string& looker,
                               QuestionView& view) {
  Result<Looks> looks = stored_looks(choices, looker, view);
  if (!looks) return looks.error();
  for (size_t row = 0; row < view.questions.size(); ++row) {
    const auto stored = looks->find(question::key_of(view.questions[row]));
    if (stored == looks->end()) continue;
    Result<Look> last = question::decode(stored->second);
    if (!last) {
      Error error = last.error();
      const std::string file = state_file(choices);
      error.where = file.empty() ? choices.ledger.file : file;
      return error;
    }
    view.since[row] = last->time;
    view.changes[row] =
        question::changes_since(*last, view.questions[row], view.assessments[row], view.telling());
  }
  return {};
}

void compare_with_day(const std::string& day, QuestionView& view) {
  for (size_t row = 0; row < view.questions.size(); ++row) {
    auto before = view.touched[row];
    for (auto& rows : before)
      std::erase_if(
          rows, [&](const question::ClaimRow& claim) { return view.added[claim.report] >= day; });
    const Look last =
        look_now(view, row, question::assess(view.questions[row], before, view.telling()));
    view.since[row] = day;
    view.changes[row] =
        question::changes_since(last, view.questions[row], view.assessments[row], view.telling());
  }
}

Result<void> keep_look(const QuestionChoices& choices, const std::string& looker,
                       const QuestionView& view) {
  const std::string time = ledger::utc_now(), file = state_file(choices);
  Looks looks;
  for (size_t row = 0; row < view.questions.size(); ++row) {
    Look look = look_now(view, row, view.assessments[row]);
    look.time = time;
    looks[question::key_of(view.questions[row])] = question::encode(look);
  }
  if (file.empty()) {
    Result<ledger::Database> db = ledger::Database::open(choices.ledger.file, {});
    if (!db) return db.error();
    return ledger::keep_looks(*db, looker, looks, time);
  }
  Result<question::StoredLooks> stored = question::load_looks(file);
  if (!stored) return stored.error();
  for (auto& [key, look] : looks) (*stored)[looker][key] = std::move(look);
  return question::keep_looks(file, *stored);
}

}  // namespace kilde::cli
