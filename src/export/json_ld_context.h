// The JSON-LD context of an export: which word of W3C PROV, Web Annotation, Dublin Core, schema.org
// or kilde's own each of its keys is. The same stands in docs/schema/context.jsonld.
//
//   out = "{" + std::string(json_ld_context()) + ",\"@graph\":[\n";   // "@context":{...}
//
// Threads: a constant. Errors: cannot fail.
#pragma once

#include <string_view>

namespace kilde::exporting {

// The member of the file's object, over many lines, without an end of line behind it.
std::string_view json_ld_context();

}  // namespace kilde::exporting
