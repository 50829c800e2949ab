#include "format/html_map.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "format/columns.h"
#include "format/html_escape.h"

namespace kilde::format {
namespace {

constexpr double kLetter = 13, kLine = 26;  // a column and a line of a label, in units
constexpr size_t kMostColumns = 28;
constexpr size_t kMostTold = 12;  // places named in the description

std::string whole(double value) { return std::to_string(std::lround(value)); }

std::string attribute(std::string_view name, const std::string& value) {
  return " " + std::string(name) + "=\"" + value + "\"";
}

std::string mentions_of(const MapPlace& place) {
  return std::to_string(place.mentions) + (place.mentions == 1 ? " mention" : " mentions");
}

std::string told(const MapPlace& place) {
  return html_escape(place.name) + ", " + mentions_of(place);
}

bool in_frame(const MapWindow& window, const MapSpot& at) {
  return window.frame().holds({at.x, at.y, at.x, at.y});
}

double radius_of(const MapPlace& place) {
  double grown = 3 * std::sqrt(static_cast<double>(std::min<size_t>(place.mentions, 17) - 1));
  return (place.size == MapPlace::Size::kTown ? 7 : 15) + grown;
}

// The SVG of one map.
class MapWriter {
 public:
  MapWriter(std::string& page, const std::string& prefix, const std::string& lang,
            const std::vector<HtmlMap::Mark>& marks, const MapWindow& window, const HtmlText& text)
      : page_(page), prefix_(prefix), lang_(lang), marks_(marks), window_(window), text_(text) {
    for (const HtmlMap::Mark& mark : marks_) wishes_.push_back(wish_of(mark));
    labels_ = place_labels(wishes_, window_.frame());
  }

  void write(const Outline& outline) {
    std::string id = prefix_ + "-map";
    page_ += "<svg role=\"group\"" + attribute("aria-labelledby", id + "-t " + id + "-d") +
             attribute("viewBox", "0 0 " + whole(kMapWidth) + " " + whole(window_.frame().bottom)) +
             ">";
    page_ += "<title" + attribute("id", id + "-t") + ">Map of the places named</title>";
    page_ += "<desc" + attribute("id", id + "-d") + lang_ + ">" + description() + "</desc>\n";
    write_land(outline);
    page_ += "<g" + lang_ + ">\n";
    for (size_t i = marks_.size(); i-- > 0;) write_spot(i);  // the most mentioned on top
    page_ += "</g>\n</svg>\n";
  }

 private:
  std::string description() const {
    std::string out;
    for (size_t i = 0; i < std::min(marks_.size(), kMostTold); ++i)
      out += (i ? "; " : "") + told(marks_[i].place);
    if (marks_.size() > kMostTold)
      out += "; and " + std::to_string(marks_.size() - kMostTold) + " more";
    return out;
  }

  // Where a place stands. A filled country has no mark: its name stands in it, where it is seen.
  LabelWish wish_of(const HtmlMap::Mark& mark) const {
    LabelWish wish{window_.project(window_.turned(mark.place.point)), radius_of(mark.place), 0,
                   kLine};
    wish.width = kLetter * static_cast<double>(display_width(label_of(mark.place))) + 4;
    if (!mark.middle) return wish;
    wish.radius = 0;
    double bottom = window_.frame().bottom, half = wish.width / 2;
    if (!in_frame(window_, wish.at)) wish.at = *mark.middle;
    if (wish.width < kMapWidth) wish.at.x = std::clamp(wish.at.x, half, kMapWidth - half);
    wish.at.y = std::clamp(wish.at.y, kLine / 2, bottom - kLine / 2);
    return wish;
  }

  static std::string label_of(const MapPlace& place) {
    return cut_to_width(place.name, kMostColumns);
  }

  void path(const std::string& classes, const std::string& data) {
    if (!data.empty())
      page_ += "<path" + attribute("class", classes) + attribute("d", data) + "/>\n";
  }

  void write_land(const Outline& outline) {
    path("m-land", outline.land);
    for (size_t i = 0; i < marks_.size(); ++i)
      if (!marks_[i].fill.empty()) write_fill(i);
    path("m-border", outline.borders);
    path("m-coast", outline.coasts);
  }

  bool has_spot(size_t row) const { return labels_[row] || wishes_[row].radius > 0; }

  void write_fill(size_t row) {
    std::string number = std::to_string(row + 1);
    page_ += "<path" + attribute("class", "m-here p" + number);
    if (!has_spot(row)) page_ += attribute("id", prefix_ + "-m" + number);
    page_ += attribute("d", marks_[row].fill) + "><title>" + told(marks_[row].place) +
             "</title></path>\n";
  }

  void write_spot(size_t row) {
    constexpr std::string_view kClasses[] = {"m-town", "m-area", "m-country"};
    if (!has_spot(row)) return;
    const MapPlace& place = marks_[row].place;
    std::string number = std::to_string(row + 1), anchor = text_.spot_anchor(row + 1);
    std::string tag = anchor.empty() ? "g" : "a";
    page_ += "<" + tag + attribute("id", prefix_ + "-m" + number);
    if (!anchor.empty()) page_ += attribute("href", "#" + anchor);
    page_ +=
        attribute("class", std::string(kClasses[static_cast<size_t>(place.size)]) + " p" + number) +
        "><title>" + told(place) + "</title>";
    write_mark(wishes_[row]);
    if (labels_[row]) write_label(place, *labels_[row]);
    page_ += "</" + tag + ">\n";
  }

  void write_mark(const LabelWish& wish) {
    if (wish.radius == 0) return;
    page_ += "<circle" + attribute("cx", whole(wish.at.x)) + attribute("cy", whole(wish.at.y)) +
             attribute("r", whole(wish.radius)) + "/>";
  }

  void write_label(const MapPlace& place, const MapBox& label) {
    page_ += "<text" + attribute("x", whole((label.left + label.right) / 2)) +
             attribute("y", whole(label.bottom - 7)) + ">" + html_escape(label_of(place)) +
             "</text>";
  }

  std::string& page_;
  const std::string &prefix_, &lang_;
  const std::vector<HtmlMap::Mark>& marks_;
  const MapWindow& window_;
  const HtmlText& text_;
  std::vector<LabelWish> wishes_;
  std::vector<std::optional<MapBox>> labels_;
};

}  // namespace

HtmlMap::HtmlMap(const Document& doc, std::string prefix, const WorldMap* world, size_t most_bytes)
    : doc_(doc), prefix_(std::move(prefix)) {
  if (!world) return;
  PlaceList places = places_of(doc);
  left_out_ = places.left_out;
  if (!places.shown.empty()) draw(*world, std::move(places.shown), most_bytes);
}

void HtmlMap::draw(const WorldMap& world, std::vector<MapPlace> places, size_t most_bytes) {
  window_.emplace(places, world);
  std::vector<std::string> codes;  // of the countries to fill; none twice
  auto row_of = [&](const MapPlace& place) {
    return static_cast<size_t>(std::ranges::find(codes, place.country) - codes.begin());
  };
  for (const MapPlace& place : places)
    if (place.size == MapPlace::Size::kCountry && world.box_of(place.country) &&
        row_of(place) == codes.size())
      codes.push_back(place.country);
  outline_ = outline_of(world, *window_, codes, most_bytes);
  for (MapPlace& place : places) {
    Mark mark{std::move(place), "", std::nullopt};
    size_t row = mark.place.size == MapPlace::Size::kCountry ? row_of(mark.place) : codes.size();
    if (row < codes.size()) {
      mark.fill = std::exchange(outline_.countries[row], "");
      if (!mark.fill.empty()) mark.middle = outline_.middles[row];
    }
    if (mark.fill.empty() &&
        !in_frame(*window_, window_->project(window_->turned(mark.place.point))))
      beyond_.push_back(std::move(mark.place.name));
    else
      marks_.push_back(std::move(mark));
  }
}

std::vector<size_t> HtmlMap::spots() const {
  std::vector<size_t> numbers(empty() ? 0 : doc_.entities.size());
  for (size_t i = 0; i < size(); ++i) numbers[marks_[i].place.entity] = i + 1;
  return numbers;
}

std::string HtmlMap::caption() const {
  std::string out;
  for (const std::string& name : beyond_)
    out += (out.empty() ? "Farther away: <bdi>" : ", <bdi>") + html_escape(name) + "</bdi>";
  if (!out.empty()) out += ". ";
  if (left_out_) out += std::to_string(left_out_) + " more places are not shown. ";
  return out + "Outlines: Natural Earth";
}

void HtmlMap::append_to(std::string& page, const HtmlText& text) const {
  if (empty()) return;
  std::string_view tag = language_tag(doc_.lang);
  std::string lang = tag.empty() ? "" : attribute("lang", std::string(tag));
  page += "<figure class=\"map\">\n";
  MapWriter(page, prefix_, lang, marks_, *window_, text).write(outline_);
  page += "<figcaption>" + caption() + "</figcaption>\n</figure>\n";
}

}  // namespace kilde::format
