#include "pipeline/compose.h"

#include <utility>

#include "base/sha256.h"
#include "pipeline/head.h"
#include "text/decode.h"

namespace kilde::pipeline {

void complete(Document& doc, const ReaderOptions& options, Digest digest) {
  if (doc.sha256.empty() && (digest == Digest::kAlways || doc.id.empty()))
    doc.sha256 = base::sha256_hex(doc.text());
  if (doc.id.empty()) doc.id = doc.sha256;
  if (doc.title.empty()) doc.title = first_line(doc.text().substr(doc.body_begin));
  if (doc.publisher.empty()) doc.publisher = options.publisher;
  if (!doc.date.known()) doc.date = options.date;
  if (doc.published.empty()) doc.published = doc.date.to_string();
}

Document compose(Input input, const ReaderOptions& options, Digest digest) {
  text::Decoded decoded = text::decode(input.bytes);
  Document doc(std::move(decoded.text), std::move(decoded.map));
  for (const std::string& note : decoded.notes) doc.note(note);
  Head head = find_head(doc.text());
  doc.body_begin = head.end;
  doc.date = input.date.known() ? input.date : head.date;
  doc.id = std::move(input.id);
  doc.title = std::move(input.title);
  doc.publisher = std::move(input.publisher);
  doc.author = std::move(input.author);
  doc.url = std::move(input.url);
  doc.lang = std::move(input.lang);
  doc.fetched = std::move(input.fetched);
  doc.published = std::move(input.published);
  complete(doc, options, digest);
  return doc;
}

}  // namespace kilde::pipeline
