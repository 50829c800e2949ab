// Demonyms: adjectives of places, countries within the names of bodies, and known names within
// compounds, as mentions of them.
//
//   "russiske trawlere" -> country:RU has the mention "russiske"
//   "Следственный комитет Армении" -> country:AM has the mention "Армении"
//   "US-Beamte" -> country:US has the mention "US"
//
// Shapes: mentions of rows that are there, or new rows behind them with the link "adjective",
//   "within a name" or "compound"; rows keep their numbers, as attributions point at them.
// Needs: tokens, tags, tree, entities as linked. Gives: entities. Owns its tables and the mapping
//   of the base. Threads: see Stage. Errors: load gives what the base and the tables give.
// Method: an adjective that stands before a noun and that place_adjectives.h knows; not in the
//   name of a place, outlet or person. It runs behind the attributions, as nobody is credited by
//   an adjective.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include <kilde/result.h>

#include "document/stage.h"
#include "extract/link/compounds.h"
#include "extract/link/lands.h"
#include "extract/link/place_adjectives.h"
#include "knowledge/entity_base.h"
#include "knowledge/spelling.h"

namespace kilde::link {

// Takes such adjectives away from what was taken for names: "German ships", "a Bolivian diplomat"
// joined with "Bolivians".
void drop_adjectives(Document& doc, const Lands& lands);

class Demonyms : public document::Stage {
 public:
  static Result<Demonyms> load(const std::filesystem::path& root, std::string_view lang,
                               std::shared_ptr<const knowledge::EntityBase> base);

  std::string_view name() const override { return "demonym"; }
  uint32_t reads() const override;
  uint32_t writes() const override { return document::kEntities; }
  void run(Document& doc) const override;

 private:
  Demonyms(std::shared_ptr<const knowledge::EntityBase> base, PlaceAdjectives adjectives,
           knowledge::Spelling spelling, CompoundWords words)
      : base_(std::move(base)),
        adjectives_(std::move(adjectives)),
        spelling_(std::move(spelling)),
        words_(std::move(words)) {}

  std::shared_ptr<const knowledge::EntityBase> base_;
  PlaceAdjectives adjectives_;
  knowledge::Spelling spelling_;
  CompoundWords words_;
};

}  // namespace kilde::link
