#include "format/html.h"

#include <algorithm>
#include <vector>

#include "base/sha256.h"
#include "format/claims.h"
#include "format/html_chain.h"
#include "format/html_escape.h"
#include "format/html_map.h"
#include "format/html_page.h"
#include "format/html_style.h"
#include "format/html_text.h"
#include "format/palette.h"

namespace kilde::format {
namespace {

constexpr size_t kMostVoices = 12;

std::string title_of(const Document& doc) {
  std::string title = one_line(doc.title);
  if (title.empty()) title = one_line(doc.id);
  return title.empty() ? "Untitled report" : title;
}

// Names with how often each occurs, most often first, else in order of appearance.
class Tally {
 public:
  void add(const std::string& name) {
    auto at = std::ranges::find(rows_, name, &Row::name);
    if (at == rows_.end())
      rows_.push_back({name, 1});
    else
      ++at->count;
  }

  std::string html(std::string_view term) const {
    if (rows_.empty()) return "";
    std::vector<Row> sorted = rows_;
    std::ranges::stable_sort(sorted, std::greater(), &Row::count);
    std::string out = "<dt>" + std::string(term) + "</dt><dd>";
    for (size_t i = 0; i < std::min(sorted.size(), kMostVoices); ++i)
      out += "<span><b><bdi>" + html_escape(sorted[i].name) + "</bdi></b>&#160;<span>" +
             std::to_string(sorted[i].count) + "</span></span>";
    if (sorted.size() > kMostVoices)
      out += "<span>and " + std::to_string(sorted.size() - kMostVoices) + " more</span>";
    return out + "</dd>";
  }

 private:
  struct Row {
    std::string name;
    size_t count = 0;
  };
  std::vector<Row> rows_;
};

class ArticleWriter {
 public:
  ArticleWriter(std::string& page, const Document& doc, const HtmlMap& map, size_t number,
                bool only)
      : page_(page),
        doc_(doc),
        id_("d" + std::to_string(number)),
        level_(only ? 1 : 2),
        map_(map),
        text_(doc, id_, map.spots()) {}

  void write() {
    page_ += "<article class=\"doc\" id=\"" + id_ + "\" aria-labelledby=\"" + id_ + "-h\">\n";
    page_ += "<div class=\"body\">\n";
    write_head();
    write_text();
    if (map_.empty()) {
      write_claims();
    } else {
      page_ += "<div class=\"side\">\n";
      map_.append_to(page_, text_);
      write_claims();
      page_ += "</div>\n";
    }
    page_ += "</div>\n</article>\n";
  }

 private:
  std::string heading(int below, const std::string& attributes, const std::string& words) const {
    std::string tag = "h" + std::to_string(level_ + below);
    return "<" + tag + attributes + ">" + words + "</" + tag + ">\n";
  }

  // Unlike a title, which several versions of a report share, the number makes it unique.
  std::string label(const std::string& what) const {
    return level_ == 1 ? what : what + " of report " + id_.substr(1);
  }

  void write_head() {
    page_ += "<div class=\"head\">\n";
    page_ += heading(0, " class=\"title\" id=\"" + id_ + "-h\"" + html_lang(doc_.lang),
                     "<bdi>" + html_escape(title_of(doc_)) + "</bdi>");
    write_about();
    write_voices();
    if (!doc_.notes.empty()) page_ += "<ul class=\"notes\" aria-label=\"Notes\">";
    for (const Note& note : doc_.notes)
      page_ += "<li><bdi>" + html_escape(one_line(note.text)) + "</bdi></li>";
    page_ += doc_.notes.empty() ? "</div>\n" : "</ul>\n</div>\n";
  }

  void write_about() {
    page_ += "<p class=\"about\">";
    auto add = [&](const std::string& html) {
      if (!html.empty()) page_ += "<span>" + html + "</span>";
    };
    add(publisher());
    std::string date = doc_.date.to_string();
    if (!date.empty()) add("<time datetime=\"" + date + "\">" + date + "</time>");
    add(html_escape(one_line(doc_.lang)));
    add(counted(doc_.attributions.size(), "claim"));
    add(counted(doc_.times.size(), "time"));
    page_ += "</p>\n";
  }

  // The publisher, linked where there is a web address; a strange address is shown, not linked.
  std::string publisher() const {
    std::string name = one_line(doc_.publisher);
    std::string url = one_line(doc_.url);
    if (web_url(doc_.url).empty()) {
      if (name.empty() || url.empty())
        name += url;
      else
        name += " (" + url + ")";
      return name.empty() ? "" : "<bdi>" + html_escape(name) + "</bdi>";
    }
    return "<a rel=\"noopener noreferrer\" href=\"" + html_escape(doc_.url) + "\"><bdi>" +
           html_escape(name.empty() ? url : name) + "</bdi></a>";
  }

  void write_voices() {
    Tally origins, vias;
    for (const Attribution& claim : doc_.attributions)
      for (const Link& link : chain_of(doc_, claim, "")) {
        if (link.kind == LinkKind::kOrigin) origins.add(link.name);
        if (link.kind == LinkKind::kVia) vias.add(link.name);
      }
    std::string rows = origins.html("Speaking") + vias.html("Through");
    if (!rows.empty()) page_ += "<dl class=\"voices\">" + rows + "</dl>\n";
  }

  void write_text() {
    page_ += "<section class=\"main\" aria-label=\"" + label("Text") + "\">\n";
    page_ += heading(1, " class=\"hidden\"", "Text");
    page_ += "<div class=\"text\"" + html_lang(doc_.lang) + ">";
    text_.append_to(page_);
    page_ += "</div>\n<p class=\"prov\">SHA-256 of the text: <code>" +
             (doc_.sha256.empty() ? base::sha256_hex(doc_.text()) : html_escape(doc_.sha256)) +
             "</code></p>\n</section>\n";
  }

  void write_claims() {
    page_ += "<section class=\"claims\" aria-label=\"" + label("Claims") + "\">\n";
    page_ += heading(1, "", "Claims and their chains");
    if (doc_.attributions.empty()) page_ += "<p class=\"none\">No claims were found.</p>\n";
    if (!doc_.attributions.empty()) page_ += "<ol>\n";
    for (size_t i = 0; i < doc_.attributions.size(); ++i) write_claim(i);
    page_ += doc_.attributions.empty() ? "</section>\n" : "</ol>\n</section>\n";
  }

  void write_claim(size_t row) {
    const Attribution& claim = doc_.attributions[row];
    std::string number = std::to_string(row + 1);
    size_t depth = std::min<size_t>(depth_of(doc_, row), 2);
    page_ += "<li id=\"" + id_ + "-c" + number + "\" class=\"claim k" + number;
    if (depth > 0) page_ += " in-" + std::to_string(depth);
    page_ += "\">\n";
    std::vector<Link> chain = chain_of(doc_, claim, "this report");
    write_who(claim, chain.front().name, row);
    page_ += chain_svg(chain) + "\n";
    std::string words = words_of(doc_, claim.content);
    std::string kind = claim.type == QuoteType::kDirect ? "what direct" : "what";
    if (!words.empty())
      page_ += "<p class=\"" + kind + "\" dir=\"auto\"" + html_lang(doc_.lang) + ">" +
               html_escape(words) + "</p>\n";
    write_more(claim);
    page_ += "</li>\n";
  }

  void write_who(const Attribution& claim, const std::string& name, size_t row) {
    std::string anchor = text_.anchor(row);
    std::string who = "<bdi>" + html_escape(name) + "</bdi>";
    page_ += "<p class=\"who\"><span class=\"no\">" + std::to_string(row + 1) + "</span>";
    page_ += anchor.empty() ? "<b>" + who + "</b>" : "<a href=\"#" + anchor + "\">" + who + "</a>";
    std::string rule = one_line(claim.rule);
    if (!rule.empty()) rule = " title=\"" + html_escape(rule) + "\"";
    page_ += "<span class=\"act\"" + rule + ">" + (claim.negated ? "not " : "") +
             std::string(to_string(claim.act)) + "</span>";
    if (claim.factuality != Factuality::kAsserted)
      page_ += "<span class=\"fact\">" + std::string(to_string(claim.factuality)) + "</span>";
    page_ += "</p>\n";
  }

  void write_more(const Attribution& claim) {
    std::string rows;
    for (size_t at : times_of(doc_, claim))
      rows += "<dt>When</dt><dd>" + time(doc_.times[at]) + "</dd>";
    std::string to = words_of(doc_, claim.to);
    if (!to.empty()) rows += "<dt>To</dt><dd><bdi>" + html_escape(to) + "</bdi></dd>";
    if (!rows.empty()) page_ += "<dl class=\"more\">" + rows + "</dl>\n";
  }

  std::string time(const TimeExpression& each) const {
    std::string words = one_line(doc_.text(each.span)), value = calendar_of(each);
    std::string shown = "<span class=\"value\">" + html_escape(value) + "</span>";
    if (words == value) return shown;
    return "<bdi>" + html_escape(words) + "</bdi> = " + shown;
  }

  std::string& page_;
  const Document& doc_;
  std::string id_;
  int level_;
  const HtmlMap& map_;
  HtmlText text_;
};

constexpr std::pair<const char*, const char*> kLegend[] = {
    {"source", "Source"}, {"cue", "Cue"},   {"content", "Content"}, {"via", "Through"},
    {"to", "Addressee"},  {"time", "Time"}, {"name", "Name"}};

void write_bar(std::string& page) {
  page +=
      "<header class=\"bar\"><div><p class=\"mark\">kilde</p>\n"
      "<fieldset class=\"legend\"><legend class=\"hidden\">Show in the text</legend>";
  for (auto [id, word] : kLegend)
    page += "<label><input type=\"checkbox\" checked id=\"l-" + std::string(id) +
            "\"><span class=\"r " + id + "\">" + word + "</span></label>";
  page += "</fieldset></div></header>\n";
}

void write_contents(std::string& page, std::span<const Document> docs) {
  page += "<nav class=\"contents\" aria-label=\"Reports\"><h1 class=\"title\">" +
          counted(docs.size(), "report") + "</h1><ol>";
  for (size_t i = 0; i < docs.size(); ++i)
    page += "<li><a href=\"#d" + std::to_string(i + 1) + "\"><bdi>" +
            html_escape(title_of(docs[i])) + "</bdi></a></li>";
  page += "</ol></nav>\n";
}

// The more reports on a page, the coarser their maps.
std::vector<HtmlMap> maps_of(std::span<const Document> docs, const WorldMap* world) {
  size_t bytes = std::max(kLeastMapBytes, kMostMapBytes / std::max<size_t>(docs.size(), 1));
  std::vector<HtmlMap> maps;
  for (size_t i = 0; i < docs.size(); ++i)
    maps.emplace_back(docs[i], "d" + std::to_string(i + 1), world, bytes);
  return maps;
}

}  // namespace

std::string to_html(std::span<const Document> docs, const HtmlOptions& options) {
  std::vector<HtmlMap> maps = maps_of(docs, options.world);
  size_t most = 0, most_places = 0;
  for (const Document& doc : docs) most = std::max(most, doc.attributions.size());
  for (const HtmlMap& map : maps) most_places = std::max(most_places, map.size());
  std::string style = html_style(most, most_places);
  std::string title = one_line(options.title);
  if (title.empty()) title = docs.size() == 1 ? title_of(docs[0]) : counted(docs.size(), "report");
  std::string page =
      html_page_begin(title, style) + "<a class=\"skip\" href=\"#main\">To the text</a>\n";
  write_bar(page);
  page += "<main id=\"main\" tabindex=\"-1\">\n";
  if (docs.size() != 1) write_contents(page, docs);
  for (size_t i = 0; i < docs.size(); ++i)
    ArticleWriter(page, docs[i], maps[i], i + 1, docs.size() == 1).write();
  page += "</main>\n" + html_foot() + html_page_end();
  return page;
}

}  // namespace kilde::format
