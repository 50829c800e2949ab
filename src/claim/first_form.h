// Records of claims as ledgers of version 1 kept them, to be kept in another form.
//
//   std::optional<Report> report = decode_first_form(bytes);
//
// Threads: a pure function. Errors: nullopt for other bytes, those of a still earlier kilde too.
#pragma once

#include <optional>
#include <string_view>

#include "claim/claim.h"

namespace kilde::claim {

std::optional<Report> decode_first_form(std::string_view bytes);

}  // namespace kilde::claim
