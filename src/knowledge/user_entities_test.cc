#include "knowledge/user_entities.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace kilde::knowledge {
namespace {

constexpr const char* kHeader = "id\tname\tkind\taliases\tcountry\twikidata\tlat\tlon\n";

const EntityBase& base() {
  static const EntityBase shipped = *EntityBase::open(KILDE_ROOT);
  return shipped;
}

Result<UserEntities> parse(std::string text) {
  return UserEntities::parse(std::move(text), "a.tsv", base());
}

Result<UserEntities> parse_rows(const std::string& rows) { return parse(kHeader + rows); }

std::string error_of(const std::string& rows) {
  const auto users = parse_rows(rows);
  EXPECT_FALSE(users.has_value());
  if (users) return "";
  EXPECT_EQ(users.error().code, Code::kInvalidArgument);
  return users.error().message;
}

std::string id_of(const UserEntities& users, std::string_view name) {
  const uint32_t row = users.find(base().fold(name));
  return row == kNoRow ? "" : std::string(users.entity(row).id);
}

TEST(UserEntities, AreFoundByNameAliasAndId) {
  const auto users = parse_rows(
      "org:grf\tGrøn Front\torganisation\tGrF| Green Front\tDK\tQ5\t55.5\t-10.25\n"
      "Q77\tVera Nordvang\tperson\n");
  ASSERT_TRUE(users.has_value()) << users.error().message;
  EXPECT_EQ(users->size(), 2u);
  EXPECT_EQ(users->most_words(), 2u);
  for (const char* name : {"Grøn Front", "GRØN FRONT", "GrF", "green front"}) {
    EXPECT_EQ(id_of(*users, name), "org:grf") << name;
  }
  EXPECT_EQ(id_of(*users, "Front"), "");
  EXPECT_EQ(users->row_of("Q77"), 1u);
  EXPECT_EQ(users->row_of("Q7"), kNoRow);
  const UserEntity front = users->entity(0);
  EXPECT_EQ(front.name, "Grøn Front");
  EXPECT_EQ(front.kind, EntityKind::kOrganisation);
  EXPECT_EQ(front.country, "DK");
  EXPECT_EQ(front.wikidata, "Q5");
  EXPECT_TRUE(front.has_point);
  EXPECT_EQ(front.lat, 55.5);
  EXPECT_EQ(front.lon, -10.25);
  EXPECT_EQ(users->entity(1).wikidata, "Q77");
  EXPECT_FALSE(users->entity(1).has_point);
}

TEST(UserEntities, TakeColumnsInAnyOrderCommentsMarksAndWindowsLines) {
  const auto users =
      parse("\xEF\xBB\xBF# ours\r\n\r\nkind\tid\tname\r\nplace\ttown:x\tNordvang\r\n# no more\r\n");
  ASSERT_TRUE(users.has_value()) << users.error().message;
  EXPECT_EQ(users->size(), 1u);
  EXPECT_EQ(id_of(*users, "Nordvang"), "town:x");
  EXPECT_EQ(users->entity(0).name, "Nordvang");
}

TEST(UserEntities, MayBeNone) {
  for (const char* text : {"", "\n\n", "# nothing yet\n", kHeader, "\xEF\xBB\xBF"}) {
    const auto users = parse(text);
    ASSERT_TRUE(users.has_value()) << text;
    EXPECT_EQ(users->size(), 0u);
    EXPECT_EQ(users->find("x"), kNoRow);
    EXPECT_EQ(users->row_of("a:b"), kNoRow);
  }
}

TEST(UserEntities, KnowWhichNamesMayBeSmall) {
  const auto users =
      parse_rows("org:a\tDe Blå\torganisation\tblå front\norg:b\tx-net\torganisation\n");
  ASSERT_TRUE(users.has_value());
  EXPECT_FALSE(users->may_be_small(base().fold("de blå")));
  EXPECT_TRUE(users->may_be_small(base().fold("blå front")));
  EXPECT_TRUE(users->may_be_small(base().fold("x-net")));
}

TEST(UserEntities, TellWhatIsWrongWithAHeader) {
  const auto users = parse("# x\nid\tnavn\tid\n");
  ASSERT_FALSE(users.has_value());
  const std::string& told = users.error().message;
  EXPECT_NE(told.find("a.tsv:2: expected a column of id, name, kind"), told.npos);
  EXPECT_NE(told.find("found 'navn'"), told.npos);
  EXPECT_NE(told.find("a.tsv:2: expected every column once, found 'id'"), told.npos);
  EXPECT_NE(told.find("expected a column 'name', found none"), told.npos);
  EXPECT_NE(told.find("expected a column 'kind', found none"), told.npos);
}

TEST(UserEntities, TellWhatIsWrongWithARow) {
  const struct {
    std::string row;
    const char* told;
  } kCases[] = {
      {"plain\tN\tperson\n", "a.tsv:2: expected an id with a colon"},
      {"a b:c\tN\tperson\n", "found 'a b:c'"},
      {":c\tN\tperson\n", "found ':c'"},
      {"Q\tN\tperson\n", "found 'Q'"},
      {"\tN\tperson\n", "or a Q number, found nothing"},
      {"a:b\t \tperson\n", "expected a name, found nothing"},
      {"a:b\t...\tperson\n", "expected a name of letters or digits, found '...'"},
      {"a:b\tN\tperson\tM||O\n", "expected a name of letters or digits, found nothing"},
      {"a:b\tN\tfirm\n", "expected a kind of person, organisation,"},
      {"a:b\tN\n", "other, found nothing"},
      {"a:b\tN\tperson\t\tdk\n", "expected a country such as DK, found 'dk'"},
      {"a:b\tN\tperson\t\t\t42\n", "expected a number such as Q42, found '42'"},
      {"a:b\tN\tplace\t\t\t\t91\t0\n", "expected a lat from -90 to 90, found '91'"},
      {"a:b\tN\tplace\t\t\t\t1\t-180.5\n", "expected a lon from -180 to 180, found '-180.5'"},
      {"a:b\tN\tplace\t\t\t\tnan\tinf\n", "found 'nan'"},
      {"a:b\tN\tplace\t\t\t\t1,5\t2\n", "found '1,5'"},
      {"a:b\tN\tplace\t\t\t\t\t2\n", "expected lat and lon, or none of them, found one"},
      {"a:b\tN\tplace\t\t\t\t1\t2\tx\n", "expected 8 fields, found 9"},
      {"a:b\tN\xFF\tperson\n", "expected UTF-8, found other bytes"},
      {std::string("a:b\tN\0\tperson\n", 13), "expected text, found a NUL byte"},
      {"a:b\tN\x1B[2J\tperson\n", "expected text, found a control character"},
      {"a:b\tN\tperson\na:b\tM\tperson\n",
       "a.tsv:3: expected every id once, found 'a:b' as in line 2"},
      {"a:b\tN\tperson\na:c\tM\tperson\tX|n\n",
       "a.tsv:3: expected a name of one thing, found 'n' as in line 2"},
  };
  for (const auto& [row, told] : kCases) {
    const std::string message = error_of(row);
    EXPECT_NE(message.find(told), message.npos) << message;
    EXPECT_EQ(message.find('\x1B'), message.npos);
  }
}

TEST(UserEntities, TellAllErrorsUpToTwentyAndCountTheRest) {
  std::string rows = "a:ok\tSound\tperson\n";
  for (int i = 0; i < 50; ++i) rows += "plain\tN\tperson\n";
  const std::string told = error_of(rows);
  EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 20);
  EXPECT_NE(told.find("a.tsv:22: "), told.npos);
  EXPECT_EQ(told.find("a.tsv:23: "), told.npos);
  EXPECT_TRUE(told.ends_with("a.tsv: and 30 more errors")) << told;
}

TEST(UserEntities, ShortenWhatWasFound) {
  const std::string told = error_of("plain" + std::string(100000, 'x') + "\tN\tperson\n");
  EXPECT_LT(told.size(), 300u);
}

TEST(UserEntities, ArePlentiful) {
  std::string rows;
  for (int i = 0; i < 20000; ++i) {
    const std::string n = std::to_string(i);
    rows += "x:" + n + "\tNavn " + n + "\tperson\tAlias " + n + "|Andet " + n + "\n";
  }
  const auto users = parse_rows(rows);
  ASSERT_TRUE(users.has_value());
  for (int i = 0; i < 20000; i += 7) {
    const std::string n = std::to_string(i);
    EXPECT_EQ(id_of(*users, "andet " + n), "x:" + n);
    EXPECT_EQ(users->row_of("x:" + n), static_cast<uint32_t>(i));
  }
}

TEST(UserEntities, NeedAFile) {
  for (const char* file : {"/nowhere/a.tsv", "/tmp"}) {
    const auto users = UserEntities::load(file, base());
    ASSERT_FALSE(users.has_value());
    EXPECT_EQ(users.error().code, Code::kInvalidArgument);
    EXPECT_EQ(users.error().where, file);
  }
}

}  // namespace
}  // namespace kilde::knowledge
