// A small map of the places that a report names: inline SVG, drawn from outlines on disk.
//
//   HtmlMap map(doc, "d1", world, kMostMapBytes);
//   map.spots()                        // entity row -> number on the map; 0: not on it
//   map.append_to(page, text)          // <figure class="map">; nothing for a report without places
//
// Towns are dots, regions and seas rings, countries are filled; the more mentions, the larger. What
//   is number N on the map has class pN there and in the text, and one lights up the other by CSS.
// Units: see map_window.h; most_bytes bounds the outlines, the marks of 60 places come on top.
// Needs: the document and the world outlive it. Threads: belongs to one thread.
// Errors: cannot fail.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <kilde/document.h>

#include "format/html_text.h"
#include "format/map_outline.h"
#include "format/map_window.h"
#include "format/world_map.h"

namespace kilde::format {

inline constexpr size_t kMostMapBytes = 22000;
inline constexpr size_t kLeastMapBytes = 6000;  // for each of many reports on one page

class HtmlMap {
 public:
  // No map where world is null.
  HtmlMap(const Document& doc, std::string prefix, const WorldMap* world, size_t most_bytes);

  bool empty() const { return marks_.empty(); }
  size_t size() const { return marks_.size(); }
  std::vector<size_t> spots() const;
  void append_to(std::string& page, const HtmlText& text) const;

  // A place, and what a country's outline is filled with.
  struct Mark {
    MapPlace place;
    std::string fill;               // path data; empty for what is no country with an outline
    std::optional<MapSpot> middle;  // of the part that is shown
  };

 private:
  void draw(const WorldMap& world, std::vector<MapPlace> places, size_t most_bytes);
  std::string caption() const;

  const Document& doc_;
  std::string prefix_;
  std::vector<Mark> marks_;
  std::optional<MapWindow> window_;
  Outline outline_;
  size_t left_out_ = 0;
  std::vector<std::string> beyond_;  // countries that the window does not reach
};

}  // namespace kilde::format
