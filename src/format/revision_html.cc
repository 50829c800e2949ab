#include <algorithm>

#include "format/claims.h"
#include "format/html_escape.h"
#include "format/html_style.h"
#include "format/revision.h"
#include "format/revision_words.h"

namespace kilde::format {
namespace {

using revision::Change;
using revision::kNone;

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1c1d20;--soft:#5f5b53;--rule:#e2ded4;
--new:#0a5c36;--new-fill:#dff3e4;--old:#9b1c1c;--old-fill:#fbe3e0;--moved:#e4eef8}
@media (prefers-color-scheme:dark){:root{--paper:#141518;--ink:#e9e6df;--soft:#aaa69c;--rule:#34363c;
--new:#8fd6ab;--new-fill:#173324;--old:#f2a09a;--old-fill:#3d1f1e;--moved:#1b2c3c}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:2rem;background:var(--paper);color:var(--ink);
overflow-wrap:anywhere;font:400 .9375rem/1.5 system-ui,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif}
h1{font:600 1.75rem/1.2 Charter,Georgia,"Noto Serif","DejaVu Serif",serif;margin:0 0 .4rem}
h2{font-size:.875rem;color:var(--soft);margin:1.5rem 0 .4rem}
p{margin:0}
main{display:grid;grid-template-columns:minmax(0,42rem) minmax(18rem,26rem);gap:0 3rem}
.about{color:var(--soft)}
.text{font:400 1.125rem/1.65 Charter,Georgia,"Noto Serif","DejaVu Serif",serif;white-space:pre-line;
border-top:1px solid var(--rule);padding-top:1rem;margin-top:1rem}
ins{background:var(--new-fill);color:var(--new);text-decoration:none}
del{background:var(--old-fill);color:var(--old)}
.moved{background:var(--moved)}
ul{list-style:none;margin:0;padding:0}
li{border-top:1px solid var(--rule);padding:.5rem 0}
dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .75rem;margin:.3rem 0 0;font-size:.8125rem}
dt{color:var(--soft)}
dd{margin:0}
.kind{color:var(--soft);font-size:.8125rem;margin-right:.5rem}
@media (max-width:60rem){main{display:block}}
)css";

std::string marked(const char* tag, std::string_view text) {
  return "<" + std::string(tag) + ">" + html_escape(text) + "</" + tag + ">";
}

class RevisionPage {
 public:
  RevisionPage(const Version& before, const Version& after) : before_(before), after_(after) {}

  std::string write(const revision::Revision& revision) {
    const std::string style(kStyle.substr(1));
    const std::string title = html_escape(one_line(after_.doc.title));
    out_ =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
        content_security_policy(style) + "\">\n<title>" + title + "</title>\n<style>" + style +
        "</style>\n</head>\n<body>\n";
    write_head();
    out_ += "<main>\n<section aria-label=\"Text\">\n<p class=\"about\">" +
            html_escape(counts_of(revision.text)) + "</p>\n";
    write_text(revision.text);
    out_ += "</section>\n<section aria-label=\"Changes\">\n";
    write_corrections(revision);
    write_items("Claims", revision.claims, claim_label);
    write_items("Times", revision.times, time_label);
    return std::move(out_) + "</section>\n</main>\n</body>\n</html>\n";
  }

 private:
  void write_head() {
    const std::string old_title = one_line(before_.doc.title),
                      new_title = one_line(after_.doc.title);
    out_ += "<header>\n<h1>";
    out_ += old_title == new_title ? html_escape(new_title)
                                   : marked("del", old_title) + " " + marked("ins", new_title);
    out_ += "</h1>\n<p class=\"about\">" + html_escape(heading_of(before_, after_)) +
            "</p>\n</header>\n";
  }

  void write_text(const revision::TextChanges& text) {
    const std::string_view tag = language_tag(after_.doc.lang);
    out_ += "<div class=\"text\"" + (tag.empty() ? "" : " lang=\"" + std::string(tag) + "\"") + ">";
    uint32_t at = 0;
    for (const revision::TextChange& each : text.changes) {
      append_html(out_, after_.doc.text({at, std::max(at, each.after.begin)}));
      at = std::max(at, each.after.end);
      write_change(each);
    }
    append_html(out_, after_.doc.text({at, static_cast<uint32_t>(after_.doc.text().size())}));
    out_ += "</div>\n";
  }

  void write_change(const revision::TextChange& each) {
    switch (each.change) {
      case Change::kAdded:
        out_ += marked("ins", after_.doc.text(each.after));
        return;
      case Change::kDropped:
        out_ += " " + marked("del", before_.doc.text(each.before));
        return;
      case Change::kMoved:
        out_ += "<span class=\"moved\">" + html_escape(after_.doc.text(each.after)) + "</span>";
        return;
      case Change::kAltered:
        break;
    }
    for (const Piece& piece : pieces_of(before_.doc, after_.doc, each)) {
      if (piece.kind == Piece::Kind::kSame)
        append_html(out_, piece.text);
      else
        out_ += marked(piece.kind == Piece::Kind::kDropped ? "del" : "ins", piece.text);
    }
  }

  template <typename Label>
  void write_items(const char* heading, const std::vector<revision::ItemChange>& items,
                   Label label) {
    if (items.empty()) return;
    out_ += "<h2>" + std::string(heading) + "</h2>\n<ul>\n";
    for (const auto& each : items) {
      const bool gone = each.after == kNone;
      const std::string text =
          label(gone ? before_.doc : after_.doc, gone ? each.before : each.after);
      const char* tag = gone ? "del" : each.change == Change::kAdded ? "ins" : "span";
      out_ += "<li><span class=\"kind\">" + std::string(to_string(each.change)) + "</span>" +
              marked(tag, text);
      if (!each.fields.empty()) out_ += "<dl>";
      for (const auto& field : each.fields)
        out_ += "<dt>" + std::string(field.field) + "</dt><dd>" +
                marked("del", one_line(field.before)) + " " + marked("ins", one_line(field.after)) +
                "</dd>";
      out_ += each.fields.empty() ? "</li>\n" : "</dl></li>\n";
    }
    out_ += "</ul>\n";
  }

  void write_corrections(const revision::Revision& revision) {
    if (revision.corrections.empty()) return;
    out_ += "<h2>Corrections</h2>\n<ul>\n";
    for (size_t i = 0; i < revision.corrections.size(); ++i) {
      const auto& note = revision.corrections[i];
      out_ += "<li><span class=\"kind\">" + std::string(to_string(note.kind)) +
              (revision.fresh[i] ? "" : ", told before") + "</span>" +
              html_escape(one_line(after_.doc.text(note.span))) + "</li>\n";
    }
    out_ += "</ul>\n";
  }

  const Version& before_;
  const Version& after_;
  std::string out_;
};

}  // namespace

std::string revision_html(const Version& before, const Version& after,
                          const revision::Revision& revision) {
  return RevisionPage(before, after).write(revision);
}

}  // namespace kilde::format
