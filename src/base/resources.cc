#include "base/resources.h"

#include <cstdlib>
#include <string>
#include <vector>

namespace kilde::base {
namespace {

namespace fs = std::filesystem;

bool holds_data(const fs::path& root) {
  std::error_code ignored;
  return fs::is_directory(root / "data", ignored) && fs::is_directory(root / "models", ignored);
}

}  // namespace

Result<fs::path> find_resources() {
  std::error_code error;
  fs::path program = fs::read_symlink("/proc/self/exe", error);
  return find_resources(program, std::getenv("KILDE_DATA"));
}

Result<fs::path> find_resources(const fs::path& program, const char* environment) {
  if (environment && *environment) {
    if (holds_data(environment)) return fs::path(environment);
    return Error{
        Code::kNotFound, "KILDE_DATA",
        "expected a folder that holds data/ and models/, found '" + std::string(environment) + "'"};
  }
  std::vector<fs::path> places;
  fs::path folder = program.parent_path();
  for (fs::path up = folder; !up.empty(); up = up.parent_path()) {
    places.push_back(up);
    if (up == up.root_path() || places.size() == 4) break;
  }
  places.push_back(folder.parent_path() / "share" / "kilde");
  std::string tried;
  for (const fs::path& place : places) {
    if (holds_data(place)) return place;
    tried += (tried.empty() ? "" : ", ") + place.string();
  }
  return Error{Code::kNotFound, "resources",
               "expected data/ and models/ in one of: " + tried + " (or set KILDE_DATA)"};
}

}  // namespace kilde::base
