#include "lineage/link.h"

#include <gtest/gtest.h>

#include <random>

namespace kilde::lineage {
namespace {

constexpr std::string_view kBridge =
    "Broen over Sønderå blev lukket tirsdag morgen efter et fund af revner. "
    "Ingeniør Asta Vang ventede, at arbejdet ville tage tre uger. ";
constexpr std::string_view kCopy =
    "Kommunen holdt møde i går aftes. Broen over Sønderå blev spærret tirsdag morgen efter fund af "
    "revner. Det skriver Fjordbladet. Ingeniør Asta Vang ventede, at arbejdet ville tage tre uger.";

std::optional<Link> link(std::string_view a, std::string_view b) {
  const ReportFacts one = facts_of({a, "2022-12-19", "Havneposten", ""});
  const ReportFacts two = facts_of({b, "2022-12-19", "Fjordbladet", ""});
  return Linker(7, one).link(3, two);
}

TEST(Linker, TellsWhatIsSharedAndWhoNamesWhom) {
  const auto found = link(kCopy, kBridge);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->a, 7u);
  EXPECT_EQ(found->b, 3u);
  EXPECT_EQ(found->matches.size(), 2u);
  EXPECT_TRUE(found->a_names_b);
  EXPECT_FALSE(found->b_names_a);
  EXPECT_FALSE(found->strong());
  EXPECT_FALSE(link(kCopy, "Vejret bliver godt i morgen, og solen skinner over hele landet."));
}

TEST(Link, IsTheSameFromABlob) {
  const auto found = link(kCopy, kBridge);
  ASSERT_TRUE(found);
  const std::string blob = encode_link(*found);
  EXPECT_LT(blob.size(), 24u);
  EXPECT_EQ(decode_link(blob, 7, 3), found);
}

TEST(Link, AnyOneIsTheSameFromABlob) {
  std::mt19937 random(6);
  for (int round = 0; round < 200; ++round) {
    Link link{1, 2, {}, random() % 2 == 0, random() % 2 == 0};
    uint32_t sentence = 0;
    for (size_t n = random() % 9; n > 0; --n) {
      sentence += static_cast<uint32_t>(random() % 4);
      link.matches.push_back({sentence, static_cast<uint32_t>(random() % 900),
                              static_cast<uint16_t>(random() % 61),
                              static_cast<uint16_t>(random() % 201),
                              random() % 2 ? static_cast<uint32_t>(random()) | 1 : 0});
    }
    EXPECT_EQ(decode_link(encode_link(link), 1, 2), link);
  }
}

TEST(Link, IsNotMadeFromADamagedBlob) {
  const std::string blob = encode_link(*link(kCopy, kBridge));
  EXPECT_FALSE(decode_link("", 7, 3));
  EXPECT_FALSE(decode_link(blob.substr(0, blob.size() - 1), 7, 3));
  EXPECT_FALSE(decode_link(blob + "x", 7, 3));
  EXPECT_FALSE(decode_link(std::string(20, '\xFF'), 7, 3));
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    std::string wild = blob;
    for (int i = 0; i < 3; ++i) wild[random() % wild.size()] = static_cast<char>(random());
    const auto found = decode_link(wild, 7, 3);  // whatever it gives, without a crash
    if (found) {
      EXPECT_LE(found->matches.size(), wild.size());
    }
  }
}

}  // namespace
}  // namespace kilde::lineage
