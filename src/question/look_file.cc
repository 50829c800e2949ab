#include "question/look_file.h"

#include <unistd.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <system_error>

namespace kilde::question {
namespace {

using Json = nlohmann::ordered_json;

Error cannot_write(const std::filesystem::path& file, const std::string& why) {
  return {Code::kIo, file.string(), "expected to write there what was seen, found: " + why};
}

}  // namespace

Result<StoredLooks> load_looks(const std::filesystem::path& file) {
  std::error_code none;
  if (!std::filesystem::exists(file, none)) return StoredLooks{};
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) return Error{Code::kIo, file.string(), "expected a readable file"};
  const Error wrong{Code::kFormat, file.string(),
                    "expected what kilde saw at the last look, found something else"};
  const Json json = Json::parse(bytes, nullptr, false);
  if (!json.is_object()) return wrong;
  StoredLooks looks;
  for (const auto& [looker, questions] : json.items()) {
    if (!questions.is_object()) return wrong;
    for (const auto& [key, look] : questions.items()) looks[looker][key] = look.dump();
  }
  return looks;
}

Result<void> keep_looks(const std::filesystem::path& file, const StoredLooks& looks) {
  Json json = Json::object();
  for (const auto& [looker, questions] : looks)
    for (const auto& [key, look] : questions) json[looker][key] = Json::parse(look, nullptr, false);
  std::filesystem::path fresh = file;
  fresh += "." + std::to_string(::getpid());
  std::ofstream stream(fresh, std::ios::binary);
  stream << json.dump(1) << '\n';
  stream.close();
  std::error_code failed;
  if (!stream) {
    std::filesystem::remove(fresh, failed);
    return cannot_write(file, "it cannot be written");
  }
  std::filesystem::rename(fresh, file, failed);
  return failed ? Result<void>(cannot_write(file, failed.message())) : Result<void>();
}

}  // namespace kilde::question
