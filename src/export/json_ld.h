// JSON-LD of a ledger: reports, claims and the way each claim came, in W3C PROV and Web Annotation.
//
//   {"id":"urn:kilde:report:w3:v2","type":["Entity","Report"],"wasRevisionOf":"urn:kilde:report:w3:v1",...}
//   {"id":"urn:kilde:report:w3:v2#a1","type":["Annotation","Entity","Claim"],"target":[...],
//    "wasAttributedTo":"urn:kilde:outlet:Havneposten","wasQuotedFrom":{...Nordpress' telling...},
//    "hadPrimarySource":"urn:kilde:report:w3:v2#a1-0"}
//
// Shapes: one object with "@context" and "@graph"; each node of the graph is on a line of its own,
//   a document first, then its claims. docs/export.md describes the nodes and their ids.
// Units: code points. Threads: one. Errors: cannot fail.
// Method: written as it goes, so that memory does not grow with the ledger.
#pragma once

#include <string>

#include "export/export.h"

namespace kilde::exporting {

class JsonLdWriter : public Writer {
 public:
  std::string head() override;
  std::string entry(const Entry& entry) override;
  std::string foot() override;

 private:
  bool any_ = false;
};

}  // namespace kilde::exporting
