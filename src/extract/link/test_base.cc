#include "extract/link/test_base.h"

#include <sstream>
#include <string>
#include <vector>

namespace kilde::link {

using knowledge::EntityBase;

std::shared_ptr<const EntityBase> shared_base() {
  static const auto shipped = std::make_shared<const EntityBase>(*EntityBase::open(KILDE_ROOT));
  return shipped;
}

const EntityBase& base() { return *shared_base(); }

Document document_of(std::string_view lines) {
  std::string text;
  std::vector<std::vector<std::string>> rows;
  std::istringstream in{std::string(lines)};
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::vector<std::string> row(7);
    for (std::string& field : row) words >> field;
    text += (text.empty() ? "" : " ") + row[0];
    rows.push_back(std::move(row));
  }
  Document doc(text);
  uint32_t at = 0;
  for (uint32_t i = 0; i < rows.size(); ++i) {
    const auto end = static_cast<uint32_t>(at + rows[i][0].size());
    doc.tokens.push_back({at, end});
    doc.space_after.push_back(1);
    doc.lemma.push_back(doc.intern(rows[i][1]));
    doc.upos.push_back(*parse_upos(rows[i][2]));
    doc.feats.push_back(rows[i][3] == "_" ? "" : doc.intern(rows[i][3]));
    doc.head.push_back(std::stoi(rows[i][4]) - 1);
    doc.deprel.push_back(doc.intern(rows[i][5]));
    doc.relation.push_back(*parse_relation(rows[i][5]));
    if (const auto kind = parse_name_kind(rows[i][6])) doc.names.push_back({{i, i + 1}, *kind});
    at = end + 1;
  }
  doc.sentences = {{0, static_cast<uint32_t>(rows.size())}};
  return doc;
}

void add_entity(Document& doc, std::string_view id, std::string_view name, EntityKind kind) {
  const auto at = static_cast<uint32_t>(doc.text().find(name));
  const ByteSpan span{at, static_cast<uint32_t>(at + name.size())};
  doc.entities.push_back({id, name, kind, "", "", {span}});
}

}  // namespace kilde::link
