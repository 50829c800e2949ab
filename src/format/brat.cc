#include "format/brat.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/utf8.h"
#include "document/code_points.h"
#include "format/claims.h"

namespace kilde::format {
namespace {

bool ends_a_line(char32_t c) {
  return (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

std::string capitalised(std::string_view word) {
  std::string name(word);
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return name;
}

class BratWriter {
 public:
  explicit BratWriter(const Document& doc) : doc_(doc), points_(doc.text()) {}

  std::string write() {
    for (const Entity& entity : doc_.entities) write_entity(entity);
    for (const TimeExpression& time : doc_.times) write_time(time);
    for (const Attribution& each : doc_.attributions) write_attribution(each);
    return spans_ + structures_;
  }

 private:
  // The parts of a span between line breaks.
  void split(ByteSpan span, ByteSpans& parts) const {
    uint32_t begin = span.begin;
    std::string_view text = doc_.text().substr(0, span.end);
    for (size_t at = span.begin; at < text.size();) {
      auto here = static_cast<uint32_t>(at);
      if (!ends_a_line(base::next_code_point(text, at))) continue;
      if (begin < here) parts.push_back({begin, here});
      begin = static_cast<uint32_t>(at);
    }
    if (begin < span.end) parts.push_back({begin, span.end});
  }

  // The name of a T line for these spans, "" where they hold nothing.
  std::string span_of(const std::string& type, const ByteSpans& spans) {
    ByteSpans parts;
    for (ByteSpan span : spans) split(span, parts);
    std::string offsets, words;
    for (ByteSpan part : parts) {
      offsets += (offsets.empty() ? "" : ";") + std::to_string(points_.of_byte(part.begin)) + " " +
                 std::to_string(points_.of_byte(part.end));
      words.append(words.empty() ? "" : " ").append(doc_.text(part));
    }
    if (parts.empty()) return "";
    std::string key = type + " " + offsets;
    auto [known, added] = names_.try_emplace(key, "T" + std::to_string(names_.size() + 1));
    if (added) spans_ += known->second + "\t" + key + "\t" + words + "\n";
    return known->second;
  }

  void write_entity(const Entity& entity) {
    std::string type = capitalised(to_string(entity.kind));
    std::string equivalent;
    size_t mentions = 0;
    for (ByteSpan mention : entity.mentions) {
      std::string name = span_of(type, {mention});
      if (name.empty()) continue;
      equivalent += " " + name;
      ++mentions;
      if (entity.wikidata.empty()) continue;
      structures_ += "N" + std::to_string(++references_) + "\tReference " + name +
                     " Wikidata:" + std::string(entity.wikidata) + "\t" + one_line(entity.name) +
                     "\n";
    }
    if (mentions > 1) structures_ += "*\tEquiv" + equivalent + "\n";
  }

  void write_time(const TimeExpression& time) {
    // TIMEX3 says DATE, brat's types are written Date.
    std::string type = capitalised(base::to_lower(to_string(time.type)));
    std::string name = span_of(type, {time.span});
    if (name.empty()) return;
    structures_ += "#" + std::to_string(++comments_) + "\tAnnotatorNotes " + name + "\t" +
                   one_line(time.value) + "\n";
  }

  void write_attribution(const Attribution& each) {
    std::string trigger = span_of("Attribution", each.cue);
    std::string source = span_of("Source", each.source);
    std::string content = span_of("Content", each.content);
    std::string bearer = content;
    if (!trigger.empty())
      bearer = write_event(each, trigger, source, content);
    else if (!source.empty() && !content.empty())
      structures_ += "R" + std::to_string(++relations_) + "\tSourceOf Arg1:" + source +
                     " Arg2:" + content + "\n";
    if (bearer.empty()) return;
    write_attribute("Act", bearer, to_string(each.act));
    write_attribute("Factuality", bearer, to_string(each.factuality));
    write_attribute("Form", bearer, to_string(each.type));
    if (each.negated) write_attribute("Negated", bearer, "");
  }

  std::string write_event(const Attribution& each, const std::string& trigger,
                          const std::string& source, const std::string& content) {
    std::string event = "E" + std::to_string(++events_);
    std::string arguments;
    auto add = [&](std::string_view role, const std::string& name) {
      if (!name.empty()) arguments.append(" ").append(role).append(":").append(name);
    };
    add("Source", source);
    add("Content", content);
    size_t number = 0;
    for (ByteSpan via : each.via)
      add(++number == 1 ? "Via" : "Via" + std::to_string(number), span_of("Via", {via}));
    add("Addressee", span_of("Addressee", each.to));
    structures_ += event + "\tAttribution:" + trigger + arguments + "\n";
    return event;
  }

  void write_attribute(std::string_view name, const std::string& bearer, std::string_view value) {
    structures_ += "A" + std::to_string(++attributes_) + "\t" + std::string(name) + " " + bearer;
    structures_.append(value.empty() ? "" : " ").append(value).push_back('\n');
  }

  const Document& doc_;
  document::CodePoints points_;
  std::map<std::string, std::string> names_;  // "Source 0 5" -> "T1"
  std::string spans_, structures_;
  size_t references_ = 0, comments_ = 0, events_ = 0, relations_ = 0, attributes_ = 0;
};

template <typename Label>
std::string values(Label last) {
  std::string all;
  for (int i = 0; i <= static_cast<int>(last); ++i)
    all.append(i ? "|" : "").append(to_string(static_cast<Label>(i)));
  return all;
}

}  // namespace

std::string to_brat(const Document& doc) { return BratWriter(doc).write(); }

std::string brat_configuration() {
  std::string types;
  for (int i = 0; i <= static_cast<int>(EntityKind::kOther); ++i)
    types += capitalised(to_string(static_cast<EntityKind>(i))) + "\n";
  return "[entities]\n" + types +
         "Date\nTime\nDuration\nSet\nSource\nContent\nVia\nAddressee\n\n"
         "[relations]\nSourceOf Arg1:Source, Arg2:Content\n\n"
         "[events]\nAttribution Source?:Source, Content?:Content, Via*:Via, "
         "Addressee?:Addressee\n\n"
         "[attributes]\n"
         "Act Arg:Attribution|Content, Value:" +
         values(Act::kOther) + "\n" +
         "Factuality Arg:Attribution|Content, Value:" + values(Factuality::kAsked) + "\n" +
         "Form Arg:Attribution|Content, Value:" + values(QuoteType::kMixed) + "\n" +
         "Negated Arg:Attribution|Content\n";
}

}  // namespace kilde::format
