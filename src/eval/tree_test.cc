#include "eval/tree.h"

#include <gtest/gtest.h>

namespace kilde::eval {
namespace {

std::string row(const std::string& id, const std::string& form, const std::string& head,
                const std::string& misc = "_") {
  return id + "\t" + form + "\t" + form + "\tX\t_\t_\t" + head + "\tdep:sub\t_\t" + misc + "\n";
}

TEST(Tree, MultiwordTokensShareTheirSpan) {
  auto trees = parse_conllu(row("1-2", "zum", "_") + row("1", "zu", "2") + row("2", "dem", "0") +
                                row("2.1", "e", "_") + row("3", "Haus", "2", "SpaceAfter=No") +
                                row("4", ".", "3") + "\n",
                            "x");
  ASSERT_TRUE(trees) << trees.error().to_string();
  ASSERT_EQ(trees->size(), 1u);
  const Tree& tree = (*trees)[0];
  EXPECT_EQ(tree.text, "zum Haus.");
  ASSERT_EQ(tree.words.size(), 4u);
  EXPECT_EQ(tree.words[0].span, (CharSpan{0, 3}));
  EXPECT_EQ(tree.words[1].span, (CharSpan{0, 3}));
  EXPECT_EQ(tree.words[2].span, (CharSpan{3, 7}));
  EXPECT_EQ(tree.words[0].head, 1);
  EXPECT_EQ(tree.words[1].head, kRoot);
  EXPECT_EQ(tree.words[2].relation, "dep");
  EXPECT_EQ(tree.sentences, (std::vector<CharSpan>{{0, 8}}));
}

TEST(Tree, FormsWithBlanksAndLettersOfSeveralBytes) {
  auto trees = parse_conllu(row("1", "10 000", "0") + row("2", "år", "1") + "\n", "x");
  ASSERT_TRUE(trees);
  EXPECT_EQ((*trees)[0].words[0].span, (CharSpan{0, 5}));
  EXPECT_EQ((*trees)[0].words[1].span, (CharSpan{5, 7}));
}

TEST(Tree, CutsDocumentsWhereToldElseAfterTwentySentences) {
  std::string sentence = row("1", "Ja", "0") + "\n", text;
  for (int n = 0; n < 45; ++n) text += sentence;
  EXPECT_EQ(parse_conllu(text, "x")->size(), 3u);
  EXPECT_EQ(parse_conllu("# newdoc id = 1\n" + text + "# newdoc\n" + sentence, "x")->size(), 2u);
  EXPECT_EQ(parse_conllu(sentence + "# newdoc\n" + sentence, "x")->size(), 2u);
  EXPECT_TRUE(parse_conllu("", "x")->empty());
}

TEST(Tree, NamesTheLineOfABrokenRow) {
  EXPECT_EQ(parse_conllu("# c\n" + row("x", "Ja", "0"), "gold").error().where, "gold:2");
  EXPECT_FALSE(parse_conllu("1\tJa\tja\n", "gold"));
}

TEST(Tree, ADocumentWithoutAnalysisHasWordsAlone) {
  Document doc("Så ja");
  doc.tokens = {{0, 3}, {4, 6}};
  doc.sentences = {{0, 2}};
  Tree tree = tree_of(doc);
  EXPECT_EQ(tree.words[1].span, (CharSpan{2, 4}));
  EXPECT_EQ(tree.words[1].upos, "");
}

}  // namespace
}  // namespace kilde::eval
