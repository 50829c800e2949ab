#include "document/code_points.h"
#include "format/json_line.h"
#include "format/revision.h"

namespace kilde::format {
namespace {

using Json = nlohmann::ordered_json;
using revision::Change;
using revision::kNone;

class RevisionJson {
 public:
  RevisionJson(const Version& before, const Version& after, Offsets offsets)
      : before_(before),
        after_(after),
        old_points_(before.doc.text()),
        new_points_(after.doc.text()),
        bytes_(offsets == Offsets::kBytes) {}

  Json build(const revision::Revision& revision) const {
    Json json = {{"before", version(before_)}, {"after", version(after_)}};
    json["text"] = Json::array();
    for (const auto& each : revision.text.changes) json["text"].push_back(text(each));
    json["claims"] = Json::array();
    for (const auto& each : revision.claims) json["claims"].push_back(claim(each));
    json["times"] = Json::array();
    for (const auto& each : revision.times) json["times"].push_back(time(each));
    json["corrections"] = Json::array();
    for (size_t i = 0; i < revision.corrections.size(); ++i) {
      const auto& note = revision.corrections[i];
      json["corrections"].push_back({{"kind", to_string(note.kind)},
                                     {"span", span(new_points_, note.span)},
                                     {"phrase", note.phrase},
                                     {"fresh", static_cast<bool>(revision.fresh[i])}});
    }
    return json;
  }

 private:
  static Json version(const Version& version) {
    const Document& doc = version.doc;
    return {{"id", doc.id},
            {"version", version.number},
            {"sha256", doc.sha256},
            {"publisher", doc.publisher},
            {"date", doc.published.empty() ? doc.date.to_string() : doc.published},
            {"title", doc.title}};
  }

  Json span(const document::CodePoints& points, ByteSpan span) const {
    if (bytes_) return Json::array({span.begin, span.end});
    return Json::array({points.of_byte(span.begin), points.of_byte(span.end)});
  }
  Json old_span(Change change, ByteSpan bytes) const {
    return change == Change::kAdded ? Json(nullptr) : span(old_points_, bytes);
  }
  Json new_span(Change change, ByteSpan bytes) const {
    return change == Change::kDropped ? Json(nullptr) : span(new_points_, bytes);
  }

  Json text(const revision::TextChange& each) const {
    Json json = {{"change", to_string(each.change)},
                 {"before", old_span(each.change, each.before)},
                 {"after", new_span(each.change, each.after)},
                 {"words", Json::array()}};
    for (const auto& word : each.words)
      json["words"].push_back(
          {{"before", span(old_points_, word.before)}, {"after", span(new_points_, word.after)}});
    return json;
  }

  static Json fields(const revision::ItemChange& each) {
    Json all = Json::array();
    for (const auto& field : each.fields)
      all.push_back({{"field", field.field}, {"before", field.before}, {"after", field.after}});
    return all;
  }

  static Json claim(const revision::ItemChange& each) {
    auto id = [](uint32_t row) {
      return row == kNone ? Json(nullptr) : Json("a" + std::to_string(row + 1));
    };
    return {{"change", to_string(each.change)},
            {"before", id(each.before)},
            {"after", id(each.after)},
            {"fields", fields(each)}};
  }

  Json time(const revision::ItemChange& each) const {
    const ByteSpan none;
    return {{"change", to_string(each.change)},
            {"before", old_span(each.change,
                                each.before == kNone ? none : before_.doc.times[each.before].span)},
            {"after",
             new_span(each.change, each.after == kNone ? none : after_.doc.times[each.after].span)},
            {"fields", fields(each)}};
  }

  const Version& before_;
  const Version& after_;
  document::CodePoints old_points_, new_points_;
  bool bytes_;
};

}  // namespace

std::string revision_json(const Version& before, const Version& after,
                          const revision::Revision& revision, Offsets offsets) {
  return json_line(RevisionJson(before, after, offsets).build(revision));
}

}  // namespace kilde::format
