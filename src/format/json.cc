#include "format/json.h"

#include <charconv>
#include <vector>

#include "base/sha256.h"
#include "base/utf8.h"
#include "document/code_points.h"

namespace kilde::format {
namespace {

void append_escape(std::string& out, char32_t c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out.push_back(kHex[c >> shift & 0xF]);
}

void append_special(std::string& out, char32_t c) {
  switch (c) {
    case U'"':
      out += "\\\"";
      break;
    case U'\\':
      out += "\\\\";
      break;
    case U'\n':
      out += "\\n";
      break;
    case U'\t':
      out += "\\t";
      break;
    case U'\r':
      out += "\\r";
      break;
    default:
      if (c < 0x20 || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029)
        append_escape(out, c);
      else
        base::append_utf8(out, c);
  }
}

// Commas are the writer's affair: every value is preceded by one unless it is the first of its
// list.
class JsonWriter {
 public:
  JsonWriter(const Document& doc, Offsets offsets)
      : doc_(doc), points_(doc.text()), bytes_(offsets == Offsets::kBytes) {
    out_.reserve(doc.text().size() * 2 + 1024);
  }

  std::string write() {
    open('{');
    write_head();
    list("attributions", doc_.attributions, [&](auto& each) { write_attribution(each); });
    list("times", doc_.times, [&](auto& each) { write_time(each); });
    list("entities", doc_.entities, [&](auto& each) { write_entity(each); });
    list("events", std::vector<int>(), [](int) {});  // no stage finds events yet
    list("notes", doc_.notes, [&](auto& each) { string(each.text); });
    close('}');
    out_.push_back('\n');
    return std::move(out_);
  }

 private:
  void open(char bracket) {
    comma();
    out_.push_back(bracket);
    first_ = true;
  }
  void close(char bracket) {
    out_.push_back(bracket);
    first_ = false;
  }
  void comma() {
    if (!first_) out_.push_back(',');
    first_ = false;
  }
  void key(std::string_view name) {
    comma();
    out_.append("\"").append(name).append("\":");
    first_ = true;
  }
  void string(std::string_view text) {
    comma();
    append_json_string(out_, text);
  }
  void member(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  void optional_member(std::string_view name, std::string_view text) {
    if (!text.empty()) member(name, text);
  }
  void number(uint32_t value) {
    comma();
    char digits[16];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  }
  template <typename Rows, typename Write>
  void list(std::string_view name, const Rows& rows, Write write_row) {
    key(name);
    open('[');
    for (const auto& row : rows) write_row(row);
    close(']');
  }

  uint32_t offset(uint32_t byte) const { return bytes_ ? byte : points_.of_byte(byte); }
  void spans(std::string_view name, const ByteSpans& all) {
    list(name, all, [&](ByteSpan span) {
      open('[');
      number(offset(span.begin));
      number(offset(span.end));
      close(']');
    });
  }

  void write_head() {
    std::string sha256 = doc_.sha256.empty() ? base::sha256_hex(doc_.text()) : doc_.sha256;
    member("id", doc_.id.empty() ? sha256 : doc_.id);
    member("sha256", sha256);
    member("lang", doc_.lang);
    member("title", doc_.title);
    member("publisher", doc_.publisher);
    member("url", doc_.url);
    member("date", doc_.date.to_string());
    member("text", doc_.text());
  }

  void write_attribution(const Attribution& each) {
    open('{');
    member("id", "a" + std::to_string(++attribution_));
    spans("source", each.source);
    spans("cue", each.cue);
    spans("content", each.content);
    spans("via", each.via);
    spans("to", each.to);
    write_speaker(each.speaker);
    member("speaker_name", each.speaker_name);
    member("type", to_string(each.type));
    member("act", to_string(each.act));
    member("factuality", to_string(each.factuality));
    list("chain", each.chain, [&](std::string_view name) { string(name); });
    member("rule", each.rule);
    close('}');
  }

  void write_speaker(int32_t speaker) {
    bool known = speaker >= 0 && static_cast<size_t>(speaker) < doc_.entities.size();
    if (known) return member("speaker", doc_.entities[speaker].id);
    key("speaker");
    comma();
    out_ += "null";
  }

  void write_time(const TimeExpression& each) {
    open('{');
    key("start");
    number(offset(each.span.begin));
    key("end");
    number(offset(each.span.end));
    member("type", to_string(each.type));
    member("value", each.value);
    member("from", each.from);
    member("to", each.to);
    close('}');
  }

  void write_entity(const Entity& each) {
    open('{');
    member("id", each.id);
    member("name", each.name);
    member("kind", to_string(each.kind));
    optional_member("wikidata", each.wikidata);
    optional_member("country", each.country);
    spans("mentions", each.mentions);
    close('}');
  }

  const Document& doc_;
  document::CodePoints points_;
  bool bytes_;
  std::string out_;
  bool first_ = true;
  uint32_t attribution_ = 0;
};

// Whether the byte can be copied as it stands, whatever comes after it.
bool plain(char c) {
  auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  for (size_t at = 0; at < text.size();) {
    size_t begin = at;
    while (at < text.size() && plain(text[at])) ++at;
    out.append(text, begin, at - begin);
    if (at < text.size()) append_special(out, base::next_code_point(text, at));
  }
  out.push_back('"');
}

std::string to_json(const Document& doc, Offsets offsets) {
  return JsonWriter(doc, offsets).write();
}

}  // namespace kilde::format
