// JSON lines of a ledger: a document a line, as `kilde read --format json` prints it, then what the
// ledger knows beside: which version of which report it is, and whether it was withdrawn.
//
//   {"id":"w3",...,"notes":[],"version":2,"version_of":"w3","current":true,"published":"2023-05-16T08:20",
//    "author":"","fetched":"","added":"2023-05-16T08:30:00Z","withdrawn":null,"reason":""}
//
// Units: code points. Threads: one. Errors: cannot fail.
#pragma once

#include "export/export.h"

namespace kilde::exporting {

class JsonLinesWriter : public Writer {
 public:
  std::string entry(const Entry& entry) override;
};

}  // namespace kilde::exporting
