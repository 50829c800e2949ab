#include "proposition/beginning.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "claim/witness.h"
#include "proposition/origins.h"

namespace kilde::proposition {

using claim::Claim;
using claim::Voice;

namespace {

std::set<std::string_view> states_of(const Voice& voice) {
  std::set<std::string_view> found;
  for (const std::string& name : voice.body_names)
    if (name.starts_with("country:")) found.insert(name);
  if (voice.key.starts_with("country:")) found.insert(voice.key);
  return found;
}

// A word for an institution, as data/claim/bodies.tsv has them, not a name's key.
bool is_kind(std::string_view body) {
  return !body.empty() && body.find(':') == std::string_view::npos && body[0] != 'Q';
}

// "The authorities", "the government": any of a state's bodies.
bool vaguely_told(const Beginning& beginning) {
  return beginning.told < Told::kPerson && is_vague(beginning.body);
}

// A name of a body, not of a state or a place: "n:skuld", "org:pst", "body:DK:navy".
bool is_name(std::string_view key) {
  return key.starts_with("n:") || key.starts_with("org:") || key.starts_with("body:") ||
         key.starts_with("Q");
}

bool has_name(const Voice& voice) {
  return is_name(voice.body) || std::ranges::any_of(voice.body_names, is_name);
}

// "the insurer", "der Rat": words in small letters are no name of a body.
bool is_description(std::string_view name) {
  bool begins = true;
  for (size_t at = 0; at < name.size();) {
    const char32_t c = base::next_code_point(name, at);
    if (begins && base::is_lower(c)) return true;
    begins = c == ' ';
  }
  return false;
}

// "n:dansk statnet" and "p:statnet": the reading took the body's name for a person's.
bool same_last_word(std::string_view a, std::string_view b) {
  if (a.size() < 6 || b.size() < 6 || !a.starts_with("p:") || !b.starts_with("n:")) return false;
  const size_t blank = b.rfind(' ');
  return a.substr(2) == b.substr(blank == std::string_view::npos ? 2 : blank + 1);
}

bool names_body(const Voice& voice, const std::string& body) {
  auto same = [&](const std::string& name) {
    return is_name(name) && (name == body || same_last_word(body, name));
  };
  return same(voice.body) || std::ranges::any_of(voice.body_names, same);
}

bool any_ministry(const std::string& a, const std::string& b) {
  return (a == "ministry" || b == "ministry") && is_ministry(a) && is_ministry(b);
}

// Whether a body that is told by what it is may be one that is told by its name, or the other way
// round: "the company" and "Energinet".
bool may_be_called(const Beginning& less, const Beginning& better) {
  if (is_kind(less.body)) return less.told == Told::kDescribed && !is_kind(better.body);
  if (less.told == Told::kDescribed) return true;
  // A minister's body is no police or company that is told by its name.
  const bool of_state = better.body == "government" || is_ministry(better.body);
  return is_kind(better.body) && !of_state && !has_name(better.claim->voice);
}

// A person of whom no report tells where they belong may be of that body; a minister of no police
// or company.
bool may_be_of(const Beginning& person, const std::string& body) {
  if (person.told != Told::kPerson || !person.speaker.starts_with("p:")) return false;
  if (person.body == "government") return is_ministry(body) || is_vague(body);
  return person.body == person.speaker || is_vague(person.body);
}

// It spoke to an outlet or at a press conference, and of the other none is told: an act of its own.
bool spoke_apart(const Beginning& less, const Beginning& better) {
  if (!less.to.empty() && less.to != better.to) return true;
  return less.claim->voice.joint && !better.claim->voice.joint;
}

// Whether one that is told less well may be the other.
bool may_be(const Beginning& less, const Beginning& better) {
  if (better.claim->voice.kind == SourceKind::kUnnamed && !bodies_agree(less, better)) return false;
  if (!names_agree(less.claim->voice, better.claim->voice)) return false;
  if (less.told == Told::kLand || vaguely_told(less)) return true;
  if (less.claim->voice.key == "b:embassy") return false;
  if (spoke_apart(less, better)) return false;
  return bodies_agree(less, better) || may_be_called(less, better) || may_be_of(better, less.body);
}

}  // namespace

bool is_medium(const Voice& voice) {
  return voice.kind == SourceKind::kOutlet || voice.kind == SourceKind::kAgency;
}

bool is_witness(const Claim& claim) { return claim.voice.key.starts_with(claim::kWitness); }

bool own_voice(const Claim& claim) { return claim.voice.key.empty() && claim.voice.body.empty(); }

// Two of a kind are told apart by their states: the embassies of two of them.
bool names_agree(const Voice& a, const Voice& b) {
  const auto of_a = states_of(a), of_b = states_of(b);
  if (of_a.empty() || of_b.empty()) return true;
  return std::ranges::any_of(of_a, [&](std::string_view name) { return of_b.contains(name); });
}

Told told_of(const Voice& voice) {
  if (voice.kind == SourceKind::kCollective && !is_kind(voice.body)) return Told::kLand;
  if (voice.kind == SourceKind::kUnnamed || voice.key.starts_with("p:") ||
      voice.key.starts_with(claim::kWitness))
    return Told::kPerson;
  if (is_kind(voice.body)) return has_name(voice) ? Told::kBody : Told::kDescribed;
  if (!is_name(voice.key) && !is_name(voice.body)) return Told::kLand;
  // "An internal memo of Energinet's": the memo has no name, but whose it is has.
  const bool described = is_description(voice.name) && voice.kind != SourceKind::kDocument;
  return described ? Told::kDescribed : Told::kBody;
}

bool share_name(const Voice& a, const Voice& b) {
  return std::ranges::any_of(a.body_names, [&](const std::string& name) {
    return is_name(name) && std::ranges::find(b.body_names, name) != b.body_names.end();
  });
}

bool is_ministry(std::string_view body) { return body.ends_with("ministry"); }

bool bodies_agree(const Beginning& a, const Beginning& b) {
  if (a.body.empty() || b.body.empty()) return false;
  return a.body == b.body || any_ministry(a.body, b.body) || names_body(a.claim->voice, b.body) ||
         names_body(b.claim->voice, a.body);
}

bool covers(const Beginning& better, const Beginning& less) {
  const bool clearer = better.told > less.told ||
                       (better.told == less.told && vaguely_told(less) && !vaguely_told(better));
  return clearer && may_be(less, better);
}

}  // namespace kilde::proposition
