// CoNLL-U, the format of Universal Dependencies: writing Documents and reading treebanks.
//
//   std::cout << to_conllu(doc);
//   ConlluReader reader(file.text(), "dev.conllu");
//   while (auto doc = reader.next())                    // optional<Result<Document>>
//     if (*doc) use(**doc); else std::cerr << doc->error().to_string() << '\n';
//
// Writing: one "# newdoc" a document, also an empty one; "# sent_id" and "# text" a sentence; MISC
//   holds NER=B-PER|I-PER|O (once the document is analysed or has names) and SpaceAfter=No. Title,
//   publisher, url, language and date are "# key = value" lines under "# newdoc", notes too.
//   Columns that have not been filled are "_". Tabs and line breaks inside a word become blanks.
// Reading: the text is rebuilt from the word forms and SpaceAfter (from "# text" where a sentence
//   has no SpaceAfter at all), sentences joined by one blank. Words of a multiword token all carry
//   the span of the whole token, and neighbours that share a span are written as one multiword
//   token. Empty nodes are passed over. Columns that are "_" for all words stay empty.
// Units: as in kilde/document.h. Needs: the reader views its text. Gives: Documents that own
// theirs. Threads: a reader belongs to one thread; to_conllu is a pure function. Errors: a line
// that cannot be read fails its document alone (kFormat, "file:line", what was
//   expected); the next call goes on with the next document. An unknown UPOS becomes X, an unknown
//   relation dep, an unknown kind of name MISC, broken UTF-8 U+FFFD, each with a note.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <kilde/document.h>
#include <kilde/result.h>

namespace kilde::format {

std::string to_conllu(const Document& doc);

struct ConlluOptions {
  // Where a file has no "# newdoc": so many sentences make a document; 0: all of them do.
  size_t sentences_per_document = 0;
};

class ConlluReader {
 public:
  // `name` stands for the file in messages.
  explicit ConlluReader(std::string_view text, std::string name = "", ConlluOptions options = {});
  // The next document, why it could not be read, or nullopt at the end.
  std::optional<Result<Document>> next();

 private:
  struct Lines {
    std::string_view text;
    size_t first = 0;  // number of the first line
  };
  Lines take_document();
  Error error_at(size_t line, const Error& error) const;

  std::string_view rest_;
  std::string name_;
  size_t limit_ = 0;  // sentences a document, 0 for no limit
  size_t line_ = 0;   // lines taken so far
};

}  // namespace kilde::format
