#include "eval/evaluate.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace kilde::eval {
namespace {

namespace fs = std::filesystem;

class Evaluate : public testing::Test {
 protected:
  // In a folder of its own: tests run beside each other.
  fs::path write(const std::string& name, const std::string& text) {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    fs::path folder = fs::path(testing::TempDir()) / ("kilde_eval_" + std::string(test->name()));
    fs::create_directories(folder);
    std::ofstream(folder / name) << text;
    return folder / name;
  }
};

// Reads every text into one Document and lets `fill` put in what was "found".
ReadTexts reader(std::function<void(Document&)> fill) {
  return [fill](const std::vector<GoldText>& inputs) -> Result<std::vector<Document>> {
    std::vector<Document> docs;
    for (const GoldText& input : inputs) {
      docs.emplace_back(input.text);
      fill(docs.back());
    }
    return docs;
  };
}

void add_time(Document& doc, ByteSpan span, std::string_view value) {
  TimeExpression time;
  time.span = span;
  time.value = doc.intern(value);
  doc.times.push_back(time);
}

double figure(const Result<std::string>& json, const char* name) {
  return nlohmann::json::parse(*json).at(name).get<double>();
}

const char* const kTimes =
    R"({"id":"a","lang":"da","text":"På mandag, i år, i går","dct":"2022-12-20","timexes":[)"
    R"({"start":3,"end":9,"type":"DATE","value":"2022-12-19"},)"
    R"({"start":11,"end":15,"type":"DATE","value":"2022","optional":true},)"
    R"({"start":17,"end":22,"type":"DATE","value":"2022-12-19"}]})"
    "\n\n";

TEST_F(Evaluate, TimeCountsStrictRelaxedAndValue) {
  auto gold = write("time.jsonl", kTimes);
  auto read = reader([](Document& doc) {
    add_time(doc, {0, 10}, "2022-12-19");  // "På mandag": relaxed, value
    add_time(doc, {12, 16}, "1999");       // on an optional one: passed over
  });
  auto line = evaluate_time(gold, read);
  ASSERT_TRUE(line) << line.error().to_string();
  EXPECT_EQ(*line,
            "time.jsonl: gold 2 predicted 1 | strict F1 0.0 relaxed F1 66.7 "
            "value F1 66.7 type F1 66.7 value accuracy 50.0");
}

TEST_F(Evaluate, TimeTellsTheReaderTheDate) {
  auto gold = write("time.jsonl", kTimes);
  GoldText seen;
  ReadTexts read = [&](const std::vector<GoldText>& inputs) -> Result<std::vector<Document>> {
    seen = inputs.at(0);
    std::vector<Document> docs;
    docs.emplace_back(seen.text);
    return docs;
  };
  ASSERT_TRUE(evaluate_time(gold, read));
  EXPECT_EQ(seen.id, "a");
  EXPECT_EQ(seen.lang, "da");
  EXPECT_EQ(seen.date, "2022-12-20");
}

TEST_F(Evaluate, NamesFileAndLineOfBrokenGold) {
  auto read = reader([](Document&) {});
  auto broken = evaluate_time(write("broken.jsonl", std::string(kTimes) + "{\"id\": 3}\n"), read);
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().where.find("broken.jsonl:3"), std::string::npos);
  EXPECT_EQ(evaluate_attribution("/no/such/gold", read).error().code, Code::kNotFound);
  EXPECT_FALSE(evaluate_ud(write("broken.conllu", "1\tx\n"), "da", read));
}

TEST_F(Evaluate, AsksForAsManyDocumentsAsTheGoldHas) {
  ReadTexts none = [](const std::vector<GoldText>&) -> Result<std::vector<Document>> {
    return std::vector<Document>{};
  };
  auto line = evaluate_time(write("time.jsonl", kTimes), none);
  ASSERT_FALSE(line);
  EXPECT_EQ(line.error().message, "expected 1 documents, found 0");
}

const char* const kAttributions =
    R"({"id":"a","text":"\"Nej\", sagde Bo til X. Ada mener, at det går.","attributions":[)"
    R"({"source":[[13,15]],"cue":[[7,12]],"content":[[1,4]],"via":[],"type":"direct"},)"
    R"({"source":[[23,26]],"cue":[[27,32]],"content":[[37,43]],"via":[[20,21]],)"
    R"("type":"indirect","chain":["Ada","X"]}]})"
    "\n";

TEST_F(Evaluate, AttributionMeasuresEachPart) {
  auto gold = write("attribution.jsonl", kAttributions);
  auto read = reader([](Document& doc) {
    Attribution right;
    right.content = {{0, 5}};  // with its marks: trimmed
    right.cue = {{7, 12}};
    right.source = {{13, 15}};
    right.type = QuoteType::kDirect;
    Attribution wrong_source;
    wrong_source.content = {{37, 44}};
    wrong_source.source = {{13, 15}};
    wrong_source.via = {{20, 21}};
    wrong_source.chain = {doc.intern("Ada"), doc.intern("X")};
    doc.attributions = {right, wrong_source};
  });
  auto json = evaluate_attribution(gold, read, Shape::kJson);
  ASSERT_TRUE(json) << json.error().to_string();
  EXPECT_DOUBLE_EQ(figure(json, "overlap_f1"), 50);
  EXPECT_DOUBLE_EQ(figure(json, "exact_f1"), 50);
  EXPECT_DOUBLE_EQ(figure(json, "content_character_f1"), 100);
  EXPECT_DOUBLE_EQ(figure(json, "source_given_content"), 50);
  EXPECT_DOUBLE_EQ(figure(json, "via_f1"), 100);
  EXPECT_DOUBLE_EQ(figure(json, "chains_whole"), 100);
}

TEST_F(Evaluate, NothingFoundScoresNothing) {
  auto json = evaluate_attribution(write("attribution.jsonl", kAttributions),
                                   reader([](Document&) {}), Shape::kJson);
  ASSERT_TRUE(json);
  EXPECT_DOUBLE_EQ(figure(json, "overlap_f1"), 0);
  EXPECT_DOUBLE_EQ(figure(json, "gold"), 2);
}

const char* const kTree =
    "# newdoc\n"
    "1\tBo\tBo\tPROPN\t_\t_\t2\tnsubj\t_\tNER=B-PER\n"
    "2\tgik\tgå\tVERB\t_\t_\t0\troot\t_\tNER=O|SpaceAfter=No\n"
    "3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tNER=O\n\n";

// "Bo gik ." with the last two words as given.
ReadTexts tree_reader(Upos last, bool split) {
  return reader([=](Document& doc) {
    doc.tokens = split ? std::vector<ByteSpan>{{0, 2}, {3, 6}, {6, 7}}
                       : std::vector<ByteSpan>{{0, 2}, {3, 7}};
    size_t size = doc.tokens.size();
    doc.sentences = {{0, static_cast<uint32_t>(size)}};
    doc.upos = {Upos::kPropn, Upos::kVerb, last};
    doc.lemma = {"Bo", "gå", "."};
    doc.head = {1, kNoHead, 1};
    doc.deprel = {"nsubj:pass", "root", "punct"};
    doc.names = {{{0, 1}, NameKind::kPer}, {{1, 2}, NameKind::kMisc}};
    doc.upos.resize(size);
    doc.lemma.resize(size);
    doc.head.resize(size);
    doc.deprel.resize(size);
  });
}

TEST_F(Evaluate, TreesAreComparedWordByWord) {
  auto line = evaluate_ud(write("tree.conllu", kTree), "da", tree_reader(Upos::kNoun, true));
  ASSERT_TRUE(line) << line.error().to_string();
  EXPECT_EQ(*line,
            "da tree.conllu: tokens 100.00 sentences 100.00 UPOS 66.67 lemma 100.00 "
            "UAS 100.00 LAS 100.00 LAS-nopunct 80.00 NER 100.00 (1 gold)");
}

TEST_F(Evaluate, WordsThatAreCutOtherwiseCountAgainstBoth) {
  auto json =
      evaluate_ud(write("tree.conllu", kTree), "da", tree_reader(Upos::kVerb, false), Shape::kJson);
  ASSERT_TRUE(json);
  EXPECT_DOUBLE_EQ(figure(json, "tokens"), 200.0 / 5);
  EXPECT_DOUBLE_EQ(figure(json, "UAS"), 0);  // its head stands elsewhere
  EXPECT_DOUBLE_EQ(figure(json, "sentences"), 100);
}

TEST_F(Evaluate, ReadsPackedGold) {
  fs::path file = write("tree.conllu.gz", "");
  gzFile out = gzopen(file.c_str(), "wb");
  gzputs(out, kTree);
  gzclose(out);
  auto line = evaluate_ud(file, "da", tree_reader(Upos::kPunct, true));
  ASSERT_TRUE(line) << line.error().to_string();
  EXPECT_NE(line->find("UPOS 100.00"), std::string::npos);
  fs::resize_file(file, fs::file_size(file) / 2);
  EXPECT_FALSE(evaluate_ud(file, "da", tree_reader(Upos::kPunct, true)));
}

}  // namespace
}  // namespace kilde::eval
