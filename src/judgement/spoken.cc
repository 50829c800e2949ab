#include "judgement/spoken.h"

#include <tuple>

namespace kilde::judgement {
namespace {

using claim::Voice;

// Which of two voices of one name is taken, whatever order they came in.
bool tells_more(const Voice& a, const Voice& b) {
  auto rank = [](const Voice& voice) {
    return std::tuple(!voice.body.empty(), voice.body_names.size(), std::string_view(voice.name),
                      std::string_view(voice.key), std::string_view(voice.body));
  };
  return rank(a) > rank(b);
}

void keep(std::map<std::string, const Voice*>& known, const std::string& by, const Voice& voice) {
  const auto [at, fresh] = known.try_emplace(by, &voice);
  if (!fresh && tells_more(voice, *at->second)) at->second = &voice;
}

}  // namespace

Spoken::Spoken(const std::vector<claim::Report>& reports, const claim::Keys& keys) : keys_(keys) {
  std::map<std::string_view, std::string> sounds;
  for (const claim::Report& report : reports)
    for (const claim::Claim& claim : report.claims) {
      const Voice& voice = claim.voice;
      if (!voice.body.empty()) keep(bodies_, voice.body, voice);
      if (voice.name.empty() || voice.key.empty()) continue;
      const auto [sound, fresh] = sounds.try_emplace(voice.name);
      if (fresh) sound->second = keys.name(voice.name);
      keep(voices_, sound->second, voice);
    }
}

const Voice* Spoken::known(const std::string& name) const {
  const auto at = voices_.find(keys_.name(name));
  return at == voices_.end() ? nullptr : at->second;
}

void Spoken::put_body(const std::string& body, Voice& voice) const {
  if (const auto word = bodies_.find(body); word != bodies_.end()) {
    voice.body = body;
    voice.body_names = word->second->body_names;
  } else if (const Voice* named = known(body); named && !named->body.empty()) {
    voice.body = named->body;
    voice.body_names = named->body_names;
  } else {
    voice.body = keys_.name(body);
    voice.body_names.clear();
  }
}

Voice Spoken::voice(const std::string& name, const std::string& body, const Voice& found) const {
  if (name.empty() && body.empty()) return {};
  const std::string& called = name.empty() ? body : name;
  Voice voice;
  if (const Voice* as_known = known(called))
    voice = *as_known;
  else
    voice.kind = name.empty() ? SourceKind::kInstitution : SourceKind::kPerson;
  if (!body.empty()) put_body(body, voice);
  if (voice.key.empty()) voice.key = name.empty() ? "b:" + voice.body : keys_.person(name);
  voice.name = called;
  voice.grade = SourceGrade::kNamed;
  voice.via = found.via, voice.to = found.to, voice.joint = found.joint;
  voice.from = found.from, voice.to_day = found.to_day;
  return voice;
}

}  // namespace kilde::judgement
