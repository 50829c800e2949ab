#include <algorithm>
#include <utility>

#include <kilde/reader.h>

#include "base/resources.h"
#include "document/stage.h"
#include "pipeline/compose.h"
#include "pipeline/language_table.h"
#include "pipeline/lazy_identifier.h"
#include "pipeline/model_size.h"
#include "pipeline/stage_store.h"

namespace kilde {
namespace {

using pipeline::LanguageTable;

std::vector<std::string> codes_of(const LanguageTable& table) {
  std::vector<std::string> codes;
  for (const LanguageTable::Language& language : table.all()) codes.push_back(language.code);
  return codes;
}

std::vector<LanguageStatus> statuses_of(const LanguageTable& table) {
  std::vector<LanguageStatus> statuses;
  for (const LanguageTable::Language& language : table.all())
    statuses.push_back({language.code, language.name, {}, 0});
  return statuses;
}

// The columns that came with a Document.
uint32_t filled_columns(const Document& doc) {
  uint32_t columns = 0;
  if (!doc.tokens.empty()) columns |= document::kTokens;
  if (!doc.upos.empty()) columns |= document::kTags;
  if (!doc.head.empty()) columns |= document::kTree;
  if (!doc.names.empty()) columns |= document::kNames;
  if (!doc.times.empty()) columns |= document::kTimes;
  if (!doc.entities.empty()) columns |= document::kEntities;
  if (!doc.attributions.empty()) columns |= document::kAttributions;
  return columns;
}

Result<pipeline::UserList> load_user_list(const ReaderOptions& options) {
  if (options.entities.empty()) return pipeline::UserList();
  Result<knowledge::EntityBase> base = knowledge::EntityBase::open(options.resources);
  if (!base) return base.error();
  auto users = knowledge::UserEntities::load(options.entities, *base);
  if (!users) return users.error();
  return std::make_shared<const knowledge::UserEntities>(std::move(*users));
}

}  // namespace

struct Reader::State {
  State(ReaderOptions given, const LanguageTable& table, pipeline::UserList users)
      : options(std::move(given)),
        languages(table),
        known(statuses_of(table)),
        identifier(options.resources),
        stages(options.resources, codes_of(table), std::move(users)) {}

  bool knows(std::string_view lang) const {
    if (lang == pipeline::kOtherLanguage) return true;
    return std::any_of(known.begin(), known.end(),
                       [&](const LanguageStatus& language) { return language.code == lang; });
  }
  bool interrupted() const {
    return options.interrupted && options.interrupted->load(std::memory_order_relaxed);
  }
  void choose_language(std::string_view given, Document& doc) const;
  void run_stages(Document& doc) const;

  ReaderOptions options;
  LanguageTable languages;
  std::vector<LanguageStatus> known;
  pipeline::LazyIdentifier identifier;
  pipeline::StageStore stages;
};

// What the user forces goes first, then what the input says, then what the text looks like.
void Reader::State::choose_language(std::string_view given, Document& doc) const {
  doc.lang = options.lang.empty() ? given : options.lang;
  if (!doc.lang.empty() && knows(doc.lang)) return;
  if (!doc.lang.empty()) {
    doc.note("language '" + doc.lang + "' is not known; identified from the text");
  }
  doc.lang = identifier.identify(doc.text().substr(doc.body_begin), doc);
  if (!knows(doc.lang)) doc.lang = pipeline::kOtherLanguage;
}

void Reader::State::run_stages(Document& doc) const {
  const pipeline::LanguageStages& found = stages.get(doc.lang);
  const uint32_t came_with_it = filled_columns(doc);
  for (const auto& stage : found.running) {
    if (interrupted()) return doc.note("interrupted before " + std::string(stage->name()));
    if ((stage->writes() & ~came_with_it) != 0) stage->run(doc);
    if (stage->name() == options.until) break;
  }
  if (!found.note.empty()) doc.note(found.note);
}

Reader::Reader(std::shared_ptr<const State> state) : state_(std::move(state)) {}

Result<Reader> Reader::open(ReaderOptions options) {
  if (options.resources.empty()) {
    Result<std::filesystem::path> found = base::find_resources();
    if (!found) return found.error();
    options.resources = std::move(*found);
  }
  Result<LanguageTable> table = LanguageTable::load(options.resources);
  if (!table) return table.error();
  if (!options.lang.empty() && !table->find(options.lang)) {
    return Error{Code::kInvalidArgument, "language",
                 "expected one of " + table->codes() + ", found '" + options.lang + "'"};
  }
  if (!options.until.empty() && !pipeline::is_part(options.until)) {
    return Error{
        Code::kInvalidArgument, "last part",
        "expected tokens, analysis, time, entity or attribution, found '" + options.until + "'"};
  }
  Result<pipeline::UserList> users = load_user_list(options);
  if (!users) return users.error();
  return Reader(std::make_shared<const State>(std::move(options), *table, std::move(*users)));
}

Document Reader::begin(Input input) const {
  return pipeline::compose(std::move(input), state_->options);
}

Document Reader::read(Input input) const { return read(begin(std::move(input))); }

Document Reader::read(Document doc) const {
  pipeline::complete(doc, state_->options);
  std::string lang = doc.lang;
  state_->choose_language(lang, doc);
  state_->run_stages(doc);
  return doc;
}

const std::vector<LanguageStatus>& Reader::known_languages() const { return state_->known; }

std::vector<LanguageStatus> Reader::languages() const {
  std::vector<LanguageStatus> all = state_->known;
  for (LanguageStatus& language : all) {
    language.parts = state_->stages.get(language.code).parts;
    language.model_bytes =
        pipeline::model_size(state_->options.resources, *state_->languages.find(language.code));
  }
  return all;
}

std::vector<Error> Reader::broken() const { return state_->stages.broken(state_->options.until); }

const std::filesystem::path& Reader::resources() const { return state_->options.resources; }

}  // namespace kilde
