#include <algorithm>
#include <cstdio>
#include <initializer_list>

#include "query/answers.h"

namespace kilde::query {
namespace {

std::string cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

std::string line(std::initializer_list<std::string> cells) {
  std::string out;
  for (const std::string& each : cells) {
    if (&each != cells.begin()) out.push_back(',');
    out += cell(each);
  }
  return out + "\n";
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : "; ") + part;
  return all;
}

std::string joined(const std::vector<Count>& counts) {
  std::vector<std::string> parts;
  for (const Count& count : counts)
    parts.push_back(count.name + " " + std::to_string(count.claims));
  return joined(parts);
}

std::string fixed(double number, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", digits, number);
  return text;
}

std::string number_of(const StoredDocument& doc) { return "#" + std::to_string(doc.number); }

}  // namespace

std::string to_csv(const std::vector<FoundDocument>& rows) {
  std::string out = "document,id,version,title,publisher,date,lang,url,score,snippet\n";
  for (const FoundDocument& row : rows) {
    const StoredDocument& doc = row.document;
    out += line({number_of(doc), doc.id, std::to_string(doc.version), doc.title, doc.publisher,
                 doc.date.to_string(), doc.lang, doc.url, fixed(row.score, 4), row.snippet});
  }
  return out;
}

std::string to_csv(const std::vector<Claim>& rows) {
  std::string out =
      "id,document,publisher,date,lang,speaker,speaker_name,act,factuality,negated,type,"
      "source_kind,source_grade,confidence,chain,words\n";
  for (const Claim& row : rows) {
    const StoredDocument& doc = row.document;
    out += line({row.id, doc.id, doc.publisher, doc.date.to_string(), doc.lang, row.speaker,
                 row.speaker_name, std::string(to_string(row.act)),
                 std::string(to_string(row.factuality)), row.negated ? "true" : "false",
                 std::string(to_string(row.type)), std::string(to_string(row.source_kind)),
                 std::string(to_string(row.source_grade)), fixed(row.confidence, 3),
                 joined(row.chain), row.words});
  }
  return out;
}

std::string to_csv(const std::vector<Happening>& rows) {
  std::string out =
      "from,to,time,value,claim,document,publisher,date,lang,speaker,speaker_name,act,"
      "factuality,chain,words\n";
  for (const Happening& row : rows) {
    const Claim& claim = row.claim;
    const StoredDocument& doc = claim.document;
    out += line({date_of(row.from).to_string(), date_of(row.to).to_string(), row.words, row.value,
                 claim.id, doc.id, doc.publisher, doc.date.to_string(), doc.lang, claim.speaker,
                 claim.speaker_name, std::string(to_string(claim.act)),
                 std::string(to_string(claim.factuality)), joined(claim.chain), claim.words});
  }
  return out;
}

std::string to_csv(const std::vector<SourceAccount>& rows) {
  std::string out = "id,name,kind,claims,named,roles,groups,outlets,hands,acts,first,last\n";
  for (const SourceAccount& row : rows)
    out += line({row.id, row.name, row.kind, std::to_string(row.claims), std::to_string(row.named),
                 std::to_string(row.roles), std::to_string(row.groups), joined(row.outlets),
                 joined(row.hands), joined(row.acts), row.first.to_string(), row.last.to_string()});
  return out;
}

}  // namespace kilde::query
