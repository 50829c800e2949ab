#include <algorithm>
#include <cstdio>

#include "format/csv.h"
#include "query/answers.h"

namespace kilde::query {
namespace {

using format::csv_line;

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
    out += csv_line({number_of(doc), doc.id, std::to_string(doc.version), doc.title, doc.publisher,
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
    out += csv_line({row.id, doc.id, doc.publisher, doc.date.to_string(), doc.lang, row.speaker,
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
    out += csv_line({date_of(row.from).to_string(), date_of(row.to).to_string(), row.words,
                     row.value, claim.id, doc.id, doc.publisher, doc.date.to_string(), doc.lang,
                     claim.speaker, claim.speaker_name, std::string(to_string(claim.act)),
                     std::string(to_string(claim.factuality)), joined(claim.chain), claim.words});
  }
  return out;
}

// Acts and days are counted for one source that is asked for by name.
std::string to_csv(const std::vector<SourceAccount>& rows) {
  const bool whole = std::ranges::any_of(rows, [](const auto& row) { return !row.acts.empty(); });
  std::string out = "id,name,kind,claims,named,roles,groups,outlets,hands";
  out += whole ? ",acts,first,last\n" : "\n";
  for (const SourceAccount& row : rows) {
    std::vector<std::string> cells = {row.id,
                                      row.name,
                                      row.kind,
                                      std::to_string(row.claims),
                                      std::to_string(row.named),
                                      std::to_string(row.roles),
                                      std::to_string(row.groups),
                                      joined(row.outlets),
                                      joined(row.hands)};
    if (whole)
      for (std::string cell : {joined(row.acts), row.first.to_string(), row.last.to_string()})
        cells.push_back(std::move(cell));
    out += csv_line(cells);
  }
  return out;
}

}  // namespace kilde::query
