#include "registry/registry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "ledger/claim_set.h"
#include "ledger/lineage_store.h"
#include "ledger/loader.h"
#include "ledger/record_table.h"
#include "ledger/test_ledger.h"
#include "proposition/claim_names.h"
#include "proposition/grouping.h"
#include "proposition/relations.h"
#include "registry/lists.h"

namespace kilde::registry {
namespace {

using claim::Claim;
using claim::Report;
using claim::Role;
using claim::Term;
using ledger::Blob;
using proposition::ClaimRow;
using proposition::Proposition;
using proposition::Resolver;
using proposition::Said;

constexpr size_t kLongest = 60;  // of a strand: so that a test has some that are cut

const Resolver& resolver() {
  static const Resolver loaded = std::move(Resolver::load(KILDE_ROOT).value());
  return loaded;
}

// A few matters of which reports say much the same, with all that makes claims differ.
class Maker {
 public:
  explicit Maker(uint32_t seed, uint32_t matters = 12, uint32_t wordings = 40)
      : random_(seed), matters_(matters), wordings_(wordings) {}

  Report report(const std::string& id) {
    Report report;
    report.id = id, report.lang = "da";
    report.published = "2024-02-" + std::to_string(10 + roll(8));
    report.publisher = "paper " + std::to_string(roll(5));
    report.publisher_key = "n:" + report.publisher;
    for (uint32_t i = 0; i < 2 + roll(4); ++i) report.claims.push_back(claim(i));
    return report;
  }

 private:
  uint32_t roll(uint32_t sides) { return static_cast<uint32_t>(random_() % sides); }

  Claim claim(uint32_t place) {
    const std::string matter = std::to_string(roll(matters_));
    Claim claim;
    claim.content = {{20 * place, 20 * place + 15}};
    claim.predicate = roll(4) == 0 ? "open" : "close";
    add(claim, claim.predicate, Role::kPredicate);
    for (const char* what : {"bridge", "ship", "harbour", "mayor"})
      if (roll(4) > 0) add(claim, what + matter, Role::kObject);
    if (roll(3) == 0) add(claim, "storm", Role::kSubject);
    if (roll(3) == 0)
      claim.quantities.push_back({2.0 + roll(3), 0, "person", claim::Bound::kExact});
    for (claim::Quantity& quantity : claim.quantities) quantity.high = quantity.low;
    std::ranges::sort(claim.terms, {}, &Term::key);
    claim.negated = roll(6) == 0;
    if (roll(5) == 0)
      claim.factuality = Factuality::kPredicted, claim.from = 19790, claim.to = 19792;
    claim.earlier = roll(15) == 0;
    claim.wording = roll(wordings_);
    if (roll(2) == 0) speak(claim);
    return claim;
  }

  void speak(Claim& claim) {
    claim.attribution = 0;
    claim.voice.name = claim.voice.key = "p:" + std::to_string(roll(6));
    claim.voice.kind = SourceKind::kPerson;
    if (roll(2) == 0) claim.voice.body = roll(2) == 0 ? "police" : "ministry";
    if (roll(3) == 0) claim.voice.to = "n:paper " + std::to_string(roll(7));
  }

  static void add(Claim& claim, const std::string& key, Role role) {
    claim.terms.push_back({key, Term::Kind::kConcept, role, 1});
  }

  std::mt19937 random_;
  uint32_t matters_, wordings_;
};

// A ledger of reports whose claims are given.
class Ledger {
 public:
  explicit Ledger(const ledger::TestFolder& folder)
      : store_(ledger::test_store(folder.file("a.db"))) {
    store_.attach(std::make_unique<ledger::LineageStore>(store_.database()));
    db().run("PRAGMA synchronous=OFF");  // a test's ledger need not outlive the machine
  }

  void add(const Report& report) {
    Document doc = ledger::report(report.id, "Claims of " + report.id + std::string(200, ' '));
    std::vector<Document> docs;
    docs.push_back(std::move(doc));
    ASSERT_TRUE(store_.add(docs, {.time = "2024-03-01", .version = "1", .fingerprint = {}}));
    keep(*store_.find(report.id), report);
  }
  // Another reading of the same text.
  void read_again(const Report& report) { keep(*store_.find(report.id), report); }
  void remove(const std::string& id, bool erase) {
    const int64_t document = *store_.find(id);
    if (erase) db().prepare("DELETE FROM claim_records WHERE document=?").with(document).run();
    ASSERT_TRUE(erase ? store_.erase(document, "2024-03-02", "")
                      : store_.withdraw(document, "2024-03-02", ""));
  }

  std::multiset<std::string> asked() {
    Registry registry(db(), ledger::test_search(), resolver(), kLongest);
    const Result<void> done = registry.bring_up_to_date([] { return false; });
    EXPECT_TRUE(done) << done.error().to_string();
    EXPECT_FALSE(registry.stale());
    Lists lists(db(), ledger::test_search());
    Result<Page> page = lists.load(lists.all({}));
    EXPECT_TRUE(page) << page.error().to_string();
    std::vector<Proposition> shown;
    size_t disputed = 0;
    for (const uint32_t row : page->rows) {
      shown.push_back(page->propositions[row]);
      disputed += !shown.back().disputes.empty();
    }
    EXPECT_EQ(db().number("SELECT count(*) FROM propositions WHERE disputed=1"), disputed);
    return told(page->set.reports, shown, page->propositions);
  }

  // What all claims are, compared with each other as many are.
  std::multiset<std::string> resolved() {
    const ledger::ClaimSet set = *ledger::load_claims(db());
    std::vector<ClaimRow> rows;
    std::vector<Said> said;
    int32_t last = claim::kNoDay;
    for (uint32_t report = 0; report < set.reports.size(); ++report) {
      last = std::max(last, proposition::day_of(set.reports[report]));
      for (uint32_t i = 0; i < set.reports[report].claims.size(); ++i) {
        rows.push_back({report, i});
        said.push_back({&set.reports[report], &set.reports[report].claims[i]});
      }
    }
    auto found =
        resolver().resolve_some(rows, set.reports, set.descents,
                                proposition::Commonness(said, proposition::Size::kMany, kLongest),
                                proposition::Voices(set.reports));
    close_windows(found, last);
    return told(set.reports, found, found);
  }

  // Claims of the longest strand.
  int64_t longest() {
    return db().number(
        "SELECT max(n) FROM (SELECT sum(claims) n FROM propositions GROUP BY strand)");
  }

  ledger::Database& db() { return store_.database(); }

 private:
  void keep(int64_t document, const Report& report) {
    const Document doc = ledger::load_head(db(), document);
    ledger::RecordTable(db()).put(document, report, ledger::beside_of(doc));
  }

  static std::multiset<std::string> told(const std::vector<Report>& reports,
                                         const std::vector<Proposition>& propositions,
                                         const std::vector<Proposition>& named) {
    auto name = [&](const Proposition& each) {
      const ClaimRow& at = each.claims.front();
      return proposition::claim_name(reports[at.report], reports[at.report].claims[at.claim]);
    };
    std::multiset<std::string> lines;
    for (const Proposition& each : propositions) {
      std::string line = name(each) + ":";
      for (const ClaimRow& at : each.claims)
        line += " " + reports[at.report].id + "/" + std::to_string(at.claim);
      for (const uint32_t count : {each.origins.occasion, each.origins.speaker,
                                   each.origins.institution, each.origins.side})
        line += " " + std::to_string(count);
      std::set<std::string> disputes;
      for (const uint32_t other : each.disputes) disputes.insert(name(named[other]));
      for (const std::string& other : disputes) line += " against " + other;
      if (each.prediction) {
        line += " foretold " + std::to_string(each.prediction->from) + " " +
                std::string(to_string(each.prediction->guess));
        for (const uint32_t by : each.prediction->decided_by) line += " by " + name(named[by]);
      }
      for (const proposition::Correction& correction : each.corrections)
        line += " corrected by " + reports[correction.report].id;
      lines.insert(std::move(line));
    }
    return lines;
  }

  ledger::Store store_;
};

std::vector<Report> reports_of(Maker& maker, size_t count) {
  std::vector<Report> reports;
  for (size_t i = 0; i < count; ++i) reports.push_back(maker.report("r" + std::to_string(i)));
  return reports;
}

TEST(Registry, KeepsWhatAllClaimsTogetherGiveInAnyOrder) {
  for (uint32_t seed = 1; seed <= 2; ++seed) {
    Maker maker(seed);
    std::mt19937 random(seed);
    std::vector<Report> reports = reports_of(maker, 60);
    std::multiset<std::string> first;
    for (int round = 0; round < 2; ++round) {
      ledger::TestFolder folder;
      Ledger ledger(folder);
      for (const Report& report : reports) {
        ledger.add(report);
        if (random() % 8 == 0) {
          ASSERT_EQ(ledger.asked(), ledger.resolved());
        }
      }
      const auto all = ledger.asked();
      EXPECT_EQ(all, ledger.resolved());
      EXPECT_GT(all.size(), 15U);
      if (round > 0) {
        EXPECT_EQ(all, first);
      }
      first = all;
      std::ranges::shuffle(reports, random);
    }
  }
}

TEST(Registry, WhatAllHangsTogetherIsCutTheSameInAnyOrder) {
  Maker maker(3, 1, 100'000);
  std::mt19937 random(3);
  std::vector<Report> reports = reports_of(maker, 60);
  std::multiset<std::string> first;
  for (int round = 0; round < 2; ++round) {
    ledger::TestFolder folder;
    Ledger ledger(folder);
    for (const Report& report : reports) {
      ledger.add(report);
      if (random() % 30 == 0) {
        ASSERT_EQ(ledger.asked(), ledger.resolved());
      }
    }
    for (int i = 0; i < 30; i += 5) ledger.remove("r" + std::to_string(i), false);
    const auto all = ledger.asked();
    EXPECT_EQ(all, ledger.resolved());
    EXPECT_GT(ledger.longest(), 20);
    EXPECT_GT(ledger.db().number("SELECT count(*) FROM claim_relations WHERE closeness>=0"), 500);
    if (round > 0) {
      EXPECT_EQ(all, first);
    }
    first = all;
    std::ranges::shuffle(reports, random);
  }
}

TEST(Registry, WhatGoesOrIsReadAgainLeavesNoTrace) {
  Maker maker(9);
  std::mt19937 random(9);
  const std::vector<Report> reports = reports_of(maker, 50);
  ledger::TestFolder folder;
  Ledger ledger(folder);
  for (const Report& report : reports) ledger.add(report);
  ledger.asked();
  for (size_t i = 0; i < reports.size(); i += 3) {
    if (random() % 3 == 0)
      ledger.read_again(maker.report(reports[i].id));
    else
      ledger.remove(reports[i].id, random() % 2 == 0);
    if (random() % 2 == 0) {
      ASSERT_EQ(ledger.asked(), ledger.resolved());
    }
  }
  EXPECT_EQ(ledger.asked(), ledger.resolved());
  for (const Report& report : reports)
    if (ledger.db()
            .prepare("SELECT 1 FROM documents WHERE name=? AND withdrawn IS NULL")
            .with(report.id)
            .first())
      ledger.remove(report.id, false);
  EXPECT_TRUE(ledger.asked().empty());
  EXPECT_EQ(ledger.db().number("SELECT coalesce(sum(claims),0) FROM mark_counts"), 0);
}

// The plain way to tell, which needs the claims, never finds more than their sketches let it.
TEST(Registry, WhatSketchesRuleOutIsNeitherDisputeNorOutcome) {
  Maker maker(8, 3);
  std::vector<Said> said;
  const std::vector<Report> reports = reports_of(maker, 60);
  for (const Report& report : reports)
    for (const Claim& claim : report.claims) said.push_back({&report, &claim});
  const proposition::Commonness commonness(said, proposition::Size::kMany);
  const proposition::Comparer comparer(resolver().model(), resolver().opposites(), said,
                                       commonness);
  size_t disputed = 0, decided = 0, ruled_out = 0;
  for (uint32_t a = 0; a < said.size(); ++a)
    for (uint32_t b = a + 1; b < said.size(); ++b) {
      const proposition::Features features = comparer.features(a, b);
      const proposition::Sketch &x = *comparer.sketched(a).claim, &y = *comparer.sketched(b).claim;
      const bool disputes =
          proposition::disputes(comparer, resolver().concepts(), said[a], said[b], features);
      const bool outcome =
          proposition::tells_outcome(comparer, said[a], said[b], features).has_value() ||
          proposition::tells_outcome(comparer, said[b], said[a], features).has_value();
      const bool may_dispute =
          proposition::may_dispute(comparer, resolver().opposites(), x, y, features);
      const bool may_tell = proposition::may_tell_outcome(comparer, x, y, features);
      EXPECT_TRUE(may_dispute || !disputes);
      EXPECT_TRUE(may_tell || !outcome);
      disputed += disputes, decided += outcome, ruled_out += !may_dispute && !may_tell;
    }
  EXPECT_GT(disputed, 300U);
  EXPECT_GT(decided, 50U);
  EXPECT_GT(ruled_out, said.size() * said.size() / 4);
}

// A report about something else changes no number of a proposition, and what it rests on is not
// found anew.
TEST(Registry, WhatDoesNotChangeStaysAsItIsStored) {
  Maker maker(4);
  ledger::TestFolder folder;
  Ledger ledger(folder);
  for (const Report& report : reports_of(maker, 40)) ledger.add(report);
  ledger.asked();
  ledger.db().run("CREATE TABLE before AS SELECT id FROM propositions");
  const int64_t all = ledger.db().number("SELECT count(*) FROM before");
  Report report = Maker(1, 1).report("another");
  report.claims.resize(1);
  ledger.add(report);
  EXPECT_EQ(ledger.asked(), ledger.resolved());
  EXPECT_GT(ledger.db().number("SELECT count(*) FROM before JOIN propositions USING(id)"), all / 2);
}

TEST(Registry, ListsAreInOrderAndInPages) {
  Maker maker(5);
  ledger::TestFolder folder;
  Ledger ledger(folder);
  for (const Report& report : reports_of(maker, 60)) ledger.add(report);
  ledger.asked();
  Lists lists(ledger.db(), ledger::test_search());
  for (const auto& list :
       {lists.by_origins(0, {}), lists.disputes({}), lists.predictions({}), lists.telling({})}) {
    EXPECT_GT(list.size(), 3U);
    EXPECT_EQ(std::set(list.begin(), list.end()).size(), list.size());
  }
  const auto all = lists.disputes({});
  const auto some = lists.disputes({.limit = 2, .offset = 1});
  EXPECT_EQ(some, Lists::Ids(all.begin() + 1, all.begin() + 3));
  const Page page = *lists.load(lists.by_origins(2, {}));
  for (size_t row = 0; row < page.rows.size(); ++row) {
    EXPECT_GE(page.propositions[row].origins.institution, 2U);
    EXPECT_GE(page.propositions[row].claims.size(), 2U);
    if (row > 0) {
      EXPECT_GE(page.propositions[row - 1].origins.institution,
                page.propositions[row].origins.institution);
    }
  }
}

TEST(Registry, AClaimIsFoundByItsNameAndItsWords) {
  Maker maker(6);
  ledger::TestFolder folder;
  Ledger ledger(folder);
  for (const Report& report : reports_of(maker, 30)) ledger.add(report);
  ledger.asked();
  Lists lists(ledger.db(), ledger::test_search());
  const Page page = *lists.load(lists.all({}));
  for (const uint32_t row : page.rows)
    for (const ClaimRow& at : page.propositions[row].claims) {
      const Report& report = page.set.reports[at.report];
      const auto id = lists.named(proposition::claim_name(report, report.claims[at.claim]));
      ASSERT_TRUE(id);
      EXPECT_EQ(lists.load(Lists::Ids{*id})->propositions[0].claims.size(),
                page.propositions[row].claims.size());
      const int32_t attribution = report.claims[at.claim].attribution;
      const int64_t document = page.set.numbers[at.report];
      EXPECT_EQ(lists.of_attribution(document, attribution).has_value(), attribution >= 0);
      EXPECT_FALSE(lists.of_attribution(document, 1'000'000));
    }
  EXPECT_FALSE(lists.named("p0000000000"));
  EXPECT_TRUE(lists.with_words({"claims of"}));
  EXPECT_EQ(lists.with_words({"claims"}), lists.with_words({"claims of nowhere"}));
  EXPECT_FALSE(lists.with_words({"nobody says this"}));
}

TEST(Registry, AsksWhetherThereAreMany) {
  Maker maker(7);
  ledger::TestFolder folder;
  Ledger ledger(folder);
  for (const Report& report : reports_of(maker, 3)) ledger.add(report);
  EXPECT_FALSE(Registry::keeps(ledger.db()));
  EXPECT_FALSE(Registry::keeps(ledger.db(), 3));
  EXPECT_TRUE(Registry::keeps(ledger.db(), 2));
}

}  // namespace
}  // namespace kilde::registry
