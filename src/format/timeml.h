// A Document's times as TimeML: the text with TIMEX3 around each time.
//
//   to_timeml(doc);
//
//   <?xml version="1.0" encoding="UTF-8"?>
//   <TimeML>
//   <DOCID>r1</DOCID>
//   <DCT><TIMEX3 tid="t0" type="DATE" value="2022-12-19"
//   functionInDocument="CREATION_TIME">2022-12-19</TIMEX3></DCT> <TEXT>Putin kom <TIMEX3 tid="t1"
//   type="DATE" value="2022-12-19">mandag</TIMEX3>.</TEXT>
//   </TimeML>
//
// A time counted from another one names it by anchorTimeID, t0 being the date of publication; a
// duration has beginPoint and endPoint where they are told.
// Without a date of publication there is no DCT, without a title no TITLE. What XML cannot hold
// (control
//   characters) becomes U+FFFD, a character for each.
// Gives: UTF-8, a whole XML document. Threads: a pure function. Errors: cannot fail.
// Source: TimeML 1.2.1, as TempEval-3 writes it.
#pragma once

#include <string>

#include <kilde/document.h>

namespace kilde::format {

std::string to_timeml(const Document& doc);

}  // namespace kilde::format
