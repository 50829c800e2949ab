#include "format/trace_layout.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "format/claims.h"

namespace kilde::format {
namespace {

using proposition::Step;
using proposition::Trace;
using proposition::Way;

constexpr size_t kMostNames = 3;  // of a lane

class Layout {
 public:
  Layout(const Told& told, uint32_t row, const Trace& trace)
      : told_(told), row_(row), trace_(trace), node_of_(trace.steps.size()) {}

  TraceLayout make() {
    for (uint32_t at = 0; at < trace_.steps.size(); ++at)
      if (begins(at)) take_beginning(at);
    for (uint32_t at = 0; at < trace_.steps.size(); ++at)
      if (!begins(at)) take_other(at);
    join();
    make_lanes();
    add_marks();
    for (const TraceLane& lane : out_.lanes)
      for (const uint32_t node : lane.nodes) add_moment(out_.nodes[node].report);
    return std::move(out_);
  }

 private:
  const Step& step(uint32_t at) const { return trace_.steps[at]; }
  bool begins(uint32_t at) const { return step(at).way == Way::kBeginning; }
  uint32_t nowhere() const { return trace_.origins.institution; }

  // The institution that a step is led back to; nowhere() for a circle and for an earlier version.
  uint32_t lane_of(uint32_t at) const {
    for (size_t hops = 0; hops <= trace_.steps.size(); ++hops) {
      if (begins(at)) return step(at).institution;
      if (step(at).from < 0) return nowhere();
      at = static_cast<uint32_t>(step(at).from);
    }
    return nowhere();
  }

  void add(uint32_t at, uint32_t lane, uint32_t node) {
    if (node == out_.nodes.size())
      out_.nodes.push_back({{}, step(at).claim.report, lane, -1, step(at).way});
    out_.nodes[node].steps.push_back(at);
    node_of_[at] = node;
  }

  uint32_t next() const { return static_cast<uint32_t>(out_.nodes.size()); }

  void take_beginning(uint32_t at) {
    const Step& mine = step(at);
    const auto key = std::tuple(mine.claim.report, mine.occasion, mine.speaker);
    add(at, mine.institution, beginnings_.emplace(key, next()).first->second);
    of_report_.emplace(std::pair(mine.institution, mine.claim.report), node_of_[at]);
  }

  void take_other(uint32_t at) {
    const uint32_t lane = lane_of(at);
    add(at, lane, of_report_.emplace(std::pair(lane, step(at).claim.report), next()).first->second);
  }

  void join() {
    for (uint32_t at = 0; at < trace_.steps.size(); ++at) {
      TraceNode& node = out_.nodes[node_of_[at]];
      if (node.way == Way::kBeginning || node.from >= 0 || step(at).from < 0) continue;
      const uint32_t from = node_of_[static_cast<size_t>(step(at).from)];
      if (from == node_of_[at]) continue;
      node.from = static_cast<int32_t>(from);
      node.way = step(at).way;
    }
  }

  void make_lanes() {
    out_.lanes.resize(nowhere() + 1);
    out_.lanes.back().nowhere = true;
    children_.resize(out_.nodes.size());
    std::vector<uint32_t> roots;
    for (uint32_t node = 0; node < out_.nodes.size(); ++node) {
      if (out_.nodes[node].from < 0)
        roots.push_back(node);
      else
        children_[static_cast<size_t>(out_.nodes[node].from)].push_back(node);
    }
    std::ranges::stable_sort(roots, {}, [&](uint32_t node) {
      return std::pair(step(out_.nodes[node].steps[0]).occasion, out_.nodes[node].steps[0]);
    });
    placed_.resize(out_.nodes.size());
    for (const uint32_t root : roots) place(root);
    for (uint32_t node = 0; node < out_.nodes.size(); ++node) {
      if (placed_[node]) continue;
      out_.nodes[node].from = -1;  // a circle is cut at its first report
      place(node);
    }
    for (TraceLane& lane : out_.lanes) lane.name = name_of(lane);
    std::erase_if(out_.lanes, [](const TraceLane& lane) { return lane.nodes.empty(); });
  }

  // A node, and below it what leads back to it, without recursion: chains may be long.
  void place(uint32_t root) {
    std::vector<uint32_t> open = {root};
    while (!open.empty()) {
      const uint32_t node = open.back();
      open.pop_back();
      if (placed_[node]) continue;
      placed_[node] = true;
      if (shown_ == kMostNodes) {
        ++out_.left_out;
        continue;
      }
      ++shown_;
      out_.lanes[out_.nodes[node].lane].nodes.push_back(node);
      open.insert(open.end(), children_[node].rbegin(), children_[node].rend());
    }
  }

  std::string name_of(const TraceLane& lane) const {
    std::vector<std::string> names;
    for (const uint32_t node : lane.nodes) {
      if (out_.nodes[node].way != Way::kBeginning) continue;
      const std::string name = one_line(said_by(told_, step(out_.nodes[node].steps[0]).claim));
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    std::string all;
    for (size_t i = 0; i < std::min(names.size(), kMostNames); ++i)
      all += (i > 0 ? ", " : "") + names[i];
    return names.size() > kMostNames ? all + ", …" : all;
  }

  void add_marks() {
    const proposition::Proposition& mine = told_.propositions[row_];
    for (const uint32_t other : mine.disputes) mark(TraceMark::Kind::kDispute, other);
    if (mine.prediction)
      for (const uint32_t other : mine.prediction->decided_by)
        mark(TraceMark::Kind::kOutcome, other);
    for (const proposition::Correction& correction : mine.corrections)
      mark({correction.retracted ? TraceMark::Kind::kRetraction : TraceMark::Kind::kCorrection, -1,
            correction.report});
  }

  void mark(TraceMark::Kind kind, uint32_t proposition) {
    mark({kind, static_cast<int32_t>(proposition),
          told_.propositions[proposition].claims.front().report});
  }

  void mark(const TraceMark& mark) {
    if (out_.marks.size() == kMostMarks) return;
    out_.marks.push_back(mark);
    add_moment(mark.report);
  }

  void add_moment(uint32_t report) {
    out_.moments.push_back(lineage::moment_of(told_.reports[report].published));
  }

  const Told& told_;
  const uint32_t row_;
  const Trace& trace_;
  TraceLayout out_;
  std::vector<uint32_t> node_of_;  // a row a step
  std::map<std::tuple<uint32_t, uint32_t, uint32_t>, uint32_t> beginnings_;
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> of_report_;  // by lane and report
  std::vector<std::vector<uint32_t>> children_;
  std::vector<bool> placed_;
  size_t shown_ = 0;
};

}  // namespace

TraceLayout lay_out(const Told& told, uint32_t row, const Trace& trace) {
  return Layout(told, row, trace).make();
}

std::string_view words_for(Way way) {
  switch (way) {
    case Way::kBeginning:
      return "begins";
    case Way::kCopy:
      return "copied";
    case Way::kThrough:
      return "taken over";
    case Way::kRepeats:
      return "repeated";
    default:
      return "taken back";
  }
}

std::string_view words_for(TraceMark::Kind kind) {
  switch (kind) {
    case TraceMark::Kind::kDispute:
      return "disputed";
    case TraceMark::Kind::kCorrection:
      return "corrected";
    case TraceMark::Kind::kRetraction:
      return "retracted";
    default:
      return "decided";
  }
}

std::string outlet_words(const claim::Report& report) {
  const std::string name = one_line(report.publisher), lang = one_line(report.lang);
  const std::string known = name.empty() ? one_line(report.id) : name;
  return lang.empty() ? known : known + " · " + lang;
}

}  // namespace kilde::format
