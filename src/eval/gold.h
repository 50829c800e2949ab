// Gold files: reading them, and having their texts read.
//
//   auto gold = read_gold("gold-dev-da.jsonl", "date");
//   auto docs = read_all(gold->inputs, read);   // (*docs)[n] is the reading of gold->inputs[n]
//
// Shapes: `inputs` and `records` have one row for each line that is not empty.
// Owns: plain values. Threads: pure functions.
// Errors: kNotFound, kIo; kFormat naming "file:line", with what was expected and found.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

#include "eval/evaluate.h"

namespace kilde::eval {

struct Gold {
  std::vector<GoldText> inputs;
  std::vector<nlohmann::json> records;
};

// The whole file; what begins as gzip does is unpacked.
Result<std::string> read_file(const std::filesystem::path& file);

// JSON lines with `id` and `text`, a list under `list_key`, and the document's date under
// `date_key`.
Result<Gold> read_gold(const std::filesystem::path& file, const std::string& date_key,
                       const std::string& list_key);

// Fields of a gold record; what is missing or of another type is empty, 0 or false.
std::string text_field(const nlohmann::json& record, std::string_view key);
size_t number_field(const nlohmann::json& record, std::string_view key);
bool flag_field(const nlohmann::json& record, std::string_view key);
// Views the record.
const nlohmann::json& list_field(const nlohmann::json& record, std::string_view key);

// `read`, with the number of documents checked.
Result<std::vector<Document>> read_all(const std::vector<GoldText>& inputs, const ReadTexts& read);

}  // namespace kilde::eval
