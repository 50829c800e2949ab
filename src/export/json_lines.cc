#include "export/json_lines.h"

#include <nlohmann/json.hpp>

#include "format/json.h"
#include "format/json_line.h"

namespace kilde::exporting {

std::string JsonLinesWriter::entry(const Entry& entry) {
  using Json = nlohmann::ordered_json;
  const Json more = {{"version", entry.version},
                     {"version_of", entry.report},
                     {"current", entry.current},
                     {"published", entry.doc.published},
                     {"author", entry.doc.author},
                     {"fetched", entry.doc.fetched},
                     {"added", entry.added},
                     {"withdrawn", entry.withdrawn.empty() ? Json(nullptr) : Json(entry.withdrawn)},
                     {"reason", entry.reason}};
  // Both are one object on one line; the second goes on where the first would end.
  std::string line = format::to_json(entry.doc);
  line.resize(line.rfind('}'));
  line.push_back(',');
  return line + format::json_line(more).substr(1);
}

}  // namespace kilde::exporting
