#include "eval/tree.h"

#include <charconv>
#include <map>

#include "base/utf8.h"

namespace kilde::eval {
namespace {

constexpr size_t kSentencesADocument = 20;  // where the file does not say
constexpr size_t kFields = 10;
enum Field { kId, kForm, kLemma, kUpos, kXpos, kFeats, kHead, kDeprel, kDeps, kMisc };

using Row = std::vector<std::string_view>;
using Sentence = std::vector<Row>;

std::vector<std::string_view> split(std::string_view s, char separator) {
  std::vector<std::string_view> out;
  for (size_t begin = 0, end = 0; begin <= s.size(); begin = end + 1) {
    end = std::min(s.find(separator, begin), s.size());
    out.push_back(s.substr(begin, end - begin));
  }
  return out;
}

// The number that `s` is, or 0.
int number(std::string_view s) {
  int value = 0;
  auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  return error == std::errc() && end == s.data() + s.size() ? value : 0;
}

// Whether an id is "7", "7-8" or "7.1".
bool is_id(std::string_view id) {
  size_t middle = id.find_first_of("-.");
  if (middle == std::string_view::npos) return number(id) > 0;
  bool first = number(id.substr(0, middle)) > 0 || id.substr(0, middle) == "0";
  return first && number(id.substr(middle + 1)) > 0;
}

size_t length_without_blanks(std::string_view form) {
  size_t blanks = static_cast<size_t>(std::count(form.begin(), form.end(), ' '));
  return base::count_code_points(form) - blanks;
}

std::string_view misc(const Row& row, std::string_view key) {
  for (std::string_view item : split(row[kMisc], '|')) {
    if (item.starts_with(key)) return item.substr(key.size());
  }
  return {};
}

std::string universal(std::string_view relation) {
  return std::string(relation.substr(0, relation.find(':')));
}

// Builds one Tree, sentence by sentence.
class TreeBuilder {
 public:
  void add(const Sentence& sentence) {
    size_t begin = at_, first_word = tree_.words.size();
    std::map<int, int> index;  // id within the sentence -> word
    std::vector<int> heads;    // ids
    int inside_until = 0;      // last id of the multiword token that we are in
    CharSpan span;
    for (const Row& row : sentence) {
      if (row[kId].find('.') != std::string_view::npos) continue;
      size_t dash = row[kId].find('-');
      bool range = dash != std::string_view::npos;
      if (range || number(row[kId]) > inside_until) span = surface(row);
      if (range) {
        inside_until = number(row[kId].substr(dash + 1));
        continue;
      }
      index[number(row[kId])] = static_cast<int>(tree_.words.size());
      heads.push_back(number(row[kHead]));
      tree_.words.push_back(word(row, span));
    }
    for (size_t n = 0; n < heads.size(); ++n) {
      auto head = index.find(heads[n]);
      tree_.words[first_word + n].head = head == index.end() ? kRoot : head->second;
    }
    tree_.sentences.push_back({begin, at_});
    if (!tree_.text.ends_with(' ')) tree_.text += ' ';
  }

  Tree finish() {
    tree_.text.erase(tree_.text.find_last_not_of(' ') + 1);
    tree_.text.erase(0, tree_.text.find_first_not_of(' '));
    return std::move(tree_);
  }

 private:
  CharSpan surface(const Row& row) {
    size_t begin = at_;
    at_ += length_without_blanks(row[kForm]);
    tree_.text += row[kForm];
    if (row[kMisc].find("SpaceAfter=No") == std::string_view::npos) tree_.text += ' ';
    return {begin, at_};
  }

  static Word word(const Row& row, CharSpan span) {
    return {span,  std::string(row[kUpos]),       std::string(row[kLemma]), universal(row[kDeprel]),
            kRoot, std::string(misc(row, "NER="))};
  }

  Tree tree_;
  size_t at_ = 0;
};

Tree build(const std::vector<Sentence>& sentences, size_t begin, size_t end) {
  TreeBuilder builder;
  for (size_t n = begin; n < end; ++n) builder.add(sentences[n]);
  return builder.finish();
}

// Sentences of a file, and before which of them a document begins.
struct File {
  std::vector<Sentence> sentences;
  std::vector<size_t> documents;
  bool told = false;  // there are "# newdoc" lines
};

Result<File> parse_sentences(std::string_view text, const std::string& name) {
  File file;
  Sentence sentence;
  size_t number_of_line = 0;
  auto close = [&] {
    if (!sentence.empty()) file.sentences.push_back(std::move(sentence));
    sentence.clear();
  };
  for (std::string_view line : split(text, '\n')) {
    ++number_of_line;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) close();
    if (line.starts_with("# newdoc")) {
      file.told = true;
      file.documents.push_back(file.sentences.size());
    }
    if (line.empty() || line[0] == '#') continue;
    sentence.push_back(split(line, '\t'));
    if (sentence.back().size() == kFields && is_id(sentence.back()[kId])) continue;
    return Error{Code::kFormat, name + ":" + std::to_string(number_of_line),
                 "expected 10 tab-separated fields with an id first, found '" +
                     std::string(line.substr(0, 40)) + "'"};
  }
  close();
  return file;
}

// "B-PER" and "I-PER" for every token in a name.
void mark_names(const Document& doc, Tree& tree) {
  for (const NameMention& name : doc.names) {
    for (uint32_t t = name.tokens.begin; t < name.tokens.end && t < tree.words.size(); ++t) {
      tree.words[t].ner = t == name.tokens.begin ? "B-" : "I-";
      tree.words[t].ner += to_string(name.kind);
    }
  }
}

}  // namespace

Result<std::vector<Tree>> parse_conllu(std::string_view text, const std::string& name) {
  auto file = parse_sentences(text, name);
  if (!file) return file.error();
  std::vector<size_t> begins = file->documents;
  if (!file->told) {
    for (size_t n = 0; n < file->sentences.size(); n += kSentencesADocument) begins.push_back(n);
  }
  if (begins.empty() || begins.front() != 0) begins.insert(begins.begin(), 0);
  std::vector<Tree> trees;
  for (size_t n = 0; n < begins.size(); ++n) {
    size_t end = n + 1 < begins.size() ? begins[n + 1] : file->sentences.size();
    if (begins[n] < end) trees.push_back(build(file->sentences, begins[n], end));
  }
  return trees;
}

Tree tree_of(const Document& doc) {
  Tree tree;
  tree.text = doc.text();
  size_t at = 0;
  bool analysed = doc.analysed();
  auto multiword = doc.multiword.begin();
  for (uint32_t t = 0; t < doc.size(); ++t) {
    Word word;
    // The words of a multiword token all count as standing at its place.
    while (multiword != doc.multiword.end() && multiword->end <= t) ++multiword;
    bool part = multiword != doc.multiword.end() && multiword->begin <= t;
    if (part && multiword->begin < t) {
      word.span = tree.words.back().span;
    } else {
      TokenSpan token = part ? *multiword : TokenSpan{t, t + 1};
      word.span = {at, at + length_without_blanks(doc.text(doc.bytes(token)))};
    }
    at = word.span.end;
    if (analysed) {
      word.upos = to_string(doc.upos[t]);
      word.lemma = doc.lemma[t];
      word.relation = universal(doc.deprel[t]);
      word.head = doc.head[t] == kNoHead ? kRoot : doc.head[t];
    }
    tree.words.push_back(std::move(word));
  }
  for (TokenSpan sentence : doc.sentences) {
    if (sentence.empty()) continue;
    tree.sentences.push_back(
        {tree.words[sentence.begin].span.begin, tree.words[sentence.end - 1].span.end});
  }
  mark_names(doc, tree);
  return tree;
}

}  // namespace kilde::eval
