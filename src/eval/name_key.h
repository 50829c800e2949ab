// A key by which a name known in no entity base is the same in reports of several languages.
//
//   name_key("Havrylenko") == name_key("Гавриленко");   // also Hawrylenko, Gavrilenko
//   name_key("Lindqvist") == name_key("Линдквист");
//
// Threads: pure. Errors: cannot fail. Needs ICU.
// Method: letters into Latin ones by ICU, accents off, then spellings of the same sound that the
//   languages tell apart made one ("sch", "sh", "sj"). It stands in for what joins documents later,
//   and is far too rough for anything but scoring.
#pragma once

#include <string>
#include <string_view>

namespace kilde::eval {

std::string name_key(std::string_view name);

}  // namespace kilde::eval
