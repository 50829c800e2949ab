// Reports with claims for the tests of questions, without a reading.
//
//   Document doc = ReportMaker("w1", "da", "Havneposten", "2023-05-16")
//       .say("Bo Holm", Act::kDeny, "færgen sejler i morgen", {"Ritzau"})
//       .make();
//
// Shapes: a sentence a claim: name, "says", content. What stands in `about` gets an entity where
//   the content has it. Threads: one at a time. Errors: cannot fail.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <kilde/document.h>

#include "base/sha256.h"

namespace kilde::query {

class ReportMaker {
 public:
  ReportMaker(std::string id, std::string lang, std::string publisher, std::string date)
      : id_(std::move(id)),
        lang_(std::move(lang)),
        publisher_(std::move(publisher)),
        date_(std::move(date)) {}

  ReportMaker& say(std::string name, Act act, std::string content,
                   std::vector<std::string> hands = {}) {
    Said said{std::move(name), act, {}, {}, std::move(hands)};
    said.source = append(said.name);
    text_ += " says: ";
    said.content = append(content);
    text_ += ".\n";
    said_.push_back(std::move(said));
    return *this;
  }
  // A thing with an id of the base, wherever the text has this name.
  ReportMaker& thing(std::string name, std::string id, EntityKind kind, std::string country = "") {
    things_.push_back({std::move(name), std::move(id), kind, std::move(country)});
    return *this;
  }
  // Words of the text that are a time.
  ReportMaker& time(std::string words, std::string from, std::string to) {
    times_.push_back({std::move(words), std::move(from), std::move(to)});
    return *this;
  }

  Document make() {
    Document doc(text_);
    doc.id = id_;
    doc.sha256 = base::sha256_hex(text_);
    doc.title = "Report " + id_;
    doc.publisher = publisher_;
    doc.lang = lang_;
    if (!date_.empty()) doc.date = *parse_date(date_);
    for (const Said& said : said_)
      if (!said.name.empty() && !has(said.name))
        things_.push_back({said.name, "", EntityKind::kPerson, ""});
    for (const Thing& thing : things_) add(doc, thing);
    for (const Time& time : times_) add(doc, time);
    for (const Said& said : said_) add(doc, said);
    return doc;
  }

 private:
  struct Said {
    std::string name;
    Act act;
    ByteSpan source, content;
    std::vector<std::string> hands;
  };
  struct Thing {
    std::string name, id;
    EntityKind kind;
    std::string country;
  };
  struct Time {
    std::string words, from, to;
  };

  ByteSpan append(const std::string& words) {
    const auto begin = static_cast<uint32_t>(text_.size());
    text_ += words;
    return {begin, static_cast<uint32_t>(text_.size())};
  }
  bool has(const std::string& name) const {
    for (const Thing& thing : things_)
      if (thing.name == name) return true;
    return false;
  }
  void add(Document& doc, const Thing& thing) {
    Entity entity{.id = doc.intern(thing.id.empty() ? "e" + std::to_string(doc.entities.size() + 1)
                                                    : thing.id),
                  .name = doc.intern(thing.name),
                  .kind = thing.kind,
                  .wikidata = {},
                  .country = doc.intern(thing.country),
                  .mentions = {}};
    for (size_t at = text_.find(thing.name); at != text_.npos; at = text_.find(thing.name, at + 1))
      entity.mentions.push_back(
          {static_cast<uint32_t>(at), static_cast<uint32_t>(at + thing.name.size())});
    // One token and one name each: a name is what the analysis has found.
    for (ByteSpan mention : entity.mentions) {
      auto place = std::ranges::lower_bound(doc.tokens, mention.begin, {}, &ByteSpan::begin);
      doc.tokens.insert(place, mention);
    }
    doc.names.clear();
    for (uint32_t i = 0; i < doc.tokens.size(); ++i)
      doc.names.push_back({{i, i + 1}, NameKind::kPer});
    doc.entities.push_back(std::move(entity));
  }
  void add(Document& doc, const Time& time) {
    const auto at = static_cast<uint32_t>(text_.find(time.words));
    doc.times.push_back({{at, at + static_cast<uint32_t>(time.words.size())},
                         TimexType::kDate,
                         doc.intern(time.from),
                         {},
                         doc.intern(time.from),
                         doc.intern(time.to),
                         doc.intern("test")});
  }
  void add(Document& doc, const Said& said) {
    Attribution claim;
    claim.source = {said.source};
    claim.content = {said.content};
    claim.act = said.act;
    claim.factuality = said.act == Act::kDeny ? Factuality::kDenied : Factuality::kAsserted;
    claim.speaker_name = doc.intern(said.name);
    for (size_t i = 0; i < doc.entities.size(); ++i)
      if (doc.entities[i].name == said.name) claim.speaker = static_cast<int32_t>(i);
    if (!said.name.empty()) claim.chain.push_back(claim.speaker_name);
    for (const std::string& hand : said.hands) claim.chain.push_back(doc.intern(hand));
    if (!publisher_.empty()) claim.chain.push_back(doc.intern(publisher_));
    claim.rule = doc.intern("test");
    claim.source_grade = said.name.empty() ? SourceGrade::kNone : SourceGrade::kNamed;
    claim.confidence = 0.9;
    doc.attributions.push_back(std::move(claim));
  }

  std::string id_, lang_, publisher_, date_, text_;
  std::vector<Said> said_;
  std::vector<Thing> things_;
  std::vector<Time> times_;
};

}  // namespace kilde::query
