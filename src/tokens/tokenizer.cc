#include "tokens/tokenizer.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "tokens/boundary.h"
#include "tokens/splitter.h"

namespace kilde::tokens {
namespace {

// Gives a form the capital that the surface begins with.
void follow_case(std::string_view surface, std::string& form) {
  size_t first = 0, rest = 0;
  if (!base::is_upper(base::next_code_point(surface, first))) return;
  char32_t upper = base::to_upper(base::next_code_point(form, rest));
  std::string capital;
  base::append_utf8(capital, upper);
  form.replace(0, rest, capital);
}

// Fills the columns from raw tokens.
class Writer {
 public:
  Writer(Document& doc, const std::vector<RawToken>& tokens, const TokenData& data)
      : doc_(doc), tokens_(tokens), data_(data) {
    doc_.tokens.clear();
    doc_.multiword.clear();
    doc_.word_forms.clear();
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
      bool last = i + 1 == tokens_.size() || !tokens_[i + 1].further;
      if (tokens_[i].further && last) note_forms(doc_.multiword.back());
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
    if (token.further) note_multiword();
    if (ends && token.kind == TokenKind::kDotted) {
      push({token.begin, token.end - 1}, 0);
      push({token.end - 1, token.end}, space);
    } else {
      push({token.begin, token.end}, space);
    }
  }

  // The token to come belongs to one multiword token with the one before it.
  void note_multiword() {
    auto next = static_cast<uint32_t>(doc_.tokens.size());
    if (doc_.multiword.empty() || doc_.multiword.back().end != next)
      doc_.multiword.push_back({next - 1, next});
    doc_.multiword.back().end = next + 1;
  }

  // What the words of a multiword token are where the text has other letters ("im": in dem).
  void note_forms(TokenSpan words) {
    std::string_view surface = doc_.text(doc_.bytes(words));
    const TokenData::Multiword* entry = data_.multiword(surface);
    if (!entry || entry->words.size() != words.length()) return;
    for (uint32_t i = words.begin; i < words.end; ++i) {
      std::string form = entry->words[i - words.begin];
      if (i == words.begin) follow_case(surface, form);
      if (form != doc_.word(i)) doc_.word_forms.push_back({i, doc_.intern(form)});
    }
  }

  void push(ByteSpan span, uint8_t space) {
    doc_.tokens.push_back(span);
    doc_.space_after.push_back(space);
  }

  void end_sentence() {
    auto end = static_cast<uint32_t>(doc_.tokens.size());
    while (end - begin_ > kLongestSentence) {
      uint32_t cut = before_multiword(find_cut());
      doc_.sentences.push_back({begin_, cut});
      begin_ = cut;
    }
    doc_.sentences.push_back({begin_, end});
    begin_ = end;
  }

  // A cut that would part a multiword token, moved before it.
  uint32_t before_multiword(uint32_t cut) const {
    auto last = std::lower_bound(doc_.multiword.begin(), doc_.multiword.end(), cut,
                                 [](TokenSpan words, uint32_t at) { return words.end <= at; });
    return last != doc_.multiword.end() && last->begin < cut ? last->begin : cut;
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
  const TokenData& data_;
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
  Writer(doc, split_tokens(data_, doc.text(), doc.body_begin), data_).run(model_);
}

}  // namespace kilde::tokens
