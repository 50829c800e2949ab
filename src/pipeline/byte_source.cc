#include "pipeline/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "pipeline/interrupt.h"

namespace kilde::pipeline {
namespace {

constexpr size_t kBufferSize = 64 * 1024;
constexpr size_t kKeptOfLongLine = 200;

Error open_error(const std::string& path, int error) {
  Code code = error == ENOENT ? Code::kNotFound : Code::kIo;
  return {code, path, std::string("expected a readable file, found: ") + std::strerror(error)};
}

void drop_carriage_return(std::string& line) {
  if (line.ends_with('\r')) line.pop_back();
}

}  // namespace

Result<ByteSource> ByteSource::open(const std::string& path, const Interrupt* interrupt) {
  ByteSource source;
  source.path_ = path;
  source.interrupt_ = interrupt;
  source.owns_ = path != "-";
  source.fd_ = source.owns_ ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
  if (source.fd_ < 0) return open_error(path, errno);
  struct stat info = {};
  if (::fstat(source.fd_, &info) != 0) return open_error(path, errno);
  if (S_ISDIR(info.st_mode)) return open_error(path, EISDIR);
  if (S_ISREG(info.st_mode)) source.file_size_ = static_cast<uint64_t>(info.st_size);
  return source;
}

ByteSource::ByteSource(ByteSource&& other) noexcept { *this = std::move(other); }

ByteSource& ByteSource::operator=(ByteSource&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(buffer_, other.buffer_);
  std::swap(begin_, other.begin_);
  std::swap(end_, other.end_);
  std::swap(fd_, other.fd_);
  std::swap(owns_, other.owns_);
  std::swap(at_end_, other.at_end_);
  std::swap(file_size_, other.file_size_);
  std::swap(error_, other.error_);
  std::swap(interrupt_, other.interrupt_);
  return *this;
}

ByteSource::~ByteSource() {
  if (owns_ && fd_ >= 0) ::close(fd_);
}

std::string_view ByteSource::peek(size_t want) {
  while (end_ - begin_ < want && fill()) {
  }
  return std::string_view(buffer_).substr(begin_, end_ - begin_);
}

void ByteSource::consume(size_t bytes) {
  consumed_ += bytes;
  begin_ += std::min(bytes, end_ - begin_);
}

// Reads once. False at the end.
bool ByteSource::fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    end_ -= std::exchange(begin_, 0);
  }
  if (buffer_.size() < end_ + kBufferSize) buffer_.resize(end_ + kBufferSize);
  ssize_t count = -1;
  do {
    if (!wait_for_bytes()) break;
    count = ::read(fd_, buffer_.data() + end_, buffer_.size() - end_);
  } while (count < 0 && (errno == EINTR || errno == EAGAIN));
  if (count > 0) {
    end_ += static_cast<size_t>(count);
    return true;
  }
  at_end_ = true;
  if (count < 0 && !(interrupt_ && interrupt_->raised())) error_ = open_error(path_, errno);
  return false;
}

// A pipe may be silent for ever, so wait for it and for an interrupt together.
bool ByteSource::wait_for_bytes() {
  if (!interrupt_ || file_size_) return true;
  std::array<pollfd, 2> waiting = {{{fd_, POLLIN, 0}, {interrupt_->descriptor(), POLLIN, 0}}};
  while (::poll(waiting.data(), waiting.size(), -1) < 0) {
    if (errno != EINTR || interrupt_->raised()) return false;
  }
  return !interrupt_->raised();
}

LineRead read_line(ByteSource& source, size_t limit, std::string& line) {
  line.clear();
  bool too_long = false;
  for (std::string_view bytes; !(bytes = source.peek()).empty();) {
    size_t end = bytes.find('\n');
    std::string_view part = bytes.substr(0, end);
    too_long = too_long || line.size() + part.size() > limit;
    if (too_long) part = part.substr(0, kKeptOfLongLine - std::min(kKeptOfLongLine, line.size()));
    line += part;
    if (too_long && line.size() > kKeptOfLongLine) line.resize(kKeptOfLongLine);
    source.consume(end == std::string_view::npos ? bytes.size() : end + 1);
    if (end == std::string_view::npos) continue;
    drop_carriage_return(line);
    return too_long ? LineRead::kTooLong : LineRead::kLine;
  }
  if (too_long) return LineRead::kTooLong;
  drop_carriage_return(line);
  return line.empty() ? LineRead::kEnd : LineRead::kLine;
}

bool read_rest(ByteSource& source, size_t limit, std::string& bytes) {
  bytes.clear();
  if (source.file_size()) {
    if (*source.file_size() > limit) return false;
    bytes.reserve(*source.file_size());
  }
  for (std::string_view part; !(part = source.peek()).empty(); source.consume(part.size())) {
    if (bytes.size() + part.size() > limit) return false;
    bytes += part;
  }
  return true;
}

}  // namespace kilde::pipeline
