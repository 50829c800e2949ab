// A Document's annotations in brat's standoff format: the .ann file that goes with the text.
//
//   write(name + ".txt", doc.text());  write(name + ".ann", to_brat(doc));
//
//   T1	Source 0 5	Putin                          a span: its type, offsets and words
//   T2	Attribution 6 11	siger
//   T3	Content 16 39;44 47	...                    a discontinuous span
//   E1	Attribution:T2 Source:T1 Content:T3 Via:T4
//   A1	Act E1 say
//   #1	AnnotatorNotes T5	2022-12-19
//
// How it maps: an attribution is an event whose trigger is the cue and whose arguments are Source,
//   Content, Via (Via2, ... farther from the source) and Addressee. One without a cue has no
//   trigger, so it is a relation SourceOf (Arg1 the source, Arg2 the content), or, without a source
//   too, its Content alone. Act, Factuality, Form (direct, indirect, mixed) and Negated are
//   attributes of the event, else of the content. Mentions of entities are spans of their kind
//   (Person, Organisation, ...), tied by "*	Equiv" and, where Wikidata knows them, an N line. A
//   time is a span Date, Time, Duration or Set with its value in a note. Equal spans of one type
//   are one T.
// Units: code points, as brat counts. brat allows no line break in a span, so one is split there.
// Gives: UTF-8, "" where nothing was found. Threads: a pure function. Errors: cannot fail.
#pragma once

#include <string>

#include <kilde/document.h>

namespace kilde::format {

std::string to_brat(const Document& doc);

// The annotation.conf that tells brat of the types above.
std::string brat_configuration();

}  // namespace kilde::format
