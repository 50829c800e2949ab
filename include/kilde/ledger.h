// Ledger: reports that stay, in one SQLite file, and the questions that it answers.
//
//   Result<Ledger> ledger = Ledger::open("kilde.db", {.create = true});
//   if (!ledger) return fail(ledger.error());
//   ledger->add(docs);                                     // Documents as a Reader gives them
//   Filter filter{.source = "Лукашенко", .act = Act::kDeny};
//   auto found = ledger->claims(filter);
//   for (const Claim& c : found->rows) use(c.speaker_name, c.words, c.chain);
//
// Shapes: an answer has at most `limit` rows after the first `offset`; the same ledger gives the
//   same rows in the same order. Every part of a Filter that is set has to be met. Names may be ids
//   ("Q2866") or names in any spelling and script; one that nobody has gives no rows and a note.
//   Words are found whatever their endings; "several in quotation marks" as they stand.
// Units: days; `to` is the day after the last one. Spans are bytes of the document's text.
// Needs: kilde's resources (as Reader). Owns: the connection; what it gives are copies.
// Threads: one at a time for a Ledger; any number of Ledgers, in any number of programs, may have
//   the same file open: writers wait for each other, readers wait for nobody.
// Errors: kNotFound, kFormat (damage, or no ledger), kVersion (of a newer kilde), kIo (full disk,
//   read-only), kInterrupted, kInvalidArgument (no word among the words). Nothing of a call that
//   failed is stored. docs/ledger.md tells of the file.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <kilde/document.h>
#include <kilde/result.h>

namespace kilde {

using Day = std::chrono::sys_days;

struct LedgerOptions {
  std::filesystem::path resources = {};  // the folder of data/; empty: found by itself
  bool create = false;                   // where there is no such file
  bool read_only = false;
  // When it turns true, questions give up; may be null.
  const std::atomic<bool>* interrupted = nullptr;
};

// Who read the documents that are added, and when; all may be left out.
struct Reading {
  std::string time = {};     // ISO, UTC; empty: now
  std::string version = {};  // of the program
  // One word for the models and tables of a language: `kilde reread` reads again what another
  // word stands for.
  std::function<std::string(std::string_view lang)> fingerprint = {};
};

struct Added {
  size_t added = 0, versions = 0, unchanged = 0;
};

struct Filter {
  std::string words = {};   // in the report (search) or in what is credited (claims, timeline)
  std::string source = {};  // who is credited
  std::string via = {};     // one that it came through
  std::string about = {};   // of whom or what the content speaks
  std::string place = {};   // the same, of a place or what lies in it
  std::string outlet = {};  // who published it
  std::string lang = {};    // ISO 639-1
  std::string story = {};   // a report of it, as find() takes it: its id, "#17"
  std::optional<Act> act = {};
  std::optional<Day> from = {}, to = {};  // of publication; in a timeline, of what is spoken of
  bool all_versions = false;              // older versions and withdrawn reports too
  size_t limit = 20, offset = 0;
};

template <typename Row>
struct Answer {
  std::vector<Row> rows;
  std::vector<std::string> notes;  // "no 'Bo Hulm' in the ledger"
};

// What is told of a document beside its text.
struct StoredDocument {
  int64_t number = 0;  // "#17" names it
  std::string id, title, publisher, url, lang;
  Date date;
  int64_t version = 1;
  bool current = false;           // the newest version of a report that is not withdrawn
  std::string published;          // the date as it was given, with its time of day
  std::string added;              // when, UTC
  std::string withdrawn, reason;  // when and why; empty: it is not
};

// The most telling words of a found report, and where the words asked for stand in them.
struct FoundDocument {
  StoredDocument document;
  double score = 0;  // of two in one answer, the higher fits better
  std::string snippet;
  ByteSpans hits;  // in the snippet
};

struct Claim {
  std::string id;  // "#17:a4": the fourth attribution of document 17
  StoredDocument document;
  std::string words;                  // what is credited, gaps as " … "
  std::string speaker, speaker_name;  // id, empty for a description; name, or the source's words
  QuoteType type = QuoteType::kIndirect;
  Act act = Act::kSay;
  Factuality factuality = Factuality::kAsserted;
  bool negated = false;
  SourceKind source_kind = SourceKind::kNone;
  SourceGrade source_grade = SourceGrade::kNone;
  double confidence = 0;
  std::vector<std::string> chain;  // origin first, the publisher last
  ByteSpans source, cue, content, via, to;
  std::vector<std::pair<uint32_t, uint32_t>> content_points;  // `content` in code points
};

// What is said to have happened, or to happen, when.
struct Happening {
  Day from, to;       // half-open
  std::string words;  // "last Tuesday"
  std::string value;  // TIMEX3
  Claim claim;
};

// A current document, and the number of the first one of its story: reports on one happening.
struct InStory {
  StoredDocument document;
  int64_t story = 0;
};

struct Count {
  std::string name;
  int64_t claims = 0;
};

// How often a source is quoted, by whom and through whom. Counted over current documents.
struct SourceAccount {
  std::string id, name, kind;  // id: empty for a description, which may stand for many
  int64_t claims = 0;
  int64_t named = 0, roles = 0, groups = 0;  // how precisely; the rest is not named at all
  std::vector<Count> outlets, hands;         // the most frequent first
  std::vector<Count> acts;                   // of one source asked for by name
  Date first, last;                          // the same: of publication
};

// Claims flow from sources through hands to outlets.
struct SourceGraph {
  struct Node {
    std::string id, name, kind;  // id: the shared one, or empty; kind: as a source
  };
  struct Edge {
    size_t from = 0, to = 0;  // rows of nodes
    int64_t claims = 0;
  };
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

class Ledger {
 public:
  static Result<Ledger> open(const std::filesystem::path& file, LedgerOptions options = {});
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  // In one transaction. What is there already changes nothing, another text under a known id or
  // address is a new version.
  Result<Added> add(const std::vector<Document>& docs, const Reading& by = {});
  // By id ("w3", "w3@2" for its second version), "#17", address, or the begin of a sha256.
  Result<int64_t> find(std::string_view name);
  Result<Document> load(int64_t document);  // without its tokens
  // All versions of the report that it belongs to, the oldest first.
  Result<std::vector<StoredDocument>> versions(int64_t document);
  Result<void> withdraw(int64_t document, std::string_view reason);
  Result<std::vector<std::string>> check();  // every fault of the file; none: it is whole
  Result<void> backup(const std::filesystem::path& file);

  // Reports with all the words, the best fit first.
  Result<Answer<FoundDocument>> search(const Filter& filter);
  // The newest report first, in a report as they stand.
  Result<Answer<Claim>> claims(const Filter& filter);
  // The earliest day first.
  Result<Answer<Happening>> timeline(const Filter& filter);
  // Those called `filter.source`, or all; the most quoted first.
  Result<Answer<SourceAccount>> sources(const Filter& filter);
  Result<SourceGraph> source_graph();
  // All current documents, by number. Brings stories up to date first.
  Result<Answer<InStory>> stories();

 private:
  struct State;
  explicit Ledger(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kilde
