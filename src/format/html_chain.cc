#include "format/html_chain.h"

#include <algorithm>

#include "base/utf8.h"
#include "format/columns.h"
#include "format/html_escape.h"

namespace kilde::format {
namespace {

constexpr int kRowWidth = 366, kRowHeight = 32, kNodeHeight = 24;
constexpr int kPadding = 11, kArrow = 24;
constexpr size_t kMostColumns = 40;

// In tenths of a unit at 12.5 units a line, on the generous side of common sans-serif fonts.
int letter_width(char32_t c) {
  constexpr std::u32string_view kNarrow = U"iljtfrI.,:;'’|!()[]-· ";
  constexpr std::u32string_view kBroad = U"mwMWÆŒæœ@%—…ЖШЩЮМжшщюм";
  if (kNarrow.find(c) != std::u32string_view::npos) return 42;
  if (kBroad.find(c) != std::u32string_view::npos) return 112;
  if (c >= 0x1100 && display_width([&] {
                       std::string one;
                       base::append_utf8(one, c);
                       return one;
                     }()) == 2)
    return 132;
  return base::is_upper(c) ? 89 : 73;
}

int width_of(std::string_view text) {
  int tenths = 0;
  for (size_t at = 0; at < text.size();) tenths += letter_width(base::next_code_point(text, at));
  return tenths / 10;
}

std::string attribute(std::string_view name, int value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

std::string_view class_of(const Link& link) {
  switch (link.kind) {
    case LinkKind::kOrigin:
      return "n-origin";
    case LinkKind::kVia:
      return "n-via";
    default:
      return "n-publisher";
  }
}

std::string node(const Link& link, const std::string& label, int x, int y, int width) {
  int corner = link.kind == LinkKind::kPublisher ? 2 : kNodeHeight / 2;
  std::string svg = "<g class=\"" + std::string(class_of(link)) + "\">";
  if (label != link.name) svg += "<title>" + html_escape(link.name) + "</title>";
  svg += "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", width) +
         attribute("height", kNodeHeight) + attribute("rx", corner) + "/>";
  svg += "<text" + attribute("x", x + width / 2) + attribute("y", y + 16) + ">" +
         html_escape(label) + "</text></g>";
  return svg;
}

std::string arrow(int x, int y) {
  int middle = y + kNodeHeight / 2, tip = x + kArrow - 4;
  auto at = [](int px, int py) { return std::to_string(px) + " " + std::to_string(py); };
  return "<path class=\"n-arrow\" d=\"M" + at(x + 4, middle) + "H" + std::to_string(tip) + "M" +
         at(tip - 5, middle - 4) + "L" + at(tip, middle) + "L" + at(tip - 5, middle + 4) + "\"/>";
}

std::string spoken(const std::vector<Link>& chain) {
  std::string words = "Chain: ";
  for (size_t i = 0; i < chain.size(); ++i) words += (i ? ", then " : "") + chain[i].name;
  return words;
}

}  // namespace

std::string chain_svg(const std::vector<Link>& chain) {
  std::string body;
  int x = 1, y = 1, widest = 0;
  for (size_t i = 0; i < chain.size(); ++i) {
    std::string label = cut_to_width(chain[i].name, kMostColumns);
    int width = std::min(width_of(label) + 2 * kPadding, kRowWidth - kArrow - 2);
    int lead = i == 0 ? 0 : kArrow;
    if (i > 0 && x + lead + width > kRowWidth) {
      x = 1;
      y += kRowHeight;
    }
    if (i > 0) body += arrow(x, y);
    body += node(chain[i], label, x + lead, y, width);
    x += lead + width;
    widest = std::max(widest, x);
  }
  int high = y + kNodeHeight + 1, wide = widest + 1;
  return "<svg class=\"chain\" role=\"img\" aria-label=\"" + html_escape(spoken(chain)) + "\"" +
         attribute("width", wide) + attribute("height", high) + " viewBox=\"0 0 " +
         std::to_string(wide) + " " + std::to_string(high) + "\">" + body + "</svg>";
}

}  // namespace kilde::format
