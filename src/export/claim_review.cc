#include "export/claim_review.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "export/json_ld_parts.h"
#include "format/claims.h"
#include "format/html_escape.h"
#include "format/json_line.h"

namespace kilde::exporting {
namespace {

using format::one_line;
using proposition::ClaimRow;
using proposition::Proposition;
using Json = nlohmann::ordered_json;

class Draft {
 public:
  Draft(const format::Told& told, uint32_t row)
      : told_(told), row_(row), mine_(told.propositions[row]) {}

  Json write() const {
    Json json = {{"@context", "https://schema.org"}, {"@type", "ClaimReview"}};
    const std::string id = format::proposition_id(told_, row_);
    json["@id"] = "urn:kilde:proposition:" + id;
    json["identifier"] = id;
    json["creativeWorkStatus"] = "Draft";
    json["claimReviewed"] = format::gloss_of(told_, row_);
    json["itemReviewed"] = claim();
    json["reviewBody"] = body();
    if (mine_.prediction && mine_.prediction->decision)
      json["reviewRating"] = rating(*mine_.prediction->decision);
    return json;
  }

 private:
  // Only what a person decided is a rating.
  static Json rating(const proposition::Decision& decision) {
    Json json = {{"@type", "Rating"},
                 {"alternateName", proposition::to_string(decision.outcome)},
                 {"ratingExplanation", "judgement " + decision.judgement}};
    if (!decision.by.empty())
      json["author"] = {{"@type", "Person"}, {"name", one_line(decision.by)}};
    return json;
  }

  const claim::Report& report(const ClaimRow& row) const { return told_.reports[row.report]; }
  const claim::Claim& of(const ClaimRow& row) const { return report(row).claims[row.claim]; }

  // Whose claim it is: the first to whom it is credited, else the first paper.
  const ClaimRow& first() const {
    const auto credited = std::ranges::find_if(mine_.claims, [&](const ClaimRow& row) {
      const claim::Voice& voice = of(row).voice;
      return of(row).attribution >= 0 && !voice.name.empty() && voice.kind != SourceKind::kOutlet &&
             voice.kind != SourceKind::kAgency;
    });
    return credited == mine_.claims.end() ? mine_.claims.front() : *credited;
  }

  Json claim() const {
    Json json = {{"@type", "Claim"}};
    const std::string name = one_line(format::said_by(told_, first()));
    const bool person = of(first()).voice.key.starts_with("p:");
    if (!name.empty())
      json["author"] = {{"@type", person ? "Person" : "Organization"}, {"name", name}};
    if (const std::string day = day_of(mine_.claims.front()); !day.empty())
      json["datePublished"] = day;
    json["firstAppearance"] = appearance(mine_.claims.front());
    json["appearance"] = Json::array();
    std::set<uint32_t> told;
    for (const ClaimRow& row : mine_.claims)
      if (told.insert(row.report).second) json["appearance"].push_back(appearance(row));
    return json;
  }

  std::string day_of(const ClaimRow& row) const { return one_line(report(row).published); }

  Json appearance(const ClaimRow& row) const {
    const claim::Report& mine = report(row);
    Json json = {{"@type", "NewsArticle"}, {"identifier", mine.id}};
    if (!format::web_url(mine.url).empty()) json["url"] = mine.url;
    const std::string title = one_line(told_.docs[row.report].title);
    if (!title.empty()) json["headline"] = title;
    if (!mine.publisher.empty())
      json["publisher"] = {{"@type", "Organization"}, {"name", one_line(mine.publisher)}};
    if (!day_of(row).empty()) json["datePublished"] = day_of(row);
    if (!format::language_tag(mine.lang).empty()) json["inLanguage"] = mine.lang;
    json["text"] = format::claim_words(told_, row);
    return json;
  }

  std::string body() const {
    std::string text;
    for (const std::string& line : format::lines_of(told_, row_))
      text += (text.empty() ? "" : ". ") + line;
    for (const uint32_t other : mine_.disputes)
      text += ". Against it: " + format::gloss_of(told_, other);
    return text + ".";
  }

  const format::Told& told_;
  const uint32_t row_;
  const Proposition& mine_;
};

}  // namespace

std::string claim_review(const format::Told& told, uint32_t row) {
  return format::json_line(Draft(told, row).write());
}

}  // namespace kilde::exporting
