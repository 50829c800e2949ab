#include <algorithm>
#include <string_view>

#include "format/claims.h"
#include "format/columns.h"
#include "format/palette.h"
#include "query/answers.h"

namespace kilde::query {
namespace {

using format::cut_to_width;
using format::display_width;
using format::one_line;

using format::style::kAct;
using format::style::kFaint;
using format::style::kSource;
using format::style::kTime;
using format::style::kTitle;
using format::style::kVia;
using format::style::kWarning;

constexpr const char* kHit = "1;33";

constexpr int kLeastWidth = 40;
constexpr size_t kSnippetLines = 3;
constexpr size_t kMostInLine = 12;  // outlets or hands
// Stand for the begin and end of a hit while lines are broken: signs without a width.
constexpr std::string_view kBegin = "\xE2\x81\xA1", kEnd = "\xE2\x81\xA2";
constexpr std::string_view kDot = " \xC2\xB7 ";

std::string without(std::string text, std::string_view part) {
  for (size_t at = text.find(part); at != text.npos; at = text.find(part, at))
    text.erase(at, part.size());
  return text;
}

class Lines {
 public:
  explicit Lines(const format::TextOptions& options)
      : width_(static_cast<size_t>(std::max(options.width, kLeastWidth))),
        content_(static_cast<size_t>(std::max(options.content_lines, 1))),
        color_(options.color) {}

  std::string paint(std::string_view style, const std::string& text) const {
    return format::painted(style, text, color_);
  }
  void line(size_t indent, const std::string& text) {
    out_.append(indent, ' ').append(text).push_back('\n');
  }
  // Left and right in one line, the right one whole.
  void sides(size_t indent, std::string_view code, std::string left, std::string_view right_code,
             const std::string& right) {
    const size_t room = width_ - indent - display_width(right) - 2;
    left = cut_to_width(left, room);
    out_.append(indent, ' ').append(paint(code, left));
    out_.append(width_ - indent - display_width(left) - display_width(right), ' ');
    out_.append(paint(right_code, right)).push_back('\n');
  }
  void wrapped(size_t indent, const std::string& text, size_t most, std::string_view code) {
    for (const std::string& part : format::wrap(text, width_ - indent, most))
      line(indent, paint(code, part));
  }
  void between() {
    if (!out_.empty()) out_.push_back('\n');
  }
  std::string& out() { return out_; }
  size_t width() const { return width_; }
  size_t content_lines() const { return content_; }
  bool color() const { return color_; }

 private:
  size_t width_, content_;
  bool color_;
  std::string out_;
};

std::string name_of(const StoredDocument& doc) {
  const std::string number = "#" + std::to_string(doc.number);
  if (doc.id.empty() || display_width(doc.id) > 24) return number;
  return one_line(doc.id) + (doc.version > 1 ? "@" + std::to_string(doc.version) : "");
}

std::string about(const StoredDocument& doc, bool with_title) {
  std::string text;
  auto add = [&](const std::string& item) {
    if (!item.empty()) text += (text.empty() ? "" : std::string(kDot)) + item;
  };
  add(doc.date.to_string());
  add(one_line(doc.publisher));
  add(one_line(doc.lang));
  if (!doc.current) add(doc.withdrawn.empty() ? "older version" : "withdrawn");
  if (with_title) add(one_line(doc.title));
  return text;
}

std::string act_of(const Claim& claim) {
  std::string act = (claim.negated ? "not " : "") + std::string(to_string(claim.act));
  if (claim.factuality != Factuality::kAsserted)
    act += ", " + std::string(to_string(claim.factuality));
  return act;
}

void write_chain(Lines& lines, const Claim& claim, size_t indent) {
  const std::string act = act_of(claim);
  size_t left = lines.width() - indent - display_width(act) - 2, used = 0;
  std::vector<std::string> chain = claim.chain;
  if (claim.speaker_name.empty()) chain.insert(chain.begin(), "unnamed");
  std::string painted;
  for (size_t i = 0; i < chain.size(); ++i) {
    const std::string_view arrow = i == 0 ? "" : " <- ";
    if (used + arrow.size() + 1 > left) break;
    const std::string name = cut_to_width(one_line(chain[i]), left - used - arrow.size());
    const bool publisher = i > 0 && chain[i] == claim.document.publisher;
    painted += lines.paint(kFaint, std::string(arrow)) + lines.paint(i == 0      ? kSource
                                                                     : publisher ? kFaint
                                                                                 : kVia,
                                                                     name);
    used += arrow.size() + display_width(name);
  }
  lines.out().append(indent, ' ').append(painted);
  lines.out().append(lines.width() - indent - used - display_width(act), ' ');
  lines.out().append(lines.paint(kAct, act)).push_back('\n');
}

void write_words(Lines& lines, const Claim& claim, size_t indent) {
  std::string words = claim.words;
  if (claim.type == QuoteType::kDirect && !words.empty())
    words = "\xE2\x80\x9C" + words + "\xE2\x80\x9D";
  for (const std::string& part : format::wrap(words, lines.width() - indent, lines.content_lines()))
    lines.line(indent, part);
}

// Hits painted, or between asterisks.
std::string with_hits(const FoundDocument& found, bool color) {
  std::string marked;
  size_t at = 0;
  auto plain = [&](size_t end) {
    marked += without(without(found.snippet.substr(at, end - at), kBegin), kEnd);
    at = end;
  };
  for (ByteSpan hit : found.hits) {
    plain(hit.begin);
    marked += color ? std::string(kBegin) : "*";
    plain(hit.end);
    marked += color ? std::string(kEnd) : "*";
  }
  plain(found.snippet.size());
  return marked;
}

void write_snippet(Lines& lines, const FoundDocument& found) {
  const std::string on = "\x1b[" + std::string(kHit) + "m", off = "\x1b[0m";
  bool open = false;  // a hit may go on in the next line
  for (std::string part :
       format::wrap(with_hits(found, lines.color()), lines.width() - 2, kSnippetLines)) {
    std::string painted = open ? on : "";
    for (size_t at = 0; at < part.size();) {
      const std::string_view rest = std::string_view(part).substr(at);
      const bool begins = rest.starts_with(kBegin), ends = rest.starts_with(kEnd);
      if (begins || ends) {
        painted += begins ? on : off;
        open = begins;
        at += kBegin.size();
      } else {
        painted.push_back(part[at++]);
      }
    }
    lines.line(2, painted + (open ? off : ""));
  }
}

std::string days_of(const Happening& happening) {
  const std::string first = date_of(happening.from).to_string();
  const std::string last = date_of(happening.to - std::chrono::days(1)).to_string();
  return first == last ? first : first + ".." + last;
}

std::string listed(const std::vector<Count>& counts) {
  std::string text;
  const size_t shown = std::min(counts.size(), kMostInLine);
  for (size_t i = 0; i < shown; ++i) {
    const std::string name = counts[i].name.empty() ? "unknown" : one_line(counts[i].name);
    text += (text.empty() ? "" : std::string(kDot)) + name + " " + std::to_string(counts[i].claims);
  }
  if (shown < counts.size())
    text += std::string(kDot) + "and " + std::to_string(counts.size() - shown) + " more";
  return text;
}

std::string grades_of(const SourceAccount& source) {
  std::string text;
  auto add = [&](int64_t claims, const char* what) {
    if (claims > 0)
      text += (text.empty() ? "" : std::string(kDot)) + std::to_string(claims) + " " + what;
  };
  add(source.named, "by name");
  add(source.roles, "by role");
  add(source.groups, "as a group");
  add(source.claims - source.named - source.roles - source.groups, "not named");
  return text;
}

void write_field(Lines& lines, std::string label, const std::string& text) {
  if (text.empty()) return;
  constexpr size_t kMargin = 12;
  label.insert(0, 2, ' ');
  label.resize(kMargin, ' ');
  for (const std::string& part : format::wrap(text, lines.width() - kMargin, 4)) {
    lines.line(0, lines.paint(kFaint, label) + part);
    label.assign(kMargin, ' ');
  }
}

}  // namespace

std::string to_text(const std::vector<FoundDocument>& rows, const format::TextOptions& options) {
  Lines lines(options);
  for (const FoundDocument& row : rows) {
    lines.between();
    const std::string title = one_line(row.document.title);
    lines.sides(0, kTitle, title.empty() ? "untitled" : title, kFaint, name_of(row.document));
    lines.line(0, lines.paint(kFaint, cut_to_width(about(row.document, false), lines.width())));
    write_snippet(lines, row);
  }
  return std::move(lines.out());
}

std::string to_text(const std::vector<Claim>& rows, const format::TextOptions& options) {
  Lines lines(options);
  int64_t document = 0;
  for (const Claim& row : rows) {
    if (row.document.number != document) {
      lines.between();
      lines.sides(0, kTitle, about(row.document, true), kFaint, name_of(row.document));
      document = row.document.number;
    }
    write_chain(lines, row, 2);
    write_words(lines, row, 5);
  }
  return std::move(lines.out());
}

std::string to_text(const std::vector<Happening>& rows, const format::TextOptions& options) {
  Lines lines(options);
  std::string days;
  for (const Happening& row : rows) {
    if (days_of(row) != days) {
      lines.between();
      days = days_of(row);
      lines.line(0, lines.paint(kTime, days));
    }
    write_chain(lines, row.claim, 2);
    write_words(lines, row.claim, 5);
    const std::string said = about(row.claim.document, false) + std::string(kDot) +
                             name_of(row.claim.document) + std::string(kDot) + row.words;
    lines.line(5, lines.paint(kFaint, cut_to_width(said, lines.width() - 5)));
  }
  return std::move(lines.out());
}

std::string to_text(const std::vector<SourceAccount>& rows, const format::TextOptions& options) {
  Lines lines(options);
  for (const SourceAccount& row : rows) {
    lines.between();
    std::string name = row.name.empty() ? "nobody named" : one_line(row.name);
    if (!row.kind.empty()) name += std::string(kDot) + row.kind;
    if (!row.id.empty() && !row.id.starts_with("name:")) name += std::string(kDot) + row.id;
    lines.sides(0, kSource, name, kAct,
                std::to_string(row.claims) + (row.claims == 1 ? " claim" : " claims"));
    write_field(lines, "named", grades_of(row));
    write_field(lines, "quoted by", listed(row.outlets));
    write_field(lines, "through", listed(row.hands));
    write_field(lines, "acts", listed(row.acts));
    const std::string first = row.first.to_string(), last = row.last.to_string();
    write_field(lines, "from", first.empty() || first == last ? first : first + " to " + last);
  }
  return std::move(lines.out());
}

std::string to_text(const std::vector<StoredDocument>& versions, int64_t shown,
                    const format::TextOptions& options) {
  if (versions.size() == 1 && versions.front().current) return {};
  Lines lines(options);
  lines.line(0, lines.paint(kFaint, "Versions"));
  for (const StoredDocument& version : versions) {
    std::string text = std::to_string(version.version) + "  #" + std::to_string(version.number) +
                       std::string(kDot);
    if (version.date.known()) text += version.date.to_string() + std::string(kDot);
    text += "added " + one_line(version.added);
    if (version.current) text += std::string(kDot) + "newest";
    const std::string mark = version.number == shown ? "> " : "  ";
    lines.line(0, mark + cut_to_width(text, lines.width() - mark.size()));
  }
  const StoredDocument& last = versions.back();
  if (!last.withdrawn.empty()) {
    const std::string why = last.reason.empty() ? "" : ": " + one_line(last.reason);
    lines.wrapped(0, "Withdrawn " + last.withdrawn + why, 3, kWarning);
  }
  return std::move(lines.out());
}

}  // namespace kilde::query
