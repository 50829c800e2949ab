#include "base/data_table.h"

#include <algorithm>
#include <cassert>
#include <fstream>
#include <sstream>

namespace kilde::base {
namespace {

std::string where(const std::string& name, size_t line) {
  return name + ":" + std::to_string(line);
}

}  // namespace

std::string_view DataTable::Row::operator[](std::string_view column) const {
  auto at = std::find(columns_->begin(), columns_->end(), column);
  assert(at != columns_->end());
  return fields_[static_cast<size_t>(at - columns_->begin())];
}

std::string_view DataTable::column_of(std::string_view lang) const {
  for (std::string_view column : body_->columns)
    for (std::string_view of : split_list(column, '+'))
      if (of == lang) return column;
  return {};
}

Error DataTable::error_at(const Row& row, std::string_view expected, std::string_view found) const {
  return {Code::kFormat, where(body_->name, row.line()),
          "expected " + std::string(expected) + ", found '" + std::string(found) + "'"};
}

std::string_view trim(std::string_view s) {
  size_t begin = s.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return s.substr(begin, s.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string_view> split_list(std::string_view field, char separator) {
  std::vector<std::string_view> parts;
  if (field.empty()) return parts;
  for (size_t begin = 0;;) {
    size_t end = field.find(separator, begin);
    parts.push_back(trim(field.substr(begin, end - begin)));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

Result<DataTable> DataTable::load(const std::filesystem::path& file,
                                  std::initializer_list<std::string_view> columns) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (in) text << in.rdbuf();
  if (!in) return Error{Code::kIo, file.string(), "expected a readable file, found none"};
  return parse(std::move(text).str(), file.string(), columns);
}

Result<DataTable> DataTable::parse(std::string text, std::string name,
                                   std::initializer_list<std::string_view> columns) {
  DataTable table;
  table.body_ = std::make_unique<Body>();
  Body& body = *table.body_;
  body.name = std::move(name);
  body.text = std::move(text);
  std::string_view rest = body.text;
  for (size_t line_number = 1; !rest.empty(); ++line_number) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trim(line).empty() || line.front() == '#') continue;
    std::vector<std::string_view> fields = split_list(line, '\t');
    if (body.columns.empty()) {
      body.columns = std::move(fields);
      for (std::string_view column : columns) {
        if (std::count(body.columns.begin(), body.columns.end(), column)) continue;
        return Error{Code::kFormat, where(body.name, line_number),
                     "expected a column '" + std::string(column) + "' in the head line, found '" +
                         std::string(line) + "'"};
      }
      continue;
    }
    if (fields.size() > body.columns.size()) {
      return Error{Code::kFormat, where(body.name, line_number),
                   "expected at most " + std::to_string(body.columns.size()) +
                       " tab-separated fields, found " + std::to_string(fields.size())};
    }
    fields.resize(body.columns.size());
    Row row;
    row.columns_ = &body.columns;
    row.line_ = line_number;
    row.fields_ = std::move(fields);
    body.rows.push_back(std::move(row));
  }
  if (body.columns.empty() && columns.size())
    return Error{Code::kFormat, body.name,
                 "expected a head line that names the columns, found none"};
  return table;
}

}  // namespace kilde::base
