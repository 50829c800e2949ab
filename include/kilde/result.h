// Result<T>: a value, or an error that says what went wrong, where, and what was expected.
//
//   Result<Lexicon> lexicon = load_lexicon(path);
//   if (!lexicon) return lexicon.error();
//   use(*lexicon);
//
// Units: none. Ownership: a Result owns its value or its Error. Threads: as safe as T.
// Errors: reading the value of a failed Result is our own mistake and asserts.
// Method: the interface of std::expected (C++23), which our compilers lack in C++20.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace kilde {

enum class Code {
  kInvalidArgument,  // a value the caller gave cannot be used
  kNotFound,         // a file, language or id that is not there
  kIo,               // reading or writing failed
  kFormat,           // a file is there but is not what it should be
  kVersion,          // a model or data file of another version
  kTooLarge,         // an input over a limit
  kUnsupported,      // known, but not for this language or build
  kInterrupted,      // stopped by the user
};

// Example: {kFormat, "data/da/cues.tsv:12", "expected 4 columns, found 3"}.
struct Error {
  Code code = Code::kInvalidArgument;
  std::string where;    // file, file:line, input id or option; may be empty
  std::string message;  // "expected ..., found ..."

  std::string to_string() const { return where.empty() ? message : where + ": " + message; }
};

template <typename T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return assert(has_value()), *std::get_if<0>(&state_); }
  const T& value() const& { return assert(has_value()), *std::get_if<0>(&state_); }
  T&& value() && { return assert(has_value()), std::move(*std::get_if<0>(&state_)); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const { return assert(!has_value()), *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

// Success without a value.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), ok_(false) {}

  bool has_value() const { return ok_; }
  explicit operator bool() const { return ok_; }
  const Error& error() const { return assert(!ok_), error_; }

 private:
  Error error_;
  bool ok_ = true;
};

}  // namespace kilde
