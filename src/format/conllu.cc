#include "format/conllu.h"

#include <algorithm>

#include "format/conllu_field.h"

namespace kilde::format {
namespace {

// A word or lemma as a field; "_" stands for one that has no visible character.
std::string word_field(std::string_view word) {
  std::string field = conllu_field(word);
  return field.find_first_not_of(' ') == std::string::npos ? "_" : field;
}

void comment(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out.append("# ").append(key).append(" = ").append(conllu_line(value)).push_back('\n');
}

void write_head(std::string& out, const Document& doc) {
  if (doc.id.empty()) out += "# newdoc\n";
  comment(out, "newdoc id", doc.id);
  comment(out, "title", doc.title);
  comment(out, "publisher", doc.publisher);
  comment(out, "url", doc.url);
  comment(out, "lang", doc.lang);
  comment(out, "date", doc.date.to_string());
  for (const Note& note : doc.notes) comment(out, "note", note.text);
}

// One tag a token: "B-PER", "I-PER" or "O"; nothing where names are not known.
std::vector<std::string> name_tags(const Document& doc) {
  if (doc.names.empty() && !doc.analysed()) return {};
  std::vector<std::string> tags(doc.size(), "O");
  for (const NameMention& name : doc.names) {
    std::string kind(to_string(name.kind));
    for (uint32_t i = name.tokens.begin; i < std::min<size_t>(name.tokens.end, doc.size()); ++i)
      tags[i] = (i == name.tokens.begin ? "B-" : "I-") + kind;
  }
  return tags;
}

class SentenceWriter {
 public:
  SentenceWriter(std::string& out, const Document& doc, const std::vector<std::string>& tags)
      : out_(out), doc_(doc), tags_(tags) {}

  void write(TokenSpan sent) {
    for (uint32_t i = sent.begin; i < sent.end;) {
      uint32_t end = std::min(sent.end, token_end(i));
      bool multiword = end - i > 1;
      if (multiword) write_range(i, end, sent);
      for (; i < end; ++i) write_word(i, sent, multiword);
    }
    out_.push_back('\n');
  }

 private:
  // The end of the words that are one token on paper with word i.
  uint32_t token_end(uint32_t i) {
    while (next_ < doc_.multiword.size() && doc_.multiword[next_].end <= i) ++next_;
    bool in = next_ < doc_.multiword.size() && doc_.multiword[next_].begin == i;
    return in ? doc_.multiword[next_].end : i + 1;
  }

  bool space_after(uint32_t i) const {
    if (i < doc_.space_after.size()) return doc_.space_after[i];
    return i + 1 >= doc_.size() || doc_.tokens[i].end < doc_.tokens[i + 1].begin;
  }

  void field(std::string_view text) { out_.append(text.empty() ? "_" : text).push_back('\t'); }

  void write_range(uint32_t begin, uint32_t end, TokenSpan sent) {
    field(std::to_string(begin - sent.begin + 1) + "-" + std::to_string(end - sent.begin));
    field(word_field(doc_.text(doc_.bytes({begin, end}))));
    for (int column = 0; column < 7; ++column) field("");
    out_.append(space_after(end - 1) ? "_" : "SpaceAfter=No").push_back('\n');
  }

  void write_word(uint32_t i, TokenSpan sent, bool in_range) {
    field(std::to_string(i - sent.begin + 1));
    field(word_field(doc_.form(i)));
    field(i < doc_.lemma.size() ? word_field(doc_.lemma[i]) : "");
    field(i < doc_.upos.size() ? to_string(doc_.upos[i]) : "");
    field("");
    field(i < doc_.feats.size() ? conllu_field(doc_.feats[i]) : "");
    field(i < doc_.head.size() ? head(i, sent) : "");
    field(i < doc_.deprel.size() ? conllu_field(doc_.deprel[i]) : "");
    field("");
    write_misc(i, in_range);
  }

  std::string head(uint32_t i, TokenSpan sent) const {
    int64_t head = doc_.head[i];
    bool inside = head >= sent.begin && head < sent.end;
    return std::to_string(inside ? head - sent.begin + 1 : 0);
  }

  void write_misc(uint32_t i, bool in_range) {
    bool no_space = !in_range && !space_after(i);
    if (!tags_.empty()) out_.append("NER=").append(tags_[i]);
    if (no_space) out_.append(tags_.empty() ? "" : "|").append("SpaceAfter=No");
    out_.append(tags_.empty() && !no_space ? "_\n" : "\n");
  }

  std::string& out_;
  const Document& doc_;
  const std::vector<std::string>& tags_;
  size_t next_ = 0;  // row of multiword
};

}  // namespace

std::string to_conllu(const Document& doc) {
  std::string out;
  write_head(out, doc);
  std::vector<std::string> tags = name_tags(doc);
  SentenceWriter writer(out, doc, tags);
  size_t number = 0;
  for (TokenSpan sent : doc.sentences) {
    if (sent.empty()) continue;
    std::string prefix = doc.id.empty() ? "" : doc.id + "-";
    comment(out, "sent_id", prefix + std::to_string(++number));
    comment(out, "text", doc.text(doc.bytes(sent)));
    writer.write(sent);
  }
  // A document without sentences still ends with an empty line, so that a reader sees it.
  if (number == 0) out.push_back('\n');
  return out;
}

}  // namespace kilde::format
