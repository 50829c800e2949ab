#include "ledger/writer.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "document/proper_name.h"
#include "ledger/claim_labels.h"
#include "ledger/days.h"
#include "ledger/findings.h"
#include "ledger/loader.h"
#include "ledger/packing.h"

namespace kilde::ledger {
namespace {

constexpr size_t kMostRemembered = 200'000;  // names and entities; then begin anew

std::optional<std::string_view> unless_empty(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

bool is_local(std::string_view id) {
  return id.size() > 1 && id[0] == 'e' &&
         std::ranges::all_of(id.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

// Whether the report gives it a name, and not a description only.
bool has_name(const Document& doc, const Entity& entity) {
  if (entity.kind == EntityKind::kGroup || doc.names.empty()) return false;
  auto names_it = [&](ByteSpan mention) {
    auto name = std::ranges::lower_bound(doc.names, mention.begin, {}, [&](const NameMention& n) {
      return doc.bytes(n.tokens).end;
    });
    for (; name != doc.names.end(); ++name) {
      ByteSpan bytes = doc.bytes(name->tokens);
      if (bytes.begin >= mention.end) return false;
      if (bytes.overlaps(mention) && document::is_proper(doc, *name)) return true;
    }
    return false;
  };
  return std::ranges::any_of(entity.mentions, names_it);
}

std::string from_hex(std::string_view digits) {
  auto value = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  for (size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes.push_back(static_cast<char>(value(digits[i]) * 16 + value(digits[i + 1])));
  return bytes;
}

int64_t count_words(std::string_view text) {
  int64_t words = 0;
  bool in_word = false;
  for (char c : text) {
    bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    words += !space && !in_word;
    in_word = !space;
  }
  return words;
}

}  // namespace

std::string_view shown_name(const Document& doc, const Entity& entity, std::string_view known) {
  if (!known.empty() || entity.mentions.empty()) return known;
  return doc.text(entity.mentions.front());
}

std::string indexed_words(const text::SearchWords& search, std::string_view title,
                          std::string_view text, std::string_view lang) {
  std::string words = search.index_form(text, lang);
  if (text.substr(0, 4 * title.size() + 64).find(title) != std::string_view::npos) return words;
  return search.index_form(title, lang) + " " + words;
}

std::string content_of(std::string_view text, const ByteSpans& content) {
  std::string all;
  for (ByteSpan span : content) {
    if (!all.empty()) all.push_back(' ');
    all += text.substr(span.begin, span.length());
  }
  return all;
}

Writer::Writer(Database& db, const text::SearchWords& search) : db_(db), search_(search) {
  insert_document_ = db.prepare(
      "INSERT INTO documents(id,name,first,version,current,sha256,title,publisher,author,url,lang,"
      "date,published,first_day,day_after,fetched,added,model,body_begin,words) "
      "VALUES(?,?,?,?,1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  insert_text_ = db.prepare("INSERT INTO texts VALUES(?,?,?)");
  find_name_ = db.prepare("SELECT id FROM names WHERE name=?");
  insert_name_ = db.prepare("INSERT INTO names(name,folded) VALUES(?,?)");
  find_entity_ = db.prepare("SELECT id,name FROM entities WHERE key=?");
  insert_entity_ = db.prepare(
      "INSERT INTO entities(key,name,kind,wikidata,country,lat,lon,precision,last_word) "
      "VALUES(?,?,?,?,?,?,?,?,?)");
  insert_document_entity_ = db.prepare("INSERT OR IGNORE INTO document_entities VALUES(?,?)");
  insert_claim_ = db.prepare(
      "INSERT INTO claims(id,speaker,speaker_number,speaker_name,labels,confidence,parent,rule,"
      "cue_lemma,spans) VALUES(?,?,?,?,?,?,?,?,?,?)");
  insert_chain_ = db.prepare("INSERT INTO chains VALUES(?,?,?)");
  insert_claim_entity_ = db.prepare("INSERT OR IGNORE INTO claim_entities VALUES(?,?)");
  insert_claim_time_ = db.prepare("INSERT INTO claim_times VALUES(?,?,?,?)");
  insert_time_ = db.prepare("UPDATE findings SET times=? WHERE document=?");
  insert_note_ = db.prepare("INSERT INTO notes VALUES(?,?,?)");
  index_text_ = db.prepare("INSERT INTO text_index(rowid,words) VALUES(?,?)");
  index_claim_ = db.prepare("INSERT INTO claim_index(rowid,words) VALUES(?,?)");
  unindex_text_ = db.prepare("INSERT INTO text_index(text_index,rowid,words) VALUES('delete',?,?)");
  unindex_claim_ =
      db.prepare("INSERT INTO claim_index(claim_index,rowid,words) VALUES('delete',?,?)");
  next_document_ = db.prepare("SELECT coalesce(max(id),0)+1 FROM documents");
}

void Writer::forget() {
  names_.clear();
  entities_.clear();
}

std::optional<int64_t> Writer::name_id(std::string_view name) {
  if (name.empty()) return std::nullopt;
  if (names_.size() > kMostRemembered) names_.clear();
  auto [row, fresh] = names_.try_emplace(std::string(name), 0);
  if (!fresh) return row->second;
  if (auto known = find_name_.with(name).first()) return row->second = *known;
  std::string folded;
  for (const std::string& word : search_.words_of(name))
    folded += (folded.empty() ? "" : " ") + word;
  insert_name_.with(name, folded).run();
  return row->second = db_.last_id();
}

int64_t Writer::insert(const Document& doc, const Place& place) {
  const int64_t id = next_document_.with().first().value_or(1);
  insert_document(id, doc, place);
  const std::string packed = pack_text(doc.text());
  insert_text_.with(id, doc.text().size(), Blob{packed}).run();
  const std::string words = indexed_words(search_, doc.title, doc.text(), doc.lang);
  index_text_.with(id, words).run();
  insert_reading(id, doc);
  return id;
}

void Writer::insert_document(int64_t id, const Document& doc, const Place& place) {
  const std::string date = doc.date.to_string();
  std::optional<int64_t> first_day, day_after;
  if (doc.date.known()) {
    first_day = doc.date.first_day().time_since_epoch().count();
    day_after = doc.date.day_after().time_since_epoch().count();
  }
  const std::string sha256 = from_hex(doc.sha256);
  insert_document_
      .with(id, doc.id, place.first ? place.first : id, place.version, Blob{sha256}, doc.title,
            name_id(doc.publisher), unless_empty(doc.author), unless_empty(doc.url), doc.lang,
            unless_empty(date), unless_empty(doc.published), first_day, day_after,
            unless_empty(doc.fetched), place.added, place.model, doc.body_begin,
            count_words(doc.text()))
      .run();
}

void Writer::insert_reading(int64_t document, const Document& doc) {
  insert_entities(document, doc);
  insert_claims(document, doc);
  insert_times(document, doc);
  int64_t number = 0;
  for (const Note& note : doc.notes) insert_note_.with(document, number++, note.text).run();
  if (doc.attributions.size() > static_cast<size_t>(kMostClaims)) {
    const std::string note = "only the first " + std::to_string(kMostClaims) + " of " +
                             std::to_string(doc.attributions.size()) + " claims are kept";
    insert_note_.with(document, number, note).run();
  }
}

// One for a thing of the base, one for a name of a kind, none for a description.
std::string Writer::key_of(const Document& doc, const Entity& entity) const {
  if (!is_local(entity.id)) return std::string(entity.id);
  std::string key;
  if (has_name(doc, entity))
    for (const std::string& word : search_.words_of(entity.name)) key += " " + word;
  if (key.empty()) return {};
  return "name:" + std::string(to_string(entity.kind)) + ":" + key.substr(1);
}

const Writer::Known* Writer::entity_row(const Entity& entity, const std::string& key) {
  if (key.empty()) return nullptr;
  if (entities_.size() > kMostRemembered) entities_.clear();
  auto [row, fresh] = entities_.try_emplace(key);
  Known& known = row->second;
  if (!fresh) return &known;
  find_entity_.with(key);
  if (find_entity_.next()) {
    known = {find_entity_.integer(0), find_entity_.string(1)};
    find_entity_.run();
    return &known;
  }
  const auto lat = entity.has_point ? std::optional(entity.lat) : std::nullopt;
  const auto lon = entity.has_point ? std::optional(entity.lon) : std::nullopt;
  std::string last_word;
  if (auto words = search_.words_of(entity.name); !words.empty()) last_word = words.back();
  insert_entity_
      .with(key, entity.name, to_string(entity.kind), unless_empty(entity.wikidata),
            unless_empty(entity.country), lat, lon, unless_empty(entity.precision),
            unless_empty(last_word))
      .run();
  known = {db_.last_id(), std::string(entity.name)};
  return &known;
}

void Writer::insert_entities(int64_t document, const Document& doc) {
  std::vector<FoundEntity> found;
  ids_.clear();
  mentions_.clear();
  for (const Entity& entity : doc.entities) {
    const auto number = static_cast<uint32_t>(ids_.size());
    const Known* known = entity_row(entity, key_of(doc, entity));
    ids_.push_back(known ? std::optional(known->id) : std::nullopt);
    FoundEntity& each = found.emplace_back();
    each.entity = ids_.back();
    if (is_local(entity.id)) each.local = std::stoll(std::string(entity.id.substr(1)));
    if (!known) each.kind = entity.kind;
    if (shown_name(doc, entity, known ? known->name : std::string_view()) != entity.name)
      each.name = entity.name;
    each.link = name_id(entity.link);
    each.mentions = entity.mentions;
    for (ByteSpan span : entity.mentions) mentions_.push_back({span.begin, span.end, number});
  }
  std::ranges::sort(mentions_, {}, [](const Mention& m) { return std::tuple(m.begin, m.entity); });
  const std::string packed = pack_entities(found);
  db_.prepare("INSERT INTO findings VALUES(?,?,x'')").with(document, Blob{packed}).run();
  for (const std::optional<int64_t>& id : ids_)
    if (id) insert_document_entity_.with(*id, document).run();
}

void Writer::insert_claims(int64_t document, const Document& doc) {
  const size_t most = std::min(doc.attributions.size(), static_cast<size_t>(kMostClaims));
  for (size_t i = 0; i < most; ++i) insert_claim(claim_id(document, i), doc, doc.attributions[i]);
}

void Writer::insert_claim(int64_t claim, const Document& doc, const Attribution& each) {
  std::optional<int64_t> speaker, number, parent;
  if (each.speaker >= 0) {
    number = each.speaker;
    speaker = ids_[static_cast<size_t>(each.speaker)];
  }
  if (each.parent >= 0) parent = each.parent;
  const std::string spans =
      pack_rows({&each.source, &each.cue, &each.content, &each.via, &each.to});
  insert_claim_
      .with(claim, speaker, number, name_id(each.speaker_name), labels_of(each), each.confidence,
            parent, name_id(each.rule), name_id(each.cue_lemma), Blob{spans})
      .run();
  int64_t position = 0;
  for (std::string_view name : each.chain)
    if (auto id = name_id(name)) insert_chain_.with(claim, position++, *id).run();
  for (ByteSpan span : each.content) {
    auto mention = std::ranges::lower_bound(mentions_, span.begin, {}, &Mention::begin);
    for (; mention != mentions_.end() && mention->begin < span.end; ++mention)
      if (auto entity = ids_[mention->entity]) insert_claim_entity_.with(*entity, claim).run();
  }
  insert_claim_times(claim, doc, each.content);
  const std::string words = search_.index_form(content_of(doc.text(), each.content), doc.lang);
  index_claim_.with(claim, words).run();
}

// When, as far as it is on the calendar, what is credited happened or will.
void Writer::insert_claim_times(int64_t claim, const Document& doc, const ByteSpans& content) {
  for (ByteSpan span : content) {
    auto time = std::ranges::lower_bound(doc.times, span.begin, {},
                                         [](const TimeExpression& t) { return t.span.begin; });
    for (; time != doc.times.end() && time->span.begin < span.end; ++time) {
      const auto first = day_number(time->from), after = day_number(time->to);
      if (first && after && span.contains(time->span))
        insert_claim_time_.with(claim, time - doc.times.begin(), *first, *after).run();
    }
  }
}

void Writer::insert_times(int64_t document, const Document& doc) {
  std::vector<FoundTime> found;
  for (const TimeExpression& each : doc.times)
    found.push_back({each.span, each.type, std::string(each.value), std::string(each.mod),
                     day_number(each.from), day_number(each.to), name_id(each.rule), each.anchor,
                     each.begins, each.ends});
  const std::string packed = pack_times(found);
  insert_time_.with(Blob{packed}, document).run();
}

void Writer::replace_reading(int64_t document, const Document& doc, int64_t model) {
  erase_reading(document, doc.lang, doc.text());
  insert_reading(document, doc);
  db_.prepare("UPDATE documents SET model=? WHERE id=?").with(model, document).run();
}

void Writer::erase_reading(int64_t document, std::string_view lang, std::string_view text) {
  const int64_t first = claim_id(document, 0), after = claim_id(document + 1, 0);
  Statement claims = db_.prepare("SELECT id,spans FROM claims WHERE id>=? AND id<?");
  for (claims.with(first, after); claims.next();) {
    auto rows = unpack_rows(claims.blob(1), kClaimRows);
    if (!rows) return db_.fail(damaged(db_.file(), "claim " + std::to_string(claims.integer(0))));
    const std::string words = search_.index_form(content_of(text, (*rows)[kContentRow]), lang);
    unindex_claim_.with(claims.integer(0), words).run();
  }
  Statement of_claims =
      db_.prepare("DELETE FROM claim_entities WHERE entity=? AND claim>=? AND claim<?");
  Statement of_document =
      db_.prepare("DELETE FROM document_entities WHERE entity=? AND document=?");
  for (const FoundEntity& each : Findings(db_).entities(document)) {
    if (!each.entity) continue;
    of_claims.with(*each.entity, first, after).run();
    of_document.with(*each.entity, document).run();
  }
  for (const char* table : {"chains WHERE claim", "claim_times WHERE claim", "claims WHERE id"}) {
    const std::string from = "DELETE FROM " + std::string(table);
    db_.prepare(from + ">=? AND " + from.substr(from.rfind(' ') + 1) + "<?")
        .with(first, after)
        .run();
  }
  for (const char* table : {"findings", "notes"})
    db_.prepare("DELETE FROM " + std::string(table) + " WHERE document=?").with(document).run();
}

void Writer::erase(int64_t document, std::string_view title, std::string_view lang,
                   std::string_view text) {
  erase_reading(document, lang, text);
  unindex_text_.with(document, indexed_words(search_, title, text, lang)).run();
  db_.prepare("DELETE FROM texts WHERE document=?").with(document).run();
}

}  // namespace kilde::ledger
