#include "eval/gold.h"

#include <zlib.h>

#include "base/mapped_file.h"

namespace kilde::eval {
namespace {

using nlohmann::json;

constexpr std::string_view kGzipMagic = "\x1f\x8b";

// gzip's members one after the other, as `cat a.gz b.gz` makes them.
Result<std::string> unpack(const std::filesystem::path& file) {
  gzFile in = gzopen(file.c_str(), "rb");
  if (!in) return Error{Code::kIo, file.string(), "cannot be opened"};
  std::string out;
  char block[1 << 16];
  int got = 0;
  while ((got = gzread(in, block, sizeof block)) > 0) out.append(block, static_cast<size_t>(got));
  bool whole = got == 0 && gzclose(in) == Z_OK;
  if (!whole) return Error{Code::kFormat, file.string(), "expected a whole gzip file"};
  return out;
}

const json* field(const json& record, std::string_view key) {
  auto found = record.find(key);
  return found == record.end() ? nullptr : &*found;
}

bool is_gold(const json& record, std::string_view list_key) {
  const json *id = field(record, "id"), *text = field(record, "text");
  const json* list = field(record, list_key);
  return id && id->is_string() && text && text->is_string() && list && list->is_array();
}

GoldText input_of(const json& record, const std::string& date_key) {
  return {text_field(record, "id"), text_field(record, "text"), text_field(record, "lang"),
          text_field(record, date_key), text_field(record, "publisher")};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& file) {
  auto mapped = base::MappedFile::open(file);
  if (!mapped) return mapped.error();
  if (mapped->text().starts_with(kGzipMagic)) return unpack(file);
  return std::string(mapped->text());
}

Result<Gold> read_gold(const std::filesystem::path& file, const std::string& date_key,
                       const std::string& list_key) {
  auto text = read_file(file);
  if (!text) return text.error();
  Gold gold;
  size_t number = 0;
  for (size_t begin = 0, end = 0; begin < text->size(); begin = end + 1) {
    end = std::min(text->find('\n', begin), text->size());
    std::string_view line = std::string_view(*text).substr(begin, end - begin);
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    json record = json::parse(line, nullptr, false);
    if (!is_gold(record, list_key)) {
      return Error{Code::kFormat, file.string() + ":" + std::to_string(number),
                   "expected a JSON object with id, text and a list '" + list_key + "'"};
    }
    gold.inputs.push_back(input_of(record, date_key));
    gold.records.push_back(std::move(record));
  }
  return gold;
}

std::string text_field(const json& record, std::string_view key) {
  const json* found = field(record, key);
  return found && found->is_string() ? found->get<std::string>() : "";
}

size_t number_field(const json& record, std::string_view key) {
  const json* found = field(record, key);
  return found && found->is_number_unsigned() ? found->get<size_t>() : 0;
}

bool flag_field(const json& record, std::string_view key) {
  const json* found = field(record, key);
  return found && found->is_boolean() && found->get<bool>();
}

const json& list_field(const json& record, std::string_view key) {
  static const json kEmpty = json::array();
  const json* found = field(record, key);
  return found && found->is_array() ? *found : kEmpty;
}

Result<std::vector<Document>> read_all(const std::vector<GoldText>& inputs, const ReadTexts& read) {
  auto docs = read(inputs);
  if (!docs) return docs;
  if (docs->size() == inputs.size()) return docs;
  return Error{Code::kInvalidArgument, "eval",
               "expected " + std::to_string(inputs.size()) + " documents, found " +
                   std::to_string(docs->size())};
}

}  // namespace kilde::eval
