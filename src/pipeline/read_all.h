// Reads everything that an InputStream gives, in several threads, and gives on what comes of it in
// the order of the inputs.
//
//   ReadCounts counts = read_all(reader, inputs, jobs, to_json, listener);
//   if (counts.failed > 0) return 1;
//
// Needs: `render` turns a Document into bytes; it runs in many threads at once. The listener hears
//   of one report after the other, in order, from one thread at a time; the same whatever `jobs`.
// Memory: bounded by the reports under way, see ordered_run.h.
// A report of which Listener::wanted says no is passed over before anything is found in it.
// Errors: each failed input goes to Listener::failed; the rest goes on. When Listener::done says
// false
//   (the output cannot take more), the reading ends.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/reader.h>

#include "pipeline/input_stream.h"

namespace kilde::pipeline {

class Listener {
 public:
  virtual ~Listener() = default;
  // One report has been read, and rendered.
  virtual bool done(Document doc, std::string_view rendered) = 0;
  virtual void failed(const Error& error) = 0;
  virtual void noted(std::string_view where, std::string_view note) = 0;
  // Whether a report is to be read at all; heard in the order of the inputs, perhaps long before
  // done() and while another thread is in it.
  virtual bool wanted(const Document&) { return true; }
};

struct ReadCounts {
  size_t documents = 0;
  size_t failed = 0;
  size_t unwanted = 0;
};

using Render = std::function<std::string(const Document&)>;

ReadCounts read_all(const Reader& reader, InputStream& inputs, size_t jobs, const Render& render,
                    Listener& listener, const Interrupt* interrupt = nullptr);

// The Documents of some inputs in their order, kept in memory; for evaluation.
std::vector<Document> read_each(const Reader& reader, std::vector<Input> inputs, size_t jobs);

// How many threads this machine runs at once, as far as the process may use them; at least 1.
size_t default_jobs();

}  // namespace kilde::pipeline
