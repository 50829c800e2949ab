#include "pipeline/lazy_identifier.h"

#include <mutex>
#include <optional>
#include <utility>

namespace kilde::pipeline {
struct LazyIdentifier::State {
  std::filesystem::path root;
  std::once_flag once;
};

LazyIdentifier::LazyIdentifier(std::filesystem::path root) : state_(std::make_unique<State>()) {
  state_->root = std::move(root);
}
LazyIdentifier::~LazyIdentifier() = default;

std::string LazyIdentifier::identify(std::string_view, Document&) const { return "da"; }

}  // namespace kilde::pipeline
