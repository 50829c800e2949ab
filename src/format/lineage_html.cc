#include "format/lineage_html.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "format/claims.h"
#include "format/html_escape.h"
#include "format/html_page.h"
#include "format/html_style.h"
#include "format/palette.h"

namespace kilde::format {
namespace {

using lineage::Copy;
using lineage::Descent;

constexpr uint32_t kAround = 240;  // bytes that are shown beside a passage of a large text

constexpr std::string_view kStyle = R"css(
.pair{padding-top:2.5rem}
.pair h2{font:600 1.375rem/1.25 Charter,"Iowan Old Style",Georgia,"Noto Serif","DejaVu Serif",serif}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:0 2.5rem;margin-top:1rem}
.sides h3{font-size:.875rem;color:var(--soft);font-weight:600;border-bottom:1px solid var(--rule);
padding-bottom:.4rem;margin-bottom:.8rem}
.words{white-space:pre-line;unicode-bidi:plaintext;font:400 1.0625rem/1.62 Charter,
"Iowan Old Style",Georgia,"Noto Serif","DejaVu Serif",serif}
.took{background:var(--lit-now,var(--tint));border-bottom:2px solid var(--edge,var(--rule));
-webkit-box-decoration-break:clone;box-decoration-break:clone}
.took.edited{border-bottom-style:dashed}
.took:target{background:var(--lit)}
.mark-no{font:600 .6875rem/1 system-ui,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif;
color:var(--source);text-decoration:none;vertical-align:super;margin-right:.15em;padding:.1em}
.sides .withdrawn,.contents .withdrawn{color:var(--ink)}
.gap{display:block;color:var(--soft);text-align:center;font-size:.8125rem;margin:.6rem 0}
@media (max-width:52rem){.sides{grid-template-columns:1fr}}
)css";

std::string title_of(const Document& doc) {
  const std::string title = one_line(doc.title);
  return title.empty() ? one_line(doc.id) : title;
}

std::string heading_of(const Document& doc) {
  std::string text = one_line(doc.publisher.empty() ? doc.id : doc.publisher);
  const std::string when = one_line(doc.published.empty() ? doc.date.to_string() : doc.published);
  if (!when.empty()) text += " · " + when;
  if (!doc.lang.empty()) text += " · " + one_line(doc.lang);
  return html_escape(text);
}

// Of a report that no longer counts.
std::string_view mark_of(const Descent& descent) {
  return descent.withdrawn ? " · <strong class=\"withdrawn\">withdrawn</strong>" : "";
}

// One text of a pair, with its side's passages.
class Side {
 public:
  struct Passage {
    ByteSpan span;
    size_t number = 0;
    bool edited = false;
  };

  Side(const Document& doc, std::string_view mark, std::string id, std::string other,
       std::vector<Passage> passages)
      : doc_(doc),
        mark_(mark),
        id_(std::move(id)),
        other_(std::move(other)),
        passages_(std::move(passages)) {}

  std::string write() {
    out_ = "<div class=\"side\"><h3><bdi>" + heading_of(doc_) + "</bdi>" + std::string(mark_) +
           "</h3>\n<div class=\"words\"" + html_lang(doc_.lang) + ">";
    const auto size = static_cast<uint32_t>(doc_.text().size());
    std::set<uint32_t> edges = {0, size};
    for (const Passage& passage : passages_)
      edges.insert({std::min(passage.span.begin, size), std::min(passage.span.end, size)});
    for (auto at = edges.begin(); std::next(at) != edges.end(); ++at)
      piece({*at, *std::next(at)}, at == edges.begin(), std::next(at, 2) == edges.end());
    return std::move(out_) + "</div></div>\n";
  }

 private:
  // Text between two edges: it stands in the same passages from its begin to its end.
  void piece(ByteSpan span, bool first, bool last) {
    std::string style;
    std::vector<const Passage*> begun;
    bool edited = false;
    for (const Passage& passage : passages_) {
      if (!passage.span.overlaps(span)) continue;
      style += " k" + std::to_string(passage.number);
      edited |= passage.edited;
      if (passage.span.begin == span.begin) begun.push_back(&passage);
    }
    if (style.empty()) return between(span, first, last);
    for (const Passage* passage : begun) {
      const std::string number = std::to_string(passage->number);
      out_ += "<a class=\"mark-no k" + number + "\" id=\"" + id_ + number + "\" href=\"#" + other_ +
              number + "\">" + number + "</a>";
    }
    out_ += "<span class=\"took" + std::string(edited ? " edited" : "") + style + "\">" +
            html_escape(doc_.text(span)) + "</span>";
  }

  // What is shared with nobody: all of it, or what stands beside passages.
  void between(ByteSpan span, bool first, bool last) {
    const std::string_view text = doc_.text(span);
    if (doc_.text().size() <= kMostText || text.size() <= 2 * kAround) {
      append_html(out_, text);
      return;
    }
    const size_t head = first ? 0 : cut(text, kAround);
    const size_t tail = last ? text.size() : cut(text, text.size() - kAround);
    append_html(out_, text.substr(0, head));
    out_ += "<span class=\"gap\">… " + std::to_string(tail - head) + " bytes …</span>";
    append_html(out_, text.substr(tail));
  }

  // The begin of a code point at or behind a byte.
  static size_t cut(std::string_view text, size_t at) {
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    return at;
  }

  const Document& doc_;
  const std::string_view mark_;
  const std::string id_, other_;
  const std::vector<Passage> passages_;
  std::string out_;
};

class Page {
 public:
  Page(const std::vector<Document>& docs, const std::vector<Descent>& descents)
      : docs_(docs), descents_(descents) {}

  std::string write(std::vector<uint32_t> rows) {
    if (rows.empty()) {
      rows.resize(docs_.size());
      std::iota(rows.begin(), rows.end(), 0U);
    }
    for (const uint32_t row : rows) {
      std::map<uint32_t, std::vector<const Copy*>> sources;
      for (const Copy& copy : descents_[row].copies) sources[copy.from].push_back(&copy);
      for (const auto& [from, copies] : sources) pair(row, from, copies);
    }
    return whole(rows.size());
  }

 private:
  std::string whole(size_t reports) {
    std::string style = html_page_style() + std::string(kStyle.substr(1));
    for (size_t k = 1; k <= most_; ++k) {
      const std::string name = ".k" + std::to_string(k);
      style += ".pair:has(" + name + ":is(:hover,:focus,:target)) " + name +
               "{--lit-now:var(--lit);--edge:var(--cue)}\n";
    }
    const std::string about =
        counted(reports, "report") + ", " + counted(pairs_, "pair") + " with passages in common";
    std::string page = html_page_begin("Lineage", style) + html_bar() +
                       "<main>\n<div class=\"contents\"><h1 class=\"title\">Who took what from whom"
                       "</h1>\n<p class=\"about\"><span>" +
                       about + "</span></p>\n";
    if (!contents_.empty()) page += "<ol>" + contents_ + "</ol>";
    page += "</div>\n" + body_;
    if (pairs_ > kMostPairs)
      page += "<p class=\"about\">and " + counted(pairs_ - kMostPairs, "more pair") +
              ", which the JSON has</p>\n";
    return page + "</main>\n" + html_foot() + html_page_end();
  }

  void pair(uint32_t row, uint32_t from, std::vector<const Copy*> copies) {
    if (++pairs_ > kMostPairs) return;
    const std::string name = "p" + std::to_string(pairs_);
    const size_t all = copies.size();
    if (copies.size() > kMostPassages) copies.resize(kMostPassages);
    most_ = std::max(most_, copies.size());
    std::vector<Side::Passage> here, there;
    double alike = 0, bytes = 0;
    for (const Copy* copy : copies) {
      const bool edited = copy->similarity < 0.995;
      here.push_back({copy->span, here.size() + 1, edited});
      there.push_back({copy->from_span, there.size() + 1, edited});
      alike += copy->similarity * copy->span.length(), bytes += copy->span.length();
    }
    const std::string title = html_escape(title_of(docs_[row]));
    contents_ += "<li><a href=\"#" + name + "\"><bdi>" + title + "</bdi></a> from <bdi>" +
                 heading_of(docs_[from]) + "</bdi>" + std::string(mark_of(descents_[from])) +
                 "</li>";
    body_ += "<section class=\"pair\" id=\"" + name + "\"><h2><bdi>" + title +
             "</bdi></h2>\n<p class=\"about\"><span>" + counted(all, "passage") +
             (all > copies.size() ? ", " + std::to_string(copies.size()) + " of them shown" : "") +
             "</span><span>" + std::to_string(std::lround(100 * alike / std::max(bytes, 1.0))) +
             " % alike</span></p>\n<div class=\"sides\">\n";
    body_ += Side(docs_[from], mark_of(descents_[from]), name + "f", name + "t", std::move(there))
                 .write();
    body_ +=
        Side(docs_[row], mark_of(descents_[row]), name + "t", name + "f", std::move(here)).write();
    body_ += "</div></section>\n";
  }

  const std::vector<Document>& docs_;
  const std::vector<Descent>& descents_;
  size_t pairs_ = 0, most_ = 0;
  std::string contents_, body_;
};

}  // namespace

std::string lineage_html(const std::vector<Document>& docs, const std::vector<Descent>& descents,
                         const std::vector<uint32_t>& rows) {
  return Page(docs, descents).write(rows);
}

}  // namespace kilde::format
