#include "query/search.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "ledger/loader.h"
#include "query/claim_finder.h"
#include "query/documents.h"
#include "query/snippet.h"
#include "query/words.h"

namespace kilde::query {
namespace {

constexpr size_t kMostRanked = 10'000;

struct Match {
  double score = 0;
  int64_t id = 0;
};

// The documents that a filter lets through, as JSON.
std::string list_of(Documents& documents) {
  std::string list;
  documents.each([&](const Documents::Row& row) {
    list += (list.empty() ? "[" : ",") + std::to_string(row.id);
    return true;
  });
  return list.empty() ? "[]" : list + "]";
}

// FTS5 gives the last added first without sorting, and the rank of no more than are asked for.
std::vector<Match> matches_of(const Asking& ask, const WordQuery& words, const Filter& filter,
                              Documents& documents) {
  const bool narrow =
      ask.only || !filter.lang.empty() || !filter.outlet.empty() || filter.from || filter.to;
  const std::string only = narrow ? "AND +rowid IN (SELECT value FROM json_each(?3)) " : "";
  ledger::Statement rows =
      ask.db.prepare("SELECT rowid,bm25(text_index) FROM text_index WHERE text_index MATCH ?1 " +
                     only + "ORDER BY rowid DESC LIMIT ?2");
  const std::string match = words.text_match(), list = narrow ? list_of(documents) : "";
  const size_t most = std::max(kMostRanked, filter.offset + filter.limit);
  if (narrow)
    rows.with(match, most, list);
  else
    rows.with(match, most);
  std::vector<Match> matches;
  while (rows.next()) matches.push_back({-rows.real(1), rows.integer(0)});
  std::ranges::sort(matches, std::ranges::greater(),
                    [](const Match& m) { return std::tuple(m.score, m.id); });
  return matches;
}

}  // namespace

Result<Answer<FoundDocument>> search(const Asking& ask, const Filter& filter) {
  auto words = WordQuery::parse(filter.words, ask.search);
  if (!words) return words.error();
  Answer<FoundDocument> answer;
  DocumentChoice choice{.lang = filter.lang,
                        .from = number_of(filter.from),
                        .to = number_of(filter.to),
                        .all_versions = filter.all_versions};
  choice.only = ask.only;
  if (!filter.outlet.empty()) {
    choice.outlets = outlets_called(ask, filter.outlet);
    if (choice.outlets->empty())
      answer.notes.push_back("no outlet '" + filter.outlet + "' in the ledger");
  }
  Documents documents(ask.db, std::move(choice));
  const std::set<std::string> forms = words->forms();
  size_t passed = 0;
  for (const Match& match : matches_of(ask, *words, filter, documents)) {
    if (answer.rows.size() >= filter.limit) break;
    if (!documents.row(match.id) || passed++ < filter.offset) continue;
    FoundDocument found{stored_document(ask.db, match.id), match.score, {}, {}};
    const std::string text = ledger::load_text(ask.db, match.id);
    Snippet snippet = snippet_of(text, found.document.lang, forms, ask.search);
    found.snippet = std::move(snippet.text);
    found.hits = std::move(snippet.hits);
    answer.rows.push_back(std::move(found));
  }
  if (auto read = ask.db.take_status(); !read) return read.error();
  return answer;
}

}  // namespace kilde::query
