#include "judgement/rulings.h"

#include <gtest/gtest.h>

#include "base/hash.h"
#include "judgement/anchor.h"

namespace kilde::judgement {
namespace {

using claim::Report;

const claim::Keys& keys() {
  static const claim::Keys loaded = std::move(claim::Keys::load(KILDE_ROOT).value());
  return loaded;
}

// Reports whose every line is a claim.
struct Shelf {
  std::vector<Document> docs;
  std::vector<Report> reports;

  void add(const std::string& id, const std::string& text) {
    Document& doc = docs.emplace_back(text);
    Report& report = reports.emplace_back();
    doc.id = report.id = id;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      claim::Claim claim;
      claim.content = {{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}};
      claim.wording = base::fnv1a(std::string_view(text).substr(begin, end - begin));
      report.claims.push_back(claim);
      begin = end + 1;
    }
  }
  Anchor anchor(uint32_t report, uint32_t claim) const {
    return anchor_of(docs[report], reports[report], reports[report].claims[claim]);
  }
  Rulings place(const std::vector<Judgement>& judged) const {
    return judgement::place(standing(judged), docs, reports, keys());
  }
};

Judgement judged(Kind kind, std::vector<Anchor> claims, const std::string& time,
                 std::vector<Anchor> others = {}) {
  Judgement judgement;
  judgement.kind = kind, judgement.by = "bo", judgement.time = time;
  judgement.claims = std::move(claims), judgement.others = std::move(others);
  judgement.id = id_of(judgement);
  return judgement;
}

Shelf three() {
  Shelf shelf;
  shelf.add("a", "Broen på øen er lukket\nTre biler brændte");
  shelf.add("b", "Brua er stengt");
  shelf.add("c", "The bridge is closed");
  return shelf;
}

TEST(Rulings, AClaimIsFoundByItsWordsInEachVersion) {
  Shelf shelf = three();
  const Anchor anchor = shelf.anchor(0, 1);
  EXPECT_EQ(anchor.begin, 23U);  // code points
  EXPECT_EQ(anchor.words, "Tre biler brændte");
  shelf.add("a", "En overskrift\nBroen på øen er lukket\nTre biler brændte");
  AnchorFinder finder(shelf.docs, shelf.reports);
  EXPECT_EQ(finder.rows(anchor), (std::vector<ClaimRow>{{0, 1}, {3, 2}}));
}

TEST(Rulings, OfTwoWithTheSameWordsTheNearestIsMeant) {
  Shelf shelf;
  shelf.add("a", "Broen er lukket\nTre biler brændte\nBroen er lukket");
  AnchorFinder finder(shelf.docs, shelf.reports);
  EXPECT_EQ(finder.rows(shelf.anchor(0, 2)), (std::vector<ClaimRow>{{0, 2}}));
  EXPECT_EQ(finder.rows(shelf.anchor(0, 0)), (std::vector<ClaimRow>{{0, 0}}));
}

TEST(Rulings, AnotherReadingMayDrawTheBordersElsewhere) {
  Shelf shelf = three();
  const Anchor anchor = shelf.anchor(0, 0);
  claim::Claim& claim = shelf.reports[0].claims[0];
  claim.content[0].end -= 6, claim.wording = 1;  // "Broen på øen er"
  EXPECT_EQ(AnchorFinder(shelf.docs, shelf.reports).rows(anchor), (std::vector<ClaimRow>{{0, 0}}));
  claim.content[0].end = 6;
  EXPECT_TRUE(AnchorFinder(shelf.docs, shelf.reports).rows(anchor).empty());
}

TEST(Rulings, WhatIsNotFoundIsTold) {
  const Shelf shelf = three();
  Anchor gone = shelf.anchor(1, 0);
  gone.doc = "z";
  const Judgement merge = judged(Kind::kMerge, {shelf.anchor(0, 0), gone}, "1");
  const Rulings rulings = shelf.place({merge});
  ASSERT_EQ(rulings.lost.size(), 1U);
  EXPECT_EQ(rulings.lost[0].id, merge.id);
  EXPECT_EQ(rulings.lost[0].of, 2U);
  EXPECT_EQ(rulings.lost[0].anchors, std::vector<Anchor>{gone});
}

TEST(Rulings, ALaterSplitStandsBeforeMergesThatReachAroundIt) {
  const Shelf shelf = three();
  const Anchor a = shelf.anchor(0, 0), b = shelf.anchor(1, 0), c = shelf.anchor(2, 0);
  const Judgement ab = judged(Kind::kMerge, {a, b}, "1"), bc = judged(Kind::kMerge, {b, c}, "2");
  const Judgement split = judged(Kind::kSplit, {a}, "3", {c});
  Rulings rulings = shelf.place({ab, bc, split});
  EXPECT_EQ(rulings.apart.size(), 1U);
  ASSERT_EQ(rulings.same.size(), 1U);
  EXPECT_EQ(rulings.same[0].id, bc.id);
  EXPECT_EQ(rulings.conflicts, (std::vector<Conflict>{{ab.id, {split.id}}}));
  const Judgement early = judged(Kind::kSplit, {a}, "0", {c});
  rulings = shelf.place({bc, early, ab});
  EXPECT_TRUE(rulings.apart.empty());
  std::vector<std::string> both{ab.id, bc.id};
  std::ranges::sort(both);
  EXPECT_EQ(rulings.conflicts, (std::vector<Conflict>{{early.id, both}}));
}

TEST(Rulings, AVoiceIsAsOtherReportsHaveIt) {
  Shelf shelf = three();
  claim::Voice& brandt = shelf.reports[2].claims[0].voice;
  brandt.name = "Lone Brandt", brandt.key = "p:brant", brandt.body = "police";
  brandt.kind = SourceKind::kPerson, brandt.body_names = {"country:DK"};
  Judgement said = judged(Kind::kSpeaker, {shelf.anchor(0, 0)}, "1");
  said.name = "Lone Brandt", said.id = id_of(said);
  Judgement stranger = judged(Kind::kSpeaker, {shelf.anchor(1, 0)}, "2");
  stranger.name = "Asta Vang", stranger.body = "police", stranger.id = id_of(stranger);
  Rulings rulings = shelf.place({said, stranger});
  overrule(rulings, shelf.reports);
  EXPECT_EQ(shelf.reports[0].claims[0].voice.key, "p:brant");
  EXPECT_EQ(shelf.reports[0].claims[0].voice.body, "police");
  EXPECT_EQ(shelf.reports[1].claims[0].voice.key, keys().person("Asta Vang"));
  EXPECT_EQ(shelf.reports[1].claims[0].voice.body_names, std::vector<std::string>{"country:DK"});
  EXPECT_TRUE(rulings.voices[0].voice.key.empty());  // what was found
}

TEST(Rulings, OfTwoVoicesTheLaterHoldsAndIsTold) {
  Shelf shelf = three();
  Judgement first = judged(Kind::kSpeaker, {shelf.anchor(0, 0), shelf.anchor(0, 1)}, "1");
  first.name = "Asta Vang", first.id = id_of(first);
  Judgement own = judged(Kind::kSpeaker, {shelf.anchor(0, 0), shelf.anchor(0, 1)}, "2");
  Rulings rulings = shelf.place({first, own});
  EXPECT_EQ(rulings.conflicts, (std::vector<Conflict>{{first.id, {own.id}}}));
  overrule(rulings, shelf.reports);
  EXPECT_TRUE(shelf.reports[0].claims[0].voice.key.empty());
}

}  // namespace
}  // namespace kilde::judgement
