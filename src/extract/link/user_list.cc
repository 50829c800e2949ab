#include "extract/link/user_list.h"

#include <algorithm>

#include "base/utf8.h"
#include "extract/link/names.h"

namespace kilde::link {

using knowledge::kNoRow;

namespace {

class Lister {
 public:
  Lister(const Document& doc, const knowledge::EntityBase& base,
         const knowledge::UserEntities& users, Found& found)
      : doc_(doc), base_(base), users_(users), found_(found) {}

  void link_marked() {
    for (size_t n = 0; n < found_.size(); ++n) {
      const Entity& entity = doc_.entities[n];
      const uint32_t row = row_of(names_of(doc_, entity), entity.kind);
      if (row != kNoRow) found_.link(n, users_.entity(row));
    }
  }

  void link_unmarked(TokenSpan sent) {
    for (uint32_t i = sent.begin; i < sent.end;) {
      const uint32_t length = link_at(i, sent.end);
      i += std::max(length, 1u);
    }
  }

 private:
  uint32_t row_of(const std::vector<std::string>& names, EntityKind kind) const {
    const size_t longest = names.empty() ? 0 : count_words(names.front());
    for (const std::string& name : names) {
      const uint32_t row = users_.find(base_.fold(name));
      if (row == kNoRow) continue;
      const bool whole = count_words(name) == longest;
      const bool fits = kind != EntityKind::kPerson && kind == users_.entity(row).kind;
      if (whole || fits) return row;
    }
    return kNoRow;
  }

  bool is_nominal(uint32_t token) const {
    const Upos upos = doc_.upos[token];
    return upos == Upos::kPropn || upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kX ||
           base::all_upper(doc_.word(token));
  }

  uint32_t row_at(TokenSpan tokens) const {
    const bool upper = base::starts_upper(doc_.word(tokens.begin));
    for (const std::string& name : names_of(doc_, tokens)) {
      const std::string folded = base_.fold(name);
      const uint32_t row = users_.find(folded);
      if (row != kNoRow && (upper || users_.may_be_small(folded))) return row;
    }
    return kNoRow;
  }

  uint32_t link_at(uint32_t begin, uint32_t sent_end) {
    const auto most = static_cast<uint32_t>(2 * users_.most_words());  // hyphens are tokens too
    for (uint32_t end = std::min(begin + most, sent_end); end > begin; --end) {
      if (end == begin + 1 && !is_nominal(begin)) return 0;
      const uint32_t row = row_at({begin, end});
      if (row == kNoRow || !found_.may_take_over({begin, end})) continue;
      found_.link(found_.take_over({begin, end}, EntityKind::kOther), users_.entity(row));
      return end - begin;
    }
    return 0;
  }

  const Document& doc_;
  const knowledge::EntityBase& base_;
  const knowledge::UserEntities& users_;
  Found& found_;
};

}  // namespace

void link_user_list(const Document& doc, const knowledge::EntityBase& base,
                    const knowledge::UserEntities& users, Found& found) {
  Lister lister(doc, base, users, found);
  lister.link_marked();
  for (TokenSpan sent : doc.sentences) lister.link_unmarked(sent);
}

}  // namespace kilde::link
