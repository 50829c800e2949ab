// The land that a window shows, as path data of an SVG.
//
//   Outline outline = outline_of(world, window, {"UA", "BY"}, 24000);
//   outline.land             // "M12 40l3 8 ...z": all but the countries named
//   outline.countries[0]     // Ukraine alone, empty if the window shows nothing of it
//   outline.coasts, outline.borders
//
// Units: whole map units, so that paths stay short.
// Threads: a pure function. Errors: cannot fail.
// Method: each line is thinned once, so that neighbours still fit together, its ends kept; rings
//   are cut to the window by Sutherland and Hodgman. Where the paths are longer than the bytes
//   allowed, they are made again of fewer points.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "format/map_window.h"
#include "format/world_map.h"

namespace kilde::format {

struct Outline {
  std::string land, coasts, borders;
  std::vector<std::string> countries;
  std::vector<std::optional<MapSpot>> middles;  // of the largest piece shown of each country

  size_t size() const;
};

Outline outline_of(const WorldMap& world, const MapWindow& window,
                   const std::vector<std::string>& countries, size_t most_bytes);

}  // namespace kilde::format
