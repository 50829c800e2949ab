// How far persons trust a source: beside what `kilde sources NAME` tells of it.
//
//   trust_text(trust, {})
//
//     trust     B by bo (j3f2a91c07b4d): mostly right
//
//   put_trust(json, trust)       // "trust": [{"letter", "by", "time", "reason", "judgement"}...]
//
// Needs: judgements of kind trust. Threads: pure functions. Errors: cannot fail.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "format/text.h"
#include "judgement/judgement.h"

namespace kilde::format {

std::string trust_text(const std::vector<judgement::Judgement>& trust,
                       const TextOptions& options = {});
void put_trust(nlohmann::ordered_json& json, const std::vector<judgement::Judgement>& trust);

}  // namespace kilde::format
