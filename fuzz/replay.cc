// The main program of a fuzz target in ordinary builds: runs every file of a folder through it.
//
//   fuzz_time fuzz/corpus/time        // "fuzz_time: 12 files"
//
// Errors: a finding ends the program as it would under libFuzzer; a folder without files fails, so
// that a corpus cannot get lost unnoticed.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code none;
  for (const auto& entry : fs::recursive_directory_iterator(folder, none)) {
    if (entry.is_regular_file()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

void replay(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::vector<fs::path> files = files_in(argv[1]);
  replay("");
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::cout << file.filename().string() << std::endl;  // flushed: it names the file that crashes
    replay(std::string(std::istreambuf_iterator<char>(in), {}));
  }
  std::cout << argv[0] << ": " << files.size() << " files\n";
  return files.empty() ? 1 : 0;
}
