#include "document/stage.h"

#include <array>
#include <bit>
#include <string>

namespace kilde::document {
namespace {

constexpr std::array<std::string_view, 9> kColumnNames = {
    "text", "lang", "tokens", "tags", "tree", "names", "times", "entities", "attributions"};

}  // namespace

Result<void> check_stages(std::span<const Stage* const> stages) {
  uint32_t written = kText | kLang;
  for (const Stage* stage : stages) {
    if (uint32_t missing = stage->reads() & ~written) {
      std::string column(kColumnNames[static_cast<size_t>(std::countr_zero(missing))]);
      return Error{Code::kInvalidArgument, std::string(stage->name()),
                   "expected the column '" + column + "' to be written by an earlier stage"};
    }
    written |= stage->writes();
  }
  return {};
}

}  // namespace kilde::document
