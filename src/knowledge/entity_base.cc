#include "knowledge/entity_base.h"

#include <algorithm>
#include <limits>

#include "base/data_table.h"

namespace kilde::knowledge {
namespace {

constexpr int32_t kNoPoint = std::numeric_limits<int32_t>::min();
constexpr std::string_view kGenders[] = {"", "Masc", "Fem", ""};

// Record::facts, from the lowest bit: kind 3, size 3, gender 2, prominence 8, country 9, subkind 7.
struct Facts {
  uint32_t bits;
  uint32_t kind() const { return bits & 7; }
  uint32_t size() const { return bits >> 3 & 7; }
  uint32_t gender() const { return bits >> 6 & 3; }
  uint32_t prominence() const { return bits >> 8 & 255; }
  uint32_t country() const { return bits >> 16 & 511; }
  uint32_t subkind() const { return bits >> 25; }
};

// A block: id and Wikidata number, each behind its length; the number of names; for each name 9
// bits of languages that use it, 9 of languages that prefer it (in three bytes), length and text.
class BlockReader {
 public:
  BlockReader(std::span<const uint8_t> blocks, size_t at) : blocks_(blocks), at_(at) {}
  uint32_t number(size_t bytes) {
    uint32_t value = 0;
    for (size_t i = 0; i < bytes && at_ < blocks_.size(); ++i)
      value |= static_cast<uint32_t>(blocks_[at_++]) << (8 * i);
    return value;
  }
  std::string_view text() {
    size_t length = number(1), from = std::min(at_, blocks_.size());
    at_ = from + std::min(length, blocks_.size() - from);
    return {reinterpret_cast<const char*>(blocks_.data()) + from, at_ - from};
  }

 private:
  std::span<const uint8_t> blocks_;
  size_t at_;
};

struct StoredName {
  uint32_t uses, preferred;
  std::string_view text;
};

StoredName next_name(BlockReader& reader) {
  uint32_t masks = reader.number(3);
  return {masks & 511, masks >> 9 & 511, reader.text()};
}

std::string_view item(const std::vector<std::string_view>& list, size_t at) {
  return at < list.size() ? list[at] : std::string_view();
}

}  // namespace

Result<EntityBase> EntityBase::open(const std::filesystem::path& root) {
  auto file = model::WeightFile::open(root / "data" / "entities" / "base.kmod", "entities");
  if (!file) return file.error();
  auto fold = NameFold::from(*file);
  if (!fold) return fold.error();
  auto records = file->array<uint32_t>("records", {model::kAny, 5});
  if (!records) return records.error();
  auto rows = static_cast<uint32_t>(records->size() / 5);
  auto names = NameIndex::from(*file, "name", rows);
  if (!names) return names.error();
  auto ids = NameIndex::from(*file, "id", rows);
  if (!ids) return ids.error();
  auto sounds = NameIndex::from(*file, "sound", rows);
  if (!sounds) return sounds.error();
  std::span<const Record> all(reinterpret_cast<const Record*>(records->data()), rows);
  EntityBase base(*std::move(file), *fold, *names, *ids, *sounds, all);
  if (auto read = base.read_tables(); !read) return read.error();
  return base;
}

Result<void> EntityBase::read_tables() {
  for (auto [name, to] : {std::pair("countries", &countries_), std::pair("subkinds", &subkinds_)}) {
    auto lines = file_.lines(name);
    if (!lines) return lines.error();
    *to = *std::move(lines);
  }
  auto blocks = file_.array<uint8_t>("blocks", {model::kAny});
  if (!blocks) return blocks.error();
  blocks_ = *blocks;
  auto offices = OfficeTable::from(file_, countries_);
  if (!offices) return offices.error();
  offices_ = *std::move(offices);
  auto date = file_.text("date");
  if (!date) return date.error();
  date_ = *date;
  return read_languages();
}

// A line a language: its code, then the others from the nearest on.
Result<void> EntityBase::read_languages() {
  auto lines = file_.lines("languages");
  if (!lines) return lines.error();
  for (std::string_view line : *lines) langs_.push_back(line.substr(0, line.find(' ')));
  for (std::string_view line : *lines) {
    nearest_.emplace_back();
    for (std::string_view lang : base::split_list(line, ' '))
      if (size_t i = lang_index(lang); i < langs_.size()) nearest_.back().push_back(i);
  }
  return {};
}

NameIndex::Hit EntityBase::hit(std::string_view name) const {
  thread_local std::string folded;
  fold_.fold(name, folded);
  return folded.empty() ? NameIndex::Hit() : names_.find(folded);
}

std::span<const uint32_t> EntityBase::find(std::string_view name) const { return hit(name).rows; }

std::span<const uint32_t> EntityBase::find_sound(std::string_view key) const {
  return sounds_.find(key).rows;
}

bool EntityBase::is_word(std::string_view name, std::string_view lang) const {
  uint32_t words = hit(name).words;
  size_t i = lang_index(lang);
  return lang.empty() ? words != 0 : i < langs_.size() && (words >> i & 1);
}

uint32_t EntityBase::row_of(std::string_view id) const {
  NameIndex::Hit found = ids_.find(id);
  return found.rows.empty() ? kNoRow : found.rows[0];
}

KnownEntity EntityBase::entity(uint32_t row) const {
  const Record& record = records_[row];
  Facts facts{record.facts};
  BlockReader reader(blocks_, record.block);
  KnownEntity known;
  known.id = reader.text();
  known.wikidata = reader.text();
  if (known.wikidata.empty() && known.id.starts_with('Q')) known.wikidata = known.id;
  known.kind = static_cast<EntityKind>(facts.kind());
  known.subkind = item(subkinds_, facts.subkind());
  known.country = item(countries_, facts.country());
  known.size = static_cast<PlaceSize>(facts.size());
  known.has_point = record.lat != kNoPoint;
  if (known.has_point) known.lat = record.lat * 1e-5, known.lon = record.lon * 1e-5;
  known.gender = kGenders[facts.gender()];
  known.prominence = static_cast<uint8_t>(facts.prominence());
  known.parent = record.parent < size() ? record.parent : kNoRow;
  return known;
}

size_t EntityBase::lang_index(std::string_view lang) const {
  return static_cast<size_t>(std::find(langs_.begin(), langs_.end(), lang) - langs_.begin());
}

std::string_view EntityBase::name(uint32_t row, std::string_view lang) const {
  BlockReader reader(blocks_, records_[row].block);
  reader.text(), reader.text();
  std::string_view first, best;
  std::vector<size_t> order =
      lang_index(lang) < langs_.size() ? nearest_[lang_index(lang)] : std::vector<size_t>();
  size_t best_rank = 2 * order.size();
  for (uint32_t left = reader.number(1); left > 0; --left) {
    StoredName name = next_name(reader);
    if (first.empty()) first = name.text;
    for (size_t i = 0; 2 * i < best_rank; ++i) {
      size_t rank = 2 * i + !(name.preferred >> order[i] & 1);
      if (name.uses >> order[i] & 1 && rank < best_rank) best_rank = rank, best = name.text;
    }
  }
  return best.empty() ? first : best;
}

std::vector<KnownName> EntityBase::names(uint32_t row) const {
  BlockReader reader(blocks_, records_[row].block);
  reader.text(), reader.text();
  std::vector<KnownName> names(reader.number(1));
  for (KnownName& known : names) {
    StoredName name = next_name(reader);
    known.text = name.text;
    for (size_t i = 0; i < langs_.size(); ++i)
      if (name.uses >> i & 1) known.langs.push_back(langs_[i]);
  }
  return names;
}

std::vector<Office> EntityBase::offices(uint32_t row) const { return offices_.of(row); }

std::vector<uint32_t> EntityBase::holders(std::string_view role, std::string_view country,
                                          Date at) const {
  return offices_.holders(role, country, at);
}

}  // namespace kilde::knowledge
