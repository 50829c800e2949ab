#include "query/words.h"

#include <gtest/gtest.h>

#include "ledger/database.h"
#include "ledger/test_ledger.h"

namespace kilde::query {
namespace {

const text::SearchWords& words() { return ledger::test_search(); }

std::string text_match(std::string_view typed) {
  auto query = WordQuery::parse(typed, words());
  return query ? query->text_match() : query.error().to_string();
}

TEST(WordQuery, EachWordIsNeededInAnyOfItsForms) {
  const std::string match = text_match("færgen Kiel");
  EXPECT_NE(match.find("(\"faerg\" OR \"faergen\")"), std::string::npos) << match;
  EXPECT_NE(match.find(") AND ("), std::string::npos) << match;
}

TEST(WordQuery, WordsInQuotationMarksStandInARow) {
  auto query = *WordQuery::parse("\"færgen sejler\" kiel", words());
  EXPECT_TRUE(query.has_rows());
  EXPECT_NE(query.text_match().find("\"faerg sejl\""), std::string::npos) << query.text_match();
  EXPECT_NE(query.claim_match().find("(\"faerg\" AND \"sejl\")"), std::string::npos);
  EXPECT_TRUE(query.fits("Færgerne sejler til Kiel.", "da", words()));
  EXPECT_FALSE(query.fits("Færgen, der sejler til Kiel.", "da", words()));
  EXPECT_FALSE((*WordQuery::parse("færgen sejler", words())).has_rows());
}

TEST(WordQuery, ALastMarkMayBeMissing) {
  EXPECT_EQ(text_match("\"færgen sejler"), text_match("\"færgen sejler\""));
}

// Whatever is typed, the index takes it, and takes no orders from it.
TEST(WordQuery, NoSignIsAnOrder) {
  ledger::TestFolder folder;
  ledger::Store store = ledger::test_store(folder.file("a.db"));
  for (const char* typed : {"NEAR(a b)", "a OR b", "NOT a", "a AND", "words:a", "{a}: b", "^a",
                            "a*", "-a", "a + b", "\"a\"\"b\"", "'; DROP TABLE claims; --", "((((",
                            "a\" OR \"b", "%_", "færge\xF0\x9F\x98\x80"}) {
    auto query = WordQuery::parse(typed, words());
    if (!query) {
      EXPECT_EQ(query.error().code, Code::kInvalidArgument) << typed;
      continue;
    }
    for (const auto& [table, match] : {std::pair("text_index", query->text_match()),
                                       std::pair("claim_index", query->claim_match())}) {
      ledger::Statement rows = store.database().prepare("SELECT rowid FROM " + std::string(table) +
                                                        " WHERE " + table + " MATCH ?");
      rows.with(match).run();
      EXPECT_TRUE(store.database().ok())
          << typed << ": " << store.database().status().error().message;
      store.database().clear();
    }
  }
}

TEST(WordQuery, WithoutWordsOrWithTooManyIsAnError) {
  EXPECT_NE(text_match("").find("expected words"), std::string::npos);
  EXPECT_NE(text_match("&& \"\" ...").find("expected words"), std::string::npos);
  std::string many;
  for (int i = 0; i < 49; ++i) many += "a" + std::to_string(i) + " ";
  EXPECT_NE(text_match(many).find("at most 48"), std::string::npos);
}

}  // namespace
}  // namespace kilde::query
