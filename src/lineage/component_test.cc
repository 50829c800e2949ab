#include "lineage/component.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include "lineage/lineage.h"

namespace kilde::lineage {
namespace {

struct News {
  std::string text, date, publisher;
};

std::string sentence(unsigned n) {
  std::mt19937 random(n);
  std::string text = "Sag" + std::to_string(n);
  for (int i = 0; i < 12; ++i) text += " ord" + std::to_string(random() % 5000);
  return text + ". ";
}

std::string edited(std::string text, std::mt19937& random) {
  for (int i = 0; i < 2; ++i) {
    const size_t at = text.find(" ord", random() % text.size());
    if (at != std::string::npos) text.insert(at, " ny" + std::to_string(random() % 90));
  }
  return text;
}

// Families of copies, some dated by the day, some with a paper's standing text, some that name
// others.
std::vector<News> news_of(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<News> news;
  for (unsigned family = 0; family < 12; ++family) {
    std::vector<unsigned> own;
    for (unsigned s = 0; s < 6; ++s) own.push_back(1000 * family + s);
    const size_t members = 1 + random() % 6;
    for (size_t m = 0; m < members; ++m) {
      const unsigned paper = static_cast<unsigned>(random() % 5);
      News each{"", "2022-12-19", "Avis" + std::to_string(paper)};
      if (random() % 3)
        each.date += "T" + std::to_string(10 + random() % 10) + ":1" + std::to_string(random() % 9);
      for (const unsigned s : own)
        if (random() % 4) each.text += random() % 3 ? sentence(s) : edited(sentence(s), random);
      for (unsigned s = 0; s < random() % 4; ++s)
        each.text += sentence(static_cast<unsigned>(random() % 100000) + 50000);
      if (random() % 4 == 0) each.text += "Det skriver Avis" + std::to_string(random() % 5) + ". ";
      if (random() % 2) each.text += sentence(40000 + paper);
      news.push_back(std::move(each));
    }
  }
  return news;
}

// What was found about one report, in words that do not depend on the order of adding.
std::string told(const Descent& descent, const std::vector<uint32_t>& name) {
  auto number = [&](uint32_t doc) {
    return doc == kNoReport ? std::string("-") : std::to_string(name[doc]);
  };
  std::vector<std::string> origins;
  for (const uint32_t origin : descent.origins) origins.push_back(number(origin));
  std::sort(origins.begin(), origins.end());
  std::string line = number(descent.parent) + " " + number(descent.update_of);
  for (const auto& origin : origins) line += " " + origin;
  for (const Copy& copy : descent.copies)
    line += " [" + std::to_string(copy.span.begin) + " " + number(copy.from) + " " +
            std::to_string(copy.from_span.begin) + " " + number(copy.origin) + " " +
            std::to_string(copy.origin_span.end) + " " + std::to_string(copy.similarity) + "]";
  return line;
}

std::map<uint32_t, std::string> all_told(const std::vector<Descent>& descents,
                                         const std::vector<uint32_t>& name) {
  std::map<uint32_t, std::string> lines;
  for (uint32_t doc = 0; doc < descents.size(); ++doc) lines[name[doc]] = told(descents[doc], name);
  return lines;
}

class Grow : public testing::TestWithParam<unsigned> {};

TEST_P(Grow, GivesTheSameInPartsAsAllAtOnceAndInAnyOrder) {
  const auto news = news_of(GetParam());
  std::vector<uint32_t> order(news.size());
  std::iota(order.begin(), order.end(), 0u);
  std::mt19937 random(GetParam());
  std::map<uint32_t, std::string> first;
  for (unsigned round = 0; round < 4; ++round) {
    Lineage lineage;
    std::vector<Descent> grown(news.size());
    std::vector<uint32_t> added;
    for (const uint32_t n : order) {
      added.push_back(lineage.add({news[n].text, news[n].date, news[n].publisher, ""}));
      if (random() % (round + 1) != 0 && lineage.size() < news.size()) continue;
      for (auto& [changed, descent] : descents_after(lineage, added)) grown[changed] = descent;
      added.clear();
    }
    const auto lines = all_told(grown, order);
    EXPECT_EQ(lines, all_told(lineage.resolve(), order));
    if (round == 0) first = lines;
    EXPECT_EQ(lines, first);
    std::shuffle(order.begin(), order.end(), random);
  }
  const auto copied = [](const auto& line) { return line.second.find('[') != std::string::npos; };
  EXPECT_GT(std::count_if(first.begin(), first.end(), copied), 8);
}

INSTANTIATE_TEST_SUITE_P(Component, Grow, testing::Range(1u, 13u));

TEST(Component, ChangesNoOtherThanItsOwn) {
  Lineage lineage;
  lineage.add({sentence(1) + sentence(2) + sentence(3), "2022-12-19T08:00", "A", ""});
  lineage.add({sentence(11) + sentence(12) + sentence(13), "2022-12-19T08:00", "B", ""});
  lineage.add({sentence(1) + sentence(2) + sentence(3), "2022-12-19T09:00", "C", ""});
  const auto changed = descents_after(lineage, {2});
  ASSERT_EQ(changed.size(), 2u);
  EXPECT_EQ(changed[0].first, 2u);
  EXPECT_EQ(changed[0].second.parent, 0u);
  EXPECT_EQ(changed[1].first, 0u);
}

TEST(Component, IsBounded) {
  Lineage lineage;
  for (int i = 0; i < 30; ++i)
    lineage.add({sentence(1) + sentence(2) + sentence(3),
                 "2022-12-19T08:1" + std::to_string(i % 10), "A" + std::to_string(i), ""});
  EXPECT_EQ(descents_of(lineage, {29}, 7).size(), 7u);
  EXPECT_EQ(descents_of(lineage, {29}).size(), 30u);
}

}  // namespace
}  // namespace kilde::lineage
