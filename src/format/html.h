// The reading view: one self-contained HTML page for one or several Documents.
//
//   write("reading.html", to_html(std::span(&doc, 1), {}));
//
// Shapes: each document is an <article>: its text with layered highlights on the left, its claims
//   with their drawn chains on the right. Hovering over or focusing one lights up the other, by CSS
//   alone; cues and claims link to each other.
//   With the world's outlines, a map of the places stands above the claims (html_map.h).
// Gives: valid UTF-8 HTML 5 without scripts, fonts, images or any other request; a
//   Content-Security-Policy allows the page's own style and nothing else. Light and dark, narrow,
//   wide and print. Taking the tags out of a text's element and resolving its character references
//   gives the Document's text back (NUL becomes U+FFFD).
// Safety: every string of the input is escaped; a url is linked only if it is http or https.
// Threads: a pure function. Errors: cannot fail.
#pragma once

#include <span>
#include <string>

#include <kilde/document.h>

#include "format/world_map.h"

namespace kilde::format {

struct HtmlOptions {
  std::string title;                // of the page; else the first document's
  const WorldMap* world = nullptr;  // outlines for maps of the places; null: no maps
};

std::string to_html(std::span<const Document> docs, const HtmlOptions& options = {});

}  // namespace kilde::format
