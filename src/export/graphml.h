// GraphML of the graph of sources: who is quoted by whom, for Gephi, Cytoscape, yEd or networkx.
//
//   <node id="n0"><data key="label">Bo Holm</data><data key="kind">person</data>...</node>
//   <edge source="n0" target="n1"><data key="weight">3</data>...</edge>
//
// Shapes: docs/export.md describes nodes and edges; they come when all documents have been read.
// Gives: XML 1.0 in UTF-8; characters that XML has not become U+FFFD. Threads: one.
// Errors: those of the Database, told by its status().
#pragma once

#include <string>

#include "export/export.h"
#include "export/source_graph.h"

namespace kilde::exporting {

class GraphMlWriter : public Writer {
 public:
  explicit GraphMlWriter(ledger::Database& db) : graph_(db) {}

  std::string entry(const Entry& entry) override {
    graph_.add(entry);
    return {};
  }
  std::string foot() override;

 private:
  SourceGraph graph_;
};

}  // namespace kilde::exporting
