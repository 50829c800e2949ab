#include <algorithm>
#include <map>

#include "base/resources.h"
#include "eval/b_cubed.h"
#include "eval/evaluate.h"
#include "eval/figures.h"
#include "eval/gold.h"
#include "eval/mentions.h"
#include "knowledge/namesakes.h"

namespace kilde::eval {
namespace {

using nlohmann::json;

// A mention of the gold, of the reading, or (paired) of both.
struct Row {
  Grouped across, within;
  std::string lang, kind;  // of the gold; of the reading where the gold has none
  bool known = false;      // the gold has ids of the thing
  bool unknown = false;    // there are none to have
  bool linked = false;     // the reading gives one
  bool right = false;      // it is one of the gold's
};

struct Part {
  BCubed across, within, grouping;
  size_t gold = 0, found = 0, paired = 0;
  size_t known = 0, right = 0, unknown = 0, unlinked = 0;
};

bool is_named(const Document& doc, ByteSpan span) {
  return std::any_of(doc.names.begin(), doc.names.end(), [&](const NameMention& name) {
    return doc.bytes(name.tokens).overlaps(span);
  });
}

bool is_named(const Document& doc, const Entity& entity) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                     [&](ByteSpan span) { return is_named(doc, span); });
}

// What entities without a shared id are called across documents, by their names within them.
using Across = std::map<std::string, std::string>;

std::string name_within(const GoldText& input, const Entity& entity) {
  return input.id + "#" + std::string(entity.id);
}

knowledge::CalledThing thing_of(const Document& doc, const Entity& entity) {
  knowledge::CalledThing thing{entity.kind, {std::string(entity.name)}};
  for (ByteSpan span : entity.mentions) {
    if (is_named(doc, span)) thing.names.emplace_back(doc.text(span));
  }
  return thing;
}

// By kind and names, as whoever joins documents has no more to go by; what has no name stays in
// its document.
Across join_documents(const std::vector<GoldText>& inputs, const std::vector<Document>& docs,
                      const knowledge::Namesakes& namesakes) {
  std::vector<knowledge::CalledThing> things;
  std::vector<std::string> within;
  for (size_t n = 0; n < docs.size(); ++n) {
    for (const Entity& entity : docs[n].entities) {
      if (is_shared(entity.id) || !entity.wikidata.empty()) continue;
      if (entity.kind == EntityKind::kGroup || !is_named(docs[n], entity)) continue;
      things.push_back(thing_of(docs[n], entity));
      within.push_back(name_within(inputs[n], entity));
    }
  }
  Across across;
  const std::vector<size_t> groups = namesakes.groups(things);
  for (size_t n = 0; n < groups.size(); ++n) across[within[n]] = within[groups[n]];
  return across;
}

std::string group_across(const Entity& entity, const std::string& within, const Across& across) {
  if (is_shared(entity.id)) return std::string(entity.id);
  if (!entity.wikidata.empty()) return std::string(entity.wikidata);
  const auto joined = across.find(within);
  return joined == across.end() ? within : joined->second;
}

class DocumentRows {
 public:
  DocumentRows(const GoldText& input, const json& record, const Document& doc, const Across& across)
      : input_(input),
        doc_(doc),
        across_(across),
        asked_(gold_mentions(record)),
        found_(found_mentions(doc)) {
    pairs_ = pair_up(asked_, found_);
  }

  void add_to(std::vector<Row>& rows) const {
    std::vector<bool> paired(found_.size());
    for (size_t a = 0; a < asked_.size(); ++a) {
      if (pairs_[a] != kNoPair) paired[pairs_[a]] = true;
      if (!asked_[a].optional) rows.push_back(asked_row(a));
    }
    for (size_t f = 0; f < found_.size(); ++f) {
      if (paired[f] || found_[f].light || on_optional(found_[f])) continue;
      rows.push_back(start_row(&found_[f]));
    }
  }

 private:
  bool on_optional(const FoundMention& found) const {
    return std::any_of(asked_.begin(), asked_.end(), [&](const AskedMention& asked) {
      return asked.optional && asked.span.begin < found.span.end &&
             found.span.begin < asked.span.end;
    });
  }

  // Of what was found alone.
  Row start_row(const FoundMention* found) const {
    Row row;
    row.lang = input_.lang;
    if (!found) return row;
    const Entity& entity = doc_.entities[found->entity];
    row.kind = to_string(entity.kind);
    row.within.found = name_within(input_, entity);
    row.across.found = group_across(entity, row.within.found, across_);
    row.linked = !shared_ids(entity).empty();
    return row;
  }

  Row asked_row(size_t a) const {
    const AskedMention& asked = asked_[a];
    const FoundMention* found = pairs_[a] == kNoPair ? nullptr : &found_[pairs_[a]];
    Row row = start_row(found);
    row.kind = asked.kind;
    row.across.gold = asked.key;
    row.within.gold = input_.id + "#" + asked.key;
    row.known = !asked.ids.empty();
    row.unknown = !row.known && !asked.unsure;
    if (!found) return row;
    for (const std::string& id : shared_ids(doc_.entities[found->entity])) {
      row.right |= std::find(asked.ids.begin(), asked.ids.end(), id) != asked.ids.end();
    }
    return row;
  }

  const GoldText& input_;
  const Document& doc_;
  const Across& across_;
  std::vector<AskedMention> asked_;
  std::vector<FoundMention> found_;
  std::vector<size_t> pairs_;
};

void count(const Row& row, Part& part) {
  bool gold = !row.across.gold.empty(), found = !row.across.found.empty();
  part.gold += gold;
  part.found += found;
  part.paired += gold && found;
  part.known += gold && row.known;
  part.right += gold && row.known && row.right;
  part.unknown += gold && found && row.unknown;
  part.unlinked += gold && found && row.unknown && !row.linked;
}

// "all", "lang da", "kind person", ... -> the figures of those mentions.
using Parts = std::map<std::string, Part>;

void add_scores(const std::vector<Row>& rows, Grouped Row::*grouped, BCubed Part::*score,
                Parts& parts) {
  std::vector<Grouped> mentions;
  for (const Row& row : rows) mentions.push_back(row.*grouped);
  auto each = b_cubed_each(mentions);
  for (size_t n = 0; n < rows.size(); ++n) {
    parts["all"].*score += each[n];
    parts["lang " + rows[n].lang].*score += each[n];
    parts["kind " + rows[n].kind].*score += each[n];
  }
}

std::vector<Row> paired_rows(const std::vector<Row>& rows) {
  std::vector<Row> out;
  for (const Row& row : rows) {
    if (!row.across.gold.empty() && !row.across.found.empty()) out.push_back(row);
  }
  return out;
}

Parts parts_of(const std::vector<Row>& rows) {
  Parts parts;
  for (const Row& row : rows) {
    for (const std::string& part : {std::string("all"), "lang " + row.lang, "kind " + row.kind}) {
      count(row, parts[part]);
    }
  }
  add_scores(rows, &Row::across, &Part::across, parts);
  add_scores(rows, &Row::within, &Part::within, parts);
  add_scores(paired_rows(rows), &Row::across, &Part::grouping, parts);
  return parts;
}

nlohmann::ordered_json figures(const Part& part) {
  return {{"gold", part.gold},
          {"found", part.found},
          {"precision", part.across.precision()},
          {"recall", part.across.recall()},
          {"f1", part.across.f1()},
          {"within_f1", part.within.f1()},
          {"grouping_f1", part.grouping.f1()},
          {"mention_precision", share(part.paired, part.found)},
          {"mention_recall", share(part.paired, part.gold)},
          {"linked_right", share(part.right, part.known)},
          {"unknown_unlinked", share(part.unlinked, part.unknown)}};
}

std::string share_or_none(size_t part, size_t whole) {
  return whole ? fixed(share(part, whole), 1) : "-";
}

std::string to_line(const std::string& name, const Part& part) {
  return name + ": gold " + std::to_string(part.gold) + " found " + std::to_string(part.found) +
         " | B-cubed F1 " + fixed(part.across.f1(), 1) + " P " + fixed(part.across.precision(), 1) +
         " R " + fixed(part.across.recall(), 1) + " | within documents F1 " +
         fixed(part.within.f1(), 1) + " grouping alone F1 " + fixed(part.grouping.f1(), 1) +
         " | mentions P " + fixed(share(part.paired, part.found), 1) + " R " +
         fixed(share(part.paired, part.gold), 1) + " | linked right " +
         share_or_none(part.right, part.known) + " unknown left unlinked " +
         share_or_none(part.unlinked, part.unknown);
}

std::string to_table(const Parts& parts) {
  std::string out;
  for (const auto& [name, part] : parts) {
    if (name != "all") out += "\n" + to_line("  " + name, part);
  }
  return out;
}

std::string to_json(const std::string& file, const Parts& parts) {
  nlohmann::ordered_json out{{"task", "entities"}, {"file", file}};
  out.update(figures(parts.at("all")));
  for (const auto& [name, part] : parts) {
    if (name != "all") out["parts"][name] = figures(part);
  }
  return out.dump();
}

}  // namespace

Result<std::string> evaluate_entities(const std::filesystem::path& gold, const ReadTexts& read,
                                      Shape shape) {
  auto asked = read_gold(gold, "date", "mentions");
  if (!asked) return asked.error();
  auto docs = read_all(asked->inputs, read);
  if (!docs) return docs.error();
  const auto root = base::find_resources();
  if (!root) return root.error();
  const auto namesakes = knowledge::Namesakes::load(*root);
  if (!namesakes) return namesakes.error();
  const Across across = join_documents(asked->inputs, *docs, *namesakes);
  std::vector<Row> rows;
  for (size_t n = 0; n < docs->size(); ++n) {
    DocumentRows(asked->inputs[n], asked->records[n], (*docs)[n], across).add_to(rows);
  }
  Parts parts = parts_of(rows);
  std::string name = gold.filename().string();
  if (shape == Shape::kJson) return to_json(name, parts);
  std::string line = to_line(name, parts["all"]);
  return shape == Shape::kTable ? line + to_table(parts) : line;
}

}  // namespace kilde::eval
