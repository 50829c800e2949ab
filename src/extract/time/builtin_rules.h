// The rules that need no language: ISO dates, years in brackets, clock times. In the form of a rule
// file, see data/da/time/README.md.
#pragma once

#include <string_view>

namespace kilde::time {

inline constexpr std::string_view kBuiltinRules =
    "name\ttype\tpattern\texample\tdct\texpect\tagainst\n"
    "iso-date\tDATE\t<year=1000..2999> _ - _ <month=01..12> _ - _ <day=01..31>\t"
    "[2022-12-19]\t\t2022-12-19\t12-12-19\n"
    "iso-time\tTIME\t<year=1000..2999> _ - _ <month=01..12> _ - _ <day=01..31> _ (T|t) _ "
    "<hour=00..24> _ "
    ": _ <minute=00..59> (_ : _ <second=00..59>)? (_ Z)?\t"
    "[2022-12-19T11:30:05Z]\t\t2022-12-19T11:30:05\t2022-12\n"
    "iso-date-time\tTIME\t<year=1000..2999> _ - _ <month=01..12> _ - _ <day=01..31> <hour=00..24> "
    "_ "
    ": _ <minute=00..59> (_ : _ <second=00..59>)?\t"
    "[2022-12-19 11:30]\t\t2022-12-19T11:30\t2022-12\n"
    "bracketed-year\tDATE\t\\( [<year=1000..2059>] _ \\)\tAsta ([1991])\t\t1991\t(2400)\n"
    "clock\tTIME\t<hour=0..23> _ : _ <minute=00..59>\t[11:30]\t2022-12-19\t2022-12-19T11:30\t"
    "11:300\n"
    "clock-digits\tTIME\t<hour=0000..2359> _? (utc {zone=Z}|gmt {zone=Z})|<hour=0000..2359> _ z "
    "{zone=Z}\t"
    "[0800 UTC]\t2022-12-19\t2022-12-19T08:00Z\t0800\n"
    "no-date\tDATE\t(<day=1..99> _ . _ <month=13..99>|<day=32..99> _ . _ <month=1..12>) _ . _ "
    "<year=1900..2059>|(<day=1..99> _ / _ <month=13..99>|<day=32..99> _ / _ <month=1..12>) _ / _ "
    "<year=1900..2059>\t"
    "[13.13.2022]\t\tXXXX-XX-XX\t12.12.2022\n";

}  // namespace kilde::time
