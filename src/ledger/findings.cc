#include "ledger/findings.h"

#include <limits>

#include "base/varint.h"
#include "ledger/days.h"
#include "ledger/loader.h"

namespace kilde::ledger {
namespace {

using base::VarintReader;

constexpr int64_t kMostBytes = std::numeric_limits<uint32_t>::max();
constexpr uint64_t kMostRows = std::numeric_limits<int32_t>::max();
constexpr int64_t kMostDays = 10'000'000;  // from 1970, either way

// What an entity has, as one number below 128: its local number, a name, a row of `entities` or
// else its kind, a link.
enum Local : uint64_t { kNoLocal, kNextLocal, kOtherLocal, kLocals };
constexpr uint64_t kRow = static_cast<uint64_t>(EntityKind::kOther) + 1;

struct Marks {
  uint64_t local = kNoLocal, name = 0, row = 0, link = 0;
  uint64_t number() const { return local + kLocals * (name + 2 * (row + (kRow + 1) * link)); }
  static Marks of(uint64_t number) {
    return {number % kLocals, number / kLocals % 2, number / kLocals / 2 % (kRow + 1),
            number / kLocals / 2 / (kRow + 1)};
  }
};

// Marks of a time.
constexpr uint64_t kTypes = 3, kRelations = 4, kFirst = 8, kAfter = 16, kPlain = 32, kRule = 64,
                   kMod = 128;

void put_text(std::string& out, std::string_view text) {
  base::put_varint(out, text.size());
  for (const char c : text) base::put_varint(out, static_cast<unsigned char>(c));
}

// A varint a byte: letters beyond ASCII take two bytes each.
std::string next_text(VarintReader& reader) {
  std::string text;
  for (uint64_t left = reader.next(); left > 0 && reader.ok(); --left)
    text.push_back(static_cast<char>(reader.next()));
  return text;
}

bool beyond(int64_t number, int64_t most) { return number < -most || number > most; }

// Its end comes within what a text may have.
std::optional<ByteSpan> next_span(VarintReader& reader, int64_t from) {
  const int64_t step = base::unzigzag(reader.next());
  const uint64_t length = reader.next();
  if (!reader.ok() || beyond(step, kMostBytes)) return {};
  const int64_t begin = from + step;
  if (begin < 0 || begin > kMostBytes) return {};
  if (length > static_cast<uint64_t>(kMostBytes - begin)) return {};
  return ByteSpan{static_cast<uint32_t>(begin),
                  static_cast<uint32_t>(begin) + static_cast<uint32_t>(length)};
}

void put_span(std::string& out, ByteSpan span, int64_t from) {
  base::put_varint(out, base::zigzag(int64_t{span.begin} - from));
  base::put_varint(out, span.length());
}

// Whether the days are those that the value names: most times are a day.
bool is_plain(const FoundTime& time) {
  return time.first_day && time.day_after == *time.first_day + 1 &&
         time.value == day_text(*time.first_day);
}

bool next_time(VarintReader& reader, FoundTime& time, ByteSpan& before, int64_t& day) {
  const uint64_t marks = reader.next();
  time.type = static_cast<TimexType>(marks & kTypes);
  const auto span = next_span(reader, before.begin);
  if (!span) return false;
  time.span = before = *span;
  bool sound = true;
  const auto next_day = [&] {
    const int64_t step = base::unzigzag(reader.next());
    sound = sound && !beyond(step, kMostDays) && !beyond(day + step, kMostDays);
    return sound ? day += step : 0;
  };
  if ((marks & kFirst) != 0) time.first_day = next_day();
  if ((marks & kPlain) != 0) {
    if (!time.first_day) return false;
    time.day_after = *time.first_day + 1;
    time.value = day_text(*time.first_day);
  } else {
    if ((marks & kAfter) != 0) time.day_after = next_day();
    time.value = next_text(reader);
  }
  if ((marks & kMod) != 0) time.mod = next_text(reader);
  if ((marks & kRule) != 0) time.rule = static_cast<int64_t>(reader.next());
  if ((marks & kRelations) != 0)
    for (int32_t* row : {&time.anchor, &time.begins, &time.ends}) {
      const uint64_t number = reader.next();
      sound = sound && number <= kMostRows;
      *row = sound ? static_cast<int32_t>(number) + kDocumentDate : kNoTime;
    }
  return reader.ok() && sound;
}

}  // namespace

std::string pack_entities(const std::vector<FoundEntity>& entities) {
  std::string out;
  int64_t local = 0, begin = 0;
  for (const FoundEntity& each : entities) {
    Marks marks;
    if (each.local) marks.local = *each.local == local + 1 ? kNextLocal : kOtherLocal;
    marks.name = each.name.has_value();
    marks.row = each.entity ? kRow : static_cast<uint64_t>(each.kind);
    marks.link = each.link.has_value();
    base::put_varint(out, marks.number());
    if (marks.local == kOtherLocal) base::put_varint(out, static_cast<uint64_t>(*each.local));
    if (each.local) local = *each.local;
    if (each.entity) base::put_varint(out, static_cast<uint64_t>(*each.entity));
    if (each.name) put_text(out, *each.name);
    if (each.link) base::put_varint(out, static_cast<uint64_t>(*each.link));
    base::put_varint(out, each.mentions.size());
    int64_t from = begin;
    if (!each.mentions.empty()) begin = each.mentions.front().begin;
    for (const ByteSpan span : each.mentions) put_span(out, span, from), from = span.end;
  }
  return out;
}

std::optional<std::vector<FoundEntity>> unpack_entities(std::string_view blob) {
  VarintReader reader(blob);
  std::vector<FoundEntity> entities;
  int64_t local = 0, begin = 0;
  while (!reader.at_end()) {
    FoundEntity& each = entities.emplace_back();
    const Marks marks = Marks::of(reader.next());
    if (marks.link > 1) return {};
    if (marks.local == kNextLocal) each.local = ++local;
    if (marks.local == kOtherLocal) {
      const uint64_t number = reader.next();
      if (number > kMostRows) return {};
      each.local = local = static_cast<int64_t>(number);
    }
    if (marks.row == kRow)
      each.entity = static_cast<int64_t>(reader.next());
    else
      each.kind = static_cast<EntityKind>(marks.row);
    if (marks.name != 0) each.name = next_text(reader);
    if (marks.link != 0) each.link = static_cast<int64_t>(reader.next());
    int64_t from = begin;
    for (uint64_t left = reader.next(); left > 0; --left) {
      const auto span = next_span(reader, from);
      if (!span) return {};
      each.mentions.push_back(*span);
      from = span->end;
    }
    if (!each.mentions.empty()) begin = each.mentions.front().begin;
    if (!reader.ok()) return {};
  }
  return entities;
}

std::string pack_times(const std::vector<FoundTime>& times) {
  std::string out;
  ByteSpan before;
  int64_t day = 0;
  for (const FoundTime& each : times) {
    const bool plain = is_plain(each);
    const bool relations = each.anchor != kNoTime || each.begins != kNoTime || each.ends != kNoTime;
    uint64_t marks = static_cast<uint64_t>(each.type);
    if (!each.mod.empty()) marks |= kMod;
    if (each.first_day) marks |= kFirst;
    if (each.day_after && !plain) marks |= kAfter;
    if (plain) marks |= kPlain;
    if (each.rule) marks |= kRule;
    if (relations) marks |= kRelations;
    base::put_varint(out, marks);
    put_span(out, each.span, before.begin);
    before = each.span;
    const auto put_day = [&](int64_t next) {
      base::put_varint(out, base::zigzag(next - day));
      day = next;
    };
    if (each.first_day) put_day(*each.first_day);
    if (each.day_after && !plain) put_day(*each.day_after);
    if (!plain) put_text(out, each.value);
    if (!each.mod.empty()) put_text(out, each.mod);
    if (each.rule) base::put_varint(out, static_cast<uint64_t>(*each.rule));
    if (relations)
      for (const int32_t row : {each.anchor, each.begins, each.ends})
        base::put_varint(out, static_cast<uint64_t>(row - kDocumentDate));
  }
  return out;
}

std::optional<std::vector<FoundTime>> unpack_times(std::string_view blob) {
  VarintReader reader(blob);
  std::vector<FoundTime> times;
  ByteSpan before;
  int64_t day = 0;
  while (!reader.at_end())
    if (!next_time(reader, times.emplace_back(), before, day)) return {};
  return times;
}

Findings::Findings(Database& db)
    : db_(db),
      entities_(db.prepare("SELECT entities FROM findings WHERE document=?")),
      times_(db.prepare("SELECT times FROM findings WHERE document=?")) {}

std::vector<FoundEntity> Findings::entities(int64_t document) {
  std::optional<std::vector<FoundEntity>> rows = std::vector<FoundEntity>();
  for (entities_.with(document); entities_.next();) rows = unpack_entities(entities_.blob(0));
  if (rows) return std::move(*rows);
  db_.fail(damaged(db_.file(), "the entities of document #" + std::to_string(document)));
  return {};
}

std::vector<FoundTime> Findings::times(int64_t document) {
  std::optional<std::vector<FoundTime>> rows = std::vector<FoundTime>();
  for (times_.with(document); times_.next();) rows = unpack_times(times_.blob(0));
  if (rows) return std::move(*rows);
  db_.fail(damaged(db_.file(), "the times of document #" + std::to_string(document)));
  return {};
}

}  // namespace kilde::ledger
