#include "analysis/analyser.h"

#include <algorithm>
#include <string>

#include "analysis/name_decoder.h"
#include "analysis/tree_decoder.h"
#include "base/data_table.h"

namespace kilde::analysis {
namespace {

constexpr size_t kBatchTokens = 512;
constexpr float kLemmaMargin = 8;     // logits below the best rule that another may lie
constexpr size_t kLemmaChoices = 12;  // other rules that are looked at

size_t best_of(const float* scores, size_t n) {
  return static_cast<size_t>(std::max_element(scores, scores + n) - scores);
}

// Writes what one batch of sentences scored into the columns of a document.
class Writer {
 public:
  Writer(const Network& network, const LemmaList* lemmas, Document& doc)
      : network_(network),
        lemmas_(lemmas),
        labels_(network.labels()),
        doc_(doc),
        feats_(labels_.feats.size()),
        deprel_(labels_.deprel.size()) {}

  // `first` is the document's token that stands for the batch's token 0.
  void write(const Scores& scores, std::span<const TokenSpan> units, uint32_t first) {
    for (TokenSpan unit : units) {
      for (uint32_t begin = unit.begin; begin < unit.end;) {
        TokenSpan sent = {begin, sentence_end(scores, {begin, unit.end}, first)};
        write_sentence(scores, sent, first);
        begin = sent.end;
      }
    }
  }

  std::vector<TokenSpan> sentences() && { return std::move(sentences_); }

 private:
  // Where the next sentence starts in what the tokenizer could not part for want of a mark.
  uint32_t sentence_end(const Scores& scores, TokenSpan rest, uint32_t first) const {
    if (doc_.sentences_given) return rest.end;
    for (uint32_t i = rest.begin + 1; i < rest.end; ++i) {
      float start = scores.heads[i * network_.head_columns() + network_.at().start];
      if (start > 0 && doc_.space_after[first + i - 1]) return i;
    }
    return rest.end;
  }

  void write_sentence(const Scores& scores, TokenSpan sent, uint32_t first) {
    sentences_.push_back({first + sent.begin, first + sent.end});
    for (uint32_t i = sent.begin; i < sent.end; ++i) write_tags(scores, i, first + i);
    write_tree(scores, sent, first);
    decode_names(scores.heads.data() + sent.begin * network_.head_columns() + network_.at().ner,
                 sent.length(), network_.head_columns(), first + sent.begin, doc_.names);
  }

  void write_tags(const Scores& scores, size_t row, uint32_t token) {
    const float* heads = scores.heads.data() + row * network_.head_columns();
    doc_.upos[token] = labels_.upos[best_of(heads + network_.at().upos, labels_.upos.size())];
    size_t feats =
        best_of(scores.feats.data() + row * network_.feats_columns(), labels_.feats.size());
    doc_.feats[token] = kept(feats_, labels_.feats, feats);
    const std::string lemma = lemma_of(scores.lemma.data() + row * network_.lemma_columns(),
                                       doc_.form(token), doc_.upos[token]);
    doc_.lemma[token] = doc_.intern(lemma.empty() ? doc_.form(token) : std::string_view(lemma));
  }

  // The best rule's lemma, or that of a rule not much worse whose lemma is known to be a word.
  std::string lemma_of(const float* scores, std::string_view form, Upos upos) const {
    const size_t best = best_of(scores, labels_.lemma.size());
    std::string lemma = labels_.lemma[best].apply(form);
    const bool listed = upos == Upos::kNoun || upos == Upos::kVerb || upos == Upos::kAdj;
    if (!lemmas_ || !listed || lemmas_->has(lemma, upos)) return lemma;
    std::vector<std::pair<float, size_t>> others;
    for (size_t rule = 0; rule < labels_.lemma.size(); ++rule) {
      const bool may_be = rule != best && !labels_.lemma[rule].is_fixed();
      if (may_be && scores[rule] >= scores[best] - kLemmaMargin) {
        others.emplace_back(-scores[rule], rule);
      }
    }
    std::sort(others.begin(), others.end());
    if (others.size() > kLemmaChoices) others.resize(kLemmaChoices);
    for (const auto& [score, rule] : others) {
      std::string other = labels_.lemma[rule].apply(form);
      if (lemmas_->has(other, upos)) return other;
    }
    if (lemmas_->has_end(lemma, upos)) return lemma;
    for (const auto& [score, rule] : others) {
      std::string other = labels_.lemma[rule].apply(form);
      if (lemmas_->has_end(other, upos)) return other;
    }
    return lemma;
  }

  void write_tree(const Scores& scores, TokenSpan sent, uint32_t first) {
    std::vector<int32_t> heads = best_tree(network_.arc_scores(scores, sent), sent.length());
    for (uint32_t i = 0; i < heads.size(); ++i) {
      uint32_t row = sent.begin + i, token = first + row;
      int32_t head = heads[i] == 0 ? kNoHead : static_cast<int32_t>(sent.begin) + heads[i] - 1;
      size_t relation = network_.best_relation(scores, row, head);
      doc_.head[token] = head == kNoHead ? kNoHead : static_cast<int32_t>(first) + head;
      doc_.relation[token] = labels_.relation[relation];
      doc_.deprel[token] = kept(deprel_, labels_.deprel, relation);
      keep_root_apart(token);
    }
  }

  // The tree is found before its labels, so a label may disagree with it about the root.
  void keep_root_apart(uint32_t token) {
    bool root = doc_.head[token] == kNoHead;
    if (root == (doc_.relation[token] == Relation::kRoot)) return;
    doc_.relation[token] = root ? Relation::kRoot : Relation::kDep;
    doc_.deprel[token] = doc_.intern(to_string(doc_.relation[token]));
  }

  std::string_view kept(std::vector<std::string_view>& known,
                        const std::vector<std::string_view>& names, size_t label) {
    if (known[label].empty()) known[label] = doc_.intern(names[label]);
    return known[label];
  }

  const Network& network_;
  const LemmaList* lemmas_;  // or nullptr
  const Labels& labels_;
  Document& doc_;
  std::vector<std::string_view> feats_, deprel_;  // labels that the document holds already
  std::vector<TokenSpan> sentences_;
};

// The folder of the model that reads a language.
Result<std::string> group_of(const std::filesystem::path& root, std::string_view lang) {
  const auto file = root / "data" / "languages.tsv";
  auto table = base::DataTable::load(file, {"code", "model"});
  if (!table) return table.error();
  for (const base::DataTable::Row& row : table->rows())
    if (row["code"] == lang && !row["model"].empty()) return std::string(row["model"]);
  return Error{Code::kNotFound, file.string(),
               "expected a model for '" + std::string(lang) + "', found none"};
}

}  // namespace

Result<Analyser> Analyser::load(const std::filesystem::path& root, std::string_view lang) {
  auto group = group_of(root, lang);
  if (!group) return group.error();
  auto network = Network::load(root / "models" / *group / "analysis.kmod", lang);
  if (!network) return network.error();
  auto lemmas = LemmaList::load(root, lang);
  if (!lemmas && lemmas.error().code != Code::kNotFound) return lemmas.error();
  std::optional<LemmaList> list;
  if (lemmas) list = *std::move(lemmas);
  return Analyser(*std::move(network), std::move(list));
}

void Analyser::run(Document& doc) const {
  const size_t n = doc.size();
  doc.upos.assign(n, Upos::kX);
  doc.feats.assign(n, {});
  doc.lemma.assign(n, {});
  doc.head.assign(n, kNoHead);
  doc.relation.assign(n, Relation::kDep);
  doc.deprel.assign(n, {});
  doc.names.clear();
  Writer writer(*network_, lemmas_ ? &*lemmas_ : nullptr, doc);
  thread_local Scores scores;  // its memory serves every document that the thread reads
  std::vector<std::string_view> words;
  std::vector<TokenSpan> batch;
  for (size_t s = 0; s < doc.sentences.size();) {
    const uint32_t first = doc.sentences[s].begin;
    words.clear();
    batch.clear();
    while (s < doc.sentences.size() &&
           (batch.empty() || words.size() + doc.sentences[s].length() <= kBatchTokens)) {
      TokenSpan sent = doc.sentences[s++];
      batch.push_back({sent.begin - first, sent.end - first});
      for (uint32_t i = sent.begin; i < sent.end; ++i) words.push_back(doc.form(i));
    }
    network_->run(words, batch, scores);
    writer.write(scores, batch, first);
  }
  doc.sentences = std::move(writer).sentences();
}

}  // namespace kilde::analysis
