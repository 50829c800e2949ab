#include "pipeline/signature.h"

#include "base/sha256.h"

namespace kilde::pipeline {
namespace {

// Writes rows of tab-separated fields.
class Rows {
 public:
  explicit Rows(std::string& out) : out_(out) {}

  template <typename... Fields>
  void row(std::string_view kind, const Fields&... fields) {
    out_ += kind;
    ((out_ += '\t', field(fields)), ...);
    out_ += '\n';
  }

 private:
  void field(std::string_view text) { out_ += text; }
  void field(int32_t number) { out_ += std::to_string(number); }
  template <typename Tag>
  void field(Span<Tag> span) {
    out_ += std::to_string(span.begin) + "-" + std::to_string(span.end);
  }
  void field(const ByteSpans& spans) {
    for (ByteSpan span : spans) field(span), out_ += ' ';
  }
  void field(const std::vector<std::string_view>& names) {
    for (std::string_view name : names) out_.append(name).append("; ");
  }

  std::string& out_;
};

void add_tokens(const Document& doc, Rows& rows) {
  for (TokenSpan sentence : doc.sentences) rows.row("sentence", sentence);
  for (size_t i = 0; i < doc.size(); ++i) rows.row("token", doc.tokens[i], doc.space_after[i]);
  for (size_t i = 0; i < doc.upos.size(); ++i) {
    rows.row("tag", to_string(doc.upos[i]), doc.feats[i], doc.lemma[i]);
  }
  for (size_t i = 0; i < doc.head.size(); ++i) rows.row("tree", doc.head[i], doc.deprel[i]);
  for (const NameMention& name : doc.names) rows.row("name", name.tokens, to_string(name.kind));
}

void add_attribution(const Attribution& a, Rows& rows) {
  rows.row("attribution", a.source, a.cue, a.content, a.via, a.to);
  rows.row("labels", to_string(a.type), to_string(a.act), to_string(a.factuality),
           int32_t{a.negated}, a.speaker, a.speaker_name, a.chain, a.parent, a.rule);
}

}  // namespace

void Signature::add(const Document& doc) {
  Rows rows(rows_);
  rows.row("document", doc.lang, doc.date.to_string(), static_cast<int32_t>(doc.text().size()));
  add_tokens(doc, rows);
  for (const TimeExpression& t : doc.times) {
    rows.row("time", t.span, to_string(t.type), t.value, t.mod, t.from, t.to, t.rule, t.anchor,
             t.begins, t.ends);
  }
  for (const Entity& e : doc.entities) {
    rows.row("entity", e.id, e.name, to_string(e.kind), e.wikidata, e.country, e.mentions);
  }
  for (const Attribution& a : doc.attributions) add_attribution(a, rows);
  for (const Note& note : doc.notes) rows.row("note", note.text);
}

std::string Signature::hash() const { return base::sha256_hex(rows_); }

}  // namespace kilde::pipeline
