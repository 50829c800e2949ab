// The inputs that a user named -> the files to read.
//
//   FileList list = list_files({"a.txt", "corpus/", "-"});
//   list.files[1].path == "corpus/2022/b.jsonl";  list.notes[0]  // "corpus/: 3 files passed over"
//
// Files and "-" stay as they are, also when they are not there (opening them tells). A folder gives
//   the files in it and below it whose extension is one of kilde's, sorted by path; hidden ones and
//   other extensions are passed over.
// Threads: a pure function of the file system. Errors: a folder that cannot be read is one of
//   `errors`; the rest goes on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

namespace kilde::pipeline {

enum class InputFormat { kAuto, kText, kJsonl, kConllu };

struct FileList {
  std::vector<std::string> files;
  std::vector<Error> errors;
  std::vector<std::string> notes;
};

FileList list_files(const std::vector<std::string>& named);

// By extension; kAuto when it says nothing.
InputFormat format_of_name(std::string_view path);
// By how the bytes begin; never kAuto.
InputFormat format_of_bytes(std::string_view beginning);

// "PNG image", "ELF program", ... when the bytes are no text in any encoding; else empty.
std::string_view binary_kind(std::string_view bytes);

}  // namespace kilde::pipeline
