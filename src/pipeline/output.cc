#include "pipeline/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace kilde::pipeline {

Result<Output> Output::open(const std::string& path) {
  Output output;
  output.owns_ = path != "-";
  output.place_ = output.owns_ ? path : "standard output";
  output.fd_ = STDOUT_FILENO;
  if (output.owns_) {
    output.fd_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  }
  if (output.fd_ < 0) return output.failure(errno);
  return output;
}

Output::Output(Output&& other) noexcept { *this = std::move(other); }

Output& Output::operator=(Output&& other) noexcept {
  std::swap(place_, other.place_);
  std::swap(fd_, other.fd_);
  std::swap(owns_, other.owns_);
  std::swap(closed_, other.closed_);
  return *this;
}

Output::~Output() {
  if (owns_ && fd_ >= 0) ::close(fd_);
}

Result<void> Output::write(std::string_view bytes) {
  while (!bytes.empty() && !closed_) {
    ssize_t count = ::write(fd_, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<size_t>(count));
    } else if (errno == EPIPE) {
      closed_ = true;
    } else if (errno != EINTR) {
      return failure(errno);
    }
  }
  return {};
}

Result<void> Output::finish() {
  if (!owns_ || fd_ < 0) return {};
  if (::close(std::exchange(fd_, -1)) != 0) return failure(errno);
  return {};
}

Error Output::failure(int error) const {
  return {Code::kIo, place_, std::string("expected to write, found: ") + std::strerror(error)};
}

}  // namespace kilde::pipeline
