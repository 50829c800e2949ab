#include "entity_in_report.h"

#include <algorithm>
#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include <kilde/reader.h>

#include "document/code_points.h"
#include "extract/link/linker.h"
#include "format/claims.h"
#include "format/columns.h"
#include "format/palette.h"
#include "messages.h"
#include "pipeline/read_all.h"
#include "terminal.h"

namespace kilde::cli {
namespace {

using knowledge::EntityBase;
using knowledge::kNoRow;
using link::Candidate;
using Json = nlohmann::ordered_json;

constexpr uint32_t kContext = 30;      // code points of text on either side of a mention
constexpr size_t kMostMentions = 200;  // of one entity

struct Way {
  std::string_view link, meaning;
};

// What Entity::link says (docs/words.md).
constexpr std::array<Way, 16> kWays = {{
    {"full name", "the base has the whole name, and nothing that bears it fits better"},
    {"name", "the base has the name, and what bears it is known well enough to be meant by it"},
    {"known name", "a well-known name that the analysis had not marked as one"},
    {"initials", "the best known person of that surname whose given name begins so"},
    {"sound", "a person whose name sounds so in the other script, near to what the report names"},
    {"office", "nobody is named: who held that office at the report's date"},
    {"institution", "the institution of that kind in the country that the report tells of"},
    {"capital", "a capital that acts or speaks: the state is meant"},
    {"people", "a people: the country's side, or some of its people"},
    {"adjective", "an adjective made of the name"},
    {"within a name", "stands within the name of something else"},
    {"compound", "a part of a compound: before a hyphen, or behind a direction"},
    {"region", "a region that a noun beside it tells, or a town of it that the report names"},
    {"listed", "stands in the language's list of countries, outlets and agencies"},
    {"user list", "stands in your list, which goes before all else"},
    {"", "not linked: the base has nothing by the name that fits well enough"},
}};

std::string_view meaning_of(std::string_view link) {
  for (const Way& way : kWays)
    if (way.link == link) return way.meaning;
  return "";
}

Json points_json(const link::Points& points) {
  Json json = Json::object();
  const std::pair<const char*, int> parts[] = {{"prominence", points.prominence},
                                               {"kind", points.kind},
                                               {"scene", points.scene},
                                               {"sea", points.sea},
                                               {"within", points.within},
                                               {"spelling", points.spelling},
                                               {"word", points.word}};
  for (const auto& [name, value] : parts)
    if (value != 0) json[name] = value;
  return json;
}

std::string points_text(const link::Points& points) {
  std::string text;
  const Json parts = points_json(points);
  for (const auto& [name, value] : parts.items()) {
    text += (text.empty() ? "" : ", ") + name + " " + std::to_string(value.get<int>());
  }
  return text;
}

// Shows the entities of one report after the other.
class Listener : public pipeline::Listener {
 public:
  Listener(const InReportChoices& choices, const std::filesystem::path& root,
           std::shared_ptr<const EntityBase> base,
           std::shared_ptr<const knowledge::UserEntities> users)
      : choices_(choices),
        root_(root),
        base_(std::move(base)),
        users_(std::move(users)),
        missing_(choices.names.begin(), choices.names.end()) {}

  bool done(Document doc, std::string_view) override {
    for (size_t n = 0; n < doc.entities.size(); ++n) {
      if (is_asked(doc, doc.entities[n])) show(doc, n);
    }
    return true;
  }
  void failed(const Error& error) override { tell(error); }
  void noted(std::string_view, std::string_view) override {}

  const std::string& out() const { return out_; }
  // The names that no report has.
  const std::set<std::string>& missing() const { return missing_; }

 private:
  bool is_asked(const Document& doc, const Entity& entity) {
    if (choices_.names.empty()) return !entity.link.empty();
    bool asked = false;
    for (const std::string& name : choices_.names) {
      if (!bears(doc, entity, name)) continue;
      missing_.erase(name);
      asked = true;
    }
    return asked;
  }

  // By its id, the report's own words, or any name that the base has for it.
  bool bears(const Document& doc, const Entity& entity, const std::string& name) const {
    if (entity.id == name || entity.wikidata == name) return true;
    const std::string folded = base_->fold(name);
    const bool told =
        std::any_of(entity.mentions.begin(), entity.mentions.end(),
                    [&](ByteSpan mention) { return base_->fold(doc.text(mention)) == folded; });
    if (told || base_->fold(entity.name) == folded) return true;
    const uint32_t row = base_->row_of(entity.id);
    if (row == kNoRow) return false;
    const auto rows = base_->find(name);
    return std::find(rows.begin(), rows.end(), row) != rows.end();
  }

  void show(const Document& doc, size_t n) {
    const Entity& entity = doc.entities[n];
    std::vector<Candidate> candidates;
    if (const link::Linker* linker = linker_of(doc.lang)) candidates = linker->candidates(doc, n);
    if (candidates.size() > choices_.limit) candidates.resize(choices_.limit);
    out_ += choices_.as_json ? json_of(doc, entity, candidates) : text_of(doc, entity, candidates);
  }

  const link::Linker* linker_of(const std::string& lang) {
    if (!linker_ || linker_lang_ != lang) {
      linker_.reset();
      auto loaded = link::Linker::load(root_, lang, base_, users_);
      if (loaded) linker_.emplace(std::move(*loaded));
      linker_lang_ = lang;
    }
    return linker_ ? &*linker_ : nullptr;
  }

  std::string paint(std::string_view style, std::string_view text) const {
    return format::painted(style, text, choices_.view.color);
  }

  std::string field(std::string_view label, const std::string& text) const {
    return view_field(label, text, choices_.view);
  }

  // "... mødet i [Minsk] mandag ..."
  std::string mention_text(const Document& doc, const document::CodePoints& points,
                           ByteSpan mention) const {
    const uint32_t begin = points.of_byte(mention.begin), end = points.of_byte(mention.end);
    const uint32_t from = points.to_byte(begin - std::min(begin, kContext));
    const uint32_t to = points.to_byte(std::min(end + kContext, points.size()));
    const std::string text(doc.text());
    std::string line = text.substr(from, mention.begin - from) + "[" +
                       text.substr(mention.begin, mention.length()) + "]" +
                       text.substr(mention.end, to - mention.end);
    return std::to_string(begin) + "\xE2\x80\x93" + std::to_string(end) + "  " +
           format::one_line(line);
  }

  std::string text_of(const Document& doc, const Entity& entity,
                      const std::vector<Candidate>& candidates) const {
    std::string facts(to_string(entity.kind));
    if (!entity.country.empty()) facts += ", " + std::string(entity.country);
    facts += ", " + std::string(entity.id);
    std::string text = paint("1", format::one_line(entity.name)) + "  " + facts + "\n";
    text += field("in", format::one_line(doc.title.empty() ? doc.id : doc.title));
    std::string why(entity.link);
    why += (why.empty() ? "" : ": ") + std::string(meaning_of(entity.link));
    text += field("why", why);
    const document::CodePoints points(doc.text());
    std::string_view label = "mentions";
    for (size_t i = 0; i < std::min(entity.mentions.size(), kMostMentions); ++i) {
      text += field(label, mention_text(doc, points, entity.mentions[i]));
      label = "";
    }
    label = "weighed";
    for (const Candidate& candidate : candidates) {
      ViewOptions plain = choices_.view;
      plain.color = false;
      std::string head = view_head(*base_, candidate.row, plain);
      head.pop_back();  // the end of line
      text += field(label, std::to_string(candidate.points.sum()) + "  " + head + ": " +
                               points_text(candidate.points));
      label = "";
    }
    return text;
  }

  std::string json_of(const Document& doc, const Entity& entity,
                      const std::vector<Candidate>& candidates) const {
    Json json = {{"doc", doc.id},
                 {"id", entity.id},
                 {"name", entity.name},
                 {"kind", to_string(entity.kind)},
                 {"country", entity.country},
                 {"link", entity.link},
                 {"why", meaning_of(entity.link)}};
    json["mentions"] = Json::array();
    const document::CodePoints points(doc.text());
    for (ByteSpan mention : entity.mentions) {
      json["mentions"].push_back(
          {{"text", doc.text(mention)},
           {"span", {points.of_byte(mention.begin), points.of_byte(mention.end)}}});
    }
    json["candidates"] = Json::array();
    for (const Candidate& candidate : candidates) {
      const knowledge::KnownEntity known = base_->entity(candidate.row);
      json["candidates"].push_back({{"id", known.id},
                                    {"name", base_->name(candidate.row, choices_.view.lang)},
                                    {"kind", to_string(known.kind)},
                                    {"country", known.country},
                                    {"by", candidate.name},
                                    {"score", candidate.points.sum()},
                                    {"points", points_json(candidate.points)}});
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }

  const InReportChoices& choices_;
  std::filesystem::path root_;
  std::shared_ptr<const EntityBase> base_;
  std::shared_ptr<const knowledge::UserEntities> users_;
  std::optional<link::Linker> linker_;
  std::string linker_lang_;
  std::set<std::string> missing_;
  std::string out_;
};

}  // namespace

int show_in_reports(const InReportChoices& choices, Context& context) {
  ReaderOptions options;
  options.date = choices.view.at;
  options.entities = choices.entities;
  options.interrupted = &context.interrupt.flag();
  Result<Reader> reader = Reader::open(std::move(options));
  if (!reader) return fail(reader.error());
  Result<EntityBase> opened = EntityBase::open(reader->resources());
  if (!opened) return fail(opened.error());
  auto base = std::make_shared<const EntityBase>(std::move(*opened));
  std::shared_ptr<const knowledge::UserEntities> users;
  if (!choices.entities.empty()) {
    Result<knowledge::UserEntities> list = knowledge::UserEntities::load(choices.entities, *base);
    if (!list) return fail(list.error());
    users = std::make_shared<const knowledge::UserEntities>(std::move(*list));
  }
  pipeline::InputStream stream({.files = choices.files}, &context.interrupt);
  Listener listener(choices, reader->resources(), base, users);
  const pipeline::ReadCounts counts = pipeline::read_all(
      *reader, stream, pipeline::default_jobs(), [](const Document&) { return std::string(); },
      listener, &context.interrupt);
  if (context.interrupt.raised()) return kStopped;
  for (const std::string& name : listener.missing()) {
    tell({Code::kNotFound, name, "expected a name that the report mentions, found no mention"});
  }
  const int printed = print(listener.out());
  return counts.failed == 0 && listener.missing().empty() ? printed : kSomeFailed;
}

}  // namespace kilde::cli
