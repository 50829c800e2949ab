#include "sample.h"

#include <fstream>
#include <iterator>
#include <sstream>

namespace kilde::bench {
namespace {

std::string read_example(const char* name) {
  std::ifstream in(std::string(KILDE_ROOT "/examples/") + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

size_t count_words(const std::string& text) {
  std::istringstream in(text);
  return static_cast<size_t>(
      std::distance(std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()));
}

}  // namespace

Sample load_sample(size_t bytes) {
  std::string once = read_example("minsk.txt") + "\n" + read_example("havn.txt") + "\n";
  Sample sample;
  while (once.size() > 2 && sample.text.size() < bytes) sample.text += once;
  sample.words = count_words(sample.text);
  return sample;
}

benchmark::Counter rate(size_t units, const benchmark::State& state) {
  double all = static_cast<double>(units) * static_cast<double>(state.iterations());
  return {all, benchmark::Counter::kIsRate};
}

}  // namespace kilde::bench
