#include "format/timeml.h"

#include "base/utf8.h"
#include "format/html_escape.h"
#include "format/time_id.h"

namespace kilde::format {
namespace {

bool is_xml(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

std::string escape(std::string_view text) {
  std::string allowed;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    base::append_utf8(allowed, is_xml(c) ? c : char32_t{0xFFFD});
  }
  return html_escape(allowed);
}

std::string element(std::string_view name, std::string_view text) {
  const std::string tag(name);
  return "<" + tag + ">" + escape(text) + "</" + tag + ">\n";
}

// " anchorTimeID="t0"", where the time is known.
std::string reference(const char* attribute, int32_t row) {
  const std::string id = time_id(row);
  return id.empty() ? "" : " " + std::string(attribute) + "=\"" + id + "\"";
}

std::string references(const TimeExpression& time) {
  std::string all = time.anchor == kNoTime ? "" : " temporalFunction=\"true\"";
  all += reference("anchorTimeID", time.anchor) + reference("beginPoint", time.begins);
  return all + reference("endPoint", time.ends);
}

// The opening tag of a time; `more` are further attributes.
std::string opening(int32_t row, std::string_view type, std::string_view value,
                    const std::string& more = "") {
  return "<TIMEX3 tid=\"" + time_id(row) + "\" type=\"" + std::string(type) + "\" value=\"" +
         escape(value) + "\"" + more + ">";
}

std::string published(const Document& doc) {
  const std::string date = doc.date.to_string();
  if (date.empty()) return "";
  return "<DCT>" + opening(kDocumentDate, "DATE", date, " functionInDocument=\"CREATION_TIME\"") +
         date + "</TIMEX3></DCT>\n";
}

}  // namespace

std::string to_timeml(const Document& doc) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n";
  if (!doc.id.empty()) out += element("DOCID", doc.id);
  out += published(doc);
  if (!doc.title.empty()) out += element("TITLE", doc.title);
  out += "<TEXT>";
  uint32_t written = 0;
  for (size_t row = 0; row < doc.times.size(); ++row) {
    const TimeExpression& time = doc.times[row];
    if (time.span.begin < written) continue;
    out += escape(doc.text({written, time.span.begin}));
    const std::string mod = time.mod.empty() ? "" : " mod=\"" + escape(time.mod) + "\"";
    out += opening(static_cast<int32_t>(row), to_string(time.type), time.value,
                   mod + references(time)) +
           escape(doc.text(time.span)) + "</TIMEX3>";
    written = time.span.end;
  }
  out += escape(doc.text().substr(written)) + "</TEXT>\n</TimeML>\n";
  return out;
}

}  // namespace kilde::format
