#include "eval/mentions.h"

#include <algorithm>
#include <cctype>
#include <tuple>

#include "document/code_points.h"
#include "eval/gold.h"

namespace kilde::eval {
namespace {

using nlohmann::json;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// Words that stand for a thing without naming or describing it: "ukrainsk", "han", "det".
bool is_light(Upos tag) { return tag == Upos::kAdj || tag == Upos::kPron || tag == Upos::kDet; }

bool only_light_words(const Document& doc, ByteSpan span) {
  if (!doc.analysed()) return false;
  TokenSpan tokens = doc.tokens_in(span);
  for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
    if (!is_light(doc.upos[token])) return false;
  }
  return true;
}

// The gold marks papers not at all, and groups where they are sources.
bool is_asked_for(EntityKind kind) {
  return kind != EntityKind::kDocument && kind != EntityKind::kOther && kind != EntityKind::kGroup;
}

}  // namespace

bool is_shared(std::string_view id) {
  if (id.find(':') != id.npos) return true;
  return id.size() > 1 && id[0] == 'Q' && std::isdigit(static_cast<unsigned char>(id[1]));
}

std::vector<std::string> shared_ids(const Entity& entity) {
  std::vector<std::string> ids;
  if (!entity.wikidata.empty()) ids.push_back(lower(entity.wikidata));
  if (is_shared(entity.id)) ids.push_back(lower(entity.id));
  return ids;
}

std::vector<AskedMention> gold_mentions(const json& record) {
  std::vector<AskedMention> out;
  for (const json& row : list_field(record, "mentions")) {
    AskedMention mention;
    mention.span = {number_field(row, "start"), number_field(row, "end")};
    mention.key = text_field(row, "key");
    mention.kind = text_field(row, "kind");
    for (const json& id : list_field(row, "ids")) {
      if (id.is_string()) mention.ids.push_back(lower(id.get<std::string>()));
    }
    mention.unsure = flag_field(row, "unknown_id");
    mention.optional = flag_field(row, "optional");
    out.push_back(std::move(mention));
  }
  return out;
}

std::vector<FoundMention> found_mentions(const Document& doc) {
  document::CodePoints points(doc.text());
  std::vector<FoundMention> out;
  for (size_t row = 0; row < doc.entities.size(); ++row) {
    const Entity& entity = doc.entities[row];
    for (ByteSpan span : entity.mentions) {
      out.push_back({{points.of_byte(span.begin), points.of_byte(span.end)},
                     row,
                     !is_asked_for(entity.kind) || only_light_words(doc, span)});
    }
  }
  return out;
}

double sameness(CharSpan a, CharSpan b) {
  size_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  if (begin >= end) return 0;
  size_t shared = end - begin, length_a = a.end - a.begin, length_b = b.end - b.begin;
  bool half = 2 * shared >= std::max(length_a, length_b);
  bool tail = a.end == b.end && shared == std::min(length_a, length_b);
  if (!half && !tail) return 0;
  return static_cast<double>(shared) / static_cast<double>(length_a + length_b - shared);
}

std::vector<size_t> pair_up(const std::vector<AskedMention>& asked,
                            const std::vector<FoundMention>& found) {
  std::vector<std::tuple<double, size_t, size_t>> candidates;
  for (size_t a = 0; a < asked.size(); ++a) {
    for (size_t f = 0; f < found.size(); ++f) {
      double same = sameness(asked[a].span, found[f].span);
      if (same > 0) candidates.emplace_back(-same, a, f);
    }
  }
  std::sort(candidates.begin(), candidates.end());
  std::vector<size_t> pairs(asked.size(), kNoPair);
  std::vector<bool> taken(found.size());
  for (const auto& [same, a, f] : candidates) {
    if (pairs[a] != kNoPair || taken[f]) continue;
    pairs[a] = f;
    taken[f] = true;
  }
  return pairs;
}

}  // namespace kilde::eval
