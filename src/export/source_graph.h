// SourceGraph: who is quoted by whom, over the claims of many documents.
//
//   SourceGraph graph(db);
//   graph.add(entry);              // Ida Voss <- Nordpress <- Havneposten
//   graph.edges() == {{0, 1, 1 claim}, {1, 2, 1 claim}};   graph.nodes()[2].published == 1;
//
// Shapes: a node is a thing of the base or of a user's list, a name of a kind (as the ledger joins
//   names), a description (which is nobody's but its report's), or a name known only from chains;
//   an outlet or agency is one node, whether it publishes or is quoted. An edge goes from the one
//   quoted to the one who quotes. Nodes and edges are in the order in which they came.
// Units: days since 1 January 1970. Needs: the Database, while it adds. Owns its nodes and edges,
//   which take memory as there are different ones. Threads: one at a time.
// Errors: those of the Database, told by its status().
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "export/selection.h"
#include "ledger/database.h"
#include "ledger/findings.h"

namespace kilde::exporting {

struct SourceNode {
  std::string label, id;             // id: the shared one, or empty
  std::string wikidata, country;     // where the base knows them
  uint64_t claims = 0;               // that begin with it
  uint64_t published = 0;            // documents
  std::array<uint64_t, 16> kinds{};  // how often it was what, by SourceKind
  SourceKind kind() const;           // what it was most often; kNone is the last resort
};

struct SourceEdge {
  size_t from = 0, to = 0;  // nodes: `from` is quoted by `to`
  uint64_t claims = 0, documents = 0;
  std::optional<int64_t> first_day, last_day;  // of publication

  int64_t last_document = 0;  // that counts in `documents`
};

class SourceGraph {
 public:
  explicit SourceGraph(ledger::Database& db);

  void add(const Entry& entry);
  const std::vector<SourceNode>& nodes() const { return nodes_; }
  const std::vector<SourceEdge>& edges() const { return edges_; }

 private:
  struct Place;  // the document at hand, and the ledger's rows of its entities

  void read_outlets();
  size_t origin(const Place& place, const Attribution& claim, const std::string& name);
  size_t hand(const Place& place, const std::string& name);
  size_t publisher(const std::string& name);
  size_t of_entity(const Place& place, size_t row);
  size_t node(const std::string& key, std::string_view label);
  void connect(size_t from, size_t to, const Entry& entry);
  Place place_of(const Entry& entry);

  struct Outlet {
    std::string key;
    SourceKind kind = SourceKind::kOutlet;
  };
  ledger::Database& db_;
  ledger::Statement key_of_;
  ledger::Findings findings_;
  std::unordered_map<std::string, Outlet> outlets_;  // by their names in small letters
  std::unordered_map<std::string, size_t> by_key_;
  std::map<std::pair<size_t, size_t>, size_t> by_ends_;
  std::vector<SourceNode> nodes_;
  std::vector<SourceEdge> edges_;
};

}  // namespace kilde::exporting
