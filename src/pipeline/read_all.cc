#include "pipeline/read_all.h"

#include <sched.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "pipeline/interrupt.h"
#include "pipeline/ordered_run.h"

namespace kilde::pipeline {
namespace {

struct Rendered {
  std::string where;
  Document doc;
  std::string bytes;
  std::optional<Error> error;
  bool given_up = false;  // interrupted, so that the Document is not whole
};

Rendered render_item(const Reader& reader, Item item, const Render& render,
                     const Interrupt* interrupt) {
  Rendered result;
  result.where = std::move(item.where);
  if (Error* error = std::get_if<Error>(&item.content)) {
    result.error = std::move(*error);
    return result;
  }
  Document doc = reader.read(std::move(std::get<Document>(item.content)));
  if (interrupt && interrupt->raised()) {
    result.given_up = true;
    return result;
  }
  for (const std::string& note : item.notes) doc.note(note);
  result.bytes = render(doc);
  result.doc = std::move(doc);
  return result;
}

// The next report that is wanted, as a Document before the reading, or an Error.
std::optional<Item> next_wanted(const Reader& reader, InputStream& inputs, Listener& listener,
                                ReadCounts& counts) {
  while (std::optional<Item> item = inputs.next()) {
    if (Input* input = std::get_if<Input>(&item->content))
      item->content = reader.begin(std::move(*input));
    const Document* doc = std::get_if<Document>(&item->content);
    if (!doc || listener.wanted(*doc)) return item;
    ++counts.unwanted;
  }
  return std::nullopt;
}

// False when nothing more can be taken.
bool hand_over(Rendered result, Listener& listener, ReadCounts& counts) {
  if (result.given_up) return false;
  if (result.error) {
    ++counts.failed;
    listener.failed(*result.error);
    return true;
  }
  for (const Note& note : result.doc.notes) listener.noted(result.where, note.text);
  ++counts.documents;
  return listener.done(std::move(result.doc), result.bytes);
}

}  // namespace

ReadCounts read_all(const Reader& reader, InputStream& inputs, size_t jobs, const Render& render,
                    Listener& listener, const Interrupt* interrupt) {
  ReadCounts counts;
  for (const std::string& note : inputs.notes()) listener.noted("", note);
  run_ordered<Item, Rendered>(
      inputs.single() ? 1 : std::max<size_t>(jobs, 1),
      [&] { return next_wanted(reader, inputs, listener, counts); },
      [&](Item item) { return render_item(reader, std::move(item), render, interrupt); },
      [&](Rendered result) { return hand_over(std::move(result), listener, counts); });
  return counts;
}

std::vector<Document> read_each(const Reader& reader, std::vector<Input> inputs, size_t jobs) {
  std::vector<Document> docs;
  size_t next = 0;
  run_ordered<Input, Document>(
      std::max<size_t>(jobs, 1),
      [&] {
        return next < inputs.size() ? std::optional(std::move(inputs[next++])) : std::nullopt;
      },
      [&](Input input) { return reader.read(std::move(input)); },
      [&](Document doc) { return docs.push_back(std::move(doc)), true; });
  return docs;
}

size_t default_jobs() {
  cpu_set_t usable;
  if (::sched_getaffinity(0, sizeof usable, &usable) != 0) return 1;
  return static_cast<size_t>(std::max(CPU_COUNT(&usable), 1));
}

}  // namespace kilde::pipeline
