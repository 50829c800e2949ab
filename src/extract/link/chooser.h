// Chooser: which thing of the base a name stands for, or none.
//
//   Chooser chooser(base, sounds, scene, "da");
//   chooser.choose(names_of(doc, entity), entity.kind).row;   // kNoRow where nothing fits
//
// Units: a score is prominence (0..255) and points for and against, see chooser.cc.
// Needs: the base, the sounds and the scene, which must outlive it. Threads: const use from one
//   thread. Errors: cannot fail; NIL (kNoRow) where no candidate is good enough.
// Method: names from the longest on; candidates scored by kind, scene, language of the spelling and
//   length of the name; a person by a single name only when it is world-known and at home in the
//   scene, by a surname and initials when the first of them fits. A person's full name that is not
//   found as it is written is looked for by its sound in the other script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/link/scene.h"
#include "knowledge/entity_base.h"
#include "knowledge/person_sounds.h"

namespace kilde::link {

struct Choice {
  uint32_t row = knowledge::kNoRow;
  int score = 0;
  bool rival = false;   // another country or region has this name too
  std::string_view by;  // why: "full name", "name", ...
};

// What speaks for and against a candidate.
struct Points {
  int prominence = 0, kind = 0, scene = 0, sea = 0, within = 0, spelling = 0, word = 0;

  int sum() const { return prominence + kind + scene + sea + within + spelling + word; }
};

// A thing of the base that bears a name, and what speaks for and against it.
struct Candidate {
  uint32_t row = knowledge::kNoRow;
  std::string name;  // the one it was found by
  Points points;
};

class Chooser {
 public:
  Chooser(const knowledge::EntityBase& base, const knowledge::PersonSounds& sounds,
          const Scene& scene, std::string_view lang)
      : base_(base), sounds_(sounds), scene_(scene), lang_(lang) {}

  // `within`: the country or region that the text puts it in ("Paris, Texas"), kNoRow for none.
  Choice choose(const std::vector<std::string>& names, EntityKind kind,
                uint32_t within = knowledge::kNoRow) const;
  // The same for a stretch of text that nobody took for a name: only what is well known.
  Choice choose_unmarked(const std::vector<std::string>& names) const;
  // All that bear one of the names, the likeliest first, a row once: what choose() chooses among.
  std::vector<Candidate> candidates(const std::vector<std::string>& names, EntityKind kind,
                                    uint32_t within = knowledge::kNoRow) const;
  // One that needs no scene: a country, or what is far better known than all others of its name.
  bool is_certain(const Choice& choice, EntityKind kind) const;

 private:
  Choice best_of(const std::string& name, EntityKind kind, uint32_t within) const;
  Choice by_initials(const std::string& name) const;
  Choice by_sound(const std::vector<std::string>& names) const;
  Points points_of(uint32_t row, EntityKind kind, uint32_t within) const;
  bool lies_in(const knowledge::KnownEntity& known, uint32_t whole) const;
  int spelling(uint32_t row, const std::string& name) const;
  bool is_enough(const Choice& choice, const std::string& name) const;

  const knowledge::EntityBase& base_;
  const knowledge::PersonSounds& sounds_;
  const Scene& scene_;
  std::string_view lang_;
};

}  // namespace kilde::link
