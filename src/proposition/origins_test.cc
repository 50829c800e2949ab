#include "proposition/origins.h"

#include <gtest/gtest.h>

#include "claim/witness.h"

namespace kilde::proposition {
namespace {

using claim::Claim;
using claim::Form;
using claim::Report;

// One claim of a proposition, by its speaker.
Claim said(const std::string& key, const std::string& body, const std::string& name = "Some") {
  Claim claim;
  claim.content = {{0, 10}};
  claim.attribution = 0;
  claim.voice.key = key, claim.voice.body = body, claim.voice.name = name;
  claim.voice.kind = key.starts_with("p:") ? SourceKind::kPerson : SourceKind::kInstitution;
  return claim;
}

Report report(const std::string& day, const std::string& publisher, Claim claim) {
  Report report;
  report.id = publisher + day, report.published = day, report.publisher = publisher;
  report.publisher_key = "n:" + publisher;
  report.claims = {std::move(claim)};
  return report;
}

Origins origins(const std::vector<Report>& reports) {
  std::vector<ClaimRow> rows;
  for (uint32_t row = 0; row < reports.size(); ++row) rows.push_back({row, 0});
  return origins_of(rows, reports, {}, Voices(reports));
}

TEST(Origins, WhatIsOnlyNamedAddsNothing) {
  Claim phrase = said("p:holm", "army"), told = said("p:vang", "police");
  phrase.form = Form::kPhrase;
  EXPECT_EQ(origins({report("2024-02-12", "a", told), report("2024-02-12", "b", phrase)}),
            (Origins{1, 1, 1, 1}));
  EXPECT_EQ(origins({report("2024-02-12", "b", phrase)}), (Origins{1, 1, 1, 1}));
}

TEST(Origins, ACompanyIsOneByItsNameAndByWhatItIs) {
  const Report by_name = report("2024-02-12", "a", said("b:n:nordnet", "n:nordnet", "Nordnet"));
  const Report as_company = report("2024-02-12", "b", said("b:company", "company", "the company"));
  const Report as_person = report("2024-02-12", "c", said("p:nordnet", "company", "Nordnet"));
  Claim both = said("b:company", "company", "firmaet Nordnet");
  both.voice.body_names = {"n:nordnet"};
  EXPECT_EQ(origins({by_name, as_company, as_person, report("2024-02-12", "d", both)}),
            (Origins{1, 1, 1, 1}));
  const Report other = report("2024-02-12", "e", said("b:n:sydnet", "n:sydnet", "Sydnet"));
  EXPECT_EQ(origins({by_name, as_company, other}).institution, 2U);
  const Report police = report("2024-02-12", "e", said("b:police", "police", "politiet"));
  EXPECT_EQ(origins({as_company, police}).institution, 2U);
}

TEST(Origins, AnInstitutionAddsNothingBesideAPersonOfWhomNoInstitutionIsTold) {
  const Report person = report("2024-02-12", "a", said("p:vang", ""));
  const Report body = report("2024-02-13", "b", said("b:n:nordnet", "n:nordnet", "Nordnet"));
  EXPECT_EQ(origins({person, body}), (Origins{1, 1, 1, 1}));
  const Report of_army = report("2024-02-12", "a", said("p:holm", "army"));
  const Report police = report("2024-02-13", "b", said("b:police", "police", "politiet"));
  EXPECT_EQ(origins({of_army, police}).institution, 2U);
}

TEST(Origins, AnEmbassySpeaksBesideItsMinistry) {
  const Report embassy = report("2024-02-12", "a", said("b:embassy", "foreign-ministry"));
  const Report ministry = report("2024-02-13", "b", said("Q1", "foreign-ministry"));
  EXPECT_EQ(origins({embassy, ministry}), (Origins{2, 2, 1, 1}));
  const Report person = report("2024-02-14", "c", said("p:orlov", "foreign-ministry"));
  EXPECT_EQ(origins({embassy, ministry, person}), (Origins{2, 2, 1, 1}));
}

TEST(Origins, AnOutletIsKnownByItsNameWhateverItWasTakenFor) {
  const Report person = report("2024-02-12", "posten", said("p:vang", "police"));
  const Report outlet = report("2024-02-13", "b", said("p:posten", "crew", "Posten"));
  EXPECT_EQ(origins({person, outlet}), (Origins{1, 1, 1, 1}));
}

TEST(Origins, WhatAPapersOwnReporterSawBegins) {
  const Report person = report("2024-02-12", "a", said("p:vang", "police"));
  const Report seen = report("2024-02-12", "b", said(std::string(claim::kWitness) + "n:b", ""));
  EXPECT_EQ(origins({person, seen}), (Origins{2, 2, 2, 2}));
  Claim own;
  own.content = {{0, 10}};
  EXPECT_EQ(origins({person, report("2024-02-12", "c", own)}), (Origins{1, 1, 1, 1}));
}

TEST(Origins, WhatSomebodySaysMuchLaterIsAnotherOccasion) {
  const Claim claim = said("p:vang", "police");
  EXPECT_EQ(origins({report("2024-02-12", "a", claim), report("2024-02-15", "b", claim)}),
            (Origins{1, 1, 1, 1}));
  EXPECT_EQ(origins({report("2024-02-12", "a", claim), report("2024-02-25", "b", claim)}),
            (Origins{2, 1, 1, 1}));
  // One paper that has it on two days, and another between them that may have it from either.
  EXPECT_EQ(origins({report("2024-02-12", "a", claim), report("2024-02-13", "b", claim),
                     report("2024-02-15", "a", claim)}),
            (Origins{2, 1, 1, 1}));
}

TEST(Origins, AHeadlineIsSaidByWhomItsReportNames) {
  Claim head = said("u:spy", "", "Spy source"), body = said("b:intelligence", "intelligence");
  head.voice.kind = SourceKind::kUnnamed, head.place = claim::Place::kHeadline;
  Report one = report("2024-02-12", "a", head);
  one.claims.push_back(body);
  const std::vector<Report> reports{one};
  const std::vector<ClaimRow> both{{0, 0}, {0, 1}}, alone{{0, 0}};
  EXPECT_EQ(origins_of(both, reports, {}, Voices(reports)), (Origins{1, 1, 1, 1}));
  EXPECT_EQ(origins_of(alone, reports, {}, Voices(reports)), (Origins{1, 1, 1, 1}));
  one.claims[1].voice.body = one.claims[1].voice.key = "rescue";
  one.claims[0].voice.kind = SourceKind::kInstitution;
  one.claims[0].voice.key = "b:police", one.claims[0].voice.body = "police";
  const std::vector<Report> others{one};
  EXPECT_EQ(origins_of(both, others, {}, Voices(others)).institution, 2U);
  one = reports[0];
  one.claims[0].place = claim::Place::kBody;
  const std::vector<Report> below{one};
  EXPECT_EQ(origins_of(both, below, {}, Voices(below)).speaker, 2U);
}

TEST(Origins, AMinisterIsOfNoBodyThatIsToldByItsName) {
  const auto institutions = [&](const std::string& body, const std::string& of_person) {
    Claim police = said(body, body, "Kripos");
    police.voice.kind = SourceKind::kInstitution;
    return origins({report("2024-02-12", "a", said("p:vang", of_person)),
                    report("2024-02-13", "b", police)})
        .institution;
  };
  EXPECT_EQ(institutions("org:kripos", "ministry"), 2U);
  EXPECT_EQ(institutions("org:kripos", "government"), 2U);
  EXPECT_EQ(institutions("org:kripos", "company"), 1U);
  EXPECT_EQ(institutions("ministry", "government"), 1U);
}

TEST(Origins, AMemoIsOfTheBodyWhoseItIs) {
  Claim memo = said("b:memo", "n:energinet", "an internal memo");
  memo.voice.kind = SourceKind::kDocument, memo.voice.body_names = {"n:energinet"};
  Claim nobodys = memo;
  nobodys.voice.body.clear(), nobodys.voice.body_names.clear();
  const Report minister = report("2024-02-12", "a", said("p:vang", "ministry"));
  EXPECT_EQ(origins({minister, report("2024-02-13", "b", memo)}).institution, 2U);
  EXPECT_EQ(origins({minister, report("2024-02-13", "b", nobodys)}).institution, 1U);
}

TEST(Origins, WhatSomebodyForetoldIsOnlyToldAgain) {
  Claim claim = said("p:vang", "police");
  claim.factuality = Factuality::kPredicted;
  const Report first = report("2024-02-12", "a", claim);
  EXPECT_EQ(origins({first, report("2024-02-15", "a", claim), report("2024-02-25", "b", claim)}),
            (Origins{1, 1, 1, 1}));
  Claim again = claim;
  again.voice.to = "n:b";
  Claim to_first = claim;
  to_first.voice.to = "n:a";
  EXPECT_EQ(origins({report("2024-02-12", "a", to_first), report("2024-02-25", "b", again)}),
            (Origins{2, 1, 1, 1}));
}

TEST(Origins, PersonsOfTwoCompaniesAreOfOneOnlyByItsName) {
  Claim vang = said("p:vang", "company"), holm = said("p:holm", "company");
  const auto both = [&] {
    return origins({report("2024-02-12", "a", vang), report("2024-02-12", "b", holm)});
  };
  EXPECT_EQ(both().institution, 2U);
  vang.voice.body_names = {"n:nordnet"}, holm.voice.body_names = {"country:DK", "n:nordnet"};
  EXPECT_EQ(both().institution, 1U);
  holm.voice.body_names = {"n:sydnet"};
  EXPECT_EQ(both().institution, 2U);
  vang.voice.body = holm.voice.body = "police";
  EXPECT_EQ(both().institution, 1U);
}

TEST(Origins, WhoTellsAnotherListenerSaysItAgain) {
  Claim person = said("p:vang", "company"), body = said("b:company", "company", "the company");
  person.voice.to = "n:a", body.voice.to = "n:b";
  EXPECT_EQ(origins({report("2024-02-12", "a", person), report("2024-02-12", "b", body)}).occasion,
            2U);
}

TEST(Origins, AnInstitutionThatTellsAListenerSaysItBesideItsPerson) {
  const Claim person = said("p:vang", "company");
  Claim body = said("b:company", "company", "the company");
  const Report first = report("2024-02-12", "a", person);
  EXPECT_EQ(origins({first, report("2024-02-12", "b", body)}), (Origins{1, 1, 1, 1}));
  body.voice.to = "n:b";
  EXPECT_EQ(origins({first, report("2024-02-12", "b", body)}), (Origins{2, 2, 1, 1}));
}

TEST(Origins, AnInstitutionAtAPressConferenceSaysItBesideItsPerson) {
  Claim person = said("p:vang", "police"), body = said("b:police", "police", "politiet");
  body.voice.joint = true;
  const auto both = [&] {
    return origins({report("2024-02-12", "a", person), report("2024-02-12", "b", body)});
  };
  EXPECT_EQ(both(), (Origins{2, 2, 1, 1}));
  person.voice.joint = true;
  EXPECT_EQ(both(), (Origins{1, 1, 1, 1}));
}

}  // namespace
}  // namespace kilde::proposition
