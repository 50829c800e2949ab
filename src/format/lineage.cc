#include "format/lineage.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "document/code_points.h"
#include "format/claims.h"
#include "format/columns.h"
#include "format/json_line.h"
#include "format/palette.h"

namespace kilde::format {
namespace {

using lineage::Copy;
using lineage::Descent;
using Docs = std::vector<Document>;
using Descents = std::vector<Descent>;

// Written straight into one string: a collection has many lines, and all are alike.
class LineageJson {
 public:
  LineageJson(const Docs& docs, Offsets offsets) : bytes_(offsets == Offsets::kBytes) {
    for (const Document& doc : docs) {
      ids_.push_back(json_line(doc.id));
      ids_.back().pop_back();
      if (!bytes_) points_.emplace_back(doc.text());
    }
  }

  void line(uint32_t doc, const Descent& descent) {
    put("{\"id\":", ids_[doc], ",\"parent\":");
    put(descent.parent == lineage::kNoReport ? "null" : ids_[descent.parent]);
    if (descent.update_of != lineage::kNoReport) put(",\"update_of\":", ids_[descent.update_of]);
    if (descent.withdrawn) put(",\"withdrawn\":true");
    put(",\"origins\":[");
    for (size_t i = 0; i < descent.origins.size(); ++i) put(i ? "," : "", ids_[descent.origins[i]]);
    put("],\"copies\":[");
    for (size_t i = 0; i < descent.copies.size(); ++i) {
      if (i) put(",");
      copy(doc, descent.copies[i]);
    }
    put("]}\n");
  }

  std::string take() { return std::move(out_); }

 private:
  template <typename... Parts>
  void put(const Parts&... parts) {
    (out_.append(parts), ...);
  }

  void copy(uint32_t doc, const Copy& copy) {
    put("{\"span\":");
    span(doc, copy.span);
    put(",\"from\":", ids_[copy.from], ",\"from_span\":");
    span(copy.from, copy.from_span);
    put(",\"origin\":", ids_[copy.origin], ",\"origin_span\":");
    span(copy.origin, copy.origin_span);
    put(",\"similarity\":");
    share(copy.similarity);
    put("}");
  }

  void span(uint32_t doc, ByteSpan bytes) {
    put("[");
    number(offset(doc, bytes.begin));
    put(",");
    number(offset(doc, bytes.end));
    put("]");
  }

  uint32_t offset(uint32_t doc, uint32_t at) const {
    return bytes_ ? at : points_[doc].of_byte(at);
  }

  void number(uint32_t n) {
    std::array<char, 12> digits;
    put(std::string_view(digits.data(), std::to_chars(digits.begin(), digits.end(), n).ptr));
  }

  // Three decimals at most, one at least: 0.973, 0.5, 1.0.
  void share(double value) {
    const auto thousandths = static_cast<uint32_t>(std::lround(value * 1000));
    number(thousandths / 1000);
    std::string decimals = std::to_string(1000 + thousandths % 1000);
    while (decimals.size() > 2 && decimals.back() == '0') decimals.pop_back();
    decimals[0] = '.';
    put(decimals);
  }

  std::vector<std::string> ids_;  // as JSON
  std::vector<document::CodePoints> points_;
  bool bytes_;
  std::string out_;
};

class LineageTree {
 public:
  LineageTree(const Docs& docs, const Descents& descents, const TextOptions& options)
      : docs_(docs), descents_(descents), options_(options), made_from_(docs.size()) {
    for (uint32_t doc = 0; doc < docs.size(); ++doc)
      if (descents[doc].parent != lineage::kNoReport)
        made_from_[descents[doc].parent].push_back(doc);
    for (auto& children : made_from_)
      std::stable_sort(children.begin(), children.end(), [&](uint32_t a, uint32_t b) {
        return docs_[a].published < docs_[b].published;
      });
  }

  std::string write() {
    size_t first = 0, alone = 0;
    for (uint32_t doc = 0; doc < docs_.size(); ++doc) {
      if (descents_[doc].parent != lineage::kNoReport) continue;
      ++first;
      if (made_from_[doc].empty()) {
        ++alone;
        continue;
      }
      write_tree(doc);
    }
    out_ += counted(docs_.size(), "report") + ", " + std::to_string(first) +
            " made from no other here, " + std::to_string(alone) + " of these copied by nobody\n";
    return std::move(out_);
  }

 private:
  struct Step {
    uint32_t doc = 0;
    size_t depth = 0;
  };

  void write_tree(uint32_t root) {
    std::vector<Step> open{{root, 0}};  // no recursion: a chain may be as long as the collection
    while (!open.empty()) {
      const Step step = open.back();
      open.pop_back();
      write_report(step);
      const auto& children = made_from_[step.doc];
      for (auto child = children.rbegin(); child != children.rend(); ++child)
        open.push_back({*child, step.depth + 1});
    }
    out_ += '\n';
  }

  void write_report(const Step& step) {
    const Document& doc = docs_[step.doc];
    const auto width = static_cast<size_t>(std::max(options_.width, 40));
    const size_t indent = 2 * std::min<size_t>(step.depth, 8);
    std::string name = one_line(doc.publisher.empty() ? doc.id : doc.publisher);
    std::string rest = doc.published.empty() ? "" : " " + one_line(doc.published).substr(0, 16);
    rest += step.depth ? " · " + share(step.doc) : "";
    if (step.depth == 0)
      rest += " \"" + one_line(doc.title) + "\"";
    else if (!doc.publisher.empty())
      rest += " · " + one_line(doc.id);
    if (descents_[step.doc].withdrawn) rest = " · withdrawn" + rest;
    name = cut_to_width(name, width - indent);
    const size_t left = width - indent - display_width(name);
    rest = left > 1 ? cut_to_width(rest, left) : "";
    out_.append(indent, ' ').append(paint("1;36", name)).append(paint("2", rest)).push_back('\n');
  }

  std::string paint(std::string_view style, const std::string& text) const {
    return painted(style, text, options_.color);
  }

  // How much of the report is not its own: "83 % from there", "a new version".
  std::string share(uint32_t doc) const {
    const Descent& descent = descents_[doc];
    size_t from_parent = 0, from_others = 0;
    double alike = 0, bytes = 0;
    for (const Copy& copy : descent.copies) {
      (copy.from == descent.parent ? from_parent : from_others) += copy.span.length();
      alike += copy.similarity * copy.span.length(), bytes += copy.span.length();
    }
    std::string text = descent.update_of != lineage::kNoReport ? "new version, " : "";
    text += percent(from_parent, doc) + " of it taken" + (alike < 0.97 * bytes ? ", edited" : "");
    return from_others ? text + "; " + percent(from_others, doc) + " from others" : text;
  }

  std::string percent(size_t bytes, uint32_t doc) const {
    const size_t whole = std::max<size_t>(docs_[doc].text().size(), 1);
    return std::to_string((100 * bytes + whole / 2) / whole) + " %";
  }

  const Docs& docs_;
  const Descents& descents_;
  const TextOptions& options_;
  std::vector<std::vector<uint32_t>> made_from_;
  std::string out_;
};

}  // namespace

std::string lineage_json(const Docs& docs, const Descents& descents,
                         const std::vector<uint32_t>& rows, Offsets offsets) {
  LineageJson writer(docs, offsets);
  for (const uint32_t doc : rows) writer.line(doc, descents[doc]);
  if (rows.empty())
    for (uint32_t doc = 0; doc < docs.size(); ++doc) writer.line(doc, descents[doc]);
  return writer.take();
}

std::string lineage_text(const Docs& docs, const Descents& descents, const TextOptions& options) {
  return LineageTree(docs, descents, options).write();
}

}  // namespace kilde::format
