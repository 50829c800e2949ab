#include "tokens/tokenizer.h"

#include <algorithm>
#include <vector>

#include "tokens/boundary.h"
#include "tokens/splitter.h"

namespace kilde::tokens {
namespace {

// Fills the columns from raw tokens.
class Writer {
 public:
  Writer(Document& doc, const std::vector<RawToken>& tokens) : doc_(doc), tokens_(tokens) {
    doc_.tokens.clear();
    doc_.space_after.clear();
    doc_.sentences.clear();
    doc_.tokens.reserve(tokens.size());
    doc_.space_after.reserve(tokens.size());
  }

  void run(const SentenceModel& model) {
    BoundaryScanner scanner(doc_.text(), tokens_);
    for (size_t i = 0; i < tokens_.size(); ++i) {
      bool ends = ends_sentence(scanner, model, i);
      scanner.advance(i, ends);
      put(tokens_[i], ends);
      if (ends) end_sentence();
    }
  }

 private:
  bool ends_sentence(BoundaryScanner& scanner, const SentenceModel& model, size_t i) const {
    if (tokens_[i].gap == Gap::kParagraph) return true;
    if (tokens_[i].gap == Gap::kNone) return wide_full_stop(i);
    return scanner.may_end(i) && model.ends(scanner.look(i));
  }

  // Chinese and Japanese full stops end a sentence without a blank.
  bool wide_full_stop(size_t i) const {
    std::string_view word = doc_.text(ByteSpan{tokens_[i].begin, tokens_[i].end});
    if (word != "。" && word != "！" && word != "？") return false;
    return tokens_[i + 1].kind != TokenKind::kPunct;
  }

  void put(const RawToken& token, bool ends) {
    uint8_t space = token.gap != Gap::kNone;
    if (ends && token.kind == TokenKind::kDotted) {
      push({token.begin, token.end - 1}, 0);
      push({token.end - 1, token.end}, space);
    } else {
      push({token.begin, token.end}, space);
    }
  }

  void push(ByteSpan span, uint8_t space) {
    doc_.tokens.push_back(span);
    doc_.space_after.push_back(space);
  }

  void end_sentence() {
    auto end = static_cast<uint32_t>(doc_.tokens.size());
    while (end - begin_ > kLongestSentence) {
      uint32_t cut = find_cut();
      doc_.sentences.push_back({begin_, cut});
      begin_ = cut;
    }
    doc_.sentences.push_back({begin_, end});
    begin_ = end;
  }

  // Behind the last punctuation mark of the second half of what a sentence may hold.
  uint32_t find_cut() const {
    for (uint32_t cut = begin_ + kLongestSentence; cut > begin_ + kLongestSentence / 2; --cut) {
      std::string_view word = doc_.word(cut - 1);
      if (word == "." || word == "," || word == ";" || word == ":" || word == "!" || word == "?")
        return cut;
    }
    return begin_ + kLongestSentence;
  }

  Document& doc_;
  const std::vector<RawToken>& tokens_;
  uint32_t begin_ = 0;  // of the current sentence
};

}  // namespace

Result<Tokenizer> Tokenizer::load(const std::filesystem::path& root, std::string_view lang) {
  auto data = TokenData::load(root / "data" / lang / "tokens");
  if (!data) return data.error();
  SentenceModel model;
  if (auto file = root / "models" / lang / "sentences.kmod"; std::filesystem::exists(file)) {
    auto loaded = SentenceModel::load(file);
    if (!loaded) return loaded.error();
    model = std::move(*loaded);
  }
  return Tokenizer(std::move(*data), std::move(model));
}

void Tokenizer::run(Document& doc) const {
  Writer(doc, split_tokens(data_, doc.text(), doc.body_begin)).run(model_);
}

}  // namespace kilde::tokens
