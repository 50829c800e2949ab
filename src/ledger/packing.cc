#include "ledger/packing.h"

#include <zstd.h>

#include <limits>
#include <memory>

namespace kilde::ledger {
namespace {

constexpr int kLevel = 6;
constexpr size_t kMostText = size_t{1} << 32;

void put_spans(std::string& out, const ByteSpans& spans) {
  int64_t last = 0;
  for (ByteSpan span : spans) {
    base::put_varint(out, base::zigzag(int64_t{span.begin} - last));
    base::put_varint(out, span.length());
    last = span.end;
  }
}

bool next_span(base::VarintReader& reader, int64_t& last, ByteSpans& spans) {
  constexpr int64_t kMost = std::numeric_limits<uint32_t>::max();
  const int64_t begin = last + base::unzigzag(reader.next());
  const uint64_t length = reader.next();
  if (!reader.ok() || begin < 0 || begin > kMost) return false;
  if (length > static_cast<uint64_t>(kMost - begin)) return false;
  last = begin + static_cast<int64_t>(length);
  spans.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(last)});
  return true;
}

}  // namespace

std::string pack_text(std::string_view text) {
  std::string blob(ZSTD_compressBound(text.size()), '\0');
  size_t size = ZSTD_compress(blob.data(), blob.size(), text.data(), text.size(), kLevel);
  blob.resize(ZSTD_isError(size) ? 0 : size);
  return blob;
}

std::optional<std::string> unpack_text(std::string_view blob, size_t size) {
  if (size > kMostText) return std::nullopt;
  if (ZSTD_getFrameContentSize(blob.data(), blob.size()) != size) return std::nullopt;
  std::string text(size, '\0');
  // One that is kept: to make another takes longer than most texts.
  static thread_local const std::unique_ptr<ZSTD_DCtx, size_t (*)(ZSTD_DCtx*)> unpacker{
      ZSTD_createDCtx(), ZSTD_freeDCtx};
  if (!unpacker) return std::nullopt;
  const size_t found =
      ZSTD_decompressDCtx(unpacker.get(), text.data(), text.size(), blob.data(), blob.size());
  if (ZSTD_isError(found) || found != size) return std::nullopt;
  return text;
}

std::string pack_spans(const ByteSpans& spans) {
  std::string out;
  put_spans(out, spans);
  return out;
}

std::optional<ByteSpans> unpack_spans(std::string_view blob) {
  base::VarintReader reader(blob);
  ByteSpans spans;
  int64_t last = 0;
  while (!reader.at_end())
    if (!next_span(reader, last, spans)) return std::nullopt;
  return spans;
}

std::string pack_rows(const std::vector<const ByteSpans*>& rows) {
  std::string out;
  for (const ByteSpans* spans : rows) {
    base::put_varint(out, spans->size());
    put_spans(out, *spans);
  }
  return out;
}

std::optional<std::vector<ByteSpans>> unpack_rows(std::string_view blob, size_t rows) {
  base::VarintReader reader(blob);
  std::vector<ByteSpans> all(rows);
  for (ByteSpans& spans : all) {
    int64_t last = 0;
    for (uint64_t left = reader.next(); left > 0; --left)
      if (!next_span(reader, last, spans)) return std::nullopt;
  }
  if (!reader.ok() || !reader.at_end()) return std::nullopt;
  return all;
}

}  // namespace kilde::ledger
