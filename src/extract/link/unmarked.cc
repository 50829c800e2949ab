#include "extract/link/unmarked.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/utf8.h"
#include "extract/link/names.h"

namespace kilde::link {

namespace {

constexpr uint32_t kLongest = 5;     // tokens of a name
constexpr uint32_t kSureLength = 4;  // of one that needs no proper noun

class Searcher {
 public:
  Searcher(const Document& doc, const knowledge::Spelling& spelling, const Chooser& chooser,
           Found& found)
      : doc_(doc), spelling_(spelling), chooser_(chooser), found_(found) {}

  void search(TokenSpan sent) {
    if (is_headline(sent)) return;
    for (uint32_t i = sent.begin; i < sent.end;) {
      const uint32_t length = may_begin(i) ? link_at(i, sent.end) : 0;
      i += std::max(length, 1u);
    }
  }

 private:
  // Most words in capitals: they tell nothing of what is a name.
  bool is_headline(TokenSpan sent) const {
    uint32_t upper = 0, words = 0;
    for (uint32_t i = sent.begin; i < sent.end; ++i) {
      if (doc_.upos[i] == Upos::kPunct) continue;
      ++words;
      upper += base::all_upper(doc_.word(i));
    }
    return words > 1 && 2 * upper > words;
  }

  bool is_free(uint32_t token) const {
    const int32_t entity = found_.entity_at(token);
    return entity < 0 || !found_.is_named(static_cast<size_t>(entity));
  }

  // A name may be found in pieces: "Vereinten" for the "Vereinten Nationen".
  bool is_part(uint32_t token, TokenSpan whole) const {
    const auto row = static_cast<size_t>(found_.entity_at(token));
    if (found_.is_users(row)) return false;
    const Entity& entity = doc_.entities[row];
    return std::none_of(entity.mentions.begin(), entity.mentions.end(), [&](ByteSpan mention) {
      if (!mention.overlaps(doc_.tokens[token])) return false;
      const TokenSpan piece = doc_.tokens_in(mention);
      const bool inside = piece.begin >= whole.begin && piece.end <= whole.end;
      return !inside || piece == whole;
    });
  }

  bool may_begin(uint32_t token) const {
    return base::starts_upper(doc_.word(token)) && is_nominal(token);
  }

  bool is_nominal(uint32_t token) const {
    const Upos upos = doc_.upos[token];
    return upos == Upos::kPropn || upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kX;
  }

  bool may_be_name(TokenSpan tokens) const {
    const auto is_name = [&](uint32_t i) {
      return doc_.upos[i] == Upos::kPropn || doc_.upos[i] == Upos::kX ||
             base::all_upper(doc_.word(i));
    };
    if (tokens.length() == 1) return is_free(tokens.begin) && is_name(tokens.begin);
    bool any = tokens.length() >= kSureLength;
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
      if (!is_free(i) && !is_part(i, tokens)) return false;
      any |= is_name(i);
    }
    const uint32_t last = tokens.end - 1;
    return any && (base::starts_upper(doc_.word(last)) || doc_.upos[last] == Upos::kNoun);
  }

  uint32_t link_at(uint32_t begin, uint32_t sent_end) {
    for (uint32_t end = std::min(begin + kLongest, sent_end); end > begin; --end) {
      const TokenSpan tokens{begin, end};
      if (!may_be_name(tokens)) continue;
      std::vector<std::string> names = names_of(doc_, tokens);
      if (tokens.length() > 1) add_nominatives(spelling_, names);
      const Choice choice = chooser_.choose_unmarked(names);
      if (choice.row == knowledge::kNoRow) continue;
      found_.link(found_.take_over(tokens, EntityKind::kOther), choice.row, choice.by);
      return end - begin;
    }
    return 0;
  }

  const Document& doc_;
  const knowledge::Spelling& spelling_;
  const Chooser& chooser_;
  Found& found_;
};

// The first and last names of known persons that one alone bears in the report.
class NamesOfOne {
 public:
  NamesOfOne(const Document& doc, const Found& found) : doc_(doc), none_(found.size()) {
    for (size_t n = 0; n < none_; ++n) {
      const Entity& entity = doc.entities[n];
      if (entity.kind != EntityKind::kPerson || !found.is_named(n)) continue;
      const uint32_t row = found.base_row(n);
      if (row == knowledge::kNoRow && !is_name(doc, n)) continue;
      for (ByteSpan mention : entity.mentions) add(mention, n, row);
    }
  }

  // The entity of the known person with the name that stands there; the number of entities for
  // none.
  size_t bearer(ByteSpan mention) const {
    const auto at = bearers_.find(doc_.text(mention));
    const bool told = at != bearers_.end() && at->second.row != knowledge::kNoRow &&
                      at->second.first < mention.begin;
    return told ? at->second.entity : none_;
  }

  // Somebody's name of two words, once at least; longer ones may be two names taken for one.
  static bool is_name(const Document& doc, size_t entity) {
    const ByteSpans& mentions = doc.entities[entity].mentions;
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](ByteSpan mention) { return count_words(doc.text(mention)) == 2; });
  }

 private:
  struct Bearer {
    size_t entity = 0;
    uint32_t row = 0;    // kNoRow for one who is not known, and for several
    uint32_t first = 0;  // byte
  };

  void add(ByteSpan mention, size_t entity, uint32_t row) {
    const std::string_view name = doc_.text(mention);
    if (count_words(name) < 2 || !is_named(doc_, doc_.tokens_in(mention))) return;
    for (std::string_view part :
         {name.substr(0, name.find(' ')), name.substr(name.rfind(' ') + 1)}) {
      Bearer& bearer = bearers_.try_emplace(part, Bearer{entity, row, mention.begin}).first->second;
      if (bearer.row != row) bearer.row = knowledge::kNoRow;
      bearer.first = std::min(bearer.first, mention.begin);
    }
  }

  const Document& doc_;
  const size_t none_;
  std::unordered_map<std::string_view, Bearer> bearers_;
};

}  // namespace

// "Facebook" in a headline, where it is linked elsewhere in the report: one word of a body's name.
void link_told_again(const Document& doc, Found& found) {
  std::unordered_map<std::string_view, size_t> told;
  for (size_t n = 0; n < found.size(); ++n) {
    const Entity& entity = doc.entities[n];
    const bool body = entity.kind == EntityKind::kOrganisation ||
                      entity.kind == EntityKind::kOutlet || entity.kind == EntityKind::kAgency;
    if (!body || found.base_row(n) == knowledge::kNoRow || !found.is_named(n)) continue;
    for (ByteSpan mention : entity.mentions) {
      const TokenSpan tokens = doc.tokens_in(mention);
      const bool name = tokens.length() == 1 && doc.upos[tokens.begin] == Upos::kPropn &&
                        base::starts_upper(doc.word(tokens.begin));
      if (name) told.emplace(doc.word(tokens.begin), n);
    }
  }
  if (told.empty()) return;
  for (uint32_t i = 0; i < doc.size(); ++i) {
    if (found.entity_at(i) >= 0 || doc.upos[i] != Upos::kPropn) continue;
    const auto again = told.find(doc.word(i));
    if (again == told.end()) continue;
    const std::string_view by = doc.entities[again->second].link;
    found.link(found.add({i, i + 1}, EntityKind::kOther), found.base_row(again->second), by);
  }
}

// "West" behind "Kanye West", taken for another though he is known by his whole name.
void link_names_of_one(const Document& doc, Found& found) {
  const NamesOfOne names(doc, found);
  const size_t size = found.size();
  for (size_t n = 0; n < size; ++n) {
    const Entity& entity = doc.entities[n];
    if (entity.kind != EntityKind::kPerson || !found.is_local(n) || !found.is_named(n)) continue;
    if (NamesOfOne::is_name(doc, n)) continue;
    const ByteSpans mentions = entity.mentions;  // moving makes rows
    for (ByteSpan mention : mentions) {
      const size_t bearer = names.bearer(mention);
      if (bearer == size) continue;
      const std::string_view by = doc.entities[bearer].link;
      found.link(found.move(n, mention), found.base_row(bearer), by);
    }
  }
}

void link_described(const Document& doc, const Chooser& chooser, Found& found) {
  for (size_t n = 0; n < found.size(); ++n) {
    const Entity& row = doc.entities[n];
    const bool body = row.kind == EntityKind::kOrganisation || row.kind == EntityKind::kAgency;
    if (!body || !found.is_local(n) || found.is_named(n)) continue;
    for (ByteSpan mention : row.mentions) {
      const TokenSpan tokens = doc.tokens_in(mention);
      if (tokens.length() < 2) continue;
      const Choice choice = chooser.choose_unmarked(names_of(doc, tokens));
      if (choice.row == knowledge::kNoRow) continue;
      found.link(n, choice.row, choice.by);
      break;
    }
  }
}

void link_unmarked(const Document& doc, const knowledge::Spelling& spelling, const Chooser& chooser,
                   Found& found) {
  Searcher searcher(doc, spelling, chooser, found);
  for (TokenSpan sent : doc.sentences) searcher.search(sent);
}

}  // namespace kilde::link
