#include "ledger/lineage_store.h"

#include <gtest/gtest.h>

#include <random>

#include "ledger/test_ledger.h"
#include "lineage/lineage.h"

namespace kilde::ledger {
namespace {

std::string sentence(unsigned n) {
  std::mt19937 random(n);
  std::string text = "Sag" + std::to_string(n);
  for (int i = 0; i < 12; ++i) text += " ord" + std::to_string(random() % 5000);
  return text + ". ";
}

std::string article(const std::vector<unsigned>& sentences) {
  std::string text;
  for (const unsigned n : sentences) text += sentence(n);
  return text;
}

Document news(std::string id, std::string text, std::string published, std::string publisher) {
  Document doc = report(std::move(id), std::move(text));
  doc.published = std::move(published);
  doc.publisher = std::move(publisher);
  return doc;
}

class LineageStoreTest : public testing::Test {
 protected:
  void SetUp() override { store.attach(std::make_unique<LineageStore>(store.database())); }

  void add(std::vector<Document> docs) {
    auto counts = store.add(docs, test_reading());
    ASSERT_TRUE(counts) << counts.error().to_string();
  }
  lineage::Descent descent(std::string_view name) {
    return load_descent(store.database(), *store.find(name));
  }
  uint32_t number(std::string_view name) { return static_cast<uint32_t>(*store.find(name)); }

  TestFolder folder;
  Store store = test_store(folder.file("kilde.db"));
};

TEST_F(LineageStoreTest, FollowsCopiesFromOneTransactionToTheNext) {
  add(reports(news("wire", article({1, 2, 3, 4}), "2022-12-19T08:00", "Ritzau")));
  add(reports(news("copy", article({1, 2, 3, 50}), "2022-12-19T09:00", "Fjordbladet"),
              news("third", article({60, 2, 3, 50}), "2022-12-19T10:00", "Havneposten"),
              news("other", article({70, 71, 72}), "2022-12-19T11:00", "Egnsavisen")));
  EXPECT_EQ(descent("wire").parent, lineage::kNoReport);
  EXPECT_EQ(descent("copy").parent, number("wire"));
  const auto third = descent("third");
  EXPECT_EQ(third.parent, number("copy"));
  EXPECT_EQ(third.origins, (std::vector<uint32_t>{number("wire"), number("copy")}));
  ASSERT_EQ(third.copies.size(), 2u);
  const std::string text = article({60, 2, 3, 50}), first = article({1, 2, 3, 4});
  const auto& taken = third.copies[0];
  EXPECT_EQ(text.substr(taken.span.begin, taken.span.length()) + " ", article({2, 3}));
  EXPECT_EQ(first.substr(taken.origin_span.begin, taken.origin_span.length()) + " ",
            article({2, 3}));
  EXPECT_DOUBLE_EQ(taken.similarity, 1);
  EXPECT_EQ(descent("other").origins, (std::vector<uint32_t>{number("other")}));
  EXPECT_EQ(relatives_of(store.database(), number("third"), 10).size(), 3u);
  EXPECT_EQ(relatives_of(store.database(), number("third"), 2).size(), 2u);
}

TEST_F(LineageStoreTest, AnEarlierReportThatComesLaterChangesWhatWasFound) {
  add(reports(news("copy", article({1, 2, 3}), "2022-12-19T09:00", "Fjordbladet")));
  EXPECT_EQ(descent("copy").parent, lineage::kNoReport);
  add(reports(news("wire", article({1, 2, 3}), "2022-12-19T08:00", "Ritzau")));
  EXPECT_EQ(descent("copy").parent, number("wire"));
  EXPECT_EQ(descent("wire").parent, lineage::kNoReport);
}

TEST_F(LineageStoreTest, ANewVersionIsAnUpdate) {
  add(reports(news("w", article({1, 2, 3}), "2022-12-19T08:00", "Ritzau")));
  add(reports(news("w", article({1, 2, 3, 4}), "2022-12-19T09:00", "Ritzau")));
  EXPECT_EQ(descent("w@2").update_of, number("w@1"));
}

TEST_F(LineageStoreTest, WhatIsErasedIsNobodysSource) {
  add(reports(news("wire", article({1, 2, 3}), "2022-12-19T08:00", "Ritzau"),
              news("copy", article({1, 2, 3}), "2022-12-19T09:00", "Fjordbladet"),
              news("third", article({1, 2, 3}), "2022-12-19T10:00", "Havneposten")));
  ASSERT_TRUE(store.erase(number("wire"), "2023-01-01T00:00:00Z", "a slip"));
  EXPECT_EQ(descent("copy").parent, lineage::kNoReport);
  EXPECT_EQ(descent("third").origins, (std::vector<uint32_t>{number("copy")}));
  EXPECT_EQ(store.database().number("SELECT count(*) FROM links"), 1);
  add(reports(news("fourth", article({1, 2, 3}), "2022-12-19T11:00", "Egnsavisen")));
  EXPECT_EQ(descent("fourth").origins, (std::vector<uint32_t>{number("copy")}));
}

// The ledger and the collection in memory find the same, whatever the size of the transactions.
TEST_F(LineageStoreTest, AgreesWithLineageInMemory) {
  std::mt19937 random(8);
  lineage::Lineage memory;
  std::vector<Document> waiting;
  for (unsigned i = 0; i < 90; ++i) {
    std::vector<unsigned> own;
    for (unsigned s = 0; s < 6; ++s)
      own.push_back(random() % 3 ? 10 * (i % 9) + s
                                 : 1000 + static_cast<unsigned>(random() % 10000));
    own.push_back(random() % 2 ? 900 + i % 4 : 20000 + i);
    const std::string date =
        "2022-12-19T" + std::to_string(10 + random() % 10) + ":1" + std::to_string(i % 10);
    const std::string publisher = "Avis" + std::to_string(i % 4), id = "w" + std::to_string(i);
    memory.add({article(own), date, publisher, "#" + std::to_string(i + 1)});
    waiting.push_back(news(id, article(own), date, publisher));
    if (random() % 8 == 0 || i == 89) add(std::exchange(waiting, {}));
  }
  size_t copied = 0;
  const auto expected = memory.resolve();
  for (uint32_t i = 0; i < 90; ++i) {
    const auto found = load_descent(store.database(), i + 1);
    EXPECT_EQ(found.parent, expected[i].parent == lineage::kNoReport ? lineage::kNoReport
                                                                     : expected[i].parent + 1);
    ASSERT_EQ(found.copies.size(), expected[i].copies.size());
    for (size_t n = 0; n < found.copies.size(); ++n) {
      EXPECT_EQ(found.copies[n].span, expected[i].copies[n].span);
      EXPECT_EQ(found.copies[n].origin, expected[i].copies[n].origin + 1);
    }
    copied += found.copies.size();
  }
  EXPECT_GT(copied, 50u);
}

TEST_F(LineageStoreTest, ADamagedBlobIsTold) {
  add(reports(news("wire", article({1, 2, 3}), "2022-12-19T08:00", "Ritzau")));
  store.database().run("UPDATE shingles SET postings=x'FF'");
  auto failed =
      store.add(reports(news("copy", article({1, 2, 3}), "2022-12-19T09:00", "A")), test_reading());
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, Code::kFormat);
  EXPECT_EQ(store.database().number("SELECT count(*) FROM documents"), 1);
}

}  // namespace
}  // namespace kilde::ledger
