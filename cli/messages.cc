#include "messages.h"

#include <unistd.h>

#include <sstream>
#include <string>

#include "command.h"
#include "pipeline/output.h"

namespace kilde::cli {
namespace {

std::string_view kind_of(Code code) {
  switch (code) {
    case Code::kInvalidArgument:
      return "wrong usage";
    case Code::kNotFound:
      return "not found";
    case Code::kIo:
      return "input/output error";
    case Code::kFormat:
      return "cannot be read";
    case Code::kVersion:
      return "wrong version";
    case Code::kTooLarge:
      return "too large";
    case Code::kUnsupported:
      return "not supported";
    case Code::kInterrupted:
      return "interrupted";
  }
  return "error";
}

// Names of files and words of the input may hold anything; a message stays one line.
std::string one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  return text;
}

void write_error(const std::string& text) {
  [[maybe_unused]] ssize_t ignored = ::write(STDERR_FILENO, text.data(), text.size());
}

void write_line(std::string line) {
  progress("");
  write_error("kilde: " + one_line(std::move(line)) + "\n");
}

bool progress_shown = false;

}  // namespace

void tell(const Error& error) {
  write_line(std::string(kind_of(error.code)) + ": " + error.to_string());
}

void note(std::string_view where, std::string_view text) {
  std::string line = "note: ";
  if (!where.empty()) line.append(where).append(": ");
  write_line(line.append(text));
}

int wrong_usage(std::string_view message) {
  write_line("wrong usage: " + std::string(message));
  return kWrongUsage;
}

int fail(const Error& error) {
  if (error.where.empty()) {
    std::istringstream lines(error.message);
    for (std::string line; std::getline(lines, line);) tell({error.code, "", line});
  } else {
    tell(error);
  }
  return error.code == Code::kInvalidArgument ? kWrongUsage : kSomeFailed;
}

void progress(std::string_view text) {
  if (text.empty() && !progress_shown) return;
  progress_shown = !text.empty();
  write_error("\r\x1b[K" + std::string(text));
}

int print(std::string_view text) {
  Result<pipeline::Output> out = pipeline::Output::open("-");
  if (!out) return fail(out.error());
  Result<void> written = out->write(text);
  return written ? kDone : fail(written.error());
}

}  // namespace kilde::cli
