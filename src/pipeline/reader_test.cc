#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include <kilde/reader.h>

#include "pipeline/signature.h"

namespace kilde {
namespace {

const char* const kDanish =
    " date 2022-12 Statsministeren siger, at aftalen er god for landet. De mødtes mandag.\n";

Reader open(ReaderOptions options = {}) {
  options.resources = KILDE_ROOT;
  Result<Reader> reader = Reader::open(std::move(options));
  EXPECT_TRUE(reader) << reader.error().to_string();
  return std::move(*reader);
}

std::string rows(const Document& doc) {
  pipeline::Signature signature;
  signature.add(doc);
  return std::string(signature.rows());
}

TEST(Reader, KeepsTheTextAndLeavesTheHeadOutOfTheTokens) {
  Document doc = open().read(Input{.bytes = kDanish});
  EXPECT_EQ(doc.text(), kDanish);
  EXPECT_EQ(doc.body_begin, 14u);
  ASSERT_FALSE(doc.tokens.empty());
  EXPECT_EQ(doc.word(0), "Statsministeren");
  EXPECT_EQ(doc.date, (Date{2022, 12, 0}));
  EXPECT_EQ(doc.id, doc.sha256);
}

TEST(Reader, ReadsTheSameInEveryThread) {
  const Reader reader = open({.lang = "da"});
  const std::string expected = rows(open({.lang = "da"}).read(Input{.bytes = kDanish}));
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& result : found) {
    threads.emplace_back([&] { result = rows(reader.read(Input{.bytes = kDanish})); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : found) EXPECT_EQ(result, expected);
}

TEST(Reader, RefusesALanguageThatIsNotKnown) {
  Result<Reader> reader = Reader::open({.resources = KILDE_ROOT, .lang = "xx"});
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, Code::kInvalidArgument);
  EXPECT_NE(reader.error().message.find("da, nb"), std::string::npos);
}

TEST(Reader, NotesALanguageThatTheInputMadeUp) {
  Document doc = open().read(Input{.bytes = "Ja.", .lang = "xx"});
  EXPECT_NE(doc.lang, "xx");
  ASSERT_FALSE(doc.notes.empty());
  EXPECT_NE(doc.notes[0].text.find("'xx'"), std::string_view::npos);
}

TEST(Reader, FailsOnNoText) {
  const Reader reader = open({.lang = "da"});
  for (std::string bytes : {std::string(), std::string("\0\0\xff", 3), std::string(9000, '\''),
                            std::string(" date 2022 "), std::string(5000, '\n')}) {
    Document doc = reader.read(Input{.bytes = bytes});
    for (ByteSpan token : doc.tokens) EXPECT_LE(token.end, doc.text().size());
  }
}

TEST(Reader, GivesUpWhenInterrupted) {
  std::atomic<bool> stop = true;
  Document doc = open({.interrupted = &stop}).read(Input{.bytes = kDanish});
  EXPECT_TRUE(doc.tokens.empty());
}

}  // namespace
}  // namespace kilde
