#include "format/html_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "format/claims.h"
#include "format/columns.h"
#include "format/html_escape.h"

namespace kilde::format {
namespace {

constexpr size_t kLongestSubhead = 64;  // code points

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

}  // namespace

HtmlText::HtmlText(const Document& doc, std::string prefix, std::vector<size_t> spots)
    : doc_(doc), prefix_(std::move(prefix)), spots_(std::move(spots)) {
  spots_.resize(doc.entities.size());
  split_paragraphs();
  std::vector<uint32_t> cuts;
  for (ByteSpan paragraph : paragraphs_) cuts.insert(cuts.end(), {paragraph.begin, paragraph.end});
  runs_ = flat_runs(doc, cuts);
  place_anchors();
  place_spots();
}

void HtmlText::split_paragraphs() {
  std::string_view text = doc_.text();
  bool blank_lines =
      text.find("\n\n") != std::string_view::npos || text.find("\n\r\n") != std::string_view::npos;
  std::ptrdiff_t least = blank_lines ? 2 : 1;
  for (size_t at = 0; at < text.size();) {
    size_t begin = at, end = at;
    for (; at < text.size(); end = at) {
      while (at < text.size() && !is_line_end(text[at])) ++at;
      end = at;
      while (at < text.size() && is_line_end(text[at])) ++at;
      if (std::count(text.begin() + end, text.begin() + at, '\n') >= least) break;
    }
    if (end > begin)
      paragraphs_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }
}

size_t HtmlText::first_run(const ByteSpans& spans) const {
  for (ByteSpan span : spans) {
    auto at = std::ranges::lower_bound(runs_, span.begin, {},
                                       [](const TextRun& r) { return r.span.begin; });
    for (; at != runs_.end() && at->span.begin < span.end; ++at)
      if (display_width(one_line(doc_.text(at->span))) > 0)
        return static_cast<size_t>(at - runs_.begin());
  }
  return runs_.size();
}

void HtmlText::place_anchors() {
  owner_.assign(runs_.size(), doc_.attributions.size());
  for (size_t i = 0; i < doc_.attributions.size(); ++i) {
    const Attribution& claim = doc_.attributions[i];
    size_t run = first_run(claim.cue);
    if (run == runs_.size()) run = first_run(claim.source);
    if (run == runs_.size()) run = first_run(claim.content);
    anchor_.push_back(run);
    if (run < runs_.size() && owner_[run] == doc_.attributions.size()) owner_[run] = i;
  }
}

std::string HtmlText::anchor(size_t claim) const {
  size_t run = anchor_[claim];
  return run < runs_.size() ? prefix_ + "-t" + std::to_string(owner_[run] + 1) : "";
}

// A run that is a claim's link stays that, and the map leads to it all the same.
void HtmlText::place_spots() {
  run_spot_.assign(runs_.size(), 0);
  spot_run_.assign(spots_.empty() ? 0 : *std::ranges::max_element(spots_), runs_.size());
  for (size_t i = 0; i < spots_.size(); ++i) {
    if (spots_[i] == 0) continue;
    size_t run = spot_run_[spots_[i] - 1] = first_run(doc_.entities[i].mentions);
    if (run == runs_.size() || owner_[run] < doc_.attributions.size()) continue;
    if (run_spot_[run] == 0) run_spot_[run] = spots_[i];
  }
}

std::string HtmlText::spot_anchor(size_t spot) const {
  size_t run = spot_run_[spot - 1];
  if (run == runs_.size()) return "";
  if (owner_[run] < doc_.attributions.size())
    return prefix_ + "-t" + std::to_string(owner_[run] + 1);
  return prefix_ + "-p" + std::to_string(run_spot_[run]);
}

std::string HtmlText::classes_of(const TextRun& run) const {
  std::string classes = "r";
  constexpr std::pair<Layer, const char*> kNames[] = {
      {kSource, "source"}, {kCue, "cue"},   {kContent, "content"}, {kVia, "via"},
      {kAddressee, "to"},  {kTime, "time"}, {kName, "name"}};
  for (auto [layer, name] : kNames)
    if (run.layers & layer) classes.append(" ").append(name);
  if (run.depth > 1) classes += " deep";
  for (uint32_t claim : run.claims) classes += " k" + std::to_string(claim + 1);
  for (uint32_t entity : run.entities)
    if (spots_[entity]) classes += " p" + std::to_string(spots_[entity]);
  return classes;
}

void HtmlText::open_run(std::string& page, size_t index) const {
  auto link = [&](const std::string& own, const std::string& to) {
    page += "<a id=\"" + prefix_ + own + "\" href=\"#" + prefix_ + to + "\"";
  };
  std::string claim = std::to_string(owner_[index] + 1), spot = std::to_string(run_spot_[index]);
  if (owner_[index] < doc_.attributions.size())
    link("-t" + claim, "-c" + claim);
  else if (run_spot_[index])
    link("-p" + spot, "-m" + spot);
  else
    page += "<span";
  page += " class=\"" + classes_of(runs_[index]) + (run_spot_[index] ? " spot\">" : "\">");
}

void HtmlText::append_run(std::string& page, size_t index) const {
  const TextRun& run = runs_[index];
  if (!run.layers) return append_html(page, doc_.text(run.span));
  open_run(page, index);
  append_html(page, doc_.text(run.span));
  bool links = owner_[index] < doc_.attributions.size() || run_spot_[index];
  page += links ? "</a>" : "</span>";
}

bool HtmlText::is_subhead(ByteSpan paragraph) const {
  std::string_view words = doc_.text(paragraph);
  constexpr std::string_view kEnds = ".!?:;,\"'”»)";
  return words.size() <= 4 * kLongestSubhead && base::count_code_points(words) <= kLongestSubhead &&
         paragraphs_.size() > 1 && paragraph != paragraphs_.back() &&
         kEnds.find(words.back()) == std::string_view::npos;
}

void HtmlText::append_to(std::string& page) const {
  size_t run = 0;
  for (ByteSpan paragraph : paragraphs_) {
    for (; run < runs_.size() && runs_[run].span.begin < paragraph.begin; ++run)
      append_html(page, doc_.text(runs_[run].span));  // line ends
    page += is_subhead(paragraph) ? "<p class=\"sub\" dir=\"auto\">" : "<p dir=\"auto\">";
    for (; run < runs_.size() && runs_[run].span.begin < paragraph.end; ++run)
      append_run(page, run);
    page += "</p>";
  }
  for (; run < runs_.size(); ++run) append_html(page, doc_.text(runs_[run].span));
}

}  // namespace kilde::format
