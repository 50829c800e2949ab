// Reads a user's list of entities and tells everything that is wrong with it.
#include <algorithm>
#include <bit>
#include <charconv>
#include <fstream>

#include "base/data_table.h"
#include "base/utf8.h"
#include "knowledge/user_entities.h"

namespace kilde::knowledge {
namespace {

constexpr size_t kMostErrors = 20;
constexpr size_t kMostShown = 60;  // bytes of what was found
constexpr std::array<std::string_view, UserEntities::kColumns> kColumnNames = {
    "id", "name", "kind", "aliases", "country", "wikidata", "lat", "lon"};
constexpr size_t kRequired = 3;  // the first ones

// Bytes of any kind on one line, as a message may show them.
std::string shown(std::string_view found) {
  if (found.empty()) return "nothing";
  std::string text(found.substr(0, kMostShown));
  while (!text.empty() && text.size() < found.size() && !base::valid_utf8(text)) text.pop_back();
  if (!base::valid_utf8(text)) return "bytes that are not UTF-8";
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  return "'" + text + (text.size() < found.size() ? "...'" : "'");
}

bool is_wikidata(std::string_view id) {
  return id.size() > 1 && id.size() < 16 && id[0] == 'Q' &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_country(std::string_view code) {
  return code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_id(std::string_view id) {
  const size_t colon = id.find(':');
  const bool prefixed = colon != id.npos && colon > 0 && colon + 1 < id.size();
  return is_wikidata(id) || (prefixed && id.find(' ') == id.npos);
}

bool is_degrees(std::string_view text, double most) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= -most &&
         value <= most;  // also no NaN
}

bool has_control(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
  });
}

size_t words_of(std::string_view folded) {
  return static_cast<size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1;
}

std::string joined_kinds() {
  std::string kinds;
  for (size_t kind = 0; kind <= static_cast<size_t>(EntityKind::kOther); ++kind) {
    if (kind > 0) kinds += ", ";
    kinds += to_string(static_cast<EntityKind>(kind));
  }
  return kinds;
}

}  // namespace

// Fills one list, which is given out only when the whole file is right.
class UserListReader {
 public:
  UserListReader(std::string text, std::string name, const EntityBase& base)
      : name_(std::move(name)), base_(base) {
    users_.text_ = std::move(text);
    users_.places_.fill(kNoRow);
  }

  Result<UserEntities> read() {
    if (users_.text_.size() > UserEntities::kMostBytes) {
      expected("a list of at most 4 GiB", std::to_string(users_.text_.size()) + " bytes");
      return failure();
    }
    read_lines();
    if (errors_ > 0) return failure();
    users_.lines_.shrink_to_fit(), users_.names_.shrink_to_fit();
    return std::move(users_);
  }

 private:
  using Column = UserEntities::Column;

  // Twice the room of the most there can be of a kind, which is what keeps the tables quick.
  void make_room(std::string_view rest) {
    const auto lines = static_cast<size_t>(std::count(rest.begin(), rest.end(), '\n')) + 1;
    const auto aliases = static_cast<size_t>(std::count(rest.begin(), rest.end(), '|'));
    const size_t names = lines * 2 + aliases;  // its name and its first alias
    users_.id_slots_.assign(std::bit_ceil(lines + lines / 2 + 1), kNoRow);
    users_.name_slots_.assign(std::bit_ceil(names + names / 4 + 1), kNoRow);
  }

  void read_lines() {
    std::string_view text = users_.text_;
    size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (size_t end; at < text.size(); at = end + 1) {
      end = std::min(text.find('\n', at), text.size());
      ++line_;
      std::string_view line = text.substr(at, end - at);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (base::trim(line).empty() || line.starts_with('#')) continue;
      if (columns_ == 0) {
        read_header(line);
        if (errors_ > 0) return;  // without columns no row says anything
        make_room(text.substr(std::min(end, text.size())));
      } else {
        read_row(line, static_cast<uint32_t>(at));
      }
    }
  }

  void read_header(std::string_view line) {
    if (!is_clean(line)) return;
    for (std::string_view title : base::split_list(line, '\t')) {
      const auto found = std::find(kColumnNames.begin(), kColumnNames.end(), base::trim(title));
      const auto column = static_cast<size_t>(found - kColumnNames.begin());
      if (found == kColumnNames.end()) {
        expected("a column of id, name, kind, aliases, country, wikidata, lat, lon", shown(title));
      } else if (users_.places_[column] != kNoRow) {
        expected("every column once", shown(title));
      } else {
        users_.places_[column] = columns_;
      }
      ++columns_;
    }
    for (size_t column = 0; column < kRequired; ++column) {
      if (users_.places_[column] != kNoRow) continue;
      expected("a column '" + std::string(kColumnNames[column]) + "'", "none");
    }
  }

  bool is_clean(std::string_view line) {
    const size_t before = errors_;
    if (!base::valid_utf8(line)) {
      expected("UTF-8", "other bytes");
    } else if (line.find('\0') != line.npos) {
      expected("text", "a NUL byte");
    } else if (has_control(line)) {
      expected("text", "a control character");
    }
    return errors_ == before;
  }

  void read_row(std::string_view line, uint32_t at) {
    if (!is_clean(line)) return;
    const auto fields = static_cast<size_t>(std::count(line.begin(), line.end(), '\t')) + 1;
    if (fields > columns_) {
      return expected(std::to_string(columns_) + " fields", std::to_string(fields));
    }
    const size_t before = errors_;
    const uint32_t row = users_.size();
    users_.lines_.push_back(at);
    line_of_row_.push_back(static_cast<uint32_t>(line_));
    check_fields(row);
    if (errors_ == before) enter_id(row);
    if (errors_ == before) enter_names(row);
  }

  void check_fields(uint32_t row) {
    const auto field = [&](Column column) { return users_.field(row, column); };
    if (!is_id(field(Column::kId))) {
      expected("an id with a colon and no blank (org:grf) or a Q number",
               shown(field(Column::kId)));
    }
    if (field(Column::kName).empty()) expected("a name", "nothing");
    if (!parse_entity_kind(field(Column::kKind))) {
      expected("a kind of " + joined_kinds(), shown(field(Column::kKind)));
    }
    const std::string_view country = field(Column::kCountry), number = field(Column::kWikidata);
    if (!country.empty() && !is_country(country)) expected("a country such as DK", shown(country));
    if (!number.empty() && !is_wikidata(number)) expected("a number such as Q42", shown(number));
    check_point(field(Column::kLat), field(Column::kLon));
  }

  void check_point(std::string_view lat, std::string_view lon) {
    if (lat.empty() != lon.empty()) return expected("lat and lon, or none of them", "one");
    if (lat.empty()) return;
    if (!is_degrees(lat, 90)) expected("a lat from -90 to 90", shown(lat));
    if (!is_degrees(lon, 180)) expected("a lon from -180 to 180", shown(lon));
  }

  void enter_id(uint32_t row) {
    const std::string_view id = users_.field(row, Column::kId);
    uint32_t& slot = users_.id_slot(id);
    if (slot == kNoRow) {
      slot = row;
    } else {
      expected("every id once", shown(id) + " as in line " + line_number(slot));
    }
  }

  void enter_names(uint32_t row) {
    enter_name(row, users_.field(row, Column::kName));
    for (std::string_view alias : base::split_list(users_.field(row, Column::kAliases))) {
      enter_name(row, base::trim(alias));
    }
  }

  void enter_name(uint32_t row, std::string_view name) {
    folded_ = base_.fold(name);
    if (folded_.empty()) return expected("a name of letters or digits", shown(name));
    const bool small = !base::starts_upper(name);
    uint32_t& slot = users_.name_slot(folded_);
    if (slot == kNoRow) {
      slot = static_cast<uint32_t>(users_.names_.size());
      users_.names_.push_back(
          {users_.folded_.size(), static_cast<uint32_t>(folded_.size()), row & 0x7FFFFFFF, small});
      users_.folded_ += folded_;
      const size_t words = std::min(words_of(folded_), UserEntities::kMostWords);
      users_.most_words_ = std::max(users_.most_words_, words);
      return;
    }
    UserEntities::Name& known = users_.names_[slot];
    if (known.row == row) {
      if (small) known.small = 1;
    } else {
      expected("a name of one thing", shown(name) + " as in line " + line_number(known.row));
    }
  }

  std::string line_number(uint32_t row) const { return std::to_string(line_of_row_[row]); }

  void expected(const std::string& what, const std::string& found) {
    if (++errors_ > kMostErrors) return;
    if (!told_.empty()) told_ += '\n';
    told_ += name_ + ":" + std::to_string(line_) + ": expected " + what + ", found " + found;
  }

  Error failure() const {
    std::string told = told_;
    if (errors_ > kMostErrors) {
      told += '\n' + name_ + ": and " + std::to_string(errors_ - kMostErrors) + " more errors";
    }
    return {Code::kInvalidArgument, "", told};
  }

  std::string name_;
  const EntityBase& base_;
  UserEntities users_;
  uint32_t columns_ = 0;
  size_t line_ = 0, errors_ = 0;       // lines from 1
  std::vector<uint32_t> line_of_row_;  // for messages
  std::string told_, folded_;
};

Result<UserEntities> UserEntities::parse(std::string text, const std::string& name,
                                         const EntityBase& base) {
  return UserListReader(std::move(text), name, base).read();
}

// By pieces, so that a pipe does too.
Result<UserEntities> UserEntities::load(const std::filesystem::path& file, const EntityBase& base) {
  constexpr size_t kPiece = 1 << 20;
  std::error_code error;
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file, error)) {
    return Error{Code::kInvalidArgument, file.string(), "expected a list of entities, found none"};
  }
  std::string text;
  if (const auto size = std::filesystem::file_size(file, error); !error && size <= kMostBytes) {
    text.reserve(size + kPiece);
  }
  while (in && text.size() <= kMostBytes) {
    const size_t before = text.size();
    text.resize(before + kPiece);
    in.read(text.data() + before, static_cast<std::streamsize>(kPiece));
    text.resize(before + static_cast<size_t>(in.gcount()));
  }
  if (in.bad()) return Error{Code::kInvalidArgument, file.string(), "expected a readable file"};
  return parse(std::move(text), file.string(), base);
}

}  // namespace kilde::knowledge
