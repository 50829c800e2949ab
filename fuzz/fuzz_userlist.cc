// A user's list of entities: any bytes are a list whose names are all found, or errors with a line.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "knowledge/entity_base.h"
#include "knowledge/user_entities.h"

namespace {

void check(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace kilde;
  static const auto base = knowledge::EntityBase::open(KILDE_ROOT);
  check(base.has_value());
  const auto users = knowledge::UserEntities::parse(std::string(data, data + size), "f", *base);
  if (!users) {
    check(users.error().message.starts_with("f:") && base::valid_utf8(users.error().message));
    return 0;
  }
  for (uint32_t row = 0; row < users->size(); ++row) {
    const auto entity = users->entity(row);
    check(users->row_of(entity.id) == row);
    check(users->find(base->fold(entity.name)) == row);
  }
  return 0;
}
