// One FileReader for each input format; open_file chooses.
//
//   std::unique_ptr<FileReader> file = open_file("a.jsonl", options, interrupt);
//   while (auto item = file->next()) ...
//
// Threads, memory, errors: as InputStream. A file that cannot be opened gives one Error.
#pragma once

#include <memory>
#include <string>

#include "pipeline/byte_source.h"
#include "pipeline/input_stream.h"

namespace kilde::pipeline {

std::unique_ptr<FileReader> open_file(const std::string& path, const InputOptions& options,
                                      const Interrupt* interrupt);

std::unique_ptr<FileReader> text_reader(ByteSource source, uint64_t max_size);
std::unique_ptr<FileReader> jsonl_reader(ByteSource source, uint64_t max_size);
std::unique_ptr<FileReader> conllu_reader(ByteSource source, uint64_t max_size);

// How the file is called in messages: its path, or "standard input".
std::string place_of(const ByteSource& source);
Error too_large(std::string where, std::string_view what, uint64_t found, uint64_t max_size);

}  // namespace kilde::pipeline
