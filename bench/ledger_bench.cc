// Questions to a ledger of many claims: how long each takes, warm and cold.
//
// usage: kilde_ledger_bench FILE [CLAIMS]      (default: 1000000; FILE is made where it is not
// there)
//
// The ledger is synthetic: reports of twenty claims each in five languages, words, names, outlets
// and places after Zipf's law, days over three years, some reports in several versions. Warm is the
// median of twenty in time of the processor, which other programs do not disturb, cold one question
// of a fresh connection whose file the system has let go. A question whose answer is not as it
// should be ends it with an error.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include <kilde/ledger.h>

#include "base/sha256.h"

namespace kilde::bench {
namespace {

constexpr size_t kClaimsEach = 20, kBatch = 500, kWords = 40'000, kPersons = 30'000;
constexpr int kRepeats = 20;
constexpr std::array<const char*, 5> kLangs = {"da", "en", "de", "sv", "nb"};
constexpr std::array<const char*, 10> kAgencies = {
    "Reuters", "AFP", "AP", "dpa", "Ritzau", "NTB", "TASS", "RIA Novosti", "TT", "Interfax"};

// Numbers after Zipf's law: the first is the most frequent.
class Zipf {
 public:
  explicit Zipf(size_t count) {
    double sum = 0;
    for (size_t i = 1; i <= count; ++i) below_.push_back(sum += 1.0 / static_cast<double>(i));
    for (double& each : below_) each /= sum;
  }
  size_t operator()(std::mt19937_64& random) const {
    const double at = static_cast<double>(random() >> 11) * 0x1p-53;
    return static_cast<size_t>(std::ranges::lower_bound(below_, at) - below_.begin());
  }

 private:
  std::vector<double> below_;
};

// A word of its own for each number.
std::string word(size_t number, bool capital) {
  static constexpr std::array<const char*, 20> kBegin = {"b",  "d",  "f",  "g",  "h",  "k", "l",
                                                         "m",  "n",  "p",  "r",  "s",  "t", "v",
                                                         "st", "tr", "gr", "kl", "br", "sk"};
  static constexpr std::array<const char*, 10> kEnd = {"a",  "e",  "i",  "o",  "u",
                                                       "ar", "el", "in", "or", "un"};
  std::string out;
  for (number += 7; number > 0; number /= 200)
    out += std::string(kBegin[number % 20]) + kEnd[number / 20 % 10];
  if (capital) out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

struct Place {
  const char* name;
  const char* id;
  const char* country;
};
constexpr std::array<Place, 4> kPlaces = {{{"Ukraine", "country:UA", "UA"},
                                           {"Kyiv", "gn:703448", "UA"},
                                           {"Minsk", "gn:625144", "BY"},
                                           {"Belarus", "country:BY", "BY"}}};

std::string person(size_t number) {
  return word(number * 31 % 997, true) + " " + word(number + 1000, true) + "sen";
}
std::string outlet(size_t number) { return "The " + word(number + 5000, true) + " Post"; }

class Filler {
 public:
  Document report(size_t number, size_t version) {
    random_.seed(number * 16 + version);
    text_.clear();
    Marks marks;
    title_ = "Report " + std::to_string(number) + " " + word(number % kWords, false);
    text_ = title_ + "\n\n";
    for (size_t i = 0; i < kClaimsEach; ++i) sentence(marks);
    Document doc(text_);
    doc.id = "r" + std::to_string(number);
    doc.sha256 = base::sha256_hex(doc.text());
    doc.title = title_;
    doc.publisher = outlet(outlets_(random_));
    doc.lang = kLangs[number % kLangs.size()];
    doc.date = date_of(Day(std::chrono::days(19'000 + number * 7919 % 1100)));
    doc.published = doc.date.to_string();
    put(doc, marks);
    return doc;
  }

 private:
  struct Said {
    ByteSpan source, cue, content;
    std::string name;
    std::string hand;
    Act act = Act::kSay;
  };
  struct Named {
    ByteSpan span;
    std::string name;
    const Place* place = nullptr;
  };
  struct Dated {
    ByteSpan span;
    int64_t day;
  };
  struct Marks {
    std::vector<Said> said;
    std::vector<Named> named;
    std::vector<Dated> dated;
  };

  ByteSpan append(const std::string& words) {
    const auto begin = static_cast<uint32_t>(text_.size());
    text_ += words;
    return {begin, static_cast<uint32_t>(text_.size())};
  }

  void sentence(Marks& marks) {
    Said said;
    said.name = person(persons_(random_));
    said.source = append(said.name);
    marks.named.push_back({said.source, said.name});
    text_ += " ";
    const size_t act = random_() % 20;
    said.act = act < 12 ? Act::kSay : act < 19 ? static_cast<Act>(act - 11) : Act::kDeny;
    said.cue = append("says");
    if (random_() % 4 == 0) said.hand = kAgencies[agencies_(random_)];
    text_ += " that ";
    const auto begin = static_cast<uint32_t>(text_.size());
    const size_t length = 12 + random_() % 20;
    for (size_t i = 0; i < length; ++i) {
      if (i > 0) text_ += " ";
      append(word(words_(random_), false));
    }
    if (random_() % 3 == 0) {
      const Place& place = kPlaces[places_(random_)];
      text_ += " in ";
      marks.named.push_back({append(place.name), place.name, &place});
    }
    if (random_() % 5 == 0) {
      const std::string about = person(persons_(random_));
      text_ += " with ";
      marks.named.push_back({append(about), about});
    }
    if (random_() % 5 < 2) {
      const auto day = static_cast<int64_t>(19'000 + random_() % 1'200);
      text_ += " on ";
      marks.dated.push_back({append(date_of(Day(std::chrono::days(day))).to_string()), day});
    }
    said.content = {begin, static_cast<uint32_t>(text_.size())};
    text_ += ". ";
    for (size_t i = 0; i < 10; ++i) text_ += word(words_(random_), false) + " ";
    text_ += ".\n";
    marks.said.push_back(std::move(said));
  }

  static void put(Document& doc, const Marks& marks) {
    for (const Named& named : marks.named) {
      const auto token = static_cast<uint32_t>(doc.tokens.size());
      doc.tokens.push_back(named.span);
      doc.names.push_back({{token, token + 1}, named.place ? NameKind::kLoc : NameKind::kPer});
      entity(doc, named).mentions.push_back(named.span);
    }
    for (const Dated& dated : marks.dated) {
      const std::string from = doc.text(dated.span) == "" ? "" : std::string(doc.text(dated.span));
      doc.times.push_back({dated.span,
                           TimexType::kDate,
                           doc.intern(from),
                           {},
                           doc.intern(from),
                           doc.intern(date_of(Day(std::chrono::days(dated.day + 1))).to_string()),
                           doc.intern("bench")});
    }
    for (const Said& said : marks.said) doc.attributions.push_back(claim(doc, said));
  }

  static Entity& entity(Document& doc, const Named& named) {
    for (Entity& known : doc.entities)
      if (known.name == named.name) return known;
    Entity fresh{.id = doc.intern(named.place ? std::string(named.place->id)
                                              : "e" + std::to_string(doc.entities.size() + 1)),
                 .name = doc.intern(named.name),
                 .kind = named.place ? EntityKind::kPlace : EntityKind::kPerson,
                 .wikidata = {},
                 .country = doc.intern(named.place ? named.place->country : ""),
                 .mentions = {}};
    doc.entities.push_back(fresh);
    return doc.entities.back();
  }

  static Attribution claim(Document& doc, const Said& said) {
    Attribution each;
    each.source = {said.source};
    each.cue = {said.cue};
    each.content = {said.content};
    for (size_t i = 0; i < doc.entities.size(); ++i)
      if (doc.entities[i].name == said.name) each.speaker = static_cast<int32_t>(i);
    each.speaker_name = doc.intern(said.name);
    each.act = said.act;
    each.chain = {each.speaker_name};
    if (!said.hand.empty()) each.chain.push_back(doc.intern(said.hand));
    each.chain.push_back(doc.intern(doc.publisher));
    each.rule = doc.intern("bench");
    each.source_kind = SourceKind::kPerson;
    each.source_grade = SourceGrade::kNamed;
    each.confidence = 0.9;
    return each;
  }

  std::mt19937_64 random_;
  Zipf words_{kWords}, persons_{kPersons}, outlets_{400}, agencies_{kAgencies.size()},
      places_{kPlaces.size()};
  std::string text_, title_;
};

[[noreturn]] void end(const Error& error) {
  std::fprintf(stderr, "kilde_ledger_bench: %s\n", error.to_string().c_str());
  std::exit(1);
}

template <typename T>
T must(Result<T> result) {
  if (!result) end(result.error());
  return std::move(*result);
}

double processor_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void fill(const std::filesystem::path& file, size_t claims) {
  Ledger ledger = must(Ledger::open(file, {.resources = KILDE_ROOT, .create = true}));
  Filler filler;
  std::vector<Document> docs;
  const auto start = std::chrono::steady_clock::now();
  const size_t reports = std::max<size_t>(claims / kClaimsEach, 1);
  for (size_t number = 0; number < reports; ++number) {
    docs.push_back(filler.report(number, 0));
    if (number % 50 == 49) docs.push_back(filler.report(number, 1));  // a new version of it
    if (docs.size() < kBatch && number + 1 < reports) continue;
    must(ledger.add(docs, {.time = "2025-01-01T00:00:00Z", .version = "bench"}));
    docs.clear();
  }
  std::printf("filled with %zu reports in %.0f s\n", reports, seconds_since(start));
}

using Ask = std::function<size_t(Ledger&)>;  // -> rows of the answer

struct Question {
  const char* name;
  Ask ask;
};

Day day(int number) { return Day(std::chrono::days(number)); }

std::vector<Question> questions() {
  auto claims = [](Filter filter) {
    return [filter](Ledger& ledger) { return must(ledger.claims(filter)).rows.size(); };
  };
  auto search = [](Filter filter) {
    return [filter](Ledger& ledger) { return must(ledger.search(filter)).rows.size(); };
  };
  auto timeline = [](Filter filter) {
    return [filter](Ledger& ledger) { return must(ledger.timeline(filter)).rows.size(); };
  };
  auto sources = [](Filter filter) {
    return [filter](Ledger& ledger) { return must(ledger.sources(filter)).rows.size(); };
  };
  const std::string first = person(0), some = person(300),
                    surname = first.substr(first.find(' ') + 1);
  const std::string a = word(0, false), b = word(1, false), rare = word(3'000, false);
  return {
      {"search: the most frequent word", search({.words = a})},
      {"search: two frequent words", search({.words = a + " " + b})},
      {"search: two frequent words in a row", search({.words = "\"" + a + " " + b + "\""})},
      {"search: a rare word", search({.words = rare})},
      {"search: frequent, one outlet, one month",
       search({.words = a, .outlet = outlet(3), .from = day(19'300), .to = day(19'330)})},
      {"claims: all", claims({})},
      {"claims: page 5,000 of all", claims({.offset = 100'000})},
      {"claims: the most frequent word", claims({.words = a})},
      {"claims: two frequent words in a row", claims({.words = "\"" + a + " " + b + "\""})},
      {"claims: a rare word", claims({.words = rare})},
      {"claims: the most quoted source", claims({.source = first})},
      {"claims: a surname", claims({.source = surname})},
      {"claims: source number 300", claims({.source = some})},
      {"claims: most quoted, denying, one language",
       claims({.source = first, .lang = "de", .act = Act::kDeny})},
      {"claims: act say", claims({.act = Act::kSay})},
      {"claims: act deny", claims({.act = Act::kDeny})},
      {"claims: via the largest agency", claims({.via = "Reuters"})},
      {"claims: via an agency, about a place", claims({.via = "TASS", .about = "Minsk"})},
      {"claims: about the most frequent place", claims({.about = "Ukraine"})},
      {"claims: place, its parts too", claims({.place = "Україна"})},
      {"claims: about a place, frequent word, act say",
       claims({.words = a, .about = "Kyiv", .act = Act::kSay})},
      {"claims: the smallest outlet", claims({.outlet = outlet(399)})},
      {"claims: one language, one week",
       claims({.lang = "sv", .from = day(19'300), .to = day(19'307)})},
      {"claims: source and outlet", claims({.source = some, .outlet = outlet(2)})},
      {"sources: the most quoted", sources({})},
      {"sources: the most quoted one, by name", sources({.source = first})},
      {"sources: number 300, by name", sources({.source = some})},
      {"timeline: all", timeline({})},
      {"timeline: from a day on", timeline({.from = day(19'800)})},
      {"timeline: the most quoted source", timeline({.source = first})},
      {"timeline: about the most frequent place, one week",
       timeline({.about = "Ukraine", .from = day(19'800), .to = day(19'807)})},
      {"timeline: a rare word", timeline({.words = rare})},
      {"show: a report",
       [](Ledger& l) { return must(l.load(must(l.find("r7")))).attributions.size(); }},
  };
}

// The system forgets what it keeps of a file; what it has not written yet, it keeps.
void let_go(const std::filesystem::path& file) {
  const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return;
  ::fdatasync(handle);
  ::posix_fadvise(handle, 0, 0, POSIX_FADV_DONTNEED);
  ::close(handle);
}

double cold_ms(const std::filesystem::path& file, const Ask& ask) {
  let_go(file);
  let_go(std::filesystem::path(KILDE_ROOT) / "data" / "entities" / "base.kmod");
  const auto start = std::chrono::steady_clock::now();
  Ledger ledger = must(Ledger::open(file, {.resources = KILDE_ROOT, .read_only = true}));
  ask(ledger);
  return seconds_since(start) * 1e3;
}

int run(const std::filesystem::path& file, size_t claims) {
  if (!std::filesystem::exists(file)) fill(file, claims);
  Ledger ledger = must(Ledger::open(file, {.resources = KILDE_ROOT, .read_only = true}));
  std::printf("%s, %.0f MiB\n%-52s %6s %9s %9s\n", file.c_str(),
              static_cast<double>(std::filesystem::file_size(file)) / (1 << 20), "question", "rows",
              "warm ms", "cold ms");
  double worst_warm = 0, worst_cold = 0;
  bool answered = true;
  for (const Question& question : questions()) {
    const double cold = cold_ms(file, question.ask);
    const size_t rows = question.ask(ledger);
    std::vector<double> times;
    for (int i = 0; i < kRepeats; ++i) {
      const double start = processor_seconds();
      answered &= question.ask(ledger) == rows;
      times.push_back((processor_seconds() - start) * 1e3);
    }
    std::ranges::nth_element(times, times.begin() + kRepeats / 2);
    const double warm = times[kRepeats / 2];
    std::printf("%-52s %6zu %9.2f %9.1f\n", question.name, rows, warm, cold);
    worst_warm = std::max(worst_warm, warm);
    worst_cold = std::max(worst_cold, cold);
    // In a small ledger something rare need not be there.
    answered &= rows > 0 || claims < 100'000;
  }
  std::printf("%-52s %6s %9.2f %9.1f\n", "the slowest", "", worst_warm, worst_cold);
  if (!answered) std::printf("ERROR OCCURRED: an answer without rows, or not always the same\n");
  return answered ? 0 : 1;
}

}  // namespace
}  // namespace kilde::bench

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::fprintf(stderr, "usage: kilde_ledger_bench FILE [CLAIMS]\n");
    return 2;
  }
  const size_t claims = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'000'000;
  return kilde::bench::run(argv[1], claims);
}
