#include "work_progress.h"

#include <algorithm>
#include <string>

#include "messages.h"
#include "terminal.h"

namespace kilde::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kEvery = std::chrono::milliseconds(500);

// 23400 -> "23,400"
std::string grouped(size_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string duration(double seconds) {
  const auto whole = static_cast<size_t>(seconds);
  if (whole < 120) return std::to_string(whole) + " s";
  if (whole < 7200) return std::to_string(whole / 60) + " min";
  return std::to_string(whole / 3600) + " h";
}

size_t words_in(std::string_view text) {
  return static_cast<size_t>(
      std::ranges::count_if(text, [](char c) { return c == ' ' || c == '\n'; }));
}

}  // namespace

WorkProgress::WorkProgress()
    : shown_at_all_(stderr_is_terminal()), begun_(Clock::now()), shown_(begun_) {}

void WorkProgress::add(std::string_view text, double share) {
  ++documents_;
  if (!shown_at_all_) return;
  words_ += words_in(text) + 1;
  const auto now = Clock::now();
  if (now - shown_ >= kEvery) show(now, share);
}

void WorkProgress::show(Clock::time_point now, double share) {
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const double rate = static_cast<double>(documents_) / seconds;
  std::string line =
      grouped(documents_) + " documents, " + grouped(static_cast<size_t>(rate)) + " a second, " +
      grouped(static_cast<size_t>(static_cast<double>(words_) / seconds)) + " words/s";
  if (share > 0) line += ", about " + duration(seconds * (1 - share) / share) + " left";
  progress(line);
}

void WorkProgress::end() { progress(""); }

}  // namespace kilde::cli
