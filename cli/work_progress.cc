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

WorkProgress::WorkProgress(size_t of)
    : shown_at_all_(stderr_is_terminal()), of_(of), begun_(Clock::now()), shown_(begun_) {}

void WorkProgress::add(std::string_view text) {
  ++documents_;
  if (!shown_at_all_) return;
  words_ += words_in(text) + 1;
  const auto now = Clock::now();
  if (now - shown_ >= kEvery) show(now);
}

void WorkProgress::show(Clock::time_point now) {
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const double rate = static_cast<double>(documents_) / seconds;
  std::string line = grouped(documents_);
  if (of_ > 0) line += " of " + grouped(of_);
  line += " documents, " + grouped(static_cast<size_t>(rate)) + " a second, " +
          grouped(static_cast<size_t>(static_cast<double>(words_) / seconds)) + " words/s";
  if (of_ > documents_)
    line += ", about " + duration(static_cast<double>(of_ - documents_) / rate) + " left";
  progress(line);
}

void WorkProgress::end() { progress(""); }

}  // namespace kilde::cli
