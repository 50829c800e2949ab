#include "pipeline/lazy_identifier.h"

#include <mutex>
#include <optional>
#include <utility>

#include "pipeline/language_table.h"
#include "text/language.h"

namespace kilde::pipeline {

struct LazyIdentifier::State {
  std::filesystem::path root;
  std::once_flag once;
  std::optional<Result<text::LanguageIdentifier>> loaded;
};

LazyIdentifier::LazyIdentifier(std::filesystem::path root) : state_(std::make_unique<State>()) {
  state_->root = std::move(root);
}

LazyIdentifier::~LazyIdentifier() = default;

std::string LazyIdentifier::identify(std::string_view text, Document& doc) const {
  State& state = *state_;
  std::call_once(state.once,
                 [&] { state.loaded.emplace(text::LanguageIdentifier::load(state.root)); });
  if (*state.loaded) return std::string((*state.loaded)->identify(text).code);
  doc.note("language not identified: " + state.loaded->error().to_string());
  return std::string(kOtherLanguage);
}

}  // namespace kilde::pipeline
