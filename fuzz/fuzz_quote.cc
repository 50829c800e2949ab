// Feeds the entity and quotation stages texts with any tags, features and heads (rings and heads
// outside the sentence among them) and checks what must always hold.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "extract/entity/finder.h"
#include "extract/quote/finder.h"

namespace {

using namespace kilde;

constexpr const char* kWords[] = {
    "siger",      "at",   "ifølge", "Reuters", "\"",      ",",       ".",    ":",    "»",  "«",
    "-",          "og",   "Det",    "han",     "om",      "frygter", "skal", "have", "af", "'",
    "angiveligt", "Holk", "avisen", "til",     "skriver", "der",     "ikke", "for",  "\n", "Vi"};
constexpr size_t kWordCount = sizeof(kWords) / sizeof(kWords[0]);
constexpr const char* kFeats[] = {"",
                                  "VerbForm=Fin",
                                  "VerbForm=Part",
                                  "VerbForm=Inf",
                                  "Definite=Def|Number=Plur",
                                  "Person=1|PronType=Prs",
                                  "Case=Gen",
                                  "VerbForm=Fin|Voice=Pass"};

// Four bytes a token: word, tag and relation, head, features and sentence end.
Document build(const uint8_t* data, size_t size) {
  const size_t count = size / 4;
  std::string text;
  std::vector<ByteSpan> spans;
  for (size_t i = 0; i < count; ++i) {
    const std::string_view word = kWords[data[4 * i] % kWordCount];
    if (word == "\n") {
      text += "\n";
      continue;
    }
    const auto begin = static_cast<uint32_t>(text.size());
    text += word;
    spans.push_back({begin, static_cast<uint32_t>(text.size())});
    if (data[4 * i] < 200) text += ' ';
  }
  Document doc(text);
  doc.tokens = spans;
  doc.space_after.assign(spans.size(), 1);
  uint32_t first = 0;
  for (uint32_t i = 0; i < spans.size(); ++i) {
    const uint8_t* row = data + 4 * i;
    doc.upos.push_back(static_cast<Upos>(row[1] % 17));
    doc.relation.push_back(static_cast<Relation>((row[1] ^ row[2]) % 37));
    doc.deprel.push_back(to_string(doc.relation.back()));
    doc.lemma.push_back(doc.intern(doc.word(i)));
    doc.feats.push_back(kFeats[row[3] % 8]);
    doc.head.push_back(static_cast<int32_t>(i) + static_cast<int8_t>(row[2]) / 4);
    if (row[3] >= 230 || i + 1 == spans.size()) {
      doc.sentences.push_back({first, i + 1});
      first = i + 1;
    }
    if (row[3] % 5 == 4) doc.names.push_back({{i, i + 1}, static_cast<NameKind>(row[2] % 4)});
  }
  return doc;
}

void check(bool holds) {
  if (!holds) __builtin_trap();
}

void check(const Document& doc, const ByteSpans& spans) {
  for (ByteSpan span : spans) {
    check(span.begin < span.end && span.end <= doc.text().size());
    check(base::valid_utf8(doc.text(span)));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto entities = entity::EntityFinder::load(KILDE_ROOT, "da");
  static const auto attributions = quote::AttributionFinder::load(KILDE_ROOT, "da");
  if (!entities || !attributions) std::abort();
  Document doc = build(data, std::min<size_t>(size, 4096));
  entities->run(doc);
  attributions->run(doc);
  for (const Entity& entity : doc.entities) {
    check(!entity.id.empty() && !entity.name.empty() && !entity.mentions.empty());
    check(doc, entity.mentions);
  }
  for (const Attribution& row : doc.attributions) {
    check(!row.content.empty() && !row.rule.empty());
    for (const ByteSpans* spans : {&row.source, &row.cue, &row.content, &row.via, &row.to}) {
      check(doc, *spans);
    }
    check(row.parent < static_cast<int32_t>(doc.attributions.size()));
    check(row.speaker < static_cast<int32_t>(doc.entities.size()));
  }
  return 0;
}
