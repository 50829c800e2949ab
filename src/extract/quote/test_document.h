// A small Document for tests, from CoNLL-U lines: words, tags, trees and names, one entity a name.
//
//   Document doc = document_of("1\tAne\tAne\tPROPN\t_\t_\t2\tnsubj\t_\tNER=B-PER\n...");
//
// "# newpar" puts a line break before a sentence. With "ENT=B:1:outlet" (begin or inside, number,
// kind) in the last column the entities are those. For tests only; wrong lines are our own mistake.
#pragma once

#include <string_view>

#include <kilde/document.h>

namespace kilde::quote {

Document document_of(std::string_view conllu);

}  // namespace kilde::quote
