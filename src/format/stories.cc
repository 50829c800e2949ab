#include "format/stories.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "format/claims.h"
#include "format/columns.h"
#include "format/json_line.h"
#include "format/palette.h"

namespace kilde::format {
namespace {

using Reports = std::vector<StoryReport>;
using Members = std::vector<uint32_t>;  // of one story, the first report first

constexpr size_t kLabel = 9;      // columns of "outlets  "
constexpr size_t kDateText = 10;  // of "2023-03-12T06:10"

bool earlier(const StoryReport& a, const StoryReport& b) {
  return std::tuple(a.published.empty(), std::string_view(a.published), std::string_view(a.id)) <
         std::tuple(b.published.empty(), std::string_view(b.published), std::string_view(b.id));
}

// Each story's members, the earliest story first.
std::vector<Members> members_of(const Reports& reports, const std::vector<uint32_t>& story) {
  std::map<uint32_t, Members> by_story;
  for (uint32_t row = 0; row < reports.size(); ++row) by_story[story[row]].push_back(row);
  std::vector<Members> all;
  auto before = [&](uint32_t a, uint32_t b) { return earlier(reports[a], reports[b]); };
  for (auto& [name, members] : by_story) {
    std::ranges::stable_sort(members, before);
    all.push_back(std::move(members));
  }
  std::ranges::stable_sort(
      all, [&](const Members& a, const Members& b) { return before(a.front(), b.front()); });
  return all;
}

// Those that most reports tell, in the order that they have.
std::vector<Members> largest(std::vector<Members> stories, size_t most) {
  if (most == 0 || stories.size() <= most) return stories;
  std::vector<uint32_t> order(stories.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(
      order, [&](uint32_t a, uint32_t b) { return stories[a].size() > stories[b].size(); });
  order.resize(most);
  std::ranges::sort(order);
  std::vector<Members> kept;
  for (const uint32_t at : order) kept.push_back(std::move(stories[at]));
  return kept;
}

class StoryText {
 public:
  StoryText(const Reports& reports, const TextOptions& options)
      : reports_(reports),
        options_(options),
        width_(static_cast<size_t>(std::max(options.width, 40))) {}

  // `total`: how many stories there are, those that are not shown among them.
  std::string write(const std::vector<Members>& stories, size_t total) {
    size_t alone = 0, reports = 0;
    for (const Members& members : stories) reports += members.size();
    for (const Members& members : stories) {
      if (members.size() == 1)
        ++alone;
      else
        write_story(members);
    }
    if (alone > 0 && alone < stories.size()) out_ += paint("2", "Told by one report:") + '\n';
    for (const Members& members : stories)
      if (members.size() == 1) write_alone(reports_[members.front()]);
    if (alone > 0) out_ += '\n';
    out_ += counted(reports, "report") + ", " + counted_stories(stories.size()) + ", " +
            std::to_string(alone) + " told by one report only\n";
    if (stories.size() < total)
      out_ += "Only the " + counted_stories(stories.size()) + " that most reports tell, of " +
              std::to_string(total) + '\n';
    return std::move(out_);
  }

 private:
  std::string paint(std::string_view style, const std::string& text) const {
    return painted(style, text, options_.color);
  }
  static std::string counted_stories(size_t count) {
    return std::to_string(count) + (count == 1 ? " story" : " stories");
  }
  static std::string day(const StoryReport& report) {
    return one_line(report.published).substr(0, kDateText);
  }

  void write_story(const Members& members) {
    const StoryReport& first = reports_[members.front()];
    out_ += paint("1;36", cut_to_width(one_line(first.title), width_)) + '\n';
    const auto known = [&](uint32_t row) { return !reports_[row].published.empty(); };
    const auto last = std::find_if(members.rbegin(), members.rend(), known);
    std::string line;
    if (last != members.rend()) {
      line = day(first);
      if (day(reports_[*last]) != line) line += " to " + day(reports_[*last]);
      line += " · ";
    }
    line += counted(members.size(), "report") + " ·";
    for (const std::string& lang : distinct(members, &StoryReport::lang)) line += " " + lang;
    out_ += "  " + cut_to_width(line, width_ - 2) + '\n';
    const std::string from = one_line(first.publisher.empty() ? first.id : first.publisher);
    list("first", {from + (first.published.empty() ? "" : " " + one_line(first.published))}, "");
    list("outlets", distinct(members, &StoryReport::publisher), ", ");
    std::vector<std::string> ids;
    for (const uint32_t row : members) ids.push_back(one_line(reports_[row].id));
    list("ids", ids, " ");
    out_ += '\n';
  }

  void write_alone(const StoryReport& report) {
    std::string line = report.published.empty() ? "" : day(report) + " ";
    line += one_line(report.title) + " · " +
            (report.publisher.empty() ? "" : one_line(report.publisher) + " · ") +
            one_line(report.id);
    out_ += cut_to_width(line, width_) + '\n';
  }

  // What the members have there, in their order, each once; nothing for an empty one.
  std::vector<std::string> distinct(const Members& members, std::string StoryReport::*field) const {
    std::vector<std::string> values;
    for (const uint32_t row : members) {
      std::string value = one_line(reports_[row].*field);
      if (!value.empty() && std::ranges::find(values, value) == values.end())
        values.push_back(std::move(value));
    }
    return values;
  }

  // A label and its values, in as many lines as they need.
  void list(std::string_view label, const std::vector<std::string>& values,
            std::string_view between) {
    if (values.empty()) return;
    const size_t room = width_ - 2 - kLabel;
    std::string line;
    std::string head = std::string(label) + std::string(kLabel - label.size(), ' ');
    auto flush = [&] {
      out_ += "  " + paint("2", head) + line + '\n';
      head.assign(kLabel, ' ');
      line.clear();
    };
    for (size_t i = 0; i < values.size(); ++i) {
      std::string value = cut_to_width(values[i], room);
      if (i + 1 < values.size()) value += between;
      const size_t needed = display_width(value) - (value.ends_with(' ') ? 1 : 0);
      if (!line.empty() && display_width(line) + needed > room) {
        if (line.ends_with(' ')) line.pop_back();
        flush();
      }
      line += value;
    }
    flush();
  }

  const Reports& reports_;
  const TextOptions& options_;
  size_t width_;
  std::string out_;
};

}  // namespace

std::string stories_json(const Reports& reports, const std::vector<uint32_t>& story, size_t most) {
  constexpr uint32_t kNotShown = 0xFFFFFFFF;
  std::vector<uint32_t> first(reports.size(), kNotShown);
  for (const Members& members : largest(members_of(reports, story), most))
    for (const uint32_t row : members) first[row] = members.front();
  std::string out;
  for (uint32_t row = 0; row < reports.size(); ++row)
    if (first[row] != kNotShown)
      out += json_line({{"id", reports[row].id}, {"story", reports[first[row]].id}});
  return out;
}

std::string stories_text(const Reports& reports, const std::vector<uint32_t>& story,
                         const TextOptions& options, size_t most) {
  std::vector<Members> stories = members_of(reports, story);
  const size_t total = stories.size();
  return StoryText(reports, options).write(largest(std::move(stories), most), total);
}

}  // namespace kilde::format
