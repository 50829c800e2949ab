// What all reports together tell of the speakers.
#include <algorithm>

#include "proposition/origins.h"

namespace kilde::proposition {

using claim::Claim;
using claim::Report;
using claim::Voice;

bool same_key(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (!a.starts_with("p:") || !b.starts_with("p:") || std::min(a.size(), b.size()) < 8)
    return false;
  if (a.size() < b.size()) std::swap(a, b);
  if (a.size() - b.size() > 1) return false;
  const auto [x, y] = std::ranges::mismatch(a, b);
  const auto at = static_cast<size_t>(y - b.begin());
  return a.substr(at + 1) == b.substr(a.size() == b.size() ? std::min(at + 1, b.size()) : at);
}

Voices::Voices(const std::vector<Report>& reports) {
  for (const Report& report : reports) publishers_.insert(report.publisher_key);
  std::map<std::string, std::map<std::string, size_t>> told;
  for (const Report& report : reports)
    for (const Claim& claim : report.claims)
      if (tells_body(claim.voice)) ++told[claim.voice.key][claim.voice.body];
  for (const auto& [person, bodies] : told) bodies_[person] = most_told(bodies);
}

bool tells_body(const Voice& voice) { return voice.key.starts_with("p:") && !voice.body.empty(); }

bool is_vague(std::string_view body) { return body == "authority" || body == "government"; }

std::string most_told(const std::map<std::string, size_t>& bodies) {
  std::string found;
  size_t most = 0;
  for (const auto& [body, times] : bodies) {
    const bool clearer = !is_vague(body) && is_vague(found);
    if (found.empty() || clearer || (times > most && is_vague(body) == is_vague(found)))
      most = times, found = body;
  }
  return found;
}

std::string Voices::body_of(const Voice& voice) const {
  const auto known = bodies_.find(voice.key);
  if (known != bodies_.end() && !is_vague(known->second)) return known->second;
  if (!voice.body.empty()) return voice.body;
  return known == bodies_.end() ? voice.key : known->second;
}

std::string Voices::listener(const Report& report, const Voice& voice) const {
  if (publishers_.contains(voice.to)) return voice.to;
  if (voice.key.empty()) return "";
  for (const Claim& claim : report.claims)
    if (claim.voice.key == voice.key && publishers_.contains(claim.voice.to)) return claim.voice.to;
  return "";
}

}  // namespace kilde::proposition
