#include "pipeline/jsonl.h"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"
#include "pipeline/flat_record.h"
#include "text/decode.h"

namespace kilde::pipeline {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 9> kFields = {"text",      "id",  "title",  "date",   "lang",
                                                     "publisher", "url", "author", "fetched"};
enum Field : size_t {
  kText,
  kId,
  kTitle,
  kDate,
  kLang,
  kPublisher,
  kUrl,
  kAuthor,  // from here on: what is no string is passed over
  kFetched,
  kNoField
};

using Values = std::array<std::optional<std::string>, kFields.size()>;

Field field_of(std::string_view key) {
  for (size_t i = 0; i < kFields.size(); ++i) {
    if (kFields[i] == key) return static_cast<Field>(i);
  }
  return kNoField;
}

// Keeps the known fields of the outermost object and walks past everything else, so that a record
// costs no more memory than what is kept of it.
class RecordHandler : public nlohmann::json_sax<json> {
 public:
  Values values;
  std::string message;  // what is wrong, when the parse has failed

  bool null() override { return !outside() || fail("an object", "null"); }
  bool boolean(bool) override { return scalar("true or false"); }
  bool number_integer(number_integer_t n) override { return number(std::to_string(n)); }
  bool number_unsigned(number_unsigned_t n) override { return number(std::to_string(n)); }
  bool number_float(number_float_t, const string_t& written) override { return number(written); }
  bool binary(binary_t&) override { return scalar("binary data"); }

  bool string(string_t& value) override {
    if (outside()) return fail("an object", "a string");
    if (depth_ == 1 && field_ != kNoField) values[field_] = std::move(value);
    return true;
  }

  bool start_object(std::size_t) override {
    if (depth_ >= 1 && !nested("an object")) return false;
    ++depth_;
    return true;
  }
  bool start_array(std::size_t) override {
    if (outside()) return fail("an object", "an array");
    if (!nested("an array")) return false;
    ++depth_;
    return true;
  }
  bool key(string_t& key) override {
    if (depth_ == 1) field_ = field_of(key);
    return true;
  }
  bool end_object() override { return --depth_, true; }
  bool end_array() override { return --depth_, true; }

  bool parse_error(std::size_t position, const std::string&, const json::exception& e) override {
    // "[json.exception.parse_error.101] parse error at line 1, column 7: syntax error ...": the
    // line is always the first, so only the last part and the column tell anything.
    std::string_view what = e.what();
    size_t detail = what.find(": ");
    message = "expected one JSON object on the line, found at column " + std::to_string(position) +
              ": " + std::string(detail == what.npos ? what : what.substr(detail + 2));
    return false;
  }

 private:
  bool outside() const { return depth_ == 0; }

  bool fail(std::string_view expected, std::string_view found) {
    message = "expected " + std::string(expected) + ", found " + std::string(found);
    return false;
  }
  bool fail_field(std::string_view found) {
    return fail("a string in \"" + std::string(kFields[field_]) + "\"", found);
  }
  bool nested(std::string_view what) {
    return depth_ != 1 || field_ >= kAuthor || fail_field(what);
  }
  bool scalar(std::string_view what) {
    if (outside()) return fail("an object", what);
    return nested(what);
  }
  bool number(std::string written) {
    if (outside()) return fail("an object", "a number");
    if (depth_ == 1 && field_ == kId) return values[kId] = std::move(written), true;
    return nested("a number");
  }

  int depth_ = 0;
  Field field_ = kNoField;
};

Result<Values> read_values(std::string_view line) {
  Values values;
  const bool flat = read_flat(line, [&](std::string_view key, std::string&& value) {
    if (const Field field = field_of(key); field != kNoField) values[field] = std::move(value);
  });
  if (flat) return values;
  RecordHandler handler;
  if (json::sax_parse(line.begin(), line.end(), &handler)) return std::move(handler.values);
  return Error{Code::kFormat, "", std::move(handler.message)};
}

std::string take(std::optional<std::string>& value) {
  return value ? std::move(*value) : std::string();
}

void take_date(std::optional<std::string>& value, Record& record) {
  if (!value || value->empty()) return;
  Result<Date> date = parse_date(*value);
  if (date) {
    record.input.date = *date;
    record.input.published = std::move(*value);
  } else {
    record.notes.push_back("date passed over: " + date.error().message);
  }
}

}  // namespace

Result<Record> parse_record(std::string_view line) {
  Record record;
  std::string repaired;
  if (!base::valid_utf8(line)) {
    text::Decoded decoded = text::decode(line);
    repaired = std::move(decoded.text);
    line = repaired;
    record.notes = std::move(decoded.notes);
  }
  Result<Values> found = read_values(line);
  if (!found) return found.error();
  Values& values = *found;
  if (!values[kText]) return Error{Code::kFormat, "", "expected a field \"text\", found none"};
  record.input.bytes = take(values[kText]);
  record.input.id = take(values[kId]);
  record.input.title = take(values[kTitle]);
  record.input.lang = take(values[kLang]);
  record.input.publisher = take(values[kPublisher]);
  record.input.url = take(values[kUrl]);
  record.input.author = take(values[kAuthor]);
  record.input.fetched = take(values[kFetched]);
  take_date(values[kDate], record);
  return record;
}

}  // namespace kilde::pipeline
