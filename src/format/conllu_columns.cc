// The last step of ConlluBuilder: from the gathered words to the columns of a Document.
#include <algorithm>
#include <unordered_set>

#include "format/conllu_builder.h"

namespace kilde::format {
namespace {

// Adds each note once, however often its cause occurs.
class Notes {
 public:
  explicit Notes(Document& doc) : doc_(doc) {
    for (const Note& note : doc.notes) seen_.insert(std::string(note.text));
  }
  void add(const std::string& text) {
    if (seen_.insert(text).second) doc_.note(text);
  }

 private:
  Document& doc_;
  std::unordered_set<std::string> seen_;
};

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

}  // namespace

Document ConlluBuilder::finish() {
  Document doc(std::move(text_));
  doc.sentences = std::move(sentences_);
  doc.multiword = std::move(multiword_);
  doc.sentences_given = !doc.sentences.empty();
  for (const Word& word : words_) doc.tokens.push_back(word.span);
  for (size_t i = 0; i < words_.size(); ++i)
    doc.space_after.push_back(i + 1 < words_.size() &&
                              words_[i].span.end < words_[i + 1].span.begin);
  for (uint32_t i = 0; i < words_.size(); ++i)
    if (!words_[i].form.empty() && words_[i].form != doc.word(i))
      doc.word_forms.push_back({i, doc.intern(words_[i].form)});
  fill_head(doc);
  fill_tags(doc);
  fill_tree(doc);
  fill_names(doc);
  if (broken_) Notes(doc).add("broken UTF-8 read as U+FFFD");
  return doc;
}

void ConlluBuilder::fill_head(Document& doc) const {
  Notes notes(doc);
  for (const auto& [key, value] : comments_) {
    if (key == "newdoc id") doc.id = value;
    if (key == "title") doc.title = value;
    if (key == "publisher") doc.publisher = value;
    if (key == "url") doc.url = value;
    if (key == "lang") doc.lang = value;
    if (key == "note" && !value.empty()) notes.add(value);
    if (key != "date") continue;
    if (Result<Date> date = parse_date(value))
      doc.date = *date;
    else
      notes.add("date: " + date.error().message);
  }
}

void ConlluBuilder::fill_tags(Document& doc) const {
  auto any = [&](auto field) {
    return std::any_of(words_.begin(), words_.end(),
                       [&](const Word& word) { return !(word.*field).empty(); });
  };
  bool tagged = any(&Word::upos);
  Notes notes(doc);
  for (const Word& word : words_) {
    if (!tagged) break;
    auto upos = parse_upos(word.upos);
    if (!upos && !word.upos.empty()) notes.add("unknown UPOS " + quoted(word.upos) + " read as X");
    doc.upos.push_back(upos.value_or(Upos::kX));
  }
  if (tagged || any(&Word::feats))
    for (const Word& word : words_) doc.feats.push_back(doc.intern(word.feats));
  if (tagged || any(&Word::lemma))
    for (const Word& word : words_) doc.lemma.push_back(doc.intern(word.lemma));
}

void ConlluBuilder::fill_tree(Document& doc) const {
  auto in_tree = [](const Word& word) { return word.has_head || !word.deprel.empty(); };
  if (std::none_of(words_.begin(), words_.end(), in_tree)) return;
  Notes notes(doc);
  for (const Word& word : words_) {
    auto relation = parse_relation(word.deprel);
    if (!relation && !word.deprel.empty())
      notes.add("unknown relation " + quoted(word.deprel) + " read as dep");
    doc.head.push_back(word.head);
    doc.relation.push_back(relation.value_or(Relation::kDep));
    doc.deprel.push_back(doc.intern(word.deprel));
  }
}

void ConlluBuilder::fill_names(Document& doc) const {
  Notes notes(doc);
  std::string_view open;  // kind of the name that the word before belongs to
  for (uint32_t i = 0; i < words_.size(); ++i) {
    std::string_view tag = words_[i].ner;
    bool named = tag.starts_with("B-") || tag.starts_with("I-");
    std::string_view kind = named ? tag.substr(2) : std::string_view();
    if (named && (tag[0] == 'B' || kind != open || doc.names.empty())) {
      auto known = parse_name_kind(kind);
      if (!known) notes.add("unknown kind of name " + quoted(kind) + " read as MISC");
      doc.names.push_back({{i, i}, known.value_or(NameKind::kMisc)});
    }
    if (named) doc.names.back().tokens.end = i + 1;
    open = named ? kind : std::string_view();
  }
}

}  // namespace kilde::format
