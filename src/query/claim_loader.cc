#include "query/claim_loader.h"

#include <utility>

#include "document/code_points.h"
#include "format/claims.h"
#include "ledger/loader.h"
#include "ledger/packing.h"
#include "ledger/writer.h"
#include "query/documents.h"

namespace kilde::query {
namespace {

constexpr std::string_view kGap = " \xE2\x80\xA6 ";

template <typename Label, typename Parsed>
void take(Label& label, Parsed parsed) {
  if (parsed) label = *parsed;
}

bool within(std::string_view text, const ByteSpans& spans) {
  for (ByteSpan span : spans)
    if (span.begin > span.end || span.end > text.size()) return false;
  return true;
}

}  // namespace

ClaimLoader::ClaimLoader(const Asking& ask) : ask_(ask) {
  claim_ = ask.db.prepare(
      "SELECT e.key,s.name,type,act,factuality,negated,source_kind,source_grade,confidence,spans "
      "FROM claims c LEFT JOIN entities e ON e.id=speaker LEFT JOIN names s ON s.id=speaker_name "
      "WHERE c.id=?");
  chain_ = ask.db.prepare(
      "SELECT n.name FROM chains c JOIN names n ON n.id=c.name WHERE claim=? ORDER BY position");
}

void ClaimLoader::open(int64_t document) {
  if (document == at_) return;
  at_ = document;
  document_ = stored_document(ask_.db, document);
  text_ = ledger::load_text(ask_.db, document);
}

bool ClaimLoader::read_spans(int64_t id, std::string_view blob, Claim& claim) {
  auto rows = ledger::unpack_rows(blob, ledger::kClaimRows);
  bool sound = rows.has_value();
  for (size_t i = 0; sound && i < rows->size(); ++i) sound = within(text_, (*rows)[i]);
  if (!sound) {
    ask_.db.fail(ledger::damaged(ask_.db.file(), "claim " + std::to_string(id)));
    return false;
  }
  ByteSpans* columns[] = {&claim.source, &claim.cue, &claim.content, &claim.via, &claim.to};
  for (size_t i = 0; i < ledger::kClaimRows; ++i) *columns[i] = std::move((*rows)[i]);
  return true;
}

Claim ClaimLoader::load(int64_t id) {
  Claim claim;
  open(id >> ledger::kClaimBits);
  if (!claim_.with(id).next() || !read_spans(id, claim_.blob(9), claim)) return claim;
  claim.id =
      "#" + std::to_string(at_) + ":a" + std::to_string((id & (ledger::kMostClaims - 1)) + 1);
  claim.document = document_;
  claim.speaker = claim_.string(0);
  claim.speaker_name = claim_.string(1);
  take(claim.type, parse_quote_type(claim_.text(2)));
  take(claim.act, parse_act(claim_.text(3)));
  take(claim.factuality, parse_factuality(claim_.text(4)));
  claim.negated = claim_.integer(5) != 0;
  take(claim.source_kind, parse_source_kind(claim_.text(6)));
  take(claim.source_grade, parse_source_grade(claim_.text(7)));
  claim.confidence = claim_.real(8);
  const document::CodePoints points(text_);
  for (ByteSpan span : claim.content) {
    const std::string part =
        format::one_line(std::string_view(text_).substr(span.begin, span.length()));
    if (!part.empty()) claim.words += (claim.words.empty() ? "" : std::string(kGap)) + part;
    claim.content_points.emplace_back(points.of_byte(span.begin), points.of_byte(span.end));
  }
  for (chain_.with(id); chain_.next();) claim.chain.push_back(chain_.string(0));
  return claim;
}

std::string ClaimLoader::content(int64_t id) {
  Claim claim;
  open(id >> ledger::kClaimBits);
  if (!claim_.with(id).next() || !read_spans(id, claim_.blob(9), claim)) return {};
  return ledger::content_of(text_, claim.content);
}

std::string_view ClaimLoader::lang(int64_t id) {
  open(id >> ledger::kClaimBits);
  return document_.lang;
}

}  // namespace kilde::query
