// Beginning: one claim that is not led back to another, with who begins it.
//
//   covers(ministry, moscow)              // "Moscow" adds nothing beside the ministry of that
//   state bodies_agree(the_company, energinet)  // true where the company is told by that name
//
// Needs: reports that outlive it. Threads: pure functions. Errors: cannot fail.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proposition/propositions.h"

namespace kilde::proposition {

// How well a voice is told: what is told less well is covered by what is told better.
enum class Told : uint8_t {
  kLand,       // "Moscow", or somebody of whom nothing is told
  kDescribed,  // an institution that is not named: "the company", "port officials"
  kBody,       // an institution
  kPerson,     // by name; or unnamed, in an institution or not
};

// What begins with somebody: one claim that is not led back to another.
struct Beginning {
  size_t row = 0;
  const claim::Claim* claim = nullptr;
  const claim::Report* report = nullptr;
  std::string speaker, body, to;  // `to`: who was told, where that is an outlet at hand
  Told told = Told::kPerson;
};

bool is_medium(const claim::Voice& voice);
// Of what a paper's own reporter saw.
bool is_witness(const claim::Claim& claim);
bool own_voice(const claim::Claim& claim);
Told told_of(const claim::Voice& voice);

// Two of a kind are told apart by their states: the embassies of two of them.
bool names_agree(const claim::Voice& a, const claim::Voice& b);
// Whether an institution is told by the same name of both.
bool share_name(const claim::Voice& a, const claim::Voice& b);
// The same institution, however it is called; a ministry that is not told from a certain one too.
bool bodies_agree(const Beginning& a, const Beginning& b);
bool is_ministry(std::string_view body);
// Whether one that is told less well adds nothing beside another.
bool covers(const Beginning& better, const Beginning& less);

}  // namespace kilde::proposition
