// Which reports are about the same happening, for programs and for people.
//
//   stories_json(reports, story)        // a line a report: {"id": "b2", "story": "a1"}
//   stories_text(reports, story, {})    // a block for each story, the earliest first
//
//     Hurtigbåt på grunn utenfor Bodø
//       2023-03-12 to 2023-03-13 · 4 reports · nb da en de
//       first    Kystavisa 2023-03-12
//       outlets  Kystavisa, North Sea Courier, Küstenbote
//       ids      h01-nb h01-da h01-en h01-de
//
// Shapes: a row of `story` for each of `reports`, the same number for those of one story.
// `most`: only that many stories, those that most reports tell (of equals the earlier); 0: all.
// A story is named after its first report: the earliest `published`, of equals the lowest id; one
//   without a date comes last. Units: lines no wider than `width` (at least 40), but for lists of
//   ids and outlets, which go on in further lines. Threads: pure functions. Errors: cannot fail.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "format/text.h"

namespace kilde::format {

struct StoryReport {
  std::string id, title, publisher, lang;
  std::string published;  // as it was given, else the date; may be empty
};

std::string stories_json(const std::vector<StoryReport>& reports,
                         const std::vector<uint32_t>& story, size_t most = 0);
std::string stories_text(const std::vector<StoryReport>& reports,
                         const std::vector<uint32_t>& story, const TextOptions& options = {},
                         size_t most = 0);

}  // namespace kilde::format
