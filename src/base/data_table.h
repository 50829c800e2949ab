// DataTable: a tab-separated file of language knowledge, as linguists write it.
//
//   # Cue words. Lines that begin with "#" and empty lines are passed over.
//   lemma	act	frame
//   sige	say	clause
//
//   auto table = DataTable::load(root / "data/da/cues.tsv", {"lemma", "act", "frame"});
//   for (const DataTable::Row& row : table->rows()) use(row["lemma"], row["act"]);
//
// Shapes: the first line that is no comment names the columns; every row has as many fields.
//   "a|b" in a field is a list (see split_list). Trailing empty fields may be left out.
// Needs, gives, owns: the table owns the file's text; rows and fields view it.
// Threads: read-only after load. Errors: kIo, or kFormat naming "file:line" with what was expected
//   and found; `error_at` builds the same for a field that the caller finds wrong.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <kilde/result.h>

namespace kilde::base {

class DataTable {
 public:
  class Row {
   public:
    std::string_view operator[](std::string_view column) const;
    size_t line() const { return line_; }

   private:
    friend class DataTable;
    const std::vector<std::string_view>* columns_ = nullptr;
    size_t line_ = 0;
    std::vector<std::string_view> fields_;
  };

  // Reads a file that must have these columns (others may stand beside them).
  static Result<DataTable> load(const std::filesystem::path& file,
                                std::initializer_list<std::string_view> columns);
  // The same from a string; `name` stands for the file in messages.
  static Result<DataTable> parse(std::string text, std::string name,
                                 std::initializer_list<std::string_view> columns);

  const std::vector<Row>& rows() const { return body_->rows; }
  // The column of a language, also one that languages share ("nb+nn"); empty where there is none.
  std::string_view column_of(std::string_view lang) const;
  const std::string& name() const { return body_->name; }
  // An error that points at a row: "data/da/cues.tsv:12: expected an act, found 'sya'".
  Error error_at(const Row& row, std::string_view expected, std::string_view found) const;

 private:
  struct Body {  // behind a pointer, so that rows may keep the address of the columns
    std::string name, text;
    std::vector<std::string_view> columns;
    std::vector<Row> rows;
  };
  std::unique_ptr<Body> body_;
};

// "a|b|c" -> a, b, c; an empty field gives an empty list.
std::vector<std::string_view> split_list(std::string_view field, char separator = '|');
std::string_view trim(std::string_view s);

}  // namespace kilde::base
