#include "export/source_graph.h"

#include <gtest/gtest.h>

#include "ledger/test_ledger.h"

namespace kilde::exporting {
namespace {

// A claim that came through the names of `chain`, the first of which is nobody in the base.
Document told(std::string id, std::string publisher, std::vector<std::string> chain,
              SourceKind kind = SourceKind::kPerson) {
  Document doc(id + ": Broen er lukket.");
  doc.id = std::move(id);
  doc.sha256 = base::sha256_hex(doc.text());
  doc.publisher = publisher;
  doc.lang = "da";
  doc.date = *parse_date("2023-05-16");
  Attribution claim;
  claim.source_kind = kind;
  claim.content = {{0, 3}};
  for (const std::string& name : chain) claim.chain.push_back(doc.intern(name));
  claim.chain.push_back(doc.intern(publisher));
  doc.attributions.push_back(claim);
  return doc;
}

class Graph : public testing::Test {
 protected:
  SourceGraph of(std::vector<Document> docs) {
    EXPECT_TRUE(store_.add(docs, ledger::test_reading()));
    SourceGraph graph(store_.database());
    const auto ids = selected(store_.database(), {});
    EXPECT_TRUE(ids);
    for (int64_t id : *ids) graph.add(*load_entry(store_.database(), id));
    return graph;
  }
  static size_t find(const SourceGraph& graph, std::string_view label) {
    for (size_t i = 0; i < graph.nodes().size(); ++i)
      if (graph.nodes()[i].label == label) return i;
    ADD_FAILURE() << "no node " << label;
    return 0;
  }

  ledger::TestFolder folder_;
  ledger::Store store_ = ledger::test_store(folder_.file("kilde.db"));
};

TEST_F(Graph, EdgesGoFromTheOneQuoted) {
  const SourceGraph graph = of(ledger::reports(told("a", "Havneposten", {"Ida Voss", "Nordpress"}),
                                               told("b", "Øens Avis", {"Ida Voss", "Nordpress"})));
  ASSERT_EQ(graph.edges().size(), 3u);
  const size_t ida = find(graph, "Ida Voss"), wire = find(graph, "Nordpress");
  EXPECT_EQ(graph.edges()[0].from, ida);
  EXPECT_EQ(graph.edges()[0].to, wire);
  EXPECT_EQ(graph.edges()[0].claims, 2u);
  EXPECT_EQ(graph.edges()[0].documents, 2u);
  EXPECT_EQ(graph.edges()[0].first_day, 19493);
  EXPECT_EQ(graph.nodes()[ida].claims, 2u);
  EXPECT_EQ(graph.nodes()[ida].kind(), SourceKind::kPerson);
  EXPECT_EQ(graph.nodes()[find(graph, "Øens Avis")].published, 1u);
  EXPECT_EQ(graph.nodes()[find(graph, "Øens Avis")].kind(), SourceKind::kOutlet);
}

TEST_F(Graph, APublisherThatIsQuotedIsOneNode) {
  const SourceGraph graph = of(ledger::reports(told("a", "Nordpress", {"Ida Voss"}),
                                               told("b", "Øens Avis", {"Ida Voss", "Nordpress"})));
  EXPECT_EQ(graph.nodes().size(), 3u);
  EXPECT_EQ(graph.edges().size(), 2u);
}

TEST_F(Graph, NobodyKnowsWhetherTwoNamelessAreOne) {
  const SourceGraph graph =
      of(ledger::reports(told("a", "Havneposten", {"en diplomat"}, SourceKind::kUnnamed),
                         told("b", "Havneposten", {"en diplomat"}, SourceKind::kUnnamed)));
  EXPECT_EQ(graph.nodes().size(), 3u);
}

TEST_F(Graph, WhoQuotesItselfIsNoEdge) {
  const SourceGraph graph = of(ledger::reports(told("a", "Havneposten", {"Havneposten"})));
  EXPECT_TRUE(graph.edges().empty());
  EXPECT_EQ(graph.nodes().size(), 1u);
}

}  // namespace
}  // namespace kilde::exporting
