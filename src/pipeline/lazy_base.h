// LazyBase: the base of entities, mapped when the first stage asks for it, once for all languages.
//
//   LazyBase base(root);
//   Result<std::shared_ptr<const knowledge::EntityBase>> mapped = base.get();
//
// Owns: the mapping, together with those who asked. Threads: get() may be called from many threads
// at once. Errors: those of EntityBase::open, the same each time.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include <kilde/result.h>

#include "knowledge/entity_base.h"

namespace kilde::pipeline {

class LazyBase {
 public:
  using Mapped = Result<std::shared_ptr<const knowledge::EntityBase>>;

  explicit LazyBase(std::filesystem::path root) : root_(std::move(root)) {}

  Mapped get() const {
    std::call_once(once_, [this] {
      auto base = knowledge::EntityBase::open(root_);
      if (base)
        mapped_ = Mapped(std::make_shared<const knowledge::EntityBase>(std::move(*base)));
      else
        mapped_ = Mapped(base.error());
    });
    return *mapped_;
  }

 private:
  std::filesystem::path root_;
  mutable std::once_flag once_;
  mutable std::optional<Mapped> mapped_;
};

}  // namespace kilde::pipeline
