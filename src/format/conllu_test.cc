#include "format/conllu.h"

#include <gtest/gtest.h>

namespace kilde::format {
namespace {

constexpr const char* kTwo =
    "# newdoc id = a\n"
    "# lang = da\n"
    "# date = 2022-12\n"
    "# sent_id = a-1\n"
    "# text = Anna Berg siger ja.\n"
    "1\tAnna\tAnna\tPROPN\t_\tNumber=Sing\t3\tnsubj\t_\tNER=B-PER\n"
    "2\tBerg\tBerg\tPROPN\t_\t_\t1\tflat\t_\tNER=I-PER\n"
    "3\tsiger\tsige\tVERB\t_\tTense=Pres\t0\troot\t_\tNER=O\n"
    "4\tja\tja\tINTJ\t_\t_\t3\tobj\t_\tNER=O|SpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\tNER=O\n"
    "\n"
    "# sent_id = a-2\n"
    "# text = Nej!\n"
    "1\tNej\tnej\tINTJ\t_\t_\t0\troot\t_\tNER=O|SpaceAfter=No\n"
    "2\t!\t!\tPUNCT\t_\t_\t1\tpunct\t_\tNER=O|SpaceAfter=No\n"
    "\n"
    "# newdoc id = b\n"
    "\n";

std::vector<Result<Document>> read_all(std::string_view text, ConlluOptions options = {}) {
  std::vector<Result<Document>> all;
  ConlluReader reader(text, "t.conllu", options);
  while (auto doc = reader.next()) all.push_back(std::move(*doc));
  return all;
}

Document read_one(std::string_view text) {
  auto all = read_all(text);
  EXPECT_EQ(all.size(), 1u);
  EXPECT_TRUE(all.at(0)) << all.at(0).error().to_string();
  return std::move(*all.at(0));
}

std::string error_of(std::string_view text) {
  auto all = read_all(text);
  EXPECT_EQ(all.size(), 1u);
  return all.at(0) ? "no error" : all.at(0).error().to_string();
}

// A row with this id, form and head; the rest is fixed.
std::string row(std::string id, std::string form, std::string head, std::string misc = "_") {
  return id + "\t" + form + "\tl\tNOUN\t_\t_\t" + head + "\tdep\t_\t" + misc + "\n";
}

TEST(Conllu, ReadsTextTreeAndNames) {
  auto all = read_all(kTwo);
  ASSERT_EQ(all.size(), 2u);
  const Document& doc = *all[0];
  EXPECT_EQ(doc.text(), "Anna Berg siger ja. Nej!");
  EXPECT_EQ(doc.id, "a");
  EXPECT_EQ(doc.date.to_string(), "2022-12");
  ASSERT_EQ(doc.size(), 7u);
  EXPECT_EQ(doc.word(5), "Nej");
  EXPECT_EQ(doc.head, (std::vector<int32_t>{2, 0, -1, 2, 2, -1, 5}));
  EXPECT_EQ(doc.space_after, (std::vector<uint8_t>{1, 1, 1, 0, 1, 0, 0}));
  EXPECT_EQ(doc.feats[0], "Number=Sing");
  ASSERT_EQ(doc.names.size(), 1u);
  EXPECT_EQ(doc.names[0].tokens, (TokenSpan{0, 2}));
  EXPECT_TRUE((*all[1]).text().empty());
  EXPECT_EQ((*all[1]).id, "b");
}

TEST(Conllu, WritesWhatItRead) {
  std::string written;
  for (auto& doc : read_all(kTwo)) written += to_conllu(*doc);
  EXPECT_EQ(written, kTwo);
}

TEST(Conllu, WritesAnEmptyDocument) {
  EXPECT_EQ(to_conllu(Document()), "# newdoc\n\n");
  EXPECT_EQ(read_all("# newdoc\n\n# newdoc\n").size(), 2u);
  EXPECT_EQ(read_all("\n# only = a comment\n").size(), 0u);
}

TEST(Conllu, WritesColumnsThatAreNotFilledAsUnderscores) {
  Document doc("Ja da");
  doc.tokens = {{0, 2}, {3, 5}};
  doc.sentences = {{0, 2}};
  EXPECT_EQ(to_conllu(doc),
            "# newdoc\n# sent_id = 1\n# text = Ja da\n"
            "1\tJa\t_\t_\t_\t_\t_\t_\t_\t_\n2\tda\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
  Document again = read_one(to_conllu(doc));
  EXPECT_FALSE(again.analysed());
  EXPECT_TRUE(again.lemma.empty());
}

TEST(Conllu, KeepsLineBreaksOutOfFields) {
  Document doc(
      "a\tb\xE2\x80\xA8"
      "c\nd");
  doc.title = "two\r\nlines";
  doc.tokens = {{0, 7}, {8, 9}};
  doc.sentences = {{0, 2}};
  std::string written = to_conllu(doc);
  EXPECT_NE(written.find("# title = two lines\n"), std::string::npos) << written;
  EXPECT_NE(written.find("# text = a b c d\n"), std::string::npos) << written;
  EXPECT_NE(written.find("1\ta b c\t"), std::string::npos) << written;
}

TEST(Conllu, GivesTheWordsOfAMultiwordTokenItsSpan) {
  Document doc =
      read_one(row("1", "Hun", "2") + "2-3\tkan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" +
               row("2", "kan", "0") + row("3", "ikke", "2") + row("4", ".", "2"));
  EXPECT_EQ(doc.text(), "Hun kan't.");
  ASSERT_EQ(doc.size(), 4u);
  EXPECT_EQ(doc.word(1), "kan't");
  EXPECT_EQ(doc.tokens[1], doc.tokens[2]);
  ASSERT_EQ(doc.multiword.size(), 1u);
  EXPECT_EQ(doc.multiword[0], (TokenSpan{1, 3}));
  EXPECT_EQ(doc.form(2), "ikke");
  EXPECT_EQ(doc.form(3), ".");
  EXPECT_TRUE(doc.sentences_given);
  std::string written = to_conllu(doc);
  EXPECT_NE(written.find("\n2-3\tkan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\t"),
            std::string::npos);
  EXPECT_EQ(to_conllu(read_one(written)), written);
}

TEST(Conllu, WritesWordsThatPartTheirToken) {
  Document doc("Im Hafen");
  doc.tokens = {{0, 1}, {1, 2}, {3, 8}};
  doc.space_after = {0, 1, 0};
  doc.sentences = {{0, 3}};
  doc.multiword = {{0, 2}};
  doc.word_forms = {{0, "In"}, {1, "dem"}};
  std::string written = to_conllu(doc);
  EXPECT_NE(written.find("1-2\tIm\t_\t_\t_\t_\t_\t_\t_\t_\n1\tIn\t"), std::string::npos) << written;
  EXPECT_NE(written.find("\n2\tdem\t"), std::string::npos) << written;
  Document again = read_one(written);
  EXPECT_EQ(again.form(1), "dem");
  EXPECT_EQ(again.text(), "Im Hafen");
}

TEST(Conllu, PassesOverEmptyNodes) {
  Document doc = read_one(row("1", "a", "0") + row("1.1", "gone", "_") + row("2", "b", "1"));
  EXPECT_EQ(doc.text(), "a b");
  EXPECT_EQ(doc.size(), 2u);
}

std::string text_of(std::string_view conllu) {
  Document doc = read_one(conllu);
  return std::string(doc.text());
}

TEST(Conllu, TakesBlanksFromTheTextWhereNoSpaceAfterIsGiven) {
  std::string ab = row("1", "a", "0") + row("2", "b", "1");
  EXPECT_EQ(text_of("# text = a,b c\n" + row("1", "a", "0") + row("2", ",", "1") +
                    row("3", "b", "1") + row("4", "c", "1")),
            "a,b c");
  EXPECT_EQ(text_of("# text = ab\n" + row("1", "a", "0", "SpaceAfter=No") + row("2", "b", "1") +
                    row("3", "c", "1")),
            "ab c");
  EXPECT_EQ(text_of("# text = ab\n" + ab), "ab");
  EXPECT_EQ(text_of("# text = other\n" + ab), "a b");
}

TEST(Conllu, CutsFilesWithoutNewdoc) {
  std::string text;
  for (int i = 0; i < 5; ++i) text += row("1", "a", "0") + "\n";
  EXPECT_EQ(read_all(text).size(), 1u);
  auto all = read_all(text, {.sentences_per_document = 2});
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0]->text(), "a a");
  EXPECT_EQ(all[2]->text(), "a");
  EXPECT_EQ(read_all("# newdoc\n" + text, {.sentences_per_document = 2}).size(), 1u);
}

TEST(Conllu, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(error_of("# c = d\n1\tJa\n"),
            "t.conllu:2: expected 10 columns with tabs between them, found '2'");
  EXPECT_EQ(error_of(row("1", "", "0")), "t.conllu:1: expected a word form, found ''");
  EXPECT_EQ(error_of(row("2", "a", "0")), "t.conllu:1: expected the word number 1, found '2'");
  EXPECT_EQ(error_of(row("1", "a", "x")), "t.conllu:1: expected a head, found 'x'");
  EXPECT_EQ(error_of(row("1", "a", "2") + "\n"),
            "t.conllu:2: expected a head in the sentence, found '2'");
  EXPECT_EQ(error_of(row("1", "a", "2") + row("2", "b", "1")),
            "t.conllu:2: expected a tree, found 'heads that form a circle'");
  EXPECT_EQ(error_of(row("1-3", "abc", "_") + row("1", "a", "0")),
            "t.conllu:2: expected 3 words, found '1'");
  EXPECT_EQ(error_of(row("3-4", "abc", "_")), "t.conllu:1: expected words from 1 on, found '3-4'");
}

TEST(Conllu, LosesOnlyTheBrokenDocument) {
  auto all = read_all("# newdoc id = 1\n" + row("1", "a", "0") + "\n# newdoc id = 2\nbroken\n" +
                      row("1", "b", "0") + "\n# newdoc id = 3\r\n" + row("1", "c", "0"));
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0]->text(), "a");
  EXPECT_EQ(all[1].error().where, "t.conllu:5");
  EXPECT_EQ(all[2]->text(), "c");
  EXPECT_EQ(all[2]->id, "3");
}

TEST(Conllu, NotesWhatItDoesNotKnow) {
  Document doc = read_one(
      "# date = soon\n1\t\xFF\tx\tNOM\t_\t_\t0\tsubject\t_\tNER=B-GPE\n"
      "2\tb\tb\tNOM\t_\t_\t1\tsubject\t_\t_\n");
  EXPECT_EQ(doc.upos[0], Upos::kX);
  EXPECT_EQ(doc.relation[0], Relation::kDep);
  EXPECT_EQ(doc.deprel[0], "subject");
  EXPECT_EQ(doc.names.at(0).kind, NameKind::kMisc);
  EXPECT_EQ(doc.text(), "\xEF\xBF\xBD b");
  ASSERT_EQ(doc.notes.size(), 5u);
  EXPECT_EQ(doc.notes[1].text, "unknown UPOS 'NOM' read as X");
  EXPECT_EQ(to_conllu(read_one(to_conllu(doc))), to_conllu(doc));
}

}  // namespace
}  // namespace kilde::format
