// Reads a report by the public headers alone, in two threads at once.
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include <kilde/reader.h>
#include <kilde/version.h>

namespace {

const char* const kReport =
    " date 2022-12 Ministeren siger, at aftalen er god. De mødtes mandag i København.\n";

// Empty when the Document is as it should be.
std::string what_is_wrong(const kilde::Document& doc) {
  if (doc.text() != kReport) return "another text";
  if (doc.lang != "da") return "another language: " + doc.lang;
  if (doc.date.to_string() != "2022-12") return "another date";
  if (doc.tokens.empty() || doc.tokens[0].begin != doc.body_begin) return "tokens in the head";
  for (const kilde::Attribution& found : doc.attributions) {
    for (kilde::ByteSpan span : found.content) {
      if (span.end > doc.text().size()) return "a span outside the text";
    }
  }
  return "";
}

}  // namespace

int main() {
  kilde::Result<kilde::Reader> reader = kilde::Reader::open();
  if (!reader) {
    std::fprintf(stderr, "%s\n", reader.error().to_string().c_str());
    return 1;
  }
  std::vector<std::string> wrong(2);
  std::vector<std::thread> threads;
  for (std::string& result : wrong) {
    threads.emplace_back([&] { result = what_is_wrong(reader->read({.bytes = kReport})); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : wrong) std::printf("%s\n", result.c_str());
  bool ok = wrong[0].empty() && wrong[1].empty() && !kilde::version().empty();
  return ok && !kilde::Reader::open({.lang = "xx"}) ? 0 : 1;
}
