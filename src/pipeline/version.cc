#include <kilde/version.h>

namespace kilde {

std::string_view version() { return KILDE_VERSION; }

}  // namespace kilde
