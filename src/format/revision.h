// What is different between two versions of a report, for people and for programs.
//
//   std::cout << revision_text(older, newer, revision, {.width = 80, .color = true});
//
//     w1 · version 1 -> 2 · Havneposten · 2023-05-16
//     Text: 1 altered, 4 the same
//       ~ Broen er lukket i [-tre-] {+fem+} uger, siger Asta Vang.
//     Claims
//       ~ Asta Vang: Broen er lukket i fem uger
//           number  tre -> fem
//
// Shapes: revision_json is one line, as docs/schema/diff.schema.json has it; revision_html a page
// of
//   its own without scripts or requests, with the newer text and what became of the older in it.
// Units: code points or bytes in JSON, columns in text. Needs: the Documents that were compared.
// Gives: valid UTF-8; no control character of the input comes through in text, and it has no escape
//   sequence without `color`. Threads: pure functions. Errors: cannot fail.
#pragma once

#include <cstdint>
#include <string>

#include <kilde/document.h>

#include "format/json.h"
#include "format/text.h"
#include "revision/revision.h"

namespace kilde::format {

// One of the two that are compared.
struct Version {
  const Document& doc;
  int64_t number = 1;
};

std::string revision_json(const Version& before, const Version& after,
                          const revision::Revision& revision,
                          Offsets offsets = Offsets::kCodePoints);
std::string revision_text(const Version& before, const Version& after,
                          const revision::Revision& revision, const TextOptions& options = {});
std::string revision_html(const Version& before, const Version& after,
                          const revision::Revision& revision);

}  // namespace kilde::format
