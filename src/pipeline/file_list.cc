#include "pipeline/file_list.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "text/encoding.h"

namespace kilde::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr size_t kSample = 4096;  // bytes that tell whether a file is text

struct Extension {
  std::string_view name;
  InputFormat format;
  bool in_folders;  // ".json" beside texts is more often something else
};

constexpr std::array<Extension, 7> kExtensions = {{
    {".txt", InputFormat::kText, true},
    {".text", InputFormat::kText, true},
    {".jsonl", InputFormat::kJsonl, true},
    {".ndjson", InputFormat::kJsonl, true},
    {".json", InputFormat::kJsonl, false},
    {".conllu", InputFormat::kConllu, true},
    {".conll", InputFormat::kConllu, true},
}};

const Extension* extension_of(std::string_view path) {
  for (const Extension& extension : kExtensions) {
    if (path.ends_with(extension.name)) return &extension;
  }
  return nullptr;
}

bool wanted(const fs::path& file) {
  const Extension* extension = extension_of(file.native());
  return extension && extension->in_folders;
}

bool hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

struct Walk {
  std::vector<std::string> found;
  size_t passed_over = 0;
  std::error_code error;
};

Walk walk(const fs::path& folder) {
  Walk result;
  fs::recursive_directory_iterator at(folder, result.error), end;
  for (; !result.error && at != end; at.increment(result.error)) {
    std::error_code ignored;
    if (hidden(at->path())) {
      at.disable_recursion_pending();
    } else if (!at->is_directory(ignored)) {
      if (wanted(at->path())) {
        result.found.push_back(at->path().string());
      } else {
        ++result.passed_over;
      }
    }
  }
  std::sort(result.found.begin(), result.found.end());
  return result;
}

void add_folder(const std::string& folder, FileList& list) {
  Walk result = walk(folder);
  if (result.error) {
    list.errors.push_back(
        {Code::kIo, folder, "expected a readable folder, found: " + result.error.message()});
  } else if (result.found.empty()) {
    list.errors.push_back({Code::kNotFound, folder,
                           "expected a folder with .txt, .text, .jsonl, .ndjson, .conllu or .conll "
                           "files, found none"});
  }
  if (result.passed_over > 0) {
    list.notes.push_back(folder + ": files with other extensions passed over: " +
                         std::to_string(result.passed_over));
  }
  std::move(result.found.begin(), result.found.end(), std::back_inserter(list.files));
}

// How the files begin that people most often give by mistake.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kMagic = {{
    {"%PDF-", "a PDF"},
    {"\x89PNG", "a PNG image"},
    {"\xff\xd8\xff", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"\x7f"
     "ELF",
     "a program"},
    {"PK\x03\x04", "a ZIP archive (or an office document)"},
    {"\x1f\x8b", "gzip-compressed data"},
    {"BZh", "bzip2-compressed data"},
    {"\xfd"
     "7zXZ",
     "xz-compressed data"},
    {"\x28\xb5\x2f\xfd", "zstd-compressed data"},
    {"SQLite format 3", "an SQLite database"},
    {"\xd0\xcf\x11\xe0", "an office document"},
    {"ID3", "an audio file"},
}};

}  // namespace

FileList list_files(const std::vector<std::string>& named) {
  FileList list;
  for (const std::string& name : named) {
    std::error_code ignored;
    if (name != "-" && fs::is_directory(name, ignored)) {
      add_folder(name, list);
    } else {
      list.files.push_back(name);
    }
  }
  return list;
}

InputFormat format_of_name(std::string_view path) {
  const Extension* extension = extension_of(path);
  return extension ? extension->format : InputFormat::kAuto;
}

InputFormat format_of_bytes(std::string_view beginning) {
  if (beginning.starts_with("\xef\xbb\xbf")) beginning.remove_prefix(3);
  size_t first = std::min(beginning.find_first_not_of(" \t\r\n"), beginning.size());
  std::string_view start = beginning.substr(first);
  if (start.starts_with('{')) {
    size_t next = start.find_first_not_of(" \t\r\n", 1);
    if (next != start.npos && start[next] == '"') return InputFormat::kJsonl;
  }
  for (std::string_view mark :
       {"# newdoc", "# newpar", "# sent_id", "# text =", "# global.columns", "1\t", "1-2\t"}) {
    if (start.starts_with(mark)) return InputFormat::kConllu;
  }
  return InputFormat::kText;
}

std::string_view binary_kind(std::string_view bytes) {
  for (auto [magic, kind] : kMagic) {
    if (bytes.starts_with(magic)) return kind;
  }
  std::string_view sample = bytes.substr(0, kSample);
  return text::looks_binary(sample, text::find_encoding(sample)) ? "binary data" : "";
}

}  // namespace kilde::pipeline
