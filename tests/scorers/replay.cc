// Scores predictions that lie in a file: replay time|attribution|ud GOLD PREDICTED [LANG].
//
// PREDICTED is JSON lines as `kilde read --format json` writes them; for ud CoNLL-U. compare.py
// uses it to hold the scorers to the reference ones on predictions with every kind of mistake.
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "document/code_points.h"
#include "eval/evaluate.h"
#include "eval/gold.h"
#include "eval/tree.h"

namespace kilde::eval {
namespace {

using nlohmann::json;

ByteSpans byte_spans(const json& spans, const document::CodePoints& points) {
  ByteSpans out;
  for (const json& span : spans) {
    out.push_back({points.to_byte(span.at(0)), points.to_byte(span.at(1))});
  }
  return out;
}

void add_attribution(const json& one, const document::CodePoints& points, Document& doc) {
  Attribution attribution;
  attribution.source = byte_spans(one.at("source"), points);
  attribution.cue = byte_spans(one.at("cue"), points);
  attribution.content = byte_spans(one.at("content"), points);
  attribution.via = byte_spans(one.at("via"), points);
  attribution.type = *parse_quote_type(one.at("type").get<std::string>());
  for (const json& name : one.at("chain")) {
    attribution.chain.push_back(doc.intern(name.get<std::string>()));
  }
  doc.attributions.push_back(std::move(attribution));
}

void add_time(const json& one, const document::CodePoints& points, Document& doc) {
  TimeExpression time;
  time.span = {points.to_byte(one.at("start")), points.to_byte(one.at("end"))};
  time.type = *parse_timex_type(one.at("type").get<std::string>());
  time.value = doc.intern(one.at("value").get<std::string>());
  doc.times.push_back(time);
}

Document document_of(const json& record) {
  Document doc(record.at("text").get<std::string>());
  document::CodePoints points(doc.text());
  for (const json& one : record.value("attributions", json::array())) {
    add_attribution(one, points, doc);
  }
  for (const json& one : record.value("times", json::array())) add_time(one, points, doc);
  return doc;
}

ReadTexts replay_lines(const std::string& file) {
  return [file](const std::vector<GoldText>& inputs) -> Result<std::vector<Document>> {
    std::ifstream in(file);
    std::map<std::string, json> records;
    for (std::string line; std::getline(in, line);) {
      json record = json::parse(line);
      records[record.at("id")] = record;
    }
    std::vector<Document> docs;
    for (const GoldText& input : inputs) docs.push_back(document_of(records.at(input.id)));
    return docs;
  };
}

NameKind kind_of(const std::string& tag) { return *parse_name_kind(tag.substr(2)); }

// Words of a tree that stand at the same place are one multiword token.
void note_multiword(Document& doc) {
  auto end = static_cast<uint32_t>(doc.size());
  if (end < 2 || doc.tokens[end - 1] != doc.tokens[end - 2]) return;
  if (doc.multiword.empty() || doc.multiword.back().end != end - 1)
    doc.multiword.push_back({end - 2, end});
  doc.multiword.back().end = end;
}

Document document_of(const Tree& tree) {
  Document doc(tree.text);
  document::CodePoints points(doc.text());
  std::vector<uint32_t> letters;  // where the n-th code point that is no blank begins
  for (uint32_t at = 0; at < points.size(); ++at) {
    if (doc.text()[points.to_byte(at)] != ' ') letters.push_back(points.to_byte(at));
  }
  letters.push_back(static_cast<uint32_t>(doc.text().size()));
  for (const Word& word : tree.words) {
    uint32_t token = static_cast<uint32_t>(doc.size());
    doc.tokens.push_back({letters[word.span.begin], letters[word.span.end]});
    note_multiword(doc);
    doc.upos.push_back(*parse_upos(word.upos));
    doc.lemma.push_back(doc.intern(word.lemma));
    doc.head.push_back(word.head == kRoot ? kNoHead : word.head);
    doc.deprel.push_back(doc.intern(word.relation));
    if (word.ner.starts_with("B-")) doc.names.push_back({{token, token + 1}, kind_of(word.ner)});
    if (word.ner.starts_with("I-")) doc.names.back().tokens.end = token + 1;
  }
  uint32_t begin = 0;
  for (CharSpan sentence : tree.sentences) {
    uint32_t end = begin;
    while (end < doc.size() && tree.words[end].span.end <= sentence.end) ++end;
    doc.sentences.push_back({begin, end});
    begin = end;
  }
  return doc;
}

ReadTexts replay_trees(const std::string& file) {
  return [file](const std::vector<GoldText>&) -> Result<std::vector<Document>> {
    auto text = read_file(file);
    if (!text) return text.error();
    auto trees = parse_conllu(*text, file);
    if (!trees) return trees.error();
    std::vector<Document> docs;
    for (const Tree& tree : *trees) docs.push_back(document_of(tree));
    return docs;
  };
}

Result<std::string> score(const std::vector<std::string>& words) {
  if (words[0] == "time") return evaluate_time(words[1], replay_lines(words[2]));
  if (words[0] == "attribution") return evaluate_attribution(words[1], replay_lines(words[2]));
  return evaluate_ud(words[1], words.at(3), replay_trees(words[2]));
}

}  // namespace
}  // namespace kilde::eval

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  auto line = kilde::eval::score(std::vector<std::string>(argv + 1, argv + argc));
  if (!line) {
    std::cerr << line.error().to_string() << "\n";
    return 1;
  }
  std::cout << *line << "\n";
  return 0;
}
