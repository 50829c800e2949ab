// Propositions of a large ledger: how long the questions about them take, warm and cold, and how
// long a report more.
//
// usage: kilde_proposition_bench FILE [CLAIMS [archive|even]]     (default: 1000000 archive; FILE
// is made where it is not there)
//
// The ledger is synthetic (invented_reports.h). Warm is the median of twenty in time of the
// processor, as is a report more; cold one question of a fresh connection whose file the system has
// let go. A question whose answer is not as it should be ends it with an error.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "invented_reports.h"
#include "ledger/record_table.h"
#include "ledger/store.h"
#include "registry/lists.h"
#include "registry/registry.h"

namespace kilde::bench {
namespace {

using Wall = std::chrono::steady_clock;

constexpr size_t kBatch = 500;
constexpr int kRepeats = 20, kMore = 20;

[[noreturn]] void end(const Error& error) {
  std::fprintf(stderr, "kilde_proposition_bench: %s\n", error.to_string().c_str());
  std::exit(1);
}

void must(const Result<void>& result) {
  if (!result) end(result.error());
}
template <typename T>
T must(Result<T> result) {
  if (!result) end(result.error());
  return std::move(*result);
}

double ms_since(Wall::time_point start) {
  return std::chrono::duration<double, std::milli>(Wall::now() - start).count();
}

// Of this program alone, whatever else the machine does.
class Processor {
 public:
  double ms() const { return static_cast<double>(std::clock() - start_) * 1e3 / CLOCKS_PER_SEC; }

 private:
  std::clock_t start_ = std::clock();
};

struct Tables {
  text::SearchWords search = must(text::SearchWords::load(KILDE_ROOT));
  proposition::Resolver resolver = must(proposition::Resolver::load(KILDE_ROOT));
};

ledger::Store opened(const std::filesystem::path& file, ledger::Open how, const Tables& tables) {
  return must(ledger::Store::open(file, how, tables.search));
}

// The reports from `first` on, with the claims of each as if a reading had found them.
void add(ledger::Store& store, InventedReports& reports, size_t first, size_t count) {
  std::vector<Document> docs;
  std::vector<claim::Report> records;
  for (size_t number = first; number < first + count; ++number) {
    Invented written = reports.write(number);
    Document& doc = docs.emplace_back(std::move(written.text));
    doc.id = written.report.id;
    doc.sha256 = base::sha256_hex(doc.text());
    doc.title = doc.id;
    doc.publisher = written.report.publisher;
    doc.lang = "da";
    doc.published = written.report.published;
    records.push_back(std::move(written.report));
  }
  must(store.add(docs, {.time = "2025-01-01T00:00:00Z", .version = "bench", .fingerprint = {}}));
  ledger::Transaction transaction(store.database());
  ledger::RecordTable table(store.database());
  for (size_t i = 0; i < docs.size(); ++i) {
    table.put(must(store.find(docs[i].id)), records[i], ledger::beside_of(docs[i]));
    store.database().clear();
  }
  must(transaction.commit());
}

double settle(ledger::Store& store, const Tables& tables) {
  const Processor time;
  registry::Registry registry(store.database(), tables.search, tables.resolver);
  must(registry.bring_up_to_date([] { return false; }));
  return time.ms();
}

using Ask = std::function<size_t(registry::Lists&)>;  // -> claims told of

struct Question {
  const char* name;
  Ask ask;
};

size_t told(registry::Lists& lists, const registry::Lists::Ids& ids, bool trace,
            const Tables& tables) {
  const registry::Page page = must(lists.load(ids));
  size_t claims = 0;
  for (const uint32_t row : page.rows) {
    const proposition::Proposition& each = page.propositions[row];
    claims += trace ? tables.resolver.trace(each, page.set.reports, page.set.descents, page.voices)
                          .steps.size()
                    : each.claims.size();
  }
  return claims;
}

std::vector<Question> questions(const Tables& tables) {
  auto list = [&tables](auto ids) {
    return
        [&tables, ids](registry::Lists& lists) { return told(lists, ids(lists), false, tables); };
  };
  auto trace = [&tables](std::vector<std::string> words) {
    return [&tables, words = std::move(words)](registry::Lists& lists) {
      const auto id = lists.with_words(words);
      return id ? told(lists, {*id}, true, tables) : 0;
    };
  };
  constexpr registry::Slice kPage{.limit = 20};
  return {
      {"trace: rare words", trace({"w900 person200"})},
      {"trace: frequent words", trace({"c0 c1 person0"})},
      {"origins: a page", list([=](registry::Lists& l) { return l.by_origins(0, kPage); })},
      {"origins: page 100",
       list([](registry::Lists& l) { return l.by_origins(0, {.limit = 20, .offset = 2000}); })},
      {"disputes: a page", list([=](registry::Lists& l) { return l.disputes(kPage); })},
      {"predictions: a page", list([=](registry::Lists& l) { return l.predictions(kPage); })},
  };
}

// The system forgets what it keeps of a file.
void let_go(const std::filesystem::path& file) {
  const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return;
  ::fdatasync(handle);
  ::posix_fadvise(handle, 0, 0, POSIX_FADV_DONTNEED);
  ::close(handle);
}

double cold_ms(const std::filesystem::path& file, const Ask& ask, const Tables& tables) {
  let_go(file);
  const auto start = Wall::now();
  ledger::Store store = opened(file, {.read_only = true}, tables);
  registry::Lists lists(store.database(), tables.search);
  ask(lists);
  return ms_since(start);
}

bool ask_all(const std::filesystem::path& file, size_t claims, const Tables& tables) {
  ledger::Store store = opened(file, {.read_only = true}, tables);
  registry::Lists lists(store.database(), tables.search);
  std::printf("%-32s %6s %9s %9s\n", "question", "claims", "warm ms", "cold ms");
  bool answered = true;
  for (const Question& question : questions(tables)) {
    const double cold = cold_ms(file, question.ask, tables);
    const size_t rows = question.ask(lists);
    std::vector<double> times;
    for (int i = 0; i < kRepeats; ++i) {
      const Processor time;
      answered &= question.ask(lists) == rows;
      times.push_back(time.ms());
    }
    std::ranges::nth_element(times, times.begin() + kRepeats / 2);
    std::printf("%-32s %6zu %9.2f %9.1f\n", question.name, rows, times[kRepeats / 2], cold);
    answered &= rows > 0 || claims < 100'000;  // in a small ledger something rare need not be there
  }
  return answered;
}

// Reports more, each about a happening of which others tell already, or about a new one.
void add_more(const std::filesystem::path& file, Form form, const Tables& tables) {
  ledger::Store store = opened(file, {}, tables);
  InventedReports reports(form);
  const auto there = static_cast<size_t>(store.database().number("SELECT count(*) FROM documents"));
  settle(store, tables);
  std::vector<double> times;
  for (size_t i = 0; i < kMore; ++i) {
    add(store, reports, there + i, 1);
    times.push_back(settle(store, tables));
  }
  double sum = 0;
  for (const double each : times) sum += each;
  std::ranges::sort(times);
  std::printf("a report more: median %.1f ms, mean %.1f ms, most %.1f ms of %d\n", times[kMore / 2],
              sum / kMore, times.back(), kMore);
}

int run(const std::filesystem::path& file, size_t claims, Form form) {
  const Tables tables;
  if (!std::filesystem::exists(file)) {
    ledger::Store store = opened(file, {.create = true}, tables);
    InventedReports reports(form);
    const auto start = Wall::now();
    const size_t count = std::max<size_t>(claims / kClaimsEach, 1);
    for (size_t first = 0; first < count; first += kBatch)
      add(store, reports, first, std::min(kBatch, count - first));
    std::printf("filled with %zu reports in %.0f s\n", count, ms_since(start) / 1e3);
    std::printf("propositions of all: %.1f s\n", settle(store, tables) / 1e3);
  }
  add_more(file, form, tables);
  std::printf("%s, %.0f MiB\n", file.c_str(),
              static_cast<double>(std::filesystem::file_size(file)) / (1 << 20));
  if (ask_all(file, claims, tables)) return 0;
  std::printf("ERROR OCCURRED: an answer without claims, or not always the same\n");
  return 1;
}

}  // namespace
}  // namespace kilde::bench

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const std::string form = argc > 3 ? argv[3] : "archive";
  if (argc < 2 || argc > 4 || (form != "archive" && form != "even")) {
    std::fprintf(stderr, "usage: kilde_proposition_bench FILE [CLAIMS [archive|even]]\n");
    return 2;
  }
  const size_t claims = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'000'000;
  using kilde::bench::Form;
  return kilde::bench::run(argv[1], claims, form == "even" ? Form::kEven : Form::kArchive);
}
