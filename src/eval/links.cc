#include <algorithm>
#include <optional>

#include "base/resources.h"
#include "document/code_points.h"
#include "eval/evaluate.h"
#include "eval/figures.h"
#include "eval/gold.h"
#include "knowledge/entity_base.h"

namespace kilde::eval {
namespace {

using nlohmann::json;

constexpr std::string_view kNil = "NULL";

// A name of the gold with its Wikidata number; empty where the gold has none.
struct GoldLink {
  int64_t begin = 0, end = 0;
  std::string wikidata;
};

struct Linked {
  int64_t begin = 0, end = 0;
  bool shared = false;
  std::string wikidata;
};

struct Counts {
  size_t gold = 0, linkable = 0, covered = 0;  // all; with a number; whose number the base has
  size_t found = 0, right = 0;                 // of those covered: a mention of any row; the right
  size_t given = 0, given_right = 0;           // links given on names of the gold
  size_t nil = 0, nil_right = 0;               // rows without a link; the base has it not
};

bool is_asked(std::string_view type) {
  constexpr std::string_view kAsked[] = {"PERSON", "ORGANIZATION", "COUNTRY",
                                         "CITY",   "DISTRICT",     "STATE_OR_PROVINCE"};
  return std::find(std::begin(kAsked), std::end(kAsked), type) != std::end(kAsked);
}

std::vector<GoldLink> gold_of(const json& record) {
  std::vector<GoldLink> out;
  std::vector<size_t> place;  // of the entities, in `out`
  for (const json& entity : list_field(record, "entities")) {
    const bool whole = entity.is_array() && entity.size() == 3 && entity[0].is_string() &&
                       entity[1].is_number() && entity[2].is_number();
    place.push_back(out.size());
    if (!whole || !is_asked(entity[0].get<std::string>())) {
      place.back() = SIZE_MAX;
      continue;
    }
    out.push_back({entity[1].get<int64_t>(), entity[2].get<int64_t>(), {}});
  }
  for (const json& link : list_field(record, "links")) {
    const bool whole = link.is_array() && link.size() > 1 && link[0].is_number_unsigned();
    const size_t n = whole ? link[0].get<size_t>() : SIZE_MAX;
    if (n >= place.size() || place[n] == SIZE_MAX || !link[1].is_string()) continue;
    out[place[n]].wikidata = link[1].get<std::string>();
  }
  return out;
}

std::vector<Linked> found_in(const Document& doc) {
  const document::CodePoints points(doc.text());
  std::vector<Linked> out;
  for (const Entity& entity : doc.entities) {
    const bool shared = entity.id.find(':') != std::string_view::npos || entity.id.starts_with('Q');
    for (ByteSpan span : entity.mentions) {
      out.push_back({points.of_byte(span.begin), points.of_byte(span.end), shared,
                     std::string(entity.wikidata)});
    }
  }
  return out;
}

// The mention that shares at least half of both; of nested ones the closest.
std::optional<Linked> at(const GoldLink& asked, const std::vector<Linked>& found) {
  std::optional<Linked> best;
  int64_t most = 0;
  for (const Linked& each : found) {
    const int64_t shared = std::min(asked.end, each.end) - std::max(asked.begin, each.begin);
    const int64_t longer = std::max(asked.end - asked.begin, each.end - each.begin);
    if (shared <= 0 || 2 * shared < longer || 1000 * shared / longer <= most) continue;
    most = 1000 * shared / longer;
    best = each;
  }
  return best;
}

void count(const GoldLink& asked, const std::vector<Linked>& found,
           const knowledge::EntityBase& base, Counts& counts) {
  const bool linkable = !asked.wikidata.empty() && asked.wikidata != kNil;
  const bool covered = linkable && base.row_of(asked.wikidata) != knowledge::kNoRow;
  ++counts.gold;
  counts.linkable += linkable;
  counts.covered += covered;
  const auto mention = at(asked, found);
  if (!mention) return;
  const bool right = linkable && mention->shared && mention->wikidata == asked.wikidata;
  counts.found += covered;
  counts.right += covered && right;
  counts.nil += !mention->shared;
  counts.nil_right += !mention->shared && !covered;
  counts.given += mention->shared && !mention->wikidata.empty();
  counts.given_right += right;
}

std::string to_line(const Counts& c, const std::string& name) {
  return name + ": names " + std::to_string(c.gold) + " with a number " +
         std::to_string(c.linkable) + " | coverage " + fixed(share(c.covered, c.linkable), 1) +
         " accuracy " + fixed(share(c.right, c.covered), 1) + " (of those found " +
         fixed(share(c.right, c.found), 1) + ") precision " +
         fixed(share(c.given_right, c.given), 1) + " NIL precision " +
         fixed(share(c.nil_right, c.nil), 1);
}

std::string to_json(const Counts& c, const std::string& name) {
  nlohmann::ordered_json out{{"task", "links"},
                             {"file", name},
                             {"names", c.gold},
                             {"linkable", c.linkable},
                             {"coverage", share(c.covered, c.linkable)},
                             {"accuracy", share(c.right, c.covered)},
                             {"accuracy_of_found", share(c.right, c.found)},
                             {"precision", share(c.given_right, c.given)},
                             {"nil_precision", share(c.nil_right, c.nil)}};
  return out.dump();
}

}  // namespace

Result<std::string> evaluate_links(const std::filesystem::path& gold, const ReadTexts& read,
                                   Shape shape) {
  auto root = base::find_resources();
  if (!root) return root.error();
  auto base = knowledge::EntityBase::open(*root);
  if (!base) return base.error();
  auto asked = read_gold(gold, "date", "links");
  if (!asked) return asked.error();
  auto docs = read_all(asked->inputs, read);
  if (!docs) return docs.error();
  Counts counts;
  for (size_t n = 0; n < docs->size(); ++n) {
    const std::vector<Linked> found = found_in((*docs)[n]);
    for (const GoldLink& name : gold_of(asked->records[n])) count(name, found, *base, counts);
  }
  const std::string name = gold.filename().string();
  return shape == Shape::kJson ? to_json(counts, name) : to_line(counts, name);
}

}  // namespace kilde::eval
