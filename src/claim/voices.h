// Voices: who says a claim at first hand, which institution stands behind, through whom it came.
//
//   VoiceFinder voices(view, keys);
//   voices.of(doc.attributions[2])   // {name "Lone Brandt", key "p:brant", body "police", ...}
//
// Shapes: one Voice an attribution. Needs: the Document of the view. Threads: const functions.
// Errors: cannot fail: who is not told is "".
// Method: the institution is an organisation named with the person, else what the words for the
//   person say ("politiinspektør": police), in any of the person's mentions.
#pragma once

#include <map>
#include <string>

#include "claim/claim.h"
#include "claim/keys.h"
#include "claim/view.h"

namespace kilde::claim {

class VoiceFinder {
 public:
  VoiceFinder(const View& view, const Keys& keys);
  Voice of(const Attribution& attribution) const;

 private:
  struct Body {
    std::string key, called;  // "ministry" and "embassy"
    std::vector<std::string> names;
  };
  Body body_in(ByteSpan span, int32_t but_not) const;
  Body body_of(const Attribution& attribution, int32_t speaker) const;
  std::string key_of(const Attribution& attribution, int32_t speaker, const Body& body) const;
  bool speaks_as_body(const Attribution& attribution) const;
  ByteSpan around(ByteSpan mention) const;

  const View& view_;
  const Keys& keys_;
  std::map<int32_t, Body> bodies_;  // of persons, by row of Document::entities
};

}  // namespace kilde::claim
