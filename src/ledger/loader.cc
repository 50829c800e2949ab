#include "ledger/loader.h"

#include <optional>
#include <unordered_map>
#include <utility>

#include "ledger/days.h"
#include "ledger/findings.h"
#include "ledger/packing.h"
#include "ledger/writer.h"

namespace kilde::ledger {
namespace {

class Loader {
 public:
  Loader(Database& db, int64_t document)
      : db_(db),
        id_(document),
        findings_(db),
        name_(db.prepare("SELECT name FROM names WHERE id=?")) {}

  Document load() {
    Document doc = load_head(db_, id_);
    if (db_.ok()) found(doc);
    if (!db_.ok()) return Document();
    return doc;
  }

 private:
  void found(Document& doc) {
    entities(doc);
    claims(doc);
    chains(doc);
    times(doc);
    notes(doc);
  }

  void entities(Document& doc) {
    Statement known = db_.prepare(
        "SELECT key,kind,wikidata,country,lat,lon,precision,name FROM entities WHERE id=?");
    for (FoundEntity& found : findings_.entities(id_)) {
      if (!within(doc, found.mentions)) return fail("an entity");
      Entity entity;
      entity.kind = found.kind;
      entity.mentions = std::move(found.mentions);
      std::string name;
      if (found.entity) {
        if (!known.with(*found.entity).next() || !known_entity(doc, known, entity))
          return fail("an entity");
        name = known.string(7);
      }
      if (found.local) entity.id = doc.intern("e" + std::to_string(*found.local));
      entity.link = named(doc, found.link);
      entity.name = doc.intern(found.name ? *found.name : shown_name(doc, entity, name));
      doc.entities.push_back(std::move(entity));
    }
  }

  static bool known_entity(Document& doc, const Statement& row, Entity& entity) {
    const auto kind = parse_entity_kind(row.text(1));
    if (kind) entity.kind = *kind;
    entity.id = doc.intern(row.text(0));
    entity.wikidata = doc.intern(row.text(2));
    entity.country = doc.intern(row.text(3));
    entity.has_point = !row.null(4);
    entity.lat = row.real(4);
    entity.lon = row.real(5);
    entity.precision = doc.intern(row.text(6));
    return kind.has_value();
  }

  std::string_view named(Document& doc, std::optional<int64_t> name) {
    if (!name) return {};
    const auto [known, fresh] = names_.try_emplace(*name);
    if (fresh && name_.with(*name).next()) known->second = doc.intern(name_.text(0));
    return known->second;
  }

  void claims(Document& doc) {
    Statement rows = db_.prepare(
        "SELECT "
        "speaker_number,s.name,type,act,factuality,negated,source_by,source_kind,source_grade,"
        "confidence,parent,r.name,l.name,spans FROM claims c LEFT JOIN names s ON "
        "s.id=speaker_name "
        "LEFT JOIN names r ON r.id=rule LEFT JOIN names l ON l.id=cue_lemma "
        "WHERE c.id>=? AND c.id<? ORDER BY c.id");
    for (rows.with(claim_id(id_, 0), claim_id(id_ + 1, 0)); rows.next();)
      if (!claim(doc, rows)) return fail("claim " + std::to_string(doc.attributions.size() + 1));
  }

  bool claim(Document& doc, const Statement& row) {
    Attribution each;
    if (!row.null(0)) {
      const int64_t number = row.integer(0);
      if (number < 0 || number >= static_cast<int64_t>(doc.entities.size())) return false;
      each.speaker = static_cast<int32_t>(number);
    }
    each.speaker_name = doc.intern(row.text(1));
    each.negated = row.integer(5) != 0;
    each.confidence = row.real(9);
    each.parent = row.null(10) ? -1 : static_cast<int32_t>(row.integer(10));
    each.rule = doc.intern(row.text(11));
    each.cue_lemma = doc.intern(row.text(12));
    if (!labels(each, row)) return false;
    auto spans = unpack_rows(row.blob(13), kClaimRows);
    if (!spans) return false;
    for (const ByteSpans& row_spans : *spans)
      if (!within(doc, row_spans)) return false;
    ByteSpans* columns[] = {&each.source, &each.cue, &each.content, &each.via, &each.to};
    for (size_t i = 0; i < kClaimRows; ++i) *columns[i] = std::move((*spans)[i]);
    doc.attributions.push_back(std::move(each));
    return true;
  }

  static bool labels(Attribution& each, const Statement& row) {
    auto take = [](auto& label, auto parsed) {
      if (parsed) label = *parsed;
      return parsed.has_value();
    };
    return take(each.type, parse_quote_type(row.text(2))) &&
           take(each.act, parse_act(row.text(3))) &&
           take(each.factuality, parse_factuality(row.text(4))) &&
           take(each.source_by, parse_source_by(row.text(6))) &&
           take(each.source_kind, parse_source_kind(row.text(7))) &&
           take(each.source_grade, parse_source_grade(row.text(8)));
  }

  void chains(Document& doc) {
    Statement rows = db_.prepare(
        "SELECT claim,n.name FROM chains JOIN names n ON n.id=chains.name "
        "WHERE claim>=? AND claim<? ORDER BY claim,position");
    for (rows.with(claim_id(id_, 0), claim_id(id_ + 1, 0)); rows.next();) {
      auto number = static_cast<size_t>(rows.integer(0) & (kMostClaims - 1));
      if (number >= doc.attributions.size()) return fail("a chain");
      doc.attributions[number].chain.push_back(doc.intern(rows.text(1)));
    }
  }

  void times(Document& doc) {
    for (const FoundTime& found : findings_.times(id_)) {
      if (!within(doc, {found.span})) return fail("a time");
      TimeExpression each{found.span, found.type, doc.intern(found.value), doc.intern(found.mod),
                          {},         {},         named(doc, found.rule)};
      if (found.first_day) each.from = doc.intern(day_text(*found.first_day));
      if (found.day_after) each.to = doc.intern(day_text(*found.day_after));
      each.anchor = found.anchor;
      each.begins = found.begins;
      each.ends = found.ends;
      doc.times.push_back(each);
    }
  }

  void notes(Document& doc) {
    Statement rows = db_.prepare("SELECT text FROM notes WHERE document=? ORDER BY number");
    for (rows.with(id_); rows.next();) doc.note(rows.text(0));
  }

  static bool within(const Document& doc, const ByteSpans& spans) {
    for (ByteSpan span : spans)
      if (span.begin > span.end || span.end > doc.text().size()) return false;
    return true;
  }
  void fail(const std::string& what) {
    db_.fail(damaged(db_.file(), what + " of document #" + std::to_string(id_)));
  }

  Database& db_;
  const int64_t id_;
  Findings findings_;
  Statement name_;
  std::unordered_map<int64_t, std::string_view> names_;  // of the document
};

}  // namespace

Error damaged(const std::filesystem::path& file, std::string_view what) {
  return {Code::kFormat, file.string(),
          "expected a whole ledger, found damage in " + std::string(what) +
              "; a backup has what is lost"};
}

HeadLoader::HeadLoader(Database& db)
    : db_(db),
      head_(db.prepare(
          "SELECT d.name,lower(hex(sha256)),title,n.name,author,url,lang,date,published,fetched,"
          "body_begin FROM documents d LEFT JOIN names n ON n.id=d.publisher WHERE d.id=?")),
      text_(db.prepare("SELECT size,packed FROM texts WHERE document=?")) {}

Document HeadLoader::load(int64_t document) {
  Document doc(text(document));
  for (head_.with(document); head_.next();) {
    doc.id = head_.string(0);
    doc.sha256 = head_.string(1);
    doc.title = head_.string(2);
    doc.publisher = head_.string(3);
    doc.author = head_.string(4);
    doc.url = head_.string(5);
    doc.lang = head_.string(6);
    if (auto date = parse_date(head_.text(7))) doc.date = *date;
    doc.published = head_.string(8);
    doc.fetched = head_.string(9);
    doc.body_begin = static_cast<uint32_t>(head_.integer(10));
    if (doc.body_begin > doc.text().size())
      db_.fail(damaged(db_.file(), "the head of document #" + std::to_string(document)));
  }
  if (!db_.ok()) return Document();
  return doc;
}

std::string HeadLoader::text(int64_t document) {
  std::optional<std::string> text;
  bool there = false;
  for (text_.with(document); text_.next(); there = true)
    text = unpack_text(text_.blob(1), static_cast<size_t>(text_.integer(0)));
  if (text) return std::move(*text);
  if (there)
    db_.fail(damaged(db_.file(), "the text of document #" + std::to_string(document)));
  else if (db_.ok())
    db_.fail({Code::kNotFound, "#" + std::to_string(document),
              "expected a document with a text, found none (erased, or never added)"});
  return {};
}

std::string load_text(Database& db, int64_t document) { return HeadLoader(db).text(document); }
Document load_document(Database& db, int64_t document) { return Loader(db, document).load(); }
Document load_head(Database& db, int64_t document) { return HeadLoader(db).load(document); }

}  // namespace kilde::ledger
