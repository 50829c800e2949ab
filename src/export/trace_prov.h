// How a proposition came here, as JSON-LD: its reports, its claims, and what each is led back to.
//
//   Result<std::string> prov = trace_prov(db, told, 3, trace);
//   {"id":"urn:kilde:report:w1:v1#c12-40","type":["Annotation","Entity","Claim"],
//    "specializationOf":"urn:kilde:proposition:p7k2m9q4xtr","way":"copy",
//    "wasQuotedFrom":"urn:kilde:report:w0:v1#c3-31",...}
//
// Shapes: as json_ld.h, with the same names of reports; the proposition first, then its reports,
//   then its claims, a line each. docs/export.md describes the nodes.
// Threads: as the Database. Errors: those of the Database; kNotFound for a report that the ledger
//   does not have.
#pragma once

#include <string>

#include <kilde/result.h>

#include "format/propositions.h"
#include "ledger/database.h"

namespace kilde::exporting {

Result<std::string> trace_prov(ledger::Database& db, const format::Told& told, uint32_t row,
                               const proposition::Trace& trace);

}  // namespace kilde::exporting
