#include "extract/quote/writer.h"

#include <algorithm>
#include <unordered_map>

#include "extract/quote/evidence.h"
#include "extract/quote/labels.h"
#include "extract/quote/spans.h"
#include "extract/quote/speakers.h"

namespace kilde::quote {

namespace {

class Writer {
 public:
  Writer(const Reading& reading, const std::vector<Draft>& drafts, const Confidence& confidence,
         const Observer& observer, Document& doc)
      : reading_(reading),
        drafts_(drafts),
        confidence_(confidence),
        observer_(observer),
        doc_(doc),
        antecedents_(reading),
        types_(reading, antecedents_),
        speakers_(reading, antecedents_, voice_, doc) {}

  void run() {
    for (const Draft& draft : drafts_) write(draft);
    add_parents();
  }

 private:
  ByteSpans bytes_of(const TokenSpans& spans, bool sort) const {
    ByteSpans out;
    for (TokenSpan span : spans) {
      if (!span.empty()) out.push_back(doc_.bytes(span));
    }
    if (sort) std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // Whether another draft near it, written or not, holds its content.
  bool is_held(const Draft& draft) const {
    const auto row = static_cast<size_t>(&draft - drafts_.data());
    const size_t from = row > kNeighbours ? row - kNeighbours : 0;
    const size_t to = std::min(drafts_.size(), row + kNeighbours);
    const TokenSpan all = {draft.content.front().begin, draft.content.back().end};
    for (size_t n = from; n < to; ++n) {
      if (n == row) continue;
      for (const TokenSpan span : drafts_[n].content) {
        if (span.begin <= all.begin && span.end >= all.end) return true;
      }
    }
    return false;
  }

  static uint32_t begin_of(const Draft& draft) {
    uint32_t begin = kNone;
    for (const TokenSpans* spans : {&draft.content, &draft.cue, &draft.source}) {
      for (TokenSpan span : *spans) begin = std::min(begin, span.begin);
    }
    return begin;
  }

  static uint32_t end_of(const Draft& draft) {
    uint32_t end = 0;
    for (const TokenSpans* spans : {&draft.content, &draft.cue, &draft.source, &draft.via}) {
      for (TokenSpan span : *spans) end = std::max(end, span.end);
    }
    return end;
  }

  void add_hands(const Draft& draft, std::vector<std::string_view>& hands) {
    for (TokenSpan span : draft.to) {
      if (reading_.is_medium(span)) hands.push_back(doc_.intern(speakers_.name_of(span)));
    }
    for (TokenSpan span : draft.hands) hands.push_back(doc_.intern(speakers_.name_of(span)));
    for (TokenSpan span : draft.via) {
      const auto known = sources_.find(span.begin);  // "он": whoever that is
      hands.push_back(known == sources_.end() ? doc_.intern(speakers_.name_of(span))
                                              : known->second);
    }
    for (TokenSpan span : draft.last_hands) {
      if (reading_.is_medium(span)) hands.push_back(doc_.intern(speakers_.name_of(span)));
    }
  }

  void write(const Draft& draft) {
    Attribution out;
    const TokenSpans content = trim(reading_, draft.content, draft.keep_final);
    if (content.empty()) return;
    out.content = bytes_of(content, true);
    out.source = bytes_of(draft.source, true);
    out.cue = bytes_of(draft.cue, true);
    out.via = bytes_of(draft.via, false);
    out.to = bytes_of(draft.to, true);
    out.type = type_of(reading_, draft);
    out.act = draft.act;
    out.negated = draft.negated;
    out.factuality = factuality_of(reading_, draft);
    out.rule = draft.rule;
    out.source_by = source_by(reading_, draft);
    if (draft.cue_row) out.cue_lemma = doc_.intern(draft.cue_row->lemma);
    speakers_.resolve(draft, out);
    const SourceType type = types_.of(draft, out.speaker, voice_.type);
    out.source_kind = type.kind;
    out.source_grade = type.grade;
    const Signs signs = signs_of(reading_, draft, out, is_held(draft));
    out.confidence = confidence_.of(signs);
    if (observer_) observer_(out, signs);
    if (!observer_ && out.confidence < confidence_.least()) return;
    if (!draft.source.empty() && antecedents_.is_pronoun(draft.source_head) &&
        !out.speaker_name.empty()) {
      sources_[draft.source.front().begin] = out.speaker_name;
    }
    std::vector<std::string_view> hands;
    speakers_.add_employer(draft, out.speaker_name, hands);
    add_hands(draft, hands);
    const uint32_t begin = begin_of(draft);
    if (hands.empty()) {  // the same voice goes on
      const auto known = voices_.find(out.speaker);
      const bool same = out.speaker != kNoEntity && known != voices_.end();
      const Voice& voice = same ? known->second : voice_;
      const bool named = out.speaker == kNoEntity && out.speaker_name == voice.name;
      if (begin < voice.end + kVoiceReach && (draft.bare || same || named)) hands = voice.hands;
    }
    build_chain(out, hands);
    if (!out.speaker_name.empty()) {
      voice_ = {out.speaker, out.speaker_name, hands, end_of(draft), type};
      if (out.speaker != kNoEntity) voices_[out.speaker] = voice_;
    }
    doc_.attributions.push_back(std::move(out));
  }

  void build_chain(Attribution& out, const std::vector<std::string_view>& hands) {
    const auto add = [&](std::string_view name) {
      const bool known = std::find(out.chain.begin(), out.chain.end(), name) != out.chain.end();
      if (!name.empty() && !known) out.chain.push_back(name);
    };
    add(out.speaker_name);
    for (std::string_view hand : hands) add(hand);
    if (!doc_.publisher.empty()) add(doc_.intern(doc_.publisher));
  }

  // The nearest attribution before it whose content holds this one's cue, else its content.
  void add_parents() {
    auto& rows = doc_.attributions;
    for (size_t n = 0; n < rows.size(); ++n) {
      const uint32_t at =
          rows[n].cue.empty() ? rows[n].content.front().begin : rows[n].cue.front().begin;
      uint32_t smallest = UINT32_MAX;
      const size_t from = n > kNeighbours ? n - kNeighbours : 0;
      const size_t to = std::min(rows.size(), n + kNeighbours);
      for (size_t m = from; m < to; ++m) {
        if (m == n) continue;
        for (ByteSpan span : rows[m].content) {
          if (!span.contains(at) || span.length() >= smallest) continue;
          if (rows[m].content == rows[n].content) continue;
          smallest = span.length();
          rows[n].parent = static_cast<int32_t>(m);
        }
      }
    }
  }

  const Reading& reading_;
  const std::vector<Draft>& drafts_;
  const Confidence& confidence_;
  const Observer& observer_;
  Document& doc_;
  const Antecedents antecedents_;
  const SourceTypes types_;
  const Speakers speakers_;
  std::unordered_map<uint32_t, std::string_view> sources_;  // speakers of pronouns, by token
  Voice voice_;                                             // of the attribution before
  std::unordered_map<int32_t, Voice> voices_;               // each speaker's last
};

}  // namespace

void write_attributions(const Reading& reading, const std::vector<Draft>& drafts,
                        const Confidence& confidence, const Observer& observer, Document& doc) {
  doc.attributions.clear();
  Writer(reading, drafts, confidence, observer, doc).run();
}

}  // namespace kilde::quote
