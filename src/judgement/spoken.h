// Spoken: the voice that a judgement of kind speaker gives a claim.
//
//   Spoken spoken(reports, keys);
//   claim::Voice voice = spoken.voice("Lone Brandt", "police", found);
//
// Needs: reports that outlive it. Threads: one at a time. Errors: cannot fail.
// Method: where any report credits somebody of that name (in any script), the voice is as it is
//   there; else a person's key is made of the name, and an institution's of its word or name. To
//   whom, when and through whom it was said stays as it was found. Nobody: the paper's own voice.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "claim/claim.h"
#include "claim/keys.h"

namespace kilde::judgement {

class Spoken {
 public:
  Spoken(const std::vector<claim::Report>& reports, const claim::Keys& keys);
  claim::Voice voice(const std::string& name, const std::string& body,
                     const claim::Voice& found) const;

 private:
  const claim::Voice* known(const std::string& name) const;
  void put_body(const std::string& body, claim::Voice& voice) const;

  const claim::Keys& keys_;
  std::map<std::string, const claim::Voice*> voices_;  // by the sound of their names
  std::map<std::string, const claim::Voice*> bodies_;  // one of each institution's
};

}  // namespace kilde::judgement
