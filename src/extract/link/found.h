// Found: the entities of a document while they are being linked.
//
//   Found found(doc, base);
//   found.link(3, row, "full name");          // doc.entities[3] is what the base has in `row`
//   found.add(span, row, "known name");       // a mention that no entity had
//   found.finish();                           // one row a thing, in text order, local ones
//   numbered
//
// Shapes: rows are those of doc.entities, with new ones behind them, until finish().
// Needs: entities and tokens. Gives: doc.entities. Threads: one document, one thread.
// Errors: cannot fail.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <kilde/document.h>

#include "knowledge/entity_base.h"
#include "knowledge/user_entities.h"

namespace kilde::link {

// Gives an entity what the base has in a row: id, kind, country, point.
void fill(Document& doc, const knowledge::EntityBase& base, uint32_t row, Entity& out);

class Found {
 public:
  Found(Document& doc, const knowledge::EntityBase& base);

  size_t size() const { return doc_.entities.size(); }
  uint32_t base_row(size_t entity) const { return base_rows_[entity]; }
  bool is_local(size_t entity) const;
  // What the user lists stays as it is.
  bool is_users(size_t entity) const;
  // The entity whose mention holds the token, the one named before the one described; -1 for none.
  int32_t entity_at(uint32_t token) const { return at_[token]; }
  bool is_named(size_t entity) const { return named_[entity]; }

  void link(size_t entity, uint32_t row, std::string_view by);
  // What stands in the user's list, which goes before the base.
  void link(size_t entity, const knowledge::UserEntity& user);
  // What the base has no row for: a people, an institution.
  void mark(size_t entity, EntityKind kind, std::string_view id, std::string_view country,
            std::string_view by);
  size_t add(TokenSpan tokens, EntityKind kind);
  // The same where other rows had mentions in the tokens: they lose those.
  size_t take_over(TokenSpan tokens, EntityKind kind);
  // Whether the mentions of named rows that meet the tokens are shorter, and of no row
  // that the user's list gave.
  bool may_take_over(TokenSpan tokens) const;
  // A new row for one mention of another.
  size_t move(size_t entity, ByteSpan mention);
  void finish();

 private:
  void take(size_t entity, bool named);
  void merge();
  void number();

  Document& doc_;
  const knowledge::EntityBase& base_;
  std::vector<uint32_t> base_rows_;
  std::vector<bool> named_;
  std::vector<int32_t> at_;  // by token
};

}  // namespace kilde::link
