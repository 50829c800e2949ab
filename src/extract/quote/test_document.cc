#include "extract/quote/test_document.h"

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "base/data_table.h"

namespace kilde::quote {

namespace {

struct Word {
  std::vector<std::string> fields;
  bool new_sentence = false, new_line = false;
};

std::vector<Word> words_of(std::string_view conllu) {
  std::vector<Word> words;
  bool sentence = true, line_break = false;
  for (std::string_view line : base::split_list(conllu, '\n')) {
    if (line.starts_with("# newpar")) line_break = true;
    if (line.empty()) sentence = true;
    if (line.empty() || line.front() == '#') continue;
    Word word;
    for (std::string_view field : base::split_list(line, '\t')) word.fields.emplace_back(field);
    if (word.fields.size() < 10) continue;
    word.new_sentence = sentence;
    word.new_line = line_break && !words.empty();
    sentence = line_break = false;
    words.push_back(std::move(word));
  }
  return words;
}

// Where each word stands, and the text they make.
std::string lay_out(const std::vector<Word>& words, std::vector<ByteSpan>& spans) {
  std::string text;
  bool blank = false;
  for (const Word& word : words) {
    if (word.new_line) {
      text += '\n';
    } else if (blank) {
      text += ' ';
    }
    const auto begin = static_cast<uint32_t>(text.size());
    text += word.fields[1];
    spans.push_back({begin, static_cast<uint32_t>(text.size())});
    blank = word.fields[9].find("SpaceAfter=No") == std::string::npos;
  }
  return text;
}

std::string name_tag(const Word& word) {
  const size_t at = word.fields[9].find("NER=");
  return at == std::string::npos ? "O" : word.fields[9].substr(at + 4, 5);
}

void add_name(Document& doc, const Word& word, uint32_t token) {
  const std::string tag = name_tag(word);
  if (tag.starts_with("B-")) {
    const auto kind = parse_name_kind(tag.substr(2));
    doc.names.push_back({{token, token + 1}, kind.value_or(NameKind::kMisc)});
  } else if (tag.starts_with("I-") && !doc.names.empty()) {
    doc.names.back().tokens.end = token + 1;
  }
}

EntityKind kind_of(const Document& doc, const NameMention& name) {
  const std::string_view text = doc.text(doc.bytes(name.tokens));
  if (name.kind == NameKind::kPer) return EntityKind::kPerson;
  if (text == "Reuters" || text == "Nordtel" || text == "Ritzau") return EntityKind::kAgency;
  if (text == "Politiken" || text == "Fjordbladet") return EntityKind::kOutlet;
  return name.kind == NameKind::kLoc ? EntityKind::kPlace : EntityKind::kOrganisation;
}

// "ENT=B:2:outlet": the second entity of the case, a paper; its name is that of its first mention.
void add_tagged_entity(Document& doc, const Word& word, uint32_t token,
                       std::map<std::string, size_t>& rows) {
  const size_t at = word.fields[9].find("ENT=");
  if (at == std::string::npos) return;
  const std::string tag = word.fields[9].substr(at + 4);
  const size_t colon = tag.find(':', 2);
  const std::string number = tag.substr(2, colon - 2);
  const std::string kind = tag.substr(colon + 1, tag.find('|') - colon - 1);
  const auto known = rows.find(number);
  const ByteSpan span = doc.bytes({token, token + 1});
  if (known == rows.end()) {
    Entity entity;
    entity.id = doc.intern("e" + number);
    entity.kind = parse_entity_kind(kind).value_or(EntityKind::kOther);
    rows[number] = doc.entities.size();
    doc.entities.push_back(std::move(entity));
  }
  Entity& entity = doc.entities[rows[number]];
  if (tag.front() == 'I' && !entity.mentions.empty()) {
    entity.mentions.back().end = span.end;
  } else {
    entity.mentions.push_back(span);
  }
}

void add_entities(Document& doc, const std::vector<Word>& words) {
  std::map<std::string, size_t> rows;
  for (uint32_t i = 0; i < words.size(); ++i) add_tagged_entity(doc, words[i], i, rows);
  for (Entity& entity : doc.entities) entity.name = doc.intern(doc.text(entity.mentions.front()));
  if (!doc.entities.empty()) return;
  for (const NameMention& name : doc.names) {
    Entity entity;
    entity.id = doc.intern("e" + std::to_string(doc.entities.size() + 1));
    entity.name = doc.intern(doc.text(doc.bytes(name.tokens)));
    entity.kind = kind_of(doc, name);
    entity.mentions = {doc.bytes(name.tokens)};
    doc.entities.push_back(std::move(entity));
  }
}

}  // namespace

Document document_of(std::string_view conllu) {
  const std::vector<Word> words = words_of(conllu);
  std::vector<ByteSpan> spans;
  Document doc(lay_out(words, spans));
  doc.tokens = spans;
  uint32_t first = 0;
  for (uint32_t i = 0; i < words.size(); ++i) {
    const auto& fields = words[i].fields;
    if (words[i].new_sentence) {
      first = i;
      doc.sentences.push_back({i, i});
    }
    doc.sentences.back().end = i + 1;
    doc.space_after.push_back(fields[9].find("SpaceAfter=No") == std::string::npos);
    doc.upos.push_back(parse_upos(fields[3]).value_or(Upos::kX));
    doc.feats.push_back(fields[5] == "_" ? std::string_view() : doc.intern(fields[5]));
    doc.lemma.push_back(doc.intern(fields[2]));
    const int head = std::atoi(fields[6].c_str());
    doc.head.push_back(head <= 0 ? kNoHead : static_cast<int32_t>(first) + head - 1);
    doc.deprel.push_back(doc.intern(fields[7]));
    doc.relation.push_back(parse_relation(fields[7]).value_or(Relation::kDep));
    add_name(doc, words[i], i);
  }
  add_entities(doc, words);
  return doc;
}

}  // namespace kilde::quote
