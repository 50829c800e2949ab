#include "extract/entity/activities.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace kilde::entity {

namespace {

constexpr size_t kStem = 7;           // code points
constexpr size_t kLongestAgent = 11;  // "следователь"; longer ones are compounds
constexpr size_t kLongestWord = 100;  // bytes

// The bytes of the first `kStem` code points, 0 where there are fewer.
size_t stem_length(std::string_view word) {
  size_t at = 0;
  for (size_t n = 0; n < kStem; ++n) {
    if (at >= word.size()) return 0;
    base::next_code_point(word, at);
  }
  return at;
}

bool holds_stem_of(std::string_view word, std::string_view other) {
  const size_t length = stem_length(other);
  return length > 0 && word.find(other.substr(0, length)) != std::string_view::npos;
}

}  // namespace

void add_objects(const Document& doc, const document::Tree& tree, uint32_t noun,
                 std::vector<std::string_view>& out) {
  for (uint32_t child : tree.children(noun)) {
    const Relation relation = doc.relation[child];
    const bool object = relation == Relation::kNmod || relation == Relation::kObj;
    if (object && doc.upos[child] == Upos::kNoun) out.push_back(doc.lemma[child]);
  }
}

void add_clauses(const Document& doc, const document::Tree& tree, TokenSpan name,
                 std::vector<std::string_view>& out) {
  for (uint32_t i = name.begin; i < name.end; ++i) {
    for (uint32_t child : tree.children(i)) {
      if (doc.relation[child] == Relation::kAcl) add_objects(doc, tree, child, out);
    }
  }
}

bool share_a_stem(std::string_view a, std::string_view b) {
  if (a.size() > kLongestWord || b.size() > kLongestWord) return false;
  const std::string x = base::to_lower(a), y = base::to_lower(b);
  return holds_stem_of(x, y) || holds_stem_of(y, x);
}

bool is_agent_of(std::string_view agent, std::string_view word) {
  const std::string x = base::to_lower(agent), y = base::to_lower(word);
  if (base::count_code_points(x) > kLongestAgent || x.ends_with(y) || y.ends_with(x)) return false;
  return share_a_stem(x, y);
}

}  // namespace kilde::entity
