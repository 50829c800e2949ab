// The language identifier, loaded when the first text needs it.
//
//   LazyIdentifier identifier(root);
//   identifier.identify("Putin siger, at ...", doc) == "da"
//
// Gives a code, or "other" when the text's language is none of kilde's or cannot be told.
// Threads: identify() from any number of threads. Errors: cannot fail; a model that cannot be
//   loaded gives "other" and a note in `doc`.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <kilde/document.h>

namespace kilde::pipeline {

class LazyIdentifier {
 public:
  explicit LazyIdentifier(std::filesystem::path root);
  ~LazyIdentifier();
  std::string identify(std::string_view text, Document& doc) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kilde::pipeline
