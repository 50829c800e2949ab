#include "model/weights.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/data_table.h"
#include "base/hash.h"

namespace kilde::model {
namespace {

constexpr std::string_view kMagic = "KILDEMOD";
constexpr uint32_t kVersion = 1;

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t directory_length;
  uint64_t file_length;
  uint64_t directory_hash;
};
static_assert(sizeof(Header) == 32);

size_t size_of(std::string_view type) {
  if (type == "i8" || type == "u8" || type == "text") return 1;
  if (type == "i16" || type == "u16") return 2;
  if (type == "i32" || type == "u32" || type == "f32") return 4;
  return type == "u64" ? 8 : 0;
}

template <typename T>
bool parse_number(std::string_view text, T& value) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

std::string shape_name(std::span<const uint32_t> shape) {
  std::string name = "[";
  for (uint32_t dim : shape)
    name += (name.size() > 1 ? "," : "") + (dim == kAny ? std::string("any") : std::to_string(dim));
  return name + "]";
}

}  // namespace

Error WeightFile::damaged(std::string message) const {
  return {Code::kFormat, path_.string(), std::move(message)};
}

Result<WeightFile> WeightFile::open(const std::filesystem::path& path, std::string_view kind) {
  auto mapped = base::MappedFile::open(path);
  if (!mapped) return mapped.error();
  WeightFile file(path, *std::move(mapped));
  if (auto read = file.read_directory(kind); !read) return read.error();
  return file;
}

Result<void> WeightFile::read_directory(std::string_view kind) {
  std::string_view all = file_.text();
  Header header = {};
  if (all.size() >= sizeof header) std::memcpy(&header, all.data(), sizeof header);
  if (std::string_view(header.magic, sizeof header.magic) != kMagic)
    return damaged("expected a kilde model (magic " + std::string(kMagic) +
                   "), found another file");
  if (header.version != kVersion)
    return Error{Code::kVersion, path_.string(),
                 "expected model format version " + std::to_string(kVersion) + ", found " +
                     std::to_string(header.version)};
  if (header.file_length != all.size())
    return damaged("expected " + std::to_string(header.file_length) + " bytes, found " +
                   std::to_string(all.size()));
  if (header.directory_length > all.size() - sizeof header)
    return damaged("expected a directory inside the file, found a longer one");
  std::string_view directory = all.substr(sizeof header, header.directory_length);
  if (base::fnv1a(directory) != header.directory_hash)
    return damaged("expected the directory's hash to agree, found a damaged directory");
  std::vector<std::string_view> lines = base::split_list(base::trim(directory), '\n');
  if (lines.empty() || lines[0] != kind)
    return damaged("expected a model of kind '" + std::string(kind) + "', found '" +
                   std::string(lines.empty() ? "" : lines[0]) + "'");
  for (size_t i = 1; i < lines.size(); ++i)
    if (auto read = read_section(lines[i]); !read) return read;
  return {};
}

Result<void> WeightFile::read_section(std::string_view line) {
  std::vector<std::string_view> fields = base::split_list(line, ' ');
  Section section;
  uint64_t size = fields.size() == 4 ? size_of(fields[1]) : 0;
  if (!size || !parse_number(fields[2], section.offset))
    return damaged("expected 'name type offset dims', found '" + std::string(line) + "'");
  section.type = fields[1];
  section.count = 1;
  for (std::string_view dim : base::split_list(fields[3], ',')) {
    uint32_t value = 0;
    if (!parse_number(dim, value))
      return damaged("expected a dimension, found '" + std::string(dim) + "'");
    section.shape.push_back(value);
    if (value && section.count > file_.bytes().size() / value)
      return damaged("expected array '" + std::string(fields[0]) + "' inside the file");
    section.count *= value;
  }
  uint64_t length = file_.bytes().size();
  if (section.offset % 64 || section.offset > length ||
      section.count * size > length - section.offset)
    return damaged("expected array '" + std::string(fields[0]) + "' inside the file");
  sections_[fields[0]] = std::move(section);
  return {};
}

Result<const WeightFile::Section*> WeightFile::find(std::string_view name, std::string_view type,
                                                    std::initializer_list<uint32_t> shape) const {
  auto it = sections_.find(name);
  if (it == sections_.end())
    return damaged("expected an array '" + std::string(name) + "', found none");
  const Section& section = it->second;
  bool fits =
      section.type == type && section.shape.size() == shape.size() &&
      std::equal(shape.begin(), shape.end(), section.shape.begin(),
                 [](uint32_t asked, uint32_t has) { return asked == kAny || asked == has; });
  if (!fits)
    return damaged("expected '" + std::string(name) + "' as " + std::string(type) +
                   shape_name({shape.begin(), shape.size()}) + ", found " +
                   std::string(section.type) + shape_name(section.shape));
  return &section;
}

Result<std::string_view> WeightFile::text(std::string_view name) const {
  auto section = find(name, "text", {kAny});
  if (!section) return section.error();
  return std::string_view(reinterpret_cast<const char*>(bytes_of(**section)), (*section)->count);
}

Result<std::vector<std::string_view>> WeightFile::lines(std::string_view name) const {
  auto whole = text(name);
  if (!whole) return whole.error();
  std::vector<std::string_view> lines;
  std::string_view rest = *whole;
  while (!rest.empty()) {
    lines.push_back(rest.substr(0, rest.find('\n')));
    rest.remove_prefix(std::min(rest.size(), lines.back().size() + 1));
  }
  return lines;
}

std::vector<uint32_t> WeightFile::shape(std::string_view name) const {
  auto it = sections_.find(name);
  return it == sections_.end() ? std::vector<uint32_t>() : it->second.shape;
}

}  // namespace kilde::model
