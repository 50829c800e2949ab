#include "note_limit.h"

#include "messages.h"

namespace kilde::cli {
namespace {

constexpr size_t kMost = 10;

}  // namespace

void NoteLimit::add(std::string_view where, std::string_view text) {
  if (quiet_) return;
  if (told_.size() >= kMost || !told_.emplace(text).second) {
    ++untold_;
    return;
  }
  note(where, text);
}

void NoteLimit::tell_rest() const {
  if (untold_ == 0) return;
  note("", "and " + std::to_string(untold_) + " more; each stands with its document in the output");
}

}  // namespace kilde::cli
